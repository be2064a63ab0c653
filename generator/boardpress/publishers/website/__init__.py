"""The website: a page for each publication, and the pages that lead to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from boardpress import addresses
from boardpress.artefact import Artefact, Later
from boardpress.chosen import Chosen
from boardpress.cycle import Cycle
from boardpress.edition import Edition
from boardpress.frames import NOT_FOUND
from boardpress.publication import Publication
from boardpress.publishers.website.publicationpages import downloads, publication_page
from boardpress.publishers.website.stubpages import on_request_page, removed_page
from boardpress.publishers.website.views import PageView
from boardpress.records import dataclass
from boardpress.states import State
from boardpress.timetable import Timetable
from boardpress.trail import Trail, Trails

if TYPE_CHECKING:
    from boardpress.publishers.website.lists import ListPage

RENDERER = "boardpress.publishers.website.render:render_page"


def plan(edition: Edition) -> Iterator[Artefact]:
    """Every page of the website."""
    yield from of_facts(edition, (*edition.on_request, *edition.publications))


def of_facts(edition: Edition, publications: Iterable[Publication]) -> Iterator[Artefact]:
    """The pages of some publications, and every page that is not that of a publication."""
    pages, frames = Pages.of(edition), _Frames(edition)
    for view in pages.views():
        yield _page(view.address, view, frames)
    for page in pages.lists():
        yield _page(page.address, pages.listed(page), frames, page.weight)
    for publication in publications:
        if edition.standings[publication.id].state is State.ON_REQUEST:
            yield _page(addresses.page(publication), pages.on_request(publication), frames)
        else:
            yield _publication(publication, pages, frames)


def of_text(edition: Edition, publication: Publication) -> Iterator[Artefact]:
    """What shows the text of a publication, unless it collects the learning of a year: its page."""
    yield _publication(publication, Pages.of(edition), _Frames(edition))


@dataclass(frozen=True)
class Pages:
    """The pages of an edition, and what is found out once for all of them."""

    edition: Edition
    cycle: Cycle
    trails: Trails

    @classmethod
    def of(cls, edition: Edition) -> Pages:
        cycle = Cycle(edition)
        return cls(edition, cycle, Trails(edition, cycle))

    def views(self) -> Iterator[PageView]:
        """The pages that show a few publications or none, whatever their number."""
        from boardpress.publishers.website.agencypages import agency_pages
        from boardpress.publishers.website.cyclepage import cycle_pages
        from boardpress.publishers.website.glossarypage import glossary_pages
        from boardpress.publishers.website.grouppages import group_pages
        from boardpress.publishers.website.listingpages import listing_pages
        from boardpress.publishers.website.prioritypages import priority_pages
        from boardpress.publishers.website.timetablepage import timetable_pages

        edition = self.edition
        yield from listing_pages(edition, self._chosen, self.cycle)
        yield from agency_pages(edition, self._chosen)
        yield from cycle_pages(edition, self.cycle)
        yield from timetable_pages(edition, self._timetable)
        yield from priority_pages(edition)
        yield from group_pages(edition)
        yield from glossary_pages(edition)
        for publication in edition.withdrawn:
            yield removed_page(edition, publication)

    def lists(self) -> Iterator[ListPage]:
        """The pages that show more publications, the more there are."""
        from boardpress.publishers.website.agencypages import agency_lists
        from boardpress.publishers.website.grouppages import group_lists
        from boardpress.publishers.website.listingpages import theme_lists, type_lists
        from boardpress.publishers.website.prioritypages import priority_lists

        edition, chosen, timetable = self.edition, self._chosen, self._timetable
        yield from type_lists(edition)
        yield from theme_lists(edition, chosen)
        yield from agency_lists(edition, chosen, timetable)
        yield from priority_lists(edition, chosen)
        yield from group_lists(edition, chosen, timetable)

    def listed(self, page: ListPage) -> Later:
        """A page that lists publications."""
        return Later(page.key(self.edition), page.made, (self.edition,))

    def on_request(self, publication: Publication) -> Later:
        """The page at the address of what is on request."""
        trail = self.trails.of(publication)
        return Later(self._key(publication, trail), on_request_page, (self.edition, publication, trail))

    def publication(self, publication: Publication) -> Later:
        """The page of what the public may read."""
        trail = self.trails.of(publication)
        return Later(self._key(publication, trail), publication_page, (self.edition, publication, trail, self.cycle))

    def _key(self, publication: Publication, trail: Trail) -> str:
        """Stands for all that the page of a publication shows."""
        beside = self.edition.beside(publication) | trail.ids
        steps = [item.id for part in (trail.before, trail.after) for item in part]
        return self.edition.key(publication, beside, (steps, trail.more_before, trail.more_after))

    @cached_property
    def _chosen(self) -> Chosen:
        return Chosen(self.edition)

    @cached_property
    def _timetable(self) -> Timetable:
        return Timetable(self.edition.board, self.edition.publications)


def _publication(publication: Publication, pages: Pages, frames: _Frames) -> Artefact:
    """The page of a publication. It shows no text but its own, unless it collects the learning of a year."""
    edition, address = pages.edition, addresses.page(publication)
    later = pages.publication(publication)
    model = later.made() if edition.type_of(publication).collects_year else later
    needs = tuple(download.path for download in downloads(edition, publication))
    return Artefact(address, RENDERER, model, frame=frames.key(address), needs=needs)


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


def _page(address: str, model: PageView | Later, frames: _Frames, weight: float = 1.0) -> Artefact:
    return Artefact(address, RENDERER, model, frame=frames.key(address), weight=weight)
