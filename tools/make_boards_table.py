"""Makes `docs/boards.md`, a table for each real board: every noun of its framework, and where it stands on its site.

python tools/make_boards_table.py
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from boardpress.reading import configuration  # noqa: E402
from tests.boards.nouns import BOARDS, Noun, boards, nouns  # noqa: E402

PAGE = ROOT / "docs/boards.md"
_INTRODUCTION = """\
# What real boards publish

Five safeguarding children boards have each published a learning and improvement framework. Below stands, for each of
them, everything that its framework says it publishes, shares, reports or disseminates, in the framework's order, and
where that stands on a small site of the board. The sites lie in `tests/boards/`: configuration and content alone, no
Python. What a framework does not say is invented there, and marked as an example.

Look at one with `boardpress build --site tests/boards/<board> --out ../preview`. What is *for the board* is held by
the site and published nowhere: the tests search every file of the output for it.

This page is made from `tests/boards/*/nouns.yml` by `python tools/make_boards_table.py`: change those, not this file.
"""


def page() -> str:
    """The whole page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield _INTRODUCTION
    yield "| board | nouns | on the site | for the board |"
    yield "| --- | ---: | ---: | ---: |"
    for board in boards():
        listed = nouns(board)
        public = sum(1 for noun in listed if noun.pages)
        internal = sum(1 for noun in listed if noun.internal)
        yield f"| {_name(board)} | {len(listed)} | {public} | {internal} |"
    yield ""
    yield "A noun of which some is public and some is not counts twice."
    for board in boards():
        yield ""
        yield f"## {_name(board)}"
        yield ""
        yield f"Site: `tests/boards/{board}/`"
        yield ""
        yield "| what the board publishes | in its framework | where it stands |"
        yield "| --- | --- | --- |"
        yield from map(_row, nouns(board))


def _name(board: str) -> str:
    return configuration.read((BOARDS / board / configuration.NAME).read_text("utf-8")).name


def _row(noun: Noun) -> str:
    places = [f"`{address}`" for address in noun.pages] + [f"for the board: `{id_}`" for id_ in noun.internal]
    return f"| {noun.noun} | {noun.ref} | {', '.join(places)} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE)
