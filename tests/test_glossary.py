"""The board's terms on its pages: explained where they stand, and on a page of their own."""

from __future__ import annotations

from pathlib import Path

from boardpress.addresses import term_anchor
from boardpress.cli import run
from boardpress.publishers.website.terms import Terms
from tests.readhtml import Html
from tests.sites import CONFIG, DAY, briefing, write_site

GLOSSARY = """\
glossary:
  LLR: local learning review
  SAR: "subject access request & reply"
  "s 11": section 11 of the Children Act 2004
  CDOP: child death overview panel
"""
BODY = """\
See LLR and SAR, then LLR again.

## About SAR

[The LLR guide](other.md) says: LLR.
"""


def published(folder: Path, body: str = BODY) -> Path:
    files = {
        "site-config.yml": CONFIG + GLOSSARY,
        "content/briefings/one.md": briefing(body=body),
        "content/briefings/other.md": briefing(body="Plain text.\n"),
        "content/briefings/hidden.md": briefing("access: internal\n", body="CDOP\n"),
    }
    write_site(folder / "site", files)
    assert run(["build", "--site", str(folder / "site"), "--out", str(folder / "out"), "--as-of", DAY]) == 0
    return folder / "out"


def test_the_first_of_each_term_in_a_section_is_a_button_that_opens_its_meaning(tmp_path: Path) -> None:
    page = Html((published(tmp_path) / "briefings/one/index.html").read_bytes())
    assert page.texts("button.bp-term") == ["LLR", "SAR", "LLR"]
    boxes = dict(zip(page.attributes(".bp-term-box", "id"), page.texts(".bp-term-box > p:first-child"), strict=True))
    opened = [boxes[name] for name in page.attributes("button.bp-term", "popovertarget")]
    assert opened == [
        "LLR: local learning review", "SAR: subject access request & reply", "LLR: local learning review",
    ]  # fmt: skip


def test_a_term_in_a_link_or_a_heading_is_no_button_since_nothing_else_can_be_pressed_there(tmp_path: Path) -> None:
    page = Html((published(tmp_path) / "briefings/one/index.html").read_bytes())
    assert page.texts("a abbr") == ["LLR"]
    assert page.select("a button, h2 button") == []


def test_the_page_of_the_glossary_explains_what_something_public_uses_and_nothing_more(tmp_path: Path) -> None:
    out = published(tmp_path)
    page = Html((out / "glossary/index.html").read_bytes())
    assert page.texts(".bp-glossary dt") == ["LLR", "SAR"]
    assert page.texts(".bp-glossary dd") == ["local learning review", "subject access request & reply"]
    assert "https://www.testmere.example/glossary/" in (out / "sitemap.xml").read_text()


def test_each_box_leads_to_its_term_in_the_glossary(tmp_path: Path) -> None:
    out = published(tmp_path)
    links = Html((out / "briefings/one/index.html").read_bytes()).attributes(".bp-term-box a", "href")
    anchors = Html((out / "glossary/index.html").read_bytes()).attributes(".bp-glossary > div", "id")
    assert links == [f"../../glossary/index.html#{anchor}" for anchor in anchors]


def test_without_a_term_in_public_there_is_no_glossary(tmp_path: Path) -> None:
    out = published(tmp_path, "Plain text.\n")
    assert not (out / "glossary").exists()
    assert "glossary" not in (out / "sitemap.xml").read_text()


def test_terms_that_differ_in_a_single_letter_have_different_anchors() -> None:
    terms = ["SAR", "sar", "S AR", "S_AR", "S-AR", "S\u00c4R", "SAR'"]
    assert len({term_anchor(term) for term in terms}) == len(terms)
    assert all(char.isascii() and (char.isalnum() or char in "-_") for term in terms for char in term_anchor(term))


def test_markup_beside_a_term_stays_as_it_was() -> None:
    html = '<p>A &amp; <abbr title="b &quot;c&quot;">B&amp;B</abbr> <em>d</em></p>'
    terms = Terms()
    assert terms.explain(html) == (
        '<p>A &amp; <button type="button" class="bp-term" popovertarget="__term_1">'
        '<abbr title="b &quot;c&quot;">B&amp;B</abbr></button> <em>d</em></p>'
    )
    assert [(box.term, box.means) for box in terms.found.values()] == [("B&B", 'b "c"')]
