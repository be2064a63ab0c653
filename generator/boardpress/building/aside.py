"""Work that a process of its own does with our memory, while this one goes on: for what nobody need wait for yet."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
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

    It is worked out with our memory as it is now, and what comes of it has to be something that can be sent. `first` is
    worked out before it, by the same process, and what comes of that is there sooner.
    """

    def __init__(self, work: Callable[[], Result], apart: bool, first: Callable[[], Any] = lambda: None) -> None:
        self._works = (first, work)
        self._results: list[Any] = []
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        if apart and FORKING:
            from boardpress.building.forks import started

            self._process, self._pipe = started(_tell, (self._works,))
        else:
            self._results += [first(), work()]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.wait()

    def first(self) -> Any:
        """What came of what is worked out first.

        Where nothing came, it is worked out here, and raised what goes wrong.
        """
        return self._result(0)

    def result(self) -> Result:
        """The same of what is worked out after it."""
        found: Result = self._result(1)
        return found

    def _result(self, number: int) -> Any:
        while len(self._results) <= number:
            self._results.append(self._received(self._works[len(self._results)]))
        return self._results[number]

    def wait(self) -> None:
        """Until it is done."""
        if self._process and self._pipe:
            # It may be waiting in turn, for somebody to take what came of it.
            with self._pipe, contextlib.suppress(EOFError, OSError):
                while len(self._results) < len(self._works):
                    self._results.append(self._pipe.recv())
            self._process.join()

    def _received(self, work: Callable[[], Any]) -> Any:
        if self._pipe:
            with contextlib.suppress(EOFError, OSError):
                return self._pipe.recv()
        return work()


def _tell(pipe: Connection, works: Iterable[Callable[[], Any]]) -> None:
    # Whoever waits sees that nothing came, and finds the fault.
    with contextlib.suppress(Exception):
        for work in works:
            pipe.send(work())
