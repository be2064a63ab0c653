"""Python-Markdown as bodies need it, set up once in a process: what the plain library gives, in a third of its time.

Most of its time goes into asking each of its processors and patterns of each stretch of text, one by one. Here one is
asked only where the text holds what each of its matches holds, and not where a text is too plain for two to match
(`blocks.py`, `inline.py`); and the tree is finished as it stands (`finishing.py`): it is written and parsed only where
that changes it. Nothing else is changed:
`tests/test_markup.py` holds what comes out against what the plain library writes.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.admonition import AdmonitionExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FN_BACKLINK_TEXT, NBSP_PLACEHOLDER, FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX

from boardpress.reading.blocks import hasten_blocks
from boardpress.reading.finishing import finish, is_too_deep
from boardpress.reading.inline import hasten_inline
from boardpress.reading.xhtml import parsed

_BLANK_LINE = re.compile(r"(?<=\n) +\n")
_FENCES = "fenced_code_block"
_RAW_HTML = r"(<(?:!--|[/!?]?[A-Za-z])[^>]*>?)"


def plain_markdown(glossary: Mapping[str, str]) -> tuple[markdown.Markdown, Any]:
    """The library with the extensions that bodies are written in, and the one that explains abbreviations.

    The extensions are given as they are: for a name, the library would read about all that is installed. What takes out
    fenced code is still to be added (`add_fences`).
    """
    abbreviations: Any = AbbrExtension(glossary=dict(glossary))
    md = markdown.Markdown(
        output_format="xhtml",
        extensions=[
            TableExtension(use_align_attribute=True), AdmonitionExtension(), DefListExtension(), SaneListExtension(),
            FootnoteExtension(BACKLINK_TEXT="\u21a9\ufe0e", BACKLINK_TITLE="Back to the text at note {}"),
            abbreviations,
        ],
    )  # fmt: skip
    md.preprocessors.register(_NoHtmlBlocks(md), "html_block", 20)
    md.inlinePatterns.register(RawHtml(md), "html", 90)
    return md, abbreviations


def add_fences(md: markdown.Markdown) -> None:
    """Have fenced code taken out. Few texts have any, and loading what does it takes longer than rendering one."""
    from markdown.extensions.fenced_code import FencedCodeExtension

    FencedCodeExtension().extendMarkdown(md)


class Converted(NamedTuple):
    """What there is in a text."""

    tree: Element | None
    """Its elements in one; None where they cannot be read: they are nested too deep, or the library lost its way."""
    raw: list[str]
    """The raw HTML that stands in it."""
    own: list[str]
    """The abbreviations that it explains itself."""


class Markup:
    """Renders bodies, one after the other, with a board's glossary."""

    def __init__(self, glossary: Mapping[str, str]) -> None:
        self._glossary = dict(glossary)
        self._md: Any
        self._md, self._abbreviations = plain_markdown(glossary)
        hasten_blocks(self._md)
        hasten_inline(self._md)
        self._block_tags = frozenset(self._md.block_level_elements)
        self._raw: Any = self._md.inlinePatterns["html"]
        self._inline: Any = self._md.treeprocessors["inline"]
        self._footnotes: Any = self._md.treeprocessors["footnote"]
        self._meant = {FN_BACKLINK_TEXT: self._footnotes.footnotes.getConfig("BACKLINK_TEXT"), NBSP_PLACEHOLDER: "\xa0"}

    def convert(self, text: str, sound: bool = False) -> Converted:
        """What there is in a text. `sound` is whether it is known to hold nothing that XML cannot hold."""
        self._md.reset()
        self._raw.found = []
        tree = self._tree(text, sound) if text.strip() else Element(self._md.doc_tag)
        explained: Mapping[str, str] = self._abbreviations.abbrs
        own = [term for term, said in explained.items() if self._glossary.get(term) != said]
        return Converted(tree, self._raw.found, own)

    def _tree(self, text: str, sound: bool) -> Element | None:
        """What parsing the XHTML that `Markdown.convert` gives would give for a text that is not blank."""
        root = self._marked_up(text)
        if is_too_deep(root):
            return None
        if finish(root, self._block_tags, self._abbreviations.abbrs, sound):
            return root
        return parsed(self._written(root))

    def _written(self, root: Element) -> str:
        """A tree as XHTML, with what was put aside as text back in its place."""
        written: str = self._md.serializer(root)
        for processor in self._md.postprocessors:
            written = processor.run(written)
        return written

    def _marked_up(self, text: str) -> Element:
        """The tree of a text as the library makes it, to be finished."""
        md = self._md
        source, has_spaced_ends = _evened(text, md.tab_length)
        source = self._without_fences(source)
        root = md.parser.root = Element(md.doc_tag)
        # Without the blank lines at either end, of which nothing would be made.
        md.parser.parseChunk(root, source.strip("\n"))
        notes = self._add_footnotes(root, source) if self._footnotes.footnotes.footnotes else None
        self._inline.look_at(source, has_spaced_ends)
        self._inline.run(root)
        if notes is not None:
            md.treeprocessors["footnote-duplicate"].run(root)
            self._say_what_is_meant(notes)
        return root

    def _add_footnotes(self, root: Element, source: str) -> Element:
        """Puts the footnotes into a tree. Returns the element in which they are."""
        extension = self._footnotes.footnotes
        if extension.getConfig("PLACE_MARKER") in source:
            self._footnotes.run(root)
            return root
        notes: Element = extension.makeFootnotesDiv(root)
        root.append(notes)
        return notes

    def _say_what_is_meant(self, notes: Element) -> None:
        """Puts in what words of the library's in footnotes stand for."""
        for element in notes.iter():
            for written, words in self._meant.items():
                if element.text and written in element.text:
                    element.text = element.text.replace(written, words)
                if element.tail and written in element.tail:
                    element.tail = element.tail.replace(written, words)

    def _without_fences(self, source: str) -> str:
        """A text with its fenced code put aside."""
        if ("`" in source and "```" in source) or ("~" in source and "~~~" in source):
            if _FENCES not in self._md.preprocessors:
                add_fences(self._md)
            return "\n".join(self._md.preprocessors[_FENCES].run(source.split("\n")))
        return source


def _evened(text: str, tab_length: int) -> tuple[str, bool]:
    """A text with its white space as the library evens it out, and whether a line of it may end with a space."""
    source = text.replace(STX, "").replace(ETX, "") if STX in text or ETX in text else text
    if "\r" in source:
        source = source.replace("\r\n", "\n").replace("\r", "\n")
    source += "\n\n"
    if "\t" in source:
        source = source.expandtabs(tab_length)
    has_spaced_ends = " \n" in source
    return _BLANK_LINE.sub("\n", source) if has_spaced_ends else source, has_spaced_ends


class _NoHtmlBlocks(Preprocessor):
    """Stands where blocks of raw HTML would be taken out: leaves them in place, to be refused."""

    def run(self, lines: list[str]) -> list[str]:
        return lines


class RawHtml(InlineProcessor):
    """Collects raw HTML where it stands and shows it as text."""

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(_RAW_HTML, md)
        self.found: list[str] = []

    # The library's types forget that a string may be given back; its name is the library's too.
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # type: ignore[override]  # noqa: N802
        self.found.append(m[1])
        return html.escape(m[1]).replace("&", "\u2060"), m.start(0), m.end(0)
