"""Well-formed XHTML of a section to blocks that a slide can show: paragraphs, lists, tables and notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from html.entities import html5
from typing import NamedTuple

from lxml import etree

from boardpress.publishers.decks.blocks import (
    SPACE,
    UNWANTED,
    Block,
    Note,
    Paragraph,
    Role,
    Run,
    Style,
    Table,
    clean,
    tidied,
    worded,
)

_Element = etree._Element

DEEPEST = 4
"""Steps of indentation past which lists go no further to the right: there would be no room for words."""
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
_ENTITY = re.compile(r"&([a-zA-Z][a-zA-Z0-9]*);")
_SIMPLE = (
    ("<p>", "</p>\n<p>", "</p>", Role.TEXT),
    ("<ul>\n<li>", "</li>\n<li>", "</li>\n</ul>", Role.BULLET),
    ("<ol>\n<li>", "</li>\n<li>", "</li>\n</ol>", Role.NUMBER),
)
"""What begins, parts and ends paragraphs alone or a list alone, as Python-Markdown writes them, and their role."""
_ABSOLUTE = re.compile(r"(https?|mailto|tel):")
_PLAIN: Style = (False, False, False, "")
_BREAK = Run("\n")
_BOLD = frozenset({"strong", "b", "th"})
_ITALIC = frozenset({"em", "i", "cite", "dfn"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CONTAINERS = frozenset({"div", "section", "article", "aside", "figure", "details", "body", "main", "footer"})
_BLOCKS = _HEADINGS | _CONTAINERS | {"p", "ul", "ol", "dl", "table", "blockquote", "pre", "hr", "summary", "figcaption"}


class Context(NamedTuple):
    """Where in lists and quotations an element stands."""

    hrefs: tuple[str, ...] = ()
    indent: int = 0
    role: Role = Role.TEXT

    def deeper(self, role: Role = Role.TEXT) -> Context:
        return Context(self.hrefs, min(self.indent + 1, DEEPEST), role)


def parse(html: str, hrefs: Sequence[str] = ()) -> tuple[Block, ...]:
    """The blocks of a section's XHTML; `link:N` leads to entry N of `hrefs`."""
    return _parsed(html, tuple(hrefs)) if html else ()


# A deck asks for its sections again: for the links at its end, for the footnotes.
@lru_cache(maxsize=128)
def _parsed(html: str, hrefs: tuple[str, ...]) -> tuple[Block, ...]:
    if (simple := _simple(html)) is not None:
        return simple
    root = _root(html)
    return () if root is None else tuple(_blocks(root, Context(hrefs)))


def _simple(html: str) -> tuple[Block, ...] | None:
    """The blocks of paragraphs alone or of a list alone that say nothing but words, as most sections do.

    They are those that a tree would give, which need not be built for them. None for any other XHTML.
    """
    if "&" in html:
        return None
    for opening, between, closing, role in _SIMPLE:
        if html.startswith(opening) and html.endswith(closing):
            inside = html[len(opening) : -len(closing)]
            texts = inside.split(between)
            said = "".join(texts)
            if "<" in said or ">" in said:
                return None
            if said.isprintable() and "  " not in said:
                return worded([text.strip(" ") for text in texts], role)
            if said.replace("\n", "").isprintable():
                return worded([clean(text).strip(" ") for text in texts], role)
            return None
    return None


def _root(html: str) -> _Element | None:
    if not html.strip():
        return None
    if "&" in html:
        html = _ENTITY.sub(_entity, html)
    if not html.replace("\n", "").isprintable():
        html = UNWANTED.sub("", html)
    return etree.fromstring(f"<div>{html}</div>", _PARSER)


def _entity(match: re.Match[str]) -> str:
    """XML knows five names of characters, HTML two thousand."""
    name = match[1]
    return match[0] if name in {"amp", "lt", "gt", "quot", "apos"} else html5.get(f"{name};", match[0])


def _blocks(parent: _Element, context: Context) -> list[Block]:
    """The blocks of an element that may hold blocks and loose words side by side."""
    hrefs, indent, role = context
    if not len(parent):
        return [*_leaf(parent, role, indent)]
    loose = [Run(_flat(parent.text))]
    found: list[Block] = []
    for child in parent:
        tag = child.tag
        if tag in _BLOCKS:
            found += _paragraphs(loose, role, indent)
            found += _block(child, context)
            loose = []
        elif isinstance(tag, str):
            _inline(child, _PLAIN, hrefs, loose)
        if tail := child.tail:
            loose.append(Run(_flat(tail)))
    found += _paragraphs(loose, role, indent)
    return found


def _leaf(element: _Element, role: Role, indent: int, number: int = 0) -> list[Paragraph]:
    """The paragraph of an element that holds words alone, as most do."""
    text = clean(element.text or "").strip(" ")
    return [Paragraph((Run(text),), role, indent, number)] if text else []


def _block(element: _Element, context: Context) -> list[Block]:
    tag = str(element.tag)
    if tag == "p":
        return _blocks(element, context)
    if tag in {"ul", "ol"}:
        return _list(element, context)
    if tag == "table":
        return _table(element, context)
    if tag == "dl":
        return _definitions(element, context)
    if tag == "blockquote":
        return _blocks(element, context.deeper(Role.QUOTE))
    if tag == "div" and "admonition" in str(element.get("class", "")).split():
        return [_note(element, context)]
    if tag in _HEADINGS:
        return [*_paragraphs(_inside(element, _PLAIN, context.hrefs, []), Role.HEADING, context.indent)]
    if tag == "pre":
        lines = "".join(map(str, element.itertext())).splitlines()
        return [block for line in lines for block in _paragraphs([Run(line)], context.role, context.indent)]
    return [] if tag == "hr" else _blocks(element, context)


def _list(element: _Element, context: Context) -> list[Block]:
    """The list's items: the first paragraph of each has the mark."""
    role = Role.NUMBER if element.tag == "ol" else Role.BULLET
    first = str(element.get("start", "1"))
    number = int(first) if first.isdecimal() and len(first) < 5 else 1
    inner = context.deeper()
    found: list[Block] = []
    for item in element.iterchildren("li"):
        shown = number if role is Role.NUMBER else 0
        number += 1
        if not len(item):
            found += _leaf(item, role, inner.indent, shown)
            continue
        blocks = _blocks(item, inner)
        if blocks and isinstance(block := blocks[0], Paragraph) and block.role is Role.TEXT:
            blocks[0] = Paragraph(block.runs, role, block.indent, shown)
        found += blocks
    return found


def _definitions(element: _Element, context: Context) -> list[Block]:
    found: list[Block] = []
    for child in element.iterchildren("dt", "dd"):
        if child.tag == "dt":
            found += _paragraphs(_inside(child, _PLAIN, context.hrefs, []), Role.HEADING, context.indent)
        else:
            found += _blocks(child, context.deeper())
    return found


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


def _table(element: _Element, context: Context) -> list[Block]:
    rows: list[tuple[bool, list[Paragraph]]] = []
    for row in element.iter("tr"):
        cells = list(row.iterchildren("th", "td"))
        paragraphs = [_cell(cell, context) for cell in cells]
        rows.append((bool(cells) and all(cell.tag == "th" for cell in cells), paragraphs))
    width = max((len(cells) for _, cells in rows), default=0)
    if not width:
        return []
    filled = [tuple(cells + [Paragraph(())] * (width - len(cells))) for _, cells in rows]
    return [Table(filled[0], tuple(filled[1:])) if rows[0][0] else Table((), tuple(filled))]


def _cell(element: _Element, context: Context) -> Paragraph:
    """A cell as one paragraph; breaks in it become spaces."""
    inside = _inside(element, _PLAIN, context.hrefs, [])
    return Paragraph(tidied([Run(" ") if run.text == "\n" else run for run in inside]))


def _inside(element: _Element, style: Style, hrefs: tuple[str, ...], runs: list[Run]) -> list[Run]:
    """The runs with those of what stands inside an element added; a line break is a run of `\\n`."""
    runs.append(Run(_flat(element.text), *style))
    for child in element:
        if isinstance(child.tag, str):
            _inline(child, style, hrefs, runs)
        if tail := child.tail:
            runs.append(Run(_flat(tail), *style))
    return runs


def _flat(text: str | None) -> str:
    """The text with its white space as single spaces, so that none of it is taken for a break of the line."""
    return SPACE.sub(" ", text) if text else ""


def _inline(element: _Element, style: Style, hrefs: tuple[str, ...], runs: list[Run]) -> None:
    """Adds the runs of an element that stands among words."""
    tag = str(element.tag)
    bold, italic, raised, href = style
    if tag == "br":
        runs.append(_BREAK)
        return
    if tag == "img":
        alt = clean(str(element.get("alt", ""))).strip()
        runs.append(Run(f"[{alt}]" if alt else "", bold, True, raised, href))
        return
    if "footnote-backref" in str(element.get("class", "")).split():
        return
    if tag == "a":
        href = _address(str(element.get("href", "")), hrefs)
    if tag in _BLOCKS or tag == "li":
        runs.append(Run(" "))
    style = (bold or tag in _BOLD, italic or tag in _ITALIC, raised or tag == "sup", href)
    _inside(element, style, hrefs, runs)


def _address(href: str, hrefs: tuple[str, ...]) -> str:
    """The absolute address of a link, or empty for one that leads nowhere from a slide (a footnote)."""
    number = href.removeprefix("link:")
    if number != href:
        return hrefs[int(number)] if number.isdecimal() and int(number) < len(hrefs) else ""
    return href if _ABSOLUTE.match(href) else ""


def _paragraphs(runs: list[Run], role: Role, indent: int) -> list[Paragraph]:
    """The runs as a paragraph for each line, without white space at its ends or doubled within."""
    if _BREAK not in runs:
        return [Paragraph(tidy, role, indent)] if (tidy := tidied(runs)) else []
    found: list[Paragraph] = []
    line: list[Run] = []
    for run in (*runs, _BREAK):
        if run.text != "\n":
            line.append(run)
            continue
        if tidy := tidied(line):
            found.append(Paragraph(tidy, role, indent))
        line = []
    return found
