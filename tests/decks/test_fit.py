"""Nothing runs off a slide, and no word is lost, whatever an author writes."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from boardpress.publishers.decks import tables
from boardpress.publishers.decks.blocks import Paragraph, Role, Run, Table, plain
from boardpress.publishers.decks.fit import (
    HEADING_SPACE,
    fits_title,
    height,
    height_of,
    margins,
    measured,
    pages,
    sentences,
    spread,
    title,
)
from boardpress.publishers.decks.fit import settings as how_set
from boardpress.publishers.decks.measure import at_most, ems, line_count, line_height
from boardpress.publishers.decks.model import DeckModel, Passage
from boardpress.publishers.decks.outline import outline
from boardpress.publishers.decks.room import Box
from boardpress.publishers.decks.slides import Slide, fitted
from boardpress.publishers.decks.template import built_in, rooms
from boardpress.publishers.decks.xhtml import parse
from tests.decks.made import PLAIN, html, model, pointed, slides, words

ROOMS = rooms(built_in())
BOX = ROOMS["Text"].body
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 6

HOSTILE = {
    "a very long word": f"<p>{LONG_WORD}</p>",
    "3,000 words in a paragraph": f"<p>{words(3000)}</p>",
    "3,000 words without an end of a sentence": f"<p>{words(3000).replace('.', '')}</p>",
    "emoji": f"<p>{'👩‍👩‍👧‍👦 Family 🎉 ' * 80}</p>",
    "Chinese": f"<p>{'儿童保护' * 200}</p>",
    "right to left": f"<p>{'حماية الأطفال مسؤولية الجميع. ' * 60}</p><ul><li>{'שלום ילדים. ' * 20}</li></ul>",
    "control characters": "<p>" + "a\x00b\x0bc\x1f " * 200 + "</p>",
    "a list eight levels deep": "<ul><li>one" * 8 + "</li></ul>" * 8,
    "a long list": "<ol>" + "<li>An action for everybody who works with children.</li>" * 60 + "</ol>",
    "a table of 40 rows": "<table><thead><tr><th>When</th><th>What was seen</th></tr></thead><tbody>"
    + "<tr><td>Visit</td><td>A baby who fed well, and a mark that nobody asked about.</td></tr>" * 40
    + "</tbody></table>",
    "a table with a long cell": f"<table><tr><td>One</td><td>{words(300)}</td></tr></table>",
    "a table of 15 columns": "<table><tr>" + "<th>Safeguarding</th>" * 15 + "</tr><tr>"
    + "<td>responsibilities</td>" * 15 + "</tr></table>",
    "a long quotation": f"<blockquote><p>{words(200)}</p></blockquote>",
    "headings alone": "<h3>One</h3><h3>Two</h3><h3>Three</h3>" * 10,
    "a long note": f'<div class="admonition note"><p class="admonition-title">{words(60)}</p><p>{words(300)}</p></div>',
    "nothing but a break": "<p><br/></p><hr/>",
}  # fmt: skip


def fit(made: DeckModel) -> list[Slide]:
    return fitted(outline(made), ROOMS, made.words)


def check(slide: Slide) -> None:
    """Every line of the slide is within its box."""
    room = ROOMS[slide.layout]
    box = room.body.scaled(slide.larger)
    used = height(slide.body, box)
    if slide.table:
        assert slide.table_top >= used
        assert slide.table_top + slide.table.height <= box.height + 0.01
        assert sum(slide.table.widths) <= box.width + 0.01
    assert used <= box.height + 0.01
    size = slide.title.size or room.title.level(0).size
    lines = line_count([(slide.title.text, True)], room.title.width / size)
    assert lines * size * room.title.level(0).line * 1.15 <= room.title.height + 1


def squeezed(text: str) -> str:
    """The text without white space, signs of omission and marks of lists."""
    return re.sub(r"[\s…]|[^\x20-\U0010ffff]", "", text)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_stays_within_its_boxes(text: str) -> None:
    for slide in fit(model(text)):
        check(slide)


@pytest.mark.parametrize("name", [name for name in HOSTILE if "table" not in name and "note" not in name])
def test_every_word_of_hostile_text_is_on_a_slide(name: str) -> None:
    said = "".join(paragraph.text for paragraph in parse(HOSTILE[name]) if isinstance(paragraph, Paragraph))
    shown = "".join(line for slide in slides(model(HOSTILE[name])) for line in slide.body)
    assert squeezed(shown) == squeezed(said)


@pytest.mark.parametrize("count", [20, 60, 200, 900])
def test_a_long_title_goes_on_in_the_body(count: int) -> None:
    name = words(count, "neglected")
    deck = fit(pointed("Findings", Passage("Finding 1", name, "<p>Its text.</p>")))
    for slide in deck:
        check(slide)
    shown = slides(pointed("Findings", Passage("Finding 1", name, "<p>Its text.</p>")))[1:]
    body = "".join(line for slide in shown for line in slide.body)
    first = re.sub(r"\(\d+ of \d+\)", "", shown[0].title)
    assert squeezed(first + body) == squeezed(f"Finding 1: {name}Its text.")
    if count > 60:
        assert f"Title in full: Finding 1: {name}" in shown[0].notes


def test_a_long_title_of_the_publication_goes_on_under_it() -> None:
    made = replace(PLAIN, title=words(120))
    deck = fit(made)
    for slide in deck:
        check(slide)
    assert squeezed(deck[0].title.text).startswith(squeezed(words(120))[:50])


def test_the_header_of_a_table_is_repeated_on_every_slide() -> None:
    deck = slides(model(HOSTILE["a table of 40 rows"]))
    assert len(deck) > 1
    assert {slide.table[0] for slide in deck} == {("When", "What was seen")}
    assert sum(len(slide.table) - 1 for slide in deck) == 40
    rows = [len(slide.table) for slide in deck]
    assert max(rows) - min(rows) <= 2


@pytest.mark.parametrize("name", ["a table with a long cell", "a table of 15 columns"])
def test_a_table_that_no_slide_can_hold_becomes_a_list(name: str) -> None:
    deck = slides(model(HOSTILE[name]))
    assert not any(slide.table for slide in deck)
    assert "".join(squeezed(slide.all_text) for slide in deck).count("responsibilities") in {0, 15}


def test_a_line_never_stands_alone_on_a_slide() -> None:
    for count in range(60, 400, 7):
        made = pages([plain(words(count))], BOX)
        if len(made) > 1:
            assert all(sum(measured(one, BOX).lines for one in page) > 1 for page in made)


def test_a_heading_is_never_the_last_on_a_slide() -> None:
    for count in range(20, 200, 9):
        made = pages([plain(words(count)), plain("A heading", Role.HEADING), plain(words(90))], BOX)
        assert all(page[-1].role is not Role.HEADING for page in made)


def test_text_is_cut_after_sentences_where_there_are_any() -> None:
    made = pages([plain("We looked at what a day was like for the child. " * 60)], BOX)
    assert len(made) > 1
    assert all(page[-1].text.endswith("child.") for page in made)


def test_abbreviations_do_not_end_a_sentence() -> None:
    text = "Dr. Green saw her, e.g. On Monday. Then she left."
    assert [text[start:end].strip() for start, end in sentences(text)] == [
        "Dr. Green saw her, e.g. On Monday.",
        "Then she left.",
    ]


def test_a_section_that_fits_one_slide_is_not_split() -> None:
    assert len(pages([plain(words(60))], BOX)) == 1


def test_a_slide_with_few_words_sets_them_larger() -> None:
    (few,) = fit(model("<p>Look, ask, listen.</p>"))
    (many,) = fit(model(f"<p>{words(80)}</p>"))
    assert (few.larger, many.larger) == (1.25, 1)


TEXTS = st.text(
    st.one_of(st.characters(codec="utf-8", exclude_categories=["Cs"]), st.sampled_from("     .,ab")), max_size=900
)
ROLES = st.sampled_from(list(Role))
PARAGRAPHS = st.builds(
    lambda text, bold, role, indent: Paragraph(
        (Run(" ".join(text.split()) or "x", bold),), role, max(indent, int(role in {Role.BULLET, Role.NUMBER})), 1
    ),
    TEXTS, st.booleans(), ROLES, st.integers(0, 4),
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(PARAGRAPHS, min_size=1, max_size=6))
def test_measured_text_always_fits_its_box_and_none_is_lost(paragraphs: list[Paragraph]) -> None:
    made = pages(paragraphs, BOX)
    assert all(height(page, BOX) <= BOX.height for page in made)
    shown = "".join(paragraph.text for page in made for paragraph in page)
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", "".join(one.text for one in paragraphs))


@settings(max_examples=200)
@given(st.lists(PARAGRAPHS, min_size=1, max_size=4), st.sampled_from(list(ROOMS)))
def test_words_measured_once_are_as_high_in_a_box_as_when_they_are_fitted_to_its_lines(
    paragraphs: list[Paragraph], layout: str
) -> None:
    room = ROOMS[layout]
    for box in (room.body, room.larger):
        once = height_of(spread(paragraphs, how_set(room.body))[0], how_set(box))
        plainly = [plainly_high(one, box) for one in paragraphs]
        assert once == height(paragraphs, box) == sum(plainly)
        assert [measured(one, box).height for one in paragraphs] == plainly


@given(st.one_of(st.text(max_size=80), st.text("Wi .", max_size=200)), st.sampled_from(["(2 of 3)", "[8] (88 of 88)"]))
def test_a_title_fits_as_it_is_where_nothing_of_it_is_changed(text: str, suffix: str) -> None:
    box = ROOMS["Text"].title
    found = title(text, box, suffix)
    assert fits_title(text, box, suffix) == (found.size == 0 and not found.rest)


@given(st.one_of(st.text(max_size=300), st.text(st.characters(codec="ascii"), max_size=300)), st.booleans())
@example("@" * 250, True)
@example("W" * 251, False)
@example("\x07" * 250, False)
def test_no_text_is_wider_than_it_is_taken_to_be_at_most(text: str, bold: bool) -> None:
    """Nor, within the letters of a line, much narrower."""
    assert ems(text, bold) <= at_most(text, bold) <= ems(text, bold) + 0.01 * (len(text) + 1) + 1


def plainly_high(paragraph: Paragraph, box: Box) -> float:
    """The height of a paragraph with the space before it, from the lines that its words take."""
    level, heading = box.level(paragraph.level), paragraph.role is Role.HEADING
    room = (box.width - margins(paragraph, level.size)[0]) / (level.size * box.wider)
    lines = line_count([(run.text, heading or level.bold or run.bold) for run in paragraph.runs], max(room, 1))
    before = level.before * HEADING_SPACE if heading else level.before
    return before + lines * level.size * level.line * line_height(paragraph.text)


@settings(max_examples=60)
@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=600), st.integers(1, 99)
)
def test_a_title_always_fits_its_box(text: str, number: int) -> None:
    box = ROOMS["Text"].title
    shown = title(" ".join(text.split()) or "x", box, f"({number} of {number})")
    size = shown.size or box.level(0).size
    assert line_count([(shown.text, True)], box.width / size) * size * box.level(0).line * 1.14 <= box.height


CELLS = st.text(st.sampled_from("abcdefg    ."), max_size=120)
ROWS = st.integers(1, 7).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=2, max_size=20)
)


@settings(max_examples=40)
@given(
    st.integers(1, 7).flatmap(
        lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=2, max_size=20)
    )
)
def test_a_table_always_fits_its_box_with_every_row(rows: list[list[str]]) -> None:
    made = [tuple(Paragraph((Run(cell),) if cell.strip() else ()) for cell in row) for row in rows]
    box = ROOMS["Table"].body
    found = tables.fit(Table(made[0], tuple(made[1:])), box, 40)
    for number, table in enumerate(found):
        assert table.height <= box.height - (0 if number else 40) + 0.01
        assert sum(table.widths) <= box.width + 0.01
    if found:
        assert [row for table in found for row in table.rows] == made[1:]


@pytest.mark.parametrize("letter", list("ŵŷÂêîôûẁẅŴŶáąćęłńóśźżĄĆĘŁŃÓŚŹŻ–—‘’“”…€•"))
def test_letters_of_welsh_and_polish_and_signs_of_english_have_widths(letter: str) -> None:
    assert 0.1 < ems(letter) < 1.1
    assert 0.1 < ems(letter, bold=True) < 1.1


def test_markdown_of_every_kind_fits() -> None:
    text = html(
        "Text.\n\n1. One\n\n    More of one.\n\n    - Inner\n\n> Said.\n\nTerm\n:   Meaning\n\n```\ncode\n```\n"
    )
    shown = [line for slide in slides(model(text)) for line in slide.body]
    assert shown == ["Text.", "One", "More of one.", "Inner", "Said.", "Term", "Meaning", "code"]
