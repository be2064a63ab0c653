"""The form of the ledger: written the same way every time, and read strictly."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from boardpress.duties import ledger
from tests.duties.conftest import LEDGER, ONE, Board
from tests.sites import REVIEW as OTHER

SHA256 = r'"[0-9a-f]{64}"'
WRITTEN = rf"""recorded: 2026-11-22
publications:
  review/one:
    type: review
    address: reviews/one/
    former: \["reviews/first-name"\]
    first_listed: 2026-01-15
    may_leave: 2027-03-31
    months: 12
    report: {SHA256}
    words: 48
    sections: \["executive-summary", "findings", "the-boards-response"\]
    files:
      "map.pdf": {SHA256}
      "one-report.pdf": {SHA256}
      "one-summary.pdf": {SHA256}
""".replace("first-name", "first-name/")


def test_the_ledger_says_what_must_stay_and_until_when(board: Board) -> None:
    head, _, rest = board.read(LEDGER).partition("recorded:")
    assert all(line.startswith("#") for line in head.splitlines())
    assert re.fullmatch(WRITTEN, f"recorded:{rest}")


def test_what_was_written_reads_the_same_and_is_written_the_same(board: Board) -> None:
    board.write("content/reviews/a.md", OTHER.replace("subtype:", "updated: 2026-03-01\nsubtype:"))
    board.change(
        ONE, ("subtype:", "withdrawn: {date: 2026-05-01, reason: R, authorised_by: B, address: retired}\nsubtype:")
    )
    board.record()
    text = board.read(LEDGER)
    assert list(ledger.read(text)[0].entries) == ["review/a", "review/one"]
    assert ledger.read(text)[1] == []
    assert ledger.write(ledger.read(text)[0]) == text


def test_the_order_of_files_and_entries_is_that_of_their_names(board: Board) -> None:
    """The same content gives the same ledger, whatever was recorded first."""
    board.write("content/reviews/z.md", OTHER)
    board.write("content/reviews/a.md", OTHER)
    board.record()
    together = board.read(LEDGER)
    (board.site / LEDGER).unlink()
    for name in ("z", "a"):
        (board.site / f"content/reviews/{name}.md").unlink()
    board.record()
    for name in ("z", "a"):
        board.write(f"content/reviews/{name}.md", OTHER)
        board.record()
    assert board.read(LEDGER) == together


def test_a_decision_is_kept_as_it_was_written(board: Board) -> None:
    decision = (
        'disposed: {date: 2030-01-01, authorised_by: "Partners: all", reason: "Said \\"enough\\", and # meant it"}'
    )
    board.day = "2030-01-01"
    board.change(LEDGER, ("    words:", f"    {decision}\n    words:"))
    board.write("content/reviews/two.md", OTHER)
    board.record()
    assert f"    {decision}\n" in board.read(LEDGER)


REMEDY = "Restore the ledger as it was committed, then run `boardpress record`."
MISTAKES = [
    (("type: review", "typ: review"), 7, "review/one.typ: is not a key of the ledger. Did you mean `type`?"),
    (("    may_leave: 2027-03-31\n", ""), 6, "review/one.may_leave: is missing."),
    (("2027-03-31", "31 March 2027"), 11, "review/one.may_leave: '31 March 2027' is not written as a day. Write it as"),
    (("words: 48", "words: many"), 14, "review/one.words: is not written as the ledger writes it."),
    (('report: "', 'report: "x'), 13, "review/one.report: is not written as the ledger writes it."),
    (('"map.pdf": "', '"map.pdf": "x'), 16, "review/one.files: is not written as the ledger writes it."),
    (("months: 12", "months: [12]"), 12, "review/one.months: is not written as the ledger writes it."),
    (("former: [", "former: x #["), 9, "review/one.former: must be a list of words."),
    (("recorded:", "record:"), 4, "record: is not a key of the ledger. Did you mean `recorded`?"),
    (("    months:", "    disposed: {date: 2027-03-31}\n    months:"), 12,
     "review/one.disposed: a decision to dispose of it needs `date`, `authorised_by` and `reason`, and no more."),
    (("    months:", "    disposed: {date: soon, authorised_by: B, reason: R}\n    months:"), 12,
     "review/one.disposed: 'soon' is no date."),
]  # fmt: skip


@pytest.mark.parametrize("pair, line, says", MISTAKES, ids=[says for _, _, says in MISTAKES])
def test_a_mistake_in_the_ledger_is_a_problem_at_its_line(
    board: Board, pair: tuple[str, str], line: int, says: str
) -> None:
    board.change(LEDGER, pair)
    before = board.read(LEDGER)
    errors = board.errors()
    (said,) = (error for error in errors if error.startswith(f"{LEDGER}:{line}: {says}"))
    assert said.endswith(REMEDY)
    assert board.run("record")[0] == 1
    assert board.read(LEDGER) == before


@pytest.mark.parametrize(
    "text, says",
    [
        ("publications: [a b", "file: A list that opens with `[` is never closed, or a comma is missing. Close it."),
        ("<<<<<<< main\npublications:", "file: git left a conflict here. Keep the right version and remove the marks."),
        ("publications: {a/b: {}, a/b: {}}", "file: `a/b` stands twice, first on line 1. Keep one of the two."),
        ("recorded: 2026-11-22\npublications: x", f"publications: must have keys of its own. {REMEDY}"),
    ],
)
def test_a_ledger_that_cannot_be_read_is_a_problem(board: Board, text: str, says: str) -> None:
    board.write(LEDGER, text)
    (error,) = board.errors()
    assert re.fullmatch(rf"{LEDGER}:[12]: {re.escape(says)}", error)
    assert board.errors("--previous", board.previous()) == [error]


def test_a_ledger_of_a_thousand_entries_is_read(board: Board) -> None:
    entries = ledger.read(board.read(LEDGER))[0].entries
    many = {f"review/r{number}": entries["review/one"] for number in range(1000)}
    text = ledger.write(ledger.Ledger({name: replace(entry, id=name) for name, entry in many.items()}))
    assert len(text) > 256 * 1024
    assert list(ledger.read(text)[0].entries) == sorted(many)
