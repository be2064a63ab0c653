"""Starting a process of our own with care: Ctrl-C is its parent's business, and it does not outlive its parent."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from boardpress.building.interrupts import FORKING, forking, leave_signals_to_parent


def started(
    work: Callable[..., None], arguments: Sequence[Any], forked: bool = FORKING, private: Sequence[int] = ()
) -> tuple[BaseProcess, Connection]:
    """A process that does `work(pipe, *arguments)`, and our end of its pipe.

    Where it is not forked, the work and its arguments are sent to it. `private` are file descriptors that a forked
    process must not hold.
    """
    context = multiprocessing.get_context("fork") if forked else multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    held = (ours, private) if forked else (None, ())
    process = context.Process(target=_begin, args=(work, theirs, *held, arguments), daemon=True)
    with forking():
        process.start()
    # With our copy of its end closed, a process that dies shows as the end of the file.
    theirs.close()
    return process, ours


def take_leave() -> None:
    """Take leave of processes that have ended, so that the system counts their work as ours."""
    multiprocessing.active_children()


def _begin(
    work: Callable[..., None],
    pipe: Connection,
    parents: Connection | None,
    private: Sequence[int],
    arguments: Sequence[Any],
) -> None:
    leave_signals_to_parent()
    for descriptor in private:
        os.close(descriptor)
    if parents:
        # With a copy of our parent's end in our own hands, we would never see that it is closed.
        parents.close()
    threading.Thread(target=_die_with_parent, daemon=True).start()
    # What the parent had made is never garbage here, and looking at it would copy its memory; what is made here is
    # never part of a circle. Looking for garbage takes a third of the time of small work.
    gc.disable()
    # The end of the file means that the parent is gone, or wants no more.
    with contextlib.suppress(EOFError, OSError):
        work(pipe, *arguments)


def _die_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)
