"""What we know of a tree of output files: what each was made from, and how it stood on the disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import Any, NamedTuple

from boardpress.building.fileindex import Stamp
from boardpress.building.sealed import read_with_seal, write_sealed
from boardpress.output import Output
from boardpress.records import dataclass


class Entry(NamedTuple):
    """A file as we wrote it: what it was made from, what it holds, and how it stood on the disk then."""

    fingerprint: str
    output: Output
    stamp: Stamp


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
    folders: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return folders


def manifest_path(state: Path, root: Path) -> Path:
    """The manifest of a tree. A tree keeps its inode when it is renamed, so an exchange changes no manifest."""
    try:
        return state / f"manifest-{root.stat().st_ino}.json"
    except OSError:
        return state / "manifest-none.json"


def save_manifest(path: Path, entries: Mapping[str, Entry], folders: Mapping[str, Stamp]) -> str:
    """Keep a manifest; returns its seal. It is written by columns, which are read in a third of the time of rows."""
    names, near = sorted(entries), sorted(folders)
    every = [entries[name] for name in names]
    columns = (
        names, [entry.fingerprint for entry in every], [entry.output.sha256 for entry in every],
        *_columns([entry.stamp for entry in every]),
    )  # fmt: skip
    return write_sealed(path, [columns, [near, *_columns([folders[name] for name in near])]])


def load_manifest(path: Path) -> Manifest:
    """A manifest that was kept; an empty one where there is no sound one."""
    kept = read_with_seal(path)
    try:
        (names, fingerprints, hashes, sizes, *times), (folders, *stamps) = kept.value
        outputs = map(Output, sizes, hashes)
        entries = dict(zip(names, map(Entry, fingerprints, outputs, map(Stamp, sizes, *times)), strict=True))
        return Manifest(entries, dict(zip(folders, map(Stamp, *stamps), strict=True)), kept.seal)
    except (AttributeError, TypeError, ValueError):
        return Manifest()


def _columns(stamps: list[Stamp]) -> Iterator[list[Any]]:
    return (list(column) for column in zip(*stamps, strict=True)) if stamps else iter([[], [], [], []])
