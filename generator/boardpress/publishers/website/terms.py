"""The board's terms, explained where they stand: for the mouse, the finger, the keyboard and on paper.

A term in a text is an `<abbr title>`, which only a mouse can ask. The first of each in a section becomes a button that
opens a box with its meaning: HTML alone does that (`popovertarget`), so it works without JavaScript, closes with
Escape, and a browser that does not know it shows the boxes as a list at the foot of the page.
"""

from __future__ import annotations

import re
from html import unescape

from boardpress import addresses
from boardpress.records import dataclass, field

_PART = re.compile(
    r"<(?P<closing>/?)(?:a|h[2-6])\b[^>]*>"
    r'|<abbr title="(?P<means>[^"]*)">(?P<term>[^<]*)</abbr>'
)


@dataclass(frozen=True, slots=True)
class Explained:
    """A term with what it means, the id of the box that says so, and the address where all terms are explained."""

    term: str
    means: str
    id: str
    address: str


@dataclass(slots=True)
class Terms:
    """Puts buttons into the texts of one page and remembers which terms they explain, in order."""

    found: dict[tuple[str, str], Explained] = field(default_factory=dict)

    def explain(self, html: str) -> str:
        """The text of a section with a button around the first occurrence of each term.

        In a link or a heading nothing else can be pressed, so a term there stays as it is.
        """
        if '<abbr title="' not in html:
            return html
        inside = 0
        here: set[str] = set()

        def part(match: re.Match[str]) -> str:
            nonlocal inside
            term = match["term"]
            if term is None:
                inside += -1 if match["closing"] else 1
            elif not inside and term not in here:
                here.add(term)
                box = self._box(unescape(term), unescape(match["means"]))
                return f'<button type="button" class="bp-term" popovertarget="{box.id}">{match[0]}</button>'
            return match[0]

        return _PART.sub(part, html)

    def _box(self, term: str, means: str) -> Explained:
        made = Explained(term, means, f"__term_{len(self.found) + 1}", addresses.term(term))
        return self.found.setdefault((term, means), made)
