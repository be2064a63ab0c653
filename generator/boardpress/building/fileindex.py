"""The hashes of files that have not changed since they were last read."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from boardpress.building.sealed import read_sealed, write_sealed

FILE_NAME = "files.json"
RACE = 2_000_000_000
"""Nanoseconds within which a second change may leave a file's times as they were: FAT counts in two seconds."""
CHUNK = 1 << 20


class Stamp(NamedTuple):
    """What changes when a file does. Contents can be forged back, sizes and times too, `changed` cannot be on Unix."""

    size: int
    modified: int
    changed: int
    inode: int

    @classmethod
    def of(cls, found: os.stat_result) -> Self:
        # In two thirds of the time that its own name takes: tens of thousands are made in each build.
        return tuple.__new__(cls, (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino))


class FileIndex:
    """SHA-256 by path, kept in a folder of the cache; without a folder, or `fresh`, every file is read.

    An entry holds while the file's stamp is the same and its times are well before the moment it was hashed at:
    a file that was being written just then may have changed once more and show the same times.
    """

    def __init__(self, folder: Path | None, fresh: bool = False) -> None:
        self._folder = folder
        self._entries: dict[str, tuple[Stamp, str]] = {} if fresh else load(folder)
        self._used: set[str] = set()
        self._now = 0
        self._changed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.save()

    def sha256(self, path: Path) -> str:
        """The SHA-256 of a file's bytes, in hexadecimal; raises OSError where it cannot be read."""
        key = os.path.abspath(path)  # noqa: PTH100 - resolving links asks the disk, for every file
        self._used.add(key)
        entry = self._entries.get(key)
        if entry and entry[0] == Stamp.of(path.stat()):
            return entry[1]
        return self._read(key, path)

    def save(self) -> None:
        """Keep what was learnt, for the next run. An index that cannot be written is done without."""
        if self._folder is None or not self._changed:
            return
        known = {key: entry for key, entry in self._entries.items() if key in self._used or Path(key).is_file()}
        rows = {
            key: [known[key][0].size, known[key][0].modified, known[key][0].changed, known[key][0].inode, known[key][1]]
            for key in sorted(known)
        }
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_sealed(self._folder / FILE_NAME, rows)
        except OSError:
            return
        self._changed = False

    def _read(self, key: str, path: Path) -> str:
        now = self._clock()
        digest = hashlib.sha256()
        with path.open("rb") as file:
            before = Stamp.of(os.fstat(file.fileno()))
            while chunk := file.read(CHUNK):
                digest.update(chunk)
            after = Stamp.of(os.fstat(file.fileno()))
        settled = before == after and max(after.modified, after.changed) < now - RACE
        self._keep(key, (after, digest.hexdigest()) if settled else None)
        return digest.hexdigest()

    def _keep(self, key: str, entry: tuple[Stamp, str] | None) -> None:
        # A name that is no text (undecodable bytes) cannot stand in the index.
        if entry and all(not "\ud800" <= sign <= "\udfff" for sign in key):
            self._entries[key] = entry
            self._changed = True
        elif self._entries.pop(key, None):
            self._changed = True

    def _clock(self) -> int:
        """When the index began to read, by the file system's own clock; 0 without a folder: nothing is kept."""
        if self._now == 0 and self._folder is not None:
            self._now = file_system_clock(self._folder) or 0
            if self._now == 0:
                self._folder = None
        return self._now


def file_system_clock(folder: Path) -> int | None:
    """What time a file system says it is, in nanoseconds; None for a folder that cannot be written."""
    probe = folder / f"now.{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"")
        now = probe.stat().st_mtime_ns
        probe.unlink()
    except OSError:
        return None
    return now


def load(folder: Path | None) -> dict[str, tuple[Stamp, str]]:
    """The entries that were kept; none where there is no index, or no sound one."""
    rows = read_sealed(folder / FILE_NAME) if folder else None
    try:
        return {key: (Stamp(*row[:4]), row[4]) for key, row in (rows or {}).items()}
    except (AttributeError, TypeError, IndexError, KeyError):
        return {}
