"""How wide text is, and so how many lines it takes, by the letter widths of Arial (Liberation Sans)."""

from __future__ import annotations

import json
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from math import ceil
from pathlib import Path
from typing import NamedTuple
from zlib import adler32

# PowerPoint, Keynote and LibreOffice round widths in ways of their own: what is measured is made a little wider.
ALLOWANCE = 1.02
# What the fonts that stand in for Arial need, generously: for pictures and Chinese, and for letters of other scripts.
_WIDE, _LETTER = 1.4, 0.9
_FALLBACK_LINE = 1.6
_MOST_WORDS = 50_000
MOST_ADDED = 250
"""Letters of which the widths are added up in bytes: the sum has sixteen bits."""
UNIT = _WIDE * ALLOWANCE / 255
"""Ems that letters are measured in there, the widest having as many as a byte holds."""


Piece = tuple[str, bool]
"""Words set in one weight, and whether it is the bold one."""
_Word = tuple[Sequence[Piece], float, float]
"""A word as its parts, each set in one weight; its width; that of the space after it."""


class _Widths(NamedTuple):
    """Widths of letters in ems, by weight, and the height of a line."""

    regular: dict[str, float]
    bold: dict[str, float]
    line: float
    letters: frozenset[str]


@cache
def _widths() -> _Widths:
    table = json.loads(Path(__file__).with_name("widths.json").read_text(encoding="utf-8"))

    def spread(weight: str) -> dict[str, float]:
        return {
            chr(first + number): width / table["units"]
            for first, widths in table[weight]
            for number, width in enumerate(widths)
        }

    regular = spread("regular")
    return _Widths(regular, spread("bold"), table["line"] / table["units"], frozenset(regular))


class _Words(dict[str, float]):
    """The widths of words in one weight with the space after them, each found when it is first asked for."""

    def __init__(self, letters: dict[str, float]) -> None:
        super().__init__()
        self.letters = letters
        self.space = letters[" "] * ALLOWANCE
        self.units = bytes(ceil(letters.get(chr(code), _WIDE) * ALLOWANCE / UNIT) for code in range(128)).ljust(256)

    def __missing__(self, word: str) -> float:
        if len(self) > _MOST_WORDS:
            self.clear()
        known = self.letters
        width = sum([known[letter] if letter in known else _fallback(letter) for letter in word]) * ALLOWANCE
        self[word] = width + self.space
        return width + self.space


@cache
def _words(bold: bool) -> _Words:
    return _Words(_widths().bold if bold else _widths().regular)


@cache
def letter_units() -> tuple[bytes, bytes]:
    """For `bytes.translate`, the width of each letter of ASCII, in units; and that of the bold ones."""
    return _words(False).units, _words(True).units


def ems(text: str, bold: bool = False) -> float:
    """The width of text on one line, for a font of size 1."""
    known = _words(bold)
    return sum(map(known.__getitem__, text.split(" "))) - known.space


def at_most(text: str, bold: bool) -> float:
    """A width that the text does not exceed on one line, found sooner than its own: most lines have room to spare."""
    known = _words(bold)
    if len(text) <= MOST_ADDED and text.isascii():
        # The lower half of this checksum is the sum of the bytes and one more (RFC 1950).
        return (adler32(text.encode().translate(known.units)) & 0xFFFF) * UNIT
    return sum(map(known.__getitem__, text.split(" ")))


def longest(text: str, bold: bool) -> float:
    """The width of the longest word, for a font of size 1."""
    known = _words(bold)
    return max(map(known.__getitem__, text.split(" "))) - known.space


@lru_cache(maxsize=4096)
def _fallback(letter: str) -> float:
    """The width of a letter that Arial lacks, for a font of size 1."""
    kind = unicodedata.category(letter)
    if kind in {"Mn", "Me", "Cf"}:
        return 0
    return _LETTER if kind[0] == "L" and unicodedata.east_asian_width(letter) not in "WF" else _WIDE


def line_height(text: str) -> float:
    """The height of a line for a font of size 1; more where letters must come from another font."""
    known = _widths()
    return known.line if text.isascii() or known.letters.issuperset(text) else _FALLBACK_LINE


def line_count(pieces: Sequence[Piece], room: float) -> int:
    """How many lines the words take where `room` ems are free: broken at spaces, a longer word where it must be."""
    return lines_of(*pieces[0], room) if len(pieces) == 1 else _lines(_parts(pieces), room)


# Before a text is split, its paragraphs are measured to see that it must be, and then again whole and in parts.
@lru_cache(maxsize=512)
def lines_of(text: str, bold: bool, room: float) -> int:
    """As `line_count`, for words of one weight."""
    known = _words(bold)
    ends = list(accumulate(map(known.__getitem__, text.split(" "))))
    most = room + known.space
    lines, start, first = 1, 0.0, 0
    while ends[-1] > start + most:
        after = bisect_right(ends, start + most, first)
        if after == first:
            return _lines(_parts([(text, bold)]), room)
        lines, start, first = lines + 1, ends[after - 1], after
    return lines


def _lines(words: Iterable[_Word], room: float) -> int:
    """As `line_count`, for words of any length and of several weights."""
    lines, used, space = 1, 0.0, 0.0
    for parts, width, after in words:
        if used and used + space + width <= room:
            used, space = used + space + width, after
        elif width:
            lines += used > 0
            lines, used = (lines, width) if width <= room else _broken(lines, parts, room)
            space = after
        else:
            space += after
    return lines


def _parts(pieces: Sequence[Piece]) -> list[_Word]:
    """The words of pieces; one may be set in two weights."""
    found: list[_Word] = []
    word: list[Piece] = []
    width = 0.0
    for text, bold in pieces:
        known = _words(bold)
        first, *rest = text.split(" ")
        if first:
            word, width = [*word, (first, bold)], width + known[first] - known.space
        for part in rest:
            found.append((word, width, known.space))
            word, width = ([(part, bold)], known[part] - known.space) if part else ([], 0.0)
    return [*found, (word, width, 0.0)]


def _broken(lines: int, word: Sequence[Piece], room: float) -> tuple[int, float]:
    """A word longer than a line, broken between any two letters."""
    used = 0.0
    for text, bold in word:
        for letter in text:
            width = ems(letter, bold)
            if used and used + width > room:
                lines, used = lines + 1, 0.0
            used += width
    return lines, used
