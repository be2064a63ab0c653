"""What is really there in a tree of output files."""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Self

from boardpress.building.fileindex import Stamp
from boardpress.building.manifest import Manifest, folders_of
from boardpress.records import dataclass, field

Rows = Mapping[str, Sequence[int] | None]
"""Stamps as JSON has them."""


@dataclass(slots=True)
class Survey:
    """What a folder holds, by path from it with forward slashes. Links are not followed."""

    files: dict[str, Stamp] = field(default_factory=dict)
    folders: dict[str, Stamp] = field(default_factory=dict)
    strangers: list[str] = field(default_factory=list)
    """What is neither a file nor a folder: symbolic links, pipes."""


def survey(root: Path, known: Manifest) -> Survey:
    """What is in a folder; nothing where there is none.

    A folder that stands as it is `known` to have stood holds what it held: nothing came and nothing went, so its files
    are looked at one by one, which takes a third of the time of listing it.
    """
    found = Survey()
    if not root.is_dir() or root.is_symlink():
        return found
    within, base = _within(known), str(root)
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        if folder in within:
            files, folders = within[folder]
            for path in files:
                found.files[path] = _stamp(f"{base}/{path}", known.entries[path].stamp)
        else:
            folders = _listed(base, folder, found)
        for path in folders:
            before = known.folders.get(path)
            stamp = found.folders[path] = _stamp(f"{base}/{path}", before)
            if stamp is not before:
                within.pop(path, None)
        waiting += folders
    return found


class Difference(NamedTuple):
    """What is in a folder, as far as it is not what its manifest says: there is hardly ever anything to tell."""

    files: Mapping[str, Stamp | None]
    """How they stand; None where they are gone."""
    folders: Mapping[str, Stamp | None]
    strangers: Sequence[str]

    @classmethod
    def of(cls, files: Rows, folders: Rows, strangers: Sequence[str]) -> Self:
        """One that was sent as JSON."""
        return cls(_stamps(files), _stamps(folders), strangers)


def difference(found: Survey, known: Manifest) -> Difference:
    """What was found that is not known. The manifest has to be the one that was known when it was found."""
    before = {path: entry.stamp for path, entry in known.entries.items()}
    return Difference(_others(found.files, before), _others(found.folders, known.folders), found.strangers)


def restored(known: Manifest, other: Difference) -> Survey:
    """What was found, from the difference that it makes."""
    files = {path: entry.stamp for path, entry in known.entries.items()}
    return Survey(_with(files, other.files), _with(known.folders, other.folders), list(other.strangers))


def _others(found: Mapping[str, Stamp], before: Mapping[str, Stamp]) -> dict[str, Stamp | None]:
    others: dict[str, Stamp | None] = {path: stamp for path, stamp in found.items() if stamp != before.get(path)}
    return {**others, **dict.fromkeys(path for path in before if path not in found)}


def _with(before: Mapping[str, Stamp], others: Mapping[str, Stamp | None]) -> dict[str, Stamp]:
    stamps = {**before, **others}
    return {path: stamp for path, stamp in stamps.items() if stamp} if others else dict(before)


def _stamps(rows: Rows) -> dict[str, Stamp | None]:
    return {path: Stamp(*row) if row else None for path, row in rows.items()}


def _stamp(path: str, before: Stamp | None) -> Stamp:
    """How something stands: the stamp that it had before, where that is still so."""
    now = os.lstat(path)
    if before and (now.st_size, now.st_mtime_ns, now.st_ctime_ns, now.st_ino) == before:
        return before
    return Stamp.of(now)


def _within(known: Manifest) -> dict[str, tuple[list[str], list[str]]]:
    """The files and the folders in each folder of which it is known how it stood."""
    files: dict[str, list[str]] = defaultdict(list)
    folders: dict[str, list[str]] = defaultdict(list)
    for path in known.entries:
        files[path.rpartition("/")[0]].append(path)
    for folder in folders_of(known.entries):
        folders[folder.rpartition("/")[0]].append(folder)
    return {folder: (files[folder], folders[folder]) for folder in known.folders}


def _listed(base: str, folder: str, found: Survey) -> list[str]:
    """Note what a folder holds; returns the folders in it."""
    folders: list[str] = []
    prefix = f"{folder}/" if folder else ""
    with os.scandir(f"{base}/{folder}") as entries:
        for entry in entries:
            path = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                folders.append(path)
            elif entry.is_file(follow_symlinks=False):
                found.files[path] = stamp_of(entry)
            else:
                found.strangers.append(path)
    return folders


def stamp_of(entry: os.DirEntry[str]) -> Stamp:
    """How what a folder holds stands."""
    # On Windows, an entry knows no inode.
    return Stamp.of(os.lstat(entry.path) if sys.platform == "win32" else entry.stat(follow_symlinks=False))
