"""No word for readers is written into the code: each comes from the words files, the board or its authors."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from boardpress.cli import run
from boardpress.words import Phrase, source
from tests.conftest import ROOT, copy_example
from tests.languages.marked import plain_words, write_marked
from tests.languages.seen import words_below
from tests.sites import DAY, REVIEW, briefing, write_site

ELSEWHERE = {"language.counting", "size.point", "notes.open"}
"""What is no word, and what stands only in a deck of one last slide, on a board that names nobody to ring."""
BOARDS = sorted(path.parent.name for path in (ROOT / "tests/boards").glob("*/site-config.yml"))
THEME = ROOT / "generator/boardpress/theme"
_DOWNLOADS = ", ".join(f"{kind}.{kind}" for kind in ("pdf", "docx", "xlsx", "pptx", "csv", "odt", "ods"))
_MANY = 40
"""More publications than a trail shows."""
FULL = """\
---
title: Everything
date: 2026-06-01
updated: 2026-07-01
summary: It has every part that a page can have.
themes: [neglect, safer-sleep]
agencies: [police, schools]
age_groups: [primary]
audience: [managers]
owner: Office
checked_on: 2026-06-02
review_by: 2026-08-01
related: [neglect.md]
replaced_by: was-not-brought.md
corrections:
  - {date: 2026-06-20, what: A number was wrong.}
aliases: [old/everything]
---

Before any heading stands a paragraph, with a note[^1] and [a page](was-not-brought.md).

## What to do now

!!! note
    Set apart.

!!! warning
    Beware.

!!! important
    Heed.

!!! tip
    Try.

!!! caution
    Slowly.

!!! danger
    Stop.

![A tree](tree.png)

| one | two |
| --- | --- |
| | alone |
| left | right |

## Why this matters

A word.

## Another part

LCSPR and SUDI are explained.

[^1]: A footnote.
"""
WIDE = "| " + " | ".join(f"heading{n}" for n in range(14)) + " |\n" + "|" + " --- |" * 14 + "\n"
TABLE = WIDE + "|  | " + " | ".join("undividable" * 2 for _ in range(13)) + " |\n"
MORE: dict[str, str | bytes] = {
    "content/briefings/everything.md": FULL,
    "content/briefings/tree.png": b"\x89PNG",
    "content/briefings/wide.md": "---\ntitle: Wide\ndate: 2026-06-02\nsummary: A table.\n---\n\n## What to do now\n\n"
    + TABLE,
    "content/briefings/long.md": "---\ntitle: Long\ndate: 2026-06-03\nsummary: Text.\n---\n\n## What to do now\n\n"
    + "A sentence that goes on for a while, so that it fills slides.\n\n" * 40,
    "content/briefings/gone.md": "---\ntitle: Gone\ndate: 2026-06-04\nsummary: No more.\naliases: [old/gone]\n"
    "withdrawn: {date: 2026-06-05, reason: Wrong}\n---\n\nText.\n",
    "content/leaflets/asked.md": "---\ntitle: Asked for\ndate: 2020-06-04\nsummary: Ask.\nreference: L 1\n"
    "---\n\nText.\n",
    "content/notices/older.md": "---\ntitle: Older\ndate: 2020-06-04\nsummary: Once.\n---\n\nText.\n",
    "content/notices/files.md": "---\ntitle: Files\ndate: 2026-06-06\nsummary: To take away.\nfree: true\n"
    "booked: false\n"
    f"since: 2024-05\nfiles: [{_DOWNLOADS}, map.7z]\nmore: {{title: A site, url: 'https://www.elsewhere.example/'}}\n"
    "contact: office\ntold: Some *words*.\n---\n\nText.\n",
    **{f"content/notices/{name}": b"data" for name in [*_DOWNLOADS.split(", "), "map.7z"]},
    "content/notices/pdf.pdf": b"data" * 500_000,
    "content/notices/undated.md": "---\ntitle: Undated\nsummary: At any time.\n---\n\nText.\n",
    "content/briefings/themeless.md": briefing(date="2026-01-10"),
    "content/briefings/titled.md": briefing().replace("A briefing", "A title that does not end " * 12),
    "content/reviews/introduced.md": REVIEW.replace("### The first", "First, a word.\n\n### The first"),
    **{
        f"content/briefings/after-{number}.md": briefing("derived_from: [introduced.md]\n", date="2026-02-01")
        for number in range(_MANY)
    },
    "content/annual-reports/empty.md": "---\ntitle: A year without anything\ndate: 2020-06-01\nsummary: Nothing.\n"
    "period_from: 1999-04-01\nperiod_to: 2000-03-31\n---\n\nText.\n",
}
TYPES = """\
  leaflet:
    label: {singular: Leaflet, plural: Leaflets}
    folder: content/leaflets
    section: leaflets
    listing: {minimum_months: 12, then: on-request, ask: office}
  notice:
    label: {singular: Notice, plural: Notices}
    folder: content/notices
    section: notices
    listing: {minimum_months: 12, then: archive}
    fields:
      date: {required: false}
      free: {kind: boolean, label: Free}
      booked: {kind: boolean, label: Booked}
      since: {kind: month, label: Since}
      files: {kind: file, list: true, label: Files, suffixes: [.pdf, .docx, .xlsx, .pptx, .csv, .odt, .ods, .7z]}
      more: {kind: link, label: More}
      contact: {kind: contact, label: Contact}
      told: {kind: markdown, label: Told}
"""


@pytest.fixture(scope="module")
def example_with_everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example board, with whatever it lacks of what can stand on a site."""
    site = write_site(copy_example(tmp_path_factory.mktemp("whole")), MORE)
    config = site / "site-config.yml"
    text = config.read_text("utf-8")
    assert text.rstrip().splitlines()[-3] == "types:"
    config.write_text(text + TYPES, "utf-8")
    return site


def built(site: Path, folder: Path, *options: str, **more: Any) -> list[tuple[str, str]]:
    """What there is to be read on the site in the marked language."""
    marked = write_marked(site, folder / "site", more)
    assert run(["build", "--site", str(marked), "--as-of", DAY, "--out", str(folder / "out"), *options]) == 0
    return list(words_below(folder / "out"))


@pytest.mark.parametrize("which", ["", *BOARDS], ids=lambda name: name or "example")
def test_no_fixed_word_of_pages_feeds_slides_and_search_is_out_of_a_boards_reach(
    which: str, example_with_everything: Path, tmp_path: Path
) -> None:
    site = ROOT / "tests/boards" / which if which else example_with_everything
    seen = built(site, tmp_path, document_control={"show_out_of_date": True})
    assert len(seen) > 5_000
    found = {(word, text) for _, text in seen for word in plain_words(text)}
    assert found == set()


def test_a_preview_of_drafts_says_so_in_the_boards_words(example_with_everything: Path, tmp_path: Path) -> None:
    seen = built(example_with_everything, tmp_path, "--drafts")
    assert {(word, text) for _, text in seen for word in plain_words(text)} == set()
    assert any("⟦Preview, not public: ⟧" in text for _, text in seen)


def test_every_fixed_word_is_met_somewhere(example_with_everything: Path, tmp_path: Path) -> None:
    """A word that nobody reads would be work for translators, and a sign that a page is not tried here."""
    seen = built(example_with_everything, tmp_path / "one", document_control={"show_out_of_date": True})
    seen += built(example_with_everything, tmp_path / "two", "--drafts")
    seen += built(ROOT / "tests/boards/sixth", tmp_path / "three")
    text = "\n".join({text for _, text in seen})
    assert [place for place, phrase in source().items() if place not in ELSEWHERE and not _met(phrase, text)] == []


def _met(phrase: Phrase, text: str) -> bool:
    """Whether the words, or one of their forms, are in the text."""
    forms = (phrase,) if isinstance(phrase, str) else phrase.values()
    pieces = [[piece for piece in re.split(r"\{[a-z_]+\}", form) if piece.strip()] for form in forms]
    return any(all(f"⟦{piece}⟧" in text for piece in some) for some in pieces)


def test_styles_and_programs_hold_no_words() -> None:
    for path in THEME.rglob("*.css"):
        for said in re.findall(r"[;{]\s*content:\s*([^;}]+)", path.read_text("utf-8")):
            words = re.sub(r"\\[0-9a-f]+|attr\([\w-]+\)|counter\([\w-]+\)", "", said)
            assert re.findall(r"[A-Za-z]{2,}", words) == [], said
    literal = r"[\"'`]"
    for path in THEME.rglob("*.js"):
        text = path.read_text("utf-8")
        assert re.findall(rf"(?:textContent|innerText|innerHTML|title|placeholder)\s*=\s*{literal}", text) == [], path
        assert re.findall(rf"setAttribute\({literal}(?:aria-label|title|placeholder){literal},\s*{literal}", text) == []


def test_a_word_that_is_written_into_a_page_is_found() -> None:
    assert plain_words("⟦On this page⟧ Ŕéád more at https://x.example/more") == ["more", "at"]
    assert plain_words("Ŕéád ⟦page ⟧3⟦ of⟧ Beware") == ["Beware"]
