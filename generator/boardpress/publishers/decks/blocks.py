"""What a slide can show: paragraphs made of runs, tables, and what an author set apart as a note."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from boardpress.records import dataclass

UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_new = tuple.__new__
SPACE = re.compile(r"[ \t\r\n\x85\u2028\u2029]+")


def clean(text: str) -> str:
    """The text without characters that XML cannot hold, its white space as single spaces."""
    if text.isprintable() and "  " not in text:
        # Neither pattern matches anything then: of the white space only the space itself is printable.
        return text
    return SPACE.sub(" ", UNWANTED.sub("", text))


# Runs and paragraphs are made by the hundred for every deck: named tuples, since frozen dataclasses take three times
# as long to make.
class Run(NamedTuple):
    """Words set in one way."""

    text: str
    bold: bool = False
    italic: bool = False
    raised: bool = False
    href: str = ""


Style = tuple[bool, bool, bool, str]
"""How a run is set: all of it but its text."""


class Role(StrEnum):
    """What a paragraph is."""

    TEXT = "text"
    BULLET = "bullet"
    NUMBER = "number"
    QUOTE = "quote"
    HEADING = "heading"


Kind = tuple[Role, int, int, bool]
"""How a paragraph is set: all of it but its runs."""


class Paragraph(NamedTuple):
    """A paragraph of a slide."""

    runs: tuple[Run, ...]
    role: Role = Role.TEXT
    indent: int = 0
    """Steps of indentation; a list item hangs its mark in the last of them."""
    number: int = 0
    """Number of a numbered item."""
    continued: bool = False
    """Whether it goes on from the slide before, and so has no mark of its own."""

    @property
    def text(self) -> str:
        runs = self.runs
        return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])

    @property
    def level(self) -> int:
        """Level of the text, from 0: what a template sets sizes by."""
        return max(self.indent - 1, 0)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: a header (empty where it has none) and rows, all of one length."""

    header: tuple[Paragraph, ...]
    rows: tuple[tuple[Paragraph, ...], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Something that the author set apart: a note, a warning."""

    title: str
    blocks: tuple[Block, ...]


Block = Paragraph | Table | Note


def plain(text: str, role: Role = Role.TEXT, indent: int = 0, number: int = 0) -> Paragraph:
    """A paragraph of words alone."""
    return Paragraph((Run(clean(text)),), role, indent or int(role in {Role.BULLET, Role.NUMBER}), number)


def worded(texts: Iterable[str], role: Role) -> tuple[Paragraph, ...]:
    """Paragraphs of clean words alone, all of a role; items of a list are numbered, and those without words left out.

    They are made without the functions of named tuples, which take longer than all else here.
    """
    indent, numbered = int(role is not Role.TEXT), role is Role.NUMBER
    return tuple([
        _new(Paragraph, ((_new(Run, (text, False, False, False, "")),), role, indent, number * numbered, False))
        for number, text in enumerate(texts, 1)
        if text
    ])  # fmt: skip


def tidied(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs joined where they look alike, with single spaces and none at either end."""
    if len(runs) == 1:
        text = clean(runs[0].text).strip(" ")
        return (Run(text, *runs[0][1:]),) if text else ()
    tidy: list[Run] = []
    ends_in_space = True
    for run in runs:
        text = clean(run.text)
        if ends_in_space:
            text = text.removeprefix(" ")
        if not text:
            continue
        ends_in_space = text[-1] == " "
        if tidy and tidy[-1][1:] == run[1:]:
            tidy[-1] = Run(tidy[-1].text + text, *run[1:])
        else:
            tidy.append(Run(text, *run[1:]))
    while tidy and not (last := tidy[-1].text.rstrip(" ")):
        tidy.pop()
    if tidy:
        tidy[-1] = Run(last, *tidy[-1][1:])
    return tuple(tidy)


def cut(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    """The characters from `start` to `end`, without white space at the ends; the rest of a paragraph is `continued`."""
    text = paragraph.text
    if start == 0 and end >= len(text):
        return paragraph
    runs, position = [], 0
    for run in paragraph.runs:
        low, high = max(start - position, 0), min(end - position, len(run.text))
        if low < high:
            runs.append(Run(run.text[low:high], *run[1:]))
        position += len(run.text)
    continued = paragraph.continued or bool(text[:start].strip())
    return paragraph._replace(runs=tidied(runs), continued=continued)
