"""What a type of content is: the declaration that one YAML file holds.

A declaration is data. Validation, pages, decks, the listing rule and the reference documentation all read it;
nothing in the code knows the name of a field of one type.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Literal

from boardpress.declaring import Bounds, Declaration, Pattern
from boardpress.records import dataclass, field

Key = Annotated[str, Pattern(r"^[a-z][a-z0-9]*([_-][a-z0-9]+)*$")]


Count = Annotated[int, Bounds(0)]


class Kind(StrEnum):
    """What a field holds, and so how its value is read, checked and shown."""

    TEXT = "text"
    MARKDOWN = "markdown"
    DAY = "day"
    MONTH = "month"
    CHOICE = "choice"
    REFERENCE = "reference"
    CONTACT = "contact"
    FILE = "file"
    LINK = "link"
    """A web address with its words: keys `title` and `url`."""
    ADDRESS = "address"
    """A web address."""
    NUMBER = "number"
    BOOLEAN = "boolean"
    GROUP = "group"


class BoardList(StrEnum):
    """The lists of the board's own that a choice can come from (in `site-config.yml`)."""

    THEMES = "themes"
    AGENCIES = "agencies"
    AGE_GROUPS = "age_groups"
    AUDIENCES = "audiences"
    PRIORITIES = "priorities"
    CHANNELS = "channels"
    GROUPS = "groups"
    CYCLE = "cycle"
    """The stages of the learning cycle."""
    DIMENSIONS = "dimensions"
    TIMETABLE = "timetable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Within(Declaration):
    """How soon a day must follow another."""

    of: Key
    """The key of the other day, in the same group"""
    days: Count = 0
    """Most days after it"""
    months: Count = 0
    """Most calendar months after it"""
    unless: dict[Key, tuple[str, ...]] = field(default_factory=dict)
    """What says that nothing is due, such as `{outcome: [none]}`"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(Declaration):
    """One key of the front matter."""

    kind: Kind
    """What it holds: one of the [kinds](types.md#what-a-key-can-hold)"""
    label: str
    """What readers see beside it"""
    help: str = ""
    """What to write, for authors"""
    required: bool = False
    """`true` if it must be there"""
    expected: bool = False
    """`true` if `boardpress check` warns where it is missing"""
    public: bool = True
    """`false` if it is for the board: it is published nowhere"""
    show: bool = True
    """`false` to leave it off the page"""
    stays: bool = False
    """`true` if it is still shown when the publication is only available on request"""
    many: bool = False
    """`true` for a list of the kind"""
    values: dict[str, str] = field(default_factory=dict)
    """For a choice: the allowed values, each with its label"""
    choices: BoardList | None = None
    """For a choice: the board's list that it comes from, such as `priorities`"""
    types: tuple[str, ...] = ()
    """For a reference: the types that it may point to, such as `[review]`"""
    on_its_day: bool = False
    """For a day: `true` if it is shown from that day on only"""
    not_before: Key | None = None
    """For a day: the key of another, in the same group, that it must not be before"""
    within: Within | None = None
    """For a day: how soon it must follow another, such as `{of: notified_on, months: 1}`. `boardpress check` warns the
    board, nothing is stopped"""
    done_when: dict[Key, tuple[str, ...]] = field(default_factory=dict)
    """For a day: what says that the thing due is done, such as `{state: [done]}`. Until then `boardpress check` warns
    once the day has passed"""
    same_as: Annotated[str, Pattern(r"^([a-z_]+\.[a-z_]+)?$")] = ""
    """For a text: a part of a list, such as `versions.version`, whose last entry must say the same"""
    keeps_internal: tuple[str, ...] = ()
    """For a choice: values with which the publication is internal, whatever its `access` says"""
    suffixes: tuple[str, ...] = (".pdf", ".docx", ".xlsx", ".pptx", ".csv", ".odt", ".ods")
    """For a file: the endings that it may have, such as `[.pdf]`"""
    reverse: str = ""
    """For a reference: how the publication that it points to names this one, such as `Led to`"""
    trail: Literal["", "back", "on"] = ""
    """For a reference that is a step of "What happened next": `back` if it points to what this was made from or
    answers, `on` if to what came of it"""
    anchors: bool = False
    """For a reference: `true` if it may lead to a heading too: `reviews/baby-rowan.md#recommendation-2`"""
    already_public: bool = False
    """For a reference: `true` if that must be public no later than this"""
    fields: dict[Key, Field] = field(default_factory=dict)
    """For a group: the keys of its entries"""
    table: bool = False
    """For a list of groups: `true` if its entries are short enough to stand in a table"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Declaration):
    """A section of the body that authors are asked for: a row of the board's template."""

    heading: str
    """Its heading, as authors write it"""
    help: str = ""
    """What to write, for authors"""
    expected: bool = False
    """`true` if `boardpress check` warns where it is missing"""
    public: bool = True
    """`false` if it is for the board: it is published nowhere"""
    numbered: str = ""
    """A word such as `finding`: each sub-heading is numbered, and has the address `#finding-1`"""


class Then(StrEnum):
    """What happens to a publication after the least time that it must be listed."""

    KEEP = "keep"
    """It stays listed."""
    ARCHIVE = "archive"
    """It is kept, out of the front listings, and still found."""
    ON_REQUEST = "on-request"
    """A page that says how to ask for it stays at its address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingRule(Declaration):
    """For how long a publication must stay listed, and by whose rule."""

    minimum_months: Count = 0
    """Least number of months that it must stay listed; `0` for no rule"""
    then: Then = Then.KEEP
    """What comes after that: `keep` (it stays), `archive` (it leaves the front lists) or `on-request` (a page says
    how to ask for it)"""
    source: str = ""
    """The law or guidance that says so"""
    confirmed: Annotated[str, Pattern(r"^(\d{4}-\d{2}-\d{2})?$")] = ""
    """The day on which the board confirmed the rule, in quotes: `"2026-04-14"`"""
    ask: Key | None = None
    """For `then: on-request`: the contact whom readers ask, one of `contacts`"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideOutline(Declaration):
    """One step of a deck's outline."""

    slide: Literal["title", "about", "section", "points", "questions", "next", "resources"]
    """`title`; `about` (summary, themes, agencies); `section` (a text); `points` (a slide for each sub-heading);
    `questions`; `next` (what happens next, and our own actions); `resources` (whom to ring, where to read more)"""
    of: tuple[str, ...] = ()
    """Keys of the sections that it takes its text from"""
    title: str = ""
    """A heading in place of the section's"""
    minutes: int = 0
    """How long it may take, for the trainer"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label(Declaration):
    singular: str
    """What one is called"""
    plural: str
    """What many are called"""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualReportPlace(Declaration):
    """Where publications of the type stand in the year's digest."""

    order: int
    """Its place among the types: the lowest number comes first"""
    key_learning: tuple[str, ...] = ()
    """Keys of sections to quote as what was learnt: the first that a text has"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentType(Declaration):
    """A type of content: what an author writes, what is checked, and what is published of it."""

    name: Key
    """The type's name. It is the key that the declaration stands under, so leave it out"""
    label: Label
    """What one and many of them are called: `{singular: Review, plural: Reviews}`"""
    description: str = ""
    """A sentence for the page that lists them"""
    folder: Annotated[str, Pattern(r"^[a-z0-9]+(?:[-_/][a-z0-9]+)*$")]
    """Where their files lie, from the site's folder: `content/storyboards`. No two types share one"""
    section: Annotated[str, Pattern(r"^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$")]
    """First part of their addresses: `storyboards`. With `""` they stand at the root of the site"""
    access: Literal["public", "internal"] = "public"
    """`public`, or `internal` for a type that is for the board unless a file says otherwise"""
    feed: bool = False
    """`true` for a feed of its own, and a place in the feed of everything"""
    listed: bool = True
    """`false` for a type without a list, which stands on no theme's page and not among the latest"""
    fields: dict[Key, Field] = field(default_factory=dict)
    """Keys of its files, besides those that every type has"""
    sections: dict[Key, Section] = field(default_factory=dict)
    """Sections of its texts"""
    page: tuple[str, ...] = ()
    """Keys of sections, in the order in which the page has them. Left out, they stay as the author ordered them"""
    deck: tuple[SlideOutline, ...] = ()
    """What its slides are made from, step by step. Left out, there are none"""
    listing: ListingRule = field(default_factory=ListingRule)
    """How long they must stay listed: [For how long things stay](listing.md)"""
    clearance: tuple[Key, ...] = ()
    """Parts of the key `clearance` without which none of them is listed, such as `[authorised_by, legal_check]`;
    `[]` for none"""
    annual_report: AnnualReportPlace | None = None
    """Where they stand in the year's learning. Left out, they do not count"""
    shorter: tuple[Key, ...] = ()
    """Types of what is made from them that say the same in less time, such as `[learning-summary]`: the page leads
    there first"""
    spoken_minutes: int = 0
    """How long they may take to read aloud before a warning comes; `0` for no limit"""
    collects_year: bool = False
    """`true` for a type that is followed by the year's learning of its `period_from` and `period_to`"""

    def public_fields(self) -> Iterator[tuple[str, Field]]:
        """Fields that an edition may hold, in the order of declaration."""
        return ((key, field) for key, field in self.fields.items() if field.public)
