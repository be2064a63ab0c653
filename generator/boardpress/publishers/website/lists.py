"""Pages that list publications: planned by the cards that they show, made where they are drawn."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from boardpress.asjson import to_json
from boardpress.edition import Edition
from boardpress.publication import Publication
from boardpress.publishers.website.cards import card_digests
from boardpress.publishers.website.views import PageView
from boardpress.records import dataclass

_CARDS_OF_A_PAGE = 50
"""So many cards are as much work as the page of a publication, roughly."""


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page that lists publications, in parts. Of each it shows its card, and for the rest the background."""

    folder: str
    view: Callable[..., PageView]
    """Makes it, of the edition, the name and each of the parts."""
    name: str
    """The key of what the page is about: a type, a theme, an agency ..."""
    parts: tuple[tuple[Publication, ...], ...]

    @property
    def address(self) -> str:
        """Its path from the root of the site."""
        return f"{self.folder}index.html"

    @property
    def weight(self) -> float:
        """How many times the work of another page it is."""
        return 1 + sum(map(len, self.parts)) / _CARDS_OF_A_PAGE

    def key(self, edition: Edition) -> str:
        """Stands for all that the page shows; what changes nothing on a card leaves it as it is."""
        shown = [card_digests(edition, part) for part in self.parts]
        return sha256(to_json([edition.background, self.folder, shown])).hexdigest()[:32]

    def made(self, edition: Edition) -> PageView:
        """The page."""
        return self.view(edition, self.name, *self.parts)
