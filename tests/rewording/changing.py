"""A small site that was published, and what people change in its texts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from boardpress.building.amending import Published
from boardpress.cli import run
from boardpress.rewording.restating import Restating
from tests.sites import DAY, GOOD, briefing, snapshot

ONE, OTHER = "content/briefings/good.md", "content/briefings/other.md"
PAGE = "briefings/good/index.html"
DECK = "decks/briefings/good.pptx"
REPORT = """\
---
title: Annual report
date: 2026-10-01
summary: The year.
period_from: 2025-04-01
period_to: 2026-03-31
---

Words.
"""
AUDIT = """\
---
title: An audit
date: 2026-05-01
summary: What we looked at.
subtype: multi-agency
---

## What we found

Words with [a form](form.pdf).

## Comments on the audit process

We took [the form](form.pdf) from elsewhere.
"""
"""A file that internal words link to as well as public ones."""
FILES: dict[str, str | bytes] = {
    **GOOD,
    OTHER: briefing(
        "themes: [safer-sleep]\n", "## A heading\n\nWords of [the first](good.md) and [a form](form.pdf).\n"
    ),
    "content/briefings/leads.md": briefing(body="To [a heading](other.md#a-heading).\n"),
    "content/briefings/draft.md": briefing("draft: true\n"),
    "content/briefings/form.pdf": b"%PDF-1.7",
}


def build(site: Path, *more: str) -> int:
    return run(["build", "--site", str(site), "--as-of", DAY, *more])


def append(site: Path, path: str, text: str) -> int:
    return (site / path).write_text((site / path).read_text() + text)


def replace(site: Path, path: str, old: str, new: str) -> int:
    text = (site / path).read_text()
    assert old in text
    return (site / path).write_text(text.replace(old, new, 1))


def elsewhere_from_nothing(site: Path) -> dict[str, str]:
    """The same, without a trace in the site's own cache."""
    copy = site.parent / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("site", ".*"))
    assert build(copy) == 0
    return snapshot(copy / "site")


def as_from_nothing(site: Path) -> dict[str, str]:
    """What a build from nothing makes, elsewhere."""
    out = site.parent / "clean"
    assert build(site, "--out", str(out), "--clean") == 0
    return snapshot(out)


def note_restated(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A note of each build from now on that puts the edition together from the one before."""
    done: list[str] = []
    report = Restating.report

    def noted(restating: Restating) -> Published:
        found = report(restating)
        done.append("restated")
        return found

    monkeypatch.setattr(Restating, "report", noted)
    return done
