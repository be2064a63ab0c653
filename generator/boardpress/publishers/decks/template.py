"""What a slide template says, as python-pptx reads it: where each layout has room for words, and what is wrong."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.exc import PythonPptxError
from pptx.presentation import Presentation as Deck

from boardpress.publishers.decks.room import BODY, KICKER, LARGER, LAYOUTS, Box, LayoutRoom, Level

_TITLE_KINDS = frozenset({"title", "ctrTitle"})
_METRIC = frozenset({"arial", "helvetica", "liberation sans", "arimo", "nimbus sans"})
_OTHER_FONT = 1.15
"""How much wider than Arial another font is taken to be: Verdana is 1.15 times as wide, most others are narrower."""
_LEVELS = 5
_LEAST_LINES, _LEAST_LETTERS = 5, 20
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_Element = Any


def built_in() -> bytes:
    """The template that comes with the package."""
    return _built_in()


@cache
def _built_in() -> bytes:
    return (files("boardpress") / "theme" / "slides.pptx").read_bytes()


@lru_cache(maxsize=4)
def rooms(data: bytes) -> dict[str, LayoutRoom]:
    """The room of each layout that decks need, by its name. The template has passed `check_template`."""
    deck = Presentation(io.BytesIO(data))
    found = {layout.name: (index, layout) for index, layout in enumerate(deck.slide_layouts)}
    return {name: _room(*found[name]) for name in LAYOUTS if name in found}


def _room(index: int, layout: Any) -> LayoutRoom:
    places = {place.placeholder_format.idx: place for place in layout.placeholders}
    kinds = {_kind(place.element): _box(place, layout) for place in layout.placeholders}
    body = _box(places[BODY], layout)
    return LayoutRoom(
        index,
        _box(places[0], layout),
        body,
        body.scaled(LARGER),
        _box(places[KICKER], layout) if KICKER in places else None,
        kinds.get("ftr"),
        kinds.get("sldNum"),
    )


def _kind(element: _Element) -> str:
    mark = next(element.iter(f"{_P}ph"), None)
    return str(mark.get("type", "obj")) if mark is not None else ""


def _box(place: Any, layout: Any) -> Box:
    chain = list(_styles(place.element, layout))
    margins = {side: _margin(place.element, layout, side) for side in ("lIns", "tIns", "rIns", "bIns")}
    size = [0 if value is None else value / 12700 for value in (place.left, place.top, place.width, place.height)]
    return Box(
        size[0] + margins["lIns"],
        size[1] + margins["tIns"],
        max(size[2] - margins["lIns"] - margins["rIns"], 0),
        max(size[3] - margins["tIns"] - margins["bIns"], 0),
        tuple(_level(chain, number) for number in range(1, _LEVELS + 1)),
        _wider(chain, layout),
        _first([found for style in chain if (found := style.find(f"{_A}lvl1pPr")) is not None], ".", "algn") or "l",
        mark(place.element),
    )


def mark(element: _Element) -> str:
    """The attributes that tie a placeholder of a slide to this one of its layout or master."""
    found = next(element.iter(f"{_P}ph"), None)
    names = ("type", "orient", "sz", "idx")
    return "".join(f' {name}="{found.get(name)}"' for name in names if found is not None and found.get(name))


def _family(element: _Element) -> frozenset[str]:
    """The kinds of placeholder of the master that one of a layout takes its look from."""
    kind = _kind(element)
    return _TITLE_KINDS if kind in _TITLE_KINDS else frozenset({"body" if kind in {"subTitle", "obj"} else kind})


def _of_master(element: _Element, layout: Any) -> _Element | None:
    family = _family(element)
    return next((shape for shape in layout.slide_master.element.iter(f"{_P}sp") if _kind(shape) in family), None)


def _styles(element: _Element, layout: Any) -> Iterator[_Element]:
    """The lists of levels that apply, the nearest first."""
    for shape in (element, _of_master(element, layout)):
        if shape is not None and (style := next(shape.iter(f"{_A}lstStyle"), None)) is not None:
            yield style
    name = {"title": "titleStyle", "ctrTitle": "titleStyle", "body": "bodyStyle"}
    texts = next(layout.slide_master.element.iter(f"{_P}txStyles"), None)
    if texts is not None:
        style = texts.find(f"{_P}{name.get(next(iter(_family(element))), 'otherStyle')}")
        if style is not None:
            yield style


def _margin(element: _Element, layout: Any, side: str) -> float:
    for shape in (element, _of_master(element, layout)):
        body = next(shape.iter(f"{_A}bodyPr"), None) if shape is not None else None
        if body is not None and body.get(side):
            return int(body.get(side)) / 12700
    return 7.2 if side in {"lIns", "rIns"} else 3.6


def _level(chain: list[_Element], number: int) -> Level:
    properties = [found for style in chain if (found := style.find(f"{_A}lvl{number}pPr")) is not None]
    size = _first(properties, f"{_A}defRPr", "sz") or "1800"
    points = int(size) / 100
    percent = _first(properties, f"{_A}lnSpc/{_A}spcPct", "val")
    exact = _first(properties, f"{_A}lnSpc/{_A}spcPts", "val")
    line = _percent(percent) if percent else int(exact) / 100 / points / 1.15 if exact else 1.0
    before = int(_first(properties, f"{_A}spcBef/{_A}spcPts", "val") or 0) / 100
    before += _percent(_first(properties, f"{_A}spcBef/{_A}spcPct", "val") or "0") * points
    bold = (_first(properties, f"{_A}defRPr", "b") or "0") in {"1", "true"}
    return Level(points, before, line, bold)


def _percent(value: str) -> float:
    return float(value.removesuffix("%")) / 100 if value.endswith("%") else int(value) / 100_000


def _first(properties: list[_Element], path: str, name: str) -> str | None:
    for one in properties:
        found = one.find(path)
        if found is not None and found.get(name) is not None:
            return str(found.get(name))
    return None


def _wider(chain: list[_Element], layout: Any) -> float:
    """1 for Arial and fonts of its widths; more for any other."""
    face = _first([one for style in chain for one in style], f"{_A}defRPr/{_A}latin", "typeface") or "+mn-lt"
    if face.startswith("+"):
        face = _theme_font(layout, "majorFont" if face.startswith("+mj") else "minorFont")
    return 1.0 if face.lower() in _METRIC else _OTHER_FONT


def _theme_font(layout: Any, name: str) -> str:
    for relation in layout.slide_master.part.rels.values():
        if not relation.is_external and relation.reltype.endswith("/theme"):
            theme = etree.fromstring(relation.target_part.blob, _SAFE)
            latin = next(theme.iter(f"{_A}{name}"), None)
            face = latin.find(f"{_A}latin") if latin is not None else None
            return str(face.get("typeface", "")) if face is not None else ""
    return ""


_SAFE = etree.XMLParser(resolve_entities=False, no_network=True)


def check_template(data: bytes) -> list[str]:
    """What is wrong with a board's slide template, and what to do about it; empty where all is well."""
    try:
        deck = Presentation(io.BytesIO(data))
    except (PythonPptxError, zipfile.BadZipFile, KeyError, ValueError, AttributeError, etree.XMLSyntaxError, OSError):
        return ["the file is no PowerPoint presentation. Save it from PowerPoint or LibreOffice as .pptx."]
    return list(_faults(deck))


def _faults(deck: Deck) -> Iterator[str]:
    width, height = deck.slide_width or 0, deck.slide_height or 0
    if not height or width / height < 1.2:
        yield "its slides are not wider than they are high. Set the slide size to widescreen (16:9)."
    layouts = {layout.name: layout for layout in deck.slide_layouts}
    for name in LAYOUTS:
        if name not in layouts:
            names = ", ".join(f"'{one}'" for one in LAYOUTS)
            yield f"there is no layout named '{name}'. Name one so in the slide master; decks need {names}."
        else:
            yield from _layout_faults(name, layouts[name])


def _layout_faults(name: str, layout: Any) -> Iterator[str]:
    places = {place.placeholder_format.idx: place for place in layout.placeholders}
    if 0 not in places or _kind(places[0].element) not in _TITLE_KINDS:
        yield f"layout '{name}' has no title. Add its title placeholder, or slides cannot be told apart by ear."
        return
    if BODY not in places or _kind(places[BODY].element) not in {"body", "subTitle", "obj"}:
        yield (
            f"layout '{name}' has no text placeholder with index {BODY}. Start from the built-in template's layout, "
            "where it is the large text box."
        )
        return
    for what, index in (("title", 0), ("text", BODY)):
        yield from _room_faults(name, what, _box(places[index], layout))


def _room_faults(name: str, what: str, box: Box) -> Iterator[str]:
    level = box.level(0)
    lines = 1 if what == "title" else 3 if name in {"Title", "Section"} else _LEAST_LINES
    if box.height < lines * level.size * level.line * 1.15:
        yield f"the {what} of layout '{name}' has no room for {_count(lines)} at {level.size:g} points. Make it higher."
    if box.width < _LEAST_LETTERS * level.size * 0.5 * (0.6 if what == "title" else 1):
        yield f"the {what} of layout '{name}' is too narrow for words at {level.size:g} points. Make it wider."


def _count(lines: int) -> str:
    return "a line" if lines == 1 else f"{lines} lines"
