"""Bodies are parsed and written as well-formed XML, as lxml parses and writes it."""

from __future__ import annotations

import re
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from boardpress.reading.finishing import DEEPEST, is_too_deep
from boardpress.reading.xhtml import parsed, written

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=6)
SHOWN = WORDS.map(escape) | st.sampled_from(["", " ", "\n", "&#38;", "&#60;", "&quot;", "&apos;"])
TAGS = st.sampled_from(["p", "em", "li", "td", "a", "br", "hr", "img"])
ATTRIBUTES = st.dictionaries(st.sampled_from(["href", "id", "title"]), SHOWN, max_size=2)


def element(tag: str, attributes: dict[str, str], within: str) -> str:
    opened = tag + "".join(f' {name}="{value}"' for name, value in sorted(attributes.items()))
    return f"<{opened} />" if tag in {"br", "hr", "img"} else f"<{opened}>{within}</{tag}>"


XHTML = st.recursive(
    SHOWN,
    lambda inner: st.builds(element, TAGS, ATTRIBUTES, st.lists(inner, max_size=3).map("".join)),
    max_leaves=8,
).map(lambda inner: f"<div>{inner}</div>")
EMPTY = re.compile(r"<(?!(?:br|hr|img)\b)([a-z]+)([^<>]*)/>")


@given(XHTML)
def test_what_is_written_of_what_was_parsed_is_what_lxml_writes_but_for_empty_elements(xhtml: str) -> None:
    tree = parsed(xhtml)
    assert tree is not None
    assert written(tree) == EMPTY.sub(r"<\1\2></\1>", etree.tostring(etree.fromstring(xhtml), encoding="unicode"))


@pytest.mark.parametrize("xhtml", ["<div><p>a</div>", "<div>\x01</div>", "<div>\uffff</div>", "<div>\ud800</div>", ""])
def test_what_is_no_xml_is_not_read(xhtml: str) -> None:
    assert parsed(xhtml) is None


def test_names_of_signs_that_xml_does_not_know_are_read_as_in_html() -> None:
    tree = parsed("<div>&copy;&nbsp;&amp;lt; &#8211;</div>")
    assert tree is not None
    assert tree.text == "\u00a9\u00a0&lt; \u2013"


@pytest.mark.parametrize("levels, is_deep", [(DEEPEST, False), (DEEPEST + 1, True)])
def test_elements_within_each_other_are_refused_where_lxml_refuses_them(levels: int, is_deep: bool) -> None:
    xhtml = "<em>" * levels + "</em>" * levels
    tree = parsed(xhtml)
    assert tree is not None
    assert is_too_deep(tree) == is_deep
    if is_deep:
        with pytest.raises(etree.XMLSyntaxError, match="depth"):
            etree.fromstring(xhtml)
    else:
        etree.fromstring(xhtml)
