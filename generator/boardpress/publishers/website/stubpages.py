"""The pages at the addresses of what is on request only, and of what was taken down."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from boardpress import addresses
from boardpress.board import Contact
from boardpress.contenttype import ContentType
from boardpress.days import show_day
from boardpress.edition import Edition
from boardpress.publication import Publication
from boardpress.publishers.website.cards import related
from boardpress.publishers.website.publicationpages import shown
from boardpress.publishers.website.trailblock import trail_block
from boardpress.publishers.website.views import Fact, Notice, PageView, Tag
from boardpress.trail import Trail, Trails


def stub_pages(edition: Edition, trails: Trails) -> Iterator[PageView]:
    """A page for each publication that is on request, and a neutral one for each that was withdrawn."""
    for publication in edition.on_request:
        yield _on_request(edition, publication, trails.of(publication))
    for publication in edition.withdrawn:
        yield _removed(publication)


def _on_request(edition: Edition, publication: Publication, trail: Trail) -> PageView:
    """Title, reference, what it was, when it was listed, and how to ask for it."""
    declared = edition.type_of(publication)
    address = addresses.page(publication)
    return PageView(
        address=address,
        kind="publication",
        title=publication.title,
        description=f"Ask us for the {declared.label.singular.lower()} {publication.reference}".strip() + ".",
        canonical=addresses.canonical(edition.board.url, address),
        label=Tag(declared.label.singular, f"{addresses.section(declared)}index.html"),
        summary=f"Ask us for the {declared.label.singular.lower()}. It is no longer on this website.",
        facts=tuple(_facts(edition, publication, declared)),
        notices=tuple(_how_to_ask(edition, publication, declared)),
        blocks=tuple(trail_block(edition, publication, trail)),
        related=tuple(related(edition, publication, trail.ids)),
        robots="noindex" if edition.drafts else "",
    )


def _facts(edition: Edition, publication: Publication, declared: ContentType) -> Iterator[Fact]:
    if publication.reference:
        yield Fact(declared.fields["reference"].label, (Tag(publication.reference),))
    for key, value in publication.fields.items():
        field = declared.fields[key]
        yield Fact(field.label, shown(edition, field, value))
    left = edition.standings[publication.id].must_stay_until
    if publication.date and left:
        yield Fact("On this website", (Tag(f"From {show_day(publication.date)} to {show_day(left)}"),))


def _how_to_ask(edition: Edition, publication: Publication, declared: ContentType) -> Iterator[Notice]:
    asked = declared.listing.ask
    contact = edition.board.contacts.get(asked) if asked else None
    if contact is None:
        return
    what = publication.reference or publication.title
    yield Notice("info", f"To have it, ask {contact.label} and say '{what}'.{_by_phone(contact)}", _mail(contact, what))


def _by_phone(contact: Contact) -> str:
    return f" Telephone {contact.phone}." if contact.phone else ""


def _mail(contact: Contact, what: str) -> Tag | None:
    """An e-mail that is ready to be sent."""
    if not contact.email:
        return None
    subject = quote(f"Please send me {what}")
    return Tag(f"Write to {contact.email}", f"mailto:{contact.email}?subject={subject}")


def _removed(publication: Publication) -> PageView:
    """A page without a word of what was there."""
    return PageView(
        address=addresses.page(publication),
        kind="removed",
        title="Removed",
        description="What was at this address has been removed.",
        canonical="",
        summary="What was at this address has been removed. We cannot say more about it here.",
        robots="noindex",
    )
