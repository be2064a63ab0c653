"""Front matter that is as it was is taken as it was parsed, and comes to the same as reading it again."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from boardpress.reading import strictyaml
from boardpress.reading.parsing import front_of, parse, to_bytes
from boardpress.reading.values import no_sections

LINES = [
    "title: A", "title: 'A'", "date: 2026-02-28", "b: [1, {c: no}]", "d: e # f", "# g", "", "h:", "- i", "a: b: c",
]  # fmt: skip
FRONTS = st.lists(st.sampled_from(LINES), max_size=4).map("\n".join)
BODIES = st.sampled_from(["Words.", "## A heading\n\nWords.", "[A link](other.md)", "<b>raw</b>", ""])


def written(front: str, body: str) -> bytes:
    return f"---\n{front}\n---\n\n{body}\n".encode()


@given(FRONTS, BODIES, FRONTS, BODIES)
@example("title: A", "Words.", "title: A", "Others.")
def test_a_file_is_parsed_to_the_same_whatever_is_known_of_its_front_matter(
    front: str, body: str, front_before: str, body_before: str
) -> None:
    before = front_of(to_bytes(parse(written(front_before, body_before), no_sections(), {})))
    for text in (front, front_before):
        data = written(text, body)
        assert to_bytes(parse(data, no_sections(), {}, before=before)) == to_bytes(parse(data, no_sections(), {}))


def test_no_yaml_is_read_where_the_front_matter_is_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    before = front_of(to_bytes(parse(written("title: A", "Words."), no_sections(), {})))
    monkeypatch.setattr(strictyaml, "parse", None)
    assert parse(written("title: A", "Others."), no_sections(), {}, before=before).front == before.node
    with pytest.raises(TypeError):
        parse(written("title: B", "Others."), no_sections(), {}, before=before)
