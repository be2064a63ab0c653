"""The tree that Python-Markdown makes of a text, written as XHTML in one walk.

The library takes four: it breaks lines between blocks, explains abbreviations, brings back what was escaped, and
writes. What is done here to each element is what they do to it, in their order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

import markdown.serializers
from markdown.treeprocessors import UnescapeTreeprocessor
from markdown.util import STX, AtomicString

_library: Any = markdown.serializers
_escape_text: Callable[[str], str] = _library._escape_cdata
_escape_attribute: Callable[[str], str] = _library._escape_attrib_html
_unescape: Callable[[str], str] = UnescapeTreeprocessor().unescape

_EMPTY = frozenset({"br", "hr", "img"})
_TO_ESCAPE = ("&", "<", ">", STX)


def finished(root: Element, blocks: frozenset[str], terms: Mapping[str, str]) -> str:
    """What is in the root, as XHTML; `blocks` are the tags of blocks, `terms` what abbreviations mean."""
    written = "\n".join(root.itertext())
    standing = [term for term in terms if term in written]
    shown: Callable[[str, str], str] | None = None
    if standing:
        shown = _Explaining(terms, standing).shown
    elif any(sign in written for sign in _TO_ESCAPE):
        shown = _shown
    pieces: list[str] = []
    _Writer(blocks, shown, pieces.append).write_within(root, is_laid_out=True)
    return "".join(pieces).strip()


class _Writer:
    """Writes elements. One is laid out where it is a block within blocks alone, and not within `pre`."""

    def __init__(
        self, blocks: frozenset[str], shown: Callable[[str, str], str] | None, write: Callable[[str], None]
    ) -> None:
        self._blocks = blocks
        self._shown = shown
        self._write_piece = write

    def write_within(self, element: Element, is_laid_out: bool) -> None:
        """Writes the text of an element and the elements in it."""
        tag, text, write = element.tag, element.text, self._write_piece
        lays_out = is_laid_out and tag != "pre"
        if len(element):
            if lays_out and element[0].tag in self._blocks and not (text and text.strip()):
                text = "\n"
            elif tag == "pre":
                _end_line(element[0])
        if text:
            write(self._shown(text, tag) if self._shown else text)
        for child in element:
            self._write(child, lays_out and child.tag in self._blocks)

    def _write(self, element: Element, is_laid_out: bool) -> None:
        tag, write = element.tag, self._write_piece
        attributes = "".join(_attributes(element)) if element.attrib else ""
        if tag in _EMPTY:
            write(f"<{tag}{attributes} />")
        elif len(element):
            write(f"<{tag}{attributes}>")
            self.write_within(element, is_laid_out)
            write(f"</{tag}>")
        else:
            text = element.text or ""
            write(f"<{tag}{attributes}>{self._shown(text, tag) if self._shown else text}</{tag}>")
        self._write_tail(tag, element.tail, is_laid_out)

    def _write_tail(self, tag: str, tail: str | None, is_laid_out: bool) -> None:
        is_blank = not tail or tail.isspace()
        if tag == "br" or (is_laid_out and is_blank):
            self._write_piece("\n")
        if tail and not (is_blank and (tag == "br" or is_laid_out)):
            self._write_piece(self._shown(tail, "") if self._shown else tail)


def _end_line(code: Element) -> None:
    """Ends the last line of a block of code, and none after it."""
    if code.tag == "code" and not len(code) and code.text is not None:
        code.text = AtomicString(code.text.rstrip() + "\n")


def _shown(text: str, tag: str) -> str:
    """A text within a tag, or after an element where that is empty."""
    return _escape_text(_unescape(text) if STX in text and tag != "code" else text)


def _attributes(element: Element) -> Iterator[str]:
    for name, value in sorted(element.items()):
        yield _attribute(name, value)


def _attribute(name: str, value: str) -> str:
    return f' {name}="{_escape_attribute(_unescape(value) if STX in value else value)}"'


class _Explaining:
    """Shows a text with what abbreviations in it mean."""

    def __init__(self, terms: Mapping[str, str], standing: list[str]) -> None:
        self._terms = terms
        self._standing = standing
        # Of all terms, which are the same for most texts, so that the expression is compiled once.
        self._find = _any_of(tuple(terms)).finditer

    def shown(self, text: str, tag: str) -> str:
        if isinstance(text, AtomicString) or not any(term in text for term in self._standing):
            return _shown(text, tag)
        pieces, place = [], 0
        for match in self._find(text):
            if means := self._terms[match[0]]:
                pieces += [_shown(text[place : match.start()], tag), _abbreviation(match[0], means)]
                place, tag = match.end(), ""
        pieces.append(_shown(text[place:], tag))
        return "".join(pieces)


def _abbreviation(term: str, means: str) -> str:
    return f"<abbr{_attribute('title', means)}>{_shown(term, 'abbr')}</abbr>"


@lru_cache(maxsize=8)
def _any_of(terms: tuple[str, ...]) -> re.Pattern[str]:
    """Finds terms, of two that begin at the same place the longer."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(terms, key=len, reverse=True)))})\b")
