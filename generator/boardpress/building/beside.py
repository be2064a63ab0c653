"""Work that goes on beside other work in the same process: for what lets others run, as reading and hashing do."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Generic, TypeVar

Result = TypeVar("Result")


class Beside(Generic[Result]):
    """Something that is being worked out, in a thread of its own where there can be one."""

    def __init__(self, work: Callable[[], Result]) -> None:
        self._work = work
        self._results: list[Result] = []
        self._errors: list[BaseException] = []
        self._thread = Thread(target=self._do, daemon=True)
        try:
            self._thread.start()
        except RuntimeError:
            self._do()

    def result(self) -> Result:
        """What came of it. Raises what the work raised."""
        self.wait()
        if self._errors:
            raise self._errors[0]
        return self._results[0]

    def wait(self) -> None:
        """Until it is done."""
        if self._thread.ident is not None:
            self._thread.join()

    def _do(self) -> None:
        try:
            self._results.append(self._work())
        except BaseException as error:
            # It is raised where somebody asks for the result.
            self._errors.append(error)
