"""The value of a field in words, with the page that it leads to."""

from __future__ import annotations

from datetime import date

from boardpress import addresses
from boardpress.contenttype import ContentType, Field, Kind
from boardpress.days import Month
from boardpress.edition import Edition
from boardpress.publication import Value, WebLink
from boardpress.publishers.website.cards import choice_tags
from boardpress.publishers.website.contacts import ways
from boardpress.publishers.website.views import Tag


def shown(edition: Edition, field: Field, value: Value | None) -> tuple[Tag, ...]:
    """The value of a field in words, each with the page that it leads to."""
    values = value if isinstance(value, tuple) else (value,)
    if field.choices:
        tags = choice_tags(edition, field.choices)
        return tuple([tags[str(item)] for item in values if item is not None])
    if field.kind is Kind.CONTACT:
        contacts = [edition.board.contacts[str(item)] for item in values]
        return tuple(tag for contact in contacts for tag in (Tag(contact.label), *ways(contact)))
    return tuple(_tag(edition, field, item) for item in values if item is not None)


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
