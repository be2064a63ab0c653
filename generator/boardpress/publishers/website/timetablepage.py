"""The reporting timetable: what comes next, the year at a glance, and each item with what was published for it."""

from __future__ import annotations

from collections.abc import Iterator

from boardpress import addresses
from boardpress.days import Month
from boardpress.edition import Edition
from boardpress.publishers.website.cards import cards_of
from boardpress.publishers.website.duelist import due_list, group_tags, item_view
from boardpress.publishers.website.shell import shell
from boardpress.publishers.website.views import Block, Card, PageView, Tag
from boardpress.records import dataclass
from boardpress.timetable import Due, Timetable, months_from

_NEXT = 3
"""Months that come next, the present one among them."""


@dataclass(frozen=True, slots=True)
class DueView:
    """An item in a month, who receives it, and what was published for it."""

    item: Tag
    to: tuple[Tag, ...]
    published: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class MonthView:
    """A month of a year and what is due in it."""

    name: str
    short: str
    due: tuple[DueView, ...]


@dataclass(frozen=True, slots=True)
class Months(Block):
    """Months, one after the other, each with what is due."""

    months: tuple[MonthView, ...] = ()
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """An item over the months of a year: for each what is due then, None where nothing is."""

    item: Tag
    cells: tuple[DueView | None, ...]


@dataclass(frozen=True, slots=True)
class Year(Block):
    """A year at a glance: a table on a wide page, the list of its months on a phone."""

    caption: str = ""
    rows: tuple[Row, ...] = ()
    months: tuple[MonthView, ...] = ()
    nothing: str = ""


def timetable_pages(edition: Edition, timetable: Timetable) -> Iterator[PageView]:
    """The page of the timetable; none for a board that has none in public."""
    items = edition.board.timetable
    if not items:
        return
    words = edition.words
    blocks: list[Block] = []
    if any(item.due for item in items.values()):
        blocks = [_next(edition, timetable), _year(edition, timetable)]
    told = (item_view(edition, key, item, timetable.published_for(key), anchored=True) for key, item in items.items())
    blocks += due_list(words.text("timetable.items"), "items", told)
    yield shell(
        edition, addresses.TIMETABLE, words.text("site.timetable"), words.text("timetable.summary"), leading=blocks
    )


def _next(edition: Edition, timetable: Timetable) -> Months:
    words = edition.words
    months = months_from(edition.day.year, edition.day.month, _NEXT)
    return Months(
        "months", words.text("timetable.next"), "next",
        tuple(_month(edition, timetable, month) for month in months), words.text("timetable.nothing"),
    )  # fmt: skip


def _year(edition: Edition, timetable: Timetable) -> Year:
    words = edition.words
    year = timetable.year(edition.day)
    caption = words.text("timetable.year", first=words.month(year[0]), last=words.month(year[-1]))
    due = [{one.key: _due(edition, one) for one in timetable.due_in(month)} for month in year]
    rows = tuple(
        Row(Tag(item.label, addresses.timetable_item(key)), tuple(month.get(key) for month in due))
        for key, item in edition.board.timetable.items()
        if item.due
    )
    months = tuple(_month(edition, timetable, month) for month in year)
    return Year("year", words.text("timetable.glance"), "year", caption, rows, months, words.text("timetable.nothing"))


def _month(edition: Edition, timetable: Timetable, month: Month) -> MonthView:
    words = edition.words
    due = tuple(_due(edition, one) for one in timetable.due_in(month))
    return MonthView(words.month(month), words.short_month(month.month or 0), due)


def _due(edition: Edition, due: Due) -> DueView:
    return DueView(
        Tag(due.item.label, addresses.timetable_item(due.key)),
        group_tags(edition, due.item.to),
        cards_of(edition, due.answers),
    )
