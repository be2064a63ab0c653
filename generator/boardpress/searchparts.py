"""What a search finds in a text, written for the index of the site's search as soon as the text has been read.

A part of the index is an object of JSON as Material 9.8 reads it, with three members: `location`, from the root of
the site; `title`; `text`. Title and text are HTML, which Material puts into the page as it is, so they are escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING

from boardpress.asjson import to_json
from boardpress.plaintext import plain_text

if TYPE_CHECKING:
    from boardpress.publication import BodySection

PAGE, TITLE = b"\0", b"\1"
"""Stand for the address of the page and for its title, which the text does not know. JSON never holds these bytes."""


def parts(sections: Iterable[BodySection]) -> bytes:
    """The part of each section, parted by commas, with marks for the page's address and title."""
    return b",".join(_parts(sections))


def page(location: str, title: str, text: str, within: bytes) -> bytes:
    """A page's own part, then the `parts` within it. Material takes the first part of an address for the page."""
    place, named = to_json(location)[1:-1], _shown(title)
    own = _part(place, named, text)
    if not within:
        return own
    return b"%b,%b" % (own, within.replace(PAGE, place).replace(TITLE, named))


def _parts(sections: Iterable[BodySection]) -> Iterator[bytes]:
    for section in sections:
        place = b"%b#%b" % (PAGE, to_json(section.anchor)[1:-1]) if section.anchor else PAGE
        yield _part(place, _shown(section.heading) if section.heading else TITLE, plain_text(section.html))


def _part(place: bytes, title: bytes, text: str) -> bytes:
    return b'{"location":"%b","title":%b,"text":%b}' % (place, title, _shown(text))


def _shown(text: str) -> bytes:
    """A text as a string of JSON, escaped as HTML."""
    return to_json(escape(text, quote=False))
