"""The tree that Python-Markdown makes of a text, finished in place: what comes out is judged and published.

The library writes its tree as XHTML, which would then be parsed for us. Between the two it breaks lines between blocks,
explains abbreviations and brings back what was escaped or stands for something else. Here that is done to the tree,
where there is anything to do, and most trees are what parsing their XHTML would give then.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from xml.etree.ElementTree import Element

from markdown.treeprocessors import UnescapeTreeprocessor
from markdown.util import ETX, STX, AtomicString

DEEPEST = 256
"""Elements within each other, the root included: more are refused, as parsers of XML do."""

_unescape: Callable[[str], str] = UnescapeTreeprocessor().unescape

_REFERENCE = re.compile(r"&(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);", re.IGNORECASE)
"""What the library writes as it stands, and does not escape, so that it means another sign."""
_ILLEGAL = bytes([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20)])
"""What XML cannot hold, of ASCII. With STX the library marks what is still to be put in its place."""
_ILLEGAL_TOO = ("\ufffe", "\uffff")


def is_too_deep(root: Element) -> bool:
    """Whether more elements stand within each other than are read."""
    if len([*root.iter()]) <= DEEPEST:
        return False
    depth, level = 0, [root]
    while level:
        depth, level = depth + 1, [child for element in level for child in element]
    return depth > DEEPEST


def finish(root: Element, blocks: frozenset[str], terms: Mapping[str, str], sound: bool) -> bool:
    """Finishes a tree. Returns whether it is what parsing its XHTML would give.

    `blocks` are the tags of blocks, `terms` what abbreviations mean; `sound` is whether there is nothing in the text
    that XML cannot hold.
    """
    _lay_out(root, blocks)
    words, values = _said(root)
    standing = [term for term in terms if term in words]
    if standing:
        _Explaining(terms, standing).explain_within(root)
    if STX in words or STX in values:
        _bring_back(root)
    elif not standing:
        return _is_plain(words, values, sound)
    return _is_plain(*_said(root), sound)


def _said(root: Element) -> tuple[str, str]:
    """All words of a tree, and all values of attributes."""
    values = [value for element in root.iter() if element.keys() for _, value in element.items()]
    return "\n".join(root.itertext()), "".join(values)


def _is_plain(words: str, values: str, sound: bool) -> bool:
    """Whether nothing is to be put in that stands elsewhere, and nothing means another sign than it is."""
    # In the value of an attribute, XML takes all white space for spaces. What the library marks something with that is
    # to be put in may be torn apart, too.
    if not values.isprintable() or STX in words or ETX in words or not (sound or is_sound(words)):
        return False
    return not ("&" in words and _REFERENCE.search(words)) and not ("&" in values and _REFERENCE.search(values))


def is_sound(words: str) -> bool:
    """Whether there is nothing that XML cannot hold, which in bytes is found sooner than by an expression."""
    try:
        data = words.encode()
    except UnicodeEncodeError:
        return False
    return len(data.translate(None, _ILLEGAL)) == len(data) and not any(sign in words for sign in _ILLEGAL_TOO)


def _lay_out(root: Element, blocks: frozenset[str]) -> None:
    """Breaks lines between blocks, and after `br`; ends a block of code with a line end, and no more."""
    if len(root):
        _break_lines(root, blocks)
    for element in root.iter("br"):
        tail = element.tail
        element.tail = f"\n{tail}" if tail and not tail.isspace() else "\n"
    for element in root.iter("pre"):
        if len(element) and (code := element[0]).tag == "code" and not len(code) and code.text is not None:
            code.text = AtomicString(code.text.rstrip() + "\n")


def _break_lines(element: Element, blocks: frozenset[str]) -> None:
    """Breaks lines between the blocks in an element, but for `pre`: only blocks within blocks alone are laid out."""
    if element[0].tag in blocks and not ((text := element.text) and text.strip()):
        element.text = "\n"
    for child in element:
        if (tag := child.tag) in blocks:
            if len(child) and tag != "pre":
                _break_lines(child, blocks)
            if not (tail := child.tail) or tail.isspace():
                child.tail = "\n"


def _bring_back(root: Element) -> None:
    """Puts in what was escaped."""
    for element in root.iter():
        if (text := element.text) and STX in text and element.tag != "code":
            element.text = _unescape(text)
        if (tail := element.tail) and STX in tail:
            element.tail = _unescape(tail)
        for name, value in element.items():
            if STX in value:
                element.set(name, _unescape(value))


class _Explaining:
    """Puts what abbreviations mean beside them."""

    def __init__(self, terms: Mapping[str, str], standing: list[str]) -> None:
        self._terms = terms
        self._standing = standing
        # Of all terms, which are the same for most texts, so that the expression is compiled once.
        self._find = _any_of(tuple(terms)).finditer

    def explain_within(self, root: Element) -> None:
        """Explains them in all words of a tree."""
        for parent in list(root.iter()):
            # From the end, so that what is put in leaves the places before it as they are.
            for place in range(len(parent), 0, -1):
                child = parent[place - 1]
                if tail := child.tail:
                    child.tail = self._explained(tail, parent, place)
            if text := parent.text:
                parent.text = self._explained(text, parent, 0)

    def _explained(self, text: str, parent: Element, place: int) -> str:
        """What stands before the first abbreviation in a text; the rest is put into its parent, at a place."""
        if isinstance(text, AtomicString) or not any(term in text for term in self._standing):
            return text
        found = [match for match in self._find(text) if self._terms[match[0]]]
        end = len(text)
        for match in reversed(found):
            element = Element("abbr", {"title": self._terms[match[0]]})
            element.text, element.tail = AtomicString(match[0]), text[match.end() : end]
            parent.insert(place, element)
            end = match.start()
        return text[:end]


@lru_cache(maxsize=8)
def _any_of(terms: tuple[str, ...]) -> re.Pattern[str]:
    """Finds terms, of two that begin at the same place the longer."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(terms, key=len, reverse=True)))})\b")
