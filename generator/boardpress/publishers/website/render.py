"""Draws a page of the website: its view put into words and markup, and those into the frame."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from boardpress.artefact import Making, Pieces
from boardpress.frames import NOT_FOUND, Alternate, Slots, fill
from boardpress.links import Standpoint, resolve
from boardpress.output import Output
from boardpress.publishers.website.templating import escaped, template
from boardpress.publishers.website.terms import Terms
from boardpress.publishers.website.views import Block, CardGroup, Download, PageView, Prose
from boardpress.records import dataclass
from boardpress.words import Words

Part = Block | CardGroup | Prose
"""A part of a page with a heading and an anchor."""

_FEWEST_CONTENTS = 3
"""A shorter list of contents helps nobody."""

_HEADER_CELL = re.compile(r"<th(?=[\s>])(?![^>]*\bscope=)")


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
        html = self.terms.explain(resolve(prose.html, prose.hrefs, self.href))
        return _scrolling_tables(html, self.text("page.table")) if "</table>" in html else html

    def size(self, download: Download) -> str:
        """The size of a file to take away, in words."""
        return self.words.size(self.outputs[download.path].size)


def _scrolling_tables(html: str, name: str) -> str:
    """HTML whose tables scroll sideways on their own where they are wider than a phone, by keyboard too."""
    *tables, rest = html.split("</table>")
    return "".join([*(_scrolling_table(part, name) for part in tables), rest])


def _scrolling_table(part: str, name: str) -> str:
    """A table that ends where the part does, and what stands before it."""
    before, found, table = part.partition("<table")
    if not found:
        return f"{part}</table>"
    attributes, _, rows = table.partition(">")
    # A class keeps Material's script from wrapping the table a second time.
    if "class=" not in attributes:
        attributes = f' class="bp-table"{attributes}'
    rows = _HEADER_CELL.sub('<th scope="col"', rows)
    return (
        f'{before}<div class="bp-scroll" role="group" aria-label="{escaped(name)}" tabindex="0">'
        f"<table{attributes}>{rows}</table></div>"
    )


def _contents(view: PageView) -> tuple[Part, ...]:
    """What is on the page under headings of the second level, where there is enough of it to need a list."""
    groups = [group for group in view.groups if group.level == 2]
    parts: list[Part] = [*view.leading, *view.prose, *groups, *view.blocks]
    listed = [part for part in parts if part.anchor and (part.heading or isinstance(part, CardGroup))]
    return tuple(listed) if len(listed) >= _FEWEST_CONTENTS else ()
