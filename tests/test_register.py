"""The register and the year's digest, held against the files that they speak of."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

from boardpress.cli import run
from boardpress.publishers.register import SCHEMA
from boardpress.registerschema import Register
from tests.conftest import Example
from tests.readhtml import Html
from tests.sites import DAY, GOOD, briefing, write_site
from tools import make_register_schema


def register(out: Path) -> Register:
    return Register.model_validate_json((out / "publications.json").read_bytes())


def test_every_public_publication_is_in_the_register_with_its_downloads(example: Example) -> None:
    rows = register(example.out).publications
    assert len(rows) >= 35
    decks = 0
    for row in rows:
        assert row.state == "listed"
        page = row.address.removeprefix("https://www.thornmere.example/") + "index.html"
        assert (example.out / page).is_file()
        for download in row.downloads:
            data = (example.out / download.path).read_bytes()
            assert len(data) == download.size
            assert hashlib.sha256(data).hexdigest() == download.sha256
            decks += download.path.endswith(".pptx")
    assert decks >= 20


def test_reviews_say_until_when_they_must_stay(example: Example) -> None:
    rows = {row.id: row for row in register(example.out).publications}
    assert rows["review/baby-rowan"].listed_until == "2027-02-12"
    assert rows["review/child-linden"].listed_until == "2020-05-16"
    assert rows["briefing/neglect"].listed_until is None


def test_the_schema_lies_beside_the_register_and_names_every_key(example: Example) -> None:
    data = json.loads((example.out / "publications.json").read_text())
    schema = json.loads((example.out / data["$schema"]).read_text())
    assert set(schema["properties"]) == set(data)
    row = schema["$defs"]["PublicationRow"]
    assert set(row["properties"]) == set(data["publications"][0])
    assert row["additionalProperties"] is False


def test_the_schema_says_what_the_register_is_declared_to_be() -> None:
    """A change of that, or a newer pydantic, asks for a new one of `python tools/make_register_schema.py`."""
    assert SCHEMA.read_bytes() == make_register_schema.schema()


def test_no_listed_review_summary_or_briefing_of_the_period_is_missing_from_the_digest(example: Example) -> None:
    rows = register(example.out).publications
    for name, first, last in (
        ("2024-25", date(2024, 4, 1), date(2025, 3, 31)),
        ("2025-26", date(2025, 4, 1), date(2026, 3, 31)),
    ):
        page = Html((example.out / f"annual-report/{name}/index.html").read_bytes())
        links = set(page.attributes("main a[href]", "href"))
        counted = [
            row for row in rows
            if row.type in {"review", "learning-summary", "briefing"} and row.date
            and first <= date.fromisoformat(row.date) <= last
        ]  # fmt: skip
        assert len(counted) > 8
        for row in counted:
            path = row.address.removeprefix("https://www.thornmere.example/")
            assert f"../../{path}index.html" in links, row.id
        assert "The year's learning" in page.text("main")


def test_the_period_chooses_and_the_edition_limits_what_the_digest_shows(tmp_path: Path) -> None:
    report = (
        "---\ntitle: A year\ndate: 2026-04-01\nsummary: S\nperiod_from: 2026-03-01\nperiod_to: 2026-12-31\n---\n\n"
        "## Foreword\n\nWords.\n"
    )
    files = {
        **GOOD,
        "content/annual-reports/year.md": report,
        "content/briefings/inside.md": briefing("themes: [neglect]\n", "## What to do now\n\n- Ask the child.\n"),
        "content/briefings/before.md": briefing(date="2026-02-28"),
        "content/briefings/later.md": briefing(date="2026-12-01"),
        "content/briefings/kept.md": briefing("access: internal\n"),
    }
    site = write_site(tmp_path, files)
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 0
    page = Html((site / "site/annual-report/year/index.html").read_bytes())
    links = page.attributes("main a[href]", "href")
    assert "../../briefings/inside/index.html" in links
    assert "Ask the child." in page.text("main")
    for absent in ("before", "later", "kept"):
        assert not [href for href in links if f"briefings/{absent}/" in href]
