"""Turns artefacts into a folder: makes what is new, reuses the rest, and shows the result in one step."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from pathlib import Path

from boardpress.artefact import Artefact, fingerprint
from boardpress.building.executors import Crew, render_all
from boardpress.building.fileindex import CHUNK, FileIndex
from boardpress.building.jobs import Job, RenderFault, cost_of
from boardpress.building.needs import waves
from boardpress.building.paths import PlanFault, check_paths
from boardpress.building.report import Keeper, Report
from boardpress.building.scout import Scout
from boardpress.building.store import Store
from boardpress.building.trees import Trees, open_trees, refusals
from boardpress.frames import FrameSet
from boardpress.output import Output
from boardpress.problems import UsageError
from boardpress.progress import Progress, Stage
from boardpress.publication import FileRef
from boardpress.records import dataclass, field
from boardpress.timing import OFF, Profile

__all__ = ["Means", "PlanFault", "RenderFault", "build", "build_in"]

FETCHED_AT_ONCE = 200
KEPT_AT_ONCE = 8 << 20
"""Bytes that are put into the store in one go: what a killed build has to make again, at most."""
WORTH_KEEPING = 2.0
"""Milliseconds, roughly, below which a file is made again sooner than it is kept and found."""


@dataclass(frozen=True, slots=True)
class Means:
    """What a build works with."""

    site_dir: Path
    """The folder that artefacts with a `source` are copied from."""
    cache: Path | None
    """Where what was made is kept from one build to the next, if anywhere."""
    crew: Crew
    """Who renders."""
    engine: str
    """See `engine.engine_digest`."""
    progress: Progress | None = None
    clean: bool = False
    """Whether nothing of an earlier build is read."""
    keeper: Keeper | None = None
    """Keeps what the site is made from."""
    profile: Profile = OFF
    scout: Scout | None = None
    """Looks at the trees meanwhile."""


def build(artefacts: Sequence[Artefact], frames: Callable[[], FrameSet], out: Path, means: Means) -> Report:
    """Make `out` hold exactly these artefacts and the frames' files, in one step; the folder is untouched until then.

    `frames` is called where an artefact is drawn in a frame. Raises UsageError (the folder cannot be written, a file
    changed meanwhile), RenderFault and PlanFault.
    """
    with ExitStack() as stack:
        with means.profile.step("look"):
            opened = open_trees(out, means.site_dir, means.cache, trusted=not means.clean, scout=means.scout)
            trees = stack.enter_context(opened)
        report = build_in(trees, artefacts, frames, means)
    return report  # noqa: RET504 - returned within, it looks to the type checker as if nothing might be


def build_in(trees: Trees, artefacts: Sequence[Artefact], frames: Callable[[], FrameSet], means: Means) -> Report:
    """As `build`, into trees that are open already."""
    profile = means.profile
    with ExitStack() as stack:
        with profile.step("frames"):
            drawn = frames() if any(artefact.frame is not None for artefact in artefacts) else FrameSet({}, {})
        files = stack.enter_context(FileIndex(means.cache, fresh=means.clean))
        store = stack.enter_context(Store(means.cache)) if means.cache else None
        work = Work(trees, drawn, files, store, means)
        with profile.step("make"):
            work.make(artefacts)
        with profile.step("publish"):
            removed = work.publish()
        with profile.step("tidy"):
            work.tidy()
    return Report(work.made, len(work.outputs) - work.made, removed, work.outputs, trees.seal)


@dataclass(slots=True)
class Work:
    """One build under way."""

    trees: Trees
    frames: FrameSet
    files: FileIndex
    store: Store | None
    means: Means
    artefacts: dict[str, Artefact] = field(default_factory=dict)
    fingerprints: dict[str, str] = field(default_factory=dict)
    outputs: dict[str, Output] = field(default_factory=dict)
    made: int = 0
    cleared: bool = False
    rendered: bool = False

    def make(self, artefacts: Sequence[Artefact]) -> None:
        """Find or make every output. Afterwards each is in the live tree or in the spare."""
        check_paths([*self.frames.assets, *(artefact.path for artefact in artefacts)])
        self.artefacts = {artefact.path: artefact for artefact in artefacts}
        for path, data in self.frames.assets.items():
            self.fingerprints[path] = f"bytes:{hashlib.sha256(data).hexdigest()}"
        self._make_all(list(self.frames.assets), True)
        for wave in waves(artefacts, self.frames.assets):
            with self.means.profile.step("fingerprint"):
                for artefact in wave:
                    self.fingerprints[artefact.path] = self._fingerprint(artefact)
            self._make_all([artefact.path for artefact in wave], True)

    def publish(self) -> int:
        """Show the site, where anything changed; returns the number of files that only the last one had."""
        if self.trees.live.holds_exactly(self.fingerprints):
            self._keep_before(self.trees.live.root)
            self.trees.confirm()
            return 0
        self._prepare()
        spare = self.trees.spare
        lacking = [path for path, made_from in self.fingerprints.items() if spare.output(path, made_from) is None]
        self._make_all([path for path in lacking if not self._bring_over(path)], False)
        self._keep_before(spare.root)
        self.trees.publish()
        return sum(path not in self.fingerprints for path in self.trees.live.found.files)

    def _keep_before(self, root: Path) -> None:
        if self.means.keeper:
            with refusals(self.trees.live.root):
                self.means.keeper.before(self.trees, root, self.outputs)

    def tidy(self) -> None:
        if self.means.keeper:
            with refusals(self.trees.live.root):
                self.means.keeper.after(self.trees)
        if self.store and self.rendered:
            self.store.sweep(frozenset(self.fingerprints.values()))

    def _fingerprint(self, artefact: Artefact) -> str:
        """Of all that its bytes depend on."""
        if artefact.source:
            return f"copy:{self._source_hash(artefact)}"
        frame = None
        if artefact.frame is not None and (frame := self.frames.frames.get(artefact.frame)) is None:
            raise PlanFault(f"{artefact.path!r} is drawn in the frame {artefact.frame!r}, which there is not.")
        return fingerprint(artefact, frame, self._needs(artefact), self.means.engine)

    def _needs(self, artefact: Artefact) -> dict[str, Output]:
        return {need: self.outputs[need] for need in artefact.needs}

    def _make_all(self, paths: Sequence[str], anywhere: bool) -> None:
        """Have each path in the spare, or (`anywhere`) in either tree."""
        self._render([self._job(path) for path in self._found(paths, anywhere)], anywhere)

    def _found(self, paths: Sequence[str], anywhere: bool) -> list[str]:
        """Have in place what need not be rendered; returns the paths of the others."""
        missing: list[str] = []
        for path in paths:
            output = self.trees.output(path, self.fingerprints[path]) if anywhere else None
            if output is None:
                missing.append(path)
            else:
                self.outputs[path] = output
        self._tell()
        return [path for path in self._fetch(missing) if not self._copy(path)] if missing else []

    def _copy(self, path: str) -> bool:
        """Write a file of the frames, or one of the board's; False where there is nothing to copy."""
        artefact, known = self.artefacts.get(path), path in self.outputs
        if artefact is None:
            self._write(path, [self.frames.assets[path]])
        elif artefact.source:
            self._write(path, self._source_chunks(artefact))
            if self.fingerprints[path] != f"copy:{self.outputs[path].sha256}":
                raise changed_meanwhile(artefact)
        else:
            return False
        self.made += not known
        return True

    def _fetch(self, paths: Sequence[str]) -> list[str]:
        """Write what the store holds; returns the paths of the others."""
        if self.store is None or self.means.clean:
            return list(paths)
        kept = [path for path in paths if cost_of(path) >= WORTH_KEEPING]
        rest = [path for path in paths if cost_of(path) < WORTH_KEEPING]
        for start in range(0, len(kept), FETCHED_AT_ONCE):
            some = kept[start : start + FETCHED_AT_ONCE]
            with self.means.profile.step("store"):
                found = self.store.get_many(self.fingerprints[path] for path in some)
            for path in some:
                data = found.get(self.fingerprints[path])
                if data is None:
                    rest.append(path)
                else:
                    self._write(path, [data])
        return rest

    def _render(self, jobs: Sequence[Job], anywhere: bool) -> None:
        fresh = _Fresh(self)
        for job, data in self._done(jobs):
            path = job.artefact.path
            output = Output.of(data)
            # Other things may come to the same bytes: what is shown already is left alone, with its times.
            if anywhere and self.trees.recognise(path, self.fingerprints[path], output):
                self.outputs[path] = output
                self._tell()
            else:
                self.made += path not in self.outputs
                self._write(path, [data], output)
            fresh.add(job, data)
        fresh.keep()

    def _job(self, path: str) -> Job:
        artefact = self.artefacts[path]
        return Job(artefact, self._needs(artefact))

    def _done(self, jobs: Sequence[Job]) -> Iterator[tuple[Job, bytes]]:
        """Each job and the bytes that it came to."""
        if not jobs:
            return
        self.rendered = True
        # A failure closes the results, and with them the workers, at once.
        how = (self.means.crew, [self.trees.lock], self.means.profile)
        with self.means.profile.step("render"), closing(render_all(jobs, self.frames.frames, *how)) as results:
            for number, data in results:
                yield jobs[number], data

    def _bring_over(self, path: str) -> bool:
        """Take a file from the live tree into the spare; False where it cannot be had from there."""
        artefact = self.artefacts.get(path)
        if artefact is None or artefact.source:
            return False
        data = self.trees.live_bytes(path)
        if data is None:
            return False
        self._write(path, [data], self.outputs[path])
        return True

    def _write(self, path: str, chunks: Iterator[bytes] | Sequence[bytes], known: Output | None = None) -> None:
        self._prepare()
        with self.means.profile.step("write"):
            self.outputs[path] = self.trees.write(path, self.fingerprints[path], chunks, known)
        self._tell()

    def _prepare(self) -> None:
        if not self.cleared:
            self.trees.clear(dict.fromkeys([*self.frames.assets, *self.artefacts]))
            self.cleared = True

    def _tell(self) -> None:
        if self.means.progress:
            self.means.progress(Stage.PUBLISHING, len(self.outputs), len(self.frames.assets) + len(self.artefacts))

    def _source_hash(self, artefact: Artefact) -> str:
        """The hash of the file to copy, which has to be the one that the catalogue was read with."""
        try:
            found = self.files.sha256(self._source(artefact))
        except OSError as error:
            raise changed_meanwhile(artefact) from error
        if isinstance(artefact.model, FileRef) and artefact.model.sha256 != found:
            raise changed_meanwhile(artefact)
        return found

    def _source_chunks(self, artefact: Artefact) -> Iterator[bytes]:
        try:
            with self._source(artefact).open("rb") as file:
                while chunk := file.read(CHUNK):
                    yield chunk
        except OSError as error:
            raise changed_meanwhile(artefact) from error

    def _source(self, artefact: Artefact) -> Path:
        path = self.means.site_dir / artefact.source
        if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(self.means.site_dir)):
            raise PlanFault(f"{artefact.source!r} is outside the site's folder.")
        return path


@dataclass(slots=True)
class _Fresh:
    """What was made just now and is worth keeping in the store, until there is enough of it."""

    work: Work
    values: list[tuple[str, bytes]] = field(default_factory=list)
    weight: int = 0

    def add(self, job: Job, data: bytes) -> None:
        if job.cost >= WORTH_KEEPING:
            self.values.append((self.work.fingerprints[job.artefact.path], data))
            self.weight += len(data)
        if self.weight > KEPT_AT_ONCE:
            self.keep()

    def keep(self) -> None:
        """Put it into the store."""
        if self.work.store and self.values:
            with self.work.means.profile.step("store"):
                self.work.store.put_many(self.values)
        self.values, self.weight = [], 0


def changed_meanwhile(artefact: Artefact) -> UsageError:
    return UsageError(f"{artefact.source}: it changed while the site was being built. Build once more.")
