"""What a deck is made from: a publication's text by the steps of its type's outline, and nothing else."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import ClassVar

from boardpress.byhash import BY_HASH
from boardpress.records import dataclass, field
from boardpress.words import Words, english


@dataclass(frozen=True)
class SlideTemplate:
    """The board's own slide template. Its hash alone goes into a fingerprint."""

    sha256: str
    data: bytes = field(repr=False)
    __pydantic_serializer__: ClassVar = BY_HASH

    @classmethod
    def of(cls, data: bytes) -> SlideTemplate:
        return _template(data)


@lru_cache(maxsize=4)
def _template(data: bytes) -> SlideTemplate:
    return SlideTemplate(sha256=hashlib.sha256(data).hexdigest(), data=data)


@dataclass(frozen=True, slots=True)
class Passage:
    """A point of a section: its label (`Finding 1`, or empty), its title, its text as XHTML."""

    label: str
    title: str
    html: str


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the body. Where `points` are wanted, `html` is what stands before them."""

    heading: str
    html: str
    points: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the deck's outline with the text that it is made from."""

    slide: str
    title: str
    minutes: int
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom to turn to: a role, the number or address to use, and when to use it."""

    label: str
    ways: tuple[tuple[str, str], ...]
    """What is shown (`01632 960123`) and where it leads (`tel:01632960123`)."""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Words and the absolute address that they lead to; no address where they are words only."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class DeckModel:
    """All that the bytes of a deck depend on. Addresses are absolute; days are in words."""

    title: str
    kind: str
    """Singular label of the type."""
    reference: str
    day: str
    modified: str
    """ISO day of publication or of the last change, or empty: what the file gives as its date."""
    address: str
    """Where the whole publication is."""
    summary: str
    facts: tuple[tuple[str, str], ...]
    board: str
    board_short: str
    example: bool
    language: str
    """Of our own words."""
    text_language: str
    """Of the author's words."""
    concern: str
    concern_address: str
    contacts: tuple[Reach, ...]
    related: tuple[Link, ...]
    """Other publications, as 'Comes from: ...'."""
    steps: tuple[Step, ...]
    footnotes: str
    hrefs: tuple[str, ...]
    """For each `link:N` in the text its absolute address, or empty."""
    template: SlideTemplate | None = None
    """The board's own; None for the built-in one."""
    words: Words = field(default_factory=english)
    """Our own words."""
