"""Where a site may be written: never over somebody else's files."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

from boardpress.building.fileindex import Stamp
from boardpress.problems import UsageError

SOURCES = ("content", "learning", "theme")
REGISTER = "publications.json"
MARK = "boardpress"


def state_beside(live: Path) -> Path:
    """The folder beside a published one that nobody but us looks into."""
    return live.with_name(f".{live.name}.boardpress")


def checked_place(out: Path, site_dir: Path, cache: Path | None) -> Path:
    """The output folder with links resolved. Raises UsageError where it overlaps what the site is made from."""
    live, site = out.resolve(), site_dir.resolve()
    if site.is_relative_to(live):
        raise UsageError(f"{out}: the site's own folder is in it. Choose a folder that holds nothing else.")
    for name in SOURCES:
        if live.is_relative_to(site / name):
            raise UsageError(f"{out}: it is inside {name}/, which the site is made from. Choose a folder outside it.")
    if cache is not None and (cache.resolve().is_relative_to(live) or live.is_relative_to(cache.resolve())):
        raise UsageError(f"{out}: it overlaps the cache, {cache}. Choose another folder.")
    if live.exists() and not live.is_dir():
        raise UsageError(f"{out}: it is a file. Choose a folder.")
    if os.path.ismount(live):
        raise UsageError(f"{out}: it is a mounted disk, and cannot be replaced in one step. Choose a folder in it.")
    return live


def recognised(live: Path, stamps: Mapping[str, Stamp]) -> None:
    """Raises UsageError where the folder holds something, and it is not a site that we made."""
    if not live.exists() or not any(live.iterdir()):
        return
    if os.path.lexists(live / ".git"):
        raise UsageError(f"{live}: it is a git repository. Build somewhere else and copy the site into it.")
    if not (any(_is_ours(live / path, stamp) for path, stamp in stamps.items()) or _has_register(live)):
        raise UsageError(
            f"{live}: it is not empty, and not a site made by Boardpress. Empty it or choose another folder."
        )


def _is_ours(path: Path, stamp: Stamp) -> bool:
    # A new folder may well get the inode of one that was deleted, and so its manifest; its files do not match as well.
    try:
        found = Stamp.of(os.lstat(path))
    except OSError:
        return False
    return (found.inode, found.size) == (stamp.inode, stamp.size)


def _has_register(live: Path) -> bool:
    """Whether there is a register of ours: how a site is known that came from a backup or another machine."""
    register = live / REGISTER
    if register.is_symlink() or not register.is_file():
        return False
    try:
        data = json.loads(register.read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(data, dict) and data.get("generator") == MARK
