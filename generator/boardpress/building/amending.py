"""Publishes a site of which a few files are others than in the live one: the rest is taken as it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from boardpress.artefact import Artefact, fingerprint
from boardpress.building.executors import HERE, Crew, render_all
from boardpress.building.jobs import Job
from boardpress.building.needs import waves
from boardpress.building.report import Keeper, Report
from boardpress.building.trees import Trees, refusals
from boardpress.frames import Frame
from boardpress.output import Output
from boardpress.records import dataclass, field
from boardpress.timing import OFF, Profile

Chunks = Sequence[bytes | memoryview]
"""The bytes of a file, in turn."""


class CannotAmend(Exception):
    """The live site is not what it should be: everything has to be looked at."""


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
    outputs: dict[str, Output] = field(init=False)
    fresh: dict[str, Chunks] = field(default_factory=dict)
    """What is another than in the live site."""

    def __post_init__(self) -> None:
        entries = self.trees.live.kept
        self.fingerprints = {path: entry.fingerprint for path, entry in entries.items()}
        self.outputs = {path: entry.output for path, entry in entries.items()}

    def make(self, artefacts: Sequence[Artefact]) -> None:
        """Make each of them that is not in the live site as it is. What it needs is made before, or stands there."""
        paths = {artefact.path for artefact in artefacts}
        stand = {need for artefact in artefacts for need in artefact.needs if need in self.outputs} - paths
        for wave in waves(artefacts, stand):
            self._render([Job(one, {need: self.outputs[need] for need in one.needs}) for one in wave])

    def _render(self, jobs: Sequence[Job]) -> None:
        frames = self.frames() if any(job.artefact.frame is not None for job in jobs) else {}
        made_from = {job.artefact.path: self._fingerprint(job, frames) for job in jobs}
        wanted = [job for job in jobs if made_from[job.artefact.path] != self.fingerprints.get(job.artefact.path)]
        for number, data in render_all(wanted, frames, self.crew, [self.trees.lock], self.profile):
            path = wanted[number].artefact.path
            self.replace(path, [data], made_from[path])

    def _fingerprint(self, job: Job, frames: Mapping[str, Frame]) -> str:
        artefact = job.artefact
        frame = None if artefact.frame is None else frames[artefact.frame]
        return fingerprint(artefact, frame, job.outputs, self.engine)

    def replace(self, path: str, chunks: Chunks, fingerprint: str = "", output: Output | None = None) -> None:
        """Have these bytes at a path of the live site. Without a fingerprint they stand for what they are made from.

        `output` says what they come to, where that has been found out before.
        """
        if path not in self.fingerprints:
            raise CannotAmend(path)
        output = output or Output.of(*chunks)
        if output != self.outputs[path]:
            self.outputs[path], self.fresh[path] = output, chunks
            self.fingerprints[path] = fingerprint or f"amended:{output.sha256}"

    def publish(self, keeper: Keeper | None) -> Report:
        """Show the site. Raises UsageError, and CannotAmend: the live site is as it was then."""
        trees = self.trees
        shown = trees.live
        if self.fresh:
            trees.clear(self.fingerprints)
            for path, made_from in self.fingerprints.items():
                if trees.spare.output(path, made_from) is None:
                    trees.write(path, made_from, self.fresh.get(path) or [self.bytes_of(path)], self.outputs[path])
            shown = trees.spare
        # Texts that nobody may read yet are kept too, as they are now.
        if keeper:
            with refusals(trees.live.root):
                keeper.before(trees, shown.root, self.outputs)
        if self.fresh:
            trees.publish()
        if keeper:
            with refusals(trees.live.root):
                keeper.after(trees)
        return Report(len(self.fresh), len(self.outputs) - len(self.fresh), 0, self.outputs, trees.seal)

    def bytes_of(self, path: str) -> bytes:
        """What a file of the live site holds."""
        data = self.trees.live_bytes(path)
        if data is None:
            raise CannotAmend(path)
        return data
