"""What a search finds in a text is written when the text is read, and comes to the same index as the text itself."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from html import escape, unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpress import searchparts
from boardpress.building.store import KEPT_BUILDS
from boardpress.cli import run
from boardpress.plaintext import plain_text
from boardpress.publication import Body, BodySection, BodyText
from tests.sites import DAY, GOOD, briefing, write_site

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
HTMLS = WORDS.map(lambda text: f"<p>{escape(text)}</p>")
SECTIONS = st.lists(
    st.builds(BodySection, st.just(""), WORDS, WORDS, HTMLS)
    | st.builds(lambda heading, html: BodySection("", heading, heading, html, html), WORDS, HTMLS)
)


@given(WORDS, WORDS, WORDS, SECTIONS)
def test_the_parts_of_a_page_are_those_of_its_text(
    location: str, title: str, summary: str, sections: list[BodySection]
) -> None:
    body = Body.of(BodyText(tuple(sections)))
    page = json.loads(b"[%b]" % searchparts.page(location, title, summary, body.search_parts))
    found = [
        (f"{location}#{one.anchor}" if one.anchor else location, one.heading or title, plain_text(one.html))
        for one in sections
    ]
    assert page == [
        {"location": place, "title": escape(name, quote=False), "text": escape(text, quote=False)}
        for place, name, text in [(location, title, summary), *found]
    ]


BLOCK = re.compile(r"</?(?:p|div|li|ul|ol|dl|dt|dd|h[1-6]|tr|td|th|table|blockquote|pre|br)\b[^>]*>")
FOOTNOTE = re.compile(r"<sup[^>]*>.*?</sup>", re.DOTALL)
HTML = st.lists(st.sampled_from([
    "<p>", "</p>", "<ul>\n<li>", "</li>", '<h3 id="a">', "</h3>", "<br/>", "<td>", "</td>", "<strong>", "</strong>",
    '<a href="p">', "</a>", '<sup id="b"><a href="#c">1</a></sup>', "<pre><code>", "</code></pre>", "word", "two words",
    " ", "  ", "\n", "\t", "\u00a0", "\u2028", "\u200b", "\u00ad", "\u00e9", "&amp;", "&lt;p&gt;", "&nbsp;", "&#10;",
])).map("".join)  # fmt: skip


@given(HTML)
def test_the_words_of_html_are_those_between_its_tags(html: str) -> None:
    words = re.sub("<[^>]+>", "", BLOCK.sub(" ", FOOTNOTE.sub("", html)))
    assert plain_text(html) == " ".join(unescape(words).split())


@given(SECTIONS, WORDS)
def test_a_text_is_written_as_the_json_that_the_standard_library_writes(
    sections: list[BodySection], footnotes: str
) -> None:
    rows: list[list[object]] = [
        [one.key, one.heading, one.anchor, one.html, None if one.intro == one.html else one.intro, []]
        for one in sections
    ]
    text = BodyText(tuple(sections), footnotes)
    assert text.to_json() == json.dumps([rows, footnotes], ensure_ascii=False, separators=(",", ":")).encode()
    assert BodyText.from_json(text.to_json()) == text
    shown = [(one.key, one.heading, one.anchor, one.html) for one in sections]
    assert Body.of(text).shown == BodyText.shown(text.to_json()) == (shown, footnotes)


@pytest.fixture
def made_plain(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The HTML of each section of which the words are taken."""
    done: list[str] = []

    def noted(html: str) -> str:
        done.append(html)
        return plain_text(html)

    monkeypatch.setattr(searchparts, "plain_text", noted)
    return done


def build(site: Path) -> bytes:
    """The index of a site that is built in this process."""
    assert run(["build", "--site", str(site), "--as-of", DAY, "--jobs", "1"]) == 0
    return (site / "site/search/search_index.json").read_bytes()


def test_what_a_search_finds_in_a_text_that_did_not_change_is_not_made_again(
    tmp_path: Path, made_plain: list[str]
) -> None:
    site = write_site(tmp_path, {**GOOD, "content/briefings/x.md": briefing(body="## A bird\n\nA wren & a robin.\n")})
    first = build(site)
    assert b'x/index.html#a-bird","title":"A bird","text":"A wren &amp; a robin."' in first
    (site / "content/briefings/y.md").write_text(briefing(body="A heron.\n"))
    assert made_plain
    made_plain.clear()
    index = json.loads(build(site))
    assert made_plain == ["<p>A heron.</p>"]
    assert {"A wren &amp; a robin.", "A heron."} < {one["text"] for one in index["docs"]}
    assert [one for one in index["docs"] if "/y/" not in one["location"]] == json.loads(first)["docs"]


def test_what_was_read_stays_in_the_store_however_many_builds_only_relied_on_it(
    tmp_path: Path, made_plain: list[str]
) -> None:
    site = write_site(tmp_path, {**GOOD, "content/briefings/x.md": briefing(body="A wren.\n")})
    build(site)
    for number in range(3):
        with closing(sqlite3.connect(site / ".boardpress/store.sqlite")) as database, database:
            database.execute("UPDATE clock SET build = build + ?", [KEPT_BUILDS * 2 // 3])
        (site / "content/briefings/y.md").write_text(briefing(body=f"Bird {number}.\n"))
        made_plain.clear()
        build(site)
        assert made_plain == [f"<p>Bird {number}.</p>"]


def test_what_a_search_finds_is_made_and_kept_as_soon_as_a_build_asks_for_it(
    tmp_path: Path, made_plain: list[str]
) -> None:
    body = briefing(body="## A bird\n\nA wren & a robin.\n")
    clean = build(write_site(tmp_path / "clean", {**GOOD, "content/briefings/x.md": body}))
    site = write_site(tmp_path / "site", {**GOOD, "content/briefings/x.md": body})
    made_plain.clear()
    part = ["--only", "website", "--out", str(site / "part")]
    assert run(["build", "--site", str(site), "--as-of", DAY, "--jobs", "1", *part]) == 0
    assert made_plain == []
    assert build(site) == clean
    assert "<p>A wren &amp; a robin.</p>" in made_plain
    made_plain.clear()
    (site / "content/briefings/y.md").write_text(briefing(body="A heron.\n"))
    build(site)
    assert made_plain == ["<p>A heron.</p>"]


def test_what_a_search_finds_is_kept_nowhere_once_its_text_is_withdrawn(tmp_path: Path) -> None:
    text = briefing(body="## A bird\n\nA wren.\n")
    gone = text.replace("title:", "withdrawn: {date: 2026-10-01}\ntitle:", 1)
    site = write_site(tmp_path, {**GOOD, "content/briefings/x.md": gone})
    build(site)
    kept = b"".join(path.read_bytes() for path in (site / ".boardpress").rglob("*") if path.is_file())
    assert b"found-" in kept
    assert b"wren" not in kept
    (site / "content/briefings/x.md").write_text(text)
    assert b"A wren." in build(site)
