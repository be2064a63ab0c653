"""The bar that a terminal shows while a long build is under way."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack

from boardpress.progress import Standing


class Bar:
    """A bar in the terminal, from the first time that there is something to show until the stack is closed."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._update: Callable[[Standing], None] | None = None

    def __call__(self, standing: Standing) -> None:
        if self._update is None:
            self._update = self._begin()
        self._update(standing)

    def _begin(self) -> Callable[[Standing], None]:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
        from rich.progress import Progress as RichProgress

        columns = ("{task.description}", BarColumn(), MofNCompleteColumn(), TextColumn("files, {task.fields[rest]}"))
        # It is drawn when there is something to say, which is ten times a second at most, and needs no thread for it.
        shown = RichProgress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
        bar = self._stack.enter_context(shown)
        task = bar.add_task("", rest="")

        def update(now: Standing) -> None:
            bar.update(task, description=now.step, completed=now.done, total=now.total, rest=now.rest, refresh=True)

        return update
