"""What else speaks of a publication that is withdrawn, for the board to decide on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from html import unescape
from pathlib import Path

from boardpress.catalogue import Catalogue, References
from boardpress.edition import Edition
from boardpress.plaintext import plain_text
from boardpress.publication import Publication, RichText, Value, WebLink
from boardpress.reading import configuration
from boardpress.records import changed, dataclass

DERIVED = "derived_from"
_DESCRIPTION = re.compile(r'\b(?:alt|title)="([^"]*)"')
_LEAST_WORDS = 2
"""Words before a colon in a title that are taken for a name of their own, as in 'Baby Rowan: what we learnt'."""


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A place that speaks of it: the source, its line, the key, and what is so."""

    path: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.field}: {self.message}"


def mentions(catalogue: Catalogue, identifier: str) -> list[Mention]:
    """Everything that was made from a publication, at any remove, or points to it, public or not."""
    found = [*_pages(catalogue, identifier), *_shared_files(catalogue, identifier)]
    finder = References(catalogue.board.types)
    for publication in catalogue.publications.values():
        if publication.id != identifier:
            found += _pointers(catalogue, finder, publication, identifier)
            found += _links(catalogue, publication, identifier)
    found += _made_from_those(catalogue, identifier)
    return sorted(set(found))


def _pointers(catalogue: Catalogue, finder: References, publication: Publication, identifier: str) -> Iterator[Mention]:
    for reference in finder.of(publication):
        if reference.target == identifier:
            line = catalogue.line(publication.path, reference.field)
            yield Mention(publication.path, line, reference.field, _said_of(reference.field))


def _said_of(field: str) -> str:
    if field == DERIVED:
        return "it was made from it. Decide whether it may stay."
    if "." in field:
        return "the entry is no longer shown. Take it out, or say something else there."
    return "it points to it; readers no longer see that."


def _links(catalogue: Catalogue, publication: Publication, identifier: str) -> Iterator[Mention]:
    begins = catalogue.line(publication.path, "")
    said = "readers see the link to it as words. Read whether these words may stay."
    for link, target in zip(publication.links, publication.body.targets, strict=True):
        if _leads_to(link, identifier):
            yield Mention(publication.path, begins + target.line - 1, "body", said)
    for key, value in publication.fields.items():
        if isinstance(value, RichText) and any(_leads_to(link, identifier) for link in value.links):
            yield Mention(publication.path, catalogue.line(publication.path, key), key, said)


def _leads_to(link: str | None, identifier: str) -> bool:
    return (link or "").partition("#")[0] == identifier


def _made_from_those(catalogue: Catalogue, identifier: str) -> Iterator[Mention]:
    """What was made from something that was made from it."""
    seen, waiting = {identifier}, [identifier]
    while waiting:
        origin = waiting.pop()
        for publication in catalogue.publications.values():
            if origin in publication.derived_from and publication.id not in seen:
                seen.add(publication.id)
                waiting.append(publication.id)
                if origin != identifier:
                    made = f"it was made from {catalogue.publications[origin].path}, which goes back to it."
                    line = catalogue.line(publication.path, DERIVED)
                    yield Mention(publication.path, line, DERIVED, f"{made} Decide whether it may stay.")


def _pages(catalogue: Catalogue, identifier: str) -> Iterator[Mention]:
    for name, page in catalogue.pages.items():
        if page == identifier:
            said = f"names {name}; readers no longer see the link. Name another page."
            yield Mention(configuration.NAME, 1, "navigation, concern or footer", said)


def _shared_files(catalogue: Catalogue, identifier: str) -> Iterator[Mention]:
    """Files that another publication names as well, or that are the same byte for byte: they stay there."""
    own = {file.sha256: file for file in catalogue.publications[identifier].files}
    for publication in catalogue.publications.values():
        for file in publication.files if publication.id != identifier else ():
            if file.sha256 in own:
                said = f"it has the same file as what was withdrawn, {file.path}. Decide whether it may stay."
                yield Mention(publication.path, 1, "file", said)


def phrases(publications: Iterable[tuple[str, str]]) -> list[str]:
    """Words that would still name a publication, from its title and its reference: these, and the name in a title."""
    found: list[str] = []
    for title, reference in publications:
        name = title.partition(":")[0] if ":" in title else ""
        found += [title, reference, name if len(name.split()) >= _LEAST_WORDS else ""]
    return list(dict.fromkeys(_folded(phrase) for phrase in found if phrase.strip()))


def still_named(edition: Edition, wanted: Iterable[str], folder: Path) -> list[Mention]:
    """Published texts, the board's own included, that hold such words. `folder` is where the sources are."""
    found = [
        _named(publication.path, _words_of(publication), phrase, folder)
        for publication in (*edition.publications, *edition.on_request)
        for phrase in wanted
    ]
    board = asdict(changed(edition.board, types={}))
    titles = [entry.title for entry in edition.navigation]
    texts = " \n ".join([*_strings(board), *titles])
    found += [_named(configuration.NAME, texts, phrase, folder) for phrase in wanted]
    return sorted({mention for mention in found if mention})


def _named(path: str, text: str, phrase: str, folder: Path) -> Mention | None:
    """Where a text holds a phrase as words of their own."""
    if not re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", _folded(text)):
        return None
    said = f"readers still see '{phrase}' here. Decide whether it may stay."
    return Mention(path, _line(folder / path, phrase), "words", said)


def _line(path: Path, phrase: str) -> int:
    try:
        lines = path.read_bytes().decode("utf-8", "replace").splitlines()
    except (OSError, ValueError):
        return 1
    return next((number for number, line in enumerate(lines, 1) if phrase in _folded(line)), 1)


def _words_of(publication: Publication) -> str:
    """Everything that a reader can see of a publication in its own words."""
    text = publication.body.text
    html = [*(section.html for section in text.sections), text.footnotes]
    headings = [section.heading for section in text.sections]
    common = (publication.title, publication.summary, publication.owner, publication.reference)
    own = (*publication.fields.values(), publication.corrections)
    return " \n ".join([*common, *_strings(own), *headings, *map(_shown, html)])


def _shown(html: str) -> str:
    """The words of HTML, with descriptions of images."""
    return " \n ".join([plain_text(html), *map(unescape, _DESCRIPTION.findall(html))])


def _strings(value: Value | object) -> Iterator[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, RichText):
        yield _shown(value.html)
    elif isinstance(value, WebLink):
        yield from (value.title, value.url)
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _strings(inner)


def _folded(text: str) -> str:
    """A text as it is compared: without capitals, with plain quotation marks and single spaces."""
    plain = text.replace("\u2019", "'").replace("\u2018", "'").replace("\u2013", "-").replace("\u2011", "-")
    return " ".join(plain.casefold().split())
