"""Everything that real boards say they publish, held against the sites that configuration and content make."""

from __future__ import annotations

import html
import re
import runpy
import zipfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest

from boardpress.cli import run
from boardpress.reading.configuration import built_in, read
from tests.boards.nouns import BOARDS, BuiltBoard, boards, leaks, not_held, nouns, unanswered
from tests.conftest import ROOT
from tests.sites import DAY

INVENTORY = ROOT.parent / "shared/inventory.md"
SOURCES = {".yml", ".md", ".png", ".svg", ".pdf", ".css"}

each_board = pytest.mark.parametrize("board", boards())
Published = Callable[[str], BuiltBoard]


@each_board
def test_it_needs_nothing_but_configuration_and_content(board: str) -> None:
    paths = [path.relative_to(BOARDS / board) for path in (BOARDS / board).rglob("*") if path.is_file()]
    assert {path.suffix for path in paths if not path.parts[0].startswith(".")} <= SOURCES


@each_board
def test_it_has_no_problem(board: str, published: Published) -> None:
    assert run(["check", "--site", str(published(board).site), "--as-of", DAY]) == 0


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
def test_the_search_for_what_is_internal_looks_into_pages_slides_and_names(
    board: str, published: Published, tmp_path: Path
) -> None:
    site = published(board).site
    clean = BuiltBoard(board, site, tmp_path)
    id_, source = next(iter(clean.held.items()))
    (tmp_path / "index.html").write_text("<p>Nothing of it.</p>", "utf-8")
    assert leaks(clean) == []
    title = re.findall(r"^title: \"?(.+?)\"?$", source.read_text("utf-8"), re.MULTILINE)[0]
    with zipfile.ZipFile(tmp_path / "deck.pptx", "w") as deck:
        deck.writestr("slide1.xml", f"<a:t>{html.escape(title)}</a:t>")
    assert leaks(BuiltBoard(board, site, tmp_path)) == [f"{id_}: its title"]
    (tmp_path / f"{source.stem}").mkdir()
    (tmp_path / f"{source.stem}/index.html").write_text("", "utf-8")
    assert len(leaks(BuiltBoard(board, site, tmp_path))) == 2


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


@each_board
def test_our_code_knows_no_word_of_a_boards_own(board: str) -> None:
    own = read((BOARDS / board / "site-config.yml").read_text(encoding="utf-8"))
    builtin = {word for declared in built_in().types.values() for word in declared["label"].values()}
    entries = [*own.agencies.values(), *own.groups.values(), *own.priorities.values()]
    entries += [*(own.cycle.stages.values() if own.cycle else ())]
    words = {own.name, own.short_name, *(former.name for former in own.predecessors)}
    words |= {word for declared in own.types.values() for word in asdict(declared.label).values()}
    words |= {entry.label for entry in entries}
    # A word or two that anybody may say ("Survey", "The board") tell of no board.
    words = {word for word in words if len(word.split()) > 2 or re.search("[A-Z]{3}", word)}
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "generator").rglob("*.py"))
    known = [word for word in sorted(words - builtin) if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", code)]
    assert len(words) > 10
    assert known == []
