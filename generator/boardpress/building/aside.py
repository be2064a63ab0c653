"""Work that a process of its own does with our memory, while this one goes on: for what nobody need wait for yet."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from boardpress.building.interrupts import FORKING

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Result = TypeVar("Result")
WORTH_A_PROCESS = 400
"""Publications from which on a process of its own keeps what is known of them, rather than this one."""


class Aside(Generic[Result]):
    """Something that is being worked out apart, where that is wanted and possible, or was worked out here at once.

    It is worked out with our memory as it is now, and what comes of it has to be something that can be sent.
    """

    def __init__(self, work: Callable[[], Result], apart: bool) -> None:
        self._work = work
        self._results: list[Result] = []
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        if apart and FORKING:
            from boardpress.building.forks import started

            self._process, self._pipe = started(_tell, (work,))
        else:
            self._results.append(work())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.wait()

    def result(self) -> Result:
        """What came of it. Where nothing came, it is worked out here, and raised what goes wrong."""
        if not self._results:
            self._results.append(self._received())
        return self._results[0]

    def wait(self) -> None:
        """Until it is done."""
        if self._process:
            self._process.join()

    def _received(self) -> Result:
        if self._pipe:
            with self._pipe, contextlib.suppress(EOFError, OSError):
                found: Result = self._pipe.recv()
                return found
        return self._work()


def _tell(pipe: Connection, work: Callable[[], Any]) -> None:
    # Whoever waits sees that nothing came, and finds the fault.
    with contextlib.suppress(Exception):
        pipe.send(work())
