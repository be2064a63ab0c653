"""The pages at the addresses of what is on request only, and of what was taken down."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from boardpress import addresses
from boardpress.board import Contact
from boardpress.contenttype import ContentType
from boardpress.edition import Edition
from boardpress.publication import Publication
from boardpress.publishers.website.cards import related
from boardpress.publishers.website.fieldvalues import shown
from boardpress.publishers.website.shell import built_for
from boardpress.publishers.website.trailblock import trail_block
from boardpress.publishers.website.typeparts import type_parts
from boardpress.publishers.website.views import Fact, Notice, PageView, Tag
from boardpress.trail import Trail
from boardpress.words import Words


def on_request_page(edition: Edition, publication: Publication, trail: Trail) -> PageView:
    """Title, reference, what it was, when it was listed, and how to ask for it."""
    declared, words = edition.type_of(publication), edition.words
    address, kind = addresses.page(publication), declared.label.singular.lower()
    return PageView(
        address=address,
        kind="publication",
        title=publication.title,
        description=words.text("instead.description", what=f"{kind} {publication.reference}".strip()),
        canonical=addresses.canonical(edition.board.url, address),
        label=Tag(declared.label.singular, f"{addresses.section(declared)}index.html"),
        summary=words.text("instead.summary", kind=kind),
        facts=tuple(_facts(edition, publication, declared)),
        notices=tuple(_how_to_ask(edition, publication, declared)),
        blocks=tuple(trail_block(edition, publication, trail)),
        related=tuple(related(edition, publication, type_parts(edition, declared).relations, trail.ids)),
        robots="noindex" if edition.drafts else "",
        built=built_for(edition),
        words=words,
    )


def _facts(edition: Edition, publication: Publication, declared: ContentType) -> Iterator[Fact]:
    if publication.reference:
        yield Fact(declared.fields["reference"].label, (Tag(publication.reference),))
    for key, value in publication.fields.items():
        field = declared.fields[key]
        yield Fact(field.label, shown(edition, field, value))
    left = edition.standings[publication.id].must_stay_until
    if publication.date and left:
        words = edition.words
        stayed = words.text("page.stayed", first=words.day(publication.date), last=words.day(left))
        yield Fact(words.text("page.stays"), (Tag(stayed),))


def _how_to_ask(edition: Edition, publication: Publication, declared: ContentType) -> Iterator[Notice]:
    asked = declared.listing.ask or edition.board.requests_contact
    contact = edition.board.contacts.get(asked) if asked else None
    if contact is None:
        return
    what = publication.reference or publication.title
    words = edition.words
    said = words.text("instead.ask", contact=contact.label, what=what)
    if contact.phone:
        said += f" {words.text('instead.telephone', number=contact.phone)}"
    yield Notice("info", said, _mail(words, contact, what))


def _mail(words: Words, contact: Contact, what: str) -> Tag | None:
    """An e-mail that is ready to be sent."""
    if not contact.email:
        return None
    subject = quote(words.text("instead.subject", what=what))
    return Tag(words.text("instead.write", address=contact.email), f"mailto:{contact.email}?subject={subject}")


def removed_page(edition: Edition, publication: Publication) -> PageView:
    """A page without a word of what was there."""
    words = edition.words
    return PageView(
        address=addresses.page(publication),
        kind="removed",
        title=words.text("instead.removed"),
        description=words.text("instead.removed_description"),
        canonical="",
        summary=words.text("instead.removed_summary"),
        robots="noindex",
        built=built_for(edition),
        words=words,
    )
