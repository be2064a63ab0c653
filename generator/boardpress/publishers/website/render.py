"""Draws a page of the website: its view put into words and markup, and those into the frame."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from markupsafe import escape

from boardpress.artefact import Making, Pieces
from boardpress.frames import NOT_FOUND, Alternate, Slots, fill
from boardpress.links import Standpoint, resolve
from boardpress.output import Output
from boardpress.publishers.website.templating import template
from boardpress.publishers.website.terms import Terms
from boardpress.publishers.website.views import Download, PageView, Prose
from boardpress.records import dataclass
from boardpress.words import Words

_FEWEST_CONTENTS = 3
"""A shorter list of contents helps nobody."""

_TABLE = re.compile(r"<table(?P<attributes>[^>]*)>(?P<rows>[^<]*+(?:<(?!/table>)[^<]*+)*+)</table>")
_HEADER_CELL = re.compile(r"<th(?=[\s>])(?![^>]*\bscope=)")


@dataclass(frozen=True, slots=True)
class _Content:
    """An entry of the list of what is on the page."""

    heading: str
    anchor: str


def render_page(making: Making) -> Pieces:
    """The HTML of a page, from its `PageView`."""
    view: PageView = making.model
    frame = making.frame
    if frame is None:
        raise ValueError(f"{view.address} has no frame")
    contents = _contents(view)
    stands = Standpoint.of(view.address, frame.root if frame.key == NOT_FOUND else "")
    page = _Page(view.words, making.outputs, Terms(), stands.href, view.words.text)
    context = {"view": view, "contents": contents, "page": page}
    return fill(
        frame,
        Slots(
            title=view.title,
            description=view.description,
            body=template("page.html").render(context),
            contents=template("contents.html").render(context) if contents else "",
            canonical=view.canonical,
            robots=view.robots,
            built=view.built,
            language=view.language,
            alternates=tuple(Alternate(feed.label, stands.href(feed.address)) for feed in view.feeds),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Page:
    """What templates ask about the page they draw."""

    words: Words
    outputs: Mapping[str, Output]
    terms: Terms
    """Collects the terms that the page explains while it is drawn."""
    href: Callable[[str], str]
    """Writes an address from the root of the site as this page has it."""
    text: Callable[[str], str]
    """Gives the fixed words at a place."""

    def html(self, prose: Prose) -> str:
        """Authored text, with its links resolved, its terms explained and its tables able to scroll."""
        html = prose.html
        if "link:" in html:
            html = resolve(html, [None if href is None else self.href(href) for href in prose.hrefs])
        html = self.terms.explain(html)
        return _scrolling_tables(html, self.text("page.table")) if "<table" in html else html

    def size(self, download: Download) -> str:
        """The size of a file to take away, in words."""
        return self.words.size(self.outputs[download.path].size)


def _scrolling_tables(html: str, name: str) -> str:
    """HTML whose tables scroll sideways on their own where they are wider than a phone, by keyboard too."""
    return _TABLE.sub(lambda match: _scrolling_table(match, name), html)


def _scrolling_table(match: re.Match[str], name: str) -> str:
    # A class keeps Material's script from wrapping the table a second time.
    attributes = match["attributes"] if "class=" in match["attributes"] else f' class="bp-table"{match["attributes"]}'
    rows = _HEADER_CELL.sub('<th scope="col"', match["rows"])
    return (
        f'<div class="bp-scroll" role="group" aria-label="{escape(name)}" tabindex="0">'
        f"<table{attributes}>{rows}</table></div>"
    )


def _contents(view: PageView) -> tuple[_Content, ...]:
    """What is on the page: its headings of the second level, where there are enough of them to need a list."""
    entries = tuple(_headings(view))
    return entries if len(entries) >= _FEWEST_CONTENTS else ()


def _headings(view: PageView) -> Iterator[_Content]:
    for block in view.leading:
        if block.heading and block.anchor:
            yield _Content(block.heading, block.anchor)
    for prose in view.prose:
        if prose.heading and prose.anchor:
            yield _Content(prose.heading, prose.anchor)
    for group in view.groups:
        if group.level == 2 and group.anchor:
            yield _Content(group.heading, group.anchor)
    for block in view.blocks:
        if block.heading and block.anchor:
            yield _Content(block.heading, block.anchor)
