"""How far a long build is, and how long the rest of it may take."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum

from boardpress.records import dataclass
from boardpress.timing import Clock

ENOUGH = 50
"""One in so many files has to be done before they say how long the others take: the first ones are the largest."""


class Stage(IntEnum):
    """The parts of a build that may take long, in their order."""

    READING = 1
    PUBLISHING = 2


Progress = Callable[[Stage, int, int], None]
"""Is told the stage, and how many of its files are done, of how many."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a build stands."""

    stage: Stage
    done: int
    total: int
    left: float | None
    """Seconds that the rest of the stage will take if it goes on as it did; None where it is too early to say."""

    def __str__(self) -> str:
        return f"{self.step}: {self.done:,} of {self.total:,} files, {self.rest}"

    @property
    def step(self) -> str:
        return f"Step {self.stage} of {len(Stage)}, {self.stage.name.lower()}"

    @property
    def rest(self) -> str:
        """The time left in words, no more exact than it can be."""
        if self.left is None:
            return "too early to say how long the rest takes"
        if self.left < 5:
            return "a few seconds left"
        if self.left < 90:
            return f"about {round(self.left / 5) * 5} seconds left"
        return f"about {round(self.left / 60)} minutes left"


class Teller:
    """Shows where a build stands: never within the first seconds, so nothing of a short build, and then now and then.

    What was there at the beginning of a stage says nothing about how long the rest will take: only what was done
    since then does.
    """

    def __init__(self, clock: Clock, show: Callable[[Standing], None], first: float, every: float) -> None:
        self._clock = clock
        self._show = show
        self._due = clock() + first
        self._every = every
        self._began: dict[Stage, tuple[float, int]] = {}

    def __call__(self, stage: Stage, done: int, total: int) -> None:
        now = self._clock()
        start, already = self._began.setdefault(stage, (now, done))
        if now < self._due or done <= already or done >= total:
            return
        self._due = now + self._every
        left = (now - start) / (done - already) * (total - done)
        too_early = (done - already) * ENOUGH < total - already
        self._show(Standing(stage, done, total, None if too_early else left))
