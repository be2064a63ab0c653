"""What counts as the words of a report: what its author wrote and the public may read, however it is marked up."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from boardpress.contenttype import ContentType
from boardpress.duties.wording import Wording, normalised, wording_of
from boardpress.plaintext import plain_text
from boardpress.publication import Publication
from boardpress.reading.configuration import read
from boardpress.reading.parsing import parse
from tests.conftest import ROOT
from tests.sites import CONFIG, write_site

CONFIGURED = (
    CONFIG
    + """\
types:
  review:
    sections:
      notes: {heading: Notes for the board, public: false}
"""
)


@pytest.fixture(scope="module")
def review() -> ContentType:
    """The type of a review, with a section that is internal."""
    return read(CONFIGURED).types["review"]


def worded(folder: Path, body: str, declared: ContentType, also: tuple[str, ...] = ()) -> Wording:
    site = write_site(folder, {"content/reviews/x.md": f"---\ntitle: T\n---\n{body}"})
    publication = Publication("review/x", "review", "x", "reviews", "content/reviews/x.md", "T")
    return wording_of(site, publication, declared, also)


def words(folder: Path, body: str, declared: ContentType) -> str:
    return " ".join(worded(folder, body, declared).words)


SAME = [
    ("Two visits were\nmade.", "two visits  were made"),
    ("It was *not* **seen**.", "It was not seen."),
    ("The child's day", "The child\u2019s day"),
    ("See [the summary](a.md).", "See [the summary](../b/c.md#d \"Title\")."),
    ("See [the summary][1].\n\n[1]: https://a.example/", "See the summary."),
    ("A re\u00adport", "A report"),
    ("A & B", "A &amp; B"),
    ("caf\u00e9", "cafe\u0301"),
    ("- One\n- Two", "* One\n* Two"),
    ("| One | Two |\n| --- | --- |\n| 3 | 4 |", "One Two 3 4"),
    ("!!! note \"Look\"\n    Here.", "Look\n\nHere."),
    ("Text.[^1]\n\n[^1]: A note.", "[^z]: A note.\n\nText.[^z]"),
    ("## Findings\n\nText.", "Findings\n---\n\nText."),
    ("## Findings ##\n\nText.", "##Findings\n\nText."),
    ("```\ncode\n```", "code"),
]  # fmt: skip
OTHER = [
    ("It was not seen.", "It was seen."),
    ("12 visits", "13 visits"),
    ("Text.[^1]\n\n[^1]: A note.", "Text.[^1]\n\n[^1]: Another note."),
    ("First. Second.", "Second. First."),
    ("## Findings\n\nText.", "## Found\n\nText."),
]


@pytest.mark.parametrize("one, other", SAME)
def test_marks_layout_and_addresses_do_not_count(tmp_path: Path, review: ContentType, one: str, other: str) -> None:
    assert words(tmp_path, one, review) == words(tmp_path, other, review)


@pytest.mark.parametrize("one, other", OTHER)
def test_words_count(tmp_path: Path, review: ContentType, one: str, other: str) -> None:
    assert words(tmp_path, one, review) != words(tmp_path, other, review)


@pytest.mark.parametrize("heading", ["## Notes for the board", "##notes for the Board:", "Notes for the board\n---"])
def test_internal_sections_and_their_footnotes_do_not_count(tmp_path: Path, review: ContentType, heading: str) -> None:
    body = f"## Findings\n\nPublic.[^1]\n\n{heading}\n\nSecret.[^2]\n\n[^1]: Shown.\n[^2]: Hidden.\n"
    assert words(tmp_path, body, review) == "findings public shown"
    assert worded(tmp_path, body, review).sections == ("findings",)
    everything = worded(tmp_path, body, review, ("notes-for-the-board",))
    assert " ".join(everything.words) == "findings public notes for the board secret shown hidden"


def test_headings_are_not_counted_as_text_and_code_is_no_heading(tmp_path: Path, review: ContentType) -> None:
    body = "Before.\n\n## Findings\n\n### First of all\n\nText here.\n\n```\n## Notes for the board\n```\n"
    found = worded(tmp_path, body, review)
    assert found.sections == ("", "findings")
    assert found.text_words == 7
    assert " ".join(found.words) == "before findings first of all text here notes for the board"


def test_the_words_of_the_example_are_those_that_are_published() -> None:
    """Our reading of Markdown and that of the library that draws the pages agree on the words of the example."""
    board = read((ROOT / "site-config.yml").read_text(encoding="utf-8"))
    for declared in board.types.values():
        for path in sorted((ROOT / declared.folder).glob("*.md")):
            name = path.relative_to(ROOT).as_posix()
            body = parse(path.read_bytes(), declared, {}).rendered.body.text
            html = " ".join(f"<p>{section.heading}</p>{section.html}" for section in body.sections)
            shown = re.sub(r"(?:Finding|Recommendation) \d+: ", "", plain_text(html + body.footnotes))
            ours = wording_of(ROOT, Publication("x/x", "x", "x", "x", name, ""), declared)
            assert letters(list(ours.words)) == letters(normalised(shown)), name


def letters(found: list[str]) -> list[str]:
    """The words without numbers, which a list's own are counted among in the source only."""
    return sorted(word for word in found if not word.isdecimal())
