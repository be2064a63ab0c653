"""Which versions of the libraries are installed."""

from __future__ import annotations

import os
import re
import sys
from functools import cache

_INFO = ".dist-info"


def version(name: str) -> str:
    """The version of an installed library; "none" where there is none.

    A library is installed with a folder whose name says it (Binary distribution format: `feedgen-1.0.0.dist-info`).
    Who looks there need not load what reads all that can be known of a library, which takes longer than a small edit.
    """
    for folder in sys.path:
        if found := _installed(folder or ".").get(name):
            return found
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as told

    try:
        return told(name)
    except PackageNotFoundError:
        return "none"


@cache
def _installed(folder: str) -> dict[str, str]:
    """The version of each library that is installed in a folder, by its name as package indexes write it."""
    try:
        names = os.listdir(folder)  # noqa: PTH208 - before anything else is done
    except OSError:
        return {}
    parted = (name.removesuffix(_INFO).partition("-") for name in names if name.endswith(_INFO))
    return {re.sub(r"[-_.]+", "-", name).lower(): number for name, _, number in parted}
