"""What the tests of decks share: decks of small sites and of single texts, and decks read back as outlines."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from pptx import Presentation

from boardpress.artefact import Making, render
from boardpress.edition import Edition, compose
from boardpress.publishers import decks
from boardpress.publishers.decks.model import DeckModel, Link, Part, Passage, Reach, Step
from boardpress.publishers.decks.write import render_deck
from boardpress.reading import body, configuration
from boardpress.reading.reader import Reader
from tests.sites import CONFIG, write_site

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@dataclass(frozen=True)
class Read:
    """A slide as python-pptx reads it back."""

    layout: str
    title: str
    body: tuple[str, ...]
    table: tuple[tuple[str, ...], ...]
    notes: str
    part: str
    """The name of the part in the band above the title."""

    @property
    def all_text(self) -> str:
        cells = (cell for row in self.table for cell in row)
        return " ".join((self.title, *self.body, *cells))


def open_deck(data: bytes) -> Any:
    return Presentation(io.BytesIO(data))


def read(data: bytes) -> list[Read]:
    """Every slide of a deck."""
    return [_read(slide) for slide in open_deck(data).slides]


def _read(slide: Any) -> Read:
    places = {place.placeholder_format.idx: place for place in slide.placeholders}
    lines = tuple(line.text for line in places[1].text_frame.paragraphs) if 1 in places else ()
    tables = [shape.table for shape in slide.shapes if shape.has_table]
    rows = tuple(tuple(cell.text for cell in row.cells) for table in tables for row in table.rows)
    part = places[13].text_frame.text if 13 in places else ""
    return Read(
        slide.slide_layout.name, slide.shapes.title.text, lines, rows, slide.notes_slide.notes_text_frame.text, part
    )


def edition(folder: Path, files: Mapping[str, str | bytes], slide_template: bytes = b"") -> Edition:
    """The edition of a small site on 22 November 2026."""
    site = write_site(folder, {"site-config.yml": CONFIG, **files})
    catalogue, _ = Reader(site, "engine").catalogue()
    return compose(catalogue, date(2026, 11, 22), slide_template=slide_template)


def decks_of(edition: Edition) -> dict[str, bytes]:
    """The decks of an edition by their path."""
    return {artefact.path: b"".join(render(artefact, None, {})) for artefact in decks.plan(edition)}


def html(markdown: str) -> str:
    """The body that Markdown makes, as an edition has it."""
    return body.render(markdown, configuration.read(CONFIG).types["review"], {}).body.text.sections[0].html


PLAIN = DeckModel(
    title="A title",
    kind="Review",
    reference="R 1",
    day="1 March 2026",
    modified="2026-03-01",
    address="https://www.testmere.example/reviews/one/",
    summary="What we learnt.",
    facts=(("Themes", "Neglect"),),
    board="Testmere Safeguarding Children Partnership",
    board_short="TSCP",
    example=False,
    language="en-GB",
    text_language="en-GB",
    concern="If a child is in danger now, call 999.",
    concern_address="https://www.testmere.example/concerned/",
    contacts=(Reach("Front door", (("01632 960100", "tel:01632960100"),), "Weekdays."),),
    related=(Link("Led to: A briefing", "https://www.testmere.example/briefings/good/"),),
    steps=(Step("title", "", 0),),
    footnotes="",
    hrefs=(),
)


def model(text: str, heading: str = "A section", **more: Any) -> DeckModel:
    """The model of a deck with one section of XHTML."""
    return replace(PLAIN, **{"steps": (Step("section", "", 5, (Part(heading, text),)),), **more})


def pointed(heading: str, *points: Passage, intro: str = "") -> DeckModel:
    """The model of a deck with points."""
    return replace(PLAIN, steps=(Step("points", "", 5, (Part(heading, intro, points),)),))


def deck(made: DeckModel) -> bytes:
    return render_deck(Making(made, None, {}))


def slides(made: DeckModel) -> list[Read]:
    return read(deck(made))


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a file by name, in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(data: bytes, before: bytes, after: bytes) -> bytes:
    """The file with bytes replaced in all its parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts(data).items():
            archive.writestr(name, content.replace(before, after))
    return stream.getvalue()


@cache
def words(count: int, each: str = "child") -> str:
    """Sentences of `count` words in all."""
    said = [f"{each}{number}" + ("." if number % 12 == 0 else "") for number in range(1, count + 1)]
    return " ".join(word[:1].upper() + word[1:] if number % 12 == 0 else word for number, word in enumerate(said))


def runs_of(slide: Any) -> Iterator[Any]:
    """The properties of every run of a slide's shapes."""
    yield from slide.element.iter(f"{A}rPr")
