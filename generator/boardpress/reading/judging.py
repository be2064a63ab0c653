"""Holds the tree of a body against the allow-list: every element, attribute and address of it.

What is published is written out from the very tree that was judged, so no second parser can read it differently.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice
from xml.etree.ElementTree import Element

from boardpress.publication import Target
from boardpress.records import dataclass
from boardpress.urls import parts_of

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
HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_BARE = frozenset(ALLOWED) - HEADINGS - {"a", "img"}
"""Elements of which nothing more is asked where they have no attributes."""
_SCHEMES = ("https", "http", "mailto", "tel")
_UNSEEN = re.compile(r"[\s\x00-\x20]")
_SCHEME = re.compile(r"([^/?#:]*):")


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong in a body, at a line counted from 1 within it."""

    line: int
    message: str


class Judge:
    """Holds every element, attribute and address against the allow-list, and collects targets and mistakes."""

    def __init__(self, text: str, raw: list[str]) -> None:
        self._text = text
        self._top: frozenset[Element] = frozenset()
        self.mistakes: list[Mistake] = []
        self.targets: list[Target] = []
        for tag in raw:
            shown = tag if len(tag) <= 60 else f"{tag[:57]}..."
            what = "an HTML comment" if tag.startswith("<!--") else "raw HTML"
            self.refuse(
                tag[:40], f"`{shown}` is {what}, which is not published. Write it in Markdown, or put code in `...`."
            )

    def line_of(self, needle: str, otherwise: str = "") -> int:
        """The first line that holds the text, or another where none does; 1 where none holds either."""
        place = self._text.find(needle)
        if place < 0 and otherwise:
            return self.line_of(otherwise)
        return self._text.count("\n", 0, place) + 1 if place > 0 and "\n" not in needle else 1

    def refuse(self, needle: str, message: str) -> None:
        self.mistakes.append(Mistake(self.line_of(needle), message))

    def judge(self, tree: Element) -> None:
        self._top = frozenset(tree)
        for element in [one for one in islice(tree.iter(), 1, None) if one.tag not in _BARE or one.keys()]:
            tag = element.tag
            if tag in HEADINGS and element in self._top and not element.keys():
                continue
            if tag == "h1":
                title = words_of(element)
                self.refuse(f"# {title}", f"'{title}' is a heading of level 1, which the title is. Start it with `##`.")
                continue
            self._element(element)

    def _element(self, element: Element) -> None:
        tag = str(element.tag)
        allowed = ALLOWED.get(tag)
        if allowed is None:
            self.refuse(f"<{tag}", f"<{tag}> is not published. Write it in Markdown.")
            return
        names = element.keys()
        if names and not allowed.issuperset(names):
            for name in sorted(set(map(str, names)) - allowed):
                self.refuse(name, f"{name}= on <{tag}> is not published. Remove it.")
        if tag in HEADINGS and element not in self._top:
            words = words_of(element)
            self.refuse(words, f"the heading '{words}' stands in a list or quotation. Move it out.")
        if names and (align := element.get("align")):
            del element.attrib["align"]
            element.set("class", f"align-{align}")
        if tag == "a":
            self._link(element)
        elif tag == "img":
            self._image(element)

    def _link(self, element: Element) -> None:
        href = element.get("href", "")
        if element.get("class") in {"footnote-ref", "footnote-backref"}:
            return
        scheme = _scheme(href)
        words = words_of(element)
        line = self.line_of(href, f"[{words}]")
        if not words and element.find(".//img") is None:
            self.mistakes.append(Mistake(line, f"the link to '{href}' has no words. Write [what it is]({href})."))
        if scheme in {"http", "https"} and not parts_of(href).netloc:
            self.mistakes.append(Mistake(line, f"'{href}' names no site. Write the whole address."))
        if scheme in _SCHEMES:
            return
        if scheme or href.startswith("//"):
            self.mistakes.append(
                Mistake(line, f"a link to '{href[:60]}' is not published. Use https, mailto or tel, or a file's name.")
            )
            return
        element.set("href", self._mark(Target(href, line)))

    def _image(self, element: Element) -> None:
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


def words_of(element: Element) -> str:
    return " ".join(text_of(element).split())


def text_of(element: Element) -> str:
    return "".join(element.itertext()) if len(element) else element.text or ""
