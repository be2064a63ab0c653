"""Addresses on the web, as people write them: some are none."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

_NOTHING = urlsplit("")


def parts_of(address: str) -> SplitResult:
    """The parts of an address; those of an empty one where it cannot be read as one, such as `https://a[b`."""
    try:
        return urlsplit(address)
    except ValueError:
        return _NOTHING
