"""A publication as the public may see it on one day: whole, by its name alone, or as an address without a word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import TypeVar

from boardpress.board import Board
from boardpress.contenttype import Field, Kind
from boardpress.publication import COMMON, Body, FileRef, Publication, RichText, Value
from boardpress.records import changed, dataclass, fields
from boardpress.structure import is_internal

_DAY, _GROUP, _REFERENCE = Kind.DAY, Kind.GROUP, Kind.REFERENCE
"""To ask for a member of an enumeration each time takes long before Python 3.12."""
_DEFAULTS = {item.name: item.default for item in fields(Publication)}


@dataclass(frozen=True, slots=True)
class _Keys:
    """What there is to look at in the publications of a type."""

    as_they_are: frozenset[str]
    """Keys whose values are shown as they are, if at all: nothing in them can be hidden from the public."""
    common: tuple[tuple[str, Field | None], ...]
    """Of the keys that every type has, those whose values, or parts of them, may not be shown."""
    of_common: Callable[[Publication], tuple[Value | None, ...]]
    """Gets what stands under them."""
    with_texts: tuple[str, ...]
    """Keys of its own that may hold rich text."""
    with_files: tuple[str, ...]


@dataclass(frozen=True)
class PublicView:
    """Shows publications as the public may see them on a day. `readable` may be read, `linkable` be linked to."""

    board: Board
    readable: set[str]
    linkable: set[str]
    day: date

    @cached_property
    def _keys(self) -> dict[str, _Keys]:
        """By type."""
        return {name: self._keys_of(declared.fields) for name, declared in self.board.types.items()}

    def _keys_of(self, fields: Mapping[str, Field]) -> _Keys:
        plain = frozenset(key for key, field in fields.items() if self._is_shown_as_it_is(field))
        # What is plain and one value is shown where there is anything.
        common = [key for key in _HIDEABLE if key not in plain or fields[key].many]
        return _Keys(
            plain,
            tuple((key, fields.get(key)) for key in common),
            attrgetter(*common),
            with_texts(fields),
            tuple(key for key, field in fields.items() if field.kind in {Kind.FILE, Kind.GROUP}),
        )

    def _is_shown_as_it_is(self, field: Field) -> bool:
        if not is_public(field) or field.kind in {Kind.REFERENCE, Kind.GROUP, Kind.MARKDOWN} or field.on_its_day:
            return False
        return not field.choices or not any(map(is_internal, self.board.choices(field.choices).values()))

    def page(self, publications: Iterable[Publication], identifier: str) -> Publication | None:
        """A page that the configuration names, where the public may read it."""
        return next((item for item in publications if item.id == identifier), None)

    def whole(self, publication: Publication) -> Publication:
        """The publication with its public fields only, and links only to what is public."""
        fields, keys = self.board.types[publication.type].fields, self._keys[publication.type]
        plain = keys.as_they_are
        common = {
            key: self._shown(value, field) or _DEFAULTS[key]
            for (key, field), value in zip(keys.common, keys.of_common(publication), strict=True)
            if value and not (key in plain and _is_whole(value))
        }
        own = {}
        for key, value in publication.fields.items():
            shown = value if key in plain and _is_whole(value) else self._shown(value, fields.get(key))
            if shown is not None:
                own[key] = shown
        links = tuple(map(self._link, publication.links))
        files = _files(publication, own, links, keys) if publication.files else ()
        body = _without_targets(publication.body)
        return changed(publication, **common, fields=own, body=body, links=links, files=files)

    def on_request(self, publication: Publication) -> Publication:
        """What it was, and nothing of what it said."""
        whole = self.whole(publication)
        declared = self.board.types[publication.type]
        kept = {key: value for key, value in whole.fields.items() if _stays(declared.fields[key])}
        return changed(_address_only(publication), title=whole.title, date=whole.date,
                       reference=whole.reference, fields=kept)  # fmt: skip

    def withdrawn(self, publication: Publication) -> Publication:
        """An address without a word."""
        return _address_only(publication)

    def _shown(self, value: Value, field: Field | None) -> Value | None:
        """A value of the front matter as the public may see it; None for nothing."""
        shown = self._value(value, field) if field and is_public(field) else None
        return None if shown in _NOTHING else shown

    def _value(self, value: Value | None, field: Field) -> Value | None:
        """A value without internal keys, without entries of a later day, and without links to what is not public."""
        if value is None:
            return None
        if isinstance(value, str) and not field.choices and field.kind is not _REFERENCE:
            return value
        if isinstance(value, tuple):
            kept = (self._value(item, field) for item in value)
            return tuple(item for item in kept if item is not None and item not in _NOTHING)
        if field.kind is _DAY and field.on_its_day and isinstance(value, date) and value > self.day:
            return None
        if isinstance(value, RichText):
            return changed(value, links=tuple(self._link(link) for link in value.links))
        if field.kind is _REFERENCE:
            return self._link(str(value))
        if field.choices and isinstance(value, str) and is_internal(self.board.choices(field.choices).get(value)):
            return None
        if field.kind is _GROUP and isinstance(value, Mapping):
            return self._group(value, field)
        return value

    def _group(self, value: Mapping[str, Value], field: Field) -> Value | None:
        """An entry as far as it is public; none where its day is still to come or what it points to is not public."""
        own_day = value.get("date")
        if isinstance(own_day, date) and own_day > self.day:
            return None
        shown: dict[str, Value] = {}
        for key, item in value.items():
            if field.fields[key].public:
                if (found := self._value(item, field.fields[key])) is None:
                    return None
                shown[key] = found
        return shown

    def _link(self, link: str | None) -> str | None:
        if link is None or link.startswith("file:"):
            return link
        identifier = link.partition("#")[0]
        if identifier in self.readable:
            return link
        return identifier if identifier in self.linkable else None


def _files(
    publication: Publication, own: Mapping[str, Value], links: tuple[str | None, ...], keys: _Keys
) -> tuple[FileRef, ...]:
    """Of its files, those that are named in what is shown of it."""
    linked = {*links, *(link for text in every(RichText, at(own, keys.with_texts)) for link in text.links)}
    named = [*every(FileRef, at(own, keys.with_files))]
    named += [file for file in publication.files if f"file:{file.path}" in linked]
    return tuple(dict.fromkeys(named))


def with_texts(fields: Mapping[str, Field]) -> tuple[str, ...]:
    """The keys that may hold rich text."""
    return tuple(key for key, field in fields.items() if field.kind in {Kind.MARKDOWN, Kind.GROUP})


def is_public(field: Field) -> bool:
    """Whether an edition may hold a field of the front matter."""
    return field.public


def _address_only(publication: Publication) -> Publication:
    return Publication(
        id=publication.id, type=publication.type, slug=publication.slug, section=publication.section, path="",
        title="", aliases=publication.aliases,
    )  # fmt: skip


def _without_targets(body: Body) -> Body:
    """A body without where its links lead to, which `links` says: a target is the name of a file, maybe not public."""
    return changed(body, targets=())


def _stays(field: Field) -> bool:
    """Whether a field says what a publication was. A file or a text is of what it said."""
    return field.stays and field.kind not in {Kind.FILE, Kind.GROUP, Kind.MARKDOWN}


_NOTHING: tuple[Value | None, ...] = (None, (), "", {})
_HIDEABLE = tuple(key for key in COMMON if key not in {"title", "date", "access", "draft", "aliases"})
"""Common keys that an edition holds only where their type makes them public."""


def _is_whole(value: Value) -> bool:
    """Whether there is something in a value, and in each of a list of values."""
    return all(value) if isinstance(value, tuple) and value else value not in _NOTHING


def at(values: Mapping[str, Value], keys: Iterable[str]) -> list[Value]:
    """The values of those keys that are there."""
    return [values[key] for key in keys if key in values]


_Kind = TypeVar("_Kind")


def every(kind: type[_Kind], values: Iterable[Value]) -> Iterator[_Kind]:
    """Every value of a kind, however deep in lists and groups."""
    for value in values:
        if isinstance(value, kind):
            yield value
        elif isinstance(value, Mapping):
            yield from every(kind, value.values())
        elif isinstance(value, tuple):
            yield from every(kind, value)
