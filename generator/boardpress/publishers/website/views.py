"""What a page of the website shows, ready to be drawn: plain text, site-relative addresses, well-formed HTML bodies.

Addresses are relative to the root of the site (`reviews/baby-rowan/index.html`) unless they have a scheme;
the renderer makes them relative to the page.
"""

from __future__ import annotations

from boardpress.records import dataclass, field
from boardpress.words import Words, english


@dataclass(frozen=True, slots=True)
class Tag:
    """A word that leads to a page of its own: a theme, an agency, a type."""

    label: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the facts about a publication: 'Published', 'Themes', 'Reference' ..."""

    label: str
    values: tuple[Tag, ...]
    lines: bool = False
    """Whether each value has a line to itself."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away. `path` is an output whose size the page shows, so it is among the artefact's needs."""

    label: str
    path: str
    kind: str
    """'PowerPoint', 'PDF' ..."""


@dataclass(frozen=True, slots=True)
class Card:
    """A publication in a listing."""

    title: str
    address: str
    kind: str
    """Singular label of its type."""
    day: str
    """'18 June 2026', or empty."""
    iso_day: str
    summary: str
    tags: tuple[Tag, ...] = ()
    points: tuple[str, ...] = ()
    """What was learnt, a line each."""


@dataclass(frozen=True, slots=True)
class CardGroup:
    """Cards under a heading (level 2, or 3 within a group); `more` leads to the whole list."""

    heading: str
    anchor: str
    cards: tuple[Card, ...]
    intro: str = ""
    more: Tag | None = None
    level: int = 2
    """One less than that of the cards' headings: 1 for cards right below the title, without a heading of their own."""
    brief: bool = False
    """Whether the cards are shown as lines: title, kind and day."""


@dataclass(frozen=True, slots=True)
class Prose:
    """Authored text: well-formed HTML whose `link:N` are entry N of `hrefs` (None: words only)."""

    heading: str
    anchor: str
    html: str
    hrefs: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """A box at the head of a page: replaced by something newer, corrected, checked."""

    kind: str
    """`info` or `warning`."""
    text: str
    link: Tag | None = None


@dataclass(frozen=True, slots=True)
class Concern:
    """The box that says what to do when somebody is concerned about a child."""

    text: str
    link: Tag | None
    contacts: tuple[tuple[str, str, str], ...] = ()
    """Label, telephone number or e-mail address as shown, its address (`tel:`, `mailto:`)."""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a page with a template of its own in `templates/blocks/`. A subclass says what it shows."""

    template: str
    heading: str = ""
    """Its heading of the second level; empty for a part without one."""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one entry says under one label."""

    values: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True)
class Entries(Block):
    """Entries of a group, a row each; `columns` are the labels of its cells."""

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    table: bool = False
    """Whether they stand in a table; otherwise each has a list of its facts, under its first."""


@dataclass(frozen=True, slots=True)
class PageView:
    """One page of the site. Empty parts are left out."""

    address: str
    """Its own path from the root: `reviews/baby-rowan/index.html`, `404.html`."""
    kind: str
    """`home`, `publication`, `listing`, `digest` or `notfound`; becomes a class of the body's wrapper."""
    title: str
    description: str
    canonical: str
    """Absolute address, or empty for a page without one."""
    feeds: tuple[Tag, ...] = ()
    label: Tag | None = None
    """The type, shown above the title."""
    summary: str = ""
    """The standfirst under the title."""
    language: str = ""
    """Language of the text where it is not the site's."""
    notices: tuple[Notice, ...] = ()
    facts: tuple[Fact, ...] = ()
    downloads: tuple[Download, ...] = ()
    prose: tuple[Prose, ...] = ()
    footnotes: Prose | None = None
    leading: tuple[Block, ...] = ()
    """Parts that stand before the text."""
    groups: tuple[CardGroup, ...] = ()
    """Listings that follow the text."""
    blocks: tuple[Block, ...] = ()
    """Parts that stand behind the text and the listings."""
    related: tuple[CardGroup, ...] = ()
    concern: Concern | None = None
    topics: tuple[Fact, ...] = ()
    """Home: lists of words that lead on ('By theme', 'By agency', 'By type')."""
    robots: str = ""
    """`noindex` where search engines should keep away."""
    built: str = ""
    """The foot's sentence on the day that the site was built for."""
    words: Words = field(default_factory=english)
    """The fixed words around what the page shows."""
