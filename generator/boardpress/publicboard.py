"""The configuration as the public may know of it: what something public uses, and how the board says it works."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import chain
from operator import attrgetter
from typing import Any

from boardpress import publicview
from boardpress.board import Board, Entry
from boardpress.contenttype import BoardList, ContentType, Field, Kind
from boardpress.publication import COMMON, Publication, RichText, Value
from boardpress.records import changed
from boardpress.structure import public_structure


def public_board(board: Board, publications: tuple[Publication, ...], on_request: tuple[Publication, ...]) -> Board:
    """The board with only the types, terms, contacts and list entries that something public uses."""
    used = used_by(board, (*publications, *on_request))
    in_use = {item.type for item in (*publications, *on_request)}
    types = {name: _public_type(declared) for name, declared in board.types.items() if name in in_use}
    structure = public_structure(board, types)
    for item in structure.timetable.values():
        used[BoardList.AGENCIES].update(item.agencies)
    lists: dict[str, dict[str, Entry]] = {
        name.value: {key: entry for key, entry in board.choices(name).items() if key in used[name]}
        for name in SHOWN_WHERE_USED
    }
    asked = {declared.listing.ask for declared in types.values()} | set(
        board.concern.everybody if board.concern else ()
    )
    asked |= {board.requests_contact, board.media_contact}
    contacts = {key: contact for key, contact in board.contacts.items() if key in used[Kind.CONTACT] | asked}
    explained = {term for item in publications for term in item.body.terms}
    texts = {name: publicview.with_texts(declared.fields) for name, declared in board.types.items()}
    rich = (value for item in publications for value in publicview.at(item.fields, texts[item.type]))
    html = "".join(text.html for text in publicview.every(RichText, rich))
    glossary = {
        term: said
        for term, said in board.glossary.items()
        if term in explained or f'title="{escape(said.means)}">{escape(term)}<' in html
    }
    # The names of pages are in `navigation`, `footer` and `concern_page` of the edition, where they are public.
    named = {"navigation": (), "footer": (), "concern": board.concern and changed(board.concern, page="")}
    told: dict[str, Any] = {**lists, **named, **structure._asdict(), "allowed_in_text": ()}
    return changed(board, **told, types=types, contacts=contacts, glossary=glossary)


def used_by(board: Board, publications: Iterable[Publication]) -> defaultdict[BoardList | Kind, set[str]]:
    """The entries of each of the board's lists that publications name, and the contacts."""
    used: defaultdict[BoardList | Kind, set[str]] = defaultdict(set)
    of_type: defaultdict[str, list[Publication]] = defaultdict(list)
    for publication in publications:
        of_type[publication.type].append(publication)
    for name, items in of_type.items():
        for key, field in board.types[name].fields.items():
            if _tells(field):
                _collect(field, filter(None, _values(items, key)), used)
    return used


def _values(publications: Iterable[Publication], key: str) -> Iterator[Value | None]:
    """What publications have under a key."""
    if key in COMMON:
        return map(attrgetter(key), publications)
    return (item.fields.get(key) for item in publications)


SHOWN_WHERE_USED = (
    BoardList.THEMES, BoardList.AGENCIES, BoardList.AGE_GROUPS, BoardList.AUDIENCES, BoardList.PRIORITIES,
    BoardList.CHANNELS,
)  # fmt: skip
"""Lists of words to sort by, of which an edition has what something public uses. The others say how the board works."""


_GROUP = Kind.GROUP
"""To ask for a member of an enumeration each time takes long before Python 3.12."""
_TELLING = frozenset({Kind.CONTACT, _GROUP})


def _tells(field: Field) -> bool:
    """Whether a field may name something of the board's."""
    return bool(field.choices) or field.kind in _TELLING


def _collect(field: Field, values: Iterable[Value], used: dict[BoardList | Kind, set[str]]) -> None:
    """Note what the values of a field name."""
    every = chain.from_iterable(value if isinstance(value, tuple) else (value,) for value in values)
    if field.kind is not _GROUP:
        used[field.choices or field.kind].update(map(str, every))
        return
    for item in every:
        for key, inner in item.items() if isinstance(item, Mapping) else ():
            if key in field.fields and _tells(field.fields[key]):
                _collect(field.fields[key], [inner], used)


def _public_type(declared: ContentType) -> ContentType:
    sections = {key: section for key, section in declared.sections.items() if section.public}
    fields = {key: field for key, field in declared.fields.items() if publicview.is_public(field)}
    return changed(declared, fields=fields, sections=sections)
