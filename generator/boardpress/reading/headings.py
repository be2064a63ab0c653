"""Headings of a body: which declared section one opens, and the address that it gets."""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from functools import lru_cache

from boardpress.contenttype import ContentType

_PARTING = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=1024)
def slug(text: str) -> str:
    """Lower-case ASCII letters, digits and hyphens: what a heading is called in an address."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _PARTING.sub("-", plain.replace("'", "").lower()).strip("-")


@lru_cache(maxsize=1024)
def _folded(heading: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", heading.replace("\u2019", "'").replace("'", "")).casefold().split())


@lru_cache(maxsize=1024)
def _nearest(folded: str, names: tuple[str, ...]) -> str:
    """The name that is a heading, or almost; else empty."""
    near = get_close_matches(folded, names, n=1, cutoff=0.85) if names else []
    return near[0] if near else ""


class Headings:
    """Knows the headings of one type of content and gives each heading of one body an id of its own."""

    def __init__(self, declared: ContentType) -> None:
        sections = declared.sections.items()
        self._keys = {_folded(section.heading): key for key, section in sections}
        self._internal = {_folded(section.heading): section.heading for _, section in sections if not section.public}
        self._internal_names = tuple(self._internal)
        self.has_internal = bool(self._internal)
        """Whether a heading of the type opens an internal section."""
        self.used: dict[str, None] = {}

    def section_key(self, heading: str) -> str:
        """The key of the declared section that the heading opens, whatever its case or punctuation; else empty."""
        return self._keys.get(_folded(heading), "")

    def internal_like(self, heading: str) -> str:
        """The heading of the internal section that a heading is, or is almost; else empty."""
        return self._internal.get(_nearest(_folded(heading), self._internal_names), "")

    def anchor(self, heading: str) -> str:
        """An id that no other heading of the body has."""
        base = slug(heading) or "section"
        anchor, number = base, 2
        while anchor in self.used:
            anchor, number = f"{base}-{number}", number + 1
        self.used[anchor] = None
        return anchor
