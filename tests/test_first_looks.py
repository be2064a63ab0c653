"""What looks at a text quickly overlooks nothing that a thorough look would find."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from boardpress.reading import configuration, identifying, source, toomuch
from boardpress.reading.source import Refused, Split
from boardpress.records import changed
from tests.sites import CONFIG

CONTROLS = [chr(number) for number in range(0x10000) if source._CONTROL.match(chr(number))]
STEMS = st.sampled_from(
    ["con", "com1", "nul", "a", "0", "-", "--", "review", "x" * 99, ".", "A", "_", " ", "\u00e9", "\u0661"]
)
LINES = st.sampled_from(["---", "--- ", "---\t", "----", " ---", "--", "", "a", "a: b", "\u00e9"])


def split_by_lines(text: str) -> Split | str:
    """Front matter and body as they are found line by line, or the line at fault."""
    fence = re.compile(r"---[ \t]*")
    lines = text.split("\n")
    if not fence.fullmatch(lines[0]):
        return "does not begin"
    for number, line in enumerate(lines[1:], 1):
        if fence.fullmatch(line):
            return Split("\n".join(lines[1:number]), 2, "\n".join(lines[number + 1 :]), number + 2)
    return "never closed"


@given(st.lists(LINES, max_size=7).map("\n".join))
@example("---\n---")
@example("---\na\n---\n\n---\n")
def test_front_matter_ends_at_the_first_fence(text: str) -> None:
    expected = split_by_lines(text)
    if isinstance(expected, Split):
        assert source.split(text) == expected
    else:
        with pytest.raises(Refused, match=expected):
            source.split(text)


@given(st.text(max_size=20) | st.lists(st.sampled_from(["a", "<", "|", "\u00e9", *CONTROLS]), max_size=4).map("".join))
@example("a\x0bb")
@example("a\tb\n\x7f")
@example("\u00e9\x1f")
@example("\u202e")
def test_every_control_character_is_seen(text: str) -> None:
    assert source._may_hold_garbage(text.encode(), text) == bool(source._CONTROL.search(text))


@pytest.mark.parametrize("mark", [mark for _, mark in source._MARKS])
def test_every_mark_of_a_conflict_is_seen(mark: str) -> None:
    conflict = "a\n<<<<<<< b\nc\n" if mark == "=======" else "a\n"
    with pytest.raises(Refused, match="conflict"):
        source.read_text(f"{conflict}{mark}\n".encode())


SIGNS = st.sampled_from(
    [
        *"0123456789",
        *"0123456789",
        "0794600",
        "SW1A",
        "GIR 0",
        "\u0663",
        "\u00e9",
        "\u2019",
        "\uff10",
        *" ()-+",
        "  ",
        "A",
        "BD",
        "\n",
        "a",
        ".",
    ]
)


@given(st.lists(SIGNS, max_size=25).map("".join))
@example("SW1A 1AA gir0AA")
@example("0 (2) 0-7 9 4 6 0 0 1 8")
@example("+44 (0)7\u0663 46\u0660 0018 \u00e9AB")
def test_every_number_and_postcode_is_looked_for(text: str) -> None:
    assert [words for _, words in identifying.marks(text)] == [
        words.strip() for words in identifying._EITHER.findall(text)
    ]


@given(st.sampled_from([*"[]()<*_`!\"#$%&'+,/:;?@\\^{}~>|- ", "\u00e9", "\t"]), st.integers(0, 450), st.booleans())
def test_what_cannot_be_too_much_is_not(sign: str, count: int, apart: bool) -> None:
    text = f"word {sign * count}\n" if not apart else f"{sign} word\n" * count
    assert toomuch._too_much_in_lines(text) == () or not toomuch._cannot_be_too_much(text)


def test_an_ordinary_text_is_known_not_to_be_too_much() -> None:
    assert toomuch._cannot_be_too_much("It's *plain*, [isn't it](a.md)?\n\n- Yes: \u2018quite\u2019.\n" * 8)


@given(st.lists(STEMS, max_size=4).map("".join), st.sampled_from([".md", ".MD", ".markdown", ".md\n"]))
@example("con", ".md")
@example("con-x", ".md")
@example("x" * 300, ".md")
def test_a_name_that_looks_plain_has_nothing_wrong_with_it(stem: str, ending: str) -> None:
    name = f"{stem}{ending}"
    if source._PLAIN_NAME.fullmatch(name):
        assert source._misplaced("content/reviews", name, {"content/reviews": "review"}, False) == ""


def test_files_are_found_in_the_order_of_the_parts_of_their_paths(tmp_path: Path) -> None:
    folders = ["content/a", "content/a-b", "content/a/b", "content/ab", "learning"]
    for folder in folders:
        for name in ("x.md", "x-y.md", "xy.md", ".hidden.md", "note.txt"):
            (tmp_path / folder).mkdir(parents=True, exist_ok=True)
            (tmp_path / folder / name).touch()
    declared = configuration.read(CONFIG).types["review"]
    found, problems = source.discover(tmp_path, {folder: changed(declared, folder=folder) for folder in folders})
    assert problems == []
    paths = [f"{folder}/{name}" for folder in folders for name in ("x.md", "x-y.md", "xy.md")]
    assert [item.path for item in found] == sorted(paths, key=lambda path: path.split("/"))
