"""The pages of the board's priorities: what it watches, what it found out and what it did about each."""

from __future__ import annotations

from collections.abc import Iterator

from boardpress import addresses
from boardpress.chosen import Chosen
from boardpress.contenttype import BoardList
from boardpress.edition import Edition
from boardpress.publication import Publication
from boardpress.publishers.website.grouping import by_type
from boardpress.publishers.website.lists import ListPage
from boardpress.publishers.website.shell import shell
from boardpress.publishers.website.views import Fact, PageView, Tag


def priority_pages(edition: Edition) -> Iterator[PageView]:
    """A page that leads to the priorities; none where nothing public names one."""
    words = edition.words
    priorities = edition.board.priorities
    if not priorities:
        return
    tags = tuple(Tag(entry.label, f"{addresses.priority(key)}index.html") for key, entry in priorities.items())
    yield shell(
        edition, addresses.PRIORITIES, words.text("site.priorities"), words.text("listing.priorities"),
        topics=[Fact(words.text("listing.all_priorities"), tags)],
    )  # fmt: skip


def priority_lists(edition: Edition, chosen: Chosen) -> Iterator[ListPage]:
    """A page for each priority."""
    for key in edition.board.priorities:
        yield ListPage(addresses.priority(key), _priority_page, key, (chosen.of(BoardList.PRIORITIES, key),))


def _priority_page(edition: Edition, key: str, found: tuple[Publication, ...]) -> PageView:
    entry = edition.board.priorities[key]
    label = Tag(edition.words.text("listing.priority"), f"{addresses.PRIORITIES}index.html")
    groups = by_type(edition, found)
    return shell(edition, addresses.priority(key), entry.label, entry.summary, label=label, groups=groups)
