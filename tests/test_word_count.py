"""How many words a text has is counted quickly, and as one would count them."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from boardpress.reading.wordcount import counted

WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
"""What a word is: letters and digits, joined by single apostrophes and hyphens."""


@given(st.text(st.sampled_from("ab1_\u00e9\u00bd\u00b2\u0663-'\u2019 \n.\u0301\u00df"), max_size=20))
@example("a mother's follow-up -- isn't 'it' 7-minute?")
@example("one-\ntwo -three' four_five 3.5")
def test_words_are_letters_and_digits_joined_by_single_apostrophes_and_hyphens(text: str) -> None:
    assert counted(text) == len(WORD.findall(text))


def test_a_sentence_is_counted_as_a_reader_counts_it() -> None:
    assert counted("Don't wait: ask the child's school-nurse, twice.") == 7
