"""Every element and attribute of a rendered body is held against the allow-list, whatever rendered it."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest

from boardpress.reading import judging
from boardpress.reading.xhtml import parsed


def tree_of(xhtml: str) -> Element:
    tree = parsed(xhtml)
    assert tree is not None
    return tree


@pytest.mark.parametrize(
    "html, message",
    [
        ("<p>a <u>b</u></p>", "<u> is not published. Write it in Markdown."),
        ("<script>a</script>", "<script> is not published. Write it in Markdown."),
        ('<p>a <em onclick="b">c</em></p>', "onclick= on <em> is not published. Remove it."),
        ('<p><strong id="b">c</strong></p>', "id= on <strong> is not published. Remove it."),
        ('<table><tbody><tr><td style="b">c</td></tr></tbody></table>', "style= on <td> is not published. Remove it."),
        ('<p class="a" onclick="b">c</p>', "onclick= on <p> is not published. Remove it."),
        ('<p><a href="https://b.example/" onclick="b">c</a></p>', "onclick= on <a> is not published. Remove it."),
        ("<p><a>b</a></p>", ""),
        ('<p class="a">b</p><ol start="2"><li id="c">d</li></ol>', ""),
    ],
)  # fmt: skip
def test_what_is_not_on_the_allow_list_is_refused(html: str, message: str) -> None:
    judge = judging.Judge("", [])
    judge.judge(tree_of(f"<div>{html}</div>"))
    assert [mistake.message for mistake in judge.mistakes] == ([message] if message else [])


def test_comments_and_instructions_are_refused() -> None:
    judge = judging.Judge("", [])
    judge.judge(tree_of("<div><p>a<!-- b --></p><?c d?></div>"))
    assert len(judge.mistakes) == 2


def test_an_alignment_becomes_a_class() -> None:
    tree = tree_of('<div><table><tr><td align="right">a</td><td>b</td></tr></table></div>')
    judging.Judge("", []).judge(tree)
    assert [dict(cell.attrib) for cell in tree.iter("td")] == [{"class": "align-right"}, {}]
