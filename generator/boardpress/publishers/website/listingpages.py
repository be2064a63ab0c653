"""The pages that lead to publications: home, a list for each type and theme, and that for a wrong address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import filterfalse

from boardpress import addresses
from boardpress.chosen import Chosen
from boardpress.contenttype import BoardList
from boardpress.cycle import Cycle
from boardpress.edition import Edition
from boardpress.publication import Publication
from boardpress.publishers.website.agencypages import agency_tags
from boardpress.publishers.website.cards import cards_of, feed_title
from boardpress.publishers.website.concern import concern_box
from boardpress.publishers.website.cyclepage import home_round
from boardpress.publishers.website.grouping import by_type, listed_types
from boardpress.publishers.website.lists import ListPage
from boardpress.publishers.website.shell import built_for, shell
from boardpress.publishers.website.typeparts import type_parts
from boardpress.publishers.website.views import Card, CardGroup, Fact, PageView, Tag

_LATEST = 6


def listing_pages(edition: Edition, chosen: Chosen, cycle: Cycle) -> Iterator[PageView]:
    """Home, the page for a wrong address, and that of all themes."""
    words = edition.words
    yield _home(edition, chosen, cycle)
    yield _not_found(edition)
    if edition.board.themes:
        yield shell(
            edition, addresses.THEMES, words.text("site.themes"), words.text("listing.themes"),
            topics=[Fact(words.text("listing.all_themes"), tuple(_themes(edition)))],
        )  # fmt: skip


def type_lists(edition: Edition) -> Iterator[ListPage]:
    """A list for each type: what is current, what is archived, and what we send to who asks."""
    for declared in listed_types(edition):
        of_type = edition.of_type(declared.name)
        front = tuple(filter(edition.is_front, of_type))
        archived = tuple(filterfalse(edition.is_front, of_type))
        asked_for = tuple(item for item in edition.on_request if item.type == declared.name)
        yield ListPage(addresses.section(declared), _type_page, declared.name, (front, archived, asked_for))


def theme_lists(edition: Edition, chosen: Chosen) -> Iterator[ListPage]:
    """A list for each theme."""
    for key in edition.board.themes:
        yield ListPage(addresses.theme(key), _theme_page, key, (chosen.of(BoardList.THEMES, key),))


def _theme_page(edition: Edition, key: str, found: tuple[Publication, ...]) -> PageView:
    entry, words = edition.board.themes[key], edition.words
    return shell(
        edition, addresses.theme(key), entry.label, entry.summary,
        label=Tag(words.text("listing.theme"), f"{addresses.THEMES}index.html"),
        feeds=[Tag(feed_title(edition, entry.label), addresses.theme_feed(key))],
        groups=by_type(edition, found),
    )  # fmt: skip


def _page(edition: Edition, folder: str, kind: str, title: str, summary: str, **parts: object) -> PageView:
    address = f"{folder}index.html"
    return PageView(
        address=address,
        kind=kind,
        title=title,
        description=summary or edition.board.summary,
        canonical=addresses.canonical(edition.board.url, address),
        summary=summary,
        robots="noindex" if edition.drafts else "",
        built=built_for(edition),
        words=edition.words,
        **parts,  # type: ignore[arg-type]  # checked where the view is drawn
    )


def _home(edition: Edition, chosen: Chosen, cycle: Cycle) -> PageView:
    words = edition.words
    types = listed_types(edition)
    front = (item for item in edition.publications if item.date and edition.is_front(item))
    latest = [item for item in front if edition.type_of(item).listed][:_LATEST]
    groups = []
    if latest:
        groups.append(CardGroup(words.text("home.latest"), "latest", cards_of(edition, latest)))
    feed = Tag(edition.board.name, addresses.FEED)
    topics = [
        Fact(
            words.text("home.by_kind"),
            tuple(Tag(declared.label.plural, f"{addresses.section(declared)}index.html") for declared in types),
        ),
        Fact(words.text("home.by_theme"), tuple(_themes(edition))),
        Fact(words.text("home.by_agency"), tuple(agency_tags(edition, chosen))),
    ]
    return _page(
        edition, "", "home", edition.board.name, edition.board.summary,
        feeds=(feed,), concern=concern_box(edition), groups=tuple(groups), blocks=tuple(home_round(edition, cycle)),
        topics=tuple(topic for topic in topics if topic.values),
    )  # fmt: skip


def _not_found(edition: Edition) -> PageView:
    words = edition.words
    ways = [Tag(words.text("site.home"), "index.html")]
    ways += [
        Tag(declared.label.plural, f"{addresses.section(declared)}index.html") for declared in listed_types(edition)
    ]
    return PageView(
        address=addresses.NOT_FOUND,
        kind="notfound",
        title=words.text("missing.title"),
        description=words.text("missing.description"),
        canonical="",
        summary=words.text("missing.summary"),
        concern=concern_box(edition),
        topics=(Fact(words.text("missing.go_to"), tuple(ways)),),
        robots="noindex",
        built=built_for(edition),
        words=words,
    )


def _type_page(
    edition: Edition,
    name: str,
    front: tuple[Publication, ...],
    archived: tuple[Publication, ...],
    asked_for: tuple[Publication, ...],
) -> PageView:
    """Everything of a type, by year; at its foot what is archived, and what we send to who asks."""
    declared = edition.board.types[name]
    return _page(
        edition, addresses.section(declared), "listing", declared.label.plural, declared.description,
        feeds=type_parts(edition, declared).feeds,
        groups=(
            *_years(edition, front),
            *_set_apart(edition, "older", "older", archived),
            *_set_apart(edition, "ask", "on-request", asked_for),
        ),
    )  # fmt: skip


def _set_apart(edition: Edition, key: str, anchor: str, items: tuple[Publication, ...]) -> Iterator[CardGroup]:
    if items:
        cards = cards_of(edition, items)
        yield CardGroup(edition.words.text(f"listing.{key}"), anchor, cards, brief=True)


def _years(edition: Edition, items: tuple[Publication, ...]) -> Iterator[CardGroup]:
    years: dict[int, list[Card]] = defaultdict(list)
    for item, card in zip(items, cards_of(edition, items), strict=True):
        years[item.date.year if item.date else 0].append(card)
    for year, cards in years.items():
        if list(years) == [0]:
            yield CardGroup("", "", tuple(cards), level=1)
        else:
            heading = str(year) if year else edition.words.text("listing.undated")
            yield CardGroup(heading, f"year-{year}" if year else "undated", tuple(cards))


def _themes(edition: Edition) -> list[Tag]:
    return [Tag(entry.label, f"{addresses.theme(key)}index.html") for key, entry in edition.board.themes.items()]
