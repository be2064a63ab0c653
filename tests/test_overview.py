"""`boardpress list`: what stands where, until when it must stay, what is coming, and why."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from boardpress.cli import run
from boardpress.states import Shown, State
from tests.conftest import Example
from tests.sites import DAY, GOOD, REVIEW, briefing, write_site

SUMMARY = "---\ntitle: A summary\ndate: 2026-05-01\nsummary: S.\ncompleted: 2026-04-01\n"
BRIEFINGS = "types:\n  briefing:\n    listing: {minimum_months: 6, then: archive, confirmed: '2026-01-01'}\n"
FILES = {
    **GOOD,
    "site-config.yml": GOOD["site-config.yml"] + BRIEFINGS,
    "content/briefings/good.md": briefing("review_by: 2026-11-01\n", date="2026-06-15"),
    "content/briefings/archived.md": briefing(date="2026-01-31"),
    "content/briefings/draft.md": briefing("draft: true\nreview_by: 2026-11-01\n"),
    "content/briefings/hidden.md": briefing("access: internal\n"),
    "content/briefings/held.md": briefing("held: {reason: The trial, next_check: 2026-11-24}\n"),
    "content/briefings/later.md": briefing(date="2026-12-10"),
    "content/briefings/gone.md": briefing(
        "withdrawn: {date: 2026-10-01, reason: It named a child, authorised_by: The chair}\n", date="2025-11-01"
    ),
    "content/briefings/corrected.md": briefing(
        "corrections:\n  - {date: 2026-11-25, what: A number was wrong.}\n", date="2026-11-01"
    ),
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path, FILES)


def said(capsys: pytest.CaptureFixture[str], site: Path, *more: str, day: str = DAY) -> str:
    capsys.readouterr()
    assert run(["list", "--site", str(site), "--as-of", day, *more]) == 0
    return capsys.readouterr().out


def rows(capsys: pytest.CaptureFixture[str], site: Path, *more: str, day: str = DAY) -> dict[str, dict[str, Any]]:
    data = json.loads(said(capsys, site, "--format", "json", *more, day=day))
    assert data["day"] == day
    return {row["id"].removeprefix("briefing/"): row for row in data["publications"]}


def test_every_publication_is_listed_with_its_state_days_and_reason(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = rows(capsys, site)
    assert {name: row["state"] for name, row in found.items()} == {
        "good": "listed",
        "archived": "archived",
        "draft": "draft",
        "hidden": "internal",
        "held": "held",
        "later": "scheduled",
        "gone": "withdrawn",
        "corrected": "listed",
        "review/one": "listed",
    }
    review = found["review/one"]
    assert (review["date"], review["stays_until"], review["days_left"]) == ("2026-01-15", "2027-01-15", 54)
    assert review["why"] == "must stay until 2027-01-15"
    assert review["next_change"] is None
    assert review["path"] == "content/reviews/one.md"
    assert found["later"]["next_change"] == {"day": "2026-12-10", "state": "listed"}
    assert found["good"]["next_change"] == {"day": "2026-12-15", "state": "archived"}
    assert found["archived"]["why"] == "its time on the list ended on 2026-07-31"
    assert found["held"]["why"] == "held: The trial"
    assert found["gone"]["days_left"] is None


def test_every_state_can_be_asked_for(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert {shown.value for shown in Shown} == {state.value for state in State} | {"overdue"}
    for state in State:
        assert {row["state"] for row in rows(capsys, site, "--state", state).values()} <= {state.value}
    assert list(rows(capsys, site, "--state", "scheduled")) == ["later"]


def test_overdue_is_what_somebody_relies_on_and_nobody_has_checked(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert list(rows(capsys, site, "--state", "overdue")) == ["good"], "a draft waits for nobody"
    assert list(rows(capsys, site, "--state", "overdue", day="2026-11-24")) == ["good", "held"]
    assert rows(capsys, site, "--state", "overdue", day="2026-10-31") == {}


def test_only_a_type_can_be_asked_for(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert list(rows(capsys, site, "--type", "review")) == ["review/one"]
    assert run(["list", "--site", str(site), "--type", "reveiw"]) == 2
    assert "there is no type `reveiw`. Did you mean `review`? There are: " in capsys.readouterr().err


def test_what_is_due_and_what_comes_up_is_told_day_by_day(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, site, "--within", "54")
    assert text.splitlines() == [
        "Day         In days  State",
        "2026-11-01  overdue  listed",
        "  briefing/good: to be checked by this day (review_by)",
        "2026-11-24  2        held",
        "  briefing/held: look again at whether it is still to be held (next_check)",
        "2026-11-25  3        listed",
        "  briefing/corrected: a correction appears: A number was wrong.",
        "2026-12-10  18       scheduled",
        "  briefing/later: becomes listed: must stay until 2027-06-10",
        "2026-12-15  23       listed",
        "  briefing/good: becomes archived: its time on the list ended on 2026-12-15",
        "2027-01-15  54       listed",
        "  review/one: its least time on the list is over; it stays unless the board",
        "    decides",
        "",
        "6 things are due or coming up.",
    ]
    assert "review/one" not in said(capsys, site, "--within", "53")
    assert "2026-11-24  today    held" in said(capsys, site, "--within", "0", day="2026-11-24")
    empty = said(capsys, site, "--within", "3", "--type", "review")
    assert empty.splitlines() == ["Day         In days  State", "", "Nothing is due or coming up."]


def test_json_of_what_comes_up_holds_those_days_only(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(capsys, site, "--within", "5")
    assert list(found) == ["corrected", "good", "held"]
    assert [event["kind"] for event in found["good"]["coming"]] == ["check"]
    assert found["corrected"]["coming"][0]["day"] == "2026-11-25"


def test_a_correction_of_what_nobody_will_read_that_day_does_not_come_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = write_site(
        tmp_path,
        {
            "site-config.yml": GOOD["site-config.yml"],
            "content/briefings/held.md": briefing(
                "held: {reason: R, next_check: 2027-11-24}\ncorrections:\n  - {date: 2026-11-25, what: W.}\n"
            ),
        },
    )
    assert "Nothing is due" in said(capsys, site, "--within", "30")


def test_the_end_of_a_minimum_is_told_where_the_review_leaves_by_itself_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rule = "types:\n  review:\n    listing: {then: on-request, ask: office, confirmed: '2026-01-01'}\n"
    site = write_site(tmp_path, {"site-config.yml": GOOD["site-config.yml"] + rule, "content/reviews/one.md": REVIEW})
    text = said(capsys, site, "--within", "60")
    assert text.count("2027-01-15  54") == 1, "once, as the change that it is"
    assert "becomes on-request" in text


def test_columns_are_aligned_and_never_wider_than_80(example: Example, capsys: pytest.CaptureFixture[str]) -> None:
    lines = said(capsys, example.site).splitlines()
    assert max(map(len, lines)) <= 80
    head = lines[0]
    alder = next(number for number, line in enumerate(lines) if "review/family-alder" in line)
    assert lines[alder].startswith("  review/family-alder: must stay until 2027-06-18")
    columns = lines[alder - 1]
    for heading, value in (("State", "listed"), ("Date", "2026-06-18"), ("Stays", "2027-06-18"), ("Days", "208")):
        assert columns[head.index(heading) :].startswith(value)
    assert "3 scheduled" in lines[-1]


def test_the_board_is_shown_what_the_public_is_not(example: Example, capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, example.site, "--within", "30")
    assert "review/siblings-birch: becomes listed: must stay until 2027-12-10" in text
    assert "2026-07-10  overdue  listed\n  briefing/professional-curiosity: to be checked" in text


def test_a_terminal_gets_a_table_that_fits_it(
    example: Example, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    for more in ([], ["--within", "30"]):
        terminal = Terminal()
        monkeypatch.setattr(sys, "stdout", terminal)
        assert run(["list", "--site", str(example.site), "--as-of", DAY, *more]) == 0
        text = terminal.getvalue()
        assert "review/siblings-birch" in text
        assert "─────" in text
        assert max(map(len, text.splitlines())) <= 80


def test_a_title_with_markup_is_shown_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = write_site(
        tmp_path,
        {**GOOD, "content/briefings/held.md": briefing("held: {reason: 'a [/b] c', next_check: 2026-12-01}\n")},
    )
    assert "held: a [/b] c; to be looked at again by 2026-12-01" in said(capsys, site, "--state", "held")


def test_problems_are_named_in_place_of_a_list_that_lacks_something(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = write_site(tmp_path, {**GOOD, "content/briefings/bad.md": "---\ntitle: T\n---\n"})
    assert run(["list", "--site", str(site), "--as-of", DAY]) == 1
    assert "content/briefings/bad.md:2: date: is missing." in capsys.readouterr().err
