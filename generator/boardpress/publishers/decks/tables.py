"""Fits a table to slides: its columns, the size of its words, and its rows over as many slides as they need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from boardpress.publishers.decks.blocks import Paragraph, Role, Run, Table, plain
from boardpress.publishers.decks.measure import ems, line_count, line_height
from boardpress.publishers.decks.partition import partition
from boardpress.publishers.decks.room import Box
from boardpress.records import dataclass

SIZES = (20.0, 18.0, 16.0, 14.0)
"""Sizes of words in points, the largest that serves being used; nobody reads less from the back of a room."""
MARGIN_ACROSS, MARGIN_DOWN = 8.0, 5.0
_ENOUGH = 16.0
"""Size at which a table is rather split over slides than made smaller."""
_COMFORTABLE = 1.2
"""A full slide of a table is read with ease, unlike one of prose: the fewest slides are the best."""

Row = tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class FittedTable:
    """A table as one slide shows it. Widths, heights and the size of its words are in points."""

    header: Row
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    """Of the header, where there is one, then of each row."""
    size: float

    @property
    def height(self) -> float:
        return sum(self.heights)


def fit(table: Table, box: Box, taken: float = 0) -> list[FittedTable]:
    """The table over slides, each with the header; empty where it cannot be read from a slide at any size.

    `taken` is the height on its first slide that other words stand on.
    """
    best: list[FittedTable] = []
    for size in SIZES:
        widths = _widths(table, box, size)
        found = _split(table, widths, box, size, taken) if widths else []
        if found and (not best or len(found) < len(best)):
            best = found
        if best and (len(best) == 1 or size <= _ENOUGH):
            break
    return best


def _bold(row: Row) -> Row:
    return tuple(cell._replace(runs=tuple(run._replace(bold=True) for run in cell.runs)) for cell in row)


def _widths(table: Table, box: Box, size: float) -> tuple[float, ...]:
    """The columns' widths: room for the longest word, then by how much is said. Empty where it has none."""
    rows = [_bold(table.header), *table.rows] if table.header else list(table.rows)
    columns = list(zip(*rows, strict=True))
    scale = size * box.wider
    least = [max(_longest(cell) for cell in column) * scale + 2 * MARGIN_ACROSS + 1 for column in columns]
    whole = [max(_whole(cell) for cell in column) * scale + 2 * MARGIN_ACROSS + 1 for column in columns]
    if sum(least) > box.width:
        return ()
    if sum(whole) <= box.width:
        return _stretched(whole, box.width)
    said = [sum(map(_whole, column)) ** 0.7 + 1 for column in columns]
    return _shared(least, whole, said, box.width)


def _stretched(widths: Sequence[float], room: float) -> tuple[float, ...]:
    """Widths that are more than enough, a little wider, so that a small table does not look lost."""
    factor = min(room / sum(widths), 1.6)
    return tuple(width * factor for width in widths)


def _shared(least: list[float], most: list[float], weight: list[float], room: float) -> tuple[float, ...]:
    """Widths that fill the room: shared by weight, none less than it needs nor more than it can use."""
    fixed: dict[int, float] = {}
    while len(fixed) < len(least):
        free = room - sum(fixed.values())
        open_ = [number for number in range(len(least)) if number not in fixed]
        total = sum(weight[number] for number in open_)
        share = {number: free * weight[number] / total for number in open_}
        if short := {number: least[number] for number in open_ if share[number] < least[number]}:
            fixed |= short
        elif long := {number: most[number] for number in open_ if share[number] > most[number]}:
            fixed |= long
        else:
            fixed |= share
    return tuple(fixed[number] for number in range(len(least)))


def _longest(cell: Paragraph) -> float:
    # A word may be set in two weights: bold is the wider.
    bold = any(run.bold for run in cell.runs)
    return max((ems(word, bold) for word in cell.text.split()), default=0)


def _whole(cell: Paragraph) -> float:
    return sum(ems(run.text, run.bold) for run in cell.runs)


def _split(table: Table, widths: tuple[float, ...], box: Box, size: float, taken: float) -> list[FittedTable]:
    """The rows over slides; empty where a row does not fit one."""
    head = _row_height(_bold(table.header), widths, size, box) if table.header else 0.0
    heights = [_row_height(row, widths, size, box) for row in table.rows]
    room = box.height - head
    if not heights or max(heights) > room or heights[0] > room - taken:
        return []

    def fill(first: int, after: int) -> float:
        return sum(heights[first:after]) / (room - (taken if first == 0 else 0))

    def hurt(first: int, after: int) -> float:
        return 1.0 if after - first == 1 and len(heights) > 2 else 0.0

    return [
        FittedTable(table.header, table.rows[first:after], widths,
                    ((head,) if table.header else ()) + tuple(heights[first:after]), size)
        for first, after in partition(len(heights), fill, hurt, _COMFORTABLE)
    ]  # fmt: skip


def _row_height(row: Row, widths: tuple[float, ...], size: float, box: Box) -> float:
    return max(cell_height(cell, width, size, box.wider) for cell, width in zip(row, widths, strict=True))


def cell_height(cell: Paragraph, width: float, size: float, wider: float = 1.0) -> float:
    """How high a cell is with its margins."""
    room = (width - 2 * MARGIN_ACROSS) / (size * wider)
    lines = line_count([(run.text, run.bold) for run in cell.runs], room)
    return lines * size * line_height(cell.text) + 2 * MARGIN_DOWN


def as_list(table: Table, nameless: str) -> Iterator[Paragraph]:
    """The table in words: for each row its first cell as a heading, and the others by their column's name.

    A row whose first cell is empty is headed `nameless`.
    """
    for row in table.rows:
        yield Paragraph(row[0].runs, Role.HEADING) if row[0].runs else plain(nameless, Role.HEADING)
        names = table.header[1:] or (Paragraph(()),) * (len(row) - 1)
        for name, cell in zip(names, row[1:], strict=True):
            if cell.runs:
                label = (Run(f"{name.text}: ", bold=True),) if name.runs else ()
                yield Paragraph((*label, *cell.runs), Role.BULLET, 1)
