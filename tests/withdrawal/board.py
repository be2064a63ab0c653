"""A small board in which every word of one review is a word of its own, and everything that a test looks at."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from boardpress.cli import run
from tests.sites import CLEARANCE, CONFIG, DAY, REVIEW, briefing, write_site

SLUG = "slugcanary"
REVIEW_PATH = f"content/reviews/{SLUG}.md"
CANARIES = (
    "titlecanary", "summarycanary", "referencecanary", "ownercanary", "methodcanary", "reasoncanary", "authorcanary",
    "correctioncanary", "headingcanary", "bodycanary", "altcanary", "imagecanary", "reportcanary", "attachedcanary",
    "notecanary", "agencycanary", "themecanary", "glosscanary", "clearcanary", "pointcanary", "reviewercanary",
)  # fmt: skip
"""Words that stand in the withdrawn review, or in what only it uses, and nowhere else."""
BOARD = CONFIG.replace("  neglect:", "  only-here: {label: Themecanary}\n  neglect:").replace(
    "  police:", "  only-there: {label: Agencycanary}\n  police:"
) + (
    "glossary: {GLX: glosscanary words}\n"
    "navigation:\n  - {section: review}\n  - {page: urgent.md}\n  - {page: about.md}\n"
    "concern: {page: urgent.md, text: Call us., contacts: [office]}\n"
    "footer: [about.md]\n"
)
WITHDRAWN = (
    """\
---
# A comment that stays.
title: 'Titlecanary: a review'   # and this one
date: 2026-01-15
updated: 2026-02-01
summary: The summarycanary of it.
subtype: lcspr
reference: Referencecanary 1
owner: Ownercanary
methodology: Methodcanary
reviewer_role: Reviewercanary
themes: [only-here]
agencies: [only-there]
report: reportcanary.pdf
corrections:
  - {date: 2026-02-01, what: The correctioncanary was wrong.}
"""
    + CLEARANCE.replace("Safeguarding partners", "Clearcanary")
    + """\
---

## Executive summary

Bodycanary GLX, with ![an altcanary](imagecanary.png), [a file](attachedcanary.pdf) and [shared](shared.pdf).[^1]

## Findings

### The pointcanary

Its text.

## Headingcanary

More.

## The board's response

We accept it.

[^1]: A notecanary.
"""
)
LETTER = """\
---
title: A newsletter
date: 2026-02-20
summary: News.
issue: 1
items:
  - {publication: slugcanary.md, text: Read this.}
  - {publication: other.md, text: And that.}
---

Hello, see [this](../reviews/slugcanary.md#finding-1).
"""
FILES: dict[str, str | bytes] = {
    "site-config.yml": BOARD,
    REVIEW_PATH: WITHDRAWN,
    "content/reviews/reportcanary.pdf": b"%PDF-1.7 the report, reportcanary",
    "content/reviews/attachedcanary.pdf": b"%PDF-1.7 attached, attachedcanary",
    "content/reviews/shared.pdf": b"%PDF-1.7 shared",
    "content/reviews/imagecanary.png": b"\x89PNG imagecanary",
    "content/reviews/other.md": REVIEW.replace("R 1", "R 2"),
    "content/briefings/from.md": briefing("derived_from: [slugcanary.md]\n", "A [link](../reviews/slugcanary.md).\n"),
    "content/briefings/further.md": briefing("derived_from: [from.md]\n"),
    "content/briefings/shares.md": briefing("", "[The same](../reviews/shared.pdf).\n"),
    "content/newsletters/first.md": LETTER,
    "content/pages/urgent.md": "---\ntitle: Urgentcanary\n---\n\nCall 999.\n",
    "content/pages/about.md": "---\ntitle: About us\n---\n\nWe are the board.\n",
}
"""The review has an attachment of its own, an image, one file that a briefing shares, and everything points to it."""


def good_site(folder: Path) -> Path:
    """The board, published."""
    site = write_site(folder, FILES)
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 0
    return site


def withdraw(site: Path, reference: str, *options: str) -> int:
    return run(["withdraw", reference, "--site", str(site), "--as-of", DAY, *options])


def everything(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of every file below a folder, those within archives too."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        yield name, name.encode()
        if path.is_file():
            yield from _unpacked(name, path.read_bytes())


def _unpacked(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    yield name, data
    if data.startswith(b"\x1f\x8b"):
        yield from _unpacked(f"{name}!", gzip.decompress(data))
    if data.startswith(b"PK") and zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for inner in archive.namelist():
                yield f"{name}!{inner}", inner.encode()
                yield from _unpacked(f"{name}!{inner}", archive.read(inner))


def holding(folder: Path, *words: str) -> list[str]:
    """Each word and where it is found, whatever its capitals."""
    return sorted(
        {f"{word} in {name}" for name, data in everything(folder) for word in words if word.encode() in data.lower()}
    )


def break_everything(site: Path) -> None:
    """Other files broken in their own ways, and the configuration too."""
    write_site(
        site,
        {
            "content/briefings/further.md": b"\xff\xfe\x00broken",
            "content/briefings/from.md": "no front matter",
            "content/newsletters/first.md": '---\ntitle: "never closed\n---\n',
            "content/briefings/Bad Name.md": "---\n---\n",
            "site-config.yml": "name: [unclosed\n",
        },
    )
