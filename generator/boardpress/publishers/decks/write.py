"""A deck as a PowerPoint file."""

from __future__ import annotations

from functools import cache, lru_cache

from boardpress.artefact import Making
from boardpress.publishers.decks.drawing import (
    LINE_END,
    SHAPE_END,
    Links,
    body,
    footer_opening,
    from_right,
    line,
    line_opening,
    shape,
    shape_opening,
    slide_number,
    table,
)
from boardpress.publishers.decks.fit import fits_line
from boardpress.publishers.decks.model import DeckModel
from boardpress.publishers.decks.notes import notes
from boardpress.publishers.decks.outline import outline
from boardpress.publishers.decks.package import SlideParts, escape, package
from boardpress.publishers.decks.prepared import HEAD, Prepared, prepared
from boardpress.publishers.decks.room import LayoutRoom
from boardpress.publishers.decks.slides import Slide, fitted
from boardpress.publishers.decks.zipping import Lead, Member, Piece, after, joined, of_pieces, piece, short
from boardpress.records import dataclass, field

_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_CORE_NAMESPACES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_TREE = (
    '<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
_NEW_LINE = "\n"
_END = "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
_SLIDE, _SLIDE_END = f"{HEAD}<p:sld {_NAMESPACES}>{_TREE}", f"{_END}</p:sld>"
_SHAPE_END = SHAPE_END.encode()


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
    feet: dict[str, Piece] = field(default_factory=dict)
    """What ends the slides of a layout: footer and number."""

    def parts(self, slide: Slide, said: str) -> SlideParts:
        """A slide with its notes."""
        links, layout = Links(), slide.layout
        room = self.ready.rooms[layout]
        pieces = self._shapes(slide, room, links)
        if layout not in self.feet:
            self.feet[layout] = _foot(self.model, room)
        pieces.append(self.feet[layout])
        return SlideParts(room.index, pieces, _notes(said, self.model.language, self.ready), tuple(links.addresses))

    def _shapes(self, slide: Slide, room: LayoutRoom, links: Links) -> list[Piece]:
        """The slide's shapes in the order in which they are read: title, part, text, table; its foot follows."""
        model, title = self.model, slide.title
        language = model.language if slide.draft.own else model.text_language
        first, said = _title(room.title.mark, language, from_right(title.text), title.size), _encoded(title.text)
        found, above = [first, short(said)], first.text
        if slide.kicker and room.kicker:
            part = _part(room.kicker.mark, model.text_language, from_right(slide.kicker))
            found.append(after(above, len(said), part))
            above, said = part, _encoded(slide.kicker)
            found.append(short(said))
        lead, drawn = self._text(slide, room, language, links)
        found.append(after(above, len(said), lead.text))
        if drawn:
            found.append(lead.followed(drawn))
        return found

    def _text(self, slide: Slide, room: LayoutRoom, language: str, links: Links) -> tuple[Lead, bytes]:
        """What follows the lines at the top of a slide: as far as its first words, and from there; empty where none."""
        lead, drawn = _line_end(), b""
        if slide.body:
            sized = slide.larger != 1
            box = room.larger if sized else room.body
            opening, *paragraphs = body(slide.body, box, language, links, sized)
            lead, drawn = _before_text(room.body.mark, opening), b"".join((*paragraphs, _SHAPE_END))
        if slide.table:
            said = self.model.words.text("deck.table", title=slide.title.text)
            drawn += table(5, slide.table, room.body, slide.table_top, said, language, links).encode()
        return lead, drawn


@lru_cache(maxsize=64)
def _title(mark: str, language: str, rtl: bool, size: float) -> Piece:
    """A slide as far as the words of its title."""
    return piece(f"{_SLIDE}{shape_opening(2, 'Title', mark)}{line_opening(language, rtl, size)}".encode())


@lru_cache(maxsize=64)
def _part(mark: str, language: str, rtl: bool) -> bytes:
    """What stands between the words of the title and the name of the part."""
    return f"{LINE_END}{shape_opening(3, 'Part', mark)}{line_opening(language, rtl)}".encode()


@lru_cache(maxsize=64)
def _before_text(mark: str, opening: bytes) -> Lead:
    """What stands between a line and the first words of the text."""
    return Lead(f"{LINE_END}{shape_opening(4, 'Text', mark)}".encode() + opening)


@cache
def _line_end() -> Lead:
    """What stands between a line and a table, or nothing more."""
    return Lead(LINE_END.encode())


def _foot(model: DeckModel, room: LayoutRoom) -> Piece:
    end = _end(room.number.mark, room.number.align, model.language) if room.number else _SLIDE_END
    if not room.footer or not (said := _footer(model, room)):
        return piece(end.encode(), last=True)
    opening, words = _foot_opening(room.footer.mark, room.footer.align, model.language), _encoded(said)
    return joined(opening, short(words), after(opening.text, len(words), f"{LINE_END}{end}".encode(), last=True))


@lru_cache(maxsize=64)
def _foot_opening(mark: str, align: str, language: str) -> Piece:
    """A footer before its words."""
    return piece(f"{shape_opening(6, 'Footer', mark)}{footer_opening(language, align)}".encode())


@lru_cache(maxsize=64)
def _end(mark: str, align: str, language: str) -> str:
    """The number of the slide, and what ends it."""
    return f"{shape(7, 'Slide number', mark, slide_number(language, align))}{_SLIDE_END}"


def _encoded(text: str) -> bytes:
    return escape(text).encode()


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
    first, lead, closing = _around_notes(ready, language)
    lines = "".join([line(words, language) for words in said.split(_NEW_LINE)])
    return of_pieces("", (first, lead.followed(f"{lines}{closing}".encode(), last=True)))


@lru_cache(maxsize=16)
def _around_notes(ready: Prepared, language: str) -> tuple[Piece, Lead, str]:
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
    opening = shape_opening(3, "Notes", marks.get("BODY", ' type="body" idx="1"'))
    before = f"{HEAD}<p:notes {_NAMESPACES}>{_TREE}{picture}{opening}".encode()
    return piece(before), Lead(before), f"{SHAPE_END}{number}{_END}</p:notes>"


def _core(model: DeckModel) -> list[Piece]:
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
    first, lead = _before_core()
    return [first, lead.followed(f"{inner}</cp:coreProperties>".encode(), last=True)]


@cache
def _before_core() -> tuple[Piece, Lead]:
    before = f"{HEAD}<cp:coreProperties {_CORE_NAMESPACES}>".encode()
    return piece(before), Lead(before)
