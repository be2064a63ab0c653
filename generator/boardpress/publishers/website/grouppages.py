"""The board's groups: who reports to whom, and for each what it publishes and what it receives."""

from __future__ import annotations

from collections.abc import Iterator

from boardpress import addresses
from boardpress.chosen import Chosen
from boardpress.contenttype import BoardList
from boardpress.edition import Edition
from boardpress.groups import Groups, Node
from boardpress.publication import Publication
from boardpress.publishers.website.duelist import MOST, due_list, item_view
from boardpress.publishers.website.grouping import by_type
from boardpress.publishers.website.lists import ListPage
from boardpress.publishers.website.shell import shell
from boardpress.publishers.website.views import Block, Fact, PageView, Tag
from boardpress.records import dataclass
from boardpress.timetable import Timetable


@dataclass(frozen=True, slots=True)
class Branch:
    """A group in a tree, with those that report to it; `here` is the group that the page is about."""

    tag: Tag
    note: str = ""
    here: bool = False
    below: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Tree(Block):
    """Groups, each with those that report to it below it."""

    branches: tuple[Branch, ...] = ()


def group_pages(edition: Edition) -> Iterator[PageView]:
    """A page of all groups; none for a board that has declared none."""
    if not edition.board.groups:
        return
    words = edition.words
    groups = Groups(edition.board.groups)
    yield shell(
        edition, addresses.GROUPS, words.text("site.groups"), words.text("groups.summary"),
        leading=[Tree("tree", branches=tuple(_branch(edition, node, with_notes=True) for node in groups.whole()))],
    )  # fmt: skip


def group_lists(edition: Edition, chosen: Chosen, timetable: Timetable) -> Iterator[ListPage]:
    """A page for each group, with what it receives and what was published for that."""
    for key in edition.board.groups:
        found = chosen.of(BoardList.GROUPS, key)
        published = (timetable.published_for(name)[:MOST] for name in _received(edition, key))
        yield ListPage(addresses.group(key), _group_page, key, (found, *published))


def _group_page(
    edition: Edition, key: str, found: tuple[Publication, ...], *published: tuple[Publication, ...]
) -> PageView:
    words = edition.words
    group, items = edition.board.groups[key], edition.board.timetable
    around = tuple(_branch(edition, node, here=key) for node in Groups(edition.board.groups).around(key))
    alone = len(around) == 1 and not around[0].below
    tree = [] if alone else [Tree("tree", words.text("groups.around"), "around", around)]
    received = zip(_received(edition, key), published, strict=True)
    views = (item_view(edition, name, items[name], answers) for name, answers in received)
    return shell(
        edition, addresses.group(key), group.label, group.summary,
        label=Tag(words.text("groups.one"), f"{addresses.GROUPS}index.html"),
        facts=[Fact(words.text("groups.chair"), (Tag(group.chair),))] if group.chair else [],
        leading=[*tree, *due_list(words.text("groups.receives"), "receives", views)],
        groups=by_type(edition, found),
    )  # fmt: skip


def _received(edition: Edition, key: str) -> list[str]:
    """The items of the timetable that are reported to a group."""
    return [name for name, item in edition.board.timetable.items() if key in item.to]


def _branch(edition: Edition, node: Node, here: str = "", *, with_notes: bool = False) -> Branch:
    group = edition.board.groups[node.key]
    return Branch(
        Tag(group.label, "" if node.key == here else f"{addresses.group(node.key)}index.html"),
        group.summary if with_notes else "",
        node.key == here,
        tuple(_branch(edition, one, here, with_notes=with_notes) for one in node.below),
    )
