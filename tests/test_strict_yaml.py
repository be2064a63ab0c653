"""Front matter is read quickly, and means what YAML says."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yaml import ScalarNode
from yaml.resolver import Resolver

from boardpress.reading import strictyaml, yamlparser
from boardpress.reading.strictyaml import Scalar, Sequence, YamlError

PIECES = st.sampled_from([
    "", "yes", "No", "ON", "true", "~", "null", "<<", "=", "!", "&", "*", "-", "+", ".", "0", "1", "12", "0x1f", "0b1",
    "_", ":", "e", "E+3", ".inf", ".NaN", "2024-01-02", "T12:30:45", " ", "Z", "word", "\u00e9", "\u0661",
])  # fmt: skip


@given(st.lists(PIECES, max_size=4).map("".join))
def test_a_plain_value_means_what_the_library_says(value: str) -> None:
    resolver: Any = Resolver()
    said = resolver.resolve(ScalarNode, value, (True, False))
    assert yamlparser._meant(value) == said.rpartition(":")[2]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("a: b # c", True), ("a: b#c", False), ("a: b", False), ("a: 'b # c'", False), ("a: 'b' # c", False),
        ("a: b\nc: d # e", False), ("# f\na: b", False), ("a: b\u2028  c # d", True), ("a: b c\n  d # e", True),
    ],
)  # fmt: skip
def test_a_plain_value_knows_whether_a_comment_follows_it_on_its_line(text: str, expected: bool) -> None:
    value = strictyaml.parse(text).entries["a"]
    assert isinstance(value, Scalar)
    assert value.commented is expected


def test_a_value_that_is_left_out_at_the_end_of_the_text_is_read() -> None:
    assert strictyaml.parse("# b\n? a").entries == {"a": Scalar("", 3, "null")}


@pytest.mark.parametrize("opens", ["[", "{"])
def test_brackets_count_as_deep_only_where_they_are_nested(opens: str) -> None:
    closes = {"[": "]", "{": "}"}[opens]
    flat = strictyaml.parse(f"a: [{', '.join([f'{opens}{closes}'] * 30)}]").entries["a"]
    assert isinstance(flat, Sequence)
    assert len(flat.items) == 30
    with pytest.raises(YamlError, match="nested more than 20 deep"):
        strictyaml.parse(f"a: 1\nb: {opens * 21}")
