"""Rendering in processes of this machine. A worker turns models into bytes.

It writes nothing, and reads nothing but what a model is made of that was left for later.
"""

from __future__ import annotations

import importlib
from collections import defaultdict, deque
from collections.abc import Generator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import cast

from boardpress.building.forks import started
from boardpress.building.interrupts import FORKING
from boardpress.building.jobs import (
    Done,
    Frames,
    Job,
    Rendered,
    RenderFault,
    WorkerFault,
    chunks,
    do_parcel,
    taken,
)
from boardpress.timing import OFF, Clock, Profile

LARGEST_CHUNK = 25.0
"""Milliseconds, roughly: a process so near is given little at a time, since the last ones wait for each other."""
AT_A_TIME = 4
"""Jobs that this process does, where it works too, before it looks whether a worker has answered."""

Task = tuple[int, Job | None]
"""The number of a job, and the job itself where the worker has not got it from its parent's memory."""


def render_in_processes(
    jobs: Sequence[Job],
    frames: Frames,
    processes: int,
    private: Sequence[int] = (),
    profile: Profile = OFF,
    free: bool = False,
) -> Generator[Rendered, None, None]:
    """The number of each job and its bytes, in any order. Raises RenderFault; see `executors.render_all`."""
    forking = FORKING
    if forking:
        _import_renderers(jobs)
    here, waiting = _shared_out(jobs, processes)
    workers: list[BaseProcess] = []
    busy: dict[Connection, deque[list[int]]] = {}
    try:
        for _ in range(min(processes - (free or bool(here)), len(waiting))):
            worker, pipe = started(_work, (jobs if forking else None, frames, profile.clock), forking, private)
            workers.append(worker)
            busy[pipe] = deque([_give(pipe, waiting.popleft(), jobs, forking)])
        if forking:
            # A worker that has its next parcel never waits for us. What is sent is a few numbers, so nobody is blocked.
            for pipe in list(busy)[: len(waiting)]:
                busy[pipe].append(_give(pipe, waiting.popleft(), jobs, forking))
        for number in here:
            yield from _done_here([number], jobs, frames, profile)
        while busy or waiting:
            works = free and bool(waiting)
            ready = wait(list(busy), timeout=0 if works else None)
            for pipe in cast("list[Connection]", ready):
                answer = _answer(pipe, jobs, busy[pipe].popleft(), profile)
                if waiting:
                    busy[pipe].append(_give(pipe, waiting.popleft(), jobs, forking))
                if not busy[pipe]:
                    del busy[pipe]
                yield from answer
            if works and not ready:
                yield from _done_here(_few_of(waiting), jobs, frames, profile)
    finally:
        # Workers hold nothing that could be lost, so there is no need to be kind to them. Nobody waits while the system
        # takes back their memory: they are taken leave of when another process is started, and by `forks.take_leave`.
        for worker in workers:
            worker.kill()


def _done_here(numbers: Sequence[int], jobs: Sequence[Job], frames: Frames, profile: Profile) -> list[Rendered]:
    return taken(do_parcel([(number, jobs[number]) for number in numbers], frames, profile.clock), jobs, profile)


def _few_of(waiting: deque[list[int]]) -> list[int]:
    """A few of the jobs that nobody has begun, taken from among them."""
    few, rest = waiting[-1][:AT_A_TIME], waiting[-1][AT_A_TIME:]
    waiting.pop()
    if rest:
        waiting.append(rest)
    return few


def _shared_out(jobs: Sequence[Job], processes: int) -> tuple[list[int], deque[list[int]]]:
    """The numbers of the jobs that this process does, and those of the others, in parcels.

    What outweighs all the rest is done here: nobody else would be done sooner, and it is not sent. The others get all
    the rest at once then, since nobody is there to take a parcel from them, and give them the next.
    """
    parcels = chunks(jobs, processes, LARGEST_CHUNK)
    first = parcels[0]
    if len(first) > 1 or jobs[first[0]].load * 2 <= sum(job.load for job in jobs):
        return [], deque(parcels)
    others = processes - 1
    shares = ([number for parcel in parcels[1:][place::others] for number in parcel] for place in range(others))
    return first, deque(filter(None, shares))


def _import_renderers(jobs: Sequence[Job]) -> None:
    """Import once what every worker will need, and inherit. What has two parcels of work at most, they import."""
    loads: dict[str, float] = defaultdict(float)
    paths: dict[str, str] = {}
    for job in jobs:
        renderer = job.artefact.renderer
        loads[renderer] += job.load
        paths[renderer] = job.artefact.path
    for renderer, path in sorted(paths.items()):
        try:
            if loads[renderer] > 2 * LARGEST_CHUNK:
                importlib.import_module(renderer.partition(":")[0])
        except Exception as error:
            raise RenderFault(path) from error


def _give(pipe: Connection, parcel: list[int], jobs: Sequence[Job], forking: bool) -> list[int]:
    tasks: list[Task] = [(number, None if forking else jobs[number].to_send()) for number in parcel]
    try:
        pipe.send(tasks)
    except OSError as error:
        raise RenderFault(jobs[parcel[0]].artefact.path) from _reason(error)
    return parcel


def _answer(pipe: Connection, jobs: Sequence[Job], parcel: list[int], profile: Profile) -> list[Rendered]:
    try:
        done: Done = pipe.recv()
    except (EOFError, OSError) as error:
        raise RenderFault(jobs[parcel[0]].artefact.path) from _reason(error)
    return taken(done, jobs, profile)


def _reason(error: EOFError | OSError) -> Exception:
    """Why a worker does not take work, or does not answer."""
    # One that had another parcel waiting shows as a connection that was reset, one that was to get it as a broken pipe.
    if isinstance(error, EOFError | ConnectionResetError | BrokenPipeError):
        return WorkerFault("A worker process was stopped from outside; the machine may be short of memory.")
    return error


def _work(pipe: Connection, jobs: Sequence[Job] | None, frames: Frames, clock: Clock | None) -> None:
    """What a worker does until it is ended."""
    while True:
        parcel = [(number, job or (jobs or ())[number]) for number, job in pipe.recv()]
        pipe.send(do_parcel(parcel, frames, clock))
