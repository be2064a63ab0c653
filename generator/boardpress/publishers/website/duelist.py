"""Items of the reporting timetable in a list: what is reported when, to whom, and what was published for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from boardpress import addresses
from boardpress.board import TimetableItem
from boardpress.edition import Edition
from boardpress.publication import Publication
from boardpress.publishers.website.cards import cards_of
from boardpress.publishers.website.views import Block, Card, Tag
from boardpress.records import dataclass

MOST = 5
"""Publications that an item shows, the newest."""


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item: when it is due, who reports it to whom, and the newest that was published for it."""

    label: str
    anchor: str = ""
    address: str = ""
    """Where the timetable tells of it; empty there."""
    summary: str = ""
    when: str = ""
    to: tuple[Tag, ...] = ()
    comes_from: tuple[Tag, ...] = ()
    published: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class DueList(Block):
    """Items of the timetable, one below the other."""

    items: tuple[ItemView, ...] = ()


def due_list(heading: str, anchor: str, found: Iterable[ItemView]) -> Iterator[DueList]:
    """A list under a heading; none where there is nothing in it."""
    items = tuple(found)
    if items:
        yield DueList("duelist", heading, anchor, items)


def item_view(
    edition: Edition, key: str, item: TimetableItem, published: tuple[Publication, ...] = (), *, anchored: bool = False
) -> ItemView:
    """An item as it is told of; `anchored` on the page of the timetable, to which the others lead."""
    return ItemView(
        label=item.label,
        anchor=f"item-{key}" if anchored else "",
        address="" if anchored else addresses.timetable_item(key),
        summary=item.summary,
        when=when(edition, item),
        to=group_tags(edition, item.to),
        comes_from=tuple(_comes_from(edition, item)),
        published=cards_of(edition, published[:MOST]),
    )


def when(edition: Edition, item: TimetableItem) -> str:
    """When an item is due: 'February, June, October', 'Every month', or the board's own words."""
    words = edition.words
    if item.when or not item.due:
        return item.when
    if len(item.due) == 12:
        return words.text("timetable.monthly")
    return ", ".join(words.month_name(number) for number in item.due)


def group_tags(edition: Edition, keys: Iterable[str]) -> tuple[Tag, ...]:
    """Groups by their labels, leading to their pages."""
    return tuple(Tag(edition.board.groups[key].label, f"{addresses.group(key)}index.html") for key in keys)


def _comes_from(edition: Edition, item: TimetableItem) -> Iterator[Tag]:
    for key in item.agencies:
        yield Tag(edition.board.agencies[key].label, f"{addresses.agency(key)}index.html")
    if item.owner:
        yield Tag(item.owner)
