"""What is plain is parsed, drawn and escaped in quicker ways, which give what the ways for everything give."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from boardpress.publishers.decks import xhtml
from boardpress.publishers.decks.blocks import Paragraph, Role, Run, clean
from boardpress.publishers.decks.drawing import Links, body, paragraph
from boardpress.publishers.decks.package import escape
from boardpress.publishers.decks.room import Box
from boardpress.publishers.decks.template import built_in, rooms

BOX = rooms(built_in())["Text"].body
LETTERS = st.characters(codec="utf-8")
WORDS = st.text(st.one_of(LETTERS, st.sampled_from('     abc\n\t\r\xa0\xad<>&]"')), max_size=30)
SEVERAL = st.lists(WORDS, min_size=1, max_size=5)
SIMPLE = st.one_of(
    SEVERAL.map(lambda texts: "\n".join(f"<p>{text}</p>" for text in texts)),
    st.tuples(st.sampled_from(["ul", "ol"]), SEVERAL).map(
        lambda said: f"<{said[0]}>\n" + "\n".join(f"<li>{text}</li>" for text in said[1]) + f"\n</{said[0]}>"
    ),
)


@given(SIMPLE)
@example("<p></p>")
@example("<ol>\n<li></li>\n<li> A  b\nc </li>\n</ol>")
@example("<ul>\n<li>A <em>b</em></li>\n</ul>")
@example("<p>A</p>\n<p>B</p>\n<ul>\n<li>C</li>\n</ul>\n<p>D</p>")
@example("<p>A ]]> b</p>")
@example("<p>\x07</p>")
def test_paragraphs_or_a_list_alone_are_what_their_tree_gives(html: str) -> None:
    simple = xhtml._simple(html)
    root = xhtml._root(html)
    assert simple is None or (root is not None and simple == tuple(xhtml._blocks(root, xhtml.Context())))


def test_what_most_authors_write_is_simple() -> None:
    for html in ("<p>One, \u2018two\u2019\nand three.</p>\n<p>Four.</p>", "<ol>\n<li>One</li>\n<li>Two</li>\n</ol>"):
        assert xhtml._simple(html) is not None


RUNS = st.builds(Run, WORDS, st.booleans(), st.booleans(), st.booleans(), st.sampled_from(["", "https://a.example/"]))
PARAGRAPHS = st.builds(
    Paragraph,
    st.lists(RUNS, max_size=2).map(tuple), st.sampled_from(list(Role)), st.integers(1, 4), st.integers(0, 99),
    st.booleans(),
)  # fmt: skip


@given(st.lists(PARAGRAPHS, max_size=4), st.booleans(), st.sampled_from([BOX, BOX.scaled(1.25)]))
def test_the_text_of_a_slide_is_its_paragraphs(text: list[Paragraph], sized: bool, box: Box) -> None:
    text = [one._replace(runs=tuple(run._replace(text=clean(run.text)) for run in one.runs)) for one in text]
    links = Links()
    plain = "".join(paragraph(one, box, "en-GB", links, sized) for one in text)
    again = Links()
    assert b"".join(body(text, box, "en-GB", again, sized)).decode() == plain
    assert again.addresses == links.addresses


NOT_PLAIN = re.compile('[&<>"\0-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]|  ')


@given(st.one_of(WORDS, st.text(max_size=8)))
def test_text_is_escaped_wherever_xml_needs_it(text: str) -> None:
    marks = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
    assert escape(text) == clean(text).translate(marks)
    assert NOT_PLAIN.search(text) or escape(text) == text
