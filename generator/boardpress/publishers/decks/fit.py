"""Splits text over slides so that nothing runs off one of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple
from zlib import adler32

from boardpress.publishers.decks.blocks import Kind, Paragraph, Role, cut
from boardpress.publishers.decks.measure import (
    MOST_ADDED,
    UNIT,
    at_most,
    ems,
    letter_units,
    line_count,
    line_height,
    lines_of,
    longest,
)
from boardpress.publishers.decks.partition import partition
from boardpress.publishers.decks.room import Box

INDENT = 22.0
"""Points that each step of indentation moves text to the right; a list's mark hangs in the last of them."""
_DIGIT, _STOP = 0.57, 0.6
"""Width in ems of a digit, and of the full stop and the space after it."""
HEADING_SPACE = 1.4
"""How much more space stands before a heading than before a paragraph."""
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[^\W_a-z])")
_ABBREVIATION = re.compile(r"\b(?:[A-Za-z]|e\.g|i\.e|etc|cf|vs|Dr|Mrs|Mr|Ms|Prof|St|No|no|para|pp|ss?|Art|Ch|Fig)\.$")
_BIG = 100.0
_MOST_SETTINGS = 1000
_ENDLESS = float("inf")
_MOST_LETTERS = 3
"""Of an em of words. Whatever has more of them than a line can hold is not measured as one line."""
_BULLET, _NUMBER, _HEADING = Role.BULLET, Role.NUMBER, Role.HEADING


class Unit(NamedTuple):
    """The least that a break may stand between: a sentence of a paragraph."""

    paragraph: int
    start: int
    end: int
    whole_sentence: bool
    last: bool


class Measured(NamedTuple):
    """A paragraph on a slide: how high it is with the space before it, and how many lines it takes."""

    height: float
    lines: int


def margins(paragraph: Paragraph, size: float) -> tuple[float, float]:
    """How far a paragraph's text stands from the left, and how far before it its mark hangs, in points."""
    role = paragraph.role
    if role is _NUMBER:
        # One and two digits alike, so that the tenth item stands under the ninth.
        hang = max(len(str(paragraph.number)), 2) * _DIGIT * size + _STOP * size
        return (paragraph.indent - 1) * INDENT + hang, 0 if paragraph.continued else hang
    return paragraph.indent * INDENT, INDENT if role is _BULLET and not paragraph.continued else 0


class _Setting(NamedTuple):
    """How a box sets a kind of paragraph."""

    room: float
    """Ems for the words of a line."""
    alone: float
    """How high a paragraph of one line is, with the space before it."""
    letters: float
    """More than any line holds of words."""
    bold: bool
    """Whether all are bold."""
    before: float
    size: float
    line: float


class Settings(dict[Kind, _Setting]):
    """The settings of a box by kind of paragraph, each found when it is first asked for."""

    def __init__(self, box: Box) -> None:
        super().__init__()
        self.box = box

    def __missing__(self, kind: Kind) -> _Setting:
        if len(self) > _MOST_SETTINGS:
            self.clear()
        paragraph, box = Paragraph((), *kind), self.box
        level = box.level(paragraph.level)
        heading = paragraph.role is _HEADING
        room = (box.width - margins(paragraph, level.size)[0]) / (level.size * box.wider)
        before = level.before * HEADING_SPACE if heading else level.before
        bold, room = heading or level.bold, max(room, 1.0)
        letters = min(room * _MOST_LETTERS, MOST_ADDED)
        found = _Setting(
            room, before + _high(1, level.size, level.line, ""), letters, bold, before, level.size, level.line
        )
        self[kind] = found
        return found


# A deck asks for the settings of a few boxes by the hundred.
@lru_cache(maxsize=64)
def settings(box: Box) -> Settings:
    """How a box sets each kind of paragraph."""
    return Settings(box)


Spread = tuple[Paragraph, Kind, float]
"""A paragraph, its kind, and a width in ems that its words do not exceed on one line.

It is endless where the words are many, set in several ways or in letters that need higher lines: they have to be fitted
to lines.
"""


def spread(paragraphs: Sequence[Paragraph], settings: Settings) -> tuple[list[Spread], float]:
    """The paragraphs measured for a box, and for any that differs from it only in sizes; their height in the box."""
    found: list[Spread] = []
    heights: list[float] = []
    units = letter_units()
    for paragraph in paragraphs:
        runs, kind = paragraph[0], paragraph[1:]
        room, alone, letters, all_bold, _, _, _ = setting = settings[kind]
        if len(runs) == 1 and len(text := runs[0][0]) < letters and text.isascii():
            # As most are: measured here as by `at_most`, which would take as long to call.
            across = (adler32(text.encode().translate(units[runs[0][1] or all_bold])) & 0xFFFF) * UNIT
        else:
            across = _across(paragraph, setting)
        found.append((paragraph, kind, across))
        heights.append(alone if across <= room else _fitted(paragraph, setting).height)
    return found, sum(heights)


def _across(paragraph: Paragraph, setting: _Setting) -> float:
    """The width of a paragraph that is measured for a box."""
    runs, letters, bold = paragraph[0], setting[2], setting[3]
    if len(runs) != 1 or len(text := runs[0][0]) >= letters or line_height(text) != line_height(""):
        return _ENDLESS
    return at_most(text, bold or runs[0][1])


def height_of(paragraphs: Sequence[Spread], settings: Settings) -> float:
    """How high the paragraphs are that were measured for this box or one that differs from it only in sizes."""
    heights: list[float] = []
    for paragraph, kind, across in paragraphs:
        setting = settings[kind]
        heights.append(setting[1] if across <= setting[0] else _fitted(paragraph, setting).height)
    return sum(heights)


def height(paragraphs: Sequence[Paragraph], box: Box) -> float:
    """How high the paragraphs are together."""
    return spread(paragraphs, settings(box))[1]


def measured(paragraph: Paragraph, box: Box) -> Measured:
    """How much of a box a paragraph takes."""
    setting = settings(box)[paragraph[1:]]
    room, alone, _, _, _, _, _ = setting
    return Measured(alone, 1) if _across(paragraph, setting) <= room else _fitted(paragraph, setting)


def _fitted(paragraph: Paragraph, setting: _Setting) -> Measured:
    """As `measured`, of a paragraph whose words are fitted to lines."""
    room, _, _, bold, before, size, line = setting
    runs = paragraph[0]
    if len(runs) == 1:
        lines = lines_of(runs[0][0], bold or runs[0][1], room)
    else:
        lines = line_count([(run[0], bold or run[1]) for run in runs], room)
    return Measured(before + _high(lines, size, line, paragraph.text), lines)


def _high(lines: int, size: float, line: float, text: str) -> float:
    """How high so many lines of a text are."""
    return lines * size * line * line_height(text)


def pages(paragraphs: Sequence[Paragraph], box: Box) -> list[tuple[Paragraph, ...]]:
    """Paragraphs that do not fit on one slide over as many as they need, every word of them, each within the box.

    Breaks stand between paragraphs rather than within them, never after a heading, and never leave a line alone.
    """
    units = [unit for number, paragraph in enumerate(paragraphs) for unit in _units(number, paragraph, box)]
    pieces = _Pieces(paragraphs, units, box)

    def fill(first: int, after: int) -> float:
        return sum(size.height for _, size in pieces.page(first, after)) / box.height

    def hurt(first: int, after: int) -> float:
        return _break(paragraphs, units, after) + _orphan(pieces.page(first, after))

    return [tuple(piece for piece, _ in pieces.page(*page)) for page in partition(len(units), fill, hurt)]


class _Pieces:
    """The pieces of paragraphs that runs of units stand for, with their sizes; each is cut and measured once."""

    def __init__(self, paragraphs: Sequence[Paragraph], units: Sequence[Unit], box: Box) -> None:
        self._paragraphs, self._units, self._box = paragraphs, units, box
        self._known: dict[tuple[int, int, int], tuple[Paragraph, Measured]] = {}
        self._page: list[tuple[Paragraph, Measured]] = []
        self._first = self._start = self._after = 0
        """The first unit of the page, that of its last piece, and that which stands after it."""

    def page(self, first: int, after: int) -> list[tuple[Paragraph, Measured]]:
        """The pieces of units `first` to `after` - 1. Pages are asked for as they grow: only the end of one is new."""
        if first != self._first or after < self._after:
            self._page, self._first, self._after = [], first, first
        while self._after < after:
            self._grow()
        return self._page

    def _grow(self) -> None:
        unit, begun = self._units[self._after], self._units[self._start]
        if self._page and begun.paragraph == unit.paragraph:
            self._page[-1] = self._piece(begun, unit)
        else:
            self._start = self._after
            self._page.append(self._piece(unit, unit))
        self._after += 1

    def _piece(self, first: Unit, last: Unit) -> tuple[Paragraph, Measured]:
        key = first.paragraph, first.start, last.end
        if key not in self._known:
            piece = cut(self._paragraphs[first.paragraph], first.start, last.end)
            self._known[key] = piece, measured(piece, self._box)
        return self._known[key]


def _break(paragraphs: Sequence[Paragraph], units: Sequence[Unit], after: int) -> float:
    """How bad a break before unit `after` is."""
    if after == len(units):
        return 0
    unit = units[after - 1]
    role = paragraphs[unit.paragraph].role
    if unit.last:
        leads_in = paragraphs[unit.paragraph].text.endswith(":")
        return _BIG / 10 if role is Role.HEADING else 0.4 if leads_in else 0.02
    if not unit.whole_sentence:
        return 0.5
    return 0.3 if role in {Role.BULLET, Role.NUMBER} else 0.12


def _orphan(page: list[tuple[Paragraph, Measured]]) -> float:
    """A line that stands alone on a slide, or at the head of one cut from its paragraph, is not wanted."""
    if sum(size.lines for _, size in page) < 2:
        return _BIG
    piece, size = page[0]
    return 0.3 if piece.continued and size.lines < 2 else 0


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence of a text begins and ends, with the space after it."""
    starts = [0]
    for match in _SENTENCE_END.finditer(text):
        if not _ABBREVIATION.search(text[: match.start()]):
            starts.append(match.end())
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def _units(number: int, paragraph: Paragraph, box: Box) -> list[Unit]:
    found: list[Unit] = []
    text = paragraph.text
    for start, end in sentences(text):
        ends = _morsels(paragraph, start, end, box)
        for low, high in zip([start, *ends[:-1]], ends, strict=True):
            found.append(Unit(number, low, high, high == end, high == len(text)))
    return found or [Unit(number, 0, len(text), True, True)]


def _morsels(paragraph: Paragraph, start: int, end: int, box: Box) -> list[int]:
    """Where a sentence is cut so that each piece fills no more than a third of a slide."""
    most = max(box.height / 3, 1.0)
    ends: list[int] = []
    while measured(cut(paragraph, start, end), box).height > most:
        cutting = _words_that_fit(paragraph, start, end, box, most)
        if cutting >= end:
            break
        ends.append(cutting)
        start = cutting
    return [*ends, end]


def _words_that_fit(paragraph: Paragraph, start: int, end: int, box: Box, most: float) -> int:
    """The last place to cut, after a word where there is one, so that what stands before it is low enough."""
    text = paragraph.text
    low, high = start + 1, end
    while low < high:
        middle = (low + high + 1) // 2
        if measured(cut(paragraph, start, middle), box).height <= most:
            low = middle
        else:
            high = middle - 1
    space = text.rfind(" ", start + 1, low + 1)
    return low if space <= start or low == end else space + 1


class Title(NamedTuple):
    """A title as a slide shows it: its size where it is not the template's, and the words that had no room."""

    text: str
    size: float = 0
    rest: str = ""


def fits_title(text: str, box: Box, suffix: str) -> bool:
    """Whether a title with its suffix fits in the size of the template."""
    return _title_fits(f"{text} {suffix}", round(box.levels[0].size), box)


@lru_cache(maxsize=1024)
def title(text: str, box: Box, suffix: str = "") -> Title:
    """The title with its suffix (`(2 of 3)`), smaller where it is long.

    Words that have no room even then come back as `rest`, to stand first on the slide.
    """
    level = box.levels[0]
    tail = f" {suffix}" if suffix else ""
    for factor in (1.0, 0.87, 0.75, 0.67):
        size = round(level.size * factor)
        if _title_fits(f"{text}{tail}", size, box):
            return Title(f"{text}{tail}", 0 if factor == 1.0 else size)
    size = round(level.size * 0.67)
    words = text.split(" ")
    for count in range(len(words) - 1, 0, -1):
        shown = f"{' '.join(words[:count])} …{tail}"
        if _title_fits(shown, size, box):
            return Title(shown, size, f"… {' '.join(words[count:])}")
    letters = max(next((n for n in range(len(text), 0, -4) if _title_fits(f"{text[:n]}…{tail}", size, box)), 1), 1)
    return Title(f"{text[:letters]}…{tail}", size, f"…{text[letters:]}")


def _title_fits(text: str, size: float, box: Box) -> bool:
    level = box.levels[0]
    room = box.width / (size * box.wider)
    if at_most(text, level.bold) <= room:
        return size * level.line * line_height(text) <= box.height
    if size > level.size * 0.7 and longest(text, level.bold) > room:
        # A word that is broken in a title looks like a mistake: rather a smaller size.
        return False
    lines = lines_of(text, level.bold, room)
    return lines * size * level.line * line_height(text) <= box.height


# Most slides of a deck name the same part, and all have the same foot.
@lru_cache(maxsize=256)
def fits_line(text: str, box: Box) -> bool:
    """Whether the words stand on one line of the box."""
    level = box.levels[0]
    return ems(text, level.bold) * level.size * box.wider <= box.width
