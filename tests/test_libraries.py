"""The version of a library is read from the name of the folder that it was installed with."""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import metadata
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from boardpress import libraries
from boardpress.building.engine import LIBRARIES


@pytest.mark.parametrize("name", LIBRARIES)
def test_a_version_is_that_which_python_tells(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = {name: libraries.version(name)}
    monkeypatch.setattr(libraries, "_installed", lambda folder: {})
    assert seen == {name: libraries.version(name)}
    with suppress(PackageNotFoundError):
        assert seen[name] == metadata.version(name)


def test_a_version_is_looked_for_where_python_looks_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder, name in (
        ("one", "other_thing-1.dist-info"),
        ("two", "Some.Thing-2.0.dist-info"),
        ("three", "some_thing-3.dist-info"),
    ):
        (tmp_path / folder / name).mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [str(tmp_path / folder) for folder in ("missing", "one", "two", "three")])
    assert libraries.version("some-thing") == "2.0"
    assert libraries.version("no-thing") == "none"
