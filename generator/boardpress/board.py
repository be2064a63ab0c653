"""The board: what `site-config.yml` says of it. The text below a key is what the reference says of that key."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal

from boardpress.contenttype import BoardList, ContentType, Key
from boardpress.declaring import Before, Bounds, Declaration, Pattern
from boardpress.records import dataclass, field

Address = Annotated[str, Pattern(r"^https?://[^/\s\[\]]+/(\S*/)?$")]
MonthNumber = Annotated[int, Bounds(1, 12)]

Colour = Literal[
    "red", "pink", "purple", "deep-purple", "indigo", "blue", "light-blue", "cyan", "teal", "green", "light-green",
    "lime", "yellow", "amber", "orange", "deep-orange", "brown", "grey", "blue-grey", "black", "white",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Declaration):
    """An entry of one of the board's own lists: a theme, an age group, an audience, a priority, a channel."""

    label: str
    """What readers see"""
    summary: str = ""
    """A sentence for its page"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency(Entry):
    """An agency of the partnership."""

    kind: str = ""
    """What sort of agency it is, in the board's words: agencies of one kind stand together"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Entry):
    """A group, sub-group or panel of the board."""

    chair: str = ""
    """The role that chairs it. Never a person's name"""
    reports_to: tuple[Key, ...] = ()
    """Keys of the groups that it reports to"""
    internal: bool = False
    """`true` if the public is not told of it"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Entry):
    """A stage of the learning cycle, or an entry of the second axis."""

    types: tuple[Key, ...] = ()
    """Types whose publications stand there, unless a text says otherwise"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle(Declaration):
    """The board's own learning cycle."""

    label: str
    """What the board calls it"""
    summary: str = ""
    """A sentence that explains it"""
    stages: dict[Key, Stage]
    """Its stages, in their order"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimensions(Declaration):
    """A second axis beside the stages of the cycle."""

    label: str
    """What the board calls one of them"""
    summary: str = ""
    """A sentence that explains them"""
    entries: dict[Key, Stage]
    """What there is on the axis, in order"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Declaration):
    """What a term or an abbreviation means to this board."""

    means: str
    """What it stands for: readers see it where the term stands in a text"""
    summary: str = ""
    """A sentence or two that explain it, for the page of all terms"""


def _as_term(said: object) -> object:
    return {"means": said} if isinstance(said, str) else said


class Every(StrEnum):
    """How often an item of the timetable comes."""

    MONTHLY = "monthly"
    BI_MONTHLY = "bi-monthly"
    """Every two months."""
    QUARTERLY = "quarterly"
    SIX_MONTHLY = "six-monthly"
    YEARLY = "yearly"


_MONTHS_BETWEEN = {
    Every.MONTHLY: 1, Every.BI_MONTHLY: 2, Every.QUARTERLY: 3, Every.SIX_MONTHLY: 6, Every.YEARLY: 12,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class TimetableItem(Entry):
    """Something that the board reports at set times of the year."""

    months: tuple[MonthNumber, ...] = ()
    """The months in which it is due, as numbers: `[2, 6, 8, 12]`"""
    every: Every | None = None
    """In place of `months`: `monthly`, `bi-monthly` (every two months), `quarterly`, `six-monthly` or `yearly`"""
    first: MonthNumber | None = None
    """With `every`: a month in which it comes, such as `1` for January"""
    when: str = ""
    """Words for a time that is no month: `At each meeting of the board`"""
    to: tuple[Key, ...] = ()
    """Keys of the groups that receive it"""
    agencies: tuple[Key, ...] = ()
    """Keys of the agencies that it comes from"""
    owner: str = ""
    """The role that answers for it. Never a person's name"""
    type: Key | None = None
    """The type of what is published for it. A text of that type says so with its key `timetable`"""
    internal: bool = False
    """`true` if the public is not told of it"""

    @property
    def due(self) -> tuple[int, ...]:
        """Numbers of the months in which it is due, in the order of the calendar; none where only words say when."""
        if self.every is None:
            return tuple(sorted(self.months))
        step = _MONTHS_BETWEEN[self.every]
        return tuple(sorted({((self.first or 1) - 1 + step * count) % 12 + 1 for count in range(12 // step)}))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingYear(Declaration):
    """The year that the board reports on."""

    starts: Annotated[str, Pattern(r"^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$")] = "04-01"
    """Month and day of its first day, in quotes: `"04-01"` for 1 April (which it is if you say nothing)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Predecessor(Declaration):
    """A board that this one follows."""

    name: str
    """Its whole name"""
    short_name: str = ""
    """Its short name"""
    until: Annotated[str, Pattern(r"^(\d{4}(-(0[1-9]|1[0-2]))?)?$")] = ""
    """The month or year in which it ended, in quotes: `"2019-09"`"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Declaration):
    """Somebody whom the public may turn to: a role, never a person's name."""

    label: str
    """What it is called"""
    phone: str = ""
    """Its telephone number, as people write it"""
    email: str = ""
    """Its email address"""
    form: Annotated[str, Pattern(r"^(https?://\S+)?$")] = ""
    """The web address of a form"""
    address: str = ""
    """Its postal address, in one line"""
    text: str = ""
    """When to use it, in a sentence"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NavigationItem(Declaration):
    """An entry of the site's navigation: a page by its file name, or a section by its type."""

    title: str = ""
    """Its words. Without them it takes those of the page or type"""
    page: str = ""
    """A page, by its file name"""
    section: str = ""
    """The list of a type, by the type's name: `review`"""
    themes: bool = False
    """`true` for the list of themes"""
    agencies: bool = False
    """`true` for the list of agencies"""
    priorities: bool = False
    """`true` for the list of priorities"""
    groups: bool = False
    """`true` for the groups, and who reports to whom"""
    cycle: bool = False
    """`true` for the learning cycle"""
    timetable: bool = False
    """`true` for the reporting timetable"""
    glossary: bool = False
    """`true` for the page that explains terms"""
    items: tuple[NavigationItem, ...] = ()
    """Entries below it, of the same form"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern(Declaration):
    """What to do when somebody is concerned about a child: shown on the home page and in every deck."""

    page: str
    """The file name of the page that says what to do"""
    text: str
    """The most important thing, in a sentence or two"""
    contacts: tuple[Key, ...] = ()
    """A list of whom to ring, by their keys among `contacts`"""
    out_of_hours: tuple[Key, ...] = ()
    """Whom to ring at night, at weekends and on holidays: they stand after the others"""

    @property
    def everybody(self) -> tuple[str, ...]:
        """Keys of all who may be rung, in the order in which they are shown."""
        return tuple(dict.fromkeys((*self.contacts, *self.out_of_hours)))


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentControl(Declaration):
    """How the board keeps its documents."""

    show_out_of_date: bool = False
    """`true` if a page says in public that the day of its `review_by` has passed. `boardpress list` says it to the
    board in any case"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Declaration):
    """The look, within what Material offers; everything else is an override in `theme/`."""

    colour: Colour = "indigo"
    """One of Material's colours (below), `indigo` if you say nothing. Each has a shade for light and one for dark,
    which can be read well"""
    accent: Colour | None = None
    """Another of them, for what a reader points at. Left out, it is the same"""


_CYCLE, _DIMENSIONS = BoardList.CYCLE, BoardList.DIMENSIONS
"""To ask for a member of an enumeration each time takes long before Python 3.12."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Board(Declaration):
    """The board, its lists and its types of content."""

    name: str
    """The board's whole name"""
    short_name: str
    """Its short name, for slides"""
    url: Address
    """The address at which the site is served, with `https://` and a slash at the end:
    `https://www.ashmere.example/` or `https://www.council.example/ascp/`"""
    summary: str
    """What the site is for, in a sentence: on the home page and in feeds"""
    language: Annotated[str, Pattern(r"^[a-z]{2,3}(?:-[A-Z]{2})?$")] = "en-GB"
    """Language of the site, such as `en-GB` (which it is if you say nothing) or `cy`: [languages.md](languages.md)"""
    example: bool = False
    """`true` for an example board: every page says so, and telephone numbers for drama are allowed"""
    nation: Literal["england", "wales", "scotland", "northern-ireland"] | None = None
    """The nation whose law the board is under: `england`, `wales`, `scotland` or `northern-ireland`"""
    areas: tuple[str, ...] = ()
    """A list of the areas that it serves"""
    partners: tuple[str, ...] = ()
    """A list of the partners' names, for the foot of each page"""
    predecessors: tuple[Predecessor, ...] = ()
    """The boards that it follows: [below](#predecessors)"""
    concern: Concern | None = None
    """What to do when somebody is worried about a child: [below](#worried-about-a-child)"""
    contacts: dict[Key, Contact] = field(default_factory=dict)
    """Whom the public may turn to: [below](#contacts)"""
    requests_contact: Key | None = None
    """Whom readers ask for what is on request, one of `contacts`. A type's `listing.ask` may name another"""
    media_contact: Key | None = None
    """Whom journalists turn to, one of `contacts`: the foot of each page says so"""
    themes: dict[Key, Entry] = field(default_factory=dict)
    """What texts are about: [below](#the-boards-own-lists)"""
    agencies: dict[Key, Agency] = field(default_factory=dict)
    """Whose practice they are about"""
    age_groups: dict[Key, Entry] = field(default_factory=dict)
    """Ages that they are about"""
    audiences: dict[Key, Entry] = field(default_factory=dict)
    """Whom they are written for"""
    priorities: dict[Key, Entry] = field(default_factory=dict)
    """The board's priorities"""
    channels: dict[Key, Entry] = field(default_factory=dict)
    """The ways in which the board spreads what it learnt: briefings, team meetings, the newsletter"""
    groups: dict[Key, Group] = field(default_factory=dict)
    """Groups and sub-groups, and who reports to whom: [below](#groups)"""
    cycle: Cycle | None = None
    """The stages of the board's learning cycle: [below](#the-learning-cycle)"""
    dimensions: Dimensions | None = None
    """A second axis beside them: [below](#the-learning-cycle)"""
    reporting_year: ReportingYear = field(default_factory=ReportingYear)
    """The first day of the year that the board reports on: [below](#the-reporting-timetable)"""
    timetable: dict[Key, TimetableItem] = field(default_factory=dict)
    """What is reported when: [below](#the-reporting-timetable)"""
    glossary: dict[str, Annotated[Term, Before(_as_term)]] = field(default_factory=dict)
    """Abbreviations and terms, each with what it stands for: [below](#the-glossary)"""
    allowed_in_text: tuple[str, ...] = ()
    """Telephone numbers and postcodes that may stand in texts: [below](#numbers-and-postcodes-in-texts)"""
    document_control: DocumentControl = field(default_factory=DocumentControl)
    """How documents are kept: [below](#document-control)"""
    navigation: tuple[NavigationItem, ...] = ()
    """What the menu shows: [below](#navigation)"""
    footer: tuple[str, ...] = ()
    """A list of the pages that the foot of each page links to, by file name: `[privacy.md, contact.md]`"""
    theme: Theme = field(default_factory=Theme)
    """The look: [below](#the-look)"""
    words: dict[Key, dict[Key, str | dict[Key, str]]] = field(default_factory=dict)
    """Fixed words of the interface, in your own: [languages.md](languages.md#your-own-words)"""
    types: dict[Key, ContentType] = field(default_factory=dict)
    """Changes to types of content, and types of your own: [below](#your-own-types-of-content)"""

    @property
    def abbreviations(self) -> dict[str, str]:
        """What each term of the glossary stands for, by the term: what is explained where it stands in a text."""
        return {term: said.means for term, said in self.glossary.items()}

    def choices(self, name: BoardList) -> Mapping[str, Entry]:
        """The entries of one of the board's lists, by key."""
        if name is _CYCLE:
            return self.cycle.stages if self.cycle else {}
        if name is _DIMENSIONS:
            return self.dimensions.entries if self.dimensions else {}
        entries: Mapping[str, Entry] = getattr(self, name)
        return entries

    def stages_of(self, type_name: str, own: tuple[str, ...]) -> tuple[str, ...]:
        """Keys of the stages at which a publication of a type stands: its `own`, or else those that take its type."""
        return own or _taking(self.choices(_CYCLE), type_name)

    def dimensions_of(self, type_name: str, own: tuple[str, ...]) -> tuple[str, ...]:
        """The same on the second axis."""
        return own or _taking(self.choices(_DIMENSIONS), type_name)


def _taking(entries: Mapping[str, Entry], type_name: str) -> tuple[str, ...]:
    return tuple(key for key, stage in entries.items() if isinstance(stage, Stage) and type_name in stage.types)
