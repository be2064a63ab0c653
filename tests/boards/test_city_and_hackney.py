"""A board with nine sources of children's experience, five tests for every audit, and briefings of its own name."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from pptx import Presentation

from boardpress.cli import run
from tests.boards.nouns import BuiltBoard
from tests.sites import DAY


@pytest.fixture
def board(published: Callable[[str], BuiltBoard]) -> BuiltBoard:
    return published("city-and-hackney")


def test_it_speaks_in_its_own_words(board: BuiltBoard) -> None:
    home = board.page("/")
    assert home.text("h1") == "City & Hackney Safeguarding Children Board"
    assert {"TUSK briefings", "MACA programmes", "CHSCB Dataset", "External lessons"} <= set(home.texts(".bp-page a"))
    assert "New things you should know" in home.texts("h2")
    assert home.texts(".bp-banner") == ["Example, not a real service. In danger call 999."]


def test_its_feedback_loop_has_four_stages(board: BuiltBoard) -> None:
    cycle = board.page("/cycle/")
    assert cycle.text("h1") == "Our feedback loop"
    assert [heading.partition(". ")[2] for heading in cycle.texts("h2") if heading[0].isdigit()] == [
        "IDENTIFIED", "DISSEMINATED", "EMBEDDED", "EVALUATED",
    ]  # fmt: skip
    assert "Our feedback loop: DISSEMINATED (step 2 of 4)" in board.page("/tusk/was-not-seen-alone/").text(".bp-page")


def test_children_families_and_communities_are_heard_from_nine_sources(board: BuiltBoard) -> None:
    assert len(board.page("/experience/").select(".bp-page article, .bp-page .bp-card")) == 9
    sources = {
        "Direct engagement by the board's Chair": "chair-direct",
        "Children in Care feedback": "children-in-care",
        "Hackney Youth Parliament and “The City Gateway”": "youth-parliament",
        "Complaints & compliments": "complaints-compliments",
        "Advocacy & independent visiting": "advocacy",
        "IRO feedback": "iro",
        "Targeted engagement and consultation": "targeted-engagement",
        "Lay member feedback": "lay-members",
        "Community Partnership Advisor feedback": "community-partnership-advisor",
    }
    for source, name in sources.items():
        assert source in board.page(f"/experience/{name}/").texts("dd")
    advisor = board.page("/experience/community-partnership-advisor/")
    assert advisor.texts("h2")[:3] == ["Work undertaken", "Key messages", "What changed"]


def test_every_case_audit_puts_the_five_tests(board: BuiltBoard) -> None:
    asked = [
        "Was the child's or young person's voice heard?",
        "Does agencies' work together make a difference, by the families' own account?",
        "Is what happens what ought to happen?",
        "Does practice meet standards, procedures and guidelines?",
        "Is what is known of good practice applied?",
    ]
    for audit in ("maca-neglect-2026", "health-single-agency"):
        page = board.page(f"/audits/{audit}/")
        assert page.text("#tests") == "Our five tests"
        assert [heading for heading in page.texts("h3") if heading in asked] == asked


def test_section_11_takes_three_routes_each_with_a_plan_and_progress(board: BuiltBoard) -> None:
    routes = {
        "section-11-health-2026": "Self-evaluation with the audit tool",
        "section-11-city-2026": "One-day safeguarding peer review",
        "section-11-charity-2026": "Signed declaration of compliance",
    }
    for name, route in routes.items():
        page = board.page(f"/audits/{name}/")
        assert route in page.texts("dd")
        headings = page.texts("h2")
        at = headings.index("Safeguarding improvement plan for the next 12 months")
        assert headings[at + 1] == "Progress in the last 12 months"


def test_a_serious_case_review_has_its_response_and_hides_how_it_was_decided(board: BuiltBoard) -> None:
    page = board.page("/reviews/child-h/")
    assert "Our response to the review of Child H (example)" in page.texts("a")
    for word in ("partners did not act as one", "2016-01-29", "29 January 2016"):
        assert word not in board.file("/reviews/child-h/").read_text("utf-8")
    guide = board.page("/documents/serious-case-review-decisions/")
    assert guide.texts("h2")[:3] == [
        "When one must be held", "When one should always be held", "Who decides",
    ]  # fmt: skip


def test_its_briefing_has_slides_and_follows_from_reviews_to_impact(board: BuiltBoard) -> None:
    deck = Presentation(str(board.file("/decks/tusk/was-not-seen-alone.pptx")))
    titles = [slide.shapes.title.text for slide in deck.slides if slide.shapes.title]
    assert titles[0] == "TUSK 12: Seen, but not alone"
    assert "Things you should know" in titles
    after = board.page("/tusk/was-not-seen-alone/").text("section[aria-labelledby=trail]")
    for step in ("Family Plane", "MACA: neglect", "Ask twice", "Did seeing children alone make a difference?"):
        assert step in after


def test_two_areas_are_scrutinised_by_two_bodies(board: BuiltBoard) -> None:
    register = json.loads((board.out / "publications.json").read_text("utf-8"))
    titles = " ".join(one["title"] for one in register["publications"])
    assert "Overview and Scrutiny in Hackney" in titles
    assert "Safeguarding Sub Committee in the City" in titles


def test_the_framework_is_out_of_date_and_says_so(board: BuiltBoard, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--site", str(board.site), "--as-of", DAY]) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in said if ": warning: " in line] == ["content/documents/framework-2016.md"]
    page = board.page("/documents/framework-2016/")
    assert page.texts(".bp-notice") == ["Please note: This was due to be checked by 30 April 2017, and has not been."]
    table = page.text("table")
    assert "June 2014" in table
    assert "April 2016" in table
