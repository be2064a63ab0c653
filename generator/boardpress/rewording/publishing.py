"""What it takes to publish a site again of which some texts are others, besides the artefacts that show them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from boardpress.addresses import SEARCH_INDEX
from boardpress.building.amending import Amendment, CannotAmend, Chunks, Published
from boardpress.building.beside import Beside
from boardpress.building.trees import Trees
from boardpress.edition import Edition
from boardpress.frames import Frame
from boardpress.frames.kept import drawn_frames, frame_plan
from boardpress.output import Output
from boardpress.publication import Publication
from boardpress.publishers import search
from boardpress.records import dataclass
from boardpress.rewording.changes import Changes, Site
from boardpress.still import stands
from boardpress.withdrawal.lastgood import Amended, shown_sources


class _Index(NamedTuple):
    """The index of the search, and what it comes to. To hash it takes longer than to make the page of a text."""

    chunks: Chunks
    output: Beside[Output]


@dataclass(frozen=True)
class Publishing:
    """A site on its way: the live one, and the edition that is to be shown."""

    site: Site
    changes: Changes
    trees: Trees
    edition: Edition

    def report(self, shown: Sequence[Publication], make: Callable[[Amendment], None]) -> Published:
        """What was published: what `make` adds, and the index of the search with these publications as they are now.

        Raises CannotAmend with nothing done.
        """
        site, profile = self.site, self.site.profile
        with profile.step("look"):
            if not stands(site.order, site.since, self.trees.live):
                raise CannotAmend(str(site.order.out))
        amendment = Amendment(self.trees, self._frames, site.engine, site.order.crew, profile)
        with profile.step("search"):
            index = self._index(shown, amendment)
        with profile.step("make"):
            make(amendment)
            keeper = self._keeper()
            if index:
                amendment.replace(SEARCH_INDEX, index.chunks, output=index.output.result())
        with profile.step("publish"):
            return amendment.publish(keeper)

    def is_wanted(self, path: str, amendment: Amendment) -> bool:
        """Whether a file is published at all: of a part of a site, not every one is."""
        return not self.site.order.only or path in amendment.paths

    def _frames(self) -> Mapping[str, Frame]:
        site = self.site
        return drawn_frames(frame_plan(self.edition), site.order.theme, site.engine, site.store).frames

    def _index(self, shown: Sequence[Publication], amendment: Amendment) -> _Index | None:
        """The index of the search as it is now; None where it stays as it is."""
        if not shown or not self.is_wanted(SEARCH_INDEX, amendment):
            return None
        chunks = search.amended(self.edition, shown, amendment.bytes_of(SEARCH_INDEX))
        return _Index(chunks, Beside(partial(Output.of, *chunks)))

    def _keeper(self) -> Amended | None:
        order = self.site.order
        if order.drafts or order.only:
            return None
        shown = shown_sources(self.trees)
        if shown is None:
            raise CannotAmend(str(order.out))
        return Amended(order.site, shown, {path: change.now.sha256 for path, change in self.changes.all.items()})
