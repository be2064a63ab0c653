"""The pages of agencies: what is published about the practice of each, and what it reports when."""

from __future__ import annotations

from collections.abc import Iterator

from boardpress import addresses
from boardpress.chosen import Chosen
from boardpress.contenttype import BoardList
from boardpress.edition import Edition
from boardpress.publication import Publication
from boardpress.publishers.website.duelist import MOST, due_list, item_view
from boardpress.publishers.website.grouping import by_type
from boardpress.publishers.website.lists import ListPage
from boardpress.publishers.website.shell import shell
from boardpress.publishers.website.views import Fact, PageView, Tag
from boardpress.timetable import Timetable


def agency_pages(edition: Edition, chosen: Chosen) -> Iterator[PageView]:
    """A page that leads to the agencies; none where nothing public names one."""
    if not edition.board.agencies:
        return
    words = edition.words
    yield shell(
        edition, addresses.AGENCIES, words.text("site.agencies"), words.text("listing.agencies"),
        topics=_kinds(edition, chosen),
    )  # fmt: skip


def agency_lists(edition: Edition, chosen: Chosen, timetable: Timetable) -> Iterator[ListPage]:
    """A page for each agency, with what it reports and what was published for that."""
    for key in edition.board.agencies:
        found = chosen.of(BoardList.AGENCIES, key)
        published = (timetable.published_for(name)[:MOST] for name in _reports(edition, key))
        yield ListPage(addresses.agency(key), _agency_page, key, (found, *published))


def _agency_page(
    edition: Edition, key: str, found: tuple[Publication, ...], *published: tuple[Publication, ...]
) -> PageView:
    entry, words = edition.board.agencies[key], edition.words
    items = edition.board.timetable
    reports = zip(_reports(edition, key), published, strict=True)
    return shell(
        edition, addresses.agency(key), entry.label, entry.summary,
        label=Tag(words.text("listing.agency"), f"{addresses.AGENCIES}index.html"),
        groups=by_type(edition, found),
        blocks=due_list(
            words.text("timetable.reports"), "reports",
            (item_view(edition, name, items[name], answers) for name, answers in reports),
        ),
    )  # fmt: skip


def _reports(edition: Edition, key: str) -> list[str]:
    """The items of the timetable that an agency reports."""
    return [name for name, item in edition.board.timetable.items() if key in item.agencies]


def agency_tags(edition: Edition, chosen: Chosen) -> list[Tag]:
    """Agencies that something public is about, those with the most publications first."""
    return [_tag(edition, key) for key in _most_first(edition, chosen)]


def _kinds(edition: Edition, chosen: Chosen) -> Iterator[Fact]:
    """The agencies by the kinds that the board knows, those of no kind last."""
    order = _most_first(edition, chosen)
    kinds = dict.fromkeys(entry.kind for entry in edition.board.agencies.values())
    for kind in sorted(kinds, key=lambda kind: not kind):
        tags = tuple(_tag(edition, key) for key in order if edition.board.agencies[key].kind == kind)
        if tags:
            yield Fact(kind or edition.words.text("listing.all_agencies" if len(kinds) == 1 else "year.other"), tags)


def _most_first(edition: Edition, chosen: Chosen) -> list[str]:
    counted = {key: len(chosen.of(BoardList.AGENCIES, key)) for key in edition.board.agencies}
    return sorted((key for key in counted if counted[key]), key=lambda key: (-counted[key], key))


def _tag(edition: Edition, key: str) -> Tag:
    return Tag(edition.board.agencies[key].label, f"{addresses.agency(key)}index.html")
