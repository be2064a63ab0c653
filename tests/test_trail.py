"""What came of what, on the pages: over several steps, in both directions, and only what is public on the day."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from boardpress.cli import run
from boardpress.trail import MOST
from tests.readhtml import Html
from tests.sites import CONFIG, DAY, REVIEW, briefing, write_site

SUMMARY = """\
---
title: A summary
date: 2026-02-01
completed: 2026-01-20
summary: What we learnt.
derived_from: [reviews/one.md]
---

Text.
"""
REPORT = """\
---
title: The year
date: 2026-10-01
summary: Our year.
period_from: 2025-04-01
period_to: 2026-03-31
---

Text.
"""
CHAIN: Mapping[str, str] = {
    "site-config.yml": CONFIG,
    "content/reviews/one.md": REVIEW,
    "learning/summaries/two.md": SUMMARY,
    "content/briefings/three.md": briefing("derived_from: [reviews/one.md, summaries/two.md]\n"),
    "content/briefings/four.md": briefing("derived_from: [three.md]\nrelated: [summaries/two.md]\n", date="2026-03-09"),
    "content/annual-reports/2025-26.md": REPORT,
}


def published(folder: Path, files: Mapping[str, str | bytes], day: str = DAY) -> Path:
    write_site(folder / "site", files)
    assert run(["build", "--site", str(folder / "site"), "--out", str(folder / "out"), "--as-of", day]) == 0
    return folder / "out"


def steps(out: Path, page: str) -> list[str]:
    """The trail of a page, a line for each step."""
    return Html((out / page / "index.html").read_bytes()).texts(".bp-steps > li")


def test_a_review_leads_over_several_steps_to_the_annual_report_that_counts_it(tmp_path: Path) -> None:
    out = published(tmp_path, CHAIN)
    assert steps(out, "reviews/one") == [
        "Review This page A review",
        "Learning summary A summary 1 February 2026",
        "Briefings A briefing 1 March 2026 A briefing 9 March 2026",
        "Annual report The year 1 October 2026",
    ]


def test_the_way_back_is_shown_in_the_order_in_which_one_led_to_the_other(tmp_path: Path) -> None:
    out = published(tmp_path, CHAIN)
    assert steps(out, "briefings/four")[:4] == [
        "Review A review 15 January 2026",
        "Learning summary A summary 1 February 2026",
        "Briefing A briefing 1 March 2026",
        "Briefing This page A briefing",
    ]


def test_what_stands_on_the_trail_is_not_said_a_second_time(tmp_path: Path) -> None:
    out = published(tmp_path, CHAIN)
    page = Html((out / "briefings/four/index.html").read_bytes())
    assert page.select(".bp-related") == []
    assert len(page.select('.bp-page a[href="../../learning-summaries/two/index.html"]')) == 1


def test_nothing_that_is_not_public_is_a_step_and_none_leads_over_it(tmp_path: Path) -> None:
    kept = dict(CHAIN) | {
        "content/briefings/three.md": briefing("derived_from: [summaries/two.md]\naccess: internal\n")
    }
    out = published(tmp_path, kept)
    assert steps(out, "reviews/one") == [
        "Review This page A review",
        "Learning summary A summary 1 February 2026",
        "Annual report The year 1 October 2026",
    ]
    assert steps(out, "briefings/four") == ["Briefing This page A briefing", "Annual report The year 1 October 2026"]


def test_a_step_comes_in_on_its_own_day(tmp_path: Path) -> None:
    out = published(tmp_path, CHAIN, "2026-03-08")
    assert steps(out, "learning-summaries/two")[-1] == "Briefing A briefing 1 March 2026"


def test_a_field_of_the_boards_own_can_lead_on(tmp_path: Path) -> None:
    config = CONFIG + (
        "types:\n  briefing:\n    fields:\n"
        "      used_in: {kind: reference, list: true, label: Used in, reverse: Uses, trail: 'on'}\n"
    )
    files = {
        "site-config.yml": config,
        "content/briefings/a.md": briefing("used_in: [b.md]\n"),
        "content/briefings/b.md": briefing(date="2026-03-02"),
    }
    out = published(tmp_path, files)
    assert steps(out, "briefings/b") == ["Briefing A briefing 1 March 2026", "Briefing This page A briefing"]


def test_steps_in_a_circle_end_where_they_began(tmp_path: Path) -> None:
    files = {
        "site-config.yml": CONFIG,
        "content/briefings/a.md": briefing("derived_from: [b.md]\n"),
        "content/briefings/b.md": briefing("derived_from: [c.md]\n", date="2026-03-02"),
        "content/briefings/c.md": briefing("derived_from: [a.md]\n", date="2026-03-03"),
    }
    out = published(tmp_path, files)
    assert steps(out, "briefings/a") == [
        "Briefing This page A briefing",
        "Briefings A briefing 3 March 2026 A briefing 2 March 2026",
    ]


def test_a_long_trail_is_cut_where_it_is_told_that_there_is_more(tmp_path: Path) -> None:
    made = {f"content/briefings/b{number}.md": briefing("derived_from: [reviews/one.md]\n") for number in range(MOST)}
    files = {"site-config.yml": CONFIG, "content/reviews/one.md": REVIEW, **made}
    whole = Html((published(tmp_path / "a", files) / "reviews/one/index.html").read_bytes())
    assert len(whole.select(".bp-steps a")) == MOST
    assert "There is more" not in whole.text(".bp-way")
    files["content/briefings/one-more.md"] = briefing("derived_from: [reviews/one.md]\n")
    cut = Html((published(tmp_path / "b", files) / "reviews/one/index.html").read_bytes())
    assert len(cut.select(".bp-steps a")) == MOST
    assert "There is more" in cut.text(".bp-way")


def made_from(title: str, day: str, front: str) -> str:
    return f"---\ntitle: {title}\ndate: {day}\nsummary: In short.\n{front}---\n\nText.\n"


def test_from_a_review_to_its_impact_and_the_annual_report_both_ways(tmp_path: Path) -> None:
    review = "reviews/one.md#recommendation-1"
    files = {
        "site-config.yml": CONFIG,
        "content/reviews/one.md": REVIEW + "\n## Recommendations\n\n### Look\n\nLook.\n",
        "content/responses/two.md": made_from("Our answer", "2026-01-20", "answers_review: [reviews/one.md]\n"),
        "learning/summaries/three.md": made_from(
            "A summary", "2026-02-01", "completed: 2026-01-20\nderived_from: [responses/two.md]\n"
        ),
        "content/briefings/four.md": briefing("derived_from: [summaries/three.md]\n"),
        "content/events/five.md": made_from(
            "A workshop", "2026-03-05", "subtype: workshop\nstarts: 2026-03-20\nteaches: [briefings/four.md]\n"
        ),
        "learning/actions/six.md": made_from(
            "An action", "2026-03-10", f"state: done\nanswers: ['{review}']\nderived_from: [events/five.md]\n"
        ),
        "learning/impact/seven.md": made_from(
            "What changed", "2026-03-28", "question: Did it help?\nanswers: [actions/six.md]\n"
        ),
        "content/annual-reports/2025-26.md": REPORT,
    }
    out = published(tmp_path, files)
    titles = [
        "A review",
        "Our answer",
        "A summary",
        "A briefing",
        "A workshop",
        "An action",
        "What changed",
        "The year",
    ]
    pages = ["reviews/one", "responses/two", "learning-summaries/three", "briefings/four", "events/five",
             "actions/six", "impact/seven"]  # fmt: skip
    for here, page in enumerate(pages):
        found = Html((out / page / "index.html").read_bytes())
        assert found.texts(".bp-steps a, .bp-steps__here > p:last-child") == titles, page
        assert [number for number, step in enumerate(found.select(".bp-steps > li")) if step.get("aria-current")] == [
            here
        ]
