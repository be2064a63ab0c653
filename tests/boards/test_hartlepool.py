"""Hartlepool: three domains, a timetable of irregular months, and a performance framework of three areas."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable

import pytest

from boardpress.cli import run
from tests.boards.nouns import BuiltBoard
from tests.sites import DAY

Published = Callable[[str], BuiltBoard]

LEARNING_REVIEWS = "NSPCC learning from national review or local learning review"
AUDITS = "Multi-agency audit report"
ACTIONS = "LIPSG actions monitor and review"
DIAGRAM_2 = [
    ["Early help deep-dive report", LEARNING_REVIEWS, "S11 audit report"],
    [AUDITS, "SCR update"],
    ["Domestic abuse deep-dive report", "Mental health deep-dive report", "Substance abuse deep-dive report"],
    [LEARNING_REVIEWS, ACTIONS],
    ["SCR update", "CSE and VEMT deep-dive reports"],
    [LEARNING_REVIEWS, AUDITS],
    [ACTIONS, "Looked-after children and care leavers deep-dive report", "Youth offending deep-dive report"],
    [AUDITS, "SCR update"],
    [LEARNING_REVIEWS, "Multi-agency training programme deep-dive report"],
    [ACTIONS, "HSCB annual report"],
    [LEARNING_REVIEWS],
    [AUDITS],
]
"""The framework's second diagram, month by month."""


@pytest.fixture
def board(published: Published) -> BuiltBoard:
    return published("hartlepool")


def test_home_has_the_boards_own_words(board: BuiltBoard) -> None:
    home = board.page("/")
    assert home.text("h1") == "Hartlepool Safeguarding Children Board"
    assert home.texts(".bp-concern__more") == ["Worried about a child?"]
    assert home.texts(".bp-banner") == ["Example, not a real service. In danger call 999."]
    assert {"Performance reports (PMF)", "Deep dives and thematic reviews", "Learning passed on"} <= set(
        home.texts("a")
    )


def test_the_cycle_has_three_domains_and_everything_stands_in_one(board: BuiltBoard) -> None:
    assert board.page("/cycle/").texts(".bp-stages a > span:last-child") == [
        "Identification of learning", "Improvement planning and implementation", "Monitoring, evaluation and reporting",
    ]  # fmt: skip
    places = [
        ("/audits/bruises-in-babies/", "Identification of learning (step 1 of 3)"),
        ("/training/programme-2026-27/", "Improvement planning and implementation (step 2 of 3)"),
        ("/training/yearly-report-2025-26/", "Monitoring, evaluation and reporting (step 3 of 3)"),
    ]
    for address, place in places:
        assert board.page(address).text(".bp-place p") == f"The learning and improvement cycle: {place}"


def test_the_timetable_is_the_whole_of_the_second_diagram(board: BuiltBoard) -> None:
    timetable = board.page("/timetable/")
    assert timetable.text("caption") == "The year at a glance: January 2026 to December 2026"
    months: dict[int, list[str]] = defaultdict(list)
    for row in timetable.select("tbody tr"):
        label, *cells = [" ".join(cell.get_text().split()) for cell in row.select("th, td")]
        for month, cell in enumerate(cells):
            if cell:
                months[month].append(label)
    assert [sorted(months[month]) for month in range(12)] == [sorted(items) for items in DIAGRAM_2]


def test_what_the_text_asks_for_without_a_month_has_its_own_words(board: BuiltBoard) -> None:
    said = board.page("/timetable/").text("main")
    for words in (
        "Each quarter",
        "At each monthly meeting",
        "From each agency at least once a year",
        "Every six months",
    ):
        assert words in said


def test_the_board_alone_is_told_what_is_overdue(board: BuiltBoard, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["list", "--timetable", "--site", str(board.site), "--as-of", DAY, "--format", "json"]
    assert run(asked) == 0
    rows = json.loads(capsys.readouterr().out)["timetable"]
    overdue = [(row["month"], row["item"]) for row in rows if row["state"] == "overdue"]
    assert overdue == [
        ("2026-01", "learning-reviews"), ("2026-05", "scr-update"), ("2026-07", "lipsg-actions"),
        ("2026-09", "learning-reviews"),
    ]  # fmt: skip
    assert "overdue" not in board.page("/timetable/").text("main").lower()


def test_indicators_stand_in_the_three_areas_of_the_performance_framework(board: BuiltBoard) -> None:
    areas = {
        "new-baby-visits": "Enabling children to lead healthy lives",
        "early-help-needs-met": "Providing the right support for children",
        "missing-three-times": "Ensuring children are safe",
    }
    for name, area in areas.items():
        indicator = board.page(f"/indicators/{name}/")
        facts = dict(zip(indicator.texts("dt"), indicator.texts("dd"), strict=True))
        assert facts["Area of interest"] == area
        assert {"Other Tees boards", "Local average", "National average"} <= set(indicator.texts("th"))
    report = board.page("/score-cards/2026-q3/")
    assert report.text(".bp-head__label") == "Performance report (PMF)"
    assert "The story that the Board agreed" in report.texts("h2")


def test_a_review_leads_to_its_plan_its_procedure_and_what_came_of_it(board: BuiltBoard) -> None:
    steps = board.page("/reviews/child-sorrel/").attributes(".bp-steps a", "href")
    for address in (
        "../../action-plans/scr-child-sorrel/index.html",
        "../../procedures/bruising-in-babies/index.html",
        "../../audits/bruises-again/index.html",
        "../../impact/bruising-rule/index.html",
        "../../annual-report/2025-26/index.html",
    ):
        assert address in steps
    plan = board.page("/action-plans/scr-child-sorrel/")
    assert "SCR action plan" in plan.texts("dd")
    assert "../../reviews/child-sorrel/index.html#finding-1" in plan.attributes("dd a", "href")


def test_a_procedure_says_what_set_off_its_revision(board: BuiltBoard) -> None:
    said = board.page("/procedures/bruising-in-babies/").text("main")
    assert "A finding of a serious case review" in said
    assert "30 June 2027" in said


def test_groups_report_to_the_board_and_what_is_tees_wide_says_so(board: BuiltBoard) -> None:
    tops = board.page("/groups/").texts(".bp-group > .bp-tree > li > div a")
    assert tops == ["Hartlepool Safeguarding Children Board", "Tees Procedures Group"]
    panel = board.page("/groups/cdop/").text("main")
    assert "all four boards along the Tees" in panel


def test_learning_passed_on_says_how_and_what_assurance_was_given(board: BuiltBoard) -> None:
    passed = board.page("/learning-passed-on/three-questions-in-health/")
    assert {"Team meetings", "Supervision", "Briefings"} <= set(passed.texts("dd li"))
    assert {"Assurance given", "Given by"} <= set(passed.texts("dt"))
    assert "Board member for health" in passed.texts("dd")


def test_the_page_for_a_worry_has_numbers_to_tap(board: BuiltBoard) -> None:
    concern = board.page("/worried-about-a-child/")
    assert concern.texts("dd li")[:2] == ["Children's hub (example)", "0191 498 0100"]
    assert {"tel:01914980100", "tel:01914980199", "mailto:hub@hartlepool.example"} <= set(
        concern.attributes("dd a", "href")
    )


def test_what_no_framework_says_is_marked_as_an_example(board: BuiltBoard) -> None:
    register = json.loads(board.file("/publications.json").read_bytes())["publications"]
    addresses = [
        entry["address"].removeprefix("https://hartlepool.example") for entry in register if entry["type"] != "page"
    ]
    unmarked = [one for one in addresses if not board.page(one).text(".bp-head__summary").startswith("Example: ")]
    assert unmarked == ["/documents/learning-and-improvement-framework/"]
