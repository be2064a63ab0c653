"""What is read and written beside other work is what would be read and written after it."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from boardpress.building import trees
from boardpress.building.trees import Trees
from tests.rewording.changing import ONE, OTHER, append, as_from_nothing, build, elsewhere_from_nothing, replace
from tests.sites import snapshot

INDEX = "search/search_index.json"


@pytest.fixture
def restated_site(site: Path) -> Path:
    """A site of which both trees were written, and whose spare lacks what front matter changed."""
    append(site, ONE, "\nOnce more.\n")
    assert build(site) == 0
    replace(site, ONE, "title: ", "title: New ")
    assert build(site) == 0
    return site


@pytest.mark.parametrize("name, most", [("MOST_AHEAD", 100), ("MOST_AHEAD", 0), ("LARGEST_AHEAD", 0)])
def test_what_the_spare_lacks_is_brought_over_read_before_or_not(
    name: str, most: int, restated_site: Path, whole: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead: list[str] = []
    read = Trees.read_ahead

    def noted(self: Trees, *paths: str) -> None:
        ahead.extend(paths)
        read(self, *paths)

    monkeypatch.setattr(Trees, "read_ahead", noted)
    monkeypatch.setattr(trees, name, most)
    append(restated_site, OTHER, "\nOne more sentence.\n")
    assert build(restated_site) == 0
    assert not whole
    assert ahead.count(INDEX) == 1
    assert ("index.html" in ahead) == bool(most)
    assert snapshot(restated_site / "site") == elsewhere_from_nothing(restated_site)


def test_a_file_that_is_spoilt_after_it_was_looked_at_is_not_brought_over(
    restated_site: Path, whole: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking = Trees.read_lacking_ahead

    def spoilt(self: Trees, but: str) -> None:
        (restated_site / "site/index.html").write_text("spoilt")
        lacking(self, but)

    monkeypatch.setattr(Trees, "read_lacking_ahead", spoilt)
    append(restated_site, OTHER, "\nOne more sentence.\n")
    assert build(restated_site) == 0
    assert whole
    assert snapshot(restated_site / "site") == as_from_nothing(restated_site)


def full(path: Path, _: Iterable[bytes | memoryview]) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))


def test_where_the_index_cannot_be_written_the_site_stays(
    restated_site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = snapshot(restated_site / "site")
    append(restated_site, ONE, "\nOne more sentence.\n")
    with monkeypatch.context() as without_room:
        without_room.setattr(trees, "_write_anew", full)
        assert build(restated_site) == 2
    assert "the site cannot be written there: No space left on device." in capsys.readouterr().err
    assert snapshot(restated_site / "site") == before
    assert build(restated_site) == 0
    assert snapshot(restated_site / "site") == as_from_nothing(restated_site)


TOUCHES: dict[str, Callable[[Path], object]] = {
    "the same bytes": lambda file: file.write_bytes(file.read_bytes()),
    "another end": lambda file: file.write_bytes(file.read_bytes() + b"\n"),
}


@pytest.mark.parametrize("touch", TOUCHES.values(), ids=TOUCHES)
def test_where_nothing_comes_of_an_edit_the_spare_is_left_alone(
    touch: Callable[[Path], object], restated_site: Path, whole: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before, spare = snapshot(restated_site / "site"), restated_site / ".site.boardpress/spare"
    index = (spare / INDEX).stat()
    touch(restated_site / ONE)
    assert build(restated_site) == 0
    assert not whole
    assert snapshot(restated_site / "site") == before
    assert (spare / INDEX).stat().st_mtime_ns == index.st_mtime_ns
