"""What was really published is held against content and ledger: a hand-edited ledger is caught too."""

# The messages stand as they are shown, however long.
# ruff: noqa: E501

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.duties.conftest import LEDGER, ONE, Board, Change
from tests.duties.test_lawful import LAWFUL, Lawful
from tests.sites import snapshot

GOOD = "content/briefings/good.md"
SHOWN = "which the last deployment of 2026-11-22 shows at /reviews/one/"
UNTIL = "It must stay until 31 March 2027 (2027-03-31)."
ENTRY = "review/one:"


class Way(NamedTuple):
    """A way round the ledger: what somebody does, where the problem is, and its message's beginning and end."""

    name: str
    change: Change
    where: str
    says: str
    remedy: str
    until: str = UNTIL


def forget(board: Board) -> None:
    """Take the entry out of the ledger."""
    head, _, _ = board.read(LEDGER).partition("  review/one:")
    board.write(LEDGER, head.replace("publications:", "publications: {}"))


def forgotten(change: Change) -> Change:
    """Do something once the entry is out of the ledger, and record that."""

    def both(board: Board) -> None:
        forget(board)
        change(board)
        board.record()

    return both


def delete(path: str) -> Change:
    return lambda board: (board.site / path).unlink()


def edit(*pairs: tuple[str, str]) -> Change:
    return lambda board: board.change(ONE, *pairs)


def ledger(*pairs: tuple[str, str]) -> Change:
    return lambda board: board.change(LEDGER, *pairs)


def move_both(board: Board) -> None:
    board.change(ONE, ("date: 2026-01-15", "date: 2025-01-15"))
    board.change(LEDGER, ("first_listed: 2026-01-15", "first_listed: 2025-01-15"))


def shorten_both(board: Board) -> None:
    board.change(ONE, ("listed_until: 2027-03-31\n", ""))
    board.change(LEDGER, ("may_leave: 2027-03-31", "may_leave: 2027-01-15"))


def dispose_early(board: Board) -> None:
    """Its time is shortened in the ledger, so that a decision to dispose of it seems to come after it."""
    disposed = "disposed: {date: 2026-11-20, authorised_by: B, reason: R}"
    board.change(LEDGER, ("may_leave: 2027-03-31", f"may_leave: 2026-11-20\n    {disposed}"))
    (board.site / ONE).unlink()


def replace_attachment(board: Board) -> None:
    board.write("content/reviews/one-report.pdf", "%PDF-1.7 another")


def publish_withdrawn(board: Board) -> None:
    """Publish it as withdrawn, then take that out of content and ledger."""
    withdrawn = "withdrawn: {date: 2026-05-01, reason: R, authorised_by: B}\n"
    before, recorded = board.read(ONE), board.read(LEDGER)
    board.change(ONE, ("subtype:", f"{withdrawn}subtype:"))
    assert board.run("build")[0] == 0
    shutil.copy(board.site / "site/publications.json", board.previous())
    board.write(ONE, before)
    board.write(LEDGER, recorded)


def drop_good(board: Board) -> None:
    """Delete a briefing, which nothing asks to be kept but its address."""
    board.change(ONE, ("[what to do](good.md)", "what to do"))
    (board.site / GOOD).unlink()


WAYS = [
    Way("the ledger is deleted", delete(LEDGER), f"{LEDGER}:1: file",
        "there is no ledger, and with it the record of what must stay would be lost: review/one until 31 March 2027 "
        "(2027-03-31).", "Restore the file as it was committed; where there never was one, run `boardpress record`.", ""),
    Way("the entry is taken out of the ledger", forget, f"{LEDGER}:1: review/one",
        f"the entry is gone of 'A review' (review/one), {SHOWN}.", "Restore the ledger as it was committed;"),
    Way("the entry is taken out, and the file is deleted", forgotten(delete(ONE)), f"{LEDGER}:1: review/one",
        f"nothing would answer any longer for 'A review' (review/one), {SHOWN} (404).", "Bring it back, name the address"),
    Way("the entry is taken out, and it is made internal", forgotten(edit(("subtype:", "access: internal\nsubtype:"))),
        f"{ONE}:1: file", f"nothing would answer any longer for 'A review' (review/one), {SHOWN} (404).", "Bring it back"),
    Way("the entry is taken out, and its time is shortened", forgotten(edit(("listed_until: 2027-03-31\n", ""))),
        f"{ONE}:1: listed_until", f"it might leave on 2027-01-15: 'A review' (review/one), {SHOWN}.",
        "Write `listed_until: 2027-03-31`, or undo what changed."),
    Way("the entry is taken out, and an attachment is replaced", forgotten(replace_attachment), f"{ONE}:1: file",
        f"'one-report.pdf' would be lost or replaced: a file of 'A review' (review/one), {SHOWN}.", "Name the old file"),
    Way("the first day is changed in content and ledger", move_both, f"{LEDGER}:10: review/one.first_listed",
        f"2025-01-15 is not the day of 'A review' (review/one), {SHOWN}: listed since 15 January 2026 (2026-01-15).",
        "Restore the ledger as it was committed."),
    Way("its day is moved to where the ledger does not bind", ledger(("first_listed: 2026-01-15", "first_listed: 2030-01-15")),
        f"{LEDGER}:10: review/one.first_listed", f"2030-01-15 is not the day of 'A review' (review/one), {SHOWN}:",
        "Restore the ledger"),
    Way("its time is shortened in content and ledger", shorten_both, f"{LEDGER}:11: review/one.may_leave",
        f"2027-01-15 is too early for 'A review' (review/one), {SHOWN}.", "Restore the ledger as it was committed.",
        "The public was told that it stays until 31 March 2027 (2027-03-31)."),
    Way("its time is shortened in the ledger, and it is disposed of", dispose_early, f"{LEDGER}:11: review/one.may_leave",
        f"2026-11-20 is too early for 'A review' (review/one), {SHOWN}.", "Restore the ledger as it was committed.",
        "The public was told that it stays until 31 March 2027 (2027-03-31)."),
    Way("a withdrawal is undone in content and ledger", publish_withdrawn, f"{ONE}:1: withdrawn",
        "review/one was taken down by the last deployment of 22 November 2026 (2026-11-22), and would come back.",
        "Write `withdrawn:` again; publish a text that is cleared anew as a new file.", ""),
    Way("something without a duty is deleted", drop_good,
        f"{LEDGER}:1: briefing/good", "nothing would answer any longer for 'A briefing' (briefing/good), which the last "
        "deployment of 2026-11-22 shows at /briefings/good/ (404).", "Bring it back, name the address under `aliases`",
        "Its address must answer for good."),
]  # fmt: skip


@pytest.mark.parametrize("way", WAYS, ids=[way.name for way in WAYS])
def test_a_way_round_the_ledger_is_caught_by_the_last_register(board: Board, way: Way) -> None:
    way.change(board)
    published = snapshot(board.site / "site")
    assert board.errors() == []

    errors = board.errors("--previous", board.previous())

    said = [line for line in errors if line.startswith(f"{way.where}: {way.says}")]
    assert len(said) == 1, "\n".join(errors)
    assert way.until in said[0]
    assert way.remedy in said[0]
    code, lines = board.run("build", "--previous", board.previous())
    assert code == 1
    assert lines[:-1] == errors
    assert snapshot(board.site / "site") == published


@pytest.mark.parametrize("lawful", LAWFUL, ids=[lawful.name for lawful in LAWFUL])
def test_a_lawful_change_is_let_through_by_the_last_register(board: Board, lawful: Lawful) -> None:
    board.day = lawful.day
    lawful.change(board)
    board.record()
    assert board.errors("--previous", board.previous()) == []


def change_register(board: Board, **values: Any) -> None:
    """Change the row of the review in the register of the last deployment."""
    path = Path(board.previous())
    data = json.loads(path.read_text())
    for row in data["publications"]:
        if row["id"] == "review/one":
            row.update(values)
    path.write_text(json.dumps(data))


def test_the_site_as_it_was_deployed_is_in_order(board: Board) -> None:
    assert board.errors("--previous", board.previous()) == []
    code, lines = board.run("build", "--previous", board.previous())
    assert code == 0
    assert not [line for line in lines if "warning" in line]


def test_without_the_register_build_says_so_in_one_line(board: Board) -> None:
    code, lines = board.run("build")
    assert code == 0
    assert [line for line in lines if "--previous" in line] == [
        "  warning: not compared with what is published; name its publications.json with --previous"
    ]


def test_build_does_not_betray_a_duty_that_is_still_to_come(board: Board) -> None:
    board.change(ONE, ("2026-01-15", "2026-12-15"), ("listed_until: 2027-03-31\n", ""))
    (board.site / LEDGER).unlink()
    code, lines = board.run("build")
    assert code == 0
    assert not [line for line in lines if "warning" in line]


def test_rows_of_a_later_day_say_nothing_yet(board: Board) -> None:
    board.change(ONE, ("2026-01-15", "2027-01-15"))
    board.change(LEDGER, ("first_listed: 2026-01-15", "first_listed: 2027-01-15"))
    board.change(ONE, ("listed_until: 2027-03-31\n", ""))
    change_register(board, date="2026-11-23")
    assert board.errors("--previous", board.previous()) == []


def test_a_register_of_a_site_under_another_address_is_understood(board: Board) -> None:
    path = Path(board.previous())
    path.write_text(path.read_text().replace("https://www.testmere.example/", "https://test.example/board/"))
    arguments = ["build", "--previous", board.previous(), "--out", str(board.site.parent / "out")]
    assert board.run(*arguments, "--base-url", "https://test.example/board/")[0] == 0
    path.write_text(path.read_text().replace("https://test.example/board/", "https://old.example/"))
    assert board.run(*arguments)[0] == 0


def test_what_another_version_of_boardpress_says_besides_is_left_alone(board: Board) -> None:
    change_register(board, more="of it")
    assert board.errors("--previous", board.previous()) == []


@pytest.mark.parametrize(
    "text, why",
    [
        (None, "No such file or directory"),
        ("", "it is no register of Boardpress (Invalid JSON: EOF while parsing a value at line 1 column 0)"),
        ("[]", "it is no register of Boardpress (Input should be an object)"),
        (
            '{"generator": "other", "day": "2026-01-01", "publications": []}',
            "(`generator`: Input should be 'boardpress')",
        ),
        ('{"generator": "boardpress", "publications": []}', "(`day`: Field required)"),
    ],
)
def test_an_unreadable_register_is_a_wrong_usage(board: Board, text: str | None, why: str) -> None:
    path = Path(board.previous())
    path.unlink()
    if text is not None:
        path.write_text(text)
    for command in ("build", "check"):
        code, (line,) = board.run(command, "--previous", board.previous())
        assert code == 2
        assert line.startswith(f"boardpress: --previous {path}: ")
        assert why in line
        assert line.endswith(". Name the publications.json of the last deployment.")
