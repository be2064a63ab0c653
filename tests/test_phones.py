"""Telephone numbers for drama are found wherever they stand, also where a text is only glanced at first."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from boardpress.reading import identifying
from boardpress.reading.phones import _DRAMA, _NUMBER, drama_numbers

PIECES = st.sampled_from([
    "01632 960123", "01632960", "960 123", "+44 (0)1632 960 123", "+44", "(0)", "0", "1632", "123", "9", "\u0663",
    "\u2003", "\xa0", " ", "  ", "-", "(", ")", "\t", "\r", "\x1c", "\x85", "\n", "a", ".", "\u2019", "\ud800",
])  # fmt: skip


@given(st.lists(PIECES, max_size=16).map("".join))
@example("0\t1\r6\x1c3(2)9-6 0\x0b1\x1f2  3")
@example("call 01632 960123\nor +44 (0)1632\u2003960\xa0124 at once")
def test_the_numbers_are_those_that_a_look_at_every_line_finds(text: str) -> None:
    found = []
    for line, words in enumerate(text.split("\n"), 1):
        for match in _NUMBER.finditer(words):
            digits = re.sub(r"\D", "", match[0].replace("(0)", ""))
            if _DRAMA.fullmatch(f"0{digits[2:]}" if match[0].startswith("+44") else digits):
                found.append((line, match[0].strip()))
    assert list(drama_numbers(text)) == found
    marks, drama = identifying.marks_and_drama(text)
    assert (list(marks), list(drama)) == (list(identifying.marks(text)), found), "as each by itself"
