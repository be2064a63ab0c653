"""Decks read back as if python-pptx had written them, whatever they say; their parts are as the standard asks."""

from __future__ import annotations

import io
import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pptx import Presentation
from pptx.util import Pt

from boardpress.publishers.decks.blocks import Paragraph, Role
from boardpress.publishers.decks.model import DeckModel, Part, Passage, Step
from boardpress.publishers.decks.notes import notes
from boardpress.publishers.decks.outline import outline
from boardpress.publishers.decks.slides import Slide, fitted
from boardpress.publishers.decks.template import built_in, rooms
from tests.decks.made import PLAIN, deck, open_deck, parts
from tests.decks.test_file import EVERYTHING

ROOMS = rooms(built_in())

LETTERS = st.characters(codec="utf-8", exclude_categories=["Cs"])
WORDS = st.text(st.one_of(LETTERS, st.sampled_from("     abc&<>\"'’\n")), min_size=1, max_size=60).map(escape)
INLINE = st.one_of(
    WORDS,
    WORDS.map(lambda text: f"<strong>{text}</strong>"),
    WORDS.map(lambda text: f"<em>a <strong>{text}</strong></em>"),
    WORDS.map(lambda text: f'<a href="https://www.gov.uk/a?b=1&amp;c=2">{text}</a>'),
    st.just("<br/>"),
)
FLOW = st.lists(INLINE, min_size=1, max_size=4).map("".join)
ITEMS = st.lists(FLOW.map(lambda text: f"<li>{text}</li>\n"), min_size=1, max_size=5).map("".join)
BLOCKS = st.one_of(
    FLOW.map(lambda text: f"<p>{text}</p>\n"),
    FLOW.map(lambda text: f"<h4>{text}</h4>\n"),
    FLOW.map(lambda text: f"<blockquote><p>{text}</p></blockquote>\n"),
    ITEMS.map(lambda items: f"<ul>\n{items}</ul>\n"),
    st.tuples(ITEMS, ITEMS).map(lambda two: f"<ol>\n{two[0]}<li>More\n<ul>{two[1]}</ul></li></ol>\n"),
    st.tuples(WORDS, WORDS).map(
        lambda two: f"<table><tr><th>A</th><th>B</th></tr><tr><td>{two[0]}</td><td>{two[1]}</td></tr></table>"
    ),
    FLOW.map(lambda text: f'<div class="admonition note"><p class="admonition-title">Note</p><p>{text}</p></div>'),
)
TEXTS = st.lists(BLOCKS, max_size=6).map("".join)
TITLES = st.text(LETTERS, max_size=90)
STEPS = st.one_of(
    st.builds(lambda title, text: Step("section", "", 5, (Part(title or "A", text),)), TITLES, TEXTS),
    st.builds(
        lambda text, title: Step("points", "", 3, (Part("Findings", "", (Passage("Finding 1", title, text),)),)),
        TEXTS,
        TITLES,
    ),
    st.sampled_from([Step("title", "", 0), Step("about", "", 2), Step("questions", "", 9), Step("resources", "", 1)]),
)
MODELS = st.builds(
    lambda steps, title, language: replace(PLAIN, steps=tuple(steps), title=title or "A", text_language=language),
    st.lists(STEPS, min_size=1, max_size=4),
    TITLES,
    st.sampled_from(["en-GB", "cy"]),
)

Runs = tuple[tuple[str, bool, bool, str], ...]
"""Text, whether bold, whether italic, address."""


@dataclass(frozen=True)
class Outline:
    """A slide as python-pptx reads it: paragraphs are a level and runs, which are joined where they look alike."""

    layout: str
    title: str
    part: str
    body: tuple[tuple[int, Runs], ...]
    cells: tuple[tuple[Runs, ...], ...]
    notes: str


def read(data: bytes) -> list[Outline]:
    return [_outline(slide) for slide in open_deck(data).slides]


def _outline(slide: Any) -> Outline:
    places = {place.placeholder_format.idx: place for place in slide.placeholders}
    lines = places[1].text_frame.paragraphs if 1 in places else ()
    return Outline(
        slide.slide_layout.name,
        slide.shapes.title.text,
        places[13].text_frame.text if 13 in places else "",
        tuple((line.level, _runs(line)) for line in lines),
        tuple(
            tuple(_runs(cell.text_frame.paragraphs[0]) for cell in row.cells)
            for shape in slide.shapes
            if shape.has_table
            for row in shape.table.rows
        ),
        slide.notes_slide.notes_text_frame.text,
    )


def _runs(line: Any) -> Runs:
    return tuple(
        (run.text, bool(run.font.bold), bool(run.font.italic), run.hyperlink.address or "") for run in line.runs
    )


def by_python_pptx(model: DeckModel) -> bytes:
    """The deck's slides written by python-pptx alone."""
    made = Presentation(io.BytesIO(built_in()))
    layouts = {layout.name: layout for layout in made.slide_layouts}
    slides = fitted(outline(model), ROOMS, model.words)
    for slide, said in zip(slides, notes(model, slides), strict=True):
        _add(made.slides.add_slide(layouts[slide.layout]), slide, said)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _add(page: Any, slide: Slide, said: str) -> None:
    places = {place.placeholder_format.idx: place for place in page.placeholders}
    page.shapes.title.text = slide.title.text
    page.notes_slide.notes_text_frame.text = said
    for index, wanted in ((13, slide.kicker), (1, slide.body)):
        if not wanted and index in places:
            places[index].element.getparent().remove(places[index].element)
    if slide.kicker:
        places[13].text_frame.text = slide.kicker
    if slide.body:
        _fill(places[1].text_frame, slide.body)
    if slide.table:
        rows = ((slide.table.header,) if slide.table.header else ()) + slide.table.rows
        table = page.shapes.add_table(len(rows), len(rows[0]), Pt(9), Pt(9), Pt(99), Pt(99)).table
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                bold = number == 0 and bool(slide.table.header)
                _write(table.cell(number, place).text_frame.paragraphs[0], cell, bold=bold)


def _fill(frame: Any, lines: Sequence[Paragraph]) -> None:
    for number, line in enumerate(lines):
        paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
        paragraph.level = line.level
        _write(paragraph, line, bold=line.role is Role.HEADING, italic=line.role is Role.QUOTE)


def _write(paragraph: Any, line: Paragraph, *, bold: bool = False, italic: bool = False) -> None:
    for words in line.runs:
        run = paragraph.add_run()
        run.text = words.text
        run.font.bold, run.font.italic = words.bold or bold, words.italic or italic
        if words.href:
            run.hyperlink.address = words.href


@settings(max_examples=40)
@given(MODELS)
def test_a_deck_reads_back_as_python_pptx_would_write_it(model: DeckModel) -> None:
    assert read(deck(model)) == read(by_python_pptx(model))


@settings(max_examples=25)
@given(MODELS)
def test_every_part_of_any_deck_is_tied_typed_and_in_the_order_of_the_standard(model: DeckModel) -> None:
    faults = list(found_wrong(parts(deck(model))))
    assert faults == []


def test_what_is_out_of_order_untied_or_untyped_is_found() -> None:
    sound = parts(deck(EVERYTHING))
    slide = "ppt/slides/slide1.xml"
    swapped = sound[slide].replace(b"<p:spPr/>", b"").replace(b"</p:txBody>", b"</p:txBody><p:spPr/>")
    found = list(found_wrong({**sound, slide: swapped}))
    assert found == [f"{slide}: sp: nvSpPr txBody spPr"] * swapped.count(b"<p:sp>")
    lost = {name: data for name, data in sound.items() if name != "ppt/theme/theme2.xml"}
    assert "ppt/notesMasters/notesMaster1.xml: ppt/theme/theme2.xml is not there" in list(found_wrong(lost))
    assert "ppt/x.xml has no type of its own" in list(found_wrong({**sound, "ppt/x.xml": b"<a/>"}))
    untied = sound[slide].replace(b"<a:t>", b'<a:hlinkClick r:id="rId99"/><a:t>', 1)
    assert f"{slide}: rId99 leads nowhere" in list(found_wrong({**sound, slide: untied}))


ORDER = {
    "presentation": "sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz defaultTextStyle",
    "sld": "cSld clrMapOvr", "notes": "cSld clrMapOvr", "sp": "nvSpPr spPr txBody", "txBody": "bodyPr lstStyle p",
    "p": "pPr r fld br endParaRPr", "pPr": "lnSpc spcBef spcAft buClr buFont buNone buAutoNum buChar",
    "rPr": "ln solidFill latin hlinkClick", "r": "rPr t", "fld": "rPr t",
    "graphicFrame": "nvGraphicFramePr xfrm graphic", "tbl": "tblPr tblGrid tr", "tc": "txBody tcPr",
    "tcPr": "lnL lnR lnT lnB noFill solidFill",
}  # fmt: skip
"""The children of elements in the order of ECMA-376, part 1, annex A; those that decks use."""
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def found_wrong(files: dict[str, bytes]) -> Iterator[str]:
    """What in the parts of a deck PowerPoint would want to repair."""
    types = etree.fromstring(files["[Content_Types].xml"])
    typed = {one.get("PartName", "")[1:] for one in types if one.get("PartName")}
    yield from (f"{name} has a type and is not there" for name in sorted(typed - files.keys()))
    for name, data in files.items():
        if name.endswith(".xml") and name != "[Content_Types].xml":
            if name not in typed:
                yield f"{name} has no type of its own"
            yield from _part_faults(name, etree.fromstring(data), _targets(name, files))
            yield from _lost(name, files)


def _targets(name: str, files: dict[str, bytes]) -> dict[str, str]:
    """The relations of a part: for each its target, empty for an address outside."""
    folder, _, file = name.rpartition("/")
    data = files.get(f"{folder}/_rels/{file}.rels")
    return {} if data is None else {
        str(one.get("Id")): "" if one.get("TargetMode") else posixpath.normpath(f"{folder}/{one.get('Target')}")
        for one in etree.fromstring(data)
    }  # fmt: skip


def _lost(name: str, files: dict[str, bytes]) -> Iterator[str]:
    for target in _targets(name, files).values():
        if target and target not in files:
            yield f"{name}: {target} is not there"


def _part_faults(name: str, root: Any, targets: dict[str, str]) -> Iterator[str]:
    for element in root.iter(etree.Element):
        tag = etree.QName(element).localname
        children = [etree.QName(child).localname for child in element]
        if tag in ORDER and name.startswith(("ppt/slides/", "ppt/notesSlides/", "ppt/presentation")):
            order = ORDER[tag].split()
            if not set(children) <= set(order) or (tag != "p" and children != sorted(children, key=order.index)):
                yield f"{name}: {tag}: {' '.join(children)}"
        for attribute, value in element.attrib.items():
            if str(attribute).startswith(RELATION) and value not in targets:
                yield f"{name}: {value} leads nowhere"


@pytest.mark.parametrize("between", ["\n", " ", "\n  "])
def test_words_on_two_lines_of_the_source_are_one_paragraph(between: str) -> None:
    made = replace(PLAIN, steps=(Step("section", "", 5, (Part("A", f"<p><em>One</em>{between}<b>two</b></p>"),)),))
    (slide,) = read(deck(made))
    assert ["".join(run[0] for run in runs) for _, runs in slide.body] == ["One two"]
