"""The box that says what to do when somebody is concerned about a child."""

from __future__ import annotations

from boardpress.board import Contact
from boardpress.edition import Edition
from boardpress.publishers.website.contacts import ways
from boardpress.publishers.website.views import Concern, Tag


def concern_box(edition: Edition) -> Concern | None:
    """What to do when somebody is concerned about a child, where the board says so; the link where its page is public.

    Without its page the box stays: whom to call must not vanish because a page was taken down.
    """
    said = edition.board.concern
    if said is None:
        return None
    contacts = [edition.board.contacts[key] for key in said.everybody]
    return Concern(
        said.text,
        Tag(edition.words.text("concern.more"), f"{edition.concern_page}index.html") if edition.concern_page else None,
        tuple(_reach(contact) for contact in contacts),
    )


def _reach(contact: Contact) -> tuple[str, str, str]:
    """A contact's label, and the quickest way to reach it: as shown and as an address."""
    way = next(ways(contact), Tag(""))
    return contact.label, way.label, way.address
