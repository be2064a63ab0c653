"""The reporting timetable over the months of real years: what is due when, and what was published for it.

It is asked for the public (with what an edition holds) and for the board (with everything that is recorded).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from boardpress.board import Board, TimetableItem
from boardpress.days import Month
from boardpress.publication import Publication
from boardpress.records import dataclass

_EARLY = 2
"""How much more a month too early counts than a month too late, where it is asked what a publication answers."""


@dataclass(frozen=True, slots=True)
class Due:
    """An item of the timetable in a month, and what answers it."""

    key: str
    item: TimetableItem
    year: int
    month: int
    answers: tuple[Publication, ...] = ()

    def is_over(self, day: date) -> bool:
        """Whether its month has ended on a day."""
        return (self.year, self.month) < (day.year, day.month)


class Timetable:
    """The timetable of a board, and the publications that answer its items, looked up once."""

    def __init__(self, board: Board, publications: Iterable[Publication]) -> None:
        self._items = board.timetable
        self._starts = int(board.reporting_year.starts.partition("-")[0])
        self._answers: dict[tuple[str, int, int], list[Publication]] = defaultdict(list)
        self._of_item: dict[str, list[Publication]] = defaultdict(list)
        alone = _alone(board.timetable)
        for publication in publications:
            own = publication.timetable or ((alone[publication.type],) if publication.type in alone else ())
            for key in own:
                self._answer(key, publication)

    def _answer(self, key: str, publication: Publication) -> None:
        item = self._items.get(key)
        if item is None or publication.date is None:
            return
        self._of_item[key].append(publication)
        if item.due:
            self._answers[key, *answered(item.due, publication.date)].append(publication)

    def year(self, day: date) -> list[Month]:
        """The twelve months of the reporting year that a day is in."""
        first = day.year if day.month >= self._starts else day.year - 1
        return list(months_from(first, self._starts, 12))

    def due_in(self, month: Month) -> list[Due]:
        """What is due in a month, in the order of the configuration."""
        number = month.month or 0
        return [
            Due(key, item, month.year, number, tuple(self._answers.get((key, month.year, number), ())))
            for key, item in self._items.items()
            if number in item.due
        ]

    def published_for(self, key: str) -> tuple[Publication, ...]:
        """Everything that answers an item, in the order of the publications."""
        return tuple(self._of_item.get(key, ()))


def months_from(year: int, month: int, count: int) -> Iterator[Month]:
    """So many months from one on."""
    for number in range(year * 12 + month - 1, year * 12 + month - 1 + count):
        yield Month(number // 12, number % 12 + 1)


def answered(due: tuple[int, ...], day: date) -> tuple[int, int]:
    """Year and month of the one time at which an item is due that something published on a day answers: the nearest.

    A month too early counts twice, since reports are late more often than early; of two that are as near, it is the
    earlier.
    """
    published = day.year * 12 + day.month - 1
    times = [year * 12 + month - 1 for year in (day.year - 1, day.year, day.year + 1) for month in due]
    nearest = min(sorted(times), key=lambda time: max(published - time, (time - published) * _EARLY))
    return nearest // 12, nearest % 12 + 1


def _alone(items: Mapping[str, TimetableItem]) -> dict[str, str]:
    """Types that one item alone takes: what is published of them answers it without saying so."""
    takers: dict[str, list[str]] = defaultdict(list)
    for key, item in items.items():
        if item.type:
            takers[item.type].append(key)
    return {name: keys[0] for name, keys in takers.items() if len(keys) == 1}
