"""Words of a slide in PowerPoint's XML: paragraphs, runs and tables."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from boardpress.publishers.decks.blocks import Kind, Paragraph, Role, Run, Style
from boardpress.publishers.decks.fit import HEADING_SPACE, margins
from boardpress.publishers.decks.package import escape
from boardpress.publishers.decks.room import Box, Level
from boardpress.publishers.decks.tables import MARGIN_ACROSS, MARGIN_DOWN, FittedTable
from boardpress.records import dataclass, field

_FIRST_LINK = 3
_CLOSING = "</a:t></a:r></a:p>"
_CLOSED = _CLOSING.encode()
SHAPE_END = "</p:txBody></p:sp>"
LINE_END = f"{_CLOSING}{SHAPE_END}"
"""What ends a placeholder that holds a line."""
_MOST_OPENINGS = 1000
_NOT_IN_ADDRESS = str.maketrans({" ": "%20", "\t": "%09", "\n": "%0A", "\r": "%0D", "\\": "%5C"})


@dataclass(slots=True)
class Links:
    """The outside addresses of a slide's text, in the order in which they are met."""

    addresses: list[str] = field(default_factory=list)

    def identifier(self, address: str) -> str:
        """The relation's name for an address."""
        address = address.translate(_NOT_IN_ADDRESS)
        if address not in self.addresses:
            self.addresses.append(address)
        return f"rId{self.addresses.index(address) + _FIRST_LINK}"


def emu(points: float) -> int:
    return round(points * 12700)


def run(words: Run, language: str, links: Links, look: str = "", inner: str = "", bold: bool = False) -> str:
    """A run; `look` are more attributes, `inner` what stands within its properties."""
    text, own, italic, raised, href = words
    if href:
        # LibreOffice does not always take the theme's colour of links.
        inner = '<a:solidFill><a:schemeClr val="hlink"/></a:solidFill>'
        inner += f'<a:hlinkClick r:id="{links.identifier(href)}"/>'
    return f"{_opening(language, look, own or bold, italic, raised, inner)}{escape(text)}</a:t></a:r>"


@lru_cache(maxsize=512)
def _opening(language: str, look: str, bold: bool, italic: bool, raised: bool, inner: str) -> str:
    """A run before its text."""
    attributes = f' lang="{language}"{look}'
    attributes += ' b="1"' if bold else ""
    attributes += ' i="1"' if italic else ""
    attributes += ' baseline="30000"' if raised else ""
    return f'<a:r><a:rPr{attributes} dirty="0">{inner}</a:rPr><a:t>'


def from_right(text: str) -> bool:
    """Whether the first letter belongs to a script that is written from right to left."""
    if text.isascii():
        return False
    kind = next((kind for letter in text if (kind := unicodedata.bidirectional(letter)) in {"L", "R", "AL"}), "L")
    return kind != "L"


def paragraph(words: Paragraph, box: Box, language: str, links: Links, sized: bool = False) -> str:
    """A paragraph of a slide's text, with its mark; its size in full where `sized`."""
    runs, role, indent, number, continued = words
    heading, quote = role is Role.HEADING, role is Role.QUOTE
    level = box.level(words.level)
    properties = _properties(role, indent, number, continued, level, from_right(words.text))
    look = f' sz="{round(level.size * 100)}"' if sized else ""
    look += ' i="1"' if quote else ""
    inner = '<a:solidFill><a:schemeClr val="tx2"/></a:solidFill>' if heading else ""
    drawn = [run(_upright(one) if quote else one, language, links, look, inner, heading) for one in runs]
    return f"<a:p>{properties}{''.join(drawn)}</a:p>"


class _Openings(dict[tuple[bytes, Kind, Style], bytes]):
    """A box's paragraphs of one run before their words, after what ends the one before, by how both are set.

    Each is drawn when it is first asked for.
    """

    def __init__(self, box: Box, language: str, sized: bool) -> None:
        super().__init__()
        self.box, self.language, self.sized = box, language, sized

    def __missing__(self, key: tuple[bytes, Kind, Style]) -> bytes:
        if len(self) > _MOST_OPENINGS:
            self.clear()
        before, kind, style = key
        like = Paragraph((Run("x", *style),), *kind)
        drawn = paragraph(like, self.box, self.language, Links(), self.sized)
        found = before + drawn.removesuffix(f"x{_CLOSING}").encode()
        self[key] = found
        return found


@lru_cache(maxsize=64)
def _openings(box: Box, language: str, sized: bool) -> _Openings:
    return _Openings(box, language, sized)


def body(text: Sequence[Paragraph], box: Box, language: str, links: Links, sized: bool = False) -> list[bytes]:
    """The paragraphs of a slide's text: by turns what stands on many slides, which may be nothing, and its own words.

    The former begins and ends it, and is encoded already.
    """
    openings = _openings(box, language, sized)
    drawn: list[bytes] = []
    before = b""
    for one in text:
        runs = one[0]
        if len(runs) == 1 and not runs[0][4] and ((said := runs[0][0]).isascii() or not from_right(said)):
            # As most are: one run in letters from left to right, and no link.
            drawn += openings[before, one[1:], runs[0][1:]], escape(said).encode()
            before = _CLOSED
        else:
            drawn += before, paragraph(one, box, language, links, sized).encode()
            before = b""
    drawn.append(before)
    return drawn


@lru_cache(maxsize=512)
def _properties(role: Role, indent: int, number: int, continued: bool, level: Level, rtl: bool) -> str:
    """How a paragraph is set, whatever it says."""
    words = Paragraph((), role, indent, number, continued)
    across, hang = margins(words, level.size)
    side = ' algn="r" rtl="1"' if rtl else ""
    edge = "marR" if rtl else "marL"
    space = ""
    if words.role is Role.HEADING:
        space = f'<a:spcBef><a:spcPts val="{round(level.before * HEADING_SPACE * 100)}"/></a:spcBef>'
    attributes = f'{edge}="{emu(across)}" lvl="{words.level}" indent="{-emu(hang)}"{side}'
    return f"<a:pPr {attributes}>{space}{_mark(words)}</a:pPr>"


def _upright(words: Run) -> Run:
    """The run without its own slant, which its paragraph gives it."""
    return Run(words.text, words.bold, False, words.raised, words.href)


def _mark(words: Paragraph) -> str:
    if words.continued or words.role not in {Role.BULLET, Role.NUMBER}:
        return "<a:buNone/>"
    colour = '<a:buClr><a:schemeClr val="accent2"/></a:buClr>'
    if words.role is Role.NUMBER:
        return (
            f'{colour}<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod" startAt="{max(words.number, 1)}"/>'
        )
    return f'{colour}<a:buFont typeface="Arial"/><a:buChar char="•"/>'


def line(text: str, language: str) -> str:
    """A paragraph that takes its whole look from the layout."""
    return f"{line_opening(language, from_right(text))}{escape(text)}{_CLOSING}"


def line_opening(language: str, rtl: bool, size: float = 0) -> str:
    """A line before its words: its look is the layout's, but for its size in points where one is given."""
    side = '<a:pPr algn="r" rtl="1"/>' if rtl else ""
    look = f' sz="{round(size * 100)}"' if size else ""
    return f"<a:p>{side}{_opening(language, look, False, False, False, '')}"


def shape(identifier: int, name: str, mark: str, paragraphs: str) -> str:
    """A placeholder filled with paragraphs."""
    return f"{shape_opening(identifier, name, mark)}{paragraphs}{SHAPE_END}"


def shape_opening(identifier: int, name: str, mark: str) -> str:
    """A placeholder before its paragraphs."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{identifier}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph{mark}/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>"
    )


# LibreOffice does not take the font and the side of a footer from the layout.
_FONT = '<a:latin typeface="+mn-lt"/>'


def footer_opening(language: str, align: str) -> str:
    """The line of a footer before its words."""
    return f'<a:p><a:pPr algn="{align}"/>{_opening(language, "", False, False, False, _FONT)}'


def slide_number(language: str, align: str) -> str:
    """The paragraph that shows a slide's number."""
    return (
        f'<a:p><a:pPr algn="{align}"/><a:fld id="{{8A5B1C52-7D3E-4B0F-9C61-2E4F6A7B8C9D}}" type="slidenum">'
        f'<a:rPr lang="{language}">{_FONT}</a:rPr><a:t>‹#›</a:t></a:fld></a:p>'
    )


def table(identifier: int, fitted: FittedTable, box: Box, top: float, said: str, language: str, links: Links) -> str:
    """A table below `top`, described for those who cannot see it by `said`."""
    rows = ((fitted.header,) if fitted.header else ()) + fitted.rows
    grid = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in fitted.widths)
    lines = "".join(
        _row(row, height, fitted, language, links, header=bool(fitted.header) and number == 0)
        for number, (row, height) in enumerate(zip(rows, fitted.heights, strict=True))
    )
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{identifier}" name="Table" descr="{escape(said)}"/>'
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f'<p:xfrm><a:off x="{emu(box.left)}" y="{emu(box.top + top)}"/>'
        f'<a:ext cx="{emu(sum(fitted.widths))}" cy="{emu(fitted.height)}"/></p:xfrm>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl>'
        f"<a:tblPr{_first_row(fitted)}/><a:tblGrid>{grid}</a:tblGrid>{lines}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _first_row(fitted: FittedTable) -> str:
    return ' firstRow="1"' if fitted.header else ""


def _row(
    cells: Sequence[Paragraph], height: float, fitted: FittedTable, language: str, links: Links, *, header: bool
) -> str:
    drawn = "".join(_cell(cell, fitted.size, language, links, header=header) for cell in cells)
    return f'<a:tr h="{emu(height)}">{drawn}</a:tr>'


def _cell(cell: Paragraph, size: float, language: str, links: Links, *, header: bool) -> str:
    colour = f'<a:solidFill><a:schemeClr val="{"bg1" if header else "tx1"}"/></a:solidFill>'
    look = f' sz="{round(size * 100)}"'
    runs = "".join(run(one, language, links, look, colour, header) for one in cell.runs)
    side = ' algn="r" rtl="1"' if from_right(cell.text) else ' algn="l"'
    ending = "" if cell.runs else f'<a:endParaRPr lang="{language}"{look}/>'
    margin = (
        f'marL="{emu(MARGIN_ACROSS)}" marR="{emu(MARGIN_ACROSS)}" marT="{emu(MARGIN_DOWN)}" marB="{emu(MARGIN_DOWN)}"'
    )
    none = "".join(f'<a:{edge} w="0"><a:noFill/></a:{edge}>' for edge in ("lnL", "lnR", "lnT"))
    below = '<a:lnB w="9525"><a:solidFill><a:schemeClr val="accent6"/></a:solidFill></a:lnB>'
    fill = '<a:solidFill><a:schemeClr val="tx2"/></a:solidFill>' if header else "<a:noFill/>"
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr{side}/>{runs}{ending}</a:p></a:txBody>"
        f"<a:tcPr {margin}>{none}{below}{fill}</a:tcPr></a:tc>"
    )
