"""The published website, read back: every address, link and fact of the example board."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

from boardpress.cli import run
from tests.conftest import Example, copy_example
from tests.readhtml import Html
from tests.sites import CONFIG, DAY, GOOD, briefing, write_site

OUTSIDE = {"https", "http", "mailto", "tel", "data"}


def pages(out: Path) -> dict[str, BeautifulSoup]:
    """Every page by its path from the root."""
    return {
        path.relative_to(out).as_posix(): BeautifulSoup(path.read_bytes(), "html.parser")
        for path in sorted(out.rglob("*.html"))
    }


def attribute(tag: Tag, name: str) -> str:
    value = tag.get(name)
    return value if isinstance(value, str) else ""


@pytest.fixture(scope="module")
def site(example: Example) -> dict[str, BeautifulSoup]:
    return pages(example.out)


def test_every_fixed_path_is_there(example: Example) -> None:
    for path in (
        "index.html", "404.html", "feed.xml", "publications.json", "sitemap.xml", "robots.txt",
        "reviews/index.html", "reviews/baby-rowan/index.html", "learning-summaries/baby-rowan/index.html",
        "briefings/neglect/index.html", "newsletters/autumn-2026/index.html", "annual-report/2025-26/index.html",
        "concerned-about-a-child/index.html", "themes/neglect/index.html", "agencies/police/index.html",
        "feeds/review.xml", "feeds/themes/neglect.xml", "decks/reviews/baby-rowan.pptx",
        "decks/learning-summaries/baby-rowan.pptx", "decks/briefings/neglect.pptx",
    ):  # fmt: skip
        assert (example.out / path).is_file(), path


def test_every_page_names_its_icon_so_that_no_browser_asks_the_host_for_one_that_is_not_there(
    site: dict[str, BeautifulSoup],
) -> None:
    assert [path for path, soup in site.items() if soup.find("link", rel="icon") is None] == []


def test_every_link_on_every_page_leads_to_a_page_and_heading_that_are_there(
    example: Example, site: dict[str, BeautifulSoup]
) -> None:
    anchors = {path: {attribute(tag, "id") for tag in soup.find_all(id=True)} for path, soup in site.items()}
    checked = 0
    for path, soup in site.items():
        for tag in soup.find_all(["a", "link", "script", "img"]):
            address = attribute(tag, "href") or attribute(tag, "src")
            scheme = urlsplit(address).scheme
            if scheme in OUTSIDE or (tag.name == "a" and not address):
                continue
            assert not scheme, f"{path}: {address}"
            target = urlsplit(urljoin(f"http://x/{path}", address))
            name = target.path.lstrip("/")
            assert (example.out / name).is_file(), f"{path} leads to {address}, which is not there"
            if target.fragment and name in anchors:
                assert target.fragment in anchors[name], f"{path}: no heading {address}"
            checked += 1
    assert checked > 2000


def test_no_page_asks_another_host_for_anything(example: Example, site: dict[str, BeautifulSoup]) -> None:
    for path, soup in site.items():
        for tag in soup.find_all(["script", "img", "iframe", "source", "video", "audio"]):
            assert not urlsplit(attribute(tag, "src")).netloc, path
        for tag in soup.find_all("link"):
            if "canonical" not in (tag.get("rel") or []):
                assert not urlsplit(attribute(tag, "href")).netloc, path
    for sheet in example.out.rglob("*.css"):
        assert not re.search(r"url\(\s*['\"]?(?:https?:)?//", sheet.read_text()), sheet


def test_every_page_says_that_the_board_is_an_example(site: dict[str, BeautifulSoup]) -> None:
    for path, soup in site.items():
        if soup.find("meta", attrs={"http-equiv": "refresh"}) is None:
            assert "Example, not a real service. In danger call 999." in soup.get_text(), path


def test_every_page_has_one_title_a_description_and_an_absolute_canonical_address(
    site: dict[str, BeautifulSoup],
) -> None:
    for path, soup in site.items():
        if soup.find("meta", attrs={"http-equiv": "refresh"}) is not None:
            continue
        assert len(soup.find_all("h1")) == 1, path
        assert len(soup.find_all("title")) == 1, path
        description = soup.find("meta", attrs={"name": "description"})
        assert isinstance(description, Tag)
        assert attribute(description, "content"), path
        canonical = soup.find("link", rel="canonical")
        if path == "404.html":
            assert canonical is None
        else:
            assert isinstance(canonical, Tag), path
            assert attribute(canonical, "href") == f"https://www.thornmere.example/{path.removesuffix('index.html')}"


def test_a_review_shows_its_facts_findings_and_relations_in_both_directions(example: Example) -> None:
    page = Html((example.out / "reviews/baby-rowan/index.html").read_bytes())
    assert page.text("h1") == "Baby Rowan: a bruise in a baby who could not yet move"
    words = page.text("main")
    for said in ("12 February 2026", "LCSPR 2026/1", "Local child safeguarding practice review", "July 2025",
                 "At least until 12 February 2027", "Finding 1: ", "Recommendation 1: "):  # fmt: skip
        assert said in words
    assert page.select("#finding-1")
    assert page.select("#recommendation-2")
    assert "../../learning-summaries/baby-rowan/index.html" in page.attributes("main a[href]", "href")
    summary = Html((example.out / "learning-summaries/baby-rowan/index.html").read_bytes())
    assert "../../reviews/baby-rowan/index.html" in summary.attributes("main a[href]", "href")


def test_internal_rows_of_a_learning_summary_are_on_no_page(example: Example) -> None:
    page = (example.out / "learning-summaries/baby-rowan/index.html").read_text()
    assert "What we learnt about the case" in page
    assert "What we learnt about the review method" not in page
    assert "Other comments and advice" not in page


def test_what_is_scheduled_is_in_no_output_and_links_to_it_are_words(example: Example) -> None:
    for path in example.out.rglob("*"):
        if path.is_file():
            assert b"birch" not in path.read_bytes().lower(), path
            assert "birch" not in path.as_posix().lower()


def test_an_old_address_leads_to_the_new_one_without_script_and_stays_out_of_search(example: Example) -> None:
    page = Html((example.out / "reviews/alder/index.html").read_bytes())
    assert page.attribute("meta[http-equiv=refresh]", "content") == "0; url=../family-alder/index.html"
    assert page.attribute("meta[name=robots]", "content") == "noindex"
    assert "reviews/alder/" not in (example.out / "sitemap.xml").read_text()
    assert "reviews/alder/" not in (example.out / "search/search_index.json").read_text()


def test_the_sitemap_lists_every_page_once(example: Example, site: dict[str, BeautifulSoup]) -> None:
    listed = re.findall(r"<loc>https://www\.thornmere\.example/(.*?)</loc>", (example.out / "sitemap.xml").read_text())
    shown = [
        path.removesuffix("index.html") for path, soup in site.items()
        if path != "404.html" and soup.find("meta", attrs={"http-equiv": "refresh"}) is None
    ]  # fmt: skip
    assert sorted(listed) == sorted(shown)


def test_search_finds_pages_and_their_sections(example: Example) -> None:
    index = json.loads((example.out / "search/search_index.json").read_text())
    locations = {entry["location"] for entry in index["docs"]}
    assert "reviews/baby-rowan/index.html" in locations
    assert "reviews/baby-rowan/index.html#findings" in locations


def test_the_site_works_under_any_base_path(tmp_path: Path) -> None:
    site = write_site(tmp_path, GOOD)
    assert run(["build", "--site", str(site), "--as-of", DAY, "--base-url", "https://host.example/board"]) == 0
    page = Html((site / "site/briefings/good/index.html").read_bytes())
    assert page.attribute("link[rel=canonical]", "href") == "https://host.example/board/briefings/good/"
    assert all(not href.startswith("/") for href in page.attributes("a[href]", "href"))
    missing = Html((site / "site/404.html").read_bytes())
    assert "/board/index.html" in missing.attributes("main a[href]", "href")


def test_a_replaced_briefing_says_so_and_leads_to_the_newer_one(tmp_path: Path) -> None:
    files = {
        **GOOD,
        "content/briefings/old.md": briefing("replaced_by: good.md\nchecked_on: 2026-03-02\nreview_by: 2026-06-01\n"),
    }
    site = write_site(tmp_path, files)
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 0
    page = Html((site / "site/briefings/old/index.html").read_bytes())
    assert "This has been replaced" in page.text("main")
    assert "This was due to be checked" not in page.text("main")
    assert "../good/index.html" in page.attributes("main a[href]", "href")
    assert "Replaces" in Html((site / "site/briefings/good/index.html").read_bytes()).text("main")
    write_site(site, {"site-config.yml": CONFIG + "document_control: {show_out_of_date: true}\n"})
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 0
    page = Html((site / "site/briefings/old/index.html").read_bytes())
    assert "This was due to be checked by 1 June 2026, and has not been." in page.text("main")


def test_a_preview_of_drafts_is_marked_on_every_page_and_keeps_robots_out(tmp_path: Path) -> None:
    site = copy_example(tmp_path / "board")
    draft = site / "content/briefings/unfinished.md"
    draft.write_text(briefing("draft: true\n"))
    assert run(["build", "--site", str(site), "--as-of", DAY, "--drafts"]) == 2, "never into the public folder"
    out = tmp_path / "preview"
    assert run(["build", "--site", str(site), "--as-of", DAY, "--drafts", "--out", str(out)]) == 0
    assert (out / "briefings/unfinished/index.html").is_file()
    assert (out / "reviews/siblings-birch/index.html").is_file()
    assert not (out / "sitemap.xml").exists()
    assert (out / "robots.txt").read_text() == "User-agent: *\nDisallow: /\n"
    for path, soup in pages(out).items():
        assert 'content="noindex"' in str(soup), path
        if soup.find("meta", attrs={"http-equiv": "refresh"}) is None:
            assert "Preview of drafts. Not public: do not share this page." in soup.get_text(), path


def test_only_files_that_a_public_text_names_are_copied(tmp_path: Path) -> None:
    review = GOOD["content/reviews/one.md"]
    files: dict[str, str | bytes] = {
        **GOOD,
        "content/reviews/one.md": review.replace("R 1", "R 1\nreport: files/report.pdf"),
        "content/reviews/files/report.pdf": b"%PDF-1.7 report",
        "content/reviews/files/secret.pdf": b"%PDF-1.7 secret",
        "content/reviews/notes.md~": "notes",
        "content/reviews/backup.zip": b"PK",
        "content/briefings/pictured.md": briefing(body="![A chart of bruises](chart.png)\n"),
        "content/briefings/chart.png": b"\x89PNG",
        "content/briefings/unfinished.md": briefing("draft: true\n", "![A plan](plan.png)\n"),
        "content/briefings/plan.png": b"\x89PNG plan",
    }
    site = write_site(tmp_path, files)
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 0
    out = site / "site"
    assert (out / "reviews/one/report.pdf").read_bytes() == b"%PDF-1.7 report"
    assert (out / "briefings/pictured/chart.png").is_file()
    names = {path.name for path in out.rglob("*")}
    assert names.isdisjoint({"secret.pdf", "notes.md~", "backup.zip", "plan.png"})
    page = Html((out / "reviews/one/index.html").read_bytes())
    assert "Full report" in page.text("main")
    assert "report.pdf" in page.attributes("main a[href]", "href")


def test_a_link_to_a_draft_becomes_its_words(tmp_path: Path) -> None:
    files = {
        **GOOD,
        "content/briefings/a.md": briefing(
            "related: [draft.md]\n", "Read [the unfinished one](draft.md) and [this](good.md).\n"
        ),
        "content/briefings/draft.md": briefing("draft: true\n"),
    }
    site = write_site(tmp_path, files)
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 0
    page = Html((site / "site/briefings/a/index.html").read_bytes())
    assert "Read the unfinished one and this." in page.text("main")
    assert not [href for href in page.attributes("main a[href]", "href") if "draft" in href]
    assert not (site / "site/briefings/draft").exists()


def test_a_type_a_label_and_a_field_can_be_added_without_python(tmp_path: Path) -> None:
    config = (
        CONFIG
        + """\
types:
  briefing:
    label: {singular: TUSK, plural: Things you should know}
    fields:
      pace: {kind: choice, label: Pace, values: {slow: Slowly, quick: Quickly}}
      message: {kind: markdown, label: The message}
      note: {kind: text, label: Note, public: false}
  doorstep:
    label: {singular: Doorstep, plural: Doorsteps}
    folder: content/doorsteps
    section: doorsteps
    feed: true
    fields:
      lead: {kind: contact, label: Lead, required: true}
      heads: {kind: number, label: Heads}
    sections:
      story: {heading: The story, expected: true}
    deck:
      - {slide: title}
      - {slide: section, of: [story]}
"""
    )
    front = (
        "pace: quick\nmessage: Say it *plainly*, as in [this](../doorsteps/one.md).\nnote: Not for anybody outside\n"
    )
    files = {
        **GOOD,
        "site-config.yml": config,
        "content/briefings/x.md": briefing(front),
        "content/doorsteps/one.md": "---\ntitle: One story\ndate: 2026-04-01\nsummary: S.\nlead: office\nheads: 3\n"
        "---\n\n## The story\n\nOnce.\n",
    }
    site = write_site(tmp_path, files)
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 0
    out = site / "site"
    listing = Html((out / "briefings/index.html").read_bytes())
    assert listing.text("h1") == "Things you should know"
    page = Html((out / "briefings/x/index.html").read_bytes())
    assert "PaceQuickly" in page.text("main")
    assert page.text("main em") == "plainly"
    assert "../../doorsteps/one/index.html" in page.attributes("main a[href]", "href")
    assert "Not for anybody" not in page.text("body")
    story = Html((out / "doorsteps/one/index.html").read_bytes())
    assert story.texts(".bp-facts dd li") == ["Office", "office@testmere.example"]
    assert "mailto:office@testmere.example" in story.attributes(".bp-facts dd a", "href")
    assert "Heads3" in story.text("main")
    assert (out / "decks/doorsteps/one.pptx").is_file()
    assert (out / "feeds/doorstep.xml").is_file()


def test_each_contact_of_a_page_has_a_line_with_numbers_to_tap_and_says_when(tmp_path: Path) -> None:
    config = CONFIG.replace(
        "{label: Office, email: office@testmere.example}",
        "{label: Office, email: office@testmere.example}\n"
        "  night: {label: At night, phone: 01632 970 199, address: Town Hall, text: Until eight in the morning.}",
    )
    page = "---\ntitle: Whom to ask\ncontacts: [office, night]\n---\n\nAsk.\n"
    site = write_site(tmp_path, {**GOOD, "site-config.yml": config, "content/pages/ask.md": page})
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 0
    shown = Html((site / "site/ask/index.html").read_bytes())
    assert shown.texts(".bp-facts dt") == ["Contact", "Contact"]
    assert shown.attributes(".bp-facts dd a", "href") == ["mailto:office@testmere.example", "tel:01632970199"]
    assert shown.texts(".bp-facts dd li") == [
        "Office", "office@testmere.example",
        "At night", "01632 970 199", "Town Hall", "Until eight in the morning.",
    ]  # fmt: skip


def test_a_partial_and_a_stylesheet_of_the_boards_are_on_every_page(tmp_path: Path) -> None:
    files = {
        **GOOD,
        "theme/partials/copyright.html": '<p class="our-own">Printed on a bicycle</p>\n',
        "theme/assets/css/board.css": ".our-own { color: teal }\n",
    }
    site = write_site(tmp_path, files)
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 0
    out = site / "site"
    shown = pages(out)
    assert len(shown) > 8
    for path, soup in shown.items():
        assert soup.select_one(".our-own"), path
        sheets = [attribute(tag, "href") for tag in soup.find_all("link", rel="stylesheet")]
        assert any(sheet.endswith("assets/css/board.css") for sheet in sheets), path
    assert (out / "assets/css/board.css").read_text() == ".our-own { color: teal }\n"


def test_a_broken_partial_is_a_problem_with_its_place_and_leaves_the_site(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = write_site(tmp_path, GOOD)
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 0
    before = (site / "site/index.html").read_bytes()
    write_site(site, {"theme/partials/copyright.html": "<p>\n{% if %}\n"})
    capsys.readouterr()
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 1
    assert capsys.readouterr().err.startswith("theme/partials/copyright.html:2: file: ")
    assert (site / "site/index.html").read_bytes() == before


def test_what_is_on_request_is_a_page_that_says_how_to_ask_and_nothing_more(tmp_path: Path) -> None:
    config = CONFIG + "types:\n  review:\n    listing: {then: on-request, ask: office}\n"
    summary = (
        "---\ntitle: Its learning\ndate: 2026-02-01\nsummary: S\ncompleted: 2026-02-01\n"
        "derived_from: [reviews/one.md]\n---\n\nSee [the first finding](reviews/one.md#finding-1).\n"
    )
    site = write_site(tmp_path, {**GOOD, "site-config.yml": config, "learning/summaries/s.md": summary})
    out = tmp_path / "later"
    for day, text in (("2027-01-14", True), ("2027-01-15", False)):
        assert run(["build", "--site", str(site), "--as-of", day, "--out", str(out)]) == 0
        page = Html((out / "reviews/one/index.html").read_bytes())
        assert ("The first finding" in page.text("main")) is text
        assert (out / "decks/reviews/one.pptx").exists() is text
    page = Html((out / "reviews/one/index.html").read_bytes())
    words = page.text("main")
    for said in (
        "A review",
        "R 1",
        "Local child safeguarding practice review",
        "From 15 January 2026 to 15 January 2027",
    ):
        assert said in words
    assert "mailto:office@testmere.example?subject=Please%20send%20me%20R%201" in page.attributes("a[href]", "href")
    for path in out.rglob("*"):
        if path.is_file() and path.suffix in {".html", ".json", ".xml"}:
            assert "In short." not in path.read_text(), path
            assert "What we learnt." not in path.read_text(), path
    learning = Html((out / "learning-summaries/s/index.html").read_bytes())
    assert "../../reviews/one/index.html" in learning.attributes("main a[href]", "href")
    assert "Ask us for these" in Html((out / "reviews/index.html").read_bytes()).text("main")


def test_what_is_archived_can_be_read_and_found_but_leaves_the_front_listings(tmp_path: Path) -> None:
    config = CONFIG + "types:\n  review:\n    listing: {then: archive}\n"
    site = write_site(tmp_path, {**GOOD, "site-config.yml": config})
    out = tmp_path / "later"
    assert run(["build", "--site", str(site), "--as-of", "2027-02-01", "--out", str(out)]) == 0
    assert "In short." in (out / "reviews/one/index.html").read_text()
    assert "reviews/one/" in (out / "search/search_index.json").read_text()
    assert "reviews/one/" not in (out / "feed.xml").read_text()
    assert "A review" not in Html((out / "index.html").read_bytes()).text("main")
    listing = Html((out / "reviews/index.html").read_bytes())
    assert listing.texts("main h2") == ["Older"]


def test_a_correction_stands_on_the_page_and_in_the_feed_from_its_day_on(tmp_path: Path) -> None:
    front = "updated: 2026-05-02\ncorrections:\n  - date: 2026-05-02\n    what: It was May, not March.\n"
    site = write_site(tmp_path, {**GOOD, "content/briefings/x.md": briefing(front)})
    out = tmp_path / "out"
    for day, there in (("2026-05-01", False), ("2026-05-02", True)):
        assert run(["build", "--site", str(site), "--as-of", day, "--out", str(out)]) == 0
        page = (out / "briefings/x/index.html").read_text()
        assert ("Corrected on 2 May 2026: It was May, not March." in page) is there
        assert ("Corrected: A briefing" in (out / "feed.xml").read_text()) is there
        assert ("2 May 2026" in page) is there
