"""Markdown to a Body: rendered once, judged against an allow-list, split into sections.

What is published is written out from the very tree that was judged, so no second parser can read it differently.
Raw HTML never reaches that tree: it is refused with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import islice
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown.util import STX

from boardpress.contenttype import ContentType
from boardpress.publication import Body, BodySection, BodyText, Point, Target
from boardpress.reading.fixed import Fixed, in_english
from boardpress.reading.headings import Headings
from boardpress.reading.judging import HEADINGS, Judge, Mistake, text_of, words_of
from boardpress.reading.markup import Markup
from boardpress.reading.toomuch import too_much
from boardpress.reading.wordcount import counted
from boardpress.reading.xhtml import written
from boardpress.records import dataclass

_MARKED = '"link:'
_MARK = re.compile(rf'{_MARKED}(\d+)"')


@dataclass(frozen=True, slots=True)
class Rendered:
    """A body as it may be published, the links of its internal sections, and every mistake in either.

    `missing` are the keys of expected sections that it does not have.
    """

    body: Body
    internal_targets: tuple[Target, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    missing: tuple[str, ...] = ()


def render(
    text: str,
    declared: ContentType,
    glossary: Mapping[str, str],
    fixed: Fixed | None = None,
    sound: bool = False,
) -> Rendered:
    """The body that the Markdown text makes for a type of content. Never raises for what an author wrote.

    `sound` is whether the text is known to hold nothing that XML cannot hold, as `source.read_text` gives it.
    """
    if mistakes := too_much(text):
        return Rendered(Body(), mistakes=mistakes)
    try:
        tree, raw, terms = _markup(tuple(glossary.items())).convert(text, sound)
    except RecursionError:
        return Rendered(Body(), mistakes=(_TOO_DEEP,))
    # What the library puts in the place of what it has taken out is no part of what the author wrote.
    judge = Judge(text, [tag.partition(STX)[0].rstrip() for tag in raw])
    if tree is None:
        return Rendered(Body(), mistakes=tuple(judge.mistakes) or (_TOO_DEEP,))
    judge.judge(tree)
    for term in terms:
        # What an internal section explains would be explained in the public ones too.
        said = "explains an abbreviation. Put it into `glossary` in site-config.yml, and remove the line."
        judge.refuse(f"*[{term}]", f"'*[{term}]:' {said}")
    fixed = fixed or in_english()
    if "!" in text:
        # What is set apart begins with exclamation marks.
        fixed.name_asides(tree)
    split = _Splitter(declared, judge, fixed)
    return split.rendered(tree)


_TOO_DEEP = Mistake(1, "lists or quotations are nested too deep. Make them flatter.")


@lru_cache(maxsize=8)
def _markup(glossary: tuple[tuple[str, str], ...]) -> Markup:
    """What renders bodies with a glossary, set up once in a process."""
    return Markup(dict(glossary))


class _Splitter:
    """Splits the judged tree into sections and points, gives headings their ids, and keeps internal sections out."""

    def __init__(self, declared: ContentType, judge: Judge, fixed: Fixed) -> None:
        self._fixed = fixed
        self._declared = declared
        self._judge = judge
        self._headings = Headings(declared)
        self._words: dict[Element, str] = {}
        """The words of each heading at the top."""

    def rendered(self, tree: Element) -> Rendered:
        notes = _footnotes(tree)
        groups = self._grouped(tree)
        public = [group for group in groups if self._is_public(group.key)]
        kept = [element for group in public for element in group.parts]
        self._refuse_misplaced(public)
        if numbers := _renumber(kept, notes) if notes else {}:
            # A heading may hold such a number.
            self._words = {element: words_of(element) for element in self._words}
        sections = [self._section(group) for group in public if group.parts]
        used = {identifier: note for identifier, note in notes.items() if identifier in numbers}
        self._fixed.name_ways_back((numbers[identifier], note) for identifier, note in used.items())
        footnotes = _wrapped_notes(list(used.values()))
        internal, targets = self._parted_targets([*[section.html for section in sections], footnotes])
        body = Body.of(
            BodyText(tuple([section for section in sections if section.html or section.heading]), footnotes),
            targets,
            tuple(self._headings.used),
            counted("\n".join([text_of(element) for element in kept])),
        )
        found = {group.key for group in groups}
        missing = [key for key, section in self._declared.sections.items() if section.expected and key not in found]
        return Rendered(body, internal, tuple(self._judge.mistakes), tuple(missing))

    def _parted_targets(self, public: list[str]) -> tuple[tuple[Target, ...], tuple[Target, ...]]:
        """The targets that no public HTML shows, and every target by its number.

        Internal targets keep their numbers but not their words: an edition must not hold them.
        """
        targets = tuple(self._judge.targets)
        shown = _marks(public).intersection(range(len(targets))) if targets else set()
        if len(shown) == len(targets):
            return (), targets
        internal = [target for number, target in enumerate(targets) if number not in shown]
        told = [target if number in shown else Target("", target.line) for number, target in enumerate(targets)]
        return tuple(internal), tuple(told)

    def _refuse_misplaced(self, public: Iterable[_Group]) -> None:
        """Refuse headings that are to open an internal section and do not, so that it would be published."""
        if not self._headings.has_internal:
            return
        for words in [
            self._words[group.parts[place]] for group in public for place in group.headings[bool(group.key) :]
        ]:
            if meant := self._headings.internal_like(words):
                remedy = f"Write `## {meant}`, or choose other words."
                self._judge.refuse(words, f"'{words}' opens no internal section, so it would be published. {remedy}")

    def _is_public(self, key: str) -> bool:
        section = self._declared.sections.get(key)
        return section is None or section.public

    def _grouped(self, tree: Element) -> list[_Group]:
        """Top-level elements by section; the first group stands before any heading."""
        group = _Group("", [], [])
        groups = [group]
        for element in tree:
            if element.tag in HEADINGS:
                words = self._words[element] = words_of(element)
                if element.tag == "h2":
                    key = self._headings.section_key(words)
                    if key and any(key == known.key for known in groups):
                        self._judge.refuse(words, f"the section '{words}' stands twice. Join the two.")
                    group = _Group(key, [], [])
                    groups.append(group)
                group.headings.append(len(group.parts))
            group.parts.append(element)
        return groups

    def _section(self, group: _Group) -> BodySection:
        key, parts, _ = group
        heading = anchor = ""
        begins = 0
        if parts[0].tag == "h2":
            heading, begins = self._words[parts[0]], 1
            anchor = self._headings.anchor(heading)
        opened = self._opened(group, begins)
        pieces = [written(element) for element in islice(parts, begins, None)]
        whole = "\n".join(pieces)
        if not opened:
            return BodySection(key, heading, anchor, whole, whole)
        ends = [*[point.place for point in opened[1:]], len(pieces)]
        points = [
            Point(title, ident, "\n".join(pieces[place + 1 : end]), number)
            for (place, title, ident, number), end in zip(opened, ends, strict=True)
        ]
        return BodySection(key, heading, anchor, whole, "\n".join(pieces[: opened[0].place]), tuple(points))

    def _opened(self, group: _Group, begins: int) -> list[_Opened]:
        """Gives the headings in a section their ids and numbers, and returns the points that they open.

        `begins` is the place of the first element below the heading of the section.
        """
        declared = self._declared.sections.get(group.key)
        numbered = declared.numbered if declared else ""
        opened: list[_Opened] = []
        for place in group.headings[begins:]:
            element = group.parts[place]
            words = self._words[element]
            if element.tag == "h3":
                number = len(opened) + 1 if numbered else None
                anchor = self._headings.anchor(f"{numbered}-{number}" if numbered else words)
                element.set("id", anchor)
                if number:
                    _number(element, f"{numbered.capitalize()} {number}: ")
                opened.append(_Opened(place - begins, words, anchor, number))
            else:
                element.set("id", self._headings.anchor(words))
        return opened


class _Group(NamedTuple):
    """Elements at the top that stand together: a heading that opens a section, if any, and all that is below it."""

    key: str
    """The key of the declared section that the heading opens; else empty."""
    parts: list[Element]
    headings: list[int]
    """The place of each heading among them."""


class _Opened(NamedTuple):
    """A heading that opens a point, by its place in the section."""

    place: int
    title: str
    anchor: str
    number: int | None


def _number(heading: Element, label: str) -> None:
    heading.text = label + (heading.text or "")


def _marks(texts: list[str]) -> set[int]:
    return {int(number) for text in texts if _MARKED in text for number in _MARK.findall(text)}


def _footnotes(tree: Element) -> dict[str, Element]:
    """The footnotes by id, taken out of the tree."""
    block = next((child for child in tree.findall("div") if child.get("class") == "footnote"), None)
    if block is None:
        return {}
    tree.remove(block)
    return {note.get("id", ""): note for note in block.iter("li") if note.get("id")}


def _renumber(elements: list[Element], notes: Mapping[str, Element]) -> dict[str, int]:
    """Number the references to footnotes in the order in which the public meets them; returns those in use."""
    numbers: dict[str, int] = {}
    for element in elements:
        for link in element.iter("a"):
            identifier = link.get("href", "").removeprefix("#")
            if link.get("class") == "footnote-ref" and identifier in notes:
                link.text = str(numbers.setdefault(identifier, len(numbers) + 1))
    return numbers


def _wrapped_notes(notes: list[Element]) -> str:
    return "\n".join(["<ol>", *map(written, notes), "</ol>"]) if notes else ""
