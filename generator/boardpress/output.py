"""What became of a file of the site."""

from __future__ import annotations

from typing import NamedTuple


class Output(NamedTuple):
    """What became of an artefact: size in bytes and SHA-256 in hexadecimal."""

    size: int
    sha256: str
