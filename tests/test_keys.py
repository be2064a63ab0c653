"""The key of a page stands for everything that the page shows: nothing else is even looked up while it is made."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from boardpress import press
from boardpress.artefact import settled
from boardpress.asking import order_for
from boardpress.catalogue import Catalogue
from boardpress.cycle import Cycle
from boardpress.days import parse_day
from boardpress.edition import Edition
from boardpress.publication import Publication, RichText, Value
from boardpress.publicview import every
from boardpress.publishers import decks, website
from boardpress.publishers.website import Pages
from boardpress.rewording.asneeded import Each, EditionAsNeeded
from boardpress.rewording.keptedition import Behind, kept_of
from boardpress.trail import Trails
from tests.conftest import ROOT, copy_example
from tests.sites import DAY, GOOD, write_site

BOARDS = sorted(path.parent for path in (ROOT / "tests/boards").glob("*/site-config.yml"))


@pytest.fixture(params=[None, *BOARDS], ids=lambda board: board.name if board else "example")
def board(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The folder of a board, the example board's first."""
    return shutil.copytree(request.param, tmp_path / "board") if request.param else copy_example(tmp_path)


def composed(site: Path, day: str = DAY) -> tuple[Catalogue, Edition]:
    order = order_for(parse_day(day), site, None, day)
    catalogue = press.catalogue(order)
    return catalogue, press.edition_of(order, catalogue)


def test_a_page_and_a_deck_look_up_nothing_that_their_keys_do_not_know(board: Path) -> None:
    catalogue, edition = composed(board)
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
            whole = of_text(edition, publication)
            for artefact, same in zip(of_text(needed, needed.by_id[publication.id]), whole, strict=True):
                assert artefact.model.key == same.model.key, "an edit of a text alone finds the same"
                settled(artefact)
        known = {publication.id, *edition.beside(publication), *links(publication)}
        assert asked <= known.union(trail(edition, publication)), publication.id


def test_the_key_of_a_deck_knows_no_day_and_a_deck_shows_none(board: Path) -> None:
    _, edition = composed(board)
    later = replace(edition, day=edition.day + timedelta(1))
    for publication in edition.publications:
        for artefact, after in zip(decks.of_text(edition, publication), decks.of_text(later, publication), strict=True):
            assert artefact.model.key == after.model.key
            assert settled(artefact) == settled(after), publication.id
    assert Pages.of(edition).publication(publication).key != Pages.of(later).publication(publication).key


def test_the_page_of_what_is_on_request_looks_up_nothing_that_its_key_does_not_know(tmp_path: Path) -> None:
    """On this day, three publications of the board have left the list."""
    site = shutil.copytree(ROOT / "tests/boards/northamptonshire", tmp_path / "board")
    catalogue, edition = composed(site, "2041-01-01")
    kept = kept_of(catalogue, edition, Behind(""), ())
    assert len(edition.on_request) == 3
    for publication in edition.on_request:
        asked: set[str] = set()

        def written(identifier: str, asked: set[str] = asked) -> Publication:
            asked.add(identifier)
            return catalogue.publications[identifier]

        needed = EditionAsNeeded(kept, written).edition
        page = Pages.of(needed).on_request(needed.by_id[publication.id])
        assert page.key == Pages.of(edition).on_request(publication).key
        page.made()
        assert asked <= {publication.id, *edition.beside(publication), *trail(edition, publication)}, publication.id


def test_a_list_looks_up_nothing_of_the_edition_but_its_background(board: Path) -> None:
    _, edition = composed(board)
    refuse = Each(frozenset(), edition.by_id.__getitem__)
    nothing: dict[str, Any] = {
        "publications": None, "on_request": None, "withdrawn": None, "standings": None, "relations": None,
        "by_id": refuse,
    }  # fmt: skip
    for page in Pages.of(edition).lists():
        assert page.made(replace(edition, **nothing)) == page.made(edition), page.folder


def test_lists_of_one_key_show_the_same_whatever_is_changed_in_a_publication(board: Path) -> None:
    _, edition = composed(board)
    before = {page.folder: page for page in Pages.of(edition).lists()}
    for one in {item.type: item for item in edition.publications}.values():
        for other in others(one):
            changed = tuple(other if item is one else item for item in edition.publications)
            after = replace(edition, publications=changed, by_id={**edition.by_id, other.id: other})
            for page in Pages.of(after).lists():
                was = before[page.folder]
                if page.key(after) == was.key(edition):
                    assert page.made(after) == was.made(edition), (page.folder, other)


def test_what_no_card_shows_leaves_a_list_alone(tmp_path: Path) -> None:
    site = write_site(tmp_path / "board", GOOD)

    def keys() -> dict[str, str]:
        _, edition = composed(site)
        return {page.folder: page.key(edition) for page in Pages.of(edition).lists()}

    before = keys()
    path = site / "content/briefings/good.md"
    text = path.read_text()
    path.write_text(text.replace("date: 2026-03-01", "date: 2026-03-01\nreference: B 7"))
    assert keys() == before
    path.write_text(text.replace("title: A briefing", "title: Another"))
    changed = {folder for folder, key in keys().items() if key != before[folder]}
    assert changed == {"briefings/", "themes/neglect/", "agencies/police/"}


def others(publication: Publication) -> Iterator[Publication]:
    """The publication with one thing changed, for each that an author may write."""
    for item in fields(Publication):
        if item.name not in {"id", "type", "slug", "section", "path"}:
            for value in other_values(getattr(publication, item.name)):
                changed: dict[str, Any] = {item.name: value}
                yield replace(publication, **changed)


def other_values(value: Value | None) -> Iterator[object]:
    if isinstance(value, Mapping):
        yield from ({one: value[one] for one in value if one != key} for key in value)
    elif isinstance(value, str):
        yield f"{value} more"
    elif isinstance(value, date):
        yield from (value - timedelta(400), None)
    elif isinstance(value, tuple) and value:
        yield from (value[1:], value[::-1])


def trail(edition: Edition, publication: Publication) -> frozenset[str]:
    return Trails(edition, Cycle(edition)).of(publication).ids


def links(publication: Publication) -> Iterator[str]:
    """What it links to: of that, a page shows the address alone, which an id stands for."""
    texts = every(RichText, publication.fields.values())
    for link in (*publication.links, *(link for text in texts for link in text.links)):
        if link and not link.startswith("file:"):
            yield link.partition("#")[0]
