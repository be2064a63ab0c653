"""Publishes a site of which a few files are others than in the live one: the rest is taken as it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from functools import partial
from pathlib import Path
from typing import NamedTuple, Protocol

from boardpress.artefact import Artefact, fingerprint
from boardpress.building.beside import Beside
from boardpress.building.executors import HERE, Crew, render_all
from boardpress.building.jobs import Job
from boardpress.building.needs import waves
from boardpress.building.trees import Trees, refusals
from boardpress.frames import Frame
from boardpress.output import Output
from boardpress.records import dataclass, field
from boardpress.timing import OFF, Profile

Chunks = Sequence[bytes | memoryview]
"""The bytes of a file, in turn."""


class CannotAmend(Exception):
    """The live site is not what it should be: everything has to be looked at."""


class Keeper(Protocol):
    """Keeps beside a site what it was made from."""

    def before(self, trees: Trees, root: Path, hashes: Mapping[str, str]) -> None:
        """Called when the folder `root` holds these files, and is shown already or will be next."""

    def after(self, trees: Trees) -> None:
        """Called when the site is shown."""


class Published(NamedTuple):
    """What was published: how many files are others, and the seal of the manifest."""

    made: int
    seal: str


class Fresh(NamedTuple):
    """What a file is to hold, in turn, and what that comes to."""

    chunks: Chunks
    output: Output


class Large(NamedTuple):
    """A file that takes long to hash and to write: what it is to hold, and what that comes to, once it is known."""

    path: str
    chunks: Chunks
    output: Beside[Output]


@dataclass(slots=True)
class Amendment:
    """A site under way that is as the live one but for what is added to it. `engine` see `engine.engine_digest`."""

    trees: Trees
    frames: Callable[[], Mapping[str, Frame]]
    engine: str
    crew: Crew = HERE
    """Who renders."""
    profile: Profile = OFF
    fingerprints: dict[str, str] = field(init=False)
    hashes: dict[str, str] = field(init=False)
    fresh: dict[str, Fresh] = field(default_factory=dict)
    """What is another than in the live site."""
    large: Large | None = None
    """What may be another, while that is being found out."""

    def __post_init__(self) -> None:
        files = self.trees.live.kept
        self.fingerprints, self.hashes = dict(files.fingerprints), dict(files.hashes)

    @property
    def paths(self) -> Set[str]:
        """Every file of the site."""
        return self.fingerprints.keys()

    def output(self, path: str) -> Output:
        """What a file holds."""
        fresh = self.fresh.get(path)
        return fresh.output if fresh else self.trees.live.kept[path].output

    def make(self, artefacts: Sequence[Artefact]) -> None:
        """Make each of them that is not in the live site as it is. What it needs is made before, or stands there."""
        paths = {artefact.path for artefact in artefacts}
        stand = {need for artefact in artefacts for need in artefact.needs if need in self.paths} - paths
        for wave in waves(artefacts, stand):
            self._render([Job(one, {need: self.output(need) for need in one.needs}) for one in wave])

    def _render(self, jobs: Sequence[Job]) -> None:
        frames = self.frames() if any(job.artefact.frame is not None for job in jobs) else {}
        made_from = {job.artefact.path: self._fingerprint(job, frames) for job in jobs}
        wanted = [job for job in jobs if made_from[job.artefact.path] != self.fingerprints.get(job.artefact.path)]
        for number, data in render_all(wanted, frames, self.crew, [self.trees.lock], self.profile):
            path = wanted[number].artefact.path
            self._replace(path, Fresh([data], Output.of(data)), made_from[path])

    def _fingerprint(self, job: Job, frames: Mapping[str, Frame]) -> str:
        artefact = job.artefact
        frame = None if artefact.frame is None else frames[artefact.frame]
        return fingerprint(artefact, frame, job.outputs, self.engine)

    def replace_large(self, path: str, chunks: Chunks) -> None:
        """Have these bytes at a path of the live site. A large file is hashed and written beside other work."""
        self.large = Large(path, chunks, Beside(partial(Output.of, *chunks)))

    def _take_large(self) -> None:
        if self.large:
            self._replace(self.large.path, Fresh(self.large.chunks, self.large.output.result()))
            self.large = None

    def _replace(self, path: str, fresh: Fresh, fingerprint: str = "") -> None:
        """Have this at a path of the live site. Without a fingerprint it stands for what it is made from."""
        if path not in self.paths:
            raise CannotAmend(path)
        if fresh.output != self.output(path):
            self.fresh[path], self.hashes[path] = fresh, fresh.output.sha256
            self.fingerprints[path] = fingerprint or f"amended:{fresh.output.sha256}"

    def publish(self, keeper: Keeper | None) -> Published:
        """Show the site. Raises UsageError, and CannotAmend: the live site is as it was then."""
        trees = self.trees
        if not self.fresh:
            # Whether there is anything to show depends on it.
            self._take_large()
        if self.fresh:
            trees.clear(self.fingerprints)
            self._fill()
        # Texts that nobody may read yet are kept too, as they are now.
        if keeper:
            with refusals(trees.live.root):
                keeper.before(trees, (trees.spare if self.fresh else trees.live).root, self.hashes)
        if self.fresh:
            trees.publish()
        if keeper:
            with refusals(trees.live.root):
                keeper.after(trees)
        return Published(len(self.fresh), trees.seal)

    def _fill(self) -> None:
        """Have in the spare what it lacks."""
        trees, large = self.trees, self.large
        if large:
            trees.write_beside(large.path, large.chunks)
        there = trees.spare.kept.fingerprints
        lacking = [path for path, made_from in self.fingerprints.items() if there.get(path) != made_from]
        for path in lacking:
            if large is None or path != large.path:
                self._write(path)
        if large:
            self._take_large()
            trees.note_written(large.path, self.fingerprints[large.path], self.output(large.path))

    def _write(self, path: str) -> None:
        fresh = self.fresh.get(path)
        chunks = fresh.chunks if fresh else [self.bytes_of(path)]
        self.trees.write(path, self.fingerprints[path], chunks, self.output(path))

    def bytes_of(self, path: str) -> bytes:
        """What a file of the live site holds."""
        data = self.trees.live_bytes(path)
        if data is None:
            raise CannotAmend(path)
        return data
