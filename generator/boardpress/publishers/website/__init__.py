"""The website: a page for each publication, and the pages that lead to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from boardpress import addresses
from boardpress.artefact import Artefact, Later
from boardpress.chosen import Chosen
from boardpress.cycle import Cycle
from boardpress.edition import Edition
from boardpress.frames import NOT_FOUND
from boardpress.publication import Publication
from boardpress.publishers.website.agencypages import agency_pages
from boardpress.publishers.website.cyclepage import cycle_pages
from boardpress.publishers.website.glossarypage import glossary_pages
from boardpress.publishers.website.grouppages import group_pages
from boardpress.publishers.website.listingpages import listing_pages
from boardpress.publishers.website.prioritypages import priority_pages
from boardpress.publishers.website.publicationpages import downloads, publication_page
from boardpress.publishers.website.stubpages import stub_pages
from boardpress.publishers.website.timetablepage import timetable_pages
from boardpress.publishers.website.views import PageView
from boardpress.records import dataclass
from boardpress.timetable import Timetable
from boardpress.trail import Trails

RENDERER = "boardpress.publishers.website.render:render_page"


def plan(edition: Edition) -> Iterator[Artefact]:
    """Every page of the website."""
    pages, frames = _Pages.of(edition), _Frames(edition)
    for view in pages.views():
        yield _page(view, frames)
    for publication in edition.publications:
        yield _publication(publication, pages, frames)


def of_text(edition: Edition, publication: Publication) -> Iterator[Artefact]:
    """What shows the text of a publication, unless it collects the learning of a year: its page."""
    yield _publication(publication, _Pages.of(edition), _Frames(edition))


@dataclass(frozen=True)
class _Pages:
    """The pages of an edition, and what is found out once for all of them."""

    edition: Edition
    cycle: Cycle
    trails: Trails
    built: str
    """Says for which day the website was built."""

    @classmethod
    def of(cls, edition: Edition) -> _Pages:
        words, cycle = edition.words, Cycle(edition)
        return cls(edition, cycle, Trails(edition, cycle), words.text("site.built", day=words.day(edition.day)))

    def views(self) -> Iterator[PageView]:
        """Every page but those of what the public may read."""
        return map(self._dated, self._views())

    def publication(self, publication: Publication) -> PageView:
        """The page of what the public may read."""
        return self._dated(publication_page(self.edition, publication, self.trails, self.cycle))

    def key(self, publication: Publication) -> str:
        """Stands for all that the page of a publication shows."""
        trail = self.trails.of(publication)
        beside = self.edition.beside(publication) | trail.ids
        steps = [item.id for part in (trail.before, trail.after) for item in part]
        return self.edition.key(publication, beside, (steps, trail.more_before, trail.more_after))

    def _dated(self, view: PageView) -> PageView:
        return replace(view, built=self.built, words=self.edition.words)

    def _views(self) -> Iterator[PageView]:
        edition, chosen = self.edition, Chosen(self.edition)
        timetable = Timetable(edition.board, edition.publications)
        yield from listing_pages(edition, chosen, self.cycle)
        yield from agency_pages(edition, chosen, timetable)
        yield from cycle_pages(edition, self.cycle)
        yield from timetable_pages(edition, timetable)
        yield from priority_pages(edition, chosen)
        yield from group_pages(edition, chosen, timetable)
        yield from glossary_pages(edition)
        yield from stub_pages(edition, self.trails)


def _publication(publication: Publication, pages: _Pages, frames: _Frames) -> Artefact:
    """The page of a publication. It shows no text but its own, unless it collects the learning of a year."""
    edition, address = pages.edition, addresses.page(publication)
    later = Later(pages.key(publication), pages.publication, (publication,))
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


def _page(view: PageView, frames: _Frames) -> Artefact:
    needs = tuple(download.path for download in view.downloads)
    return Artefact(view.address, RENDERER, view, frame=frames.key(view.address), needs=needs)
