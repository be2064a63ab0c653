"""How readers reach a contact: numbers to tap, addresses to write to."""

from __future__ import annotations

from collections.abc import Iterator

from boardpress.board import Contact
from boardpress.publishers.website.views import Tag


def ways(contact: Contact) -> Iterator[Tag]:
    """Every way to reach a contact, as shown, with the address that it leads to: the quickest first; last, when."""
    if contact.phone:
        yield Tag(contact.phone, "tel:" + "".join(char for char in contact.phone if char.isdigit() or char == "+"))
    if contact.email:
        yield Tag(contact.email, f"mailto:{contact.email}")
    if contact.form:
        yield Tag(contact.form, contact.form)
    if contact.address:
        yield Tag(contact.address)
    if contact.text:
        yield Tag(contact.text)
