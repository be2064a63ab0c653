"""Slides for workshops: for every publication whose type declares a deck, a PowerPoint file with speaker notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from boardpress import addresses
from boardpress.artefact import Artefact, Later
from boardpress.edition import Edition
from boardpress.publication import Publication
from boardpress.publishers.decks.assembly import Assembly

RENDERER = "boardpress.publishers.decks.write:render_deck"


def plan(edition: Edition) -> Iterator[Artefact]:
    """The deck of each publication that has a text and whose type declares a deck."""
    yield from of_facts(edition, edition.publications)


def of_facts(edition: Edition, publications: Iterable[Publication]) -> Iterator[Artefact]:
    """The decks of some publications."""
    assembly = Assembly.of(edition)
    for publication in publications:
        yield from _decks(assembly, publication)


def of_text(edition: Edition, publication: Publication) -> Iterator[Artefact]:
    """What shows the text of a publication: its deck, where it has one."""
    yield from _decks(Assembly.of(edition), publication)


def _decks(assembly: Assembly, publication: Publication) -> Iterator[Artefact]:
    edition = assembly.edition
    if edition.has_deck(publication):
        # A deck knows no day, and to make every one of them anew each morning would take longer than the pages do.
        key = edition.key(publication, edition.beside(publication), lasting=True)
        yield Artefact(addresses.deck(publication), RENDERER, Later(key, assembly.model, (publication,)))
