"""Where to break a row of things into pages: no page too full, the pages alike, the breaks where they hurt least."""

from __future__ import annotations

from collections.abc import Callable

COMFORTABLE = 0.76
"""How full a slide of text is best: what a room can read and a trainer can talk about. Text that fits on one slide is
never split, since two slides cost more: the square of this is more than a half."""


def partition(
    count: int, fill: Callable[[int, int], float], hurt: Callable[[int, int], float], comfortable: float = COMFORTABLE
) -> list[tuple[int, int]]:
    """The pages as `(first, after the last)` of the things 0 to `count` - 1.

    `fill` says how full a page of things i to j - 1 would be: 1 is full, more does not fit; it never falls as j grows.
    `hurt` says how bad it is that a page holds i to j - 1. One thing that does not fit has a page to itself.
    """
    best: list[float] = [0.0] + [float("inf")] * count
    came: list[int] = [0] * (count + 1)
    for first in range(count):
        for after in range(first + 1, count + 1):
            full = fill(first, after)
            if full > 1 and after > first + 1:
                break
            cost = best[first] + comfortable**2 + full**2 + hurt(first, after)
            if cost < best[after] - 1e-9:
                best[after], came[after] = cost, first
    pages = []
    while count:
        pages.append((came[count], count))
        count = came[count]
    return pages[::-1]
