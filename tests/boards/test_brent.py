"""A board that sorts all it does by three dimensions, with nine principles and an improvement plan for each meeting."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from boardpress.cli import run
from tests.boards.nouns import BuiltBoard
from tests.sites import DAY


@pytest.fixture
def board(published: Callable[[str], BuiltBoard]) -> BuiltBoard:
    return published("brent")


def test_it_speaks_in_its_own_words(board: BuiltBoard) -> None:
    home = board.page("/")
    assert home.text("h1") == "Brent Local Safeguarding Children Board"
    assert home.text(".bp-head__summary").startswith("Keeping children safe is everyone's responsibility.")
    assert {"Improvement plans", "Theme and subject reports", "LSCB data sets"} <= set(home.texts(".bp-page a"))
    assert home.texts(".bp-banner") == ["Example, not a real service. In danger call 999."]


def test_its_cycle_ends_in_further_activity(board: BuiltBoard) -> None:
    cycle = board.page("/cycle/")
    assert cycle.text("h1") == "Quality Assurance and Learning Improvement Cycle"
    assert [heading for heading in cycle.texts("h2") if heading[0].isdigit()] == [
        "1. QA and case review activity",
        "2. Information is collated",
        "3. Actions are identified",
        "4. Plans are monitored",
        "5. Impact is evaluated",
        "6. Further QA activity",
    ]
    again = board.page("/audits/neglect-follow-up-2026/").text(".bp-place")
    assert "Further QA activity (step 6 of 6)" in again


def test_everything_stands_in_one_of_three_dimensions(board: BuiltBoard) -> None:
    stands = {
        "Each member organisation": [
            "audits/section-11-2026", "audits/schools-2026", "inspections/youth-services-2026",
            "assurance-reports/probation-2025-26", "themed-reports/lado-2026", "themed-reports/mappa-2026",
            "themed-reports/marac-2026",
        ],
        "Multi-agency practice": [
            "data-set/data-set-2026-q2", "audits/multi-agency-neglect-2026", "audits/themed-domestic-abuse-2026",
            "case-studies/one-plain-sentence", "voice/asked-on-a-map", "reviews/child-m",
            "reviews/management-review-2026", "reviews/reflective-review-2026", "themed-reports/mash-2026",
        ],
        "Brent LSCB itself": ["documents/audit-tool"],
    }  # fmt: skip
    assert [heading for heading in board.page("/cycle/").texts("h3") if heading in stands] == list(stands)
    for dimension, pages in stands.items():
        for page in pages:
            assert board.page(f"/{page}/").texts(".bp-place p")[-1] == f"Dimension: {dimension}", page


def test_it_has_nine_principles(board: BuiltBoard) -> None:
    assert len(board.page("/principles/").select(".bp-prose > ol > li")) == 9


def test_the_improvement_plan_comes_to_each_meeting_and_keeps_its_notes_to_itself(board: BuiltBoard) -> None:
    plan = board.page("/action-plans/pip-2026/")
    assert "Partnership Improvement Plan (PIP)" in plan.texts("dd")
    said = plan.text("main")
    assert said.count("Considered by the full LSCB:") == 2
    assert "a fortnight more" not in said
    timetable = board.page("/timetable/").text("main")
    assert "Partnership Improvement Plan When At each meeting of the full LSCB" in timetable
    assert "Areas of concern about single agencies" not in timetable


def test_a_recommendation_says_whom_it_is_for_and_which_outcome_is_sought(board: BuiltBoard) -> None:
    response = board.page("/responses/child-m-response/")
    assert response.text("#answers") == "Recommendations"
    assert {"Multi- or single-agency", "Outcome sought"} <= set(response.texts("dt"))
    assert {"Agencies together", "One agency"} <= set(response.texts("dd"))


def test_a_review_is_published_in_full_or_the_reasons_stay_with_the_board(board: BuiltBoard) -> None:
    full, learning = board.page("/reviews/child-m/"), board.page("/reviews/child-s/")
    assert {"In full", "Before it was published"} <= set(full.texts("dd"))
    assert {"The learning only, for compelling reasons", "On the day on which it was published"} <= set(
        learning.texts("dd")
    )
    assert "advice of counsel" not in board.text


def test_issues_lead_to_where_they_were_found_and_say_what_improved(board: BuiltBoard) -> None:
    issues = board.page("/issues/issues-2026/")
    links = issues.attributes("main a", "href")
    assert any(link.endswith("reviews/child-m/index.html#finding-1") for link in links)
    assert "Told plainly in eight of ten cases; four of ten in June" in issues.texts("dd")
    assert "What reviews and audits found" in board.page("/reviews/child-m/").text("section[aria-labelledby=trail]")


def test_the_annual_report_says_what_reviews_changed(board: BuiltBoard) -> None:
    report = board.page("/annual-report/2025-26/")
    assert report.texts("h2")[:3] == [
        "From the Chair", "The impact of reviews on services", "How improvement is sustained",
    ]  # fmt: skip
    assert len(report.select("table tbody tr")) == 3


def test_sub_groups_report_to_the_executive_and_it_to_the_board(board: BuiltBoard) -> None:
    tree = board.page("/groups/")
    assert tree.texts(".bp-tree .bp-tree a")[0] == "The Executive"
    assert len(tree.select(".bp-tree .bp-tree .bp-tree > li")) == 7


def test_a_framework_without_a_day_of_review_is_warned_of(
    board: BuiltBoard, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "--site", str(board.site), "--as-of", DAY]) == 0
    warned = [line for line in capsys.readouterr().out.splitlines() if ": warning: " in line]
    assert len(warned) == 1
    assert warned[0].startswith("content/documents/framework-2013.md:2: warning: review_by: is missing.")
