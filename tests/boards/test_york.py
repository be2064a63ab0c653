"""York: five priorities, a score card in four parts, storyboards, version control, and a page for a concern."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from boardpress.cli import run
from tests.boards.nouns import BOARDS, NAME, BuiltBoard
from tests.sites import DAY

Published = Callable[[str], BuiltBoard]

PRIORITIES = [
    "Early Help", "Neglect", "Sexual Abuse and Exploitation", "Missing from Home, Care and Education", "Domestic Abuse",
]  # fmt: skip
FOUR_PARTS = ["Why the area is important", "Graphs and figures", "The story", "Actions to achieve improvements"]
TOPICS = ["child-sexual-exploitation-and-abuse", "missing", "neglect", "prevent", "domestic-abuse"]
FRAMEWORK = "/documents/learning-improvement-framework/"


@pytest.fixture
def board(published: Published) -> BuiltBoard:
    return published("york")


def test_home_has_the_boards_own_words(board: BuiltBoard) -> None:
    home = board.page("/")
    assert home.text("h1") == "City of York Safeguarding Children Board"
    assert home.text("#__concern") == "If you are concerned about a child"
    assert home.texts(".bp-banner") == ["Example, not a real service. In danger call 999."]
    assert {"Storyboards", "Monitoring score cards", "CYSCB newsletter"} <= set(home.texts("a"))


def test_the_cycle_has_the_four_words_of_the_cover(board: BuiltBoard) -> None:
    cycle = board.page("/cycle/")
    assert cycle.texts(".bp-stages a > span:last-child") == [
        "Information", "Reflection and analysis", "Partnership", "Implementation",
    ]  # fmt: skip
    assert "together with the YorOk Board, the Health & Wellbeing Board and others" in cycle.text("main")


def test_there_are_five_priorities_and_each_has_something_to_show(board: BuiltBoard) -> None:
    assert board.page("/priorities/").texts("article h2 a, article h3 a, article li a") == PRIORITIES
    for key in ("early-help", "neglect", "sexual-abuse", "missing", "domestic-abuse"):
        page = board.page(f"/priorities/{key}/")
        assert "../../score-cards/2026-q3/index.html" in page.attributes("main a", "href")


def test_the_score_card_and_each_indicator_report_have_four_parts(board: BuiltBoard) -> None:
    card = board.page("/score-cards/2026-q3/")
    assert card.texts("main h2[id]")[:4] == FOUR_PARTS
    assert {"This quarter", "A year ago", "Taken"} <= set(card.texts("th"))
    assert {"Averaged over the quarter", "Snapshot"} <= set(card.texts("td"))
    assert board.page("/indicators/talks-on-return/").texts("main h2[id]")[:4] == FOUR_PARTS


@pytest.mark.parametrize(
    "topic", ["child-sexual-exploitation-and-abuse", "missing", "neglect", "prevent", "domestic-abuse"]
)
def test_a_storyboard_names_its_authors_roles_and_invites_comments(board: BuiltBoard, topic: str) -> None:
    storyboard = board.page(f"/storyboards/{topic}/")
    assert {"Topic", "Lead authors", "Contributing agencies", "Tell us what you think"} <= set(storyboard.texts("dt"))
    assert {"Key issues", "Developments in York", "Questions for readers"} <= set(storyboard.texts("h2"))
    assert "mailto:board@york.example" in storyboard.attributes(".bp-prose a", "href")


def test_the_framework_has_its_table_of_versions(board: BuiltBoard) -> None:
    framework = board.page(FRAMEWORK)
    assert framework.texts("th") == ["Version", "Group or role", "Date", "Comments"]
    assert framework.texts("tbody td:first-child") == ["0.1", "0.2", "0.3"]
    assert framework.texts("tbody td:nth-child(3)") == ["April 2014", "April 2015", "March 2016"]
    assert "The cover of the framework says version 1.3" in framework.text("main")


def test_check_says_that_cover_and_table_disagree(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = shutil.copytree(BOARDS / "york", tmp_path / "york", ignore=shutil.ignore_patterns(NAME, ".*"))
    path = site / "content/documents/learning-improvement-framework.md"
    text = path.read_text("utf-8")
    path.write_text(text.replace('\nversion: "0.3"\n', '\nversion: "1.3"\n'), "utf-8")
    assert run(["check", "--site", str(site), "--as-of", DAY]) == 1
    line = text.split("\n").index('version: "0.3"') + 1
    said = "version: is '1.3', but the last of `versions.version` is '0.3'. Correct one of them."
    out, _ = capsys.readouterr()
    assert f"content/documents/learning-improvement-framework.md:{line}: {said}" in out


def test_the_concern_page_has_every_way_to_tell(board: BuiltBoard) -> None:
    concern = board.page("/concerned-about-a-child/")
    assert concern.texts(".bp-prose h2") == [
        "By telephone", "By email", "With the referral form", "By letter", "Out of hours",
    ]  # fmt: skip
    assert {
        "tel:01632960551",
        "tel:01632960780",
        "mailto:frontdoor@york.example",
        "https://forms.york.example/referral/",
    } <= set(concern.attributes("main a", "href"))


def test_the_glossary_says_what_the_letters_mean_here(board: BuiltBoard) -> None:
    glossary = board.page("/glossary/")
    terms = dict(zip(glossary.texts("dt"), glossary.texts("dd"), strict=False))
    assert "learning lessons review" in glossary.text("main").lower()
    assert terms["LLR"].lower().startswith("learning lessons review")
    assert terms["SAR"].lower().startswith("single agency review")
    assert "safeguarding adults review" in terms["SAR"]


def test_three_kinds_of_review_have_their_own_names(board: BuiltBoard) -> None:
    kinds = {
        "child-reed": "Serious case review",
        "three-organisations": "Learning lessons review (LLR)",
        "one-organisation": "Single agency review (SAR)",
    }
    for name, kind in kinds.items():
        assert kind in board.page(f"/reviews/{name}/").texts("dd")
    assert {"Executive summary", "Overview report"} <= set(board.page("/reviews/child-reed/").texts("h2"))


def test_an_audit_tests_what_a_review_changed(board: BuiltBoard) -> None:
    steps = board.page("/reviews/child-reed/").attributes(".bp-steps a", "href")
    assert "../../audits/case-files-neglect-again/index.html" in steps
    assert "../../action-plans/after-child-reed/index.html" in steps


def test_an_action_says_what_a_smart_one_says(board: BuiltBoard) -> None:
    plan = board.page("/action-plans/after-child-reed/")
    assert {"Owner", "Timescale", "How we will know", "Progress", "Effectiveness"} <= set(plan.texts("dt"))


def test_the_board_reports_to_the_chief_officers_and_voice_to_two_boards(board: BuiltBoard) -> None:
    tops = board.page("/groups/").texts(".bp-group > .bp-tree > li > div a")
    assert tops == [
        "Chief Officers Reference and Accountability Group (CORAG)", "YorOk Board (Children's Trust)",
        "Health & Wellbeing Board",
    ]  # fmt: skip
    assert board.page("/groups/").texts("a").count("Voice & Involvement Group") == 2


def test_what_the_reporting_cycle_leaves_open_is_said_to_be_an_example(board: BuiltBoard) -> None:
    timetable = board.page("/timetable/").text("main")
    assert "Each quarter; the months are an example." in timetable
    assert "Every two years" in timetable


def test_what_the_framework_does_not_say_is_marked_as_an_example(board: BuiltBoard) -> None:
    register = json.loads(board.file("/publications.json").read_bytes())["publications"]
    said = [entry["address"] for entry in register if entry["type"] != "page"]
    addresses = [address.removeprefix("https://york.example") for address in said]
    unmarked = [one for one in addresses if not board.page(one).text(".bp-head__summary").startswith("Example: ")]
    assert unmarked == [FRAMEWORK]
