"""How the board works, as the public may know it: its groups, learning cycle, second axis and reporting timetable."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from boardpress.board import Board, Cycle, Dimensions, Entry, Group, Stage, TimetableItem
from boardpress.records import changed


class Structure(NamedTuple):
    """The parts of a board that say how it works, under the names that they have there."""

    groups: dict[str, Group]
    cycle: Cycle | None
    dimensions: Dimensions | None
    timetable: dict[str, TimetableItem]


def is_internal(entry: Entry | None) -> bool:
    """Whether the public is not told of an entry of one of the board's lists."""
    return isinstance(entry, Group | TimetableItem) and entry.internal


def public_structure(board: Board, types: Collection[str]) -> Structure:
    """Without what is internal, and without pointers to it; `types` are those that the public knows of."""
    groups = {key: group for key, group in board.groups.items() if not group.internal}
    timetable = {key: item for key, item in board.timetable.items() if not item.internal}
    cycle, second = board.cycle, board.dimensions
    return Structure(
        groups={key: _reporting_to(group, groups) for key, group in groups.items()},
        cycle=cycle and changed(cycle, stages=_stages(cycle.stages, types)),
        dimensions=second and changed(second, entries=_stages(second.entries, types)),
        timetable={key: _public_item(item, groups, types) for key, item in timetable.items()},
    )


def _reporting_to(group: Group, groups: Collection[str]) -> Group:
    return changed(group, reports_to=_kept(group.reports_to, groups))


def _stages(stages: Mapping[str, Stage], types: Collection[str]) -> dict[str, Stage]:
    return {key: changed(stage, types=_kept(stage.types, types)) for key, stage in stages.items()}


def _public_item(item: TimetableItem, groups: Collection[str], types: Collection[str]) -> TimetableItem:
    return changed(item, to=_kept(item.to, groups), type=item.type if item.type in types else None)


def _kept(keys: tuple[str, ...], known: Collection[str]) -> tuple[str, ...]:
    return tuple(key for key in keys if key in known)
