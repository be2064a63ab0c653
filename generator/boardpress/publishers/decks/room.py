"""Where each layout of a slide template has room for words, and how large it sets them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from boardpress.records import changed, dataclass

LAYOUTS = ("Title", "Section", "Text", "Points", "Table", "Note", "Questions", "Contacts")
BODY, KICKER = 1, 13
"""Indexes of the placeholders for text and for the name of the part (which a layout may lack)."""
LARGER = 1.25
"""How much larger the words of a slide are that has few of them."""


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of text is set: size and space before in points, line spacing as a factor."""

    size: float
    before: float
    line: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Box:
    """Room for text, in points, within the margins of its placeholder."""

    left: float
    top: float
    width: float
    height: float
    levels: tuple[Level, ...]
    wider: float = 1.0
    """How much wider than Arial its font is."""
    align: str = ""
    """`l`, `ctr` or `r`."""
    mark: str = ""
    """Attributes by which a slide's placeholder takes after this one."""

    def __hash__(self) -> int:
        # Boxes are looked up by the thousand; equal ones have these alike, and others seldom.
        return hash((self.left, self.top, self.width, self.height, self.levels[0].size))

    def scaled(self, factor: float) -> Box:
        """The same room for words so many times as large."""
        levels = (changed(one, size=round(one.size * factor), before=one.before * factor) for one in self.levels)
        return changed(self, levels=tuple(levels))

    def level(self, number: int) -> Level:
        return self.levels[min(number, len(self.levels) - 1)]


@dataclass(frozen=True, slots=True)
class LayoutRoom:
    """A layout: its place among the template's, and its room."""

    index: int
    title: Box
    body: Box
    larger: Box
    """The body's, for words set larger."""
    kicker: Box | None
    footer: Box | None
    number: Box | None


def room_of(said: Mapping[str, Any]) -> LayoutRoom:
    """The layout that `dataclasses.asdict` made plain values of."""
    boxes = {name: _box_of(box) for name, box in said.items() if isinstance(box, Mapping)}
    return LayoutRoom(**{**said, **boxes})


def _box_of(said: Mapping[str, Any]) -> Box:
    return _only(Box(**{**said, "levels": tuple([_level(**level) for level in said["levels"]])}))


# A template has a few hundred, of which most are alike.
@lru_cache(maxsize=256)
def _level(size: float, before: float, line: float, bold: bool) -> Level:
    return Level(size, before, line, bold)


@lru_cache(maxsize=256)
def _only(box: Box) -> Box:
    """The first box that equals this one: layouts often share theirs, and the same object is compared at once."""
    return box
