"""The parts of a PowerPoint file: those that slides are, and those that depend on how many there are."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from boardpress.publishers.decks.blocks import clean
from boardpress.publishers.decks.prepared import HEAD, Prepared, rels
from boardpress.publishers.decks.zipping import (
    SMALLEST,
    Beginning,
    Entry,
    Member,
    archive,
    beginning,
    entry,
    member,
)

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = f'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:r="{_R}"'
_KIND = "application/vnd.openxmlformats-officedocument.presentationml"


class SlideParts(NamedTuple):
    """A slide with its notes, both packed whichever name they are to have."""

    layout: int
    slide: Member
    notes: Member
    links: tuple[str, ...] = ()
    """The outside addresses rId3, rId4 ... of its text."""


def package(prepared: Prepared, slides: Sequence[SlideParts], core: Member) -> bytes:
    """The file. Its entries have a fixed time and stand in a fixed order."""
    return archive(_frame(prepared, len(slides)), _moving(prepared, slides, core))


@lru_cache(maxsize=64)
def _frame(prepared: Prepared, count: int) -> Beginning:
    """All that only the number of slides decides: packed once, and copied into every deck of as many slides."""
    numbers = range(1, count + 1)
    types = "".join(
        f'<Override PartName="/{_slide(n)}" ContentType="{_KIND}.slide+xml"/>'
        f'<Override PartName="/{_notes(n)}" ContentType="{_KIND}.notesSlide+xml"/>'
        for n in numbers
    )
    listed = "".join(f'<p:sldId id="{255 + n}" r:id="rIdSlide{n}"/>' for n in numbers)
    related = "".join(_relation(f"rIdSlide{n}", "slide", _from(prepared.name, _slide(n))) for n in numbers)
    return beginning(map(entry, (
        _text("[Content_Types].xml", types.join(prepared.types)),
        _text(prepared.name, f"<p:sldIdLst {_SPACES}>{listed}</p:sldIdLst>".join(prepared.presentation)),
        _text(rels(prepared.name), related.join(prepared.relations)),
        *prepared.fixed,
        *(_notes_relations(n, prepared.notes_master) for n in numbers),
    )))  # fmt: skip


def _moving(prepared: Prepared, slides: Sequence[SlideParts], core: Member) -> list[Entry]:
    found = [entry(core, prepared.core)]
    for number, (layout, slide, notes, links) in enumerate(slides, 1):
        found += (
            entry(slide, _slide(number)),
            _slide_relations(number, prepared.layouts[layout], links),
            _noted(number, notes),
        )
    return found


# Many slides have the same notes but for what the author wrote.
@lru_cache(maxsize=256)
def _noted(number: int, notes: Member) -> Entry:
    return entry(notes, _notes(number))


def _text(name: str, text: str) -> Member:
    return member(name, text.encode(), SMALLEST)


def _slide(number: int) -> str:
    return f"ppt/slides/slide{number}.xml"


def _notes(number: int) -> str:
    return f"ppt/notesSlides/notesSlide{number}.xml"


@lru_cache(maxsize=1024)
def _slide_relations(number: int, layout: str, links: tuple[str, ...]) -> Entry:
    name = _slide(number)
    tied = _relation("rId1", "slideLayout", _from(name, layout))
    tied += _relation("rId2", "notesSlide", _from(name, _notes(number)))
    for place, address in enumerate(links, 3):
        tied += _relation(f"rId{place}", "hyperlink", escape(address), ' TargetMode="External"')
    return entry(_relations(name, tied))


@lru_cache(maxsize=256)
def _notes_relations(number: int, master: str) -> Member:
    name = _notes(number)
    tied = _relation("rId1", "notesMaster", _from(name, master))
    return _relations(name, tied + _relation("rId2", "slide", _from(name, _slide(number))))


def _relations(name: str, inner: str) -> Member:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return _text(rels(name), f'{HEAD}<Relationships xmlns="{space}">{inner}</Relationships>')


def _from(part: str, target: str) -> str:
    """The address of a part as another names it."""
    folder, _, file = target.rpartition("/")
    return f"{_way(part.rpartition('/')[0], folder)}{file}"


# The parts of a deck are in few folders, and to find such a way takes as long as to pack what it is for.
@lru_cache(maxsize=64)
def _way(folder: str, other: str) -> str:
    """What stands before the name of a file in another folder, seen from the first."""
    way = posixpath.relpath(f"/{other}", f"/{folder}")
    return "" if way == "." else f"{way}/"


def _relation(identifier: str, kind: str, target: str, more: str = "") -> str:
    return f'<Relationship Id="{identifier}" Type="{_R}/{kind}" Target="{target}"{more}/>'


def escape(text: str) -> str:
    """The text as it may stand in XML, in an attribute too, without the characters that XML cannot hold."""
    if text.isprintable() and not ("&" in text or "<" in text or ">" in text or '"' in text or "  " in text):
        # Nothing that `clean` takes out can be printed.
        return text
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
