"""What we know of a tree of output files: what each was made from, and how it stood on the disk."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from functools import partial
from itertools import accumulate, chain, pairwise, starmap
from pathlib import Path
from typing import NamedTuple

from boardpress.building.fileindex import Stamp
from boardpress.building.sealed import read_sealed_bytes, write_sealed_bytes
from boardpress.output import Output
from boardpress.records import dataclass, field


class Entry(NamedTuple):
    """A file as we wrote it: what it was made from, what it holds, and how it stood on the disk then."""

    fingerprint: str
    output: Output
    stamp: Stamp


_LENGTHS, _STAMP = struct.Struct("<4q"), struct.Struct("<4q")
_PARTED = "|"
"""Stands in no path, see `paths.FORBIDDEN`, and in no fingerprint."""
_entry = partial(tuple.__new__, Entry)
"""Makes one from a tuple in two thirds of the time that its own name takes; the others likewise."""
_output = partial(tuple.__new__, Output)
_stamp = partial(tuple.__new__, Stamp)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of a tree as we wrote them, by path."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    folders: Mapping[str, Stamp] = field(default_factory=dict)
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


def save_manifest(path: Path, entries: Mapping[str, Entry], folders: Mapping[str, Stamp]) -> str:
    """Keep a manifest; returns its seal.

    It has a text for each thing that is known of all files, and of all folders, after the lengths of these texts, and
    then their stamps: to take ten thousand short texts out of JSON takes longer than all that is done with them.
    """
    names, near = sorted(entries), sorted(folders)
    every = [entries[name] for name in names]
    lines = (names, [entry.fingerprint for entry in every], [entry.output.sha256 for entry in every], near)
    stamps = chain((entry.stamp for entry in every), (folders[name] for name in near))
    texts = [_PARTED.join(line).encode("utf-8", "surrogateescape") for line in lines]
    packed = b"".join(starmap(_STAMP.pack, stamps))
    return write_sealed_bytes(path, b"".join([_LENGTHS.pack(*map(len, texts)), *texts, packed]))


def load_manifest(path: Path) -> Manifest:
    """A manifest that was kept; an empty one where there is no sound one."""
    kept = read_sealed_bytes(path)
    if kept is None:
        return Manifest()
    try:
        ends = list(accumulate(_LENGTHS.unpack_from(kept.data), initial=_LENGTHS.size))
        names, fingerprints, hashes, near = (_parts(kept.data[start:end]) for start, end in pairwise(ends))
        stamps = list(map(_stamp, _STAMP.iter_unpack(kept.data[ends[-1] :])))
        every, times = stamps[: len(names)], stamps[len(names) :]
        outputs = map(_output, zip((stamp.size for stamp in every), hashes, strict=True))
        rows = map(_entry, zip(fingerprints, outputs, every, strict=True))
        return Manifest(dict(zip(names, rows, strict=True)), dict(zip(near, times, strict=True)), kept.seal)
    except (ValueError, struct.error):
        return Manifest()


def _parts(text: memoryview) -> list[str]:
    return str(text, "utf-8", "surrogateescape").split(_PARTED) if text else []
