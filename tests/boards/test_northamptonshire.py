"""Northamptonshire: sixteen agencies' statements, the Learning Summary template, case audits, and limits of time."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from pptx import Presentation

from boardpress.cli import run
from boardpress.reading import configuration
from tests.boards.nouns import BOARDS, BuiltBoard
from tests.sites import DAY

NAME = "northamptonshire"
STATEMENTS = {
    "Children, Families and Education Directorate": ("Updated", "December 2015"),
    "Northamptonshire Police": ("Updated", "November 2015"),
    "East Midlands Ambulance Service": ("Updated", "December 2015"),
    "Northamptonshire Healthcare Foundation Trust": ("Updated", "October 2015"),
    "Northampton General Hospital": ("Updated", "November 2015"),
    "Kettering General Hospital": ("Updated", "October 2015"),
    "NHS England": ("Updated", "November 2015"),
    "Nene and Corby Clinical Commissioning Group": ("Updated", "October 2015"),
    "Voluntary sector": ("Updated", "October 2015"),
    "Schools": ("Updated", "October 2015"),
    "Colleges": ("Updated", "December 2015"),
    "National Probation Service": ("Updated", "December 2015"),
    "Cafcass": ("Updated", "January 2016"),
    "Youth Offending Service": ("Updated", "October 2015"),
    "Rainsbrook Secure Training Centre": ("Updated", "January 2016"),
    "BeNCH Community Rehabilitation Company": ("Added", "February 2016"),
}
"""The agencies in the order of the framework, each with what its statement was and its month."""

ROWS = [
    "Date Learning Summary completed",
    "Type of review conducted and overall purpose",
    "Month/year of incident",
    "What you learnt about the case: key themes/early learning",
    "What you learnt about the review/methodology",
    "Key learning points – single agency",
    "Key learning points - Multi-agency",
    "How do you intend to make changes? Who's doing what?",
    "How will you audit the impact? i.e. how will you know anything has changed?",
    "Any other comments, advice, suggestions – about the case, the method, embedding change or evidencing impact/ "
    "change",
    "For SCR's – please provide a set of PowerPoint slides setting out the learning for practitioners about the "
    "learning for a learning workshop",
]
"""The template for a Learning Summary, as the framework has it."""


@pytest.fixture
def board(published: Callable[[str], BuiltBoard]) -> BuiltBoard:
    return published(NAME)


def test_home_says_whose_it_is_in_its_own_words(board: BuiltBoard) -> None:
    home = board.page("/")
    assert home.text("h1") == "Northamptonshire Local Safeguarding Children Board"
    assert home.texts(".bp-stages__number + span") == [
        "Review or audit", "Learning Summary", "Slides", "Briefing or workshop", "Single- and multi-agency training",
        "Programme of action", "Evidence of systemic change", "Annual impact report", "LSCB annual report",
    ]  # fmt: skip
    kinds = {
        "Learning Summaries",
        "MACA programmes",
        "MACA summary reports",
        "Quality assurance statements",
        "Datasets",
    }
    assert kinds <= set(home.texts(".bp-topic a"))


def test_five_strands_are_laid_side_by_side(board: BuiltBoard) -> None:
    assert board.page("/cycle/").texts("h3[id^=dimension]") == [
        "Section 11 audits", "Single and joint case file audits and reviews", "Performance information",
        "Child death overview panel", "Serious case reviews",
    ]  # fmt: skip


def test_sixteen_agencies_say_in_which_month_their_statement_was_updated_or_added(board: BuiltBoard) -> None:
    listing = board.page("/agency-statements/")
    told = {}
    for title, address in zip(listing.texts(".bp-card h2"), listing.attributes(".bp-card h2 a", "href"), strict=True):
        page = board.page(f"/agency-statements/{address}")
        facts = dict(zip(page.texts(".bp-facts dt"), page.texts(".bp-facts dd"), strict=True))
        assert "Published" not in facts
        assert len(page.select(".bp-prose li")) > 1, title
        told[title] = (facts["This statement was"], facts["As of"])
    assert told == STATEMENTS


def test_a_statement_shows_its_month_where_others_have_a_day(board: BuiltBoard) -> None:
    listing = board.page("/agency-statements/")
    assert listing.texts("h2#undated") == []
    about = dict(zip(listing.texts(".bp-card h2"), listing.texts(".bp-card__about"), strict=True))
    assert about["Cafcass"] == "Quality assurance statement · January 2016"
    assert "2016-01" in listing.attributes(".bp-card time", "datetime")
    assert board.page("/agency-statements/cafcass/").texts(".bp-facts dt")[0] == "As of"


def test_the_page_of_all_statements_has_them_in_the_order_of_the_framework(board: BuiltBoard) -> None:
    rows = board.page("/statements/").texts(".bp-table tbody tr")
    assert rows == [f"{agency} {change.lower()} {month}" for agency, (change, month) in STATEMENTS.items()]


def test_a_learning_summary_has_the_rows_of_the_template_in_their_order(board: BuiltBoard) -> None:
    page = board.page("/learning-summaries/child-ash/")
    facts = dict(zip(page.texts(".bp-facts dt"), page.texts(".bp-facts dd"), strict=True))
    assert (facts[ROWS[0]], facts[ROWS[2]]) == ("5 March 2026", "May 2025")
    assert page.texts(".bp-prose h2") == [ROWS[1], *ROWS[3:10]]
    assert board.page("/documents/learning-summary-template/").texts(".bp-table td:first-child") == ROWS


def test_the_row_that_asks_for_slides_is_for_its_author_and_the_slides_are_there(board: BuiltBoard) -> None:
    declared = configuration.read((BOARDS / NAME / "site-config.yml").read_text("utf-8")).types["learning-summary"]
    assert declared.sections["slides"].heading == ROWS[10]
    page = board.page("/learning-summaries/child-ash/")
    assert "Looked through by the lead reviewer" not in page.text("body")
    assert page.attributes(".bp-downloads a", "href") == ["../../decks/learning-summaries/child-ash.pptx"]
    slides = Presentation(str(board.file("/decks/learning-summaries/child-ash.pptx"))).slides
    titles = [slide.shapes.title.text for slide in slides]
    assert "Behaviour says something" in titles
    assert "What we learnt about the case" in titles


def test_the_report_of_a_case_audit_has_its_four_parts(board: BuiltBoard) -> None:
    assert board.page("/audits/disabled-children/").texts(".bp-prose h2") == [
        "Summary of learning",
        "Comments on any issues in relation to the audit process",
        "Any recommended actions for individual agencies",
        "Any proposed multiagency action",
    ]


def test_the_programme_begins_with_disabled_children_and_goes_back_to_five_themes(board: BuiltBoard) -> None:
    themes = board.page("/audit-programmes/programme-2016/").texts(".bp-table tbody tr > :first-child")
    assert themes == [
        "Disabled children", "Child sexual exploitation", "Domestic violence", "Bruising in babies", "Neglect",
        "Self-harm",
    ]  # fmt: skip
    again = board.page("/audit-programmes/programme-2026/")
    assert "../../audits/neglect-2025/index.html" in again.attributes(".bp-table a", "href")
    trail = board.page("/audits/neglect-again/").texts(".bp-steps a")
    assert trail[:2] == ["Neglect, first look (example)", "MACA programme 2026 (example)"]


def test_what_an_audit_showed_goes_to_schools_the_newsletter_and_the_committees(board: BuiltBoard) -> None:
    summary = board.page("/maca-summaries/disabled-children/")
    assert "For schools" in summary.texts("h2")
    assert "../../newsletters/summer-2026/index.html" in summary.attributes("a", "href")
    plan = board.page("/action-plans/schools-disabled-children/").attributes(".bp-facts a", "href")
    committees = [address for address in plan if "groups/" in address]
    assert committees == [
        "../../groups/policy-and-practice/index.html",
        "../../groups/education-and-training/index.html",
    ]


def test_steps_that_took_longer_than_they_may_are_warned_of_and_stop_nothing(
    board: BuiltBoard, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(["check", "--site", str(board.site), "--as-of", DAY]) == 0
    at = "content/reviews/child-ash.md"
    assert capsys.readouterr().out.splitlines() == [
        f"{at}:17: warning: decision.decided_on: 2025-07-09 is later than 2025-07-02, 1 month after `notified_on`. "
        "Tell the board why.",
        f"{at}:18: warning: decision.told_panel_on: 2025-07-28 is later than 2025-07-23, 14 days after `decided_on`. "
        "Tell the board why.",
        f"{at}:19: warning: decision.completed_on: 2026-02-20 is later than 2026-01-09, 6 months after `decided_on`. "
        "Tell the board why.",
        "0 problems, 3 warnings.",
    ]


def test_no_day_or_reason_of_a_decision_is_public(board: BuiltBoard) -> None:
    for said in (
        "2025-06-02",
        "2025-07-09",
        "2025-07-28",
        "2026-02-20",
        "9 July 2025",
        "concern about how agencies worked",
    ):
        assert said not in board.names, said


def test_a_serious_case_review_is_listed_for_twelve_months_and_then_sent_to_who_asks(board: BuiltBoard) -> None:
    listed = board.page("/reviews/child-ash/")
    assert "At least until 11 June 2027" in listed.texts(".bp-facts dd")
    asked = board.page("/reviews/child-beech/")
    assert asked.text(".bp-notice").startswith(
        "To have it, ask NSCB Business Office (example) and say 'NSCB SCR 2015/1'."
    )
    assert "A bruise on a baby" not in board.text
    states = {
        item["id"]: item["state"] for item in json.loads(board.file("/publications.json").read_bytes())["publications"]
    }
    assert states["review/child-beech"] == "on-request"


def test_the_models_that_a_review_may_follow_lead_to_those_that_did(board: BuiltBoard) -> None:
    model = board.page("/documents/method-significant-incident-learning-process/")
    assert "../../reviews/child-ash/index.html" in model.attributes("a", "href")


def test_the_chronology_of_an_audit_is_held_as_a_record_that_says_nothing_of_it(board: BuiltBoard) -> None:
    assert "chronology-record/first-audit-of-2026" in board.held
    assert "/chronologies/" not in board.names
    assert "Secure case system" not in board.names


def test_the_letters_of_the_board_stand_for_its_own_name(board: BuiltBoard) -> None:
    glossary = board.page("/glossary/")
    terms = dict(zip(glossary.texts("dt"), glossary.texts("dd"), strict=False))
    assert terms["NSCB"].startswith("Northamptonshire Local Safeguarding Children Board")
    assert terms["MACA"].startswith("multi-agency case audit")
