"""The inline patterns of Python-Markdown, each asked only of texts in which it may match."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import markdown
from markdown.inlinepatterns import DelimiterProcessor
from markdown.treeprocessors import InlineProcessor as InlineRunner
from markdown.util import STX, AtomicString

from boardpress.reading.asked import asked

LINE_BREAK = "  \n"
INLINE: Mapping[str, str] = {
    "backtick": "`", "escape": "\\", "footnote": "[^", "reference": "[", "link": "[", "image_link": "![",
    "image_reference": "![", "short_reference": "[", "short_image_ref": "![", "autolink": "<", "automail": "<",
    "linebreak": LINE_BREAK, "html": "<", "entity": "&", "em_strong": "*_",
}  # fmt: skip
"""What every match of an inline pattern holds, by the pattern's name; of emphasis, one of the two."""

REFERENCES = ("reference", "image_reference", "short_reference", "short_image_ref")
"""Patterns that change nothing where a text defines no address for a reference."""

_PLAIN = re.compile(
    r"\*(?<!\*\*)(?:\*(?![\s*])([^*]*)(?<!\s)\*\*|(?![\s*])([^*]*)(?<!\s)\*)(?!\*)|\[\^([^\]]*)\]"
    rf"|\[(?<!!\[)(?!\^)([^\[\]]*)\]\(([^\s()<'\"{STX}]*)\)"
)
"""Emphasis between two asterisks on either side, or one, with nothing in it that could end it sooner: its words; or a
reference to a footnote: its name; or a link with nothing in its address that could be more than an address: its words
and the address. Each begins with a sign, so that the next is found soon."""

_Asked = tuple[Any, str, str]


def hasten_inline(md: markdown.Markdown) -> None:
    """Put quicker parts in the place of those of the library."""
    emphasis = _Emphasis("*", "strong,em", md)
    emphasis.add("_", "strong,em", smart=True)
    md.inlinePatterns.register(emphasis, "em_strong", 60)
    md.treeprocessors.register(_Inline(md), "inline", 20)


class _Inline(InlineRunner):
    """Asks an inline pattern only where it may match, and leaves alone the texts that hold nothing for any."""

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(md)
        either = {"*_": ("*", "_")}
        every = asked(md.inlinePatterns, INLINE)
        self._every = [(pattern, *either.get(needle, (needle, needle))) for pattern, needle in every]
        references = {md.inlinePatterns[name] for name in REFERENCES}
        self._without_references = [one for one in self._every if one[0] not in references]
        known = {needle for _, *needles in self._every for needle in needles}
        self._known = [(needle, needle[:1], needle[-1:]) for needle in known - {LINE_BREAK}]
        self._notes: Any = md.inlinePatterns["footnote"]
        self._names_of_notes: frozenset[str | None] = frozenset()
        """The name of each footnote of a text; None is taken for one, where none is named."""
        self._patterns: Sequence[_Asked] = ()
        self._needles: tuple[str, ...] = ()
        self._asked_where = lru_cache(maxsize=64)(self._find_asked)
        private: Any = self
        self._apply = private._InlineProcessor__applyPattern
        self._put_in = private._InlineProcessor__processPlaceholders

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Applies the patterns that may match anywhere (`look_at`) to a tree, in the order in which the library does.

        It does not keep account of what stands above an element, which the library tells patterns that ask for it:
        none does.
        """
        self.stashed_nodes = {}
        waiting = deque([tree])
        while waiting:
            element = waiting.popleft()
            found: list[tuple[Element, list[Element]]] = []
            for child in element:
                has_children = len(child) > 0
                if (
                    (text := child.text)
                    and self._is_marked(text)
                    and not isinstance(text, AtomicString)
                    and not (not has_children and self._is_taken(child, text))
                ):
                    child.text = None
                    nodes = [node for node, _ in self._put_in(self._InlineProcessor__handleInline(text), child)]
                    waiting.extend(nodes)
                    found.append((child, nodes))
                if (tail := child.tail) and self._is_marked(tail):
                    self._mark_up_tail(element, child, tail)
                # Most lists and tables hold nothing for any pattern.
                if has_children and self._is_marked("".join(child.itertext())):
                    waiting.append(child)
            for child, nodes in found:
                for place, node in enumerate(nodes):
                    child.insert(place, node)
        return tree

    def look_at(self, written: str, may_break: bool = True) -> None:
        """Find out which patterns may match anywhere in a text, before it is made a tree of: none adds such a sign.

        `may_break` is whether any line ends with a space.
        """
        # Of several signs in a row it takes long to find that they stand nowhere.
        standing = [
            needle for needle, first, last in self._known if first in written and last in written and needle in written
        ]
        if may_break and LINE_BREAK in written:
            standing.append(LINE_BREAK)
        self._patterns, self._needles = self._asked_where(frozenset(standing), bool(self.md.references))
        self._names_of_notes = frozenset([None, *self._notes.footnotes.footnotes])

    def _find_asked(self, standing: frozenset[str], has_references: bool) -> tuple[Sequence[_Asked], tuple[str, ...]]:
        """The patterns to be asked where these needles stand in a text, and those of the needles that are theirs."""
        every = self._every if has_references else self._without_references
        patterns = [one for one in every if one[1] in standing or one[2] in standing]
        return patterns, (*standing.intersection(needle for _, *needles in patterns for needle in needles), STX)

    def _is_marked(self, text: str) -> bool:
        """Whether a pattern may match in a text, or something was put aside of it."""
        # A loop, as a generator takes twice as long.
        for needle in self._needles:  # noqa: SIM110
            if needle in text:
                return True
        return False

    def _is_taken(self, element: Element, text: str) -> bool:
        """Takes the text of an element without children, where nothing is marked but what is found plainly."""
        parts = _PLAIN.split(text)
        if len(parts) == 1 or self._is_marked("\n".join(filter(None, parts))):
            return False
        if not self._names_of_notes.issuperset(parts[3::6]):
            return False
        element.text = parts[0] or None
        for place in range(1, len(parts), 6):
            strong, stressed, note, words, address, after = parts[place : place + 6]
            if strong is not None:
                node = SubElement(element, "strong")
                node.text = strong
            elif stressed is not None:
                node = SubElement(element, "em")
                node.text = stressed
            elif note is not None:
                node = self._reference_to(note)
                element.append(node)
            else:
                node = SubElement(element, "a", {"href": address})
                node.text = words
            node.tail = after or None
        return True

    def _reference_to(self, note: str) -> Element:
        """What the library makes of a reference to a footnote, which it numbers as it goes."""
        written = f"[^{note}]"
        node: Element = self._notes.handleMatch(self._notes.getCompiledRegExp().match(written), written)[0]
        return node

    def _mark_up_tail(self, parent: Element, child: Element, tail: str) -> None:
        # The library keeps the tail of this one, so that it is not taken for the child's.
        holder = Element("d")
        text = self._InlineProcessor__handleInline(tail)
        child.tail = None
        nodes = [node for node, _ in self._put_in(text, holder, False)]
        if holder.tail:
            child.tail = holder.tail
        place = list(parent).index(child) + 1
        for node in reversed(nodes):
            parent.insert(place, node)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        """Replaces the library's own method of that name."""
        if isinstance(data, AtomicString) or not self._is_marked(data):
            return data
        number, start, count = patternIndex, 0, len(self._patterns)
        while number < count:
            pattern, needle, other = self._patterns[number]
            if needle in data or other in data:
                data, matched, start = self._apply(pattern, data, number, start)
                if matched:
                    continue
            number, start = number + 1, 0
        return data


class _Emphasis(DelimiterProcessor):
    """Looks at no sign between two asterisks or underscores."""

    def search(self, data: str, start: int) -> re.Match[str] | None:
        for found in self.compiled_re.finditer(data, start):
            delimiter = self.delimiters[found[0]]
            match = delimiter.boundary.match(data, found.start())
            if match and (delimiter.stack or match.lastgroup != "end"):
                return match
        return None
