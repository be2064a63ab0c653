"""Everything that real boards say they publish, held against the sites that configuration and content make."""

from __future__ import annotations

import re
import runpy
from collections.abc import Callable
from pathlib import Path

import pytest

from boardpress.cli import run
from tests.boards.nouns import BOARDS, BuiltBoard, boards, leaks, not_held, nouns, unanswered
from tests.conftest import ROOT
from tests.sites import DAY

INVENTORY = ROOT.parent / "shared/inventory.md"
SOURCES = {".yml", ".md", ".png", ".svg", ".pdf", ".css"}

each_board = pytest.mark.parametrize("board", boards())
Published = Callable[[str], BuiltBoard]


@each_board
def test_it_needs_nothing_but_configuration_and_content(board: str) -> None:
    assert {path.suffix for path in (BOARDS / board).rglob("*") if path.is_file()} <= SOURCES


@each_board
def test_it_has_no_problem(board: str) -> None:
    assert run(["check", "--site", str(BOARDS / board), "--as-of", DAY]) == 0


@each_board
def test_every_noun_stands_where_the_board_says(board: str, published: Published) -> None:
    assert unanswered(published(board)) == []


@each_board
def test_what_is_internal_is_held_and_nothing_of_it_is_published(board: str, published: Published) -> None:
    built = published(board)
    assert built.held
    assert not_held(built) == []
    assert leaks(built) == []


@each_board
def test_no_noun_of_the_framework_is_left_out(board: str) -> None:
    if not INVENTORY.is_file():
        pytest.skip("the inventory of the frameworks is not here")
    assert [noun.noun for noun in nouns(board)] == inventory(INVENTORY, board)


def inventory(path: Path, board: str) -> list[str]:
    """The nouns of a board in the inventory: the first column of its table of content types."""
    (part,) = re.findall(rf"^## \d.*-{board}\.txt`$(.*?)^## ", path.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    (table,) = re.findall(r"^\| type \| fields .*\n\| -.*\n((?:\|.*\n)+)", part, re.MULTILINE)
    return [line.split(" | ")[0].removeprefix("| ") for line in table.splitlines()]


def test_the_table_in_the_documentation_is_what_the_boards_say() -> None:
    made = runpy.run_path(str(ROOT / "tools/make_boards_table.py"))["page"]()
    assert (ROOT / "docs/boards.md").read_text("utf-8") == made, "run `python tools/make_boards_table.py`"
