"""What it takes to publish a site again of which some texts are others, besides the artefacts that show them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from boardpress.addresses import SEARCH_INDEX
from boardpress.building.amending import Amendment, CannotAmend, Published
from boardpress.building.trees import Trees
from boardpress.edition import Edition
from boardpress.frames import Frame
from boardpress.frames.kept import drawn_frames, frame_plan
from boardpress.publication import Publication
from boardpress.publishers import search
from boardpress.records import dataclass
from boardpress.rewording.changes import Changes, Site
from boardpress.still import stands
from boardpress.withdrawal.lastgood import Amended, shown_sources


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
            self._add_index(shown, amendment)
            self.trees.read_lacking_ahead(but=SEARCH_INDEX)
        with profile.step("make"):
            make(amendment)
            keeper = self._keeper()
        with profile.step("publish"):
            return amendment.publish(keeper)

    def is_wanted(self, path: str, amendment: Amendment) -> bool:
        """Whether a file is published at all: of a part of a site, not every one is."""
        return not self.site.order.only or path in amendment.paths

    def _frames(self) -> Mapping[str, Frame]:
        site = self.site
        return drawn_frames(frame_plan(self.edition), site.order.theme, site.engine, site.store).frames

    def _add_index(self, shown: Sequence[Publication], amendment: Amendment) -> None:
        """Have the index of the search as it is now, where it is another."""
        if shown and self.is_wanted(SEARCH_INDEX, amendment):
            index = search.amended(self.edition, shown, amendment.bytes_of(SEARCH_INDEX))
            amendment.replace_large(SEARCH_INDEX, index)

    def _keeper(self) -> Amended | None:
        order = self.site.order
        if order.drafts or order.only:
            return None
        shown = shown_sources(self.trees)
        if shown is None:
            raise CannotAmend(str(order.out))
        return Amended(order.site, shown, {path: change.now.sha256 for path, change in self.changes.all.items()})
