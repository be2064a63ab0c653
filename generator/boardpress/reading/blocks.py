"""The block parser of Python-Markdown, which asks its processors only of blocks that they may take."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import HRProcessor
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.extensions.tables import TableProcessor

from boardpress.reading.asked import asked

BLOCK: Mapping[str, str] = {
    "indent": "    ", "code": "    ", "defindent": "    ", "table": "|", "hashheader": "#", "setextheader": "\n",
    "olist": ".", "quote": ">", "deflist": ":", "footnote": "]:", "abbr": "*[", "reference": "]:",
}  # fmt: skip
"""What every block that a block processor takes holds, by its name."""

ONE_LINE: Mapping[str, tuple[str, ...]] = {
    "#": ("hashheader",), "-": ("hr", "ulist"), "*": ("hr", "ulist", "abbr"), "+": ("ulist",), "_": ("hr",),
    ">": ("quote",), ":": ("deflist",), "[": ("footnote", "reference"), "!": ("admonition",),
}  # fmt: skip
"""What may take a block of one line that begins with a sign, besides a paragraph. All others make a paragraph of it,
but for a list that a digit opens, and for what begins with a space."""

_HEADINGS: Mapping[str, str] = {"#" * level: f"h{level}" for level in range(1, 7)}
"""What a heading begins with, and its tag."""

_BULLETS, _NUMBERS = (
    re.compile(rf"{first} [A-Za-z][^\n|]*(?:\n{other} [A-Za-z][^\n|]*)*")
    for first, other in (("[-*+]", "[-*+]"), (r"1\.", r"[0-9]+\."))
)
"""Lists with an entry of words on each line, and nothing else."""
_LISTS: Mapping[str, tuple[str, re.Pattern[str]]] = {
    **dict.fromkeys("-*+", ("ul", _BULLETS)),
    "1": ("ol", _NUMBERS),
}
"""The tag of a list that begins with a sign, and how it must be written to be taken as it stands."""

_MAY_OPEN = frozenset(["", " ", "\n", "=", *ONE_LINE])
"""What a line begins with that may be more than a line of a paragraph, where it is no digit and holds no table."""


def hasten_blocks(md: markdown.Markdown) -> None:
    """Put quicker parts in the place of those of the library."""
    processors = md.parser.blockprocessors
    tables: Any = processors["table"]
    processors.register(_Tables(md.parser, tables.config), "table", 75)
    processors.register(_Admonitions(md.parser), "admonition", 105)
    processors.register(_Rules(md.parser), "hr", 50)
    md.parser = _Blocks(md.parser)
    footnotes: Any = processors["footnote"]
    footnotes.footnotes.parser = md.parser


class _Blocks(BlockParser):
    """Asks a block processor only where it may take the block."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser.md)
        self.blockprocessors = parser.blockprocessors
        for processor in self.blockprocessors:
            processor.parser = self
        self._every = asked(self.blockprocessors, BLOCK)
        self._paragraph = self._named()
        self._of_one_line = {first: self._named(*names) for first, names in ONE_LINE.items()}
        self._numbered = self._named("olist")

    def _named(self, *names: str) -> list[tuple[Any, str]]:
        """Processors by their names, and that of paragraphs, each with what a block must hold."""
        return [(self.blockprocessors[name], BLOCK.get(name, "")) for name in (*names, "paragraph")]

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802
        # Whoever changes that while parsing changes it back.
        in_list = self.state.isstate("list")
        while blocks:
            block = blocks[0]
            if _is_taken(parent, block, in_list):
                del blocks[0]
                continue
            processors = self._worth_asking(block)
            if processors is self._paragraph:
                self._add_prose(parent, blocks)
                continue
            for processor, needle in processors:
                if needle in block and processor.test(parent, block) and processor.run(parent, blocks) is not False:
                    break

    def _add_prose(self, parent: Element, blocks: list[str]) -> None:
        """Does what the processor of paragraphs does, which is asked where a list holds something already."""
        if not self.state.isstate("list"):
            if text := blocks.pop(0).lstrip():
                SubElement(parent, "p").text = text
        elif parent.text or len(parent):
            self.blockprocessors["paragraph"].run(parent, blocks)
        elif text := blocks.pop(0).lstrip():
            parent.text = text

    def _worth_asking(self, block: str) -> Sequence[tuple[Any, str]]:
        first = block[:1]
        if "\n" not in block:
            if first in self._of_one_line:
                return self._of_one_line[first]
            if first.isdecimal():
                return self._numbered
            return self._every if first in _MAY_OPEN else self._paragraph
        return self._paragraph if "|" not in block and _is_prose(block) else self._every


def _is_taken(parent: Element, block: str, in_list: bool) -> bool:
    """Takes a line of prose, a heading, or a list of words, that is nothing else, as it stands."""
    first = block[:1]
    if first.isalpha():
        if in_list or "\n" in block:
            return False
        SubElement(parent, "p").text = block
        return True
    if first == "#":
        level, _, words = block.partition(" ")
        # These signs could be more than signs.
        if level not in _HEADINGS or "\n" in words or "#" in words or "\\" in words:
            return False
        SubElement(parent, _HEADINGS[level]).text = words.strip()
        return True
    if first in _LISTS:
        tag, form = _LISTS[first]
        if _opens_list(parent, tag) and form.fullmatch(block):
            entries = SubElement(parent, tag)
            for line in block.split("\n"):
                SubElement(entries, "li").text = line.partition(" ")[2]
            return True
    return False


def _opens_list(parent: Element, tag: str) -> bool:
    """Whether a list here would be a new one, and no more of another."""
    return parent.tag not in {"ol", "ul"} and not (len(parent) and parent[-1].tag == tag)


def _is_prose(block: str) -> bool:
    """Whether no line of a block begins with anything that could be more than prose."""
    return not any((first := line[:1]) in _MAY_OPEN or first.isdecimal() for line in block.split("\n"))


class _Tables(TableProcessor):
    """Looks for code and for what is escaped only where there is any."""

    def _split_row(self, row: str) -> list[str]:
        if "\\" in row:
            cells: list[str] = super()._split_row(row)  # type: ignore[misc]  # private to the library
            return cells
        return self._split(row.removeprefix("|").removesuffix("|") if self.border else row)

    def _split(self, row: str) -> list[str]:
        if "`" in row or "\\" in row:
            cells: list[str] = super()._split(row)  # type: ignore[misc]  # private to the library
            return cells
        return row.split("|")


class _Admonitions(AdmonitionProcessor):
    """Looks only at blocks that open one, or are indented below one."""

    def test(self, parent: Element, block: str) -> bool:
        return ("!!!" in block or block.startswith("    ")) and super().test(parent, block)


class _Rules(HRProcessor):
    """Looks only at blocks with marks enough for a rule."""

    def test(self, parent: Element, block: str) -> bool:
        return max(block.count("-"), block.count("*"), block.count("_")) > 2 and super().test(parent, block)
