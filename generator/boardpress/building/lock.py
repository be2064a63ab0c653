"""One build at a time in one place."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from boardpress.problems import UsageError


class Busy(UsageError):
    """Another build into the same place is running."""


@contextmanager
def locked(path: Path, place: Path) -> Iterator[int]:
    """Hold the lock file while the block runs; gives its descriptor.

    The system holds the lock for as long as the process lives and not a moment longer, so a killed build leaves none.
    Raises Busy where another build into `place` is running.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    except OSError as error:
        raise UsageError(f"{place}: the site cannot be written there: {error.strerror}.") from error
    try:
        try:
            _take(descriptor)
        except OSError as error:
            raise Busy(f"{place}: another build is running. Wait until it has finished.") from error
        yield descriptor
    finally:
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
