"""Makes the built-in slide template, `generator/boardpress/theme/slides.pptx`, and the form in which decks use it.

    python tools/make_slide_template.py

Eight layouts for 16:9 screens: Title, Section, Text, Points, Table, Note, Questions, Contacts. A board that wants
its own look opens the file in PowerPoint or LibreOffice, changes it, and keeps it as `theme/slides.pptx`.
The file is written from nothing, so that it holds no author, no date and no leftovers, and the same bytes each time.
`publishers/decks/template.zip` is that file opened by python-pptx and made ready for slides, so that writing decks
needs no python-pptx.

Lengths below are in points: a slide is 960 by 540.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path

from boardpress.publishers.decks import prepared
from boardpress.publishers.decks.preparing import prepare

TEMPLATE = Path(__file__).resolve().parent.parent / "generator/boardpress/theme/slides.pptx"
WIDTH, HEIGHT = 960, 540
LEFT, RIGHT = 54, 906

# Contrast on white: text 16:1, deep blue 12:1, terracotta 5.7:1, grey 5.6:1, link 6.5:1 (WCAG AA asks for 4.5:1).
COLOURS = {
    "dk1": "1F2933", "lt1": "FFFFFF", "dk2": "1D3557", "lt2": "F5F1EA",
    "accent1": "1D3557", "accent2": "B0452B", "accent3": "2B6A6E", "accent4": "80601A", "accent5": "5A4A86",
    "accent6": "5B6672", "hlink": "1A5A96", "folHlink": "5A4A86",
}  # fmt: skip
PRESENTATION = "http://schemas.openxmlformats.org/presentationml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:a="{DRAWING}" xmlns:r="{RELATIONS}" xmlns:p="{PRESENTATION}"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument"
PLAIN_TABLE = "{5940675A-B579-460E-94D1-54222C63F5DA}"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True)
class Look:
    """How a placeholder sets its text. An empty colour, and a size of 0, are inherited."""

    size: float = 0
    colour: str = ""
    bold: bool | None = None
    align: str = "l"
    sizes: tuple[float, ...] = ()
    """Sizes of the deeper levels of a list."""
    before: tuple[float, ...] = ()
    """Space before the paragraphs of each level."""
    line: int = 0
    """Line spacing in per cent."""


@dataclass(frozen=True)
class Place:
    """A placeholder: its kind in PowerPoint's words, its index, where it stands and how its text looks."""

    name: str
    kind: str
    index: int
    box: tuple[float, float, float, float]
    look: Look = Look()
    anchor: str = "t"
    prompt: str = ""
    shrink: bool = True
    """Whether PowerPoint makes the text smaller when somebody types more than fits."""


@dataclass(frozen=True)
class Shape:
    """A plain coloured rectangle, or large letters, that a layout is decorated with."""

    name: str
    box: tuple[float, float, float, float]
    fill: str = ""
    text: str = ""
    size: float = 0
    colour: str = ""


@dataclass(frozen=True)
class Layout:
    name: str
    places: tuple[Place, ...]
    shapes: tuple[Shape, ...] = ()
    background: str = ""
    footer: str = "accent6"
    """Colour of the footer and the slide's number."""
    footer_left: float = LEFT
    """Where the footer begins."""


def emu(points: float) -> int:
    return round(points * 12700)


def colour(name: str) -> str:
    return f'<a:solidFill><a:schemeClr val="{name}"/></a:solidFill>'


def frame(box: tuple[float, float, float, float], tag: str = "a") -> str:
    left, top, width, height = map(emu, box)
    return f'<{tag}:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></{tag}:xfrm>'


def level(number: int, look: Look) -> str:
    """The properties of one level of a placeholder's text."""
    size = look.size if number == 1 or not look.sizes else look.sizes[min(number - 2, len(look.sizes) - 1)]
    before = look.before[min(number - 1, len(look.before) - 1)] if look.before else None
    inner = f'<a:lnSpc><a:spcPct val="{look.line * 1000}"/></a:lnSpc>' if look.line else ""
    inner += f'<a:spcBef><a:spcPts val="{round(before * 100)}"/></a:spcBef>' if before is not None else ""
    run = f' sz="{round(size * 100)}"' if size else ""
    run += f' b="{int(look.bold)}"' if look.bold is not None else ""
    fill = colour(look.colour) if look.colour else ""
    return (
        f'<a:lvl{number}pPr marL="0" indent="0" algn="{look.align}">{inner}<a:buNone/>'
        f'<a:defRPr{run}>{fill}<a:latin typeface="+mn-lt"/></a:defRPr></a:lvl{number}pPr>'
    )


def placeholder(identifier: int, place: Place) -> str:
    """A placeholder of a layout or of the master."""
    index = f' idx="{place.index}"' if place.index else ""
    kind = f' type="{place.kind}"' if place.kind else ""
    levels = "".join(level(number, place.look) for number in range(1, 6)) if place.look != Look() else ""
    fit = "<a:normAutofit/>" if place.shrink else "<a:noAutofit/>"
    if place.kind == "sldNum":
        text = (
            '<a:fld id="{8A5B1C52-7D3E-4B0F-9C61-2E4F6A7B8C9D}" type="slidenum">'
            '<a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld>'
        )
    else:
        text = f'<a:r><a:rPr lang="en-GB"/><a:t>{place.prompt}</a:t></a:r>' if place.prompt else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{identifier}" name="{place.name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph{kind}{index}/></p:nvPr></p:nvSpPr>"
        f'<p:spPr>{frame(place.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr vert="horz" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{place.anchor}">{fit}</a:bodyPr>'
        f'<a:lstStyle>{levels}</a:lstStyle><a:p>{text}<a:endParaRPr lang="en-GB"/></a:p></p:txBody></p:sp>'
    )


def decoration(identifier: int, shape: Shape) -> str:
    """A coloured shape that readers of the screen pass over."""
    fill = colour(shape.fill) if shape.fill else "<a:noFill/>"
    words = '<a:endParaRPr lang="en-GB"/>'
    if shape.text:
        look = f'<a:rPr lang="en-GB" sz="{round(shape.size * 100)}" b="1">{colour(shape.colour)}</a:rPr>'
        words = f"<a:r>{look}<a:t>{shape.text}</a:t></a:r>"
    hidden = (
        '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
        'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{identifier}" name="{shape.name}">{hidden}</p:cNvPr><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{frame(shape.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'{fill}<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/>'
        f'<a:lstStyle/><a:p><a:pPr algn="ctr"/>{words}</a:p></p:txBody></p:sp>'
    )


def tree(shapes: str, background: str = "") -> str:
    back = f"<p:bg><p:bgPr>{colour(background)}<a:effectLst/></p:bgPr></p:bg>" if background else ""
    return (
        f'{back}<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/>'
        f"</a:xfrm></p:grpSpPr>{shapes}</p:spTree>"
    )


# ---- the look -------------------------------------------------------------------------------------------------

TITLE = Place(
    "Title", "title", 0, (LEFT, 46, RIGHT - LEFT, 72), Look(30, "dk2", True, line=95), "b", "Click to add the title"
)
BODY = Place(
    "Text", "body", 1, (LEFT, 148, 780, 340),
    Look(24, "tx1", None, sizes=(20, 18, 16, 16), before=(10, 5, 4, 4), line=104), "t", "Click to add text",
)  # fmt: skip
KICKER = Place("Part", "body", 13, (LEFT, 8, 700, 18), Look(13, "bg1", None), "ctr", "Part of the workshop", False)
FOOTER = Place("Footer", "ftr", 11, (LEFT, 506, 720, 18), Look(11, "accent6"), "ctr", "", False)
NUMBER = Place(
    "Slide number", "sldNum", 12, (RIGHT - 60, 506, 60, 18), Look(11, "accent6", align="r"), "ctr", "", False
)
BAND = (
    Shape("Band", (0, 0, WIDTH, 34), "dk2"),
    Shape("Band accent", (0, 0, 14, 34), "accent2"),
    Shape("Rule under title", (LEFT, 127, 64, 3.5), "accent2"),
)
LAYOUTS = (
    Layout(
        "Title",
        (
            replace(TITLE, kind="ctrTitle", box=(86, 112, 780, 196), look=Look(42, "bg1", True, line=95)),
            replace(BODY, kind="subTitle", box=(86, 340, 780, 118),
                    look=Look(20, "bg1", False, sizes=(18,), before=(4,)), prompt="Click to add the subtitle"),
        ),
        (
            Shape("Edge", (0, 0, 22, HEIGHT), "accent2"),
            Shape("Rule under title", (86, 320, 96, 4), "accent2"),
        ),
        background="dk2", footer="bg1", footer_left=86,
    ),
    Layout(
        "Section",
        (
            replace(TITLE, box=(48, 120, 276, 300), look=Look(32, "bg1", True, line=95), anchor="ctr"),
            replace(BODY, box=(402, 60, 500, 420), anchor="ctr",
                    look=Look(20, "tx1", None, sizes=(18, 16), before=(9, 4), line=104)),
        ),
        (Shape("Panel", (0, 0, 350, HEIGHT), "dk2"), Shape("Panel edge", (350, 0, 8, HEIGHT), "accent2")),
        background="lt2", footer_left=402,
    ),
    Layout("Text", (TITLE, KICKER, BODY), BAND),
    Layout("Points", (TITLE, KICKER, BODY), BAND),
    Layout("Table", (TITLE, KICKER, replace(BODY, box=(LEFT, 148, RIGHT - LEFT, 340),
                                            look=replace(BODY.look, size=20, sizes=(18, 16)))), BAND),
    Layout(
        "Note",
        (
            replace(TITLE, box=(96, 66, 770, 70), look=Look(30, "accent2", True, line=95)),
            KICKER,
            replace(BODY, box=(96, 156, 770, 322), look=replace(BODY.look, size=22)),
        ),
        (
            Shape("Band", (0, 0, WIDTH, 34), "dk2"),
            Shape("Band accent", (0, 0, 14, 34), "accent2"),
            Shape("Panel", (54, 54, 852, 436), "lt2"),
            Shape("Panel edge", (54, 54, 10, 436), "accent2"),
        ),
    ),
    Layout(
        "Questions",
        (TITLE, KICKER, replace(BODY, box=(LEFT, 148, 640, 340),
                                look=replace(BODY.look, before=(14, 5, 4, 4)))),
        (*BAND, Shape("Question mark", (734, 148, 172, 336), "lt2", "?", 200, "accent2")),
    ),
    Layout(
        "Contacts",
        (TITLE, KICKER, replace(BODY, box=(LEFT, 148, RIGHT - LEFT, 340),
                                look=replace(BODY.look, size=22, sizes=(20, 18), before=(9, 4, 4)))),
        BAND,
    ),
)  # fmt: skip


def shapes_of(layout: Layout) -> str:
    """Decorations, then placeholders in the order in which they are read."""
    _, top, _, height = FOOTER.box
    footer = replace(FOOTER, box=(layout.footer_left, top, RIGHT - 70 - layout.footer_left, height))
    marks = tuple(replace(place, look=replace(place.look, colour=layout.footer)) for place in (footer, NUMBER))
    parts = [decoration(2 + number, shape) for number, shape in enumerate(layout.shapes)]
    parts += [placeholder(20 + number, place) for number, place in enumerate((*layout.places, *marks))]
    return "".join(parts)


def layout_part(layout: Layout) -> str:
    kind = {"Title": "title", "Section": "secHead"}.get(layout.name, "")
    kind = f' type="{kind}"' if kind else ' userDrawn="1"'
    return (
        f'{HEAD}<p:sldLayout {NAMESPACES}{kind} preserve="1"><p:cSld name="{layout.name}">'
        f"{tree(shapes_of(layout), layout.background)}</p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def master_levels(style: str, look: Look) -> str:
    """A text style of the master: nine levels, since PowerPoint expects them all."""
    levels = "".join(level(number, look) for number in range(1, 10))
    more = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
    levels = levels.replace('<a:latin typeface="+mn-lt"/>', more)
    return f"<p:{style}>{levels}</p:{style}>"


def master_part() -> str:
    places = (TITLE, BODY, FOOTER, NUMBER)
    shapes = "".join(
        placeholder(2 + number, replace(place, look=place.look if place.kind in {"ftr", "sldNum"} else Look()))
        for number, place in enumerate(places)
    )
    mapping = (
        '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
        'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
    )
    identifiers = "".join(
        f'<p:sldLayoutId id="{2147483649 + number}" r:id="rId{number}"/>' for number in range(1, len(LAYOUTS) + 1)
    )
    styles = (
        master_levels("titleStyle", TITLE.look)
        + master_levels("bodyStyle", BODY.look)
        + master_levels("otherStyle", Look(18, "tx1"))
    )
    return (
        f'{HEAD}<p:sldMaster {NAMESPACES} preserve="1"><p:cSld>{tree(shapes, "bg1")}</p:cSld>{mapping}'
        f'<p:sldLayoutIdLst>{identifiers}</p:sldLayoutIdLst><p:hf hdr="0" dt="0"/>'
        f"<p:txStyles>{styles}</p:txStyles></p:sldMaster>"
    )


def notes_part() -> str:
    """The notes master: the slide above, the notes under it, the page's number at the foot."""
    picture = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide image"/><p:cNvSpPr>'
        '<a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/>'
        f'</p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr>{frame((64, 50, 412, 231.75))}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        f'<a:ln w="9525">{colour("accent6")}</a:ln></p:spPr></p:sp>'
    )
    notes = placeholder(3, Place("Notes", "body", 3, (64, 300, 412, 400), Look(), "t", "Notes for the trainer", False))
    number = placeholder(
        4, Place("Page number", "sldNum", 5, (376, 726, 100, 20), Look(10, "accent6", align="r"), "b", "", False)
    )
    levels = "".join(
        f'<a:lvl{n}pPr marL="{(n - 1) * 228600}" algn="l" rtl="0"><a:spcBef><a:spcPts val="400"/></a:spcBef>'
        '<a:defRPr sz="1100"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/>'
        f'<a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{n}pPr>'
        for n in range(1, 10)
    )
    mapping = (
        '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
        'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
    )
    return (
        f"{HEAD}<p:notesMaster {NAMESPACES}><p:cSld>{tree(picture + notes + number, 'bg1')}</p:cSld>{mapping}"
        f'<p:hf hdr="0" ftr="0" dt="0"/><p:notesStyle>{levels}</p:notesStyle></p:notesMaster>'
    )


def theme_part() -> str:
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in COLOURS.items())
    font = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface="Arial"/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEAD}<a:theme xmlns:a="{DRAWING}" name="Board"><a:themeElements>'
        f'<a:clrScheme name="Board">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Board"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="Board"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )


def presentation_part() -> str:
    return (
        f'{HEAD}<p:presentation {NAMESPACES} saveSubsetFonts="1" autoCompressPictures="0">'
        '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst><p:sldIdLst/>'
        f'<p:sldSz cx="{emu(WIDTH)}" cy="{emu(HEIGHT)}"/><p:notesSz cx="6858000" cy="9753600"/>'
        '<p:defaultTextStyle><a:defPPr><a:defRPr lang="en-GB"/></a:defPPr></p:defaultTextStyle></p:presentation>'
    )


def relations(*targets: tuple[str, str]) -> str:
    """A `.rels` part: rId1, rId2 ... to each kind and target."""
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{kind if "://" in kind else f"{RELATIONS}/{kind}"}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def core_part() -> str:
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>Slide template</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>"
    )


def parts() -> dict[str, str]:
    """Every part of the file by its name, in the order in which they are written."""
    layouts = {f"ppt/slideLayouts/slideLayout{n}.xml": layout_part(layout) for n, layout in enumerate(LAYOUTS, 1)}
    kinds = {
        "ppt/presentation.xml": f"{KIND}.presentationml.presentation.main+xml",
        "ppt/presProps.xml": f"{KIND}.presentationml.presProps+xml",
        "ppt/tableStyles.xml": f"{KIND}.presentationml.tableStyles+xml",
        "ppt/slideMasters/slideMaster1.xml": f"{KIND}.presentationml.slideMaster+xml",
        **dict.fromkeys(layouts, f"{KIND}.presentationml.slideLayout+xml"),
        "ppt/notesMasters/notesMaster1.xml": f"{KIND}.presentationml.notesMaster+xml",
        "ppt/theme/theme1.xml": f"{KIND}.theme+xml",
        "ppt/theme/theme2.xml": f"{KIND}.theme+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    found = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": relations(
            ("officeDocument", "ppt/presentation.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": core_part(),
        "ppt/presentation.xml": presentation_part(),
        "ppt/_rels/presentation.xml.rels": relations(
            ("slideMaster", "slideMasters/slideMaster1.xml"), ("notesMaster", "notesMasters/notesMaster1.xml"),
            ("presProps", "presProps.xml"), ("tableStyles", "tableStyles.xml"), ("theme", "theme/theme1.xml"),
        ),
        "ppt/presProps.xml": f"{HEAD}<p:presentationPr {NAMESPACES}/>",
        "ppt/tableStyles.xml": f'{HEAD}<a:tblStyleLst xmlns:a="{DRAWING}" def="{PLAIN_TABLE}"/>',
        "ppt/slideMasters/slideMaster1.xml": master_part(),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relations(
            *(("slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in range(1, len(LAYOUTS) + 1)),
            ("theme", "../theme/theme1.xml"),
        ),
        **layouts,
        "ppt/notesMasters/notesMaster1.xml": notes_part(),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": relations(("theme", "../theme/theme2.xml")),
        "ppt/theme/theme1.xml": theme_part(),
        "ppt/theme/theme2.xml": theme_part(),
    }  # fmt: skip
    for number in range(1, len(LAYOUTS) + 1):
        found[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"] = relations(
            ("slideMaster", "../slideMasters/slideMaster1.xml")
        )
    return found


def template() -> bytes:
    """The file's bytes, the same each time."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in parts().items():
            entry = zipfile.ZipInfo(name)
            entry.create_system, entry.compress_type = 3, zipfile.ZIP_DEFLATED
            archive.writestr(entry, text)
    return stream.getvalue()


if __name__ == "__main__":
    TEMPLATE.write_bytes(template())
    ready = TEMPLATE.parent.parent / "publishers/decks" / prepared.FILE
    ready.write_bytes(prepared.to_bytes(prepare(template())))
