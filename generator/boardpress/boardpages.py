"""Which pages come from the board's configuration: its priorities and its glossary."""

from __future__ import annotations

from collections.abc import Iterator

from boardpress import addresses
from boardpress.board import Board


def folders(board: Board) -> Iterator[str]:
    """The folders of these pages, from the root of the site. `board` is that of an edition: what is public of it."""
    if board.priorities:
        yield addresses.PRIORITIES
        yield from map(addresses.priority, board.priorities)
    if board.glossary:
        yield addresses.GLOSSARY
