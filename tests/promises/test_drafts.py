"""A preview of drafts cannot be taken for the site, nor get into its place; nor can the site of a day to come."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from boardpress import days
from boardpress.cli import run
from tests.readhtml import Html
from tests.sites import CLEARANCE, CONFIG, DAY, GOOD, REVIEW, briefing, snapshot, write_site

MARK = "Preview of drafts. Not public: do not share this page."
ON_REQUEST = CONFIG + "types:\n  review:\n    listing: {then: on-request, ask: office}\n"
ELSEWHERE = REVIEW.replace("R 1", "R 3\npublication_decision: elsewhere")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A board with something in every state."""
    return write_site(
        tmp_path / "board",
        {
            **GOOD,
            "site-config.yml": ON_REQUEST,
            "content/reviews/asked.md": REVIEW.replace("2026-01-15", "2025-01-15")
            .replace("R 1", "R 2\naliases: [reviews/old]")
            .replace(CLEARANCE, CLEARANCE.replace("2026-", "2024-").replace("2025-", "2024-")),
            "content/reviews/elsewhere.md": ELSEWHERE,
            "content/reviews/uncleared.md": REVIEW.replace("R 1", "R 4").replace("  legal_check: 2025-12-01\n", ""),
            "content/briefings/unfinished.md": briefing("draft: true\n"),
            "content/briefings/kept.md": briefing("access: internal\n"),
            "content/briefings/held.md": briefing("held: {reason: A trial, next_check: 2026-12-01}\n"),
            "content/briefings/later.md": briefing(date="2026-12-24"),
            "content/briefings/gone.md": briefing("withdrawn: {date: 2026-05-01}\n"),
        },
    )


def build(site: Path, *more: str) -> int:
    return run(["build", "--site", str(site), "--as-of", DAY, *more])


def test_a_preview_shows_what_is_to_come_and_nothing_internal(site: Path, tmp_path: Path) -> None:
    out = tmp_path / "preview"
    assert build(site, "--drafts", "--out", str(out)) == 0
    shown = {path.parent.name for path in (out / "briefings").glob("*/index.html")}
    assert shown == {"good", "unfinished", "held", "later", "gone"}
    assert {path.parent.name for path in (out / "reviews").glob("*/index.html")} == {"one", "asked", "uncleared", "old"}
    assert "A trial" not in (out / "briefings/held/index.html").read_text()


def test_every_page_of_a_preview_is_marked_whatever_stands_on_it(site: Path, tmp_path: Path) -> None:
    """What is on request, what was removed, the page for a wrong address too; an old address leads on at once."""
    out = tmp_path / "preview"
    assert build(site, "--drafts", "--out", str(out)) == 0
    pages = sorted(out.rglob("*.html"))
    assert len(pages) > 15
    for path in pages:
        page = Html(path.read_bytes())
        assert page.attributes("meta[name=robots]", "content") == ["noindex"], path
        assert page.select("meta[http-equiv=refresh]") or MARK in page.text("body"), path
    assert (out / "robots.txt").read_text() == "User-agent: *\nDisallow: /\n"


@pytest.mark.parametrize(
    "way", ["the folder", "a folder in it", "a link to it", "a way round", "where it is published"]
)
def test_a_preview_never_gets_where_the_public_looks(site: Path, tmp_path: Path, way: str) -> None:
    public = tmp_path / "www"
    assert build(site) == 0
    assert build(site, "--out", str(public)) == 0
    (tmp_path / "link").symlink_to(site / "site")
    out = {
        "the folder": site / "site",
        "a folder in it": site / "site/preview",
        "a link to it": tmp_path / "link",
        "a way round": site / "content/../site",
        "where it is published": public,
    }[way]
    before = snapshot(site / "site"), snapshot(public)
    assert build(site, "--drafts", "--out", str(out)) == 2
    assert (snapshot(site / "site"), snapshot(public)) == before


def test_a_preview_may_be_made_again_in_its_own_folder(site: Path, tmp_path: Path) -> None:
    out = tmp_path / "preview"
    for _ in range(2):
        assert build(site, "--drafts", "--out", str(out)) == 0


@pytest.mark.parametrize("way", ["", "site", "site/tomorrow"])
def test_the_site_of_tomorrow_needs_a_folder_of_its_own(
    site: Path, tmp_path: Path, way: str, capsys: pytest.CaptureFixture[str]
) -> None:
    tomorrow = (days.today() + timedelta(days=1)).isoformat()
    out = ["--out", str(site / way)] if way else []
    assert run(["build", "--site", str(site), "--as-of", tomorrow, *out]) == 2
    said = f"boardpress: {tomorrow} is still to come. Name a folder of its own with --out.\n"
    assert capsys.readouterr().err == said
    assert not (site / "site").exists()
    assert run(["build", "--site", str(site), "--as-of", tomorrow, "--out", str(tmp_path / "tomorrow")]) == 0


def test_a_preview_leaves_nothing_behind_for_the_next_build(site: Path, tmp_path: Path) -> None:
    """They share a cache, which must not give a draft away."""
    assert build(site) == 0
    before = snapshot(site / "site")
    assert build(site, "--drafts", "--out", str(tmp_path / "preview")) == 0
    assert build(site) == 0
    assert snapshot(site / "site") == before
    assert build(site, "--clean") == 0
    assert snapshot(site / "site") == before


def test_a_build_names_the_next_change_by_its_day_only(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(site) == 0
    said = capsys.readouterr()
    assert "  next change: 24 December 2026\n" in said.out
    for word in ("later", "unfinished", "held", "kept", "elsewhere", "uncleared", "gone", "trial"):
        assert word not in (said.out + said.err).replace(str(site), "").lower()


def test_a_build_tells_how_many_warnings_there_are_and_not_which(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A warning names files that the public may not know of; `check` shows them to the board."""
    assert build(site) == 0
    said = capsys.readouterr().out
    assert "warnings: `boardpress check` shows them" in said
    assert "content/" not in said
