"""The index that the site's own search reads."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from boardpress import addresses
from boardpress.artefact import Artefact, Later, Making
from boardpress.edition import Edition
from boardpress.plaintext import plain_text

PATH = "search/search_index.json"
"""Where Material's search looks for the index."""


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """A page, or a part of one, that a search can find: plain text, and the address from the root of the site.

    A part's `location` has an anchor (`reviews/baby-rowan/index.html#finding-1`) and follows its page.
    """

    location: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """What the search of a site finds, and the language of the site."""

    language: str
    entries: tuple[SearchEntry, ...]


def plan(edition: Edition) -> Iterator[Artefact]:
    """The index, which holds the words of everything that the public may read."""
    yield Artefact(PATH, "boardpress.publishers.search:render_search", Later(edition.key_of_all, index_of, (edition,)))


def index_of(edition: Edition) -> SearchIndex:
    """What search finds of an edition."""
    return SearchIndex(edition.board.language, tuple(_entries(edition)))


def _entries(edition: Edition) -> Iterator[SearchEntry]:
    """Each publication, then each of its sections; what is on request by its title."""
    for publication in edition.publications:
        location = addresses.page(publication)
        yield SearchEntry(location, publication.title, publication.summary)
        for section in publication.body.text.sections:
            address = f"{location}#{section.anchor}" if section.anchor else location
            yield SearchEntry(address, section.heading or publication.title, plain_text(section.html))
    for publication in edition.on_request:
        yield SearchEntry(addresses.page(publication), publication.title, publication.reference)


def render_search(making: Making) -> bytes:
    """The index, from what search finds."""
    return search_index(making.model)


def search_index(index: SearchIndex) -> bytes:
    """The index as Material 9.8 reads it: JSON with two members.

    `config` says how words are found:
    - `lang`: languages whose stop words are left out; `en` is inside the search itself, so nothing more is loaded;
    - `separator`: a regular expression that parts words, for the indexed text and for what is searched;
    - `pipeline`: steps to keep of `trimmer`, `stopWordFilter` and `stemmer`. Material looks for whatever begins with
      the letters typed, which stemmed words would not match (`bruise` is stemmed to `bruis`). Its stop words are
      English, and `her` is a challenge in Welsh, so that other languages keep every word;
    - `fields`: `title`, `text` and `tags`, with the weight of each.

    `docs` holds the entries in order, each with `location` (joined to the root of the site), `title` and
    `text`. The page stands before its parts, which are grouped under it: Material takes the first entry of a path for
    the page. Title and text are HTML, which Material puts into the page as it is, so they are escaped here.
    """
    config = {
        "lang": ["en"],
        "separator": r"[\s\-\u2013\u2014,.:;!?()/]+",
        "pipeline": ["stopWordFilter"] if index.language.partition("-")[0] == "en" else [],
        "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}},
    }
    docs = [
        {"location": entry.location, "title": escape(entry.title, quote=False), "text": escape(entry.text, quote=False)}
        for entry in index.entries
    ]
    return json.dumps({"config": config, "docs": docs}, ensure_ascii=False, separators=(",", ":")).encode()
