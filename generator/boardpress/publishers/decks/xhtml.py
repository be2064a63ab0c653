"""Well-formed XHTML of a section to blocks that a slide can show: paragraphs, lists, tables and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from html.entities import html5

from lxml import etree

from boardpress.publishers.decks.blocks import (
    SPACE,
    UNWANTED,
    Block,
    Note,
    Paragraph,
    Role,
    Run,
    Table,
    clean,
    style,
    tidied,
)

_Element = etree._Element

DEEPEST = 4
"""Steps of indentation past which lists go no further to the right: there would be no room for words."""
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
_ENTITY = re.compile(r"&([a-zA-Z][a-zA-Z0-9]*);")
_BOLD = frozenset({"strong", "b", "th"})
_ITALIC = frozenset({"em", "i", "cite", "dfn"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CONTAINERS = frozenset({"div", "section", "article", "aside", "figure", "details", "body", "main", "footer"})
_BLOCKS = _HEADINGS | _CONTAINERS | {"p", "ul", "ol", "dl", "table", "blockquote", "pre", "hr", "summary", "figcaption"}


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


def _root(html: str) -> _Element | None:
    if not html.strip():
        return None
    return etree.fromstring(f"<div>{UNWANTED.sub('', _ENTITY.sub(_entity, html))}</div>", _PARSER)


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
    found = list(_paragraphs([Run(run.text.replace("\n", " "), *style(run)) for run in _inside(
        element, Run(""), context.hrefs)], Role.TEXT, 0))  # fmt: skip
    return found[0] if found else Paragraph(())


def _inside(element: _Element, style: Run, hrefs: tuple[str, ...]) -> Iterator[Run]:
    """The runs of what stands inside an element; a line break is a run of `\\n`."""
    yield replace(style, text=_flat(element.text))
    for child in element:
        if isinstance(child.tag, str):
            yield from _inline(child, style, hrefs)
        yield replace(style, text=_flat(child.tail))


def _flat(text: str | None) -> str:
    return SPACE.sub(" ", text or "")


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
        if tidy := tidied(line):
            yield Paragraph(tidy, role, indent)
        line = []
