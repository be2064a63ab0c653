"""`boardpress list --timetable`: what is reported when this year, what answers it, and what is overdue."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from boardpress.cli import run
from tests.sites import CONFIG, DAY, briefing, write_site

TIMETABLE = """\
groups:
  executive: {label: The executive}
timetable:
  audits: {label: Audit report, months: [5, 8, 11], to: [executive], agencies: [police], type: briefing}
  plan: {label: Plan, months: [10], owner: Business manager}
  cases: {label: Open cases, months: [7, 12], internal: true}
  talk: {label: What we hear, when: Always}
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(
        tmp_path,
        {
            "site-config.yml": CONFIG + TIMETABLE,
            "content/briefings/may.md": briefing(date="2026-05-20"),
            "content/briefings/august.md": briefing("draft: true\n", date="2026-08-20"),
            "content/briefings/cases.md": briefing("timetable: [cases]\naccess: internal\n", date="2026-07-03"),
        },
    )


def said(capsys: pytest.CaptureFixture[str], site: Path, *more: str) -> str:
    capsys.readouterr()
    assert run(["list", "--site", str(site), "--as-of", DAY, "--timetable", *more]) == 0
    return capsys.readouterr().out


def test_each_report_of_the_year_has_its_state_and_what_answers_it(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(capsys, site) == (
        "Month    State    Report\n"
        "2026-05  done     audits: Audit report\n"
        "                  to executive; from police; briefing/may (listed)\n"
        "2026-07  done     cases: Open cases\n"
        "                  briefing/cases (internal); internal\n"
        "2026-08  overdue  audits: Audit report\n"
        "                  to executive; from police; briefing/august (draft)\n"
        "2026-10  overdue  plan: Plan\n"
        "                  from Business manager\n"
        "2026-11  due      audits: Audit report\n"
        "                  to executive; from police\n"
        "2026-12  coming   cases: Open cases\n"
        "                  internal\n"
        "\n"
        "6 reports in April 2026 to March 2027: 2 done, 2 overdue, 1 due, 1 coming.\n"
    )


def test_what_is_overdue_can_be_asked_for_alone(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data: dict[str, Any] = json.loads(said(capsys, site, "--state", "overdue", "--format", "json"))
    assert data["day"] == DAY
    assert [(row["month"], row["item"], row["state"]) for row in data["timetable"]] == [
        ("2026-08", "audits", "overdue"),
        ("2026-10", "plan", "overdue"),
    ]
    assert data["timetable"][0]["answers"] == [{"id": "briefing/august", "state": "draft"}]


def test_no_line_is_wider_than_a_terminal(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = site / "site-config.yml"
    config.write_text(
        config.read_text().replace("Business manager", "word " * 30).replace("label: Plan", "label: " + "long " * 30)
    )
    assert all(len(line) <= 80 for line in said(capsys, site).splitlines())


@pytest.mark.parametrize("more", [["--type", "briefing"], ["--within", "3"], ["--state", "draft"]])
def test_it_goes_with_nothing_else(site: Path, more: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["list", "--site", str(site), "--timetable", *more]) == 2
    assert "--timetable goes with `--state overdue` only" in capsys.readouterr().err
