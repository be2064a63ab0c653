"""How wide text is, and so how many lines it takes, by the letter widths of Arial (Liberation Sans)."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

_PIECES = re.compile(r" +|[^ ]+")
# PowerPoint, Keynote and LibreOffice round widths in ways of their own: what is measured is made a little wider.
ALLOWANCE = 1.02
# What the fonts that stand in for Arial need, generously: for pictures and Chinese, and for letters of other scripts.
_WIDE, _LETTER = 1.4, 0.9
_FALLBACK_LINE = 1.6


class Piece(NamedTuple):
    """Words set in one weight."""

    text: str
    bold: bool = False


class _Widths(NamedTuple):
    """Widths of letters in ems, by weight, and the height of a line."""

    regular: dict[str, float]
    bold: dict[str, float]
    line: float


@cache
def _widths() -> _Widths:
    table = json.loads(files(__package__).joinpath("widths.json").read_text(encoding="utf-8"))

    def spread(weight: str) -> dict[str, float]:
        return {
            chr(first + number): width / table["units"]
            for first, widths in table[weight]
            for number, width in enumerate(widths)
        }

    return _Widths(spread("regular"), spread("bold"), table["line"] / table["units"])


@lru_cache(maxsize=16384)
def ems(text: str, bold: bool = False) -> float:
    """The width of text on one line, for a font of size 1."""
    known = _widths().bold if bold else _widths().regular
    try:
        total = sum([known[letter] for letter in text])
    except KeyError:
        total = sum(known[letter] if letter in known else _fallback(letter) for letter in text)
    return total * ALLOWANCE


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
    return known.line if text.isascii() or all(letter in known.regular for letter in text) else _FALLBACK_LINE


def line_count(pieces: Iterable[Piece], room: float) -> int:
    """How many lines the words take where `room` ems are free: broken at spaces, a longer word where it must be."""
    lines, used, space = 1, 0.0, 0.0
    word: list[Piece] = []
    width = 0.0
    for piece in pieces:
        for text in _PIECES.findall(piece.text):
            if text[0] != " ":
                word.append(Piece(text, piece.bold))
                width += ems(text, piece.bold)
                continue
            if word:
                lines, used = _placed(lines, used, space, word, width, room)
                word, width, space = [], 0.0, 0.0
            space += ems(text, piece.bold)
    if word:
        lines, used = _placed(lines, used, space, word, width, room)
    return lines


def _placed(
    lines: int, used: float, space: float, word: list[Piece], width: float, room: float
) -> tuple[int, float]:  # fmt: skip
    """Lines and used width once a word is set."""
    if used and used + space + width <= room:
        return lines, used + space + width
    if used:
        lines += 1
    if width <= room:
        return lines, width
    return _broken(lines, word, room)


def _broken(lines: int, word: list[Piece], room: float) -> tuple[int, float]:
    """A word longer than a line, broken between any two letters."""
    used = 0.0
    for text, bold in word:
        for letter in text:
            width = ems(letter, bold)
            if used and used + width > room:
                lines, used = lines + 1, 0.0
            used += width
    return lines, used
