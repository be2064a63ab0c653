"""The pages that lead to publications: home, a list for each type, theme and agency, and that for a wrong address."""

from __future__ import annotations

from collections.abc import Iterator

from boardpress import addresses
from boardpress.chosen import Chosen
from boardpress.contenttype import BoardList, ContentType
from boardpress.edition import Edition
from boardpress.publication import Publication
from boardpress.publishers.website.cards import card, feed_title
from boardpress.publishers.website.concern import concern_box
from boardpress.publishers.website.grouping import by_type, listed_types
from boardpress.publishers.website.views import CardGroup, Fact, PageView, Tag

_LATEST = 6


def listing_pages(edition: Edition, chosen: Chosen) -> Iterator[PageView]:
    """Every page of the site that is not a publication's own."""
    words = edition.words
    yield _home(edition, chosen)
    yield _not_found(edition)
    for declared in listed_types(edition):
        yield _type_page(edition, declared)
    if edition.board.themes:
        yield _index(
            edition,
            addresses.THEMES,
            words.text("site.themes"),
            words.text("listing.themes"),
            Fact(words.text("listing.all_themes"), tuple(_themes(edition))),
        )
    for key, entry in edition.board.themes.items():
        feed = Tag(feed_title(edition, entry.label), addresses.theme_feed(key))
        found = chosen.of(BoardList.THEMES, key)
        yield _about(
            edition,
            addresses.theme(key),
            entry.label,
            entry.summary,
            Tag(words.text("listing.theme"), f"{addresses.THEMES}index.html"),
            found,
            feed,
        )
    if edition.board.agencies:
        yield _index(
            edition,
            addresses.AGENCIES,
            words.text("site.agencies"),
            words.text("listing.agencies"),
            Fact(words.text("listing.all_agencies"), tuple(_agencies(edition, chosen))),
        )
    for key, entry in edition.board.agencies.items():
        found = chosen.of(BoardList.AGENCIES, key)
        yield _about(
            edition,
            addresses.agency(key),
            entry.label,
            entry.summary,
            Tag(words.text("listing.agency"), f"{addresses.AGENCIES}index.html"),
            found,
            None,
        )


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
        **parts,  # type: ignore[arg-type]  # checked where the view is drawn
    )


def _home(edition: Edition, chosen: Chosen) -> PageView:
    words = edition.words
    types = listed_types(edition)
    front = (item for item in edition.publications if item.date and edition.is_front(item))
    latest = [item for item in front if edition.type_of(item).listed][:_LATEST]
    groups = []
    if latest:
        groups.append(CardGroup(words.text("home.latest"), "latest", tuple(card(edition, item) for item in latest)))
    feed = Tag(edition.board.name, addresses.FEED)
    topics = [
        Fact(
            words.text("home.by_kind"),
            tuple(Tag(declared.label.plural, f"{addresses.section(declared)}index.html") for declared in types),
        ),
        Fact(words.text("home.by_theme"), tuple(_themes(edition))),
        Fact(words.text("home.by_agency"), tuple(_agencies(edition, chosen))),
    ]
    return _page(
        edition, "", "home", edition.board.name, edition.board.summary,
        feeds=(feed,), concern=concern_box(edition), groups=tuple(groups),
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
    )


def _type_page(edition: Edition, declared: ContentType) -> PageView:
    """Everything of a type, by year."""
    front = tuple(item for item in edition.of_type(declared.name) if edition.is_front(item))
    feed = (Tag(feed_title(edition, declared.label.plural), addresses.type_feed(declared)),) if declared.feed else ()
    return _page(
        edition, addresses.section(declared), "listing", declared.label.plural, declared.description,
        feeds=feed, groups=(*_years(edition, front), *_set_apart(edition, declared)),
    )  # fmt: skip


def _set_apart(edition: Edition, declared: ContentType) -> Iterator[CardGroup]:
    """What stands at the foot of a type's list: what is archived, and what we send to who asks."""
    archived = [item for item in edition.of_type(declared.name) if not edition.is_front(item)]
    asked_for = [item for item in edition.on_request if item.type == declared.name]
    for key, anchor, items in (("older", "older", archived), ("ask", "on-request", asked_for)):
        if items:
            yield CardGroup(
                edition.words.text(f"listing.{key}"), anchor, tuple(card(edition, item) for item in items), brief=True
            )


def _years(edition: Edition, items: tuple[Publication, ...]) -> Iterator[CardGroup]:
    years = dict.fromkeys(item.date.year if item.date else 0 for item in items)
    for year in years:
        cards = tuple(card(edition, item) for item in items if (item.date.year if item.date else 0) == year)
        heading = str(year) if year else edition.words.text("listing.undated")
        yield CardGroup(heading, f"year-{year}" if year else "undated", cards)


def _index(edition: Edition, folder: str, title: str, summary: str, entries: Fact) -> PageView:
    return _page(edition, folder, "listing", title, summary, topics=(entries,))


def _about(
    edition: Edition,
    folder: str,
    title: str,
    summary: str,
    label: Tag,
    items: tuple[Publication, ...],
    feed: Tag | None,
) -> PageView:
    """A theme or an agency: what there is about it, by type."""
    groups = tuple(by_type(edition, items))
    return _page(edition, folder, "listing", title, summary, label=label, feeds=(feed,) if feed else (), groups=groups)


def _themes(edition: Edition) -> list[Tag]:
    return [Tag(entry.label, f"{addresses.theme(key)}index.html") for key, entry in edition.board.themes.items()]


def _agencies(edition: Edition, chosen: Chosen) -> list[Tag]:
    """Agencies, those with the most publications first."""
    counted = {key: len(chosen.of(BoardList.AGENCIES, key)) for key in edition.board.agencies}
    used = sorted((key for key in counted if counted[key]), key=lambda key: (-counted[key], key))
    return [Tag(edition.board.agencies[key].label, f"{addresses.agency(key)}index.html") for key in used]
