"""The key of a page stands for everything that the page shows: nothing else is even looked up while it is made."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from boardpress import press
from boardpress.artefact import settled
from boardpress.asking import order_for
from boardpress.cycle import Cycle
from boardpress.days import parse_day
from boardpress.edition import Edition
from boardpress.publication import Publication, RichText
from boardpress.publicview import every
from boardpress.publishers import decks, website
from boardpress.rewording.asneeded import EditionAsNeeded
from boardpress.rewording.keptedition import Behind, kept_of
from boardpress.trail import Trails
from tests.conftest import ROOT, copy_example
from tests.sites import DAY

BOARDS = sorted(path.parent for path in (ROOT / "tests/boards").glob("*/site-config.yml"))


@pytest.mark.parametrize("board", [None, *BOARDS], ids=lambda board: board.name if board else "example")
def test_a_page_and_a_deck_look_up_nothing_that_their_keys_do_not_know(board: Path | None, tmp_path: Path) -> None:
    site = shutil.copytree(board, tmp_path / "board") if board else copy_example(tmp_path)
    order = order_for(parse_day(DAY), site, None, DAY)
    catalogue = press.catalogue(order)
    edition = press.edition_of(order, catalogue)
    kept = kept_of(catalogue, edition, Behind(""), ())
    for publication in edition.publications:
        asked: set[str] = set()

        def written(identifier: str, asked: set[str] = asked) -> Publication:
            asked.add(identifier)
            return catalogue.publications[identifier]

        if edition.type_of(publication).collects_year:
            continue
        needed = EditionAsNeeded(kept, written).edition
        for of_text in (website.of_text, decks.of_text):
            for artefact in of_text(needed, needed.by_id[publication.id]):
                settled(artefact)
        known = {publication.id, *edition.beside(publication), *links(publication)}
        assert asked <= known.union(trail(edition, publication)), publication.id


def trail(edition: Edition, publication: Publication) -> frozenset[str]:
    return Trails(edition, Cycle(edition)).of(publication).ids


def links(publication: Publication) -> Iterator[str]:
    """What it links to: of that, a page shows the address alone, which an id stands for."""
    texts = every(RichText, publication.fields.values())
    for link in (*publication.links, *(link for text in texts for link in text.links)):
        if link and not link.startswith("file:"):
            yield link.partition("#")[0]
