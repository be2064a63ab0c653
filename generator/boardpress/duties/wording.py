"""The words of a report as its author wrote them: what is hashed, so that no library's version changes the hash.

The source is read here by a few rules of Markdown's own, not by the library that draws the pages: an update of that
library must never make a published report look changed. Marks, links' targets, layout, punctuation, capitals and the
style of quotation marks do not count; the words do.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from html import unescape
from pathlib import Path

from boardpress.contenttype import ContentType
from boardpress.publication import Publication
from boardpress.reading import source
from boardpress.reading.headings import Headings, slug
from boardpress.records import dataclass, field

_HEADING = re.compile(r"(#{1,6})(.*?)#*\s*")
_UNDERLINE = re.compile(r"-+ *")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_NOTE = re.compile(r" {0,3}\[\^([^\]]+)\]:(.*)")
_NOTE_MARK = re.compile(r"\[\^([^\]\n]+)\]")
_UNSEEN_LINE = re.compile(r" {0,3}(?:\[[^\]^][^\]]*\]:\s*\S|\*\[[^\]]+\]:)")
_ADMONITION = re.compile(r"^\s*!!! *\w+", re.MULTILINE)
_LINK_TARGET = re.compile(r"\]\((?:[^()\n]|\([^()\n]*\))*\)|\]\[[^\]\n]*\]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_WORD = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class Passage:
    """What stands under a heading of level 2, or before the first (with neither name nor key).

    `name` is the heading as it stands in an address; `key` that of the declared section, empty for the author's own.
    """

    name: str = ""
    key: str = ""
    lines: list[str] = field(default_factory=list)
    """Its text as it was written, headings without their marks included."""
    in_headings: int = 0
    """How many of its words stand in headings."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of some passages, with those of the footnotes that they refer to."""

    words: tuple[str, ...]
    text_words: int
    """How many of the words are not in headings."""
    sections: tuple[str, ...]
    """Names of the passages, in their order."""


def normalised(text: str) -> list[str]:
    """The words of a piece of Markdown, in a form in which only other words are different."""
    seen = _ADMONITION.sub("", _LINK_TARGET.sub("] ", _NOTE_MARK.sub(" ", text)))
    return _WORD.findall(unicodedata.normalize("NFKC", _INVISIBLE.sub("", unescape(seen))).casefold())


def wording_of(site: Path, publication: Publication, declared: ContentType, also: Collection[str] = ()) -> Wording:
    """The public words of a publication's source; with `also`, those of the passages of these names too."""
    try:
        text = (site / publication.path).read_bytes().decode("utf-8-sig")
        body = source.split(text.replace("\r\n", "\n").replace("\r", "\n")).body
    except (OSError, UnicodeDecodeError, source.Refused):
        return Wording((), 0, ())
    passages, notes = passages_of(body, declared)
    return _joined([one for one in passages if is_public(one, declared) or one.name in also], notes)


def is_public(passage: Passage, declared: ContentType) -> bool:
    """Whether the type's declaration lets the public read the passage."""
    section = declared.sections.get(passage.key)
    return section is None or section.public


def _joined(passages: Iterable[Passage], notes: Mapping[str, list[str]]) -> Wording:
    words: list[str] = []
    in_headings = 0
    names: list[str] = []
    used: dict[str, None] = {}
    for passage in passages:
        text = "\n".join(passage.lines)
        own = normalised(text)
        words += own
        in_headings += passage.in_headings
        used.update(dict.fromkeys(_NOTE_MARK.findall(text)))
        if own:
            names.append(passage.name)
    for note in used:
        words += normalised("\n".join(notes.get(note, ())))
    return Wording(tuple(words), len(words) - in_headings, tuple(names))


def passages_of(body: str, declared: ContentType) -> tuple[list[Passage], Mapping[str, list[str]]]:
    """The passages of a body in their order, and the lines of each footnote."""
    reader = _Reader(Headings(declared))
    lines = body.split("\n")
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        reader.take(line, following)
    return reader.passages, reader.notes


class _Reader:
    """Takes a body line by line."""

    def __init__(self, headings: Headings) -> None:
        self._headings = headings
        self._fence = ""
        self._note: list[str] | None = None
        self._after_blank = True
        self._skip = False
        self.passages = [Passage()]
        self.notes: dict[str, list[str]] = {}

    def take(self, line: str, following: str) -> None:
        """Take the next line; `following` is the one after it."""
        begins, self._after_blank = self._after_blank, not line.strip()
        first = line.lstrip()[:1]
        if self._skip:
            self._skip = False
        elif self._fence or (first in "`~" and _FENCE.match(line)):
            self._code(line)
        elif not first:
            return
        elif first == "[" and (note := _NOTE.fullmatch(line)):
            self._note = self.notes.setdefault(note[1], [])
            self._note.append(note[2])
        elif self._note is not None and (line.startswith("    ") or not begins):
            self._note.append(line)
        elif first not in "[*" or not _UNSEEN_LINE.match(line):
            self._note = None
            self._text(line, begins and following[:1] == "-" and bool(_UNDERLINE.fullmatch(following)))

    def _code(self, line: str) -> None:
        """A line of a block of code, or one that opens or closes it."""
        mark = _FENCE.match(line)
        if not self._fence and mark:
            self._fence = mark[1]
        elif mark and line.strip() == self._fence:
            self._fence = ""
        else:
            self.passages[-1].lines.append(line)

    def _text(self, line: str, underlined: bool) -> None:
        heading = _HEADING.fullmatch(line) if line[0] == "#" else None
        title = heading[2] if heading else line
        if underlined or (heading and len(heading[1]) == 2):
            name = _plain(title)
            self.passages.append(Passage(slug(name), self._headings.section_key(name)))
            self._skip = underlined
        self.passages[-1].lines.append(title)
        if underlined or heading:
            self.passages[-1].in_headings += len(normalised(title))


def _plain(title: str) -> str:
    """A heading without marks."""
    return re.sub(r"[*_`]", "", _LINK_TARGET.sub("]", unescape(title))).replace("[", "").replace("]", "").strip()
