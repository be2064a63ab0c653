"""What makes Python-Markdown quicker changes nothing of what comes out when what it writes is parsed."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from boardpress.reading.blocks import BLOCK, ONE_LINE
from boardpress.reading.finishing import is_sound
from boardpress.reading.inline import INLINE, REFERENCES
from boardpress.reading.markup import Markup, add_fences, plain_markdown
from boardpress.reading.xhtml import parsed, written

REPOSITORY = Path(__file__).parent.parent
TEXTS = sorted(path for folder in ("content", "learning", "docs") for path in (REPOSITORY / folder).rglob("*.md"))
GLOSSARY = {"LADO": "Local authority designated officer", "ICB": "Integrated care board", "C&F": "Child & family"}

PLAIN, _ = plain_markdown(GLOSSARY)
add_fences(PLAIN)
QUICK = Markup(GLOSSARY)

PIECES = st.sampled_from([
    "word", "The LADO", "ICB", "C&F", " ", " ", "  \n", "\n", "\n", "\n\n", "\n\n", "    ", "   ", "*", "**", "_", "__",
    "`", "``", "\\", "\\*", "[", "]", "](", "](b.md)", "(", ")", '"', "'", "![", "![a](b.png)", "[a][b]",
    "[b]: https://x.example/ 'title'", "<", ">", "<https://x.example/>", "<a@x.example>", "<b>", "<!-- c -->", "<?x?>",
    "[a](b.md 'c\nd')", "\x01", "\uffff", "A & B", "&x; y", "&", "&amp;", "&#10;", "&#38;", "&copy;",
    "#", "## Head", "## ", "\n---\n", "\n***\n", "- - -", "===", "- item", "+ item",
    "* item", "1. one", "2. two", "\n1. one\n2. two", "> quote", ": means", ":   means",
    '!!! note "T"', "!!! warning", "```", "```py",
    "~~~", "|", "| a | b |", "\n| --- | :-: |\n", "|---|", "[^1]", "[^1]: note", "*[XYZ]: words", "*[XYZ] : words",
    "XYZ", "\xa0", "\u2060", "\x02", "\x03", "klzzwxh:0001", "\u00e9", "\u2019", ".", "3", "~~", "--", "\t",
])  # fmt: skip


def same(text: str) -> None:
    PLAIN.reset()
    plain = parsed(f"<div>{PLAIN.convert(text)}</div>")
    for sound in {False, is_sound(text)}:
        quick = QUICK.convert(text, sound).tree
        assert (quick is None) == (plain is None)
        if quick is not None and plain is not None:
            assert outline(quick) == outline(plain)


def outline(element: Element, is_top: bool = True) -> tuple[object, ...]:
    """All that is said of an element; what stands between the blocks at the top does not count."""
    within = [outline(child, is_top=False) for child in element]
    if is_top:
        return tuple(one[:-1] for one in within)
    return element.tag, sorted(element.items()), element.text or "", within, element.tail or ""


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_text_of_the_example_board_and_of_the_documentation_is_rendered_as_by_the_plain_library(
    path: Path,
) -> None:
    same(path.read_text(encoding="utf-8"))


@settings(max_examples=1500)
@given(st.lists(PIECES, max_size=40).map("".join))
@example("- a\n\n    b\n\n        c\n\n!!! note\n\n    d\n\n    - e\n")
@example("*[XYZ] : words\n\nXYZ\n")
@example("1. a\n2. b\n\n    c **d** e\n3. ***f** g*, *h*i **j*k**\n\n\u0663. l\n")
@example("[a [b] c](<d e> 'f') ![g](h.png \"i\") [j](k(l)) [m](n o) [p]\n(q) [r](s\\)t)\n")
@example("a\\*b\n\n    c\\*d\n\n\\42 \\[ICB\\]  \n`e\\*f` [g](h\\*i)\n")
@example("- a\n    - b\n\n        > c\n\n            !!! note\n                d\n\n- e  \n  f\n")
@example("- a\n- b\n\n- c\n\n    - d\n    - e\n\n1. f\n\n- g | h\n- i\n\nj\n\n- k *l*\n+ m\n* o\n\n    n\n")
@example("> - a\n> - b\n\n!!! note\n    - c\n    - d\n\n    - e\n- f\n  g\n- - h\n- ---\n\n1. i\n\n    - j\n    - k\n")
@example("1. a\n2. b\n\n1. c\n\nd\n\n1. e\n1. *f*\n3. g  \n\n- h\n    1. i\n    2. j\n\n    1. k\n")
@example("Term\n:   means\n\n    more\n\n| a |\n| - |\n| LADO* |\n")
def test_whatever_is_written_is_rendered_as_by_the_plain_library(text: str) -> None:
    same(text)


MARKED = st.sampled_from([
    "word", "a", " ", " ", "\n", ".", "!", "_", "*", "**", "***", "**b**", "*c*", "[", "]", "^", "(", ")", "[d](e.md)",
    "[f](#g)", "[](h)", "[i]()", "[j](k_l)", "![m](n.png)", "[^1]", "[^r *s]", "\n\n[^1]: t", "\n\n[^r *s]: u *v*[^1]",
    "`", "\\", "<", "&", "  \n", "[o]", "[p]: q",
])  # fmt: skip


@settings(max_examples=1500)
@given(st.lists(MARKED, max_size=12).map("".join))
@example("a **b** [c](d.md) *e*\nf.")
@example("*a*[b](c)**d**\n\n- *e*\n- [f](g)\n    - **h**\n")
@example("a[^1] *b*[^1][^2] [c](d)[^1]\n\n- [^2](e) ![^1]\n\n[^3]\n\n[^1]: f [^2]\n\n[^2]: *g*\n")
@example("[^1]: t*c**c*")
@example("[a *b](c) d*\n\n**a [b](c) d**\n\n[^1](b)\n\n![a](b) *c*\n\n[a](*) _b_\n\n*a**b*\n")
def test_plain_emphasis_links_and_references_to_footnotes_are_marked_up_as_by_the_plain_library(text: str) -> None:
    same(text)


def test_one_text_leaves_nothing_behind_for_the_next() -> None:
    first = "[^1] LADO [a]\n\n[^1]: note\n\n[a]: https://x.example/\n\n*[XYZ]: words\n"
    same(first)
    same("[^1] LADO [a] XYZ")
    same(first)


def test_every_pattern_that_is_asked_less_often_is_one_that_the_library_has() -> None:
    """A new version of the library that calls them something else would make builds slow without a word."""
    assert [name for name in INLINE if name not in PLAIN.inlinePatterns] == []
    assert [name for name in BLOCK if name not in PLAIN.parser.blockprocessors] == []
    assert {name for names in ONE_LINE.values() for name in names} < set(BLOCK) | {"hr", "ulist", "admonition"}
    assert set(REFERENCES) < set(INLINE)
    assert hasattr(PLAIN.treeprocessors["inline"], "_InlineProcessor__handleInline")


def names(registry: Any) -> list[str]:
    """What is registered, in the order in which it is asked."""
    list(registry)  # which sorts it
    return [name for name, _ in registry._priority]


def test_the_library_takes_the_steps_that_are_taken_here_in_its_place() -> None:
    """A new version of the library may take more of them, or others."""
    assert names(PLAIN.preprocessors) == ["normalize_whitespace", "fenced_code_block", "html_block"]
    assert names(PLAIN.treeprocessors) == ["footnote", "inline", "footnote-duplicate", "prettify", "abbr", "unescape"]
    assert names(PLAIN.parser.blockprocessors) == [
        "admonition", "empty", "indent", "defindent", "code", "table", "hashheader", "setextheader", "hr", "olist",
        "ulist", "deflist", "quote", "footnote", "abbr", "reference", "paragraph",
    ]  # fmt: skip


def test_no_pattern_asks_what_stands_above_a_text() -> None:
    """Here nobody keeps account of it."""
    assert [pattern for pattern in PLAIN.inlinePatterns if pattern.ANCESTOR_EXCLUDES] == []


def test_raw_html_is_shown_as_text_and_reported() -> None:
    tree, raw, own = QUICK.convert("a <b>c</b>\n\n*[XYZ]: words\n\nXYZ\n")
    assert tree is not None
    assert [*map(written, tree)] == [
        "<p>a \u2060lt;b\u2060gt;c\u2060lt;/b\u2060gt;</p>",
        '<p><abbr title="words">XYZ</abbr></p>',
    ]
    assert (raw, own) == (["<b>", "</b>"], ["XYZ"])
