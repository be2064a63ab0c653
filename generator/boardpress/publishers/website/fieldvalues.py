"""The value of a field in words, with the page that it leads to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from boardpress import addresses
from boardpress.board import Contact
from boardpress.contenttype import ContentType, Field, Kind
from boardpress.days import Month
from boardpress.edition import Edition
from boardpress.publication import Value, WebLink
from boardpress.publishers.website.cards import choice_tags
from boardpress.publishers.website.contacts import ways
from boardpress.publishers.website.views import Tag

Showing = Callable[[Value | None], tuple[Tag, ...]]
"""Puts the value of a field into words, each with the page that it leads to."""


def shown(edition: Edition, field: Field, value: Value | None) -> tuple[Tag, ...]:
    """The value of a field in words, each with the page that it leads to."""
    return showing(edition, field)(value)


def showing(edition: Edition, field: Field) -> Showing:
    """What shows the values of a field: found once where many publications have it."""
    if field.choices:
        tags = choice_tags(edition, field.choices)
        return lambda value: tuple([tags[str(item)] for item in each(value)])
    if field.kind is Kind.CONTACT:
        contacts = edition.board.contacts
        return lambda value: tuple([tag for item in each(value) for tag in _contact(contacts[str(item)])])
    if field.kind is Kind.REFERENCE:
        return lambda value: tuple([_tag(edition, field, item) for item in each(value)])
    return partial(_said, edition, field)


def _said(edition: Edition, field: Field, value: Value | None) -> tuple[Tag, ...]:
    """The value of a field that points to no publication: most often a few words."""
    if isinstance(value, str):
        return (Tag(field.values.get(value, value)),)
    return tuple([_tag(edition, field, item) for item in each(value)])


def each(value: Value | None) -> tuple[Value, ...]:
    """The values of a field that may have several."""
    if isinstance(value, tuple):
        return value
    return () if value is None else (value,)


def _contact(contact: Contact) -> Iterator[Tag]:
    yield Tag(contact.label)
    yield from ways(contact)


def _tag(edition: Edition, field: Field, value: Value) -> Tag:
    if isinstance(value, WebLink):
        return Tag(value.title, value.url)
    if field.kind is Kind.REFERENCE:
        identifier, mark, anchor = str(value).partition("#")
        target = edition.find(identifier)
        if target is None:
            return Tag("")
        part = _numbered(edition.type_of(target), anchor)
        return Tag(f"{target.title} ({part})" if part else target.title, f"{addresses.page(target)}{mark}{anchor}")
    return Tag(_words(field, edition, value))


def _numbered(declared: ContentType, anchor: str) -> str:
    """'Recommendation 2' for the anchor of a numbered sub-heading, as its page has it; empty for any other."""
    word, _, number = anchor.rpartition("-")
    numbered = any(one.numbered == word for one in declared.sections.values())
    return f"{word.capitalize()} {number}" if word and numbered and number.isdigit() else ""


def _words(field: Field, edition: Edition, value: Value) -> str:
    if isinstance(value, bool):
        return edition.words.text("page.affirmed" if value else "page.denied")
    if isinstance(value, date):
        return edition.words.day(value)
    if isinstance(value, Month):
        return edition.words.month(value)
    return field.values.get(str(value), str(value))
