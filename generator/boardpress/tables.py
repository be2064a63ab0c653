"""The overview in words: aligned columns of 80 characters, a table for a terminal, and plain values for JSON."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from boardpress.days import show_day
from boardpress.overview import DUTIES, Event, Kind, Row
from boardpress.states import State

if TYPE_CHECKING:
    from rich.table import Table

WIDTH = 80
_DUTIES = {Kind.CHECK: "to be checked by {}", Kind.HELD_CHECK: "to be looked at again by {}"}
_STATES = ("State", "Date", "Stays until", "Days left", "Next change")
_COMING = ("Day", "In days", "State")
# As wide as the longest of what stands in each: a state, a day, a number, a day and a state.
_WIDTHS = {"State": 10, "Date": 10, "Stays until": 11, "Days left": 9, "Next change": 21, "Day": 10, "In days": 7}


def states_in_columns(rows: Iterable[Row]) -> Iterator[str]:
    """A line of columns for each publication, and below it which one it is and why; none wider than 80 characters."""
    yield _columns(_STATES, _STATES)
    for row in rows:
        yield _columns(_STATES, _state_cells(row))
        yield from _indented(f"{row.id}: {'; '.join(_reasons(row))}")


def coming_in_columns(pairs: Iterable[tuple[Event, Row]], day: date) -> Iterator[str]:
    """A line of columns for each thing that comes up, and below it whose and what."""
    yield _columns(_COMING, _COMING)
    for event, row in pairs:
        yield _columns(_COMING, _coming_cells(event, row, day))
        yield from _indented(f"{row.id}: {event.what}")


def states_as_table(rows: Iterable[Row]) -> Table:
    """The same as a table that fits itself to the terminal."""
    return _table(_STATES[:3], ((_narrow_cells(row), row.id, _changing(row)) for row in rows))


def coming_as_table(pairs: Iterable[tuple[Event, Row]], day: date) -> Table:
    """The same as a table that fits itself to the terminal."""
    return _table(_COMING, ((_coming_cells(event, row, day), row.id, event.what) for event, row in pairs))


def counted(rows: Sequence[Row], day: date) -> str:
    """'3 publications on 22 November 2026: 2 listed, 1 held; 1 overdue.'"""
    numbers = Counter(row.state for row in rows)
    states = ", ".join(f"{numbers[state]:,} {state}" for state in State if numbers[state])
    overdue = sum(row.overdue for row in rows)
    noun = "publication" if len(rows) == 1 else "publications"
    end = f": {states}" if states else ""
    return f"{len(rows):,} {noun} on {show_day(day)}{end}{f'; {overdue:,} overdue' if overdue else ''}."


def counted_coming(pairs: Sequence[tuple[Event, Row]]) -> str:
    """'2 things are due or coming up.'"""
    return {0: "Nothing is due or coming up.", 1: "1 thing is due or coming up."}.get(
        len(pairs), f"{len(pairs):,} things are due or coming up."
    )


def as_data(rows: Iterable[Row], pairs: Sequence[tuple[Event, Row]] | None) -> list[dict[str, Any]]:
    """Publications for programs; days as 2026-02-28, null for what there is not. With pairs, those alone."""
    if pairs is None:
        return [_data(row, row.coming) for row in rows]
    chosen: dict[str, list[Event]] = {}
    for event, row in pairs:
        chosen.setdefault(row.id, []).append(event)
    return [_data(row, chosen[row.id]) for row in rows if row.id in chosen]


def _data(row: Row, events: Iterable[Event]) -> dict[str, Any]:
    change = {"day": row.next_change, "state": row.next_state} if row.next_change else None
    return {
        "id": row.id,
        "type": row.type,
        "title": row.title,
        "path": row.path,
        "state": row.state,
        "date": row.date,
        "stays_until": row.must_stay_until,
        "days_left": row.days_left,
        "next_change": change,
        "why": row.why,
        "overdue": row.overdue,
        "coming": [
            {"day": event.day, "kind": event.kind, "state": event.state, "what": event.what} for event in events
        ],
    }


def _state_cells(row: Row) -> tuple[str, ...]:
    change = f"{row.next_change} {row.next_state}" if row.next_change else ""
    left = "" if row.days_left is None else f"{row.days_left:,}"
    return str(row.state), _day(row.date), _day(row.must_stay_until), left, change


def _coming_cells(event: Event, row: Row, day: date) -> tuple[str, ...]:
    days = (event.day - day).days
    return event.day.isoformat(), f"{days:,}" if days > 0 else "today" if days == 0 else "overdue", str(row.state)


def _narrow_cells(row: Row) -> tuple[str, ...]:
    left = "" if row.days_left is None else f"\n{row.days_left:,} {'day' if row.days_left == 1 else 'days'} left"
    return str(row.state), _day(row.date), _day(row.must_stay_until) + left


def _changing(row: Row) -> str:
    change = [f"{row.next_change}: {row.next_state}"] if row.next_change else []
    return "\n".join([*change, "; ".join(_reasons(row))])


def _reasons(row: Row) -> Iterator[str]:
    yield row.why
    yield from (_DUTIES[event.kind].format(event.day) for event in row.coming if event.kind in DUTIES)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _columns(names: Sequence[str], cells: Sequence[str]) -> str:
    return "  ".join(cell.ljust(_WIDTHS[name]) for name, cell in zip(names, cells, strict=True)).rstrip()


def _indented(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)


def _table(names: Sequence[str], rows: Iterable[tuple[Sequence[str], str, str]]) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    for name in names:
        table.add_column(name, no_wrap=True)
    table.add_column("Publication, and why", overflow="fold", ratio=1)
    for cells, name, why in rows:
        # Text is shown as it is: an author's square brackets are no markup.
        table.add_row(*map(Text, cells), Text(f"{name}\n{why}"))
    return table
