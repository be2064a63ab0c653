"""Where jobs are rendered: here, in processes of this machine, or by any executor, such as one of a cluster."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from boardpress.building.jobs import Done, Frames, Job, Rendered, RenderFault, chunks, do_parcel, taken
from boardpress.records import dataclass
from boardpress.timing import OFF, Profile

if TYPE_CHECKING:
    from concurrent.futures import Future

Result = TypeVar("Result")

WORTH_IT = 250.0
"""Milliseconds of work below which starting processes saves nothing."""
AHEAD = 4
"""Parcels that an executor is given for each of its workers before the first comes back: the rest wait here."""


class Executor(Protocol):
    """Does work somewhere. `concurrent.futures` has some; clients of clusters offer the same.

    What is submitted is a function of ours at the top of its module, with arguments that can be pickled. It reads
    and writes nothing. An executor elsewhere has to run the same Boardpress with the same libraries.
    """

    def submit(self, function: Callable[..., Result], /, *arguments: Any) -> Future[Result]:
        """Have the function called, at once or later."""


@dataclass(frozen=True, slots=True)
class Crew:
    """Who renders: so many processes of this machine (1: this one), or an executor with so many workers."""

    processes: int = 1
    executor: Executor | None = None

    @property
    def shares(self) -> bool:
        """Whether processes of this machine may share the work."""
        return self.executor is None and self.processes > 1


HERE = Crew()


def render_all(
    jobs: Sequence[Job],
    frames: Frames,
    crew: Crew = HERE,
    private: Sequence[int] = (),
    profile: Profile = OFF,
    free: bool = False,
) -> Generator[Rendered, None, None]:
    """The number of each job and the bytes that it came to, in any order: the same whoever does it. Raises RenderFault.

    `private` are file descriptors that worker processes must not hold. Where this process is `free`, since what comes
    back is soon dealt with, it works too, in place of one of them. Close the iterator to end the work early.
    """
    if crew.executor is not None:
        yield from _render_by(crew.executor, jobs, frames, max(1, crew.processes), profile)
    elif crew.processes < 2 or len(jobs) < 2 or sum(job.load for job in jobs) < WORTH_IT:
        yield from _render_here(jobs, frames, profile)
    else:
        from boardpress.building.workers import render_in_processes

        yield from render_in_processes(jobs, frames, crew.processes, private, profile, free)


def _render_here(jobs: Sequence[Job], frames: Frames, profile: Profile) -> Generator[Rendered, None, None]:
    for number, job in enumerate(jobs):
        try:
            with profile.step(job.maker):
                data = b"".join(job.do(frames))
        except Exception as error:
            raise RenderFault(job.artefact.path) from error
        yield number, data


def _render_by(
    executor: Executor, jobs: Sequence[Job], frames: Frames, workers: int, profile: Profile
) -> Generator[Rendered, None, None]:
    from concurrent.futures import FIRST_COMPLETED, wait

    waiting = chunks(jobs, workers)
    under_way: set[Future[Done]] = set()
    try:
        while waiting or under_way:
            while waiting and len(under_way) < workers * AHEAD:
                parcel = [(number, jobs[number].to_send()) for number in waiting.pop(0)]
                under_way.add(executor.submit(do_parcel, parcel, _frames_of(parcel, frames), profile.clock))
            ready, under_way = wait(under_way, return_when=FIRST_COMPLETED)
            for future in ready:
                yield from taken(future.result(), jobs, profile)
    finally:
        for future in under_way:
            future.cancel()


def _frames_of(parcel: Sequence[tuple[int, Job]], frames: Frames) -> Frames:
    """The frames that these jobs are drawn in: no others are worth sending."""
    wanted = {job.artefact.frame for _, job in parcel if job.artefact.frame is not None}
    return {key: frames[key] for key in sorted(wanted)}
