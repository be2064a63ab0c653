"""What Boardpress is to reach, as ratios of medians of one run, and whether it does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tools.bench.peers import HUGO, MKDOCS, OURS
from tools.bench.results import BODY, CLEAN, DECK, FACTS, NOTHING, SEARCH, Measured, Results

PPTX = "python-pptx"
GIB = 1024.0


@dataclass(frozen=True, slots=True)
class Goal:
    """A work of ours is to take at most so many times what a work of another takes."""

    work: str
    size: int
    other: str
    most: float
    against: str = CLEAN
    """The work of the other."""


GOALS: Sequence[Goal] = (
    Goal(CLEAN, 1000, HUGO, 1.5),
    Goal(CLEAN, 5000, HUGO, 1.0),
    Goal(CLEAN, 1000, MKDOCS, 0.25),
    Goal(SEARCH, 1000, MKDOCS, 0.25, SEARCH),
    Goal(BODY, 1000, HUGO, 0.2),
    Goal(BODY, 10_000, HUGO, 0.05),
    Goal(FACTS, 10_000, HUGO, 0.2),
    Goal(NOTHING, 10_000, HUGO, 0.03),
    Goal(DECK, 0, PPTX, 0.05, DECK),
)
DECK_SECONDS = 0.001
MEMORY = Goal(CLEAN, 10_000, HUGO, 0.5)
DOUBLED = ((1000, 2000), (5000, 10_000))
GROWTH = {CLEAN: 2.0, BODY: 1.6}
"""How many times longer a work may take where there is twice as much."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A goal held against what was measured."""

    name: str
    ratio: float
    cpu_ratio: float
    """The same of processor time, which other programs disturb less; 0 where it says nothing."""
    goal: str
    met: bool


def verdicts(results: Results) -> Iterator[Verdict]:
    """Every goal for which there are figures of both sides."""
    for goal in GOALS:
        yield from _held(results, goal)
    yield from _deck_alone(results)
    yield from _memory(results)
    for small, large in DOUBLED:
        for work, most in GROWTH.items():
            yield from _growth(results, work, small, large, most)


def ours(results: Results, work: str, size: int) -> Measured | None:
    """Our figures, where there are any."""
    return _figures(results, work, OURS, size)


def _figures(results: Results, work: str, tool: str, size: int) -> Measured | None:
    found = results.find(work, tool, size)
    return found if found and found.wall else None


def _held(results: Results, goal: Goal) -> Iterator[Verdict]:
    mine, other = ours(results, goal.work, goal.size), _figures(results, goal.against, goal.other, goal.size)
    if mine and other:
        ratio = mine.wall / other.wall
        name = f"{goal.work}, {goal.size:,}" if goal.size else goal.work
        yield Verdict(name, ratio, mine.cpu / other.cpu, f"{goal.most:g} x {goal.other}", ratio <= goal.most)


def _deck_alone(results: Results) -> Iterator[Verdict]:
    if mine := ours(results, DECK, 0):
        yield Verdict(f"{DECK}, alone", mine.wall / DECK_SECONDS, 0, "1 x a millisecond", mine.wall <= DECK_SECONDS)


def _memory(results: Results) -> Iterator[Verdict]:
    mine, other = ours(results, CLEAN, MEMORY.size), _figures(results, CLEAN, HUGO, MEMORY.size)
    if mine and other and mine.peak and other.peak:
        ratio = mine.peak / other.peak
        goal = f"{MEMORY.most:g} x {HUGO}, below {GIB:,.0f} MiB"
        yield Verdict(f"memory, {MEMORY.size:,}", ratio, 0, goal, ratio <= MEMORY.most and mine.peak < GIB)


def _growth(results: Results, work: str, small: int, large: int, most: float) -> Iterator[Verdict]:
    before, after = ours(results, work, small), ours(results, work, large)
    if before and after:
        ratio = after.wall / before.wall
        name = f"{work}, {small:,} to {large:,}"
        yield Verdict(name, ratio, after.cpu / before.cpu, f"{most:g} x the smaller", ratio <= most)
