"""Putting one folder in another's place in one step, or, where the system lacks that, in two that can be mended."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import sys
from pathlib import Path

RENAME_EXCHANGE = 2
CURRENT_FOLDER = -100


def rename_exchange(one: Path, other: Path) -> None:
    """Exchange two folders in one step; raises OSError where the system or the file system cannot."""
    if sys.platform != "linux":
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    rename.argtypes = [ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint]
    if rename(CURRENT_FOLDER, os.fsencode(one), CURRENT_FOLDER, os.fsencode(other), RENAME_EXCHANGE) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(other))


def put_in_place(spare: Path, live: Path, aside: Path) -> None:
    """Make `spare` the live folder, and what was live the spare one. Raises OSError with the live folder as it was.

    `aside` is where the live folder stands for a moment between two renames; see `mend`.
    """
    if not live.exists():
        spare.rename(live)
        return
    try:
        rename_exchange(spare, live)
    except OSError:
        # Whatever the reason is (an old kernel, a network file system, a sandbox), plain renames may still do.
        rename_twice(spare, live, aside)


def rename_twice(spare: Path, live: Path, aside: Path) -> None:
    live.rename(aside)
    try:
        spare.rename(live)
    except OSError:
        aside.rename(live)
        raise
    aside.rename(spare)


def mend(spare: Path, live: Path, aside: Path) -> None:
    """Finish, or take back, an exchange that was cut short between its renames."""
    if not aside.is_dir():
        return
    if not live.exists():
        aside.rename(live)
    elif not spare.exists():
        aside.rename(spare)
    else:
        import shutil

        with contextlib.suppress(OSError):
            shutil.rmtree(aside)
