"""Runs every work with every program, in turn, so that all meet the same machine."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.bench import flavours
from tools.bench.measure import Command, Run, peak_memory, timed
from tools.bench.peers import HUGO, OURS, PANDOC, PEERS, NotInstalled, Peer, install, prepare, version
from tools.bench.results import BODY, CLEAN, DECK, FACTS, NOTHING, SEARCH, Measured, Results

Say = Callable[[str], None]
DECKS = 60
ASIDE = "aside"
"""Folder of what earlier runs made."""
SETTLED = 2.5
"""Seconds after which a file is taken to be as it was last seen."""


@dataclass(frozen=True, slots=True)
class Place:
    """A program with a corpus of its own."""

    peer: Peer
    home: Path
    folder: Path


@dataclass(frozen=True)
class Suite:
    """The programs to measure, how often, and where. `work` is a folder of ours to work in."""

    work: Path
    homes: Path
    runs: int
    say: Say

    def installed(self, names: Iterable[str], results: Results) -> list[tuple[Peer, Path]]:
        """The programs that are there or could be installed; what could not stands in the results."""
        found = []
        for name in names:
            peer = PEERS[name]
            self.say(f"{peer.label}: install")
            try:
                home = install(peer, self.homes)
                results.versions[peer.label] = version(peer, home)
                found.append((peer, home))
            except NotInstalled as error:
                results.missing[peer.label] = str(error)
        return found

    def measure(self, peers: Sequence[tuple[Peer, Path]], size: int, results: Results) -> None:
        """Every work at one size."""
        places = [self._place(peer, home, size) for peer, home in peers]
        self._cleanly(places, CLEAN, size, results)
        self._cleanly([place for place in places if place.peer.has_search], SEARCH, size, results)
        for place in places:
            if place.peer.name == OURS:
                self._edited(place, size, results)
            if place.peer.name in (OURS, HUGO):
                self._remembered(place, size, results)

    def _place(self, peer: Peer, home: Path, size: int) -> Place:
        """A fresh corpus."""
        self.say(f"{peer.label}: write {size:,} publications")
        folder = self.work / "corpus" / f"{peer.name}-{size}"
        self._set_aside(folder)
        flavours.write_corpus(folder, peer.flavour, size)
        prepare(peer, home, folder)
        return Place(peer, home, folder)

    def _cleanly(self, places: Sequence[Place], work: str, size: int, results: Results) -> None:
        """From nothing, by each program in turn, again and again. The first of each only warms the machine up."""
        found = {place.peer.name: Measured(work, place.peer.name, size) for place in places}
        results.measured += found.values()
        for turn in range(self.runs + 1):
            for place in places:
                one = found[place.peer.name]
                if one.failed:
                    continue
                self.say(f"{place.peer.label}: {work}, {size:,}, run {turn} of {self.runs}")
                self._sweep(place)
                _note(one, timed(place.peer.command(place.home, place.folder, work == SEARCH)), turn > 0)

    def _edited(self, place: Place, size: int, results: Results) -> None:
        """What somebody waits for after a small change; each kind in turn."""
        command = place.peer.command(place.home, place.folder, search=True)
        edits: dict[str, Callable[[int], None]] = {
            BODY: lambda turn: flavours.edit_body(place.folder, turn),
            FACTS: lambda turn: flavours.edit_facts(place.folder, turn),
            NOTHING: lambda _: _come_to_rest(command),
        }
        found = {work: Measured(work, OURS, size) for work in edits}
        results.measured += found.values()
        # Both trees that change places have to have been written once.
        for turn in range(-1, self.runs * 2):
            for work, edit in edits.items():
                self.say(f"{place.peer.label}: {work}, {size:,}, run {turn + 1} of {self.runs * 2}")
                edit(turn)
                _note(found[work], timed(command), turn >= 0)

    def _remembered(self, place: Place, size: int, results: Results) -> None:
        self.say(f"{place.peer.label}: memory, {size:,}")
        self._sweep(place)
        one = results.find(CLEAN, place.peer.name, size)
        if one and not one.failed:
            one.peak = round(peak_memory(place.peer.command(place.home, place.folder)), 1)

    def _sweep(self, place: Place) -> None:
        """Take away whatever the program made, so that it begins from nothing."""
        for name in place.peer.made:
            self._set_aside(place.folder / name)

    def _set_aside(self, path: Path) -> None:
        """Take something away without deleting it: a file system makes files more slowly where many just went."""
        aside = self.work / ASIDE
        aside.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileNotFoundError):
            path.rename(Path(tempfile.mkdtemp(dir=aside)) / path.name)

    def clear(self) -> None:
        """Delete what was set aside."""
        shutil.rmtree(self.work / ASIDE, ignore_errors=True)


def _come_to_rest(command: Command) -> None:
    """Build until nothing has changed lately: what did is looked at again, since it could change once more unseen."""
    time.sleep(SETTLED)
    timed(command)


def _note(one: Measured, run: Run, counts: bool) -> None:
    if run.code:
        last = (run.said.strip().splitlines() or [""])[-1]
        one.failed = one.failed or f"exit code {run.code}: {last}"[:200]
    elif counts:
        one.walls.append(round(run.wall, 4))
        one.cpus.append(round(run.cpu, 4))
        one.others.append(round(run.others, 2))


def measure_decks(suite: Suite, results: Results) -> None:
    """One deck by each program, in one process, in turn; times are those of the processor."""
    from tools.bench.decks import compare

    pandoc = ""
    try:
        home = install(PANDOC, suite.homes)
        pandoc = str(next(iter(sorted(home.glob("lib/python3*/site-packages/pypandoc/files/pandoc*"))), ""))
        results.versions[PANDOC.label] = version(PANDOC, home)
    except NotInstalled as error:
        results.missing[PANDOC.label] = str(error)
    suite.say("decks")
    for one in compare(DECKS, pandoc):
        seconds = [milliseconds / 1000 for milliseconds in one.times]
        results.measured.append(Measured(DECK, one.name, 0, seconds, seconds, [0.0] * len(seconds)))


def revision() -> str:
    """The commit of ours that is measured; empty outside a repository."""
    command = ["git", "-C", str(Path(__file__).parent), "describe", "--always", "--dirty"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip()


def python() -> str:
    return ".".join(map(str, sys.version_info[:3]))
