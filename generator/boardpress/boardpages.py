"""Which pages come from the board's configuration: its cycle, timetable, priorities, groups and glossary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from boardpress import addresses
from boardpress.board import Board
from boardpress.words import Words


def folders(board: Board) -> Iterator[str]:
    """The folders of these pages, from the root of the site. `board` is that of an edition: what is public of it."""
    if board.cycle or board.dimensions:
        yield addresses.CYCLE
    if board.timetable:
        yield addresses.TIMETABLE
    for folder, entries, of in (
        (addresses.PRIORITIES, board.priorities, addresses.priority),
        (addresses.GROUPS, board.groups, addresses.group),
    ):
        if entries:
            yield folder
            yield from map(of, entries)
    if board.glossary:
        yield addresses.GLOSSARY


def ways(board: Board, words: Words) -> Mapping[str, tuple[str, str]]:
    """What an entry of the navigation can lead to besides pages and types: by its key, its words and its folder.

    `board` is that of an edition, and only what has a page is there.
    """
    told = board.cycle or board.dimensions
    there = {
        "themes": (board.themes, addresses.THEMES),
        "agencies": (board.agencies, addresses.AGENCIES),
        "priorities": (board.priorities, addresses.PRIORITIES),
        "groups": (board.groups, addresses.GROUPS),
        "timetable": (board.timetable, addresses.TIMETABLE),
        "glossary": (board.glossary, addresses.GLOSSARY),
    }
    found = {name: (words.text(f"site.{name}"), folder) for name, (entries, folder) in there.items() if entries}
    return found | ({"cycle": (told.label, addresses.CYCLE)} if told else {})
