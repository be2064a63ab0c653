"""What we know of a tree of output files: what each was made from, and how it stood on the disk."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import NamedTuple

from boardpress.building.fileindex import Stamp
from boardpress.building.sealed import read_sealed_bytes, write_sealed_bytes
from boardpress.building.stamps import Stamps
from boardpress.output import Output
from boardpress.records import dataclass, field


class Entry(NamedTuple):
    """A file as we wrote it: what it was made from, what it holds, and how it stood on the disk then."""

    fingerprint: str
    output: Output
    stamp: Stamp


_LENGTHS = struct.Struct("<4q")
_PARTED = "|"
"""Stands in no path, see `paths.FORBIDDEN`, and in no fingerprint."""


class Files(MutableMapping[str, Entry]):
    """Files of a tree, by path, a column for each thing that is known of all of them: see `Stamps`."""

    def __init__(
        self,
        paths: Sequence[str] = (),
        fingerprints: Iterable[str] = (),
        hashes: Iterable[str] = (),
        packed: bytes | memoryview = b"",
    ) -> None:
        self.fingerprints = dict(zip(paths, fingerprints, strict=True))
        self.hashes = dict(zip(paths, hashes, strict=True))
        self.stamps = Stamps(paths, packed)

    def __getitem__(self, path: str) -> Entry:
        stamp = self.stamps[path]
        return Entry(self.fingerprints[path], Output(stamp.size, self.hashes[path]), stamp)

    def __setitem__(self, path: str, entry: Entry) -> None:
        self.fingerprints[path], self.hashes[path], self.stamps[path] = (
            entry.fingerprint,
            entry.output.sha256,
            entry.stamp,
        )

    def __delitem__(self, path: str) -> None:
        del self.fingerprints[path], self.hashes[path], self.stamps[path]

    def __contains__(self, path: object) -> bool:
        return path in self.fingerprints

    def __iter__(self) -> Iterator[str]:
        return iter(self.fingerprints)

    def __len__(self) -> int:
        return len(self.fingerprints)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of a tree as we wrote them. Whoever loads it may go on with it: see `Tree`."""

    files: Files = field(default_factory=Files)
    folders: Stamps = field(default_factory=Stamps)
    """How folders stood that held these files and no others, and had long done so."""
    seal: str = ""
    """Tells it from every other one; empty where there is none."""


def folders_of(paths: Iterable[str]) -> set[str]:
    """Every folder that the paths need."""
    # Level by level: nearly every page has a folder of its own, and these lie in a few.
    folders: set[str] = set()
    level = {path.rpartition("/")[0] for path in paths}
    while level:
        folders |= level
        level = {folder.rpartition("/")[0] for folder in level} - folders
    folders.discard("")
    return folders


def manifest_path(state: Path, root: Path) -> Path:
    """The manifest of a tree. A tree keeps its inode when it is renamed, so an exchange changes no manifest."""
    try:
        return state / f"manifest-{root.stat().st_ino}"
    except OSError:
        return state / "manifest-none"


def save_manifest(path: Path, files: Files, folders: Stamps) -> str:
    """Keep a manifest; returns its seal.

    It has a text for each thing that is known of all files, and of all folders, after the lengths of these texts, and
    then their stamps: to take ten thousand short texts out of JSON takes longer than all that is done with them.
    """
    names, near = sorted(files), sorted(folders)
    known = (map(column.__getitem__, names) for column in (files.fingerprints, files.hashes))
    texts = [_PARTED.join(line).encode("utf-8", "surrogateescape") for line in (names, *known, near)]
    packed = (files.stamps.packed(names), folders.packed(near))
    return write_sealed_bytes(path, b"".join([_LENGTHS.pack(*map(len, texts)), *texts, *packed]))


def load_manifest(path: Path) -> Manifest:
    """A manifest that was kept; an empty one where there is no sound one."""
    kept = read_sealed_bytes(path)
    if kept is None:
        return Manifest()
    try:
        ends = list(accumulate(_LENGTHS.unpack_from(kept.data), initial=_LENGTHS.size))
        names, fingerprints, hashes, near = (_parts(kept.data[start:end]) for start, end in pairwise(ends))
        last = ends[-1] + len(names) * Stamps.LENGTH
        files = Files(names, fingerprints, hashes, kept.data[ends[-1] : last])
        return Manifest(files, Stamps(near, kept.data[last:]), kept.seal)
    except (ValueError, struct.error):
        return Manifest()


def _parts(text: memoryview) -> list[str]:
    return str(text, "utf-8", "surrogateescape").split(_PARTED) if text else []
