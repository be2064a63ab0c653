"""What we know of a tree of output files, and what is really there."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import NamedTuple

from boardpress.building.fileindex import Stamp
from boardpress.building.sealed import read_sealed, write_sealed
from boardpress.output import Output
from boardpress.records import dataclass


class Entry(NamedTuple):
    """A file as we wrote it: what it was made from, what it holds, and how it stood on the disk then."""

    fingerprint: str
    output: Output
    stamp: Stamp


@dataclass(slots=True)
class Survey:
    """What a folder holds, by path from it with forward slashes. Links are not followed."""

    files: dict[str, Stamp] = field(default_factory=dict)
    folders: list[str] = field(default_factory=list)
    """Outer ones before the ones inside."""
    strangers: list[str] = field(default_factory=list)
    """What is neither a file nor a folder: symbolic links, pipes."""


def survey(root: Path) -> Survey:
    """What is in a folder; nothing where there is none."""
    found = Survey()
    waiting = [("", str(root))] if root.is_dir() and not root.is_symlink() else []
    while waiting:
        prefix, folder = waiting.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                path = prefix + entry.name
                if entry.is_dir(follow_symlinks=False):
                    found.folders.append(path)
                    waiting.append((path + "/", entry.path))
                elif entry.is_file(follow_symlinks=False):
                    found.files[path] = Stamp.of(_look(entry))
                else:
                    found.strangers.append(path)
    return found


def _look(entry: os.DirEntry[str]) -> os.stat_result:
    # On Windows, an entry knows no inode.
    return os.lstat(entry.path) if sys.platform == "win32" else entry.stat(follow_symlinks=False)


def untouched(entries: Mapping[str, Entry], found: Survey) -> dict[str, Entry]:
    """The entries whose files stand as we left them."""
    files = found.files
    return {path: entry for path, entry in entries.items() if files.get(path) == entry.stamp}


def folders_of(paths: Mapping[str, object]) -> set[str]:
    """Every folder that the paths need."""
    folders: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return folders


def save_manifest(path: Path, entries: Mapping[str, Entry]) -> None:
    write_sealed(
        path,
        {
            name: [entry.fingerprint, entry.output.sha256, *_numbers(entry.stamp)]
            for name, entry in sorted(entries.items())
        },
    )


def load_manifest(path: Path) -> dict[str, Entry]:
    """The entries of a manifest; none where there is no sound one."""
    rows = read_sealed(path)
    try:
        return {name: Entry(row[0], Output(row[2], row[1]), Stamp(*row[2:])) for name, row in (rows or {}).items()}
    except (AttributeError, TypeError, IndexError, KeyError):
        return {}


def _numbers(stamp: Stamp) -> tuple[int, int, int, int]:
    return stamp.size, stamp.modified, stamp.changed, stamp.inode
