"""Feeds, read by a feed parser."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import feedparser
import pytest

from boardpress.cli import run
from tests.conftest import Example
from tests.sites import DAY, GOOD, briefing, snapshot, write_site


def read(path: Path) -> Any:
    parsed = feedparser.parse(path.read_bytes())
    assert not parsed.bozo, parsed.get("bozo_exception")
    assert parsed.version == "rss20"
    return parsed


def test_the_feed_of_everything_reads_clean_newest_first_with_stable_guids(example: Example) -> None:
    feed = read(example.out / "feed.xml")
    assert feed.feed.title == "Thornmere Safeguarding Children Partnership"
    assert feed.feed.link == "https://www.thornmere.example/"
    own = [link.href for link in feed.feed.links if link.rel == "self"]
    assert own == ["https://www.thornmere.example/feed.xml"]
    assert len(feed.entries) >= 15
    published = [time.mktime(entry.published_parsed) for entry in feed.entries]
    assert published == sorted(published, reverse=True)
    for entry in feed.entries:
        assert entry.id == entry.link
        assert entry.link.startswith("https://www.thornmere.example/")
        assert entry.summary
        assert entry.tags


def test_a_summer_day_begins_at_midnight_in_london(example: Example) -> None:
    text = (example.out / "feed.xml").read_text()
    assert "<pubDate>Thu, 18 Jun 2026 00:00:00 +0100</pubDate>" in text
    assert "<pubDate>Thu, 12 Feb 2026 00:00:00 +0000</pubDate>" in text


@pytest.mark.parametrize("path", ["feeds/review.xml", "feeds/briefing.xml", "feeds/themes/neglect.xml"])
def test_feeds_of_a_type_and_of_a_theme_read_clean(example: Example, path: str) -> None:
    feed = read(example.out / path)
    assert feed.entries
    assert [link.href for link in feed.feed.links if link.rel == "self"] == [f"https://www.thornmere.example/{path}"]


def test_a_feed_holds_the_newest_fifty(tmp_path: Path) -> None:
    many = {f"content/briefings/b{n:02}.md": briefing(date=f"2025-{n % 12 + 1:02}-{n // 12 + 1:02}") for n in range(70)}
    site = write_site(tmp_path, {**GOOD, **many})
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 0
    feed = read(site / "site/feed.xml")
    assert len(feed.entries) == 50
    assert feed.entries[0].title == "A briefing"
    assert feed.entries[0].link == "https://www.testmere.example/briefings/good/"


def test_corrections_of_what_is_older_than_the_newest_fifty_stand_on_their_days(tmp_path: Path) -> None:
    many = {f"content/briefings/b{n:02}.md": briefing(date=f"2025-{n // 28 + 1:02}-{n % 28 + 1:02}") for n in range(60)}
    corrected = "corrections:\n  - {date: 2026-11-01, what: New.}\n  - {date: 2024-06-01, what: Old.}\n"
    many["content/briefings/oldest.md"] = briefing(corrected, date="2024-05-01")
    site = write_site(tmp_path, {**GOOD, **many})
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 0
    feed = read(site / "site/feed.xml")
    assert len(feed.entries) == 50
    assert [entry.link.split("/")[-2] for entry in feed.entries[:2]] == ["oldest", "good"]
    assert [entry.summary for entry in feed.entries if "oldest" in entry.link] == ["New."]


def test_from_day_to_day_only_the_register_and_the_foot_of_each_page_change(tmp_path: Path) -> None:
    """Feeds, decks, attachments, the search and the map of the site stay as they are, byte for byte."""
    files: dict[str, str | bytes] = {
        **GOOD,
        "content/briefings/good.md": GOOD["content/briefings/good.md"] + "\n[A form](form.pdf)\n",
        "content/briefings/form.pdf": b"%PDF-1.7",
    }
    site = write_site(tmp_path, files)
    for day in ("2026-11-22", "2026-11-23"):
        assert run(["build", "--site", str(site), "--as-of", day, "--out", str(tmp_path / day)]) == 0
    one, two = snapshot(tmp_path / "2026-11-22"), snapshot(tmp_path / "2026-11-23")
    assert one.keys() == two.keys()
    changed = {path for path in one if one[path] != two[path]}
    assert changed == {"publications.json"} | {path for path in one if path.endswith(".html")}
    for path in changed - {"publications.json"}:
        before, after = ((tmp_path / day / path).read_text() for day in ("2026-11-22", "2026-11-23"))
        assert before.count("This website was last built for 22 November 2026.") == 1
        assert before.replace("built for 22 November", "built for 23 November") == after


def test_hostile_titles_and_summaries_are_text(tmp_path: Path) -> None:
    title = "'<img src=x onerror=alert(1)> & \"co\"'"
    hostile = f"---\ntitle: {title}\ndate: 2026-05-01\nsummary: '</description><b>'\n---\nText.\n"
    site = write_site(tmp_path, {**GOOD, "content/briefings/h.md": hostile})
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 0
    entry = read(site / "site/feed.xml").entries[0]
    assert "onerror" in entry.title
    page = (site / "site/briefings/h/index.html").read_text()
    assert "<img src=x" not in page
