"""A deck as a PowerPoint file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from functools import lru_cache

from boardpress.artefact import Making
from boardpress.publishers.decks.drawing import Links, body, footer, line, shape, slide_number, table
from boardpress.publishers.decks.fit import fits_line
from boardpress.publishers.decks.model import DeckModel
from boardpress.publishers.decks.notes import notes
from boardpress.publishers.decks.outline import outline
from boardpress.publishers.decks.package import SlideParts, escape, package, packed, shared
from boardpress.publishers.decks.prepared import HEAD, Prepared, prepared
from boardpress.publishers.decks.room import LayoutRoom
from boardpress.publishers.decks.slides import Slide, fitted
from boardpress.publishers.decks.zipping import Member, Piece
from boardpress.records import dataclass

_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_TREE = (
    '<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
_NEW_LINE = "\n"
_END = "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
_SLIDE, _SLIDE_END = f"{HEAD}<p:sld {_NAMESPACES}>{_TREE}", f"{_END}</p:sld>"


def render_deck(making: Making) -> bytes:
    """The bytes of a .pptx file, the same for the same model."""
    model: DeckModel = making.model
    ready = prepared(model.template)
    slides = fitted(outline(model), ready.rooms, model.words)
    pen = _Pen(model, ready)
    parts = [pen.parts(slide, said) for slide, said in zip(slides, notes(model, slides), strict=True)]
    return package(ready, parts, _core(model))


@dataclass(frozen=True, slots=True)
class _Pen:
    """What the slides of a deck share."""

    model: DeckModel
    ready: Prepared
    first: Piece = field(default_factory=lambda: shared(_SLIDE))
    feet: dict[str, Piece] = field(default_factory=dict)
    """What ends the slides of a layout: footer and number."""

    def parts(self, slide: Slide, said: str) -> SlideParts:
        """A slide with its notes."""
        links, layout = Links(), slide.layout
        room = self.ready.rooms[layout]
        shapes = self._shapes(slide, room, links)
        if layout not in self.feet:
            self.feet[layout] = shared(f"{''.join(_foot(self.model, room))}{_SLIDE_END}", last=True)
        notes = _notes(said, self.model.language, self.ready)
        return SlideParts(room.index, self.first, shapes, self.feet[layout], notes, tuple(links.addresses))

    def _shapes(self, slide: Slide, room: LayoutRoom, links: Links) -> bytes:
        """The slide's shapes in the order in which they are read: title, part, text, table; its foot follows."""
        model, draft, title = self.model, slide.draft, slide.title
        language = model.language if draft.own else model.text_language
        drawn = shape(2, "Title", room.title.mark, line(title.text, language, title.size)).encode()
        if slide.kicker and room.kicker:
            drawn += _part(slide.kicker, room.kicker.mark, model.text_language)
        if slide.body:
            sized = slide.larger != 1
            box = room.larger if sized else room.body
            before, after = _around_body(room.body.mark)
            drawn = b"".join((drawn, before, *body(slide.body, box, language, links, sized), after))
        if slide.table:
            description = model.words.text("deck.table", title=title.text)
            drawn += table(5, slide.table, room.body, slide.table_top, description, language, links).encode()
        return drawn


# Most slides of a deck have the same.
@lru_cache(maxsize=64)
def _part(kicker: str, mark: str, language: str) -> bytes:
    return shape(3, "Part", mark, line(kicker, language)).encode()


@lru_cache(maxsize=64)
def _around_body(mark: str) -> tuple[bytes, bytes]:
    """A slide's text before and after its paragraphs."""
    before, after = shape(4, "Text", mark, _NEW_LINE).split(_NEW_LINE)
    return before.encode(), after.encode()


def _foot(model: DeckModel, room: LayoutRoom) -> Iterator[str]:
    if room.footer and (said := _footer(model, room)):
        yield shape(6, "Footer", room.footer.mark, footer(said, model.language, room.footer.align))
    if room.number:
        yield shape(7, "Slide number", room.number.mark, slide_number(model.language, room.number.align))


def _footer(model: DeckModel, room: LayoutRoom) -> str:
    """The board and the reference, in the longest form that fits; empty where none does."""
    example = model.words.text("deck.example") if model.example else ""
    forms = (
        (model.board, model.reference, example),
        (model.board_short, model.reference, example),
        (model.board_short,),
    )
    said = (" · ".join(filter(None, form)) for form in forms)
    return next((words for words in said if room.footer and fits_line(words, room.footer)), "")


# Many slides have the same notes but for what the author wrote.
@lru_cache(maxsize=256)
def _notes(said: str, language: str, ready: Prepared) -> Member:
    """The notes part: the slide's picture, the notes, the page's number."""
    before, after = _around_notes(ready, language)
    return packed(f"{before}{''.join([line(words, language) for words in said.split(_NEW_LINE)])}{after}")


@lru_cache(maxsize=16)
def _around_notes(ready: Prepared, language: str) -> tuple[str, str]:
    """What every notes part has before and after the lines."""
    marks = ready.notes_marks
    picture = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" '
        f'noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph{marks["SLIDE_IMAGE"]}/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
        if "SLIDE_IMAGE" in marks
        else ""
    )
    number = (
        shape(4, "Page number", marks["SLIDE_NUMBER"], slide_number(language, "r")) if "SLIDE_NUMBER" in marks else ""
    )
    opening, closing = shape(3, "Notes", marks.get("BODY", ' type="body" idx="1"'), _NEW_LINE).split(_NEW_LINE)
    return (
        f"{HEAD}<p:notes {_NAMESPACES}>{_TREE}{picture}{opening}",
        f"{closing}{number}{_END}</p:notes>",
    )


def _core(model: DeckModel) -> str:
    """Title, subject, language and date of the file: those of the publication. The board, a body, is its author."""
    day = f"{model.modified}T00:00:00Z" if model.modified else ""
    themes = next((value for label, value in model.facts if label == model.words.text("site.themes")), "")
    subject = " · ".join(filter(None, (model.kind, model.reference)))
    said = {
        "dc:title": model.title, "dc:subject": subject, "dc:creator": model.board, "cp:keywords": themes,
        "dc:description": model.summary, "dc:language": model.text_language, "cp:revision": "1",
    }  # fmt: skip
    inner = "".join(f"<{tag}>{escape(words)}</{tag}>" for tag, words in said.items() if words)
    for tag in ("created", "modified") if day else ():
        inner += f'<dcterms:{tag} xsi:type="dcterms:W3CDTF">{day}</dcterms:{tag}>'
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{inner}</cp:coreProperties>'
    )
