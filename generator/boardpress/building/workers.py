"""Rendering in processes of this machine. A worker turns models into bytes; it reads and writes nothing."""

from __future__ import annotations

import contextlib
import gc
import importlib
import multiprocessing
import os
import signal
import sys
import threading
import warnings
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import cast

from boardpress.building.jobs import Done, Frames, Job, Rendered, RenderFault, WorkerFault, chunks, do_parcel, taken
from boardpress.timing import OFF, Clock, Profile

Task = tuple[int, Job | None]
"""The number of a job, and the job itself where the worker has not got it from its parent's memory."""


def render_in_processes(
    jobs: Sequence[Job], frames: Frames, processes: int, private: Sequence[int] = (), profile: Profile = OFF
) -> Generator[Rendered, None, None]:
    """The number of each job and what became of it, in any order. Raises RenderFault; see `executors.render_all`."""
    forking = sys.platform == "linux"
    if forking:
        _import_renderers(jobs)
    waiting = deque(chunks(jobs, processes))
    workers: list[BaseProcess] = []
    busy: dict[Connection, deque[list[int]]] = {}
    try:
        for _ in range(min(processes, len(waiting))):
            worker, pipe = _start(jobs if forking else None, frames, private if forking else (), profile.clock)
            workers.append(worker)
            busy[pipe] = deque([_give(pipe, waiting.popleft(), jobs, forking)])
        if forking:
            # A worker that has its next parcel never waits for us. What is sent is a few numbers, so nobody is blocked.
            for pipe in list(busy)[: len(waiting)]:
                busy[pipe].append(_give(pipe, waiting.popleft(), jobs, forking))
        while busy:
            for pipe in cast("list[Connection]", wait(list(busy))):
                answer = _answer(pipe, jobs, busy[pipe].popleft(), profile)
                if waiting:
                    busy[pipe].append(_give(pipe, waiting.popleft(), jobs, forking))
                if not busy[pipe]:
                    del busy[pipe]
                yield from answer
    finally:
        # Workers hold nothing that could be lost, so there is no need to be kind to them.
        for worker in workers:
            worker.kill()
            worker.join()


def _import_renderers(jobs: Sequence[Job]) -> None:
    """Import once what every worker will need, and inherit."""
    for module, path in sorted({job.artefact.renderer.partition(":")[0]: job.artefact.path for job in jobs}.items()):
        try:
            importlib.import_module(module)
        except Exception as error:
            raise RenderFault(path) from error


def _start(
    jobs: Sequence[Job] | None, frames: Frames, private: Sequence[int], clock: Clock | None
) -> tuple[BaseProcess, Connection]:
    context = multiprocessing.get_context("spawn") if jobs is None else multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    worker = context.Process(target=_work, args=(theirs, jobs, frames, private, clock), daemon=True)
    with warnings.catch_warnings():
        # Python 3.12 warns of forking beside other threads (a progress bar's): a worker takes none of their locks.
        warnings.simplefilter("ignore", DeprecationWarning)
        with _uninterrupted():
            worker.start()
    # With our copy of its end closed, a worker that dies shows as the end of the file.
    theirs.close()
    return worker, ours


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Keeps Ctrl-C waiting: Python swallows it while it forks, and a new worker would answer it too."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _give(pipe: Connection, parcel: list[int], jobs: Sequence[Job], forking: bool) -> list[int]:
    tasks: list[Task] = [(number, None if forking else jobs[number].to_send()) for number in parcel]
    try:
        pipe.send(tasks)
    except OSError as error:
        raise RenderFault(jobs[parcel[0]].artefact.path) from error
    return parcel


def _answer(pipe: Connection, jobs: Sequence[Job], parcel: list[int], profile: Profile) -> list[Rendered]:
    try:
        done: Done = pipe.recv()
    except (EOFError, OSError) as error:
        stopped = WorkerFault("A worker process was stopped from outside; the machine may be short of memory.")
        # One that had another parcel waiting shows as a connection that was reset.
        died = isinstance(error, EOFError | ConnectionResetError)
        raise RenderFault(jobs[parcel[0]].artefact.path) from (stopped if died else error)
    return taken(done, jobs, profile)


def _work(
    pipe: Connection, jobs: Sequence[Job] | None, frames: Frames, private: Sequence[int], clock: Clock | None
) -> None:
    """What a worker does until it is ended."""
    # Ctrl-C reaches every process of the terminal; the parent answers it for all.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for descriptor in private:
        os.close(descriptor)
    threading.Thread(target=_die_with_parent, daemon=True).start()
    # What the parent had made is never garbage here, and looking at it would copy its memory; what is made here is
    # never part of a circle. Looking for garbage takes a third of the time of small work.
    gc.disable()
    # The end of the file means that the parent is gone.
    with contextlib.suppress(EOFError, OSError):
        while True:
            parcel = [(number, job or (jobs or ())[number]) for number, job in pipe.recv()]
            pipe.send(do_parcel(parcel, frames, clock))


def _die_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)
