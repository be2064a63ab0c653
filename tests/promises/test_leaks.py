"""Ways in which something could have come out early, each tried for itself."""

from __future__ import annotations

from pathlib import Path

import feedparser
import pytest

from boardpress.cli import run
from tests.readhtml import Html
from tests.sites import CLEARANCE, CONFIG, DAY, GOOD, REVIEW, briefing, snapshot, write_site

SUMMARY = "---\ntitle: S\ndate: 2026-03-01\nsummary: S\ncompleted: 2026-03-01\n---\n\n"


def build(site: Path, day: str = DAY) -> Path:
    out = site.parent / "out"
    assert run(["build", "--site", str(site), "--as-of", day, "--out", str(out)]) == 0
    return out


def problems(site: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 1
    return capsys.readouterr().err.splitlines()[:-1]


def board(tmp_path: Path, files: dict[str, str]) -> Path:
    return write_site(tmp_path / "board", {**GOOD, **files})


def test_an_internal_section_cannot_explain_abbreviations_of_public_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = "## What will change and who will do it\n\nThe XYZ.\n\n## Other comments and advice\n\n*[XYZ]: a secret\n"
    site = board(tmp_path, {"learning/summaries/s.md": SUMMARY + body})
    assert problems(site, capsys) == [
        "learning/summaries/s.md:14: body: '*[XYZ]:' explains an abbreviation. "
        "Put it into `glossary` in site-config.yml, and remove the line."
    ]


@pytest.mark.parametrize(
    "heading, shown",
    [
        ("## Other comment and advice", "Other comment and advice"),
        ("### Other comments and advice", "Other comments and advice"),
        ("## Other comments and advices:", "Other comments and advices:"),
    ],
)
def test_an_internal_section_whose_heading_is_misspelt_is_not_published(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], heading: str, shown: str
) -> None:
    site = board(tmp_path, {"learning/summaries/s.md": f"{SUMMARY}## Own words\n\nA.\n\n{heading}\n\nSecret.\n"})
    assert problems(site, capsys) == [
        f"learning/summaries/s.md:12: body: '{shown}' opens no internal section, so it would be published. "
        "Write `## Other comments and advice`, or choose other words."
    ]


def test_what_was_withdrawn_before_its_day_never_gets_an_address(tmp_path: Path) -> None:
    site = board(tmp_path, {"content/briefings/x.md": briefing("withdrawn: {date: 2026-02-01}\n")})
    for day in ("2026-02-15", DAY):
        out = build(site, day)
        assert not [path for path in snapshot(out) if "briefings/x" in path]
        assert "briefing/x" not in (out / "publications.json").read_text()


def test_a_review_is_not_listed_before_the_days_of_its_clearance(tmp_path: Path) -> None:
    told = CLEARANCE.replace("family_told: 2026-01-05", "family_told: 2026-02-03")
    site = board(tmp_path, {"content/reviews/one.md": REVIEW.replace(CLEARANCE, told)})
    for day, there in (("2026-01-15", False), ("2026-02-02", False), ("2026-02-03", True)):
        assert (build(site, day) / "reviews/one/index.html").is_file() is there


def test_a_build_names_the_day_of_the_last_clearance_as_the_next_change(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = CLEARANCE.replace("family_told: 2026-01-05", "family_told: 2026-02-03")
    site = board(tmp_path, {"content/reviews/one.md": REVIEW.replace(CLEARANCE, told)})
    build(site, "2026-01-20")
    assert "  next change: 3 February 2026\n" in capsys.readouterr().out


def test_one_choice_of_many_can_keep_a_publication_internal(tmp_path: Path) -> None:
    config = CONFIG + (
        "types:\n  briefing:\n    fields:\n      ways: {kind: choice, list: true, label: Ways, "
        "keeps_internal: [quiet], values: {loud: Loud, quiet: Quiet}}\n"
        "      audience: {keeps_internal: [us]}\naudiences:\n  us: {label: Us}\n"
    )
    files = {
        "site-config.yml": config,
        "content/briefings/a.md": briefing("ways: [loud, quiet]\n"),
        "content/briefings/b.md": briefing("audience: [us]\n"),
        "content/briefings/c.md": briefing("ways: [loud]\n"),
    }
    out = build(board(tmp_path, files))
    assert {path.parent.name for path in (out / "briefings").glob("*/index.html")} == {"good", "c"}


@pytest.mark.parametrize("why", ["held", "uncleared", "elsewhere"])
def test_a_newsletter_cannot_point_to_what_no_day_makes_public(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], why: str
) -> None:
    review = {
        "held": REVIEW.replace("R 1", "R 1\nheld: {reason: A trial, next_check: 2026-12-01}"),
        "uncleared": REVIEW.replace("  legal_check: 2025-12-01\n", ""),
        "elsewhere": REVIEW.replace("R 1", "R 1\npublication_decision: elsewhere"),
    }[why]
    letter = "---\ntitle: N\ndate: 2026-06-01\nsummary: S\nissue: 1\nitems: [{publication: one.md, text: T}]\n---\n"
    site = board(tmp_path, {"content/reviews/one.md": review, "content/newsletters/n.md": letter})
    assert problems(site, capsys) == [
        "content/newsletters/n.md:6: items.publication: content/reviews/one.md is not public on the day of this. "
        "Remove the entry, or publish it first."
    ]


def test_a_correction_that_appears_later_has_a_number_of_its_own_in_the_feed(tmp_path: Path) -> None:
    front = "corrections:\n  - {date: 2026-12-01, what: Later}\n  - {date: 2026-06-01, what: Sooner}\n"
    site = board(tmp_path, {"content/briefings/x.md": briefing(front)})

    def guids(day: str) -> dict[str, str]:
        entries = feedparser.parse((build(site, day) / "feed.xml").read_bytes()).entries
        return {entry.summary: entry.id for entry in entries if "#" in entry.id}

    before, after = guids(DAY), guids("2026-12-01")
    assert before.keys() == {"Sooner"}
    assert after.keys() == {"Sooner", "Later"}
    assert after["Sooner"] == before["Sooner"] != after["Later"]


def test_what_stays_on_request_is_shown_in_words_and_only_what_is_public(tmp_path: Path) -> None:
    config = CONFIG + (
        "types:\n  review:\n    listing: {then: on-request, ask: office}\n    fields:\n"
        "      reference: {public: false}\n      note: {kind: text, label: Note, public: false, stays: true}\n"
        "      lead: {kind: contact, label: Lead, stays: true}\n"
        "      held_on: {kind: day, label: Held on, stays: true}\n"
        "      about: {kind: choice, from: themes, label: About, stays: true}\n"
        "      next: {kind: reference, label: Next, stays: true}\n      scan: {kind: file, label: Scan, stays: true}\n"
    )
    front = "R 1\nnote: Secret\nlead: office\nheld_on: 2025-02-01\nabout: safer-sleep\nnext: draft.md\nscan: scan.pdf"
    files = {
        "site-config.yml": config,
        "content/reviews/one.md": REVIEW.replace("R 1", front),
        "content/reviews/scan.pdf": "%PDF-1.7",
        "content/briefings/draft.md": briefing("draft: true\n"),
    }
    out = build(board(tmp_path, files), "2027-02-01")
    page = Html((out / "reviews/one/index.html").read_bytes())
    words = page.text("main")
    for said in ("Office", "office@testmere.example", "1 February 2025", "Safer sleep"):
        assert said in words
    for unsaid in ("Secret", "R 1", "draft", "Next", "Scan", "FileRef"):
        assert unsaid not in words
    assert not (out / "reviews/one/scan.pdf").exists()


def test_a_file_that_a_list_of_texts_links_to_is_published_with_it(tmp_path: Path) -> None:
    config = CONFIG + "types:\n  briefing:\n    fields:\n      notes: {kind: markdown, list: true, label: Notes}\n"
    files = {
        "site-config.yml": config,
        "content/briefings/x.md": briefing('notes: ["See [the form](form.pdf)."]\n'),
        "content/briefings/form.pdf": "%PDF-1.7",
    }
    assert (build(board(tmp_path, files)) / "briefings/x/form.pdf").is_file()


def test_a_kind_of_which_everything_was_withdrawn_has_no_list(tmp_path: Path) -> None:
    config = CONFIG + (
        "types:\n  story:\n    label: {singular: Story, plural: Tales}\n    folder: content/stories\n"
        "    section: stories\n    feed: true\n"
    )
    files = {"site-config.yml": config, "content/stories/x.md": briefing("withdrawn: {date: 2026-05-01}\n")}
    out = build(board(tmp_path, files))
    assert (out / "stories/x/index.html").is_file()
    assert not (out / "stories/index.html").exists()
    assert not (out / "feeds/story.xml").exists()
    assert not [path for path in out.rglob("*.html") if "Tales" in path.read_text()]


def test_the_page_for_who_is_concerned_shows_nothing_while_it_is_a_draft(tmp_path: Path) -> None:
    config = CONFIG + "concern: {page: zebra.md, text: Call us., contacts: [office]}\nfooter: [zebra.md]\n"
    files = {"site-config.yml": config, "content/pages/zebra.md": "---\ntitle: Zebra\ndraft: true\n---\n\nCall.\n"}
    out = build(board(tmp_path, files))
    for path in out.rglob("*"):
        assert "zebra" not in path.as_posix()
        assert not path.is_file() or b"ebra" not in path.read_bytes(), path
