"""A publication: what an author wrote, validated and never changed again."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from functools import partial
from hashlib import sha256
from html import unescape
from typing import NamedTuple, Self

from boardpress.asjson import from_json, to_json
from boardpress.days import Month
from boardpress.records import dataclass, field, fields
from boardpress.searchparts import parts


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link in a body leads, as the author wrote it."""

    href: str
    line: int
    image: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A sub-section (`###`) of a section: a finding, a recommendation, a key point."""

    title: str
    anchor: str
    html: str
    """Its text without its heading, as well-formed XHTML; links carry `href="link:N"`."""
    number: int | None = None
    """1, 2, ... in sections whose points are numbered."""


@dataclass(frozen=True, slots=True)
class BodySection:
    """A section (`##`) of a body, or what stands before the first (key, heading and anchor empty)."""

    key: str
    """Key of the declared section; empty for a section of the author's own."""
    heading: str
    anchor: str
    html: str
    """Everything under the heading (points with their headings too), well-formed XHTML; links carry `href="link:N"`."""
    intro: str = ""
    """The part of `html` before the first point."""
    points: tuple[Point, ...] = ()


class Shown(NamedTuple):
    """What a page shows of a section of a body: see `BodySection`."""

    key: str
    heading: str
    anchor: str
    html: str


_shown = partial(tuple.__new__, Shown)
"""Makes one from a list in half of the time that its own name takes."""


@dataclass(frozen=True, slots=True)
class BodyText:
    """The text of a body. `link:N` in its HTML is entry N of the body's `targets`."""

    sections: tuple[BodySection, ...] = ()
    footnotes: str = ""

    def to_json(self) -> bytes:
        """The text as JSON, the same bytes for the same text. Most introductions are all of a section."""
        sections = [
            [
                one.key, one.heading, one.anchor, one.html, None if one.intro == one.html else one.intro,
                [_plain(point) for point in one.points],
            ]
            for one in self.sections
        ]  # fmt: skip
        return to_json([sections, self.footnotes])

    @classmethod
    def from_json(cls, data: bytes) -> Self:
        """The text that `to_json` wrote."""
        sections, footnotes = from_json(data)
        return cls(
            tuple(
                BodySection(
                    key, heading, anchor, html, html if intro is None else intro, tuple(Point(*one) for one in points)
                )
                for key, heading, anchor, html, intro, points in sections
            ),
            footnotes,
        )

    @staticmethod
    def shown(data: bytes) -> tuple[list[Shown], str]:
        """What a page shows of the text that `to_json` wrote, and its footnotes. All of it takes twice the time."""
        sections, footnotes = from_json(data)
        return [_shown(one[:4]) for one in sections], footnotes


def _plain(point: Point) -> list[str | int | None]:
    return [point.title, point.anchor, point.html, point.number]


@dataclass(frozen=True, slots=True)
class Body:
    """A body rendered once: what others need to know of it, and its text, which is read when somebody asks for it."""

    targets: tuple[Target, ...] = ()
    anchors: tuple[str, ...] = ()
    words: int = 0
    terms: tuple[str, ...] = ()
    """Terms of the board's glossary that it explains."""
    empty: bool = True
    """Whether it has no section."""
    digest: str = ""
    """The SHA-256 of its text; empty for one without text."""
    read: Callable[[], bytes] | None = field(default=None, compare=False, repr=False)
    """Gets the text as `BodyText.to_json` wrote it."""
    read_parts: Callable[[], bytes] | None = field(default=None, compare=False, repr=False)
    """Gets what a search finds in the text, as `searchparts.parts` writes it; made of the text where there is none."""

    @classmethod
    def of(
        cls, text: BodyText, targets: tuple[Target, ...] = (), anchors: tuple[str, ...] = (), words: int = 0
    ) -> Self:
        """A body with its text in memory."""
        if not (text.sections or text.footnotes):
            return cls(targets, anchors, words)
        data = text.to_json()
        html = [*[section.html for section in text.sections], text.footnotes]
        terms = tuple(sorted({unescape(term) for part in html if "</abbr>" in part for term in _TERM.findall(part)}))
        digest, found = sha256(data).hexdigest(), partial(parts, text.sections)
        return cls(targets, anchors, words, terms, not text.sections, digest, lambda: data, found)

    def __reduce__(self) -> tuple[type[Body], tuple[object, ...]]:
        """Written without its text, which is found again where it is."""
        return Body, (self.targets, self.anchors, self.words, self.terms, self.empty, self.digest)

    @property
    def text(self) -> BodyText:
        """Its text. Read anew each time, so that nobody holds the text of every publication."""
        return BodyText.from_json(self.read()) if self.read else BodyText()

    @property
    def shown(self) -> tuple[list[Shown], str]:
        """What a page shows of its text, and its footnotes. Read anew each time too."""
        return BodyText.shown(self.read()) if self.read else ([], "")

    @property
    def search_parts(self) -> bytes:
        """What a search finds in its text. Read or made anew each time too."""
        return self.read_parts() if self.read_parts else parts(self.text.sections)


_TERM = re.compile(r"<abbr\b[^>]*>([^<]*)</abbr>")


@dataclass(frozen=True, slots=True)
class WebLink:
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class RichText:
    """Markdown in a field, rendered: `link:N` in its HTML is entry N of `links`, as in `Publication.links`."""

    html: str
    links: tuple[str | None, ...] = ()
    line: int = 1


@dataclass(frozen=True, slots=True)
class FileRef:
    """A file of the board's that a publication names."""

    path: str
    """From the site's folder, with forward slashes."""
    name: str
    size: int
    """Bytes."""
    sha256: str


Value = (
    str
    | int
    | float
    | bool
    | dt.date
    | Month
    | WebLink
    | FileRef
    | RichText
    | tuple["Value", ...]
    | Mapping[str, "Value"]
)
"""A field's value. Choices, contacts and references are strings: a key of the board's list, or a publication's id."""


@dataclass(frozen=True, slots=True)
class Publication:
    """One thing that the board publishes. In an edition, only what the public may see of it.

    `id` is `<type>/<slug>` (`review/baby-rowan`) and is how the catalogue names it.
    """

    id: str
    type: str
    slug: str
    section: str
    path: str
    """Path of its source, from the site's folder. For messages to the board; no publisher shows it."""
    title: str
    date: dt.date | None = None
    updated: dt.date | None = None
    summary: str = ""
    themes: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    age_groups: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    stage: tuple[str, ...] = ()
    """Stages of the learning cycle; where empty, those that take its type (`Board.stages_of`)."""
    dimensions: tuple[str, ...] = ()
    """Its places on the board's second axis; where empty, those that take its type (`Board.dimensions_of`)."""
    groups: tuple[str, ...] = ()
    timetable: tuple[str, ...] = ()
    """Items of the reporting timetable that it answers."""
    access: str = "public"
    owner: str = ""
    related: tuple[str, ...] = ()
    derived_from: tuple[str, ...] = ()
    replaced_by: str = ""
    corrections: tuple[Mapping[str, Value], ...] = ()
    listed_until: dt.date | None = None
    held: Mapping[str, Value] | None = None
    withdrawn: Mapping[str, Value] | None = None
    checked_on: dt.date | None = None
    review_by: dt.date | None = None
    aliases: tuple[str, ...] = ()
    draft: bool = False
    language: str = ""
    reference: str = ""
    fields: Mapping[str, Value] = field(default_factory=dict)
    body: Body = Body()
    links: tuple[str | None, ...] = ()
    """For each `link:N` of its text: `id#anchor`, `file:<path>`, or None where words alone may show."""
    files: tuple[FileRef, ...] = ()
    """Every file that the publication names, in fields and in its body."""

    def value(self, key: str) -> Value | None:
        """The value of a key of the front matter, whether all types have it or only this one."""
        found: Value | None = getattr(self, key) if key in _COMMON else self.fields.get(key)
        return found

    @property
    def address(self) -> str:
        """The permanent address of its page, from the root of the site: `reviews/baby-rowan/`."""
        return f"{self.section}/{self.slug}/" if self.section else f"{self.slug}/"


_OF_THE_FILE = {"id", "type", "slug", "section", "path", "fields", "body", "links", "files"}
COMMON = tuple(item.name for item in fields(Publication) if item.name not in _OF_THE_FILE)
"""Keys of the front matter that every type has, which are attributes of a publication."""
_COMMON = frozenset(COMMON)
