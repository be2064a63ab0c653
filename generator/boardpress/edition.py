"""The edition: the catalogue and the configuration as the public may see them on one day.

Every publisher gets an edition and nothing else, so an embargo cannot leak through one of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from html import escape

from boardpress.board import Board, Entry, NavigationItem
from boardpress.catalogue import Catalogue, references
from boardpress.contenttype import BoardList, ContentType, Field, Kind
from boardpress.frames import NavEntry
from boardpress.listing import Standing, State, standing
from boardpress.publication import COMMON, FileRef, Publication, RichText, Value

_DEFAULTS = {item.name: item.default for item in fields(Publication)}


@dataclass(frozen=True, slots=True)
class Relation:
    """A link between two publications as a reader sees it: 'Comes from', 'Led to', 'See also' ..."""

    label: str
    publication: Publication


@dataclass(frozen=True, slots=True)
class Edition:
    """What every publisher gets, and all that it gets. It holds nothing that is not public on `day`.

    `publications` are newest first (undated ones last), then by id. `board` holds only the types, themes, agencies and
    other entries that something public uses. Internal fields and sections are not in it, links to what is
    not public are words.
    """

    day: date
    board: Board
    publications: tuple[Publication, ...]
    standings: Mapping[str, Standing]
    relations: Mapping[str, tuple[Relation, ...]]
    navigation: tuple[NavEntry, ...]
    footer: tuple[NavEntry, ...] = ()
    """Pages that the foot of every page links to."""
    concern_page: str = ""
    """Address of the page that says what to do when somebody is concerned about a child."""
    drafts: bool = False
    """Whether this is a preview that shows drafts and scheduled publications too."""
    slide_template: bytes = b""
    """The board's own slide template; empty where the built-in one serves."""

    def type_of(self, publication: Publication) -> ContentType:
        return self.board.types[publication.type]

    def has_deck(self, publication: Publication) -> bool:
        """Whether slides are made of it: its type declares an outline, and there is text to show."""
        return bool(self.type_of(publication).deck and publication.body.sections)

    def of_type(self, name: str) -> tuple[Publication, ...]:
        """The publications of a type, newest first."""
        return tuple(item for item in self.publications if item.type == name)

    def with_theme(self, key: str) -> tuple[Publication, ...]:
        """The publications about a theme, newest first."""
        return tuple(item for item in self.publications if key in item.themes)

    def with_agency(self, key: str) -> tuple[Publication, ...]:
        """The publications about an agency's practice, newest first."""
        return tuple(item for item in self.publications if key in item.agencies)


def compose(catalogue: Catalogue, day: date, *, drafts: bool = False, slide_template: bytes = b"") -> Edition:
    """The edition of a day. With `drafts` it shows drafts and scheduled publications too, never internal ones."""
    board = catalogue.board
    standings = {item.id: standing(item, board.types[item.type], day) for item in catalogue.publications.values()}
    shown = {State.LISTED, State.DRAFT, State.SCHEDULED} if drafts else {State.LISTED}
    public = {identifier for identifier, how in standings.items() if how.state in shown}
    publications = tuple(
        sorted(
            (_public_view(catalogue.publications[identifier], board, public) for identifier in public),
            key=lambda item: (-(item.date or date.min).toordinal(), item.id),
        )
    )
    by_id = {item.id: item for item in publications}
    pages = {name: by_id[identifier] for name, identifier in catalogue.pages.items() if identifier in by_id}
    concern = pages.get(board.concern.page) if board.concern else None
    return Edition(
        day=day,
        board=_public_board(board, publications),
        publications=publications,
        standings={item.id: standings[item.id] for item in publications},
        relations=_relations(publications, board),
        navigation=(NavEntry("Home", ""), *_navigation(board.navigation, pages, publications, board)),
        footer=tuple(NavEntry(pages[name].title, pages[name].address) for name in board.footer if name in pages),
        concern_page=concern.address if concern else "",
        drafts=drafts,
        slide_template=slide_template,
    )


def _public_view(publication: Publication, board: Board, public: set[str]) -> Publication:
    """The publication with its public fields only, and links only to what is public."""
    declared = board.types[publication.type]
    common = {key: _DEFAULTS[key] for key in COMMON if not declared.fields[key].public and key in _HIDEABLE}
    shown = {key: _public_value(value, declared.fields[key], public) for key, value in publication.fields.items()}
    own = {key: value for key, value in shown.items() if declared.fields[key].public and value not in ((), "")}
    links = tuple(_public_link(link, public) for link in publication.links)
    linked = {*links, *(link for value in own.values() if isinstance(value, RichText) for link in value.links)}
    named = [*_files(own.values()), *(file for file in publication.files if f"file:{file.path}" in linked)]
    references_kept = {
        key: _public_value(getattr(publication, key), declared.fields[key], public)
        for key in ("related", "derived_from", "replaced_by")
    }
    return replace(
        publication,
        **{**references_kept, **common},  # type: ignore[arg-type]  # the same kinds of value as before
        fields=own,
        links=links,
        files=tuple(dict.fromkeys(named)),
    )


_HIDEABLE = frozenset(COMMON) - {"title", "date", "access", "draft", "aliases"}


def _public_value(value: Value, field: Field, public: set[str]) -> Value:
    """A value without internal keys of its groups and without references to what is not public."""
    if isinstance(value, tuple):
        kept = (_public_value(item, field, public) for item in value)
        return tuple(item for item in kept if item not in ("", {}))
    if isinstance(value, RichText):
        return replace(value, links=tuple(_public_link(link, public) for link in value.links))
    if field.kind is Kind.REFERENCE:
        return value if value in public else ""
    if field.kind is Kind.GROUP and isinstance(value, Mapping):
        inner = {key: _public_value(item, field.fields[key], public) for key, item in value.items()}
        return {key: item for key, item in inner.items() if field.fields[key].public and item not in ("", ())}
    return value


def _public_link(link: str | None, public: set[str]) -> str | None:
    if link is None or link.startswith("file:"):
        return link
    return link if link.partition("#")[0] in public else None


def _files(values: Iterable[Value]) -> Iterator[FileRef]:
    for value in values:
        if isinstance(value, FileRef):
            yield value
        elif isinstance(value, Mapping):
            yield from _files(value.values())
        elif isinstance(value, tuple):
            yield from _files(value)


def _relations(publications: tuple[Publication, ...], board: Board) -> dict[str, tuple[Relation, ...]]:
    """For each publication, what it points to and what points to it, each once and under the first label."""
    by_id = {item.id: item for item in publications}
    found: dict[str, dict[str, Relation]] = defaultdict(dict)
    for publication in publications:
        for reference in references(publication, board.types[publication.type]):
            if reference.label and reference.target in by_id and "." not in reference.field:
                found[reference.source].setdefault(reference.target, Relation(reference.label, by_id[reference.target]))
    for publication in publications:
        for reference in references(publication, board.types[publication.type]):
            if reference.reverse and reference.target in by_id:
                found[reference.target].setdefault(reference.source, Relation(reference.reverse, publication))
    return {identifier: tuple(relations.values()) for identifier, relations in found.items()}


def _public_board(board: Board, publications: tuple[Publication, ...]) -> Board:
    """The board with only the types, terms and list entries that something public uses."""
    used: dict[BoardList, set[str]] = defaultdict(set)
    for publication in publications:
        for key, field in board.types[publication.type].fields.items():
            value = getattr(publication, key) if key in COMMON else publication.fields.get(key)
            if value:
                _collect(field, value, used)
    lists: dict[str, dict[str, Entry]] = {
        name.value: {key: entry for key, entry in board.choices(name).items() if key in used[name]}
        for name in BoardList
    }
    in_use = {item.type for item in publications}
    types = {name: _public_type(declared) for name, declared in board.types.items() if name in in_use}
    html = "".join(section.html for item in publications for section in item.body.sections)
    glossary = {
        term: said for term, said in board.glossary.items() if f'title="{escape(said)}">{escape(term)}<' in html
    }
    return board.model_copy(update={**lists, "types": types, "glossary": glossary, "navigation": ()})


def _collect(field: Field, value: Value, used: dict[BoardList, set[str]]) -> None:
    for item in value if isinstance(value, tuple) else (value,):
        if field.choices and isinstance(item, str):
            used[field.choices].add(item)
        elif isinstance(item, Mapping):
            for key, inner in item.items():
                if key in field.fields:
                    _collect(field.fields[key], inner, used)


def _public_type(declared: ContentType) -> ContentType:
    sections = {key: section for key, section in declared.sections.items() if section.public}
    return declared.model_copy(update={"fields": dict(declared.public_fields()), "sections": sections})


def _navigation(
    items: tuple[NavigationItem, ...],
    pages: Mapping[str, Publication],
    publications: tuple[Publication, ...],
    board: Board,
) -> Iterator[NavEntry]:
    """The navigation without what is not public on the day."""
    for item in items:
        children = tuple(_navigation(item.items, pages, publications, board))
        if item.page in pages:
            page = pages[item.page]
            yield NavEntry(item.title or page.title, page.address, children)
        elif item.section and any(one.type == item.section for one in publications):
            declared = board.types[item.section]
            yield NavEntry(item.title or declared.label.plural, f"{declared.section}/", children)
        elif item.themes and any(one.themes for one in publications):
            yield NavEntry(item.title or "Themes", "themes/", children)
        elif item.agencies and any(one.agencies for one in publications):
            yield NavEntry(item.title or "Agencies", "agencies/", children)
