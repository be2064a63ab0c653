"""Where the time of a build goes: its steps, one within the other, and the work that was done for each publisher."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from boardpress.records import dataclass

Clock = Callable[[], float]
"""Returns seconds since some moment. The command line passes one on; nothing else asks for the time."""


@dataclass(frozen=True, slots=True)
class Taken:
    """How long something took."""

    name: str
    depth: int
    """0 for a step of the build, 1 for a step within that one ..."""
    seconds: float
    is_work: bool
    """Whether it is work that was done elsewhere, maybe on several cores at once, while the step waited for it."""


class Profile:
    """Adds up the seconds of each step. Without a clock it measures nothing, and costs nothing."""

    def __init__(self, clock: Clock | None = None) -> None:
        self.clock = clock
        self._now: tuple[str, ...] = ()
        self._steps: dict[tuple[str, ...], float] = {}
        self._work: set[tuple[str, ...]] = set()

    def step(self, name: str) -> AbstractContextManager[None]:
        """Counts the time of a block for a step, within the one that is under way."""
        return NOTHING if self.clock is None else self._timed(name, self.clock)

    def add(self, name: str, seconds: float) -> None:
        """Count work that was done elsewhere for the step that is under way."""
        place = (*self._now, name)
        self._work.add(place)
        self._steps[place] = self._steps.get(place, 0.0) + seconds

    def taken(self) -> list[Taken]:
        """Every step as it began, each followed by those within it."""
        return list(self._below(()))

    def _below(self, place: tuple[str, ...]) -> Iterator[Taken]:
        for step, seconds in self._steps.items():
            if step[:-1] == place:
                yield Taken(step[-1], len(place), seconds, step in self._work)
                yield from self._below(step)

    @contextmanager
    def _timed(self, name: str, clock: Clock) -> Iterator[None]:
        before, self._now = self._now, (*self._now, name)
        self._steps.setdefault(self._now, 0.0)
        start = clock()
        try:
            yield
        finally:
            self._steps[self._now] += clock() - start
            self._now = before


NOTHING = nullcontext()
OFF = Profile()
"""Measures nothing."""


def profile_lines(profile: Profile) -> Iterator[str]:
    """The profile as people read it: a line for each step, those within it further in."""
    for one in profile.taken():
        name = f"{'  ' * one.depth}{one.name}"
        yield f"{name:<32} {one.seconds:>8.3f} s{' of work, on all cores' if one.is_work else ''}"
