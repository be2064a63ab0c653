"""Paths that a system cannot hold are found, by the quick look as by the whole one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpress.building import paths

PARTS = st.sampled_from(
    ["con", "com1", "nul", "aux.x", "a", "ab-c", "index.html", "x.y.z", "..", "", "A", "a" * 201, "a" * 260]
)
SIGNS = st.text(alphabet="acon1-_./: lpt\n\x00é", max_size=12)


@given(st.lists(PARTS | SIGNS, min_size=1, max_size=4).map("/".join))
def test_what_looks_plain_at_once_has_nothing_wrong_with_it(path: str) -> None:
    quick = paths.wrong_with(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paths, "_PLAIN", re.compile("(?!)"))
        assert quick == paths.wrong_with(path)


def test_the_paths_of_pages_look_plain() -> None:
    for path in (
        "index.html",
        "briefings/first-visit/index.html",
        "feeds/themes/safer-sleep.xml",
        "search/search_index.json",
    ):
        assert paths._PLAIN.fullmatch(path)
