"""A folder of output files: those of them that stand as we wrote them, and whatever else is there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from pathlib import Path
from typing import NamedTuple

from boardpress.building.fileindex import RACE, Stamp
from boardpress.building.manifest import Manifest, folders_of
from boardpress.building.survey import Difference, looked_at
from boardpress.output import Output


class Found(NamedTuple):
    """What is in a folder, by path."""

    files: Set[str]
    folders: Set[str]
    strangers: Sequence[str]


class Tree:
    """A folder, looked at once.

    `known` is its manifest, which is taken over, `now` what time its file system said it was before anybody looked, in
    nanoseconds, where that is to be known. `seen` is what somebody saw who has looked already.
    """

    def __init__(self, root: Path, known: Manifest, now: int = 0, seen: Difference | None = None) -> None:
        seen = seen or looked_at(root, known)
        self.root = root
        self.seal = known.seal
        self.found = Found(_paths(known.files, seen.files), _paths(known.folders, seen.folders), seen.strangers)
        self.kept = known.files
        self.settled = known.folders
        """Folders that could not change once more and show the same times."""
        self.is_whole = seen.is_whole and root.is_dir()
        """Whether it held what its manifest says, with nothing more and nothing less."""
        for path in seen.files:
            self.kept.pop(path, None)
        for path, stamp in seen.folders.items():
            self.settled.pop(path, None)
            if stamp and max(stamp.modified, stamp.changed) < now - RACE:
                self.settled[path] = stamp

    def output(self, path: str, fingerprint: str) -> Output | None:
        """What a file holds, where it is there and was made from the same things."""
        return self.kept[path].output if self.kept.fingerprints.get(path) == fingerprint else None

    def recognise(self, path: str, fingerprint: str, output: Output) -> bool:
        """Whether a file holds what was made just now: it counts as made from the same things then."""
        entry = self.kept.get(path)
        if entry is None or entry.output != output:
            return False
        self.kept[path] = entry._replace(fingerprint=fingerprint)
        return True

    def holds_exactly(self, fingerprints: Mapping[str, str]) -> bool:
        """Whether the tree is the site of these fingerprints, with nothing more and nothing less."""
        if any(self.output(path, fingerprint) is None for path, fingerprint in fingerprints.items()):
            return False
        found = self.found
        if not self.root.is_dir() or found.strangers or len(found.files) != len(fingerprints):
            return False
        return found.folders == folders_of(fingerprints)

    def touch(self, path: str) -> None:
        """Note that a file or folder came, went or changed: how the folder stands that it is in is not known then."""
        self.settled.pop(path.rpartition("/")[0], None)


def _paths(known: Iterable[str], others: Mapping[str, Stamp | None]) -> Set[str]:
    """The paths of what is there: what is known, and what is other than that."""
    return set(known).difference(others).union(path for path, stamp in others.items() if stamp)
