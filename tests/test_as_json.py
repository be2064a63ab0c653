"""JSON is the same bytes whether pydantic's core is loaded or not: hashes of it are kept from build to build."""

from __future__ import annotations

import sys
from datetime import date
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Any, NamedTuple

import pydantic_core
import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpress.asjson import from_json, to_json
from boardpress.days import Month
from boardpress.output import Output
from boardpress.publication import BodySection, BodyText, FileRef, Point, RichText
from boardpress.records import dataclass
from boardpress.words import english


class Colour(StrEnum):
    RED = "rot"


class Size(IntEnum):
    SMALL = 3


@dataclass(frozen=True, slots=True)
class Thing:
    name: str
    inside: Any = None


class Pair(NamedTuple):
    first: object
    second: object


plain = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.dates()
    | st.sampled_from([Colour.RED, Size.SMALL, Output(1, "a"), Month(2026, 3), FileRef("a", "b", 1, "c")])
    | st.sampled_from([RichText("<p>", ("link:1", None)), Path("a/b"), b"bytes", english()])
)
values = st.recursive(
    plain,
    lambda inside: (
        st.lists(inside)
        | st.lists(inside).map(tuple)
        | st.dictionaries(st.text(), inside)
        | st.builds(Thing, st.text(), inside)
        | st.builds(Pair, inside, inside)
    ),
)


def without_core(value: Any) -> bytes:
    """What is written where the core is not loaded when somebody asks."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delitem(sys.modules, "pydantic_core")
        # What it cannot do alone it leaves to the core, which need not be loaded twice.
        patch.setattr("boardpress.asjson.with_core", lambda: pydantic_core)
        return to_json(value)


@given(values)
def test_the_same_bytes_are_written_with_and_without_the_core(value: Any) -> None:
    assert without_core(value) == to_json(value) == pydantic_core.to_json(value)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_is_written_alike(number: float) -> None:
    assert without_core([number]) == pydantic_core.to_json([number])


@given(values)
def test_the_same_is_read_with_and_without_the_core(value: Any) -> None:
    data = to_json(value)
    with pytest.MonkeyPatch.context() as patch:
        patch.delitem(sys.modules, "pydantic_core")
        read = from_json(data), from_json(memoryview(data))
    assert repr(read) == repr((pydantic_core.from_json(data),) * 2)


def test_a_text_is_written_by_itself() -> None:
    text = BodyText((BodySection("a", "b", "c", "<p>“d”</p>", points=(Point("e", "f", "g", 1),)),), "h")
    with pytest.MonkeyPatch.context() as patch:
        patch.delitem(sys.modules, "pydantic_core")
        patch.setattr("boardpress.asjson.with_core", lambda: pytest.fail("it needs the core"))
        assert BodyText.from_json(text.to_json()) == text
        assert to_json([date(2026, 3, 1), text, english()]).startswith(b'["2026-03-01",{"sections":[{"key":"a"')
