"""Builds whose trees another process looks at are those of one process, whatever becomes of that process."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from boardpress import still
from boardpress.building import scout as scouting
from boardpress.building.interrupts import FORKING
from boardpress.cli import run
from tests.rewording.changing import FILES, ONE, PAGE, append, as_from_nothing, replace
from tests.sites import DAY, snapshot, write_site

pytestmark = pytest.mark.skipif(not FORKING, reason="nobody looks apart where processes cannot be forked")


def build(site: Path, *more: str) -> int:
    return run(["build", "--site", str(site), "--as-of", DAY, "--jobs", "2", *more])


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site of which both trees were written, and where looking at so small a one is worth a process."""
    monkeypatch.setattr(still, "RACE", 0)
    monkeypatch.setattr(scouting, "WORTH_IT", 0)
    folder = write_site(tmp_path / "board", FILES)
    assert build(folder) == 0
    append(folder, ONE, "\nA second time.\n")
    assert build(folder) == 0
    return folder


SPOILT: dict[str, Callable[[Path], object]] = {
    "nothing": lambda tree: None,
    "a page": lambda tree: (tree / "briefings/other/index.html").write_text("spoilt"),
    "a page less": lambda tree: (tree / "briefings/other/index.html").unlink(),
    "the index of the search": lambda tree: (tree / "search/search_index.json").write_text("spoilt"),
    "a stranger": lambda tree: (tree / "briefings/other/more.html").write_text("strange"),
    "folders of a stranger": lambda tree: (tree / "strange/er").mkdir(parents=True),
    "a link": lambda tree: (tree / "strange").symlink_to("briefings"),
}
EDITS: dict[str, Callable[[Path], object]] = {
    "nothing": lambda site: None,
    "words": lambda site: append(site, ONE, "\nOne more sentence.\n"),
    "front matter": lambda site: replace(site, ONE, "title: ", "title: New "),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
@pytest.mark.parametrize("tree", ["site", ".site.boardpress/spare"])
def test_whatever_became_of_a_tree_the_site_is_as_from_nothing(
    tree: str, spoil: Callable[[Path], object], edit: Callable[[Path], object], site: Path
) -> None:
    spoil(site / tree)
    edit(site)
    assert build(site) == 0
    assert snapshot(site / "site") == as_from_nothing(site)


def killed(*_: object) -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return b""


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
@pytest.mark.parametrize("at", ["site", "spare"])
def test_where_the_process_is_killed_the_site_is_as_from_nothing(
    at: str, edit: Callable[[Path], object], site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = scouting._looked
    monkeypatch.setattr(
        scouting, "_looked", lambda root, manifest: (killed if root.name == at else looked)(root, manifest)
    )
    edit(site)
    assert build(site) == 0
    assert snapshot(site / "site") == as_from_nothing(site)


def never() -> int:
    raise AssertionError("no process is to be forked")


def test_one_process_is_one_process(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fork", never)
    append(site, ONE, "\nOne more sentence.\n")
    assert build(site, "--jobs", "1") == 0
    assert "One more sentence." in (site / "site" / PAGE).read_text()


def test_an_edit_is_looked_at_apart(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fork", never)
    # What went wrong is written down where the command was given.
    monkeypatch.chdir(site.parent)
    append(site, ONE, "\nOne more sentence.\n")
    assert build(site) == 3, "where a process may be started one is, or these tests are blind"
