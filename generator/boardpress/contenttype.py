"""What a type of content is: the declaration that one YAML file holds.

A declaration is data. Validation, pages, decks, the listing rule and the reference documentation all read it;
nothing in the code knows the name of a field of one type.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict
from pydantic import Field as Setting

Key = Annotated[str, Setting(pattern=r"^[a-z][a-z0-9]*([_-][a-z0-9]+)*$")]


class Declaration(BaseModel):
    """Base of all that a board declares in YAML: immutable, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


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


class Field(Declaration):
    """One key of the front matter."""

    kind: Kind
    label: str
    help: str = ""
    required: bool = False
    public: bool = True
    show: bool = True
    """Whether a public field stands among the facts on the page (the register and the feed may use it all the same)."""
    stays: bool = False
    """Whether it is still shown when the publication is only available on request."""
    many: bool = Setting(default=False, alias="list")
    """Whether the value is a list of the kind; written `list: true` in a declaration."""
    values: dict[str, str] = {}
    """Allowed values of a choice and their labels."""
    choices: BoardList | None = Setting(default=None, alias="from")
    """The board's list that a choice comes from; written `from: themes` in a declaration."""
    types: tuple[str, ...] = ()
    """Types of content that a reference may point to; any where empty."""
    on_its_day: bool = False
    """Whether a day is shown from that day on only: nothing says in advance that a text will change."""
    keeps_internal: tuple[str, ...] = ()
    """Values of a choice with which the publication is internal, whatever its `access` says."""
    suffixes: tuple[str, ...] = (".pdf", ".docx", ".xlsx", ".pptx", ".csv", ".odt", ".ods")
    """Kinds of file that a file field takes."""
    reverse: str = ""
    """How the publication that a reference points to names the one that points: 'Led to'. Empty: not shown there."""
    trail: Literal["", "back", "on"] = ""
    """Whether a reference is a step of a trail: `back` to what it was made from or answers, `on` to what came of it."""
    already_public: bool = False
    """Whether a reference must point to something that is public no later than the publication itself."""
    fields: dict[Key, Field] = {}
    """The keys of each entry of a group."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=True)


class Section(Declaration):
    """A section of the body that authors are asked for: a row of the board's template."""

    heading: str
    help: str = ""
    expected: bool = False
    """Whether `check` warns when the section is missing."""
    public: bool = True
    numbered: str = ""
    """Singular word (`finding`) where each sub-heading is numbered and has an address of its own (`#finding-1`)."""


class Then(StrEnum):
    """What happens to a publication after the least time that it must be listed."""

    KEEP = "keep"
    """It stays listed."""
    ARCHIVE = "archive"
    """It is kept, out of the front listings, and still found."""
    ON_REQUEST = "on-request"
    """A page that says how to ask for it stays at its address."""


class ListingRule(Declaration):
    """For how long a publication must stay listed, and by whose rule."""

    minimum_months: int = Setting(default=0, ge=0)
    """Calendar months from the day of publication; 0 where there is no duty."""
    then: Then = Then.KEEP
    source: str = ""
    """The law, guidance or decision that the rule comes from."""
    confirmed: str = Setting(default="", pattern=r"^(\d{4}-\d{2}-\d{2})?$")
    """The day on which the board confirmed the rule, as 2026-02-28."""
    ask: Key | None = None
    """The contact to ask for what is available on request."""


class SlideOutline(Declaration):
    """One step of a deck's outline."""

    slide: Literal["title", "about", "section", "points", "questions", "next", "resources"]
    of: tuple[str, ...] = ()
    """Keys of sections that the step takes its text from."""
    title: str = ""
    minutes: int = 0
    """Minutes suggested to the trainer in the notes; 0 where there is no suggestion."""


class Label(Declaration):
    singular: str
    plural: str


class AnnualReportPlace(Declaration):
    """Where publications of the type stand in the year's digest."""

    order: int
    key_learning: tuple[str, ...] = ()
    """Keys of the sections to quote as key learning: the first that the publication has."""


class ContentType(Declaration):
    """A type of content: what an author writes, what is checked, and what is published of it."""

    name: Key
    label: Label
    description: str = ""
    folder: Annotated[str, Setting(pattern=r"^[a-z0-9]+(?:[-_/][a-z0-9]+)*$")]
    """Folder of the sources, from the site's folder: `content/reviews`."""
    section: Annotated[str, Setting(pattern=r"^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$")]
    """First part of the address: `reviews`; empty for pages at the root of the site."""
    access: Literal["public", "internal"] = "public"
    """Default access of a publication of the type."""
    feed: bool = False
    listed: bool = True
    """Whether the type has a section page, stands in the themes' pages and among the latest."""
    fields: dict[Key, Field] = {}
    """Every key of the front matter: those that all types have, then the type's own."""
    sections: dict[Key, Section] = {}
    page: tuple[str, ...] = ()
    """Page outline: section keys in the order of the page; the author's order where empty."""
    deck: tuple[SlideOutline, ...] = ()
    listing: ListingRule = ListingRule()
    clearance: tuple[Key, ...] = ()
    """Keys of the group `clearance` without which a publication of the type is not listed, whatever its date."""
    annual_report: AnnualReportPlace | None = None
    shorter: tuple[Key, ...] = ()
    """Types of what is made from it that say the same in less time: the page leads there first."""
    spoken_minutes: int = 0
    """Longest reading time aloud, in minutes, past which the author is warned; 0 for no limit."""
    collects_year: bool = False
    """Whether the page is followed by the computed digest of its period (`period_from`, `period_to`)."""

    def public_fields(self) -> Iterator[tuple[str, Field]]:
        """Fields that an edition may hold, in the order of declaration."""
        return ((key, field) for key, field in self.fields.items() if field.public)
