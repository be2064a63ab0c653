"""The index that the site's own search reads."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from boardpress import addresses, searchparts
from boardpress.artefact import Artefact, Later, Making
from boardpress.edition import Edition
from boardpress.publication import Publication
from boardpress.records import dataclass
from boardpress.states import State

_ENTRIES_OF_A_PAGE = 20
"""What is found in so many publications takes as long to put into the index as a page takes, roughly."""
_BEGIN, _END = b'{"location":"%b', b"]}"
"""How an entry begins, and how the index ends."""


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """What the search of a site finds, and the language of the site."""

    language: str
    pages: tuple[bytes, ...]
    """The parts of each page, as `searchparts.page` writes them."""


def plan(edition: Edition) -> Iterator[Artefact]:
    """The index, which holds the words of everything that the public may read."""
    later = Later(edition.key_of_all, index_of, (edition,))
    weight = 1 + len(edition.publications) / _ENTRIES_OF_A_PAGE
    yield Artefact(addresses.SEARCH_INDEX, "boardpress.publishers.search:render_search", later, weight=weight)


def amended(edition: Edition, publications: Iterable[Publication], data: bytes) -> list[memoryview]:
    """The index with some of the publications as they are now, in pieces.

    The pieces that stay are not copied: of ten years' learning, an index holds some sixty megabytes.
    """
    whole, pieces, start = memoryview(data), [], 0
    places = {_place(addresses.page(item), data): item for item in publications}
    for begin, end in sorted(places):
        item, more = places[begin, end], b"," if end < len(data) - len(_END) else b""
        asked_for = edition.standings[item.id].state is State.ON_REQUEST
        entries = _on_request(item) if asked_for else _page(item)
        pieces += [whole[start:begin], memoryview(entries + more)]
        start = end
    return [*pieces, whole[start:]]


def _place(page: str, data: bytes) -> tuple[int, int]:
    """Where the parts of a page begin in an index, and where those of the next one do.

    Nothing within a text can pass for the beginning of an entry: there, quotation marks are escaped.
    """
    begin = end = data.index(_BEGIN % page.encode() + b'"')
    while data.startswith((_BEGIN % page.encode() + b'"', _BEGIN % page.encode() + b"#"), end):
        after = data.find(_BEGIN % b"", end + 1)
        end = after if after > 0 else len(data) - len(_END)
    return begin, end


def index_of(edition: Edition) -> SearchIndex:
    """What search finds of an edition."""
    return SearchIndex(edition.board.language, tuple(_pages(edition)))


def _pages(edition: Edition) -> Iterator[bytes]:
    """Each publication with each of its sections; what is on request by its title."""
    yield from map(_page, edition.publications)
    yield from map(_on_request, edition.on_request)


def _on_request(item: Publication) -> bytes:
    return searchparts.page(addresses.page(item), item.title, item.reference, b"")


def _page(item: Publication) -> bytes:
    return searchparts.page(addresses.page(item), item.title, item.summary, item.body.search_parts)


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

    `docs` holds the parts in order; `searchparts` says what they are made of.
    """
    config = {
        "lang": ["en"],
        "separator": r"[\s\-\u2013\u2014,.:;!?()/]+",
        "pipeline": ["stopWordFilter"] if index.language.partition("-")[0] == "en" else [],
        "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}},
    }
    written = json.dumps(config, ensure_ascii=False, separators=(",", ":")).encode()
    return b'{"config":%b,"docs":[%b]}' % (written, b",".join(index.pages))
