"""Only what depends on a change is made again, and the result equals a clean build byte for byte."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from boardpress.cli import run
from tests.conftest import copy_example
from tests.sites import DAY, snapshot

BRIEFING = "content/briefings/missing-education.md"


def build(site: Path, *more: str) -> int:
    return run(["build", "--site", str(site), "--as-of", DAY, *more])


def times(out: Path) -> dict[str, int]:
    return {p.relative_to(out).as_posix(): p.stat().st_mtime_ns for p in out.rglob("*") if p.is_file()}


def test_one_edited_briefing_renders_only_what_shows_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = copy_example(tmp_path)
    build(site)
    before = snapshot(site / "site")
    path = site / BRIEFING
    path.write_text(
        re.sub(r"^title: .*$", 'title: "Quite another title"', path.read_text(), count=1, flags=re.MULTILINE)
    )
    capsys.readouterr()
    assert build(site) == 0
    after = snapshot(site / "site")
    changed = {name for name in after if before.get(name) != after[name]}

    assert before.keys() == after.keys()
    assert {
        "briefings/missing-education/index.html",
        "decks/briefings/missing-education.pptx",
        "briefings/index.html",
        "themes/missing-education/index.html",
        "feed.xml",
        "feeds/briefing.xml",
        "feeds/themes/missing-education.xml",
        "publications.json",
        "search/search_index.json",
        "annual-report/2024-25/index.html",
    } <= changed
    assert "decks/briefings/neglect.pptx" not in changed
    assert "annual-report/2025-26/index.html" not in changed
    made = re.search(r"([\d,]+) files made, ([\d,]+) reused", capsys.readouterr().out)
    assert made is not None
    assert int(made[1]) == len(changed), "what was rendered is what changed, and nothing else"


def test_nothing_is_made_where_nothing_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = copy_example(tmp_path)
    build(site)
    before = times(site / "site")
    capsys.readouterr()
    assert build(site) == 0
    assert " 0 files made" in capsys.readouterr().out
    assert times(site / "site") == before
