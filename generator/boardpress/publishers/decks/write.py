"""A deck as a PowerPoint file."""

from __future__ import annotations

from collections.abc import Iterator

from boardpress.artefact import Making
from boardpress.publishers.decks.drawing import Links, footer, line, paragraph, shape, slide_number, table
from boardpress.publishers.decks.fit import fits_line
from boardpress.publishers.decks.model import DeckModel
from boardpress.publishers.decks.notes import notes
from boardpress.publishers.decks.outline import outline
from boardpress.publishers.decks.package import SlideParts, escape, package
from boardpress.publishers.decks.prepared import HEAD, Prepared, prepared
from boardpress.publishers.decks.room import LayoutRoom
from boardpress.publishers.decks.slides import Slide, fitted

_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_TREE = (
    '<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
_END = "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"


def render_deck(making: Making) -> bytes:
    """The bytes of a .pptx file, the same for the same model."""
    model: DeckModel = making.model
    ready = prepared(model.template)
    slides = fitted(outline(model), ready.rooms)
    parts = [
        _parts(model, slide, said, ready.rooms[slide.layout], ready)
        for slide, said in zip(slides, notes(model, slides), strict=True)
    ]
    return package(ready, parts, _core(model))


def _parts(model: DeckModel, slide: Slide, said: str, room: LayoutRoom, prepared: Prepared) -> SlideParts:
    links = Links()
    shapes = "".join(_shapes(model, slide, room, links))
    text = f"{HEAD}<p:sld {_NAMESPACES}>{_TREE}{shapes}{_END}</p:sld>"
    return SlideParts(room.index, text, _notes(model, said, prepared), tuple(links.addresses))


def _shapes(model: DeckModel, slide: Slide, room: LayoutRoom, links: Links) -> Iterator[str]:
    """The slide's shapes in the order in which they are read: title, part, text, table, footer, number."""
    language = model.language if slide.draft.own else model.text_language
    yield shape(2, "Title", room.title.mark, line(slide.title.text, language, slide.title.size))
    if slide.kicker and room.kicker:
        yield shape(3, "Part", room.kicker.mark, line(slide.kicker, model.text_language))
    if slide.body:
        sized = slide.larger != 1
        box = room.larger if sized else room.body
        inner = "".join(paragraph(words, box, language, links, sized) for words in slide.body)
        yield shape(4, "Text", room.body.mark, inner)
    if slide.table:
        description = f"Table: {slide.title.text}. It is in words in the notes."
        yield table(5, slide.table, room.body, slide.table_top, description, language, links)
    if room.footer and (said := _footer(model, room)):
        yield shape(6, "Footer", room.footer.mark, footer(said, model.language, room.footer.align))
    if room.number:
        yield shape(7, "Slide number", room.number.mark, slide_number(model.language, room.number.align))


def _footer(model: DeckModel, room: LayoutRoom) -> str:
    """The board and the reference, in the longest form that fits; empty where none does."""
    example = "Example" if model.example else ""
    forms = (
        (model.board, model.reference, example),
        (model.board_short, model.reference, example),
        (model.board_short,),
    )
    said = (" · ".join(filter(None, form)) for form in forms)
    return next((words for words in said if room.footer and fits_line(words, room.footer)), "")


def _notes(model: DeckModel, said: str, prepared: Prepared) -> str:
    """The notes part: the slide's picture, the notes, the page's number."""
    marks = prepared.notes_marks
    lines = "".join(line(words, model.language) for words in said.split("\n"))
    picture = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" '
        f'noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph{marks["SLIDE_IMAGE"]}/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
        if "SLIDE_IMAGE" in marks
        else ""
    )
    body = shape(3, "Notes", marks.get("BODY", ' type="body" idx="1"'), lines)
    number = (
        shape(4, "Page number", marks["SLIDE_NUMBER"], slide_number(model.language, "r"))
        if "SLIDE_NUMBER" in marks
        else ""
    )
    return f"{HEAD}<p:notes {_NAMESPACES}>{_TREE}{picture}{body}{number}{_END}</p:notes>"


def _core(model: DeckModel) -> str:
    """Title, subject, language and date of the file: those of the publication. The board, a body, is its author."""
    day = f"{model.modified}T00:00:00Z" if model.modified else ""
    themes = next((value for label, value in model.facts if label == "Themes"), "")
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
