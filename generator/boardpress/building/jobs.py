"""A job: an artefact to be rendered, wherever that is done. It can be sent to another process, or another machine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from boardpress.artefact import Artefact, Pieces, render, settled
from boardpress.frames import Frame
from boardpress.output import Output
from boardpress.records import changed, dataclass, field
from boardpress.timing import Clock, Profile

COSTLY = {".md": 5.0, ".pptx": 50.0, ".pdf": 50.0, ".docx": 50.0, ".zip": 10.0}
"""Milliseconds that a file of a kind takes to make, roughly; other kinds take one."""
LARGEST_CHUNK = 50.0

Frames = Mapping[str, Frame]

Rendered = tuple[int, bytes]
"""The number of a job, and the bytes that it came to."""


class RenderFault(Exception):
    """A renderer failed: a fault of ours, whatever the author wrote. `path` is the file that it was to make."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(f"{path} could not be made.")


class WorkerFault(Exception):
    """What went wrong in a worker, as the text of its traceback."""


def cost_of(path: str) -> float:
    """Milliseconds that a file takes to make, roughly."""
    # Asked five times for every file, so not of a path object. What is no ending is not costly.
    return COSTLY.get(path[path.rfind(".") :], 1.0)


@dataclass(frozen=True, slots=True)
class Job:
    artefact: Artefact
    outputs: Mapping[str, Output]
    """Those that the artefact needs to know of."""

    @property
    def cost(self) -> float:
        """Milliseconds, roughly."""
        return cost_of(self.artefact.path)

    @property
    def load(self) -> float:
        """Its cost, where it is heavier than others of its kind."""
        return cost_of(self.artefact.path) * self.artefact.weight

    @property
    def maker(self) -> str:
        """For whom it is done: the publisher, or another part of ours, by its name."""
        parts = self.artefact.renderer.partition(":")[0].split(".")
        return parts[parts.index("publishers") + 1] if "publishers" in parts[:-1] else parts[-1]

    def do(self, frames: Frames) -> Pieces:
        """Make the model, where it was left for later, and the bytes."""
        artefact = self.artefact
        return render(artefact, None if artefact.frame is None else frames[artefact.frame], self.outputs)

    def to_send(self) -> Job:
        """The job for somebody who has not our memory: with its model made."""
        return changed(self, artefact=settled(self.artefact))


@dataclass(slots=True)
class Done:
    """What came of a parcel of jobs."""

    rendered: list[tuple[int, Pieces]] = field(default_factory=list)
    """The number of each job, and the bytes that it came to. They are put together by who gets them: most of a page is
    its frame, which fifty pages share."""
    spent: dict[str, float] = field(default_factory=dict)
    """Seconds by maker, where a clock was given."""
    failed: tuple[int, str] | None = None
    """The number of the first job that failed, and its traceback. The others of the parcel are not done then."""


def do_parcel(parcel: Sequence[tuple[int, Job]], frames: Frames, clock: Clock | None = None) -> Done:
    """Render the numbered jobs. Does not raise for what goes wrong in a renderer."""
    done = Done()
    for number, job in parcel:
        start = clock() if clock else 0.0
        try:
            done.rendered.append((number, job.do(frames)))
        except Exception:
            import traceback

            return Done(failed=(number, traceback.format_exc()))
        if clock:
            done.spent[job.maker] = done.spent.get(job.maker, 0.0) + clock() - start
    return done


def taken(done: Done, jobs: Sequence[Job], profile: Profile) -> list[Rendered]:
    """What a parcel came to; its time goes into the profile. Raises RenderFault where a job of it failed."""
    if done.failed:
        number, text = done.failed
        raise RenderFault(jobs[number].artefact.path) from WorkerFault(text)
    for maker, seconds in done.spent.items():
        profile.add(maker, seconds)
    return [(number, b"".join(pieces)) for number, pieces in done.rendered]


def chunks(jobs: Sequence[Job], processes: int, most: float = LARGEST_CHUNK) -> list[list[int]]:
    """Numbers of jobs in parcels of about the same work, the heaviest jobs first so that no core ends long after."""
    loads = [job.load for job in jobs]
    largest = min(most, sum(loads) / (processes * 4))
    parcels: list[list[int]] = []
    load = largest
    for number in sorted(range(len(jobs)), key=loads.__getitem__, reverse=True):
        if load >= largest:
            parcels.append([])
            load = 0.0
        parcels[-1].append(number)
        load += loads[number]
    return parcels
