"""The edition: the catalogue and the configuration as the public may see them on one day.

Every publisher gets an edition and nothing else, so an embargo cannot leak through one of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cached_property
from hashlib import sha256
from html import escape
from operator import attrgetter
from typing import Any, TypeVar

from pydantic_core import to_json

from boardpress import boardpages
from boardpress.board import Board, Entry, NavigationItem
from boardpress.catalogue import Catalogue, References
from boardpress.contenttype import BoardList, ContentType, Field, Kind
from boardpress.frames import NavEntry
from boardpress.listing import READABLE, Standing, standing
from boardpress.publication import COMMON, Body, FileRef, Publication, RichText, Target, Value
from boardpress.states import State
from boardpress.structure import is_internal, public_structure
from boardpress.words import Words, words_of

_DEFAULTS = {item.name: item.default for item in fields(Publication)}
_but_body = attrgetter(*(item.name for item in fields(Publication) if item.name != "body"))


@dataclass(frozen=True, slots=True)
class Relation:
    """A link between two publications as a reader sees it: 'Comes from', 'Led to', 'See also' ..."""

    label: str
    publication: Publication


@dataclass(frozen=True)
class Edition:
    """What every publisher gets, and all that it gets. It holds nothing that is not public on `day`.

    Publications are newest first (undated ones last), then by id. `board` holds only the types, themes, agencies and
    other entries that something public uses. Internal fields and sections are not in it, links to what is
    not public are words.
    """

    day: date
    board: Board
    publications: tuple[Publication, ...]
    """What the public may read: listed and archived publications."""
    on_request: tuple[Publication, ...]
    """What stands as a short page that says how to ask for it: title, reference and day, without text and files."""
    withdrawn: tuple[Publication, ...]
    """What was taken down: an address and nothing more."""
    standings: Mapping[str, Standing]
    relations: Mapping[str, tuple[Relation, ...]]
    navigation: tuple[NavEntry, ...]
    by_id: Mapping[str, Publication]
    """What the public may read or ask for."""
    words: Words
    """The fixed words of what is published, in the board's language."""
    footer: tuple[NavEntry, ...] = ()
    """Pages that the foot of every page links to."""
    concern_page: str = ""
    """Address of the page that says what to do when somebody is concerned about a child."""
    drafts: bool = False
    """Whether this is a preview that shows drafts and scheduled publications too."""
    slide_template: bytes = b""
    """The board's own slide template; empty where the built-in one serves."""

    @cached_property
    def scratch(self) -> dict[str, Any]:
        """Where what was worked out of the edition is kept while it lasts, by a name for each kind."""
        return {}

    @cached_property
    def digest(self) -> str:
        """A hash of all that the edition holds but the texts of bodies."""
        about = [
            self.day, self.board, self.navigation, self.footer, self.concern_page, self.drafts, self.words,
            sha256(self.slide_template).hexdigest(), self.standings,
        ]  # fmt: skip
        shown = [
            (*_but_body(item), item.body.empty) for item in (*self.publications, *self.on_request, *self.withdrawn)
        ]
        return sha256(to_json([about, shown])).hexdigest()[:32]

    def key(self, publication: Publication) -> str:
        """A hash of all that can be known of a publication, and of the whole edition but the texts of others."""
        return f"{self.digest}{publication.id}{publication.body.digest}"

    @property
    def key_of_all(self) -> str:
        """A hash of the whole edition, every text included."""
        texts = "".join(publication.body.digest for publication in self.publications)
        return f"{self.digest}{sha256(texts.encode()).hexdigest()}"

    def type_of(self, publication: Publication) -> ContentType:
        return self.board.types[publication.type]

    def has_deck(self, publication: Publication) -> bool:
        """Whether slides are made of it: its type declares an outline, and there is text to show."""
        return bool(not publication.body.empty and self.type_of(publication).deck)

    def find(self, identifier: object) -> Publication | None:
        """What the public may read or ask for under an id, or None."""
        return self.by_id.get(str(identifier))

    def is_front(self, publication: Publication) -> bool:
        """Whether it stands in the front listings: archived publications do not."""
        return self.standings[publication.id].state is not State.ARCHIVED

    def of_type(self, name: str) -> tuple[Publication, ...]:
        """The publications of a type, newest first."""
        return tuple(item for item in self.publications if item.type == name)


def compose(catalogue: Catalogue, day: date, *, drafts: bool = False, slide_template: bytes = b"") -> Edition:
    """The edition of a day. With `drafts` it shows what is unfinished, held or scheduled too, nothing internal."""
    board = catalogue.board
    standings = {item.id: standing(item, board.types[item.type], day) for item in catalogue.publications.values()}
    shown = READABLE | ({State.DRAFT, State.HELD, State.SCHEDULED} if drafts else frozenset())
    readable = {identifier for identifier, how in standings.items() if how.state in shown}
    asked_for = {identifier for identifier, how in standings.items() if how.state is State.ON_REQUEST}
    view = _PublicView(board, readable, readable | asked_for, day)
    publications = _newest_first(view.whole(catalogue.publications[identifier]) for identifier in readable)
    on_request = _newest_first(view.on_request(catalogue.publications[identifier]) for identifier in asked_for)
    withdrawn = _newest_first(
        view.withdrawn(item)
        for item in catalogue.publications.values()
        if standings[item.id].state is State.WITHDRAWN and not address_retired(item)
    )
    pages = {name: view.page(publications, identifier) for name, identifier in catalogue.pages.items()}
    public_pages = {name: page for name, page in pages.items() if page}
    words = words_of(board.language, board.words)
    concern = public_pages.get(board.concern.page) if board.concern else None
    public_board = _public_board(board, publications, on_request)
    known = {item.id for item in (*publications, *on_request, *withdrawn)}
    return Edition(
        day=day,
        board=public_board,
        publications=publications,
        on_request=on_request,
        withdrawn=withdrawn,
        standings={identifier: _public_standing(how) for identifier, how in standings.items() if identifier in known},
        relations=_relations((*publications, *on_request), board),
        navigation=(
            NavEntry(words.text("site.home"), ""),
            *_navigation(board.navigation, public_pages, public_board, words),
        ),
        words=words,
        by_id={item.id: item for item in (*publications, *on_request)},
        footer=tuple(
            NavEntry(public_pages[name].title, public_pages[name].address)
            for name in board.footer
            if name in public_pages
        ),
        concern_page=concern.address if concern else "",
        drafts=drafts,
        slide_template=slide_template,
    )


def _public_standing(how: Standing) -> Standing:
    """How it stands, without what is to come and why; of what was withdrawn, nothing more than that it is."""
    if how.state is State.WITHDRAWN:
        return Standing(how.state, None, None)
    return Standing(how.state, how.listed_from, how.must_stay_until)


def _newest_first(publications: Iterable[Publication]) -> tuple[Publication, ...]:
    return tuple(sorted(publications, key=lambda item: (-(item.date or date.min).toordinal(), item.id)))


def address_retired(publication: Publication) -> bool:
    """Whether not even a neutral page stays at its address once it is withdrawn, since the address identifies."""
    return bool(publication.withdrawn and publication.withdrawn.get("address") == "retired")


@dataclass(frozen=True, slots=True)
class _PublicView:
    """Shows publications as the public may see them on a day. `readable` may be read, `linkable` be linked to."""

    board: Board
    readable: set[str]
    linkable: set[str]
    day: date

    def page(self, publications: Iterable[Publication], identifier: str) -> Publication | None:
        """A page that the configuration names, where the public may read it."""
        return next((item for item in publications if item.id == identifier), None)

    def whole(self, publication: Publication) -> Publication:
        """The publication with its public fields only, and links only to what is public."""
        fields = self.board.types[publication.type].fields
        common = {
            key: self._shown(value, fields.get(key)) or _DEFAULTS[key]
            for key, value in zip(_HIDEABLE, _hideable(publication), strict=True)
            if value
        }
        shown = ((key, self._shown(value, fields.get(key))) for key, value in publication.fields.items())
        own = {key: value for key, value in shown if value is not None}
        links = tuple(self._link(link) for link in publication.links)
        linked = {*links, *(link for text in _every(RichText, own.values()) for link in text.links)}
        named = [*_every(FileRef, own.values()), *(file for file in publication.files if f"file:{file.path}" in linked)]
        return replace(
            publication,
            **common,  # type: ignore[arg-type]  # the same kinds of value as before
            fields=own,
            body=_without_targets(publication.body),
            links=links,
            files=tuple(dict.fromkeys(named)),
        )

    def on_request(self, publication: Publication) -> Publication:
        """What it was, and nothing of what it said."""
        whole = self.whole(publication)
        declared = self.board.types[publication.type]
        kept = {key: value for key, value in whole.fields.items() if _stays(declared.fields[key])}
        return replace(_address_only(publication), title=whole.title, date=whole.date,
                       reference=whole.reference, fields=kept)  # fmt: skip

    def withdrawn(self, publication: Publication) -> Publication:
        """An address without a word."""
        return _address_only(publication)

    def _shown(self, value: Value, field: Field | None) -> Value | None:
        """A value of the front matter as the public may see it; None for nothing."""
        shown = self._value(value, field) if field and _is_public(field) else None
        return None if shown in _NOTHING else shown

    def _value(self, value: Value | None, field: Field) -> Value | None:
        """A value without internal keys, without entries of a later day, and without links to what is not public."""
        if value is None:
            return None
        if isinstance(value, tuple):
            kept = (self._value(item, field) for item in value)
            return tuple(item for item in kept if item is not None and item not in _NOTHING)
        if field.kind is Kind.DAY and field.on_its_day and isinstance(value, date) and value > self.day:
            return None
        if isinstance(value, RichText):
            return replace(value, links=tuple(self._link(link) for link in value.links))
        if field.kind is Kind.REFERENCE:
            return self._link(str(value))
        if field.choices and isinstance(value, str) and is_internal(self.board.choices(field.choices).get(value)):
            return None
        if field.kind is Kind.GROUP and isinstance(value, Mapping):
            return self._group(value, field)
        return value

    def _group(self, value: Mapping[str, Value], field: Field) -> Value | None:
        """An entry as far as it is public; none where its day is still to come or what it points to is not public."""
        own_day = value.get("date")
        if isinstance(own_day, date) and own_day > self.day:
            return None
        shown = {key: self._value(item, field.fields[key]) for key, item in value.items() if field.fields[key].public}
        if any(item is None for item in shown.values()):
            return None
        return {key: item for key, item in shown.items() if item is not None}

    def _link(self, link: str | None) -> str | None:
        if link is None or link.startswith("file:"):
            return link
        identifier = link.partition("#")[0]
        if identifier in self.readable:
            return link
        return identifier if identifier in self.linkable else None


def _is_public(field: Field) -> bool:
    return field.public


def _address_only(publication: Publication) -> Publication:
    return Publication(
        id=publication.id, type=publication.type, slug=publication.slug, section=publication.section, path="",
        title="", aliases=publication.aliases,
    )  # fmt: skip


def _without_targets(body: Body) -> Body:
    """A body that keeps where its links lead to itself: a target is the name of a file, which may not be public."""
    return replace(body, targets=tuple(Target("", target.line, target.image) for target in body.targets))


def _stays(field: Field) -> bool:
    """Whether a field says what a publication was. A file or a text is of what it said."""
    return field.stays and field.kind not in {Kind.FILE, Kind.GROUP, Kind.MARKDOWN}


_NOTHING: tuple[Value | None, ...] = (None, (), "", {})
_HIDEABLE = tuple(key for key in COMMON if key not in {"title", "date", "access", "draft", "aliases"})
"""Common keys that an edition holds only where their type makes them public."""
_hideable = attrgetter(*_HIDEABLE)


_Kind = TypeVar("_Kind")


def _every(kind: type[_Kind], values: Iterable[Value]) -> Iterator[_Kind]:
    """Every value of a kind, however deep in lists and groups."""
    for value in values:
        if isinstance(value, kind):
            yield value
        elif isinstance(value, Mapping):
            yield from _every(kind, value.values())
        elif isinstance(value, tuple):
            yield from _every(kind, value)


def _relations(publications: tuple[Publication, ...], board: Board) -> dict[str, tuple[Relation, ...]]:
    """For each publication, what it points to and what points to it, each once and under the first label."""
    by_id = {item.id: item for item in publications}
    found: dict[str, dict[str, Relation]] = defaultdict(dict)
    finder = References(board.types)
    every = [(publication, list(finder.of(publication))) for publication in publications]
    for _, references in every:
        for reference in references:
            if reference.label and reference.target in by_id and "." not in reference.field:
                found[reference.source].setdefault(reference.target, Relation(reference.label, by_id[reference.target]))
    for publication, references in every:
        for reference in references:
            if reference.reverse and reference.target in by_id:
                found[reference.target].setdefault(reference.source, Relation(reference.reverse, publication))
    return {identifier: tuple(relations.values()) for identifier, relations in found.items()}


def _public_board(board: Board, publications: tuple[Publication, ...], on_request: tuple[Publication, ...]) -> Board:
    """The board with only the types, terms, contacts and list entries that something public uses."""
    used: dict[BoardList | Kind, set[str]] = defaultdict(set)
    telling = {
        name: [(key, field) for key, field in declared.fields.items() if field.choices or field.kind in _TELLING]
        for name, declared in board.types.items()
    }
    for publication in (*publications, *on_request):
        for key, field in telling[publication.type]:
            if value := publication.value(key):
                _collect(field, value, used)
    in_use = {item.type for item in (*publications, *on_request)}
    types = {name: _public_type(declared) for name, declared in board.types.items() if name in in_use}
    structure = public_structure(board, types)
    for item in structure.timetable.values():
        used[BoardList.AGENCIES].update(item.agencies)
    lists: dict[str, dict[str, Entry]] = {
        name.value: {key: entry for key, entry in board.choices(name).items() if key in used[name]}
        for name in _SHOWN_WHERE_USED
    }
    asked = {declared.listing.ask for declared in types.values()} | set(
        board.concern.everybody if board.concern else ()
    )
    asked |= {board.requests_contact, board.media_contact}
    contacts = {key: contact for key, contact in board.contacts.items() if key in used[Kind.CONTACT] | asked}
    explained = {term for item in publications for term in item.body.terms}
    html = "".join(text.html for item in publications for text in _every(RichText, item.fields.values()))
    glossary = {
        term: said
        for term, said in board.glossary.items()
        if term in explained or f'title="{escape(said.means)}">{escape(term)}<' in html
    }
    # The names of pages are in `navigation`, `footer` and `concern_page` of the edition, where they are public.
    named = {"navigation": (), "footer": (), "concern": board.concern and board.concern.model_copy(update={"page": ""})}
    told = {**lists, **named, **structure._asdict(), "allowed_in_text": ()}
    return board.model_copy(update={**told, "types": types, "contacts": contacts, "glossary": glossary})


_SHOWN_WHERE_USED = (
    BoardList.THEMES, BoardList.AGENCIES, BoardList.AGE_GROUPS, BoardList.AUDIENCES, BoardList.PRIORITIES,
    BoardList.CHANNELS,
)  # fmt: skip
"""Lists of words to sort by, of which an edition has what something public uses. The others say how the board works."""


_TELLING = frozenset({Kind.CONTACT, Kind.GROUP})
"""Kinds of field that, as choices do, name something of the board's."""


def _collect(field: Field, value: Value, used: dict[BoardList | Kind, set[str]]) -> None:
    for item in value if isinstance(value, tuple) else (value,):
        if (source := field.choices or field.kind) and isinstance(item, str):
            used[source].add(item)
        elif isinstance(item, Mapping):
            for key, inner in item.items():
                if key in field.fields:
                    _collect(field.fields[key], inner, used)


def _public_type(declared: ContentType) -> ContentType:
    sections = {key: section for key, section in declared.sections.items() if section.public}
    fields = {key: field for key, field in declared.fields.items() if _is_public(field)}
    return declared.model_copy(update={"fields": fields, "sections": sections})


def _navigation(
    items: tuple[NavigationItem, ...], pages: Mapping[str, Publication], board: Board, words: Words
) -> Iterator[NavEntry]:
    """The navigation without what is not public on the day; `board` is that of the edition."""
    ways = boardpages.ways(board, words)
    for item in items:
        children = tuple(_navigation(item.items, pages, board, words))
        if item.page in pages:
            page = pages[item.page]
            yield NavEntry(item.title or page.title, page.address, children)
        elif item.section and item.section in board.types:
            declared = board.types[item.section]
            yield NavEntry(item.title or declared.label.plural, f"{declared.section}/", children)
        elif way := next((way for name, way in ways.items() if getattr(item, name)), None):
            yield NavEntry(item.title or way[0], way[1], children)
