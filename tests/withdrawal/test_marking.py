"""`withdrawn:` is written by the smallest edit, into whatever an author may have left there."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from boardpress.reading import source, strictyaml
from boardpress.withdrawal.marking import CannotMark, marked
from boardpress.withdrawal.sources import Wish

WANTED = {"date": "2026-11-22"}
BLOCK = "withdrawn:\n  date: 2026-11-22\n"


@pytest.mark.parametrize(
    "before, after",
    [
        ("---\ntitle: A\n---\nText\n", f"---\n{BLOCK}title: A\n---\nText\n"),
        ("---\n---\n", f"---\n{BLOCK}---\n"),
        ("\ufeff---\ntitle: A\n---\n", f"\ufeff---\n{BLOCK}title: A\n---\n"),
        ("--- \ntitle: A\n---", f"--- \n{BLOCK}title: A\n---"),
        ("---\r\ntitle: A\r\n---\r\n", "---\r\nwithdrawn:\r\n  date: 2026-11-22\r\ntitle: A\r\n---\r\n"),
        ("---\rtitle: A\r---\r", "---\rwithdrawn:\r  date: 2026-11-22\rtitle: A\r---\r"),
        ("---\n  title: A\n  date: x\n---\n", "---\n  withdrawn:\n    date: 2026-11-22\n  title: A\n  date: x\n---\n"),
        ("---\n{title: A}\n---\n", '---\n{withdrawn: {date: "2026-11-22"}, title: A}\n---\n'),
        ('---\ntitle: "A\n---\n', f'---\n{BLOCK}title: "A\n---\n'),
        ("---\ntitle: A\nnever closed", f"---\n{BLOCK}title: A\nnever closed"),
        ("\n\n---\ntitle: A\n---\n", f"\n\n---\n{BLOCK}title: A\n---\n"),
        ("No front matter.\n", f"---\n{BLOCK}---\nNo front matter.\n"),
        ("", f"---\n{BLOCK}---\n"),
        # What is there already is brought forward, completed, or left alone.
        ("---\na: 1\nwithdrawn:\n  date: 2027-01-01\n\n  reason: R\nb: 2\n---\n",
         '---\na: 1\nwithdrawn:\n  date: 2026-11-22\n  reason: "R"\nb: 2\n---\n'),
        ("---\nwithdrawn: {date: 2026-01-01}\n---\n", "---\nwithdrawn: {date: 2026-01-01}\n---\n"),
        ("---\nwithdrawn: nonsense\nb: 2\n---\n", f"---\n{BLOCK}b: 2\n---\n"),
        ("---\nwithdrawn:\n---\nwithdrawn: text\n", f"---\n{BLOCK}---\nwithdrawn: text\n"),
    ],
)  # fmt: skip
def test_front_matter_of_every_kind(before: str, after: str) -> None:
    assert marked(before.encode(), WANTED).decode() == after
    assert marked(after.encode(), WANTED).decode() == after, "once is enough"


def test_a_block_of_text_that_mentions_the_key_is_left_alone() -> None:
    before = "---\nsummary: |\n  withdrawn: no\nitems:\n  - a\n---\nText\n"
    assert marked(before.encode(), WANTED).decode() == before.replace("---\n", f"---\n{BLOCK}", 1)


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_a_file_in_utf_16_stays_one(mark: bytes) -> None:
    coding = "utf-16-le" if mark == b"\xff\xfe" else "utf-16-be"
    text = marked(mark + "---\ntitle: A\n---\n".encode(coding), WANTED)
    assert text == mark + f"---\n{BLOCK}title: A\n---\n".encode(coding)


def test_bytes_that_are_no_text_stay_as_they_are() -> None:
    assert (
        marked(b"---\ntitle: \xe9\xff\n---\n\x00", WANTED) == f"---\n{BLOCK}".encode() + b"title: \xe9\xff\n---\n\x00"
    )


def test_what_no_edit_is_sure_of_is_refused() -> None:
    with pytest.raises(CannotMark):
        marked(b"---\n- a\n- list\n---\n{a: 1}\n".replace(b"- a\n- list", b'"withdrawn": {date: 2027-01-01}'), WANTED)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
@example("\x85\r")
def test_all_else_stays_as_it_was(text: str) -> None:
    lines = text.replace("\r", "\n").split("\n")
    quoted = "\n".join(f'k{number}: "{line.translate({34: 32, 92: 32})}"' for number, line in enumerate(lines))
    before = f"---\n{quoted}\n---\n{text}"
    after = marked(before.encode(), {**WANTED, "reason": "A reason"}).decode()
    assert after.replace(f'{BLOCK}  reason: "A reason"\n', "", 1) == before


@given(st.binary(max_size=80))
def test_no_bytes_stop_it_and_none_are_lost(data: bytes) -> None:
    try:
        after = marked(b"---\n" + data, WANTED)
    except CannotMark:
        return
    if b"withdrawn" not in data:
        assert after.startswith((f"---\n{BLOCK}".encode(), b"---\n ", b"---\n{", b"---\n\n"))
        assert len(after) > len(data)


@given(st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc", "Cf"]), min_size=1).map(str.strip))
def test_every_reason_is_read_back_as_it_was_said(reason: str) -> None:
    said = Wish("x", reason=reason).values(date(2026, 11, 22))
    text = marked(b"---\ntitle: A\n---\n", said).decode()
    front = strictyaml.parse(source.split(text).front)
    node = front.entries["withdrawn"]
    assert isinstance(node, strictyaml.Mapping)
    assert strictyaml.plain(node).get("reason", "") == said.get("reason", "")
