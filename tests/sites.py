"""Small whole sites for tests: files by path, written out as they stand."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

CONFIG = """\
name: Testmere Safeguarding Children Partnership
short_name: TSCP
url: https://www.testmere.example/
summary: A board for tests.
contacts:
  office: {label: Office, email: office@testmere.example}
themes:
  neglect: {label: Neglect, summary: About neglect.}
  safer-sleep: {label: Safer sleep}
agencies:
  police: {label: Police}
  schools: {label: Schools}
"""
CLEARANCE = """\
clearance:
  authorised_by: Safeguarding partners
  authorised_on: 2025-12-01
  copies_sent: 2026-01-02
  family_told: 2026-01-05
  practitioners_told: 2026-01-06
  legal_check: 2025-12-01
"""
BRIEFING = """\
---
title: A briefing
date: 2026-03-01
summary: What to know.
themes: [neglect]
agencies: [police]
---

## What to do now

- Look.
- Ask.

## Why this matters

It matters.
"""
REVIEW = (
    """\
---
title: A review
date: 2026-01-15
summary: What we learnt.
subtype: lcspr
reference: R 1
themes: [neglect]
"""
    + CLEARANCE
    + """\
---

## Executive summary

In short.

## Findings

### The first finding

Its text.

## The board's response

We accept it.
"""
)
GOOD: Mapping[str, str] = {
    "site-config.yml": CONFIG,
    "content/briefings/good.md": BRIEFING,
    "content/reviews/one.md": REVIEW,
}
DAY = "2026-11-22"


def write_site(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write the files below a folder and return it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def snapshot(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file below a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def briefing(front: str = "", body: str = "Text.\n", date: str = "2026-03-01") -> str:
    """A briefing with more front matter and another body."""
    return f"---\ntitle: A briefing\ndate: {date}\nsummary: What to know.\n{front}---\n\n{body}"
