"""A site whose files are trusted as soon as they are written, and a note of what was done with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from boardpress import press, still
from tests.rewording.changing import FILES, build, note_restated
from tests.sites import write_site


@pytest.fixture(autouse=True)
def long_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if two seconds had passed between writing and building: what changed just now is never trusted."""
    monkeypatch.setattr(still, "RACE", 0)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that was published."""
    folder = write_site(tmp_path / "board", FILES)
    assert build(folder) == 0
    return folder


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A note of each build that looks at everything."""
    done: list[str] = []
    publish = press.publish

    def noted(*arguments: object, **named: object) -> press.Outcome:
        done.append("whole")
        return publish(*arguments, **named)  # type: ignore[arg-type]  # as they came

    monkeypatch.setattr(press, "publish", noted)
    return done


@pytest.fixture
def restated(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A note of each build that put the edition together from the one before."""
    return note_restated(monkeypatch)
