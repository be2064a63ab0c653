"""What a search finds in a text, written for the index of the site's search as soon as the text has been read.

A part of the index is an object of JSON as Material 9.8 reads it, with three members: `location`, from the root of
the site; `title`; `text`. Title and text are HTML, which Material puts into the page as it is, so they are escaped.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING

from boardpress.plaintext import plain_text

if TYPE_CHECKING:
    from boardpress.publication import BodySection

PAGE, TITLE = b"\0", b"\1"
"""Stand for the address of the page and for its title, which the text does not know. JSON never holds these bytes."""

_quoted = json.JSONEncoder(ensure_ascii=False).encode


def parts(sections: Iterable[BodySection]) -> bytes:
    """The part of each section, parted by commas, with marks for the page's address and title."""
    return ",".join(_parts(sections)).encode()


def page(location: str, title: str, text: str, within: bytes) -> bytes:
    """A page's own part, then the `parts` within it. Material takes the first part of an address for the page."""
    place, named = _quoted(location)[1:-1], _quoted(escape(title, quote=False))
    own = _part(place, named, text).encode()
    if not within:
        return own
    return b"%b,%b" % (own, within.replace(PAGE, place.encode()).replace(TITLE, named.encode()))


def _parts(sections: Iterable[BodySection]) -> Iterator[str]:
    for section in sections:
        place = f"#{_quoted(section.anchor)[1:-1]}" if section.anchor else ""
        title = _quoted(escape(section.heading, quote=False)) if section.heading else TITLE.decode()
        yield _part(PAGE.decode() + place, title, plain_text(section.html))


def _part(place: str, title: str, text: str) -> str:
    return f'{{"location":"{place}","title":{title},"text":{_quoted(escape(text, quote=False))}}}'
