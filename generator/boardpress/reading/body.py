"""Markdown to a Body: rendered once, judged against an allow-list, split into sections.

What is published is written out from the very tree that was judged, so no second parser can read it differently.
Raw HTML never reaches that tree: it is refused with its line.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from lxml import etree
from markdown.util import STX

from boardpress.contenttype import ContentType
from boardpress.publication import Body, BodySection, BodyText, Point, Target
from boardpress.reading.fixed import Fixed, in_english
from boardpress.reading.headings import Headings
from boardpress.reading.markup import Markup
from boardpress.reading.wordcount import counted
from boardpress.records import dataclass

_Element = etree._Element

MAX_CHARACTERS = 400_000
_MAX_BRACKETS = 400
_MAX_QUOTES = 12
_MAX_RUN = 200
_COUNTED = b"[]()<*_`!"
_ALSO_COUNTED = b"\"#$%&'+,/:;?@\\^{}~"
_QUOTES = re.compile(rf"\s*(?:>\s*){{{_MAX_QUOTES + 1}}}")
_RUN = re.compile(rf"([^\w\s=|.-])\1{{{_MAX_RUN}}}")

# Elements and their attributes; every other one is refused. `href`, `src`, `id` and `class` are set or checked here.
ALLOWED: Mapping[str, frozenset[str]] = {
    **{name: frozenset() for name in (
        "p", "br", "hr", "em", "strong", "code", "pre", "blockquote", "ul", "li", "dl", "dt", "dd", "del",
        "table", "thead", "tbody", "tr",
    )},
    **{name: frozenset({"id"}) for name in ("h2", "h3", "h4", "h5", "h6", "sup")},
    "ol": frozenset({"start"}), "li": frozenset({"id"}),
    "a": frozenset({"href", "title", "class"}), "img": frozenset({"src", "alt", "title"}),
    "th": frozenset({"align"}), "td": frozenset({"align"}),
    "div": frozenset({"class"}), "abbr": frozenset({"title"}), "code": frozenset({"class"}),
    "p": frozenset({"class"}),
}  # fmt: skip
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_BARE = frozenset(ALLOWED) - _HEADINGS - {"a", "img"}
"""Elements of which nothing more is asked where they have no attributes."""
_WITH_ATTRIBUTES: Any = etree.XPath("descendant::*[@*]")
_SCHEMES = ("https", "http", "mailto", "tel")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=False)
_UNSEEN = re.compile(r"[\s\x00-\x20]")
_SCHEME = re.compile(r"([^/?#:]*):")
_VOID = re.compile(r"<(?!(?:br|hr|img)\b)([a-z][a-z0-9]*)([^<>]*)/>")
_MARK = re.compile(r'"link:(\d+)"')
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#39|#34|#38|#60|#62);)(#?\w+);")


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong in a body, at a line counted from 1 within it."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """A body as it may be published, the links of its internal sections, and every mistake in either.

    `missing` are the keys of expected sections that it does not have.
    """

    body: Body
    internal_targets: tuple[Target, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    missing: tuple[str, ...] = ()


def render(text: str, declared: ContentType, glossary: Mapping[str, str], fixed: Fixed | None = None) -> Rendered:
    """The body that the Markdown text makes for a type of content. Never raises for what an author wrote."""
    if mistakes := _too_much(text):
        return Rendered(Body(), mistakes=mistakes)
    try:
        tree, raw, terms = _tree(text, glossary)
    except RecursionError:
        return Rendered(Body(), mistakes=(_TOO_DEEP,))
    judge = _Judge(text, raw)
    if tree is None:
        return Rendered(Body(), mistakes=tuple(judge.mistakes) or (_TOO_DEEP,))
    judge.judge(tree)
    for term in terms:
        # What an internal section explains would be explained in the public ones too.
        said = "explains an abbreviation. Put it into `glossary` in site-config.yml, and remove the line."
        judge.refuse(f"*[{term}]", f"'*[{term}]:' {said}")
    fixed = fixed or in_english()
    fixed.name_asides(tree)
    split = _Splitter(declared, judge, fixed)
    return split.rendered(tree)


_TOO_DEEP = Mistake(1, "lists or quotations are nested too deep. Make them flatter.")


def _cannot_be_too_much(text: str) -> bool:
    """Whether there is less in all of a text than would be too much for a line or a paragraph of it."""
    data = text.encode("ascii", "ignore")
    brackets = len(data) - len(data.translate(None, _COUNTED))
    return (
        brackets <= _MAX_RUN
        and text.count(">") <= _MAX_QUOTES
        and "\t" not in text
        and " " * (_MAX_RUN // 2) not in text
        and len(text) - len(data) <= _MAX_RUN // 2
        and (
            len(data) - len(data.translate(None, _ALSO_COUNTED)) <= _MAX_RUN
            or max(data.count(sign) for sign in _ALSO_COUNTED) <= _MAX_RUN
        )
    )


def _too_much(text: str) -> tuple[Mistake, ...]:
    """Refuse what would keep the renderer busy for minutes: 20,000 brackets in a paragraph take it 37 seconds."""
    if len(text) > MAX_CHARACTERS:
        return (
            Mistake(1, f"the text is longer than {MAX_CHARACTERS:,} characters. Split it into several publications."),
        )
    return () if _cannot_be_too_much(text) else _too_much_in_lines(text)


def _too_much_in_lines(text: str) -> tuple[Mistake, ...]:
    brackets = 0
    for number, line in enumerate(text.split("\n"), 1):
        brackets = brackets + sum(map(line.count, "[]()<*_`!")) if line.strip() else 0
        if brackets > _MAX_BRACKETS * 5 or line.count("[") > _MAX_BRACKETS:
            return (Mistake(number, "the paragraph holds too many brackets or marks. Split it or remove them."),)
        if line.count(">") > _MAX_QUOTES and _QUOTES.match(line):
            return (Mistake(number, "quotations are nested too deep. Make them flatter."),)
        if (indent := len(line) - len(line.lstrip())) > _MAX_RUN:
            return (Mistake(number, f"the line is indented by {indent} spaces. Make the list flatter."),)
        if match := _RUN.search(line):
            return (Mistake(number, f"`{match[1]}` is repeated more than {_MAX_RUN} times. Shorten it."),)
    return ()


def _tree(text: str, glossary: Mapping[str, str]) -> tuple[_Element | None, list[str], list[str]]:
    """The rendered text as one element, the raw HTML in it, and the abbreviations that it explains itself.

    There is no element where what came out cannot be read: it is nested too deep, or the library lost its way in raw
    HTML that is never closed.
    """
    rendered, raw, own = _markup(tuple(glossary.items())).convert(text)
    if "&" in rendered:
        rendered = _ENTITY.sub(lambda match: html.escape(html.unescape(match[0])), rendered)
    # What the library puts in the place of what it has taken out is no part of what the author wrote.
    raw = [tag.partition(STX)[0].rstrip() for tag in raw]
    try:
        return etree.fromstring(f"<div>{rendered}</div>", _PARSER), raw, own
    except etree.XMLSyntaxError:
        return None, raw, own


@lru_cache(maxsize=8)
def _markup(glossary: tuple[tuple[str, str], ...]) -> Markup:
    """What renders bodies with a glossary, set up once in a process."""
    return Markup(dict(glossary))


class _Judge:
    """Holds every element, attribute and address against the allow-list, and collects targets and mistakes."""

    def __init__(self, text: str, raw: list[str]) -> None:
        self._text = text
        self._top: _Element | None = None
        self.mistakes: list[Mistake] = []
        self.targets: list[Target] = []
        for tag in raw:
            shown = tag if len(tag) <= 60 else f"{tag[:57]}..."
            what = "an HTML comment" if tag.startswith("<!--") else "raw HTML"
            self.refuse(
                tag[:40], f"`{shown}` is {what}, which is not published. Write it in Markdown, or put code in `...`."
            )

    def line_of(self, needle: str) -> int:
        """The first line that holds the text; 1 where none does."""
        place = self._text.find(needle) if "\n" not in needle else -1
        return self._text.count("\n", 0, place) + 1 if place > 0 else 1

    def refuse(self, needle: str, message: str) -> None:
        self.mistakes.append(Mistake(self.line_of(needle), message))

    def judge(self, tree: _Element) -> None:
        self._top = tree
        with_attributes = set(_WITH_ATTRIBUTES(tree))
        for element in tree.iterdescendants():
            tag = element.tag
            if tag in _BARE and element not in with_attributes:
                continue
            if tag == "h1":
                title = _words(element)
                self.refuse(f"# {title}", f"'{title}' is a heading of level 1, which the title is. Start it with `##`.")
                continue
            self._element(element)

    def _element(self, element: _Element) -> None:
        tag = str(element.tag)
        allowed = ALLOWED.get(tag)
        if allowed is None:
            self.refuse(f"<{tag}", f"<{tag}> is not published. Write it in Markdown.")
            return
        names = element.keys()
        if names and not allowed.issuperset(names):
            for name in sorted(set(map(str, names)) - allowed):
                self.refuse(name, f"{name}= on <{tag}> is not published. Remove it.")
        if tag in _HEADINGS and element.getparent() is not self._top:
            words = _words(element)
            self.refuse(words, f"the heading '{words}' stands in a list or quotation. Move it out.")
        if names and (align := element.get("align")):
            del element.attrib["align"]
            element.set("class", f"align-{align}")
        if tag == "a":
            self._link(element)
        elif tag == "img":
            self._image(element)

    def _link(self, element: _Element) -> None:
        href = element.get("href", "")
        if element.get("class") in {"footnote-ref", "footnote-backref"}:
            return
        scheme = _scheme(href)
        words = _words(element)
        line = self.line_of(href if href in self._text else f"[{words}]")
        if not words and element.find(".//img") is None:
            self.mistakes.append(Mistake(line, f"the link to '{href}' has no words. Write [what it is]({href})."))
        if scheme in {"http", "https"} and not urlsplit(href).netloc:
            self.mistakes.append(Mistake(line, f"'{href}' names no site. Write the whole address."))
        if scheme in _SCHEMES:
            return
        if scheme or href.startswith("//"):
            self.mistakes.append(
                Mistake(line, f"a link to '{href[:60]}' is not published. Use https, mailto or tel, or a file's name.")
            )
            return
        element.set("href", self._mark(Target(href, line)))

    def _image(self, element: _Element) -> None:
        src = element.get("src", "")
        line = self.line_of(src)
        if not element.get("alt", "").strip():
            self.mistakes.append(
                Mistake(line, f"the image '{src}' has no alternative text. Write ![what it shows]({src}).")
            )
        if _scheme(src) or src.startswith("//"):
            self.mistakes.append(
                Mistake(line, f"the image '{src[:60]}' lies elsewhere. Put the file beside the text and name it.")
            )
            return
        element.set("src", self._mark(Target(src, line, image=True)))

    def _mark(self, target: Target) -> str:
        self.targets.append(target)
        return f"link:{len(self.targets) - 1}"


def _scheme(address: str) -> str:
    """The scheme as a browser reads it, in lower case; empty for a relative address."""
    match = _SCHEME.match(_UNSEEN.sub("", address))
    return match[1].lower() or "?" if match else ""


_Top = tuple[_Element, str, str]
"""An element at the top of a body, its tag, and the words of one that is a heading."""


def _top(element: _Element) -> _Top:
    tag = str(element.tag)
    return element, tag, _words(element) if tag in _HEADINGS else ""


class _Splitter:
    """Splits the judged tree into sections and points, gives headings their ids, and keeps internal sections out."""

    def __init__(self, declared: ContentType, judge: _Judge, fixed: Fixed) -> None:
        self._fixed = fixed
        self._declared = declared
        self._judge = judge
        self._headings = Headings(declared)

    def rendered(self, tree: _Element) -> Rendered:
        notes = _footnotes(tree)
        groups = self._grouped(tree)
        public = [(key, parts) for key, parts in groups if self._is_public(key)]
        self._refuse_misplaced(part for _, parts in public for part in parts)
        kept = [element for _, parts in public for element, _, _ in parts]
        if numbers := _renumber(kept, notes) if notes else {}:
            # A heading may hold such a number.
            public = [(key, [_top(element) for element, _, _ in parts]) for key, parts in public]
        sections = tuple(self._section(key, parts) for key, parts in public if parts)
        used = {identifier: note for identifier, note in notes.items() if identifier in numbers}
        self._fixed.name_ways_back((numbers[identifier], note) for identifier, note in used.items())
        footnotes = _wrapped_notes(list(used.values()))
        internal, targets = self._parted_targets([*(section.html for section in sections), footnotes])
        body = Body.of(
            BodyText(tuple(section for section in sections if section.html or section.heading), footnotes),
            targets,
            tuple(self._headings.used),
            counted("\n".join(map(_text, kept))),
        )
        found = {key for key, _ in groups}
        missing = tuple(
            key for key, section in self._declared.sections.items() if section.expected and key not in found
        )
        return Rendered(body, internal, tuple(self._judge.mistakes), missing)

    def _parted_targets(self, public: list[str]) -> tuple[tuple[Target, ...], tuple[Target, ...]]:
        """The targets that no public HTML shows, and every target by its number.

        Internal targets keep their numbers but not their words: an edition must not hold them.
        """
        targets = self._judge.targets
        shown = _marks(public) if targets else set()
        internal = tuple(target for number, target in enumerate(targets) if number not in shown)
        return internal, tuple(
            target if number in shown else Target("", target.line) for number, target in enumerate(targets)
        )

    def _refuse_misplaced(self, kept: Iterable[_Top]) -> None:
        """Refuse headings that are to open an internal section and do not, so that it would be published."""
        for _, tag, words in kept:
            if tag not in _HEADINGS or (tag == "h2" and self._headings.section_key(words)):
                continue
            if meant := self._headings.internal_like(words):
                remedy = f"Write `## {meant}`, or choose other words."
                self._judge.refuse(words, f"'{words}' opens no internal section, so it would be published. {remedy}")

    def _is_public(self, key: str) -> bool:
        section = self._declared.sections.get(key)
        return section is None or section.public

    def _grouped(self, tree: _Element) -> list[tuple[str, list[_Top]]]:
        """Top-level elements by section; the first group stands before any heading."""
        groups: list[tuple[str, list[_Top]]] = [("", [])]
        for element in tree:
            top = _, tag, words = _top(element)
            if tag == "h2":
                key = self._headings.section_key(words)
                if key and key in {known for known, _ in groups}:
                    self._judge.refuse(words, f"the section '{words}' stands twice. Join the two.")
                groups.append((key, []))
            groups[-1][1].append(top)
        return groups

    def _section(self, key: str, parts: list[_Top]) -> BodySection:
        heading = anchor = ""
        if parts and parts[0][1] == "h2":
            heading, parts = parts[0][2], parts[1:]
            anchor = self._headings.anchor(heading)
        opened = self._opened(key, parts)
        written = [_written(element) for element, _, _ in parts]
        ends = [*(point.place for point in opened[1:]), len(parts)]
        points = tuple(
            Point(title, ident, "\n".join(written[place + 1 : end]), number)
            for (place, title, ident, number), end in zip(opened, ends, strict=False)
        )
        intro = written[: opened[0].place] if opened else written
        return BodySection(key, heading, anchor, "\n".join(written), "\n".join(intro), points)

    def _opened(self, key: str, parts: list[_Top]) -> list[_Opened]:
        """Gives the headings in a section their ids and numbers, and returns the points that they open."""
        declared = self._declared.sections.get(key)
        numbered = declared.numbered if declared else ""
        opened: list[_Opened] = []
        for place, (element, tag, words) in enumerate(parts):
            if tag == "h3":
                number = len(opened) + 1 if numbered else None
                anchor = self._headings.anchor(f"{numbered}-{number}" if numbered else words)
                element.set("id", anchor)
                if number:
                    _number(element, f"{numbered.capitalize()} {number}: ")
                opened.append(_Opened(place, words, anchor, number))
            elif tag in _HEADINGS:
                element.set("id", self._headings.anchor(words))
        return opened


class _Opened(NamedTuple):
    """A heading that opens a point, by its place in the section."""

    place: int
    title: str
    anchor: str
    number: int | None


def _number(heading: _Element, label: str) -> None:
    heading.text = label + (heading.text or "")


def _words(element: _Element) -> str:
    return " ".join(_text(element).split())


def _text(element: _Element) -> str:
    if not len(element):
        return element.text or ""
    return etree.tostring(element, encoding="unicode", method="text", with_tail=False)


def _written(element: _Element) -> str:
    """An element as HTML that is well-formed XML too."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    return _VOID.sub(r"<\1\2></\1>", text) if "/>" in text else text


def _marks(texts: list[str]) -> set[int]:
    return {int(number) for text in texts for number in _MARK.findall(text)}


def _footnotes(tree: _Element) -> dict[str, _Element]:
    """The footnotes by id, taken out of the tree."""
    block = next((child for child in tree.iterchildren("div") if child.get("class") == "footnote"), None)
    if block is None:
        return {}
    tree.remove(block)
    return {note.get("id", ""): note for note in block.iter("li") if note.get("id")}


def _renumber(elements: list[_Element], notes: Mapping[str, _Element]) -> dict[str, int]:
    """Number the references to footnotes in the order in which the public meets them; returns those in use."""
    numbers: dict[str, int] = {}
    for element in elements:
        for link in element.iter("a"):
            identifier = link.get("href", "").removeprefix("#")
            if link.get("class") == "footnote-ref" and identifier in notes:
                link.text = str(numbers.setdefault(identifier, len(numbers) + 1))
    return numbers


def _wrapped_notes(notes: list[_Element]) -> str:
    return "\n".join(["<ol>", *map(_written, notes), "</ol>"]) if notes else ""
