"""The file of a publication is found by its id as it is among all of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from boardpress.reading import configuration
from boardpress.reading.source import found_among
from boardpress.rewording.changes import FoundById

TYPES = configuration.read("name: Board\nshort_name: Board\nurl: https://board.example/\nsummary: Board.\n").types
folders = st.sampled_from(sorted(declared.folder for declared in TYPES.values()))
names = st.sampled_from(["one.md", "two.md", "picture.png"])
paths = st.sets(st.builds("{}/{}".format, folders | st.just("content/elsewhere"), names) | st.just("site-config.yml"))


@given(paths=paths)
def test_each_is_found_by_its_id(paths: set[str]) -> None:
    every = sorted(paths)
    found = FoundById(every, TYPES)
    plain = {one.id: one for one in found_among(every, TYPES)}
    assert list(found.values()) == list(plain.values())
    assert len(found) == len(plain)
    strange = {f"{name}/{slug}" for name in TYPES for slug in ("one", "two", "three", "", "one/two")}
    for identifier in strange | {"", "one", "strange/one"}:
        assert found.get(identifier) == plain.get(identifier)
