"""The website: a page for each publication, and the pages that lead to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from boardpress import addresses
from boardpress.artefact import Artefact, Making
from boardpress.chosen import Chosen
from boardpress.cycle import Cycle
from boardpress.edition import Edition
from boardpress.frames import NOT_FOUND
from boardpress.plaintext import plain_text
from boardpress.publishers.website import search
from boardpress.publishers.website.agencypages import agency_pages
from boardpress.publishers.website.cyclepage import cycle_pages
from boardpress.publishers.website.glossarypage import glossary_pages
from boardpress.publishers.website.grouppages import group_pages
from boardpress.publishers.website.listingpages import listing_pages
from boardpress.publishers.website.prioritypages import priority_pages
from boardpress.publishers.website.publicationpages import publication_page
from boardpress.publishers.website.search import SearchEntry
from boardpress.publishers.website.stubpages import stub_pages
from boardpress.publishers.website.timetablepage import timetable_pages
from boardpress.publishers.website.views import PageView
from boardpress.timetable import Timetable
from boardpress.trail import Trails


def plan(edition: Edition) -> Iterator[Artefact]:
    """Every page of the website, and the index that its search reads."""
    frames = _Frames(edition)
    words = edition.words
    built = words.text("site.built", day=words.day(edition.day))
    for view in _views(edition):
        yield _page(replace(view, built=built, words=words), frames)
    yield Artefact(search.PATH, "boardpress.publishers.website:render_search", tuple(_entries(edition)))


def _views(edition: Edition) -> Iterator[PageView]:
    """Every page, as it is apart from the day."""
    chosen, cycle = Chosen(edition), Cycle(edition)
    timetable, trails = Timetable(edition.board, edition.publications), Trails(edition, cycle)
    yield from listing_pages(edition, chosen, cycle)
    yield from agency_pages(edition, chosen, timetable)
    yield from cycle_pages(edition, cycle)
    yield from timetable_pages(edition, timetable)
    yield from priority_pages(edition, chosen)
    yield from group_pages(edition, chosen, timetable)
    yield from glossary_pages(edition)
    for publication in edition.publications:
        yield publication_page(edition, publication, trails, cycle)
    yield from stub_pages(edition, trails)


class _Frames:
    """Knows in which frame a page stands: its own, that of its section, or that of a page outside the navigation."""

    def __init__(self, edition: Edition) -> None:
        self._addresses: set[str] = set()
        entries = list(edition.navigation)
        while entries:
            entry = entries.pop()
            self._addresses.add(entry.address)
            entries.extend(entry.children)

    def key(self, address: str) -> str:
        if address == addresses.NOT_FOUND:
            return NOT_FOUND
        folder = address.removesuffix("index.html")
        section, _, rest = folder.partition("/")
        if folder in self._addresses:
            return folder
        if not rest:
            return "*"
        return f"{section}/*" if f"{section}/" in self._addresses else "*/*"


def _page(view: PageView, frames: _Frames) -> Artefact:
    needs = tuple(download.path for download in view.downloads)
    renderer = "boardpress.publishers.website.render:render_page"
    return Artefact(view.address, renderer, view, frame=frames.key(view.address), needs=needs)


def _entries(edition: Edition) -> Iterator[SearchEntry]:
    """What search finds: each publication, then each of its sections; what is on request by its title."""
    for publication in edition.publications:
        location = addresses.page(publication)
        yield SearchEntry(location, publication.title, publication.summary)
        for section in publication.body.sections:
            address = f"{location}#{section.anchor}" if section.anchor else location
            yield SearchEntry(address, section.heading or publication.title, plain_text(section.html))
    for publication in edition.on_request:
        yield SearchEntry(addresses.page(publication), publication.title, publication.reference)


def render_search(making: Making) -> bytes:
    """The index that the website's search reads, from its entries."""
    return search.search_index(making.model)
