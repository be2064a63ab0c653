"""RSS feeds: what the board has published, all of it, by type and by theme."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from boardpress import addresses
from boardpress.artefact import Artefact
from boardpress.days import ZONE
from boardpress.edition import Edition
from boardpress.publication import Publication, Value
from boardpress.records import changed, dataclass

NEWEST = 50
"""A feed holds so many items, as readers expect; the website's lists hold them all."""


@dataclass(frozen=True, slots=True)
class Item:
    """One publication in a feed, or a correction of one. `guid` never changes, whatever happens to the title."""

    guid: str
    permanent: bool
    """Whether the guid is an address that shows the item."""
    title: str
    address: str
    summary: str
    published: str
    """ISO 8601, midnight in Europe/London of the day of publication."""
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it is published; addresses are absolute."""

    address: str
    page: str
    title: str
    description: str
    language: str
    items: tuple[Item, ...]


def plan(edition: Edition) -> Iterator[Artefact]:
    """`feed.xml`, a feed for each type that has one, and a feed for each theme; newest first."""
    board, words = edition.board, edition.words
    fed = tuple(
        item for item in edition.publications if item.date and edition.type_of(item).feed and edition.is_front(item)
    )
    yield _artefact(edition, addresses.FEED, "index.html", board.name, board.summary, fed)
    for declared in board.types.values():
        if declared.feed:
            page = f"{addresses.section(declared)}index.html"
            title = words.text("feed.title", list=declared.label.plural, board=board.name)
            items = tuple(item for item in fed if item.type == declared.name)
            yield _artefact(edition, addresses.type_feed(declared), page, title, declared.description, items)
    by_theme = _by_theme(fed)
    for key, entry in board.themes.items():
        page = f"{addresses.theme(key)}index.html"
        title = words.text("feed.title", list=entry.label, board=board.name)
        yield _artefact(edition, addresses.theme_feed(key), page, title, entry.summary, tuple(by_theme[key]))


def _by_theme(publications: tuple[Publication, ...]) -> Mapping[str, list[Publication]]:
    found: dict[str, list[Publication]] = defaultdict(list)
    for item in publications:
        for key in dict.fromkeys(item.themes):
            found[key].append(item)
    return found


def _artefact(
    edition: Edition, path: str, page: str, title: str, description: str, publications: tuple[Publication, ...]
) -> Artefact:
    root = edition.board.url
    feed = Feed(
        address=addresses.canonical(root, path),
        page=addresses.canonical(root, page),
        title=title,
        description=description or title,
        language=edition.board.language.lower(),
        items=_newest(edition, publications),
    )
    return Artefact(path, "boardpress.publishers.feeds.rss:render_feed", feed)


def _newest(edition: Edition, publications: tuple[Publication, ...]) -> tuple[Item, ...]:
    """The newest items: each publication on its day, and each correction of one on its own."""
    # They come newest first: of what is further down, none but a correction can be among the newest.
    candidates = [*publications[:NEWEST], *(item for item in publications[NEWEST:] if item.corrections)]
    dated = [(day, publication, number) for publication in candidates for number, day in enumerate(_days(publication))]
    # Sorting is stable: on one day, items keep the order of the edition.
    newest = sorted(dated, key=lambda one: one[0], reverse=True)[:NEWEST]
    return tuple(_item(edition, publication, number) for _, publication, number in newest)


def _days(publication: Publication) -> list[date]:
    """The day of a publication, then those of its corrections.

    They are by day, so that one that appears later never takes the number of one that readers have.
    """
    assert publication.date is not None, "only dated publications stand in a feed"
    return [publication.date, *sorted(map(_day_of, publication.corrections))]


def _item(edition: Edition, publication: Publication, number: int) -> Item:
    """A publication, or one of its corrections, numbered from 1."""
    board, declared = edition.board, edition.type_of(publication)
    day = _days(publication)[number]
    address = addresses.canonical(board.url, addresses.page(publication))
    item = Item(
        guid=address,
        permanent=True,
        title=publication.title,
        address=address,
        summary=publication.summary,
        published=_midnight(day),
        categories=(declared.label.singular, *(board.themes[key].label for key in publication.themes)),
    )
    if number == 0:
        return item
    correction = sorted(publication.corrections, key=_day_of)[number - 1]
    return changed(
        item, guid=f"{address}#correction-{number}", permanent=False, summary=str(correction["what"]),
        title=edition.words.text("feed.corrected", title=publication.title),
    )  # fmt: skip


def _day_of(correction: Mapping[str, Value]) -> date:
    day = correction["date"]
    assert isinstance(day, date), "the date of a correction is read as a day"
    return day


def _midnight(day: date) -> str:
    return datetime.combine(day, time(), ZoneInfo(ZONE)).isoformat()
