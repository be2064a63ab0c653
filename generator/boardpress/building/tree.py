"""A folder of output files: those of them that stand as we wrote them, and whatever else is there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from boardpress.building.fileindex import RACE, Stamp
from boardpress.building.manifest import Entry, Manifest, folders_of
from boardpress.building.survey import Difference, restored, survey
from boardpress.output import Output


class Tree:
    """A folder, looked at once.

    `known` is its manifest, `now` what time its file system said it was before anybody looked, in nanoseconds, where
    that is to be known. `seen` is what somebody saw who has looked already.
    """

    def __init__(self, root: Path, known: Manifest, now: int = 0, seen: Difference | None = None) -> None:
        self.root = root
        self.seal = known.seal
        self.found = restored(known, seen) if seen else survey(root, known)
        files = self.found.files
        self.kept: dict[str, Entry] = {
            path: entry for path, entry in known.entries.items() if files.get(path) == entry.stamp
        }
        self.settled: dict[str, Stamp] = {
            path: stamp
            for path, stamp in self.found.folders.items()
            if known.folders.get(path) == stamp or max(stamp.modified, stamp.changed) < now - RACE
        }
        """Folders that could not change once more and show the same times."""
        self._is_whole = len(self.kept) == len(known.entries)

    def output(self, path: str, fingerprint: str) -> Output | None:
        """What a file holds, where it is there and was made from the same things."""
        entry = self.kept.get(path)
        return entry.output if entry and entry.fingerprint == fingerprint else None

    def recognise(self, path: str, fingerprint: str, output: Output) -> bool:
        """Whether a file holds what was made just now: it counts as made from the same things then."""
        entry = self.kept.get(path)
        if entry is None or entry.output != output:
            return False
        self.kept[path] = entry._replace(fingerprint=fingerprint)
        return True

    @property
    def is_whole(self) -> bool:
        """Whether it holds what its manifest says, with nothing more and nothing less."""
        return self._is_whole and self._holds_no_more(self.kept)

    def holds_exactly(self, fingerprints: Mapping[str, str]) -> bool:
        """Whether the tree is the site of these fingerprints, with nothing more and nothing less."""
        if any(self.output(path, fingerprint) is None for path, fingerprint in fingerprints.items()):
            return False
        return self._holds_no_more(fingerprints)

    def _holds_no_more(self, paths: Mapping[str, object]) -> bool:
        if not self.root.is_dir() or self.found.strangers or len(self.found.files) != len(paths):
            return False
        return self.found.folders.keys() == folders_of(paths)

    def touch(self, path: str) -> None:
        """Note that a file or folder came, went or changed: how the folder stands that it is in is not known then."""
        self.settled.pop(path.rpartition("/")[0], None)
