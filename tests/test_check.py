"""What `check` tells an author though nothing is wrong, and the forms in which it tells it."""

# The messages stand as they are shown, however long.
# ruff: noqa: E501

from __future__ import annotations

import json
from pathlib import Path

import pytest

from boardpress.cli import run
from tests.readhtml import Html
from tests.sites import CLEARANCE, CONFIG, DAY, GOOD, REVIEW, briefing, write_site

CONFIRMED = CONFIG + 'types:\n  review:\n    listing: {confirmed: "2026-01-01"}\n'


def check(tmp_path: Path, files: dict[str, str], capsys: pytest.CaptureFixture[str], *more: str) -> list[str]:
    site = write_site(tmp_path, {**GOOD, "site-config.yml": CONFIRMED, **files})
    assert run(["record", "--site", str(site), "--as-of", DAY]) == 0
    capsys.readouterr()
    assert run(["check", "--site", str(site), "--as-of", DAY, *more]) == 0
    return capsys.readouterr().out.splitlines()


def test_a_link_that_readers_see_as_words_is_told_to_its_author(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {
        "content/briefings/a.md": briefing(body="One.\n\nRead [the next](later.md).\n"),
        "content/briefings/later.md": briefing(date="2026-12-24"),
    }
    assert check(tmp_path, files, capsys)[0] == (
        "content/briefings/a.md:9: warning: body: readers see the link to 'later.md' as words: "
        "content/briefings/later.md is not public on this day. Nothing needs to be done."
    )


def test_a_briefing_longer_than_seven_minutes_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = check(tmp_path, {"content/briefings/a.md": briefing(body="word " * 1000)}, capsys)[0]
    assert said == (
        "content/briefings/a.md:6: warning: body: it takes 7.7 minutes to read aloud (1000 words), not 7. Shorten it."
    )


def test_what_is_missing_from_a_clearance_is_told_and_the_review_is_not_published(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = REVIEW.replace("R 1", "R 2").replace(
        CLEARANCE, "clearance:\n  authorised_by: Partners\n  legal_check: 2025-12-01\n"
    )
    lines = check(tmp_path, {"content/reviews/two.md": text}, capsys)
    assert (
        "content/reviews/two.md:8: warning: clearance: lacks: authorised on, copies sent, family told, practitioners told. "
        "It is not published until they are there."
    ) in lines
    assert run(["build", "--site", str(tmp_path), "--as-of", DAY]) == 0
    assert not (tmp_path / "site/reviews/two").exists()


def test_a_board_can_ask_for_less_clearance(tmp_path: Path) -> None:
    config = CONFIG + "types:\n  review:\n    clearance: []\n"
    site = write_site(
        tmp_path, {**GOOD, "site-config.yml": config, "content/reviews/one.md": REVIEW.replace(CLEARANCE, "")}
    )
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 0
    assert (site / "site/reviews/one/index.html").is_file()


def test_a_rule_that_nobody_confirmed_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = check(tmp_path, {"site-config.yml": CONFIG}, capsys)
    assert (
        "site-config.yml:1: warning: types.review.listing: nobody has confirmed the rule (at least 12 months, then keep). "
        "Add `confirmed:` with the day on which the board did."
    ) in lines


def test_internal_sections_can_be_made_public_by_the_board(tmp_path: Path) -> None:
    config = CONFIG + "types:\n  learning-summary:\n    sections:\n      method: {public: true}\n"
    summary = (
        "---\ntitle: S\ndate: 2026-03-01\nsummary: S\ncompleted: 2026-03-01\n---\n\n## What we learnt about the review method\n\n"
        "It worked.\n\n## Other comments and advice\n\nQuiet[^1].\n\n[^1]: A quiet note.\n"
    )
    files = {**GOOD, "site-config.yml": config, "learning/summaries/s.md": summary}
    site = write_site(tmp_path, files)
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 0
    words = Html((site / "site/learning-summaries/s/index.html").read_bytes()).text("main")
    assert "It worked." in words
    assert "uiet" not in words


def test_problems_come_as_json_and_as_annotations(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = write_site(
        tmp_path, {**GOOD, "site-config.yml": CONFIRMED, "content/briefings/x.md": briefing("theems: [a]\n")}
    )
    assert run(["check", "--site", str(site), "--as-of", DAY, "--format", "json"]) == 1
    (problem,) = json.loads(capsys.readouterr().out)
    assert problem == {
        "path": "content/briefings/x.md",
        "line": 5,
        "field": "theems",
        "message": "is not a key of this type. Did you mean `themes`?",
        "severity": "error",
    }
    assert run(["check", "--site", str(site), "--as-of", DAY, "--format", "github"]) == 1
    assert capsys.readouterr().out == (
        "::error file=content/briefings/x.md,line=5::theems: is not a key of this type. Did you mean `themes`?\n"
    )
