"""A PowerPoint file as parts: what is taken from the template once, and the file that slides make with it.

python-pptx opens the template, so that its parts are named and tied as it would; slides are then added as text,
which is fifty times as fast. What it leaves open is closed here: the notes master is listed in the presentation,
nothing of the template's author, views, comments or old slides is kept, and every file has the same bytes each time.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.presentation import Presentation as Deck

from boardpress.publishers.decks.blocks import clean
from boardpress.publishers.decks.template import mark

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_SPACES = f'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:r="{_R}"'
_KIND = "application/vnd.openxmlformats-officedocument.presentationml"
_KEPT_OF_PACKAGE = ("/officeDocument", "/core-properties")
_KEPT_OF_DECK = ("/slideMaster", "/notesMaster", "/handoutMaster", "/presProps", "/tableStyles", "/theme", "/font")
_STORED = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".fntdata")
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class Prepared:
    """A template's parts, and those that slides are added to, cut where they go in."""

    parts: tuple[tuple[str, bytes], ...]
    types: tuple[str, str]
    presentation: tuple[str, str]
    relations: tuple[str, str]
    name: str
    """Name of the part that lists the slides."""
    core: str
    """Name of the part for title, subject and so on."""
    layouts: Mapping[int, str]
    """Names of the layouts' parts, by their place in the template."""
    notes_master: str
    notes_marks: Mapping[str, str]
    """Attributes of the notes master's placeholders, by kind."""


@dataclass(frozen=True, slots=True)
class SlideParts:
    """A slide as text, with its notes. `links` are the outside addresses rId3, rId4 ... of its text."""

    layout: int
    slide: str
    notes: str
    links: tuple[str, ...] = ()


@lru_cache(maxsize=4)
def prepare(template: bytes) -> Prepared:
    """The template, ready for slides. It has passed `check_template`."""
    deck = Presentation(io.BytesIO(template))
    layouts = {index: str(layout.part.partname)[1:] for index, layout in enumerate(deck.slide_layouts)}
    master = deck.notes_master
    places: Any = master.placeholders
    marks = {place.placeholder_format.type.name: mark(place.element) for place in places}
    _emptied(deck)
    core = str(deck.core_properties.partname)[1:]
    name = str(deck.part.partname)[1:]
    presentation = _presentation(deck)
    parts = _saved(deck)
    relations = _rels(name)
    moving = {"[Content_Types].xml", name, relations, core}
    return Prepared(
        tuple((part, data) for part, data in parts.items() if part not in moving),
        _before_end(parts["[Content_Types].xml"].decode()),
        presentation,
        _before_end(parts[relations].decode()),
        name,
        core,
        layouts,
        str(deck.part.notes_master_part.partname)[1:],
        marks,
    )


def _emptied(deck: Deck) -> None:
    """Takes out the template's slides and whatever tells of people or of earlier work."""
    root = deck.part._element
    for tag in ("sldIdLst", "custShowLst", "extLst", "custDataLst"):
        for element in root.findall(f"{_P}{tag}"):
            root.remove(element)
    for owner, kept in ((deck.part.package, _KEPT_OF_PACKAGE), (deck.part, _KEPT_OF_DECK)):
        relations: Any = owner._rels
        for identifier in [key for key, relation in relations.items() if not relation.reltype.endswith(kept)]:
            relations.pop(identifier)


def _presentation(deck: Deck) -> tuple[str, str]:
    """The presentation part before and after its list of slides, with the notes master listed."""
    root: Any = deck.part._element
    if root.find(f"{_P}notesMasterIdLst") is None:
        identifier = deck.part.relate_to(deck.part.notes_master_part, f"{_R}/notesMaster")
        listed = etree.SubElement(root, f"{_P}notesMasterIdLst")
        etree.SubElement(listed, f"{_P}notesMasterId").set(f"{{{_R}}}id", identifier)
        root.find(f"{_P}sldMasterIdLst").addnext(listed)
    before = root.find(f"{_P}sldSz")
    place = etree.Comment("slides")
    before.addprevious(place)
    first, second = etree.tostring(root, encoding="unicode").split("<!--slides-->")
    root.remove(place)
    return HEAD + first, second


def _saved(deck: Deck) -> dict[str, bytes]:
    stream = io.BytesIO()
    deck.save(stream)
    with zipfile.ZipFile(stream) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _rels(name: str) -> str:
    """The name of the part that holds a part's relations."""
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels"


def _before_end(text: str) -> tuple[str, str]:
    """The text of a part before and from its closing tag."""
    place = text.rindex("</")
    return text[:place], text[place:]


def packed(prepared: Prepared, slides: Sequence[SlideParts], core: str) -> bytes:
    """The file. Its entries have a fixed time and stand in a fixed order."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in _entries(prepared, slides, core):
            entry = zipfile.ZipInfo(name)
            # The system would otherwise be the builder's own.
            entry.create_system = 3
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(_STORED) else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return stream.getvalue()


def _entries(prepared: Prepared, slides: Sequence[SlideParts], core: str) -> Iterator[tuple[str, bytes | str]]:
    numbers = range(1, len(slides) + 1)
    types = "".join(
        f'<Override PartName="/ppt/slides/slide{n}.xml" ContentType="{_KIND}.slide+xml"/>'
        f'<Override PartName="/ppt/notesSlides/notesSlide{n}.xml" ContentType="{_KIND}.notesSlide+xml"/>'
        for n in numbers
    )
    listed = "".join(f'<p:sldId id="{255 + n}" r:id="rIdSlide{n}"/>' for n in numbers)
    related = "".join(
        _relation(f"rIdSlide{n}", "slide", _from(prepared.name, f"ppt/slides/slide{n}.xml")) for n in numbers
    )
    yield "[Content_Types].xml", types.join(prepared.types)
    yield from (part for part in prepared.parts if part[0] == "_rels/.rels")
    yield prepared.core, core
    yield prepared.name, f"<p:sldIdLst {_SPACES}>{listed}</p:sldIdLst>".join(prepared.presentation)
    yield _rels(prepared.name), related.join(prepared.relations)
    for number, slide in enumerate(slides, 1):
        yield from _slide_entries(prepared, number, slide)
    yield from (part for part in prepared.parts if part[0] != "_rels/.rels")


def _slide_entries(prepared: Prepared, number: int, slide: SlideParts) -> Iterator[tuple[str, str]]:
    name, notes = f"ppt/slides/slide{number}.xml", f"ppt/notesSlides/notesSlide{number}.xml"
    layout, master = prepared.layouts[slide.layout], prepared.notes_master
    links = "".join(
        _relation(f"rId{n}", "hyperlink", escape(address), ' TargetMode="External"')
        for n, address in enumerate(slide.links, 3)
    )
    tied = _relation("rId1", "slideLayout", _from(name, layout)) + _relation("rId2", "notesSlide", _from(name, notes))
    back = _relation("rId1", "notesMaster", _from(notes, master)) + _relation("rId2", "slide", _from(notes, name))
    yield name, slide.slide
    yield _rels(name), _relations(tied + links)
    yield notes, slide.notes
    yield _rels(notes), _relations(back)


def _from(part: str, target: str) -> str:
    """The address of a part as another names it."""
    return posixpath.relpath(f"/{target}", posixpath.dirname(f"/{part}"))


def _relation(identifier: str, kind: str, target: str, more: str = "") -> str:
    return f'<Relationship Id="{identifier}" Type="{_R}/{kind}" Target="{target}"{more}/>'


def _relations(inner: str) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{HEAD}<Relationships xmlns="{space}">{inner}</Relationships>'


def escape(text: str) -> str:
    """The text as it may stand in XML, in an attribute too, without the characters that XML cannot hold."""
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
