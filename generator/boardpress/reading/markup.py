"""Python-Markdown as bodies need it, set up once in a process: what the plain library gives, in half its time.

Most of its time goes into asking each of its patterns of each stretch of text, one by one. Here a pattern is asked only
where the text holds what each of its matches holds. Nothing else is changed: `tests/test_markup.py` holds what comes
out against the plain library's.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

import markdown
import markdown.serializers
from markdown.blockparser import BlockParser
from markdown.blockprocessors import HRProcessor
from markdown.extensions.abbr import AbbrExtension, AbbrTreeprocessor
from markdown.extensions.admonition import AdmonitionExtension, AdmonitionProcessor
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedBlockPreprocessor, FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import NormalizeWhitespace, Preprocessor
from markdown.treeprocessors import InlineProcessor as InlineRunner
from markdown.treeprocessors import PrettifyTreeprocessor, UnescapeTreeprocessor
from markdown.util import ETX, STX, AtomicString, Registry

_library: Any = markdown.serializers
_escape_text: Callable[[str], str] = _library._escape_cdata
_escape_attribute: Callable[[str], str] = _library._escape_attrib_html

_BLANK_LINE = re.compile(r"(?<=\n) +\n")
_RAW_HTML = r"(<(?:!--|[/!?]?[A-Za-z])[^>]*>?)"

INLINE: Mapping[str, str] = {
    "backtick": "`", "escape": "\\", "footnote": "[^", "reference": "[", "link": "[", "image_link": "![",
    "image_reference": "![", "short_reference": "[", "short_image_ref": "![", "autolink": "<", "automail": "<",
    "linebreak": "  \n", "html": "<", "entity": "&", "em_strong": "*_",
}  # fmt: skip
"""What every match of an inline pattern holds, by the pattern's name; of emphasis, one of the two."""

BLOCK: Mapping[str, str] = {
    "indent": "    ", "code": "    ", "defindent": "    ", "table": "|", "hashheader": "#", "setextheader": "\n",
    "olist": ".", "quote": ">", "deflist": ":", "footnote": "]:", "abbr": "]:", "reference": "]:",
}  # fmt: skip
"""What every block that a block processor takes holds, by its name."""


def plain_markdown(glossary: Mapping[str, str]) -> tuple[markdown.Markdown, Any]:
    """The library with the extensions that bodies are written in, and the one that explains abbreviations.

    The extensions are given as they are: for a name, the library would read about all that is installed.
    """
    abbreviations: Any = AbbrExtension(glossary=dict(glossary))
    md = markdown.Markdown(
        output_format="xhtml",
        extensions=[
            TableExtension(use_align_attribute=True), AdmonitionExtension(), DefListExtension(), SaneListExtension(),
            FencedCodeExtension(),
            FootnoteExtension(BACKLINK_TEXT="\u21a9\ufe0e", BACKLINK_TITLE="Back to the text at note {}"),
            abbreviations,
        ],
    )  # fmt: skip
    md.preprocessors.register(_NoHtmlBlocks(md), "html_block", 20)
    md.inlinePatterns.register(RawHtml(md), "html", 90)
    return md, abbreviations


class Markup:
    """Renders bodies, one after the other, with a board's glossary."""

    def __init__(self, glossary: Mapping[str, str]) -> None:
        self._glossary = dict(glossary)
        self._md, self._abbreviations = plain_markdown(glossary)
        self._raw: Any = self._md.inlinePatterns["html"]
        _hasten(self._md, self._abbreviations.abbrs)

    def convert(self, text: str) -> tuple[str, list[str], list[str]]:
        """XHTML, the raw HTML that stands in the text, and the abbreviations that the text explains itself."""
        self._md.reset()
        self._raw.found = []
        rendered = self._md.convert(text)
        explained: Mapping[str, str] = self._abbreviations.abbrs
        own = [term for term, said in explained.items() if self._glossary.get(term) != said]
        return rendered, self._raw.found, own


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


def _hasten(md: markdown.Markdown, explained: dict[str, str]) -> None:
    """Put quicker parts in the place of those that most of the time goes into."""
    md.preprocessors.register(_Whitespace(md), "normalize_whitespace", 30)
    fences: Any = md.preprocessors["fenced_code_block"]
    md.preprocessors.register(_Fences(md, fences.config), "fenced_code_block", 25)
    md.parser.blockprocessors.register(_Admonitions(md.parser), "admonition", 105)
    md.parser.blockprocessors.register(_Rules(md.parser), "hr", 50)
    md.treeprocessors.register(_Inline(md), "inline", 20)
    md.treeprocessors.register(_Prettify(md), "prettify", 10)
    md.treeprocessors.register(_Abbreviations(md, explained), "abbr", 7)
    md.treeprocessors.register(_Unescape(md), "unescape", 0)
    md.parser = _Blocks(md.parser)
    md.serializer = serialised


class _Whitespace(NormalizeWhitespace):
    """Looks for lines of spaces only where a line begins with one."""

    def run(self, lines: list[str]) -> list[str]:
        source = "\n".join(lines).replace(STX, "").replace(ETX, "").replace("\r\n", "\n").replace("\r", "\n") + "\n\n"
        source = source.expandtabs(self.md.tab_length)
        return (_BLANK_LINE.sub("\n", source) if "\n " in source else source).split("\n")


class _Fences(FencedBlockPreprocessor):
    """Looks for fenced code only where there is a fence."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return super().run(lines) if "```" in text or "~~~" in text else lines


class _Admonitions(AdmonitionProcessor):
    """Looks only at blocks that open one, or are indented below one."""

    def test(self, parent: Element, block: str) -> bool:
        return ("!!!" in block or block.startswith("    ")) and super().test(parent, block)


class _Rules(HRProcessor):
    """Looks only at blocks with marks enough for a rule."""

    def test(self, parent: Element, block: str) -> bool:
        return max(block.count("-"), block.count("*"), block.count("_")) > 2 and super().test(parent, block)


def _asked(registry: Registry[Any], needles: Mapping[str, str]) -> list[tuple[Any, str]]:
    """The entries of a registry in its order, each with what a text must hold to be worth asking it."""
    by_entry = {id(registry[name]): needle for name, needle in needles.items() if name in registry}
    return [(entry, by_entry.get(id(entry), "")) for entry in registry]


class _Inline(InlineRunner):
    """Asks an inline pattern only where it may match."""

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(md)
        asked = _asked(md.inlinePatterns, INLINE)
        either = {"*_": ("*", "_")}
        self._patterns = [(pattern, *either.get(needle, (needle, needle))) for pattern, needle in asked]
        self._count = len(self._patterns)
        self._apply: Any = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]  # private to the library
        needles = sorted({needle for _, *needles in self._patterns for needle in needles})
        self._worth_asking = re.compile("|".join(map(re.escape, needles))).search

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        """Replaces the library's own method of that name."""
        if isinstance(data, AtomicString) or not self._worth_asking(data):
            return data
        number, start = patternIndex, 0
        while number < self._count:
            pattern, needle, other = self._patterns[number]
            if needle in data or other in data:
                data, matched, start = self._apply(pattern, data, number, start)
                if matched:
                    continue
            number, start = number + 1, 0
        return data


class _Blocks(BlockParser):
    """Asks a block processor only where it may take the block."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser.md)
        self.blockprocessors = parser.blockprocessors
        for processor in self.blockprocessors:
            processor.parser = self
        self._processors = _asked(self.blockprocessors, BLOCK)

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802
        while blocks:
            for processor, needle in self._processors:
                block = blocks[0]
                if needle in block and processor.test(parent, block) and processor.run(parent, blocks) is not False:
                    break


class _Prettify(PrettifyTreeprocessor):
    """Finds out once which elements are blocks."""

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(md)
        self._blocks = frozenset(md.block_level_elements)

    def _prettifyETree(self, elem: Element) -> None:  # noqa: N802
        blocks = self._blocks
        if elem.tag in blocks and elem.tag not in {"code", "pre"}:
            if (not elem.text or not elem.text.strip()) and len(elem) and elem[0].tag in blocks:
                elem.text = "\n"
            for child in elem:
                if child.tag in blocks:
                    self._prettifyETree(child)
        if not elem.tail or not elem.tail.strip():
            elem.tail = "\n"


class _Abbreviations(AbbrTreeprocessor):
    """Takes apart only the texts that a term stands in."""

    @property
    def _terms(self) -> re.Pattern[str]:
        assert self.RE is not None, "the library makes it before it looks at the first element"
        return self.RE

    def iter_element(self, el: Element, parent: Element | None = None) -> None:
        written = "\n".join(filter(None, (text for one in el.iter() for text in (one.text, one.tail))))
        if not any(term in written for term in self.abbrs):
            return
        search = self._terms.search
        texts, tails = [], []
        for element in el.iter():
            if (text := element.text) and search(text) and not isinstance(text, AtomicString):
                texts.append(element)
            if (tail := element.tail) and search(tail) and not isinstance(tail, AtomicString):
                tails.append(element)
        parents = {child: element for element in el.iter() for child in element} if tails else {}
        for element in texts:
            element.text = self._taken_apart(element, 0, element.text or "")
        for element in tails:
            if element in parents:
                above = parents[element]
                element.tail = self._taken_apart(above, list(above).index(element) + 1, element.tail or "")

    def _taken_apart(self, parent: Element, place: int, text: str) -> str:
        """What stands before the first term; the terms, each with what follows it, go into the parent at a place."""
        for match in reversed(list(self._terms.finditer(text))):
            if means := self.abbrs[match[0]]:
                parent.insert(place, self.create_element(means, match[0], text[match.end() :]))
                text = text[: match.start()]
        return text


class _Unescape(UnescapeTreeprocessor):
    """Looks only at texts that hold something escaped."""

    def unescape(self, text: str) -> str:
        return super().unescape(text) if STX in text else text


_EMPTY = frozenset({"br", "hr", "img"})


def serialised(root: Element) -> str:
    """XHTML as the library writes it, for elements that it makes of Markdown."""
    pieces: list[str] = []
    _write(root, pieces.append)
    return "".join(pieces)


def _write(element: Element, write: Callable[[str], None]) -> None:
    tag = element.tag
    attributes = "".join(_attributes(element)) if element.attrib else ""
    if tag in _EMPTY:
        write(f"<{tag}{attributes} />")
    else:
        write(f"<{tag}{attributes}>")
        if text := element.text:
            write(text if tag in {"script", "style"} else _escape_text(text))
        for child in element:
            _write(child, write)
        write(f"</{tag}>")
    if tail := element.tail:
        write(_escape_text(tail))


def _attributes(element: Element) -> Iterator[str]:
    for name, value in sorted(element.items()):
        yield f' {name}="{_escape_attribute(value)}"'
