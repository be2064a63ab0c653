"""Rendering on every core. A worker turns models into bytes; it reads and writes nothing."""

from __future__ import annotations

import contextlib
import gc
import importlib
import multiprocessing
import os
import signal
import sys
import threading
import traceback
import warnings
from collections import deque
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import cast

from boardpress.artefact import Artefact, Output, render
from boardpress.frames import Frame

COSTLY = {".md": 5.0, ".pptx": 3.0, ".pdf": 50.0, ".docx": 50.0, ".zip": 10.0}
"""Milliseconds that a file of a kind takes to make, roughly; other kinds take one."""
WORTH_IT = 250.0
"""Milliseconds of work below which starting processes saves nothing."""
LARGEST_CHUNK = 100.0


class RenderFault(Exception):
    """A renderer failed: a fault of ours, whatever the author wrote. `path` is the file that it was to make."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(f"{path} could not be made.")


class WorkerFault(Exception):
    """What went wrong in a worker, as the text of its traceback."""


@dataclass(frozen=True, slots=True)
class Job:
    artefact: Artefact
    outputs: Mapping[str, Output]
    """Those that the artefact needs to know of."""

    @property
    def cost(self) -> float:
        """Milliseconds, roughly."""
        return COSTLY.get(os.path.splitext(self.artefact.path)[1], 1.0)  # noqa: PTH122 - called for every file


Frames = Mapping[str, Frame]
Rendered = tuple[int, bytes]
Failed = tuple[int, str]
Task = tuple[int, Job | None]
"""The number of a job, and the job itself where the worker has not got it from its parent's memory."""


def render_all(
    jobs: Sequence[Job], frames: Frames, processes: int, private: Sequence[int] = ()
) -> Generator[Rendered, None, None]:
    """The number of each job and its bytes, in any order. Raises RenderFault.

    `private` are file descriptors that workers must not hold. Close the iterator to end the workers early.
    """
    if processes < 2 or len(jobs) < 2 or sum(job.cost for job in jobs) < WORTH_IT:
        yield from _render_here(jobs, frames)
    else:
        yield from _render_in_processes(jobs, frames, processes, private)


def _render_here(jobs: Sequence[Job], frames: Frames) -> Iterator[Rendered]:
    for number, job in enumerate(jobs):
        try:
            data = _render(job, frames)
        except Exception as error:
            raise RenderFault(job.artefact.path) from error
        yield number, data


def _render(job: Job, frames: Frames) -> bytes:
    return render(job.artefact, None if job.artefact.frame is None else frames[job.artefact.frame], job.outputs)


def chunks(jobs: Sequence[Job], processes: int) -> list[list[int]]:
    """Numbers of jobs in parcels of about the same work, the heaviest jobs first so that no core ends long after."""
    largest = min(LARGEST_CHUNK, sum(job.cost for job in jobs) / (processes * 4))
    parcels: list[list[int]] = []
    load = largest
    for number in sorted(range(len(jobs)), key=lambda number: -jobs[number].cost):
        if load >= largest:
            parcels.append([])
            load = 0.0
        parcels[-1].append(number)
        load += jobs[number].cost
    return parcels


def _render_in_processes(
    jobs: Sequence[Job], frames: Frames, processes: int, private: Sequence[int]
) -> Generator[Rendered, None, None]:
    forking = sys.platform == "linux"
    if forking:
        _import_renderers(jobs)
    waiting = deque(chunks(jobs, processes))
    workers: list[BaseProcess] = []
    busy: dict[Connection, list[int]] = {}
    try:
        for _ in range(min(processes, len(waiting))):
            worker, pipe = _start(jobs if forking else None, frames, private if forking else ())
            workers.append(worker)
            busy[pipe] = _give(pipe, waiting.popleft(), jobs, forking)
        while busy:
            for pipe in cast("list[Connection]", wait(list(busy))):
                answer = _answer(pipe, jobs, busy.pop(pipe))
                if waiting:
                    busy[pipe] = _give(pipe, waiting.popleft(), jobs, forking)
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


def _start(jobs: Sequence[Job] | None, frames: Frames, private: Sequence[int]) -> tuple[BaseProcess, Connection]:
    context = multiprocessing.get_context("spawn") if jobs is None else multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    worker = context.Process(target=_work, args=(theirs, jobs, frames, private), daemon=True)
    with warnings.catch_warnings():
        # Python 3.12 warns of forking beside other threads (a progress bar's): a worker takes none of their locks.
        warnings.simplefilter("ignore", DeprecationWarning)
        worker.start()
    # With our copy of its end closed, a worker that dies shows as the end of the file.
    theirs.close()
    return worker, ours


def _give(pipe: Connection, parcel: list[int], jobs: Sequence[Job], forking: bool) -> list[int]:
    tasks: list[Task] = [(number, None if forking else jobs[number]) for number in parcel]
    try:
        pipe.send(tasks)
    except OSError as error:
        raise RenderFault(jobs[parcel[0]].artefact.path) from error
    return parcel


def _answer(pipe: Connection, jobs: Sequence[Job], parcel: list[int]) -> list[Rendered]:
    try:
        done, failed = pipe.recv()
    except (EOFError, OSError) as error:
        stopped = WorkerFault("A worker process was stopped from outside; the machine may be short of memory.")
        raise RenderFault(jobs[parcel[0]].artefact.path) from (stopped if isinstance(error, EOFError) else error)
    if failed:
        number, text = failed
        raise RenderFault(jobs[number].artefact.path) from WorkerFault(text)
    answer: list[Rendered] = done
    return answer


def _work(pipe: Connection, jobs: Sequence[Job] | None, frames: Frames, private: Sequence[int]) -> None:
    """What a worker does until it is ended."""
    # Ctrl-C reaches every process of the terminal; the parent answers it for all.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for descriptor in private:
        os.close(descriptor)
    threading.Thread(target=_die_with_parent, daemon=True).start()
    # What the parent had made is never garbage here, and looking at it would copy its memory.
    gc.freeze()
    # The end of the file means that the parent is gone.
    with contextlib.suppress(EOFError, OSError):
        while True:
            pipe.send(_do(pipe.recv(), jobs, frames))


def _do(tasks: list[Task], jobs: Sequence[Job] | None, frames: Frames) -> tuple[list[Rendered], Failed | None]:
    done: list[Rendered] = []
    for number, given in tasks:
        job = given if given is not None else (jobs or ())[number]
        try:
            done.append((number, _render(job, frames)))
        except Exception:
            return [], (number, traceback.format_exc())
    return done, None


def _die_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)
