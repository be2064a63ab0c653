"""Well-formed XHTML of a section to blocks that a slide can show: paragraphs, lists, tables and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from html.entities import html5

from lxml import etree

_Element = etree._Element

DEEPEST = 4
"""Steps of indentation past which lists go no further to the right: there would be no room for words."""
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
_ENTITY = re.compile(r"&([a-zA-Z][a-zA-Z0-9]*);")
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SPACE = re.compile(r"[ \t\r\n\x85\u2028\u2029]+")
_BOLD = frozenset({"strong", "b", "th"})
_ITALIC = frozenset({"em", "i", "cite", "dfn"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CONTAINERS = frozenset({"div", "section", "article", "aside", "figure", "details", "body", "main", "footer"})
_BLOCKS = _HEADINGS | _CONTAINERS | {"p", "ul", "ol", "dl", "table", "blockquote", "pre", "hr", "summary", "figcaption"}


def clean(text: str) -> str:
    """The text without characters that XML cannot hold, its white space as single spaces."""
    return _SPACE.sub(" ", _UNWANTED.sub("", text))


@dataclass(frozen=True, slots=True)
class Run:
    """Words set in one way."""

    text: str
    bold: bool = False
    italic: bool = False
    raised: bool = False
    href: str = ""


class Role(StrEnum):
    """What a paragraph is."""

    TEXT = "text"
    BULLET = "bullet"
    NUMBER = "number"
    QUOTE = "quote"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Paragraph:
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
        return "".join(run.text for run in self.runs)

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


@dataclass(frozen=True, slots=True)
class Context:
    """Where in lists and quotations an element stands."""

    hrefs: tuple[str, ...] = ()
    indent: int = 0
    role: Role = Role.TEXT

    def deeper(self, role: Role = Role.TEXT) -> Context:
        return replace(self, indent=min(self.indent + 1, DEEPEST), role=role)


def parse(html: str, hrefs: Sequence[str] = ()) -> tuple[Block, ...]:
    """The blocks of a section's XHTML; `link:N` leads to entry N of `hrefs`."""
    root = _root(html)
    return () if root is None else tuple(_blocks(root, Context(tuple(hrefs))))


def words(html: str) -> str:
    """The words of XHTML, as one line."""
    root = _root(html)
    return "" if root is None else clean(" ".join(map(str, root.itertext()))).strip()


def plain(text: str, role: Role = Role.TEXT, indent: int = 0, number: int = 0) -> Paragraph:
    """A paragraph of words alone."""
    return Paragraph((Run(clean(text)),), role, indent or int(role in {Role.BULLET, Role.NUMBER}), number)


def _root(html: str) -> _Element | None:
    if not html.strip():
        return None
    return etree.fromstring(f"<div>{_UNWANTED.sub('', _ENTITY.sub(_entity, html))}</div>", _PARSER)


def _entity(match: re.Match[str]) -> str:
    """XML knows five names of characters, HTML two thousand."""
    name = match[1]
    return match[0] if name in {"amp", "lt", "gt", "quot", "apos"} else html5.get(f"{name};", match[0])


def _blocks(parent: _Element, context: Context) -> Iterator[Block]:
    """The blocks of an element that may hold blocks and loose words side by side."""
    loose = _Loose(context)
    loose.add(parent.text or "")
    for child in parent:
        if isinstance(child.tag, str) and child.tag in _BLOCKS:
            yield from loose.taken()
            yield from _block(child, context)
        elif isinstance(child.tag, str):
            loose.extend(_inline(child, Run(""), context.hrefs))
        loose.add(child.tail or "")
    yield from loose.taken()


@dataclass(slots=True)
class _Loose:
    """Words that stand between blocks, until a block ends them."""

    context: Context
    runs: list[Run] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.runs.append(Run(text))

    def extend(self, runs: Iterator[Run]) -> None:
        self.runs.extend(runs)

    def taken(self) -> Iterator[Paragraph]:
        yield from _paragraphs(self.runs, self.context.role, self.context.indent)
        self.runs = []


def _block(element: _Element, context: Context) -> Iterator[Block]:
    tag = str(element.tag)
    if tag in {"ul", "ol"}:
        yield from _list(element, context)
    elif tag == "table":
        yield from _table(element, context)
    elif tag == "dl":
        yield from _definitions(element, context)
    elif tag == "blockquote":
        yield from _blocks(element, context.deeper(Role.QUOTE))
    elif tag == "div" and "admonition" in str(element.get("class", "")).split():
        yield _note(element, context)
    elif tag in _HEADINGS:
        yield from _paragraphs(list(_inside(element, Run(""), context.hrefs)), Role.HEADING, context.indent)
    elif tag == "pre":
        for line in "".join(map(str, element.itertext())).splitlines():
            yield from _paragraphs([Run(line)], context.role, context.indent)
    elif tag != "hr":
        yield from _blocks(element, context)


def _list(element: _Element, context: Context) -> Iterator[Block]:
    role = Role.NUMBER if element.tag == "ol" else Role.BULLET
    first = str(element.get("start", "1"))
    number = int(first) if first.isdecimal() and len(first) < 5 else 1
    inner = context.deeper()
    for item in element.iterchildren("li"):
        marked = False
        for block in _blocks(item, inner):
            if not marked and isinstance(block, Paragraph) and block.role is Role.TEXT:
                block = replace(block, role=role, number=number if role is Role.NUMBER else 0)
            marked = True
            yield block
        number += 1


def _definitions(element: _Element, context: Context) -> Iterator[Block]:
    for child in element.iterchildren("dt", "dd"):
        if child.tag == "dt":
            yield from _paragraphs(list(_inside(child, Run(""), context.hrefs)), Role.HEADING, context.indent)
        else:
            yield from _blocks(child, context.deeper())


def _note(element: _Element, context: Context) -> Note:
    title = ""
    for child in element.iterchildren("p"):
        if "admonition-title" in str(child.get("class", "")).split():
            title = clean("".join(map(str, child.itertext()))).strip()
            tail = child.tail
            element.remove(child)
            element.text = (element.text or "") + (tail or "")
            break
    return Note(title, tuple(_blocks(element, Context(context.hrefs))))


def _table(element: _Element, context: Context) -> Iterator[Table]:
    rows: list[tuple[bool, list[Paragraph]]] = []
    for row in element.iter("tr"):
        cells = list(row.iterchildren("th", "td"))
        paragraphs = [_cell(cell, context) for cell in cells]
        rows.append((bool(cells) and all(cell.tag == "th" for cell in cells), paragraphs))
    width = max((len(cells) for _, cells in rows), default=0)
    if not width:
        return
    filled = [tuple(cells + [Paragraph(())] * (width - len(cells))) for _, cells in rows]
    if rows[0][0]:
        yield Table(filled[0], tuple(filled[1:]))
    else:
        yield Table((), tuple(filled))


def _cell(element: _Element, context: Context) -> Paragraph:
    """A cell as one paragraph; breaks in it become spaces."""
    found = list(_paragraphs([Run(run.text.replace("\n", " "), *_style(run)) for run in _inside(
        element, Run(""), context.hrefs)], Role.TEXT, 0))  # fmt: skip
    return found[0] if found else Paragraph(())


def _style(run: Run) -> tuple[bool, bool, bool, str]:
    return run.bold, run.italic, run.raised, run.href


def _inside(element: _Element, style: Run, hrefs: tuple[str, ...]) -> Iterator[Run]:
    """The runs of what stands inside an element; a line break is a run of `\\n`."""
    yield replace(style, text=_flat(element.text))
    for child in element:
        if isinstance(child.tag, str):
            yield from _inline(child, style, hrefs)
        yield replace(style, text=_flat(child.tail))


def _flat(text: str | None) -> str:
    return _SPACE.sub(" ", text or "")


def _inline(element: _Element, style: Run, hrefs: tuple[str, ...]) -> Iterator[Run]:
    tag = str(element.tag)
    if tag == "br":
        yield Run("\n")
        return
    if tag == "img":
        alt = clean(str(element.get("alt", ""))).strip()
        yield replace(style, text=f"[Picture: {alt}]" if alt else "", italic=True)
        return
    if "footnote-backref" in str(element.get("class", "")).split():
        return
    if tag in _BOLD:
        style = replace(style, bold=True)
    elif tag in _ITALIC:
        style = replace(style, italic=True)
    elif tag == "sup":
        style = replace(style, raised=True)
    elif tag == "a":
        style = replace(style, href=_address(str(element.get("href", "")), hrefs))
    if tag in _BLOCKS or tag == "li":
        yield Run(" ")
    yield from _inside(element, style, hrefs)


def _address(href: str, hrefs: tuple[str, ...]) -> str:
    """The absolute address of a link, or empty for one that leads nowhere from a slide (a footnote)."""
    number = href.removeprefix("link:")
    if number != href:
        return hrefs[int(number)] if number.isdecimal() and int(number) < len(hrefs) else ""
    return href if re.match(r"(https?|mailto|tel):", href) else ""


def _paragraphs(runs: list[Run], role: Role, indent: int) -> Iterator[Paragraph]:
    """The runs as a paragraph for each line, without white space at its ends or doubled within."""
    line: list[Run] = []
    for run in [*runs, Run("\n")]:
        if run.text != "\n":
            line.append(run)
            continue
        if tidy := _tidied(line):
            yield Paragraph(tidy, role, indent)
        line = []


def _tidied(runs: list[Run]) -> tuple[Run, ...]:
    """The runs joined where they look alike, with single spaces and none at either end."""
    tidy: list[Run] = []
    ends_in_space = True
    for run in runs:
        text = clean(run.text)
        if ends_in_space:
            text = text.removeprefix(" ")
        if not text:
            continue
        ends_in_space = text.endswith(" ")
        if tidy and _style(tidy[-1]) == _style(run):
            tidy[-1] = replace(run, text=tidy[-1].text + text)
        else:
            tidy.append(replace(run, text=text))
    while tidy and not (last := tidy[-1].text.rstrip(" ")):
        tidy.pop()
    if tidy:
        tidy[-1] = replace(tidy[-1], text=last)
    return tuple(tidy)


def cut(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    """The characters from `start` to `end`, without white space at the ends; the rest of a paragraph is `continued`."""
    if start == 0 and end >= len(paragraph.text):
        return paragraph
    runs, position = [], 0
    for run in paragraph.runs:
        low, high = max(start - position, 0), min(end - position, len(run.text))
        if low < high:
            runs.append(replace(run, text=run.text[low:high]))
        position += len(run.text)
    continued = paragraph.continued or bool(paragraph.text[:start].strip())
    return replace(paragraph, runs=_tidied(runs), continued=continued)
