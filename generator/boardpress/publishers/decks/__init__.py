"""Slides for workshops: for every publication whose type declares a deck, a PowerPoint file with speaker notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from boardpress import addresses
from boardpress.artefact import Artefact, Later
from boardpress.edition import Edition
from boardpress.publication import Publication

if TYPE_CHECKING:
    from boardpress.publishers.decks.assembly import Assembly

RENDERER = "boardpress.publishers.decks.write:render_deck"


def plan(edition: Edition) -> Iterator[Artefact]:
    """The deck of each publication that has a text and whose type declares a deck."""
    yield from of_facts(edition, edition.publications)


def of_facts(edition: Edition, publications: Iterable[Publication]) -> Iterator[Artefact]:
    """The decks of some publications."""
    for publication in publications:
        yield from of_text(edition, publication)


def of_text(edition: Edition, publication: Publication) -> Iterator[Artefact]:
    """What shows the text of a publication: its deck, where it has one."""
    if edition.has_deck(publication):
        # A deck knows no day, and to make every one of them anew each morning would take longer than the pages do.
        key = edition.key(publication, edition.beside(publication), lasting=True)
        assembly = edition.once("assembly", lambda: _assembly(edition))
        yield Artefact(addresses.deck(publication), RENDERER, Later(key, assembly.model, (publication,)))


def _assembly(edition: Edition) -> Assembly:
    # Many a board makes no decks, and most edits change none.
    from boardpress.publishers.decks.assembly import Assembly

    return Assembly.of(edition)
