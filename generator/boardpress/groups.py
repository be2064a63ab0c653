"""Who reports to whom: the groups of a board as trees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from boardpress.board import Group
from boardpress.records import dataclass


@dataclass(frozen=True, slots=True)
class Node:
    """A group and those that report to it. One that reports to two stands under both, those below it under one."""

    key: str
    below: tuple[Node, ...] = ()


class Groups:
    """The groups of a board, which validation keeps from reporting to each other in a circle."""

    def __init__(self, groups: Mapping[str, Group]) -> None:
        self._above: Mapping[str, tuple[str, ...]] = {key: group.reports_to for key, group in groups.items()}
        below: dict[str, list[str]] = defaultdict(list)
        for key, group in groups.items():
            for other in group.reports_to:
                below[other].append(key)
        self._below: Mapping[str, tuple[str, ...]] = {key: tuple(others) for key, others in below.items()}

    def whole(self) -> tuple[Node, ...]:
        """All groups: those that report to nobody, each with what is below it."""
        return self._trees(self._above, self._above)

    def around(self, key: str) -> tuple[Node, ...]:
        """Those that a group reports to, directly or not, and those that report to it, as trees from the top."""
        shown = {key, *_reached(key, self._above), *_reached(key, self._below)}
        return self._trees(shown, self._above)

    def _trees(self, shown: Collection[str], order: Iterable[str]) -> tuple[Node, ...]:
        tops = [key for key in order if key in shown and not any(other in shown for other in self._above[key])]
        seen: set[str] = set()
        return tuple(self._node(key, shown, seen) for key in tops)

    def _node(self, key: str, shown: Collection[str], seen: set[str]) -> Node:
        if key in seen:
            return Node(key)
        seen.add(key)
        return Node(key, tuple(self._node(other, shown, seen) for other in self._below.get(key, ()) if other in shown))


def _reached(start: str, steps: Mapping[str, tuple[str, ...]]) -> set[str]:
    found: set[str] = set()
    edge = [start]
    while edge:
        edge = [other for one in edge for other in steps.get(one, ()) if other not in found]
        found.update(edge)
    return found
