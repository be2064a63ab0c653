"""What a build says when it is done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from boardpress import days
from boardpress.order import Order
from boardpress.problems import counted
from boardpress.still import Told


def lines(order: Order, told: Told, seconds: float) -> Iterator[str]:
    """What was published, how much of it is new, and what to know of it."""
    yield f"Published for {days.show_day(order.day)} in {shown(order.out)}:"
    yield (
        f"  {counted(told.publications, 'publication')}, {counted(told.pages, 'page')}, "
        f"{counted(told.decks, 'deck')}, {counted(told.feeds, 'feed')}"
    )
    reused = told.files - told.made
    yield f"  {counted(told.made, 'file')} made, {reused:,} reused, {told.removed:,} removed, in {seconds:.1f} seconds"
    if told.next_change:
        yield f"  next change: {days.show_day(told.next_change)}"
    if told.warnings:
        yield f"  {counted(told.warnings, 'warning')}: `boardpress check` shows them"
    if not order.previous and not order.drafts and told.has_duties:
        yield "  warning: not compared with what is published; name its publications.json with --previous"


def closing(order: Order) -> str:
    """How to look at it."""
    return f"Look at it: python3 -m http.server --directory {shown(order.out)} 8000, then open http://localhost:8000/"


def shown(path: Path) -> str:
    """A path as short as the reader can use it."""
    try:
        return f"{path.relative_to(Path.cwd())}/"
    except ValueError:
        return f"{path}/"
