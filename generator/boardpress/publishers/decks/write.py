"""A deck as a PowerPoint file."""

from __future__ import annotations

from functools import lru_cache

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
from boardpress.publishers.decks.room import Box, LayoutRoom
from boardpress.publishers.decks.slides import Slide, fitted
from boardpress.publishers.decks.zipping import SHORT, Member, woven
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
_BEFORE_CORE = f"{HEAD}<cp:coreProperties {_CORE_NAMESPACES}>"
_DAY = ' xsi:type="dcterms:W3CDTF"'
_SHAPE_END, _LINE_END = SHAPE_END.encode(), LINE_END.encode()


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
    feet: dict[str, tuple[bytes, ...]] = field(default_factory=dict)
    """What ends the slides of a layout: footer and number."""
    kickers: dict[tuple[str, str], tuple[bytes, bytes]] = field(default_factory=dict)
    """What stands between the title and the text, by the name of the part and the layout."""

    def parts(self, slide: Slide, said: str) -> SlideParts:
        """A slide with its notes. Its shapes stand in the order in which they are read."""
        model, layout, title, links = self.model, slide.layout, slide.title, Links()
        room = self.ready.rooms[layout]
        language = model.language if slide.draft.own else model.text_language
        turns = [_title(room.title.mark, language, from_right(title.text), title.size), _encoded(title.text)]
        if slide.kicker and room.kicker:
            turns += self._kicker(slide.kicker, layout, room.kicker)
        turns += self._text(slide, room, language, links)
        opening, *foot = self._foot(layout, room)
        turns[-1] += opening
        turns += foot
        noted = _notes(said, model.language, self.ready)
        return SlideParts(room.index, woven("", turns), noted, tuple(links.addresses))

    def _kicker(self, words: str, layout: str, box: Box) -> tuple[bytes, bytes]:
        key = words, layout
        if key not in self.kickers:
            self.kickers[key] = _part(box.mark, self.model.text_language, from_right(words)), _encoded(words)
        return self.kickers[key]

    def _foot(self, layout: str, room: LayoutRoom) -> tuple[bytes, ...]:
        if layout not in self.feet:
            self.feet[layout] = _foot(self.model, room)
        return self.feet[layout]

    def _text(self, slide: Slide, room: LayoutRoom, language: str, links: Links) -> list[bytes]:
        """What follows the lines at the top of a slide."""
        opening, drawn = _LINE_END, []
        if slide.body:
            sized = slide.larger != 1
            box = room.larger if sized else room.body
            first, *drawn = body(slide.body, box, language, links, sized)
            opening = _before_text(room.body.mark, first)
            drawn[-1] += _SHAPE_END
        if slide.table:
            said = self.model.words.text("deck.table", title=slide.title.text)
            drawn.append(table(5, slide.table, room.body, slide.table_top, said, language, links).encode())
        if slide.table or sum(map(len, drawn[::2])) > SHORT:
            # Paragraph by paragraph, they would be larger.
            drawn = [b"".join(drawn), b""]
        return [opening, *drawn]


@lru_cache(maxsize=64)
def _title(mark: str, language: str, rtl: bool, size: float) -> bytes:
    """A slide as far as the words of its title."""
    return f"{_SLIDE}{shape_opening(2, 'Title', mark)}{line_opening(language, rtl, size)}".encode()


@lru_cache(maxsize=64)
def _part(mark: str, language: str, rtl: bool) -> bytes:
    """What stands between the words of the title and the name of the part."""
    return f"{LINE_END}{shape_opening(3, 'Part', mark)}{line_opening(language, rtl)}".encode()


@lru_cache(maxsize=64)
def _before_text(mark: str, opening: bytes) -> bytes:
    """What stands between a line and the first words of the text."""
    return f"{LINE_END}{shape_opening(4, 'Text', mark)}".encode() + opening


def _foot(model: DeckModel, room: LayoutRoom) -> tuple[bytes, ...]:
    end = _end(room.number.mark, room.number.align, model.language) if room.number else _SLIDE_END
    if not room.footer or not (said := _footer(model, room)):
        return (end.encode(),)
    opening = _foot_opening(room.footer.mark, room.footer.align, model.language)
    return opening, _encoded(said), f"{LINE_END}{end}".encode()


@lru_cache(maxsize=64)
def _foot_opening(mark: str, align: str, language: str) -> bytes:
    """A footer before its words."""
    return f"{shape_opening(6, 'Footer', mark)}{footer_opening(language, align)}".encode()


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
    before, closing = _around_notes(ready, language)
    lines = "".join([line(words, language) for words in said.split(_NEW_LINE)])
    return woven("", (before, f"{lines}{closing}".encode(), b""))


@lru_cache(maxsize=16)
def _around_notes(ready: Prepared, language: str) -> tuple[bytes, str]:
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
    return f"{HEAD}<p:notes {_NAMESPACES}>{_TREE}{picture}{opening}".encode(), f"{SHAPE_END}{number}{_END}</p:notes>"


def _core(model: DeckModel) -> Member:
    """Title, subject, language and date of the file: those of the publication. The board, a body, is its author."""
    day = f"{model.modified}T00:00:00Z" if model.modified else ""
    themes = next((value for label, value in model.facts if label == model.words.text("site.themes")), "")
    subject = " · ".join(filter(None, (model.kind, model.reference)))
    said = (
        ("dc:title", "", model.title), ("dc:subject", "", subject), ("dc:creator", "", model.board),
        ("cp:keywords", "", themes), ("dc:description", "", model.summary), ("dc:language", "", model.text_language),
        ("cp:revision", "", "1"), ("dcterms:created", _DAY, day), ("dcterms:modified", _DAY, day),
    )  # fmt: skip
    turns: list[bytes] = []
    before = _BEFORE_CORE
    for tag, look, words in said:
        if words:
            turns += f"{before}<{tag}{look}>".encode(), _encoded(words)
            before = f"</{tag}>"
    return woven("", [*turns, f"{before}</cp:coreProperties>".encode()])
