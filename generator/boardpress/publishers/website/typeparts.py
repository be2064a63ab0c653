"""What the pages of a type have in common: found out once, not for each page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter

from boardpress import addresses
from boardpress.contenttype import ContentType, Field, Kind
from boardpress.edition import Edition
from boardpress.publication import COMMON, Publication, Value
from boardpress.publishers.website.cards import feed_title
from boardpress.publishers.website.concern import concern_box
from boardpress.publishers.website.fieldvalues import each, showing
from boardpress.publishers.website.views import Concern, Fact, Tag
from boardpress.records import dataclass

Fields = Mapping[str, Field]

_TOLD_ELSEWHERE = frozenset({"title", "summary", "date", "related", "derived_from", "replaced_by"})
"""Common keys that the page shows in a place of their own."""
_NO_FACTS = frozenset({Kind.FILE, Kind.GROUP, Kind.MARKDOWN})
"""Kinds of fields that are shown as something else."""


@dataclass(frozen=True, slots=True)
class FactField:
    """A field that stands among the facts of a page."""

    value: Callable[[Publication], Value | None]
    """Its value in a publication."""
    facts: Callable[[Value], tuple[Fact, ...]]
    """What a page says of a value."""


@dataclass(frozen=True, slots=True)
class TypeParts:
    """What the pages of a type have in common, and which of its fields each part of a page has to look at."""

    label: Tag | None
    feeds: tuple[Tag, ...]
    concern: Concern | None
    facts: Mapping[str, FactField]
    """Those that stand among the facts."""
    files: Fields
    texts: Fields
    """Those that hold rich text."""
    cards: Fields
    """Groups whose entries are shown as cards."""
    entries: Fields
    """The other groups."""
    sections: Mapping[str, int]
    """The places of sections in the type's page outline."""
    relations: tuple[str, ...]
    """The labels of what all types can be linked to, in their order."""


def type_parts(edition: Edition, declared: ContentType) -> TypeParts:
    """What the pages of a type have in common."""
    known = edition.once("type parts", dict[str, TypeParts])
    if declared.name not in known:
        known[declared.name] = _found(edition, declared)
    return known[declared.name]


def _found(edition: Edition, declared: ContentType) -> TypeParts:
    listed = declared.listed and declared.section
    feed = Tag(feed_title(edition, declared.label.plural), addresses.type_feed(declared))
    fields = declared.fields
    return TypeParts(
        label=Tag(declared.label.singular, f"{addresses.section(declared)}index.html") if listed else None,
        feeds=(feed,) if declared.feed else (),
        concern=concern_box(edition) if listed else None,
        facts={
            key: FactField(_getting(key), _telling(edition, field))
            for key, field in fields.items()
            if field.show and key not in _TOLD_ELSEWHERE and field.kind not in _NO_FACTS
        },
        files=_those(fields, lambda field: field.kind is Kind.FILE),
        texts=_those(fields, lambda field: field.kind is Kind.MARKDOWN and field.show),
        cards=_those(fields, of_cards),
        entries=_those(fields, lambda field: field.kind is Kind.GROUP and field.show and not of_cards(field)),
        sections={key: number for number, key in enumerate(declared.page)},
        relations=tuple(label for key in COMMON if key in fields for label in (fields[key].label, fields[key].reverse)),
    )


def _getting(key: str) -> Callable[[Publication], Value | None]:
    """What gets the value of a key, as `Publication.value` does."""
    return attrgetter(key) if key in COMMON else lambda publication: publication.fields.get(key)


def _telling(edition: Edition, field: Field) -> Callable[[Value], tuple[Fact, ...]]:
    """What says a value. People to reach are a fact each, with a line for each way."""
    shown, label = showing(edition, field), field.label

    def fact(value: Value) -> tuple[Fact, ...]:
        return (Fact(label, shown(value)),)

    def contacts(value: Value) -> tuple[Fact, ...]:
        return tuple([Fact(label, shown(one), lines=True) for one in each(value)])

    return contacts if field.kind is Kind.CONTACT else fact


def _those(fields: Fields, wanted: Callable[[Field], bool]) -> Fields:
    return {key: field for key, field in fields.items() if wanted(field)}


def of_cards(field: Field) -> bool:
    """Whether the entries of a group are shown as cards: each points to a publication, or has words of its own."""
    return field.kind is Kind.GROUP and field.many and {"publication", "text"} <= field.fields.keys()
