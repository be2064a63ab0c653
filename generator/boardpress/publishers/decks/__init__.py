"""Slides for workshops: for every publication whose type declares a deck, a PowerPoint file with speaker notes."""

from __future__ import annotations

from collections.abc import Iterator

from boardpress import addresses
from boardpress.artefact import Artefact, Later
from boardpress.edition import Edition
from boardpress.publishers.decks.assembly import Assembly

RENDERER = "boardpress.publishers.decks.write:render_deck"


def plan(edition: Edition) -> Iterator[Artefact]:
    """The deck of each publication that has a text and whose type declares a deck."""
    assembly = Assembly.of(edition)
    for publication in edition.publications:
        if edition.has_deck(publication):
            yield Artefact(
                addresses.deck(publication), RENDERER, Later(edition.key(publication), assembly.model, (publication,))
            )
