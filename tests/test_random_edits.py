"""Whatever people edit, in whatever order, on whatever day: the next build equals one from nothing, byte for byte."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from boardpress import still
from boardpress.cli import run
from boardpress.rewording import republishing
from tests.conftest import copy_example
from tests.edits import EDITS, Edit, check, edit_body, link, restate, retheme, retitle, small_board, touch
from tests.rewording.changing import note_restated
from tests.sites import DAY, snapshot

SOURCES = ("content", "learning", "theme", "site-config.yml")
MOSTLY_TEXTS = (edit_body, edit_body, link, check, touch)
MOSTLY_FACTS = (retitle, retheme, restate, restate, edit_body, link)
STEP = (0, 0, 0, 1, 1, 7)
"""Days that pass between two builds."""


class Lives:
    """A board that is edited and built, edited and built."""

    def __init__(self, site: Path, seed: int) -> None:
        self.site = site
        self.out = site.parent / "out"
        self.day = date.fromisoformat(DAY)
        self.chance = Random(seed)
        self.history: list[str] = []
        self.built = 0
        assert self.build(self.out) == 0
        self.copy(site, site.parent / "good")

    def arguments(self, out: Path, *more: str) -> Sequence[str]:
        day = self.day.isoformat()
        return ["build", "--site", str(self.site), "--as-of", day, "--out", str(out), *more]

    def build(self, out: Path, *more: str) -> int:
        return run(self.arguments(out, *more))

    def copy(self, source: Path, target: Path) -> None:
        """Sources alone: caches stay where they are."""
        for name in SOURCES:
            if (target / name).is_dir():
                shutil.rmtree(target / name)
            if (source / name).is_dir():
                shutil.copytree(source / name, target / name)
            elif (source / name).is_file():
                shutil.copy(source / name, target / name)

    def edit(self, edits: Sequence[Edit] = EDITS) -> None:
        """Edit once or twice, let days pass, build; what is refused is undone, and has changed nothing."""
        before = snapshot(self.out)
        for _ in range(self.chance.randint(1, 2)):
            self.history.append(self.chance.choice(edits)(self.site, self.chance))
        passed = self.chance.choice(STEP)
        self.day += timedelta(days=passed)
        self.history.append(f"day {self.day}")
        code = self.build(self.out, *self.chance.choice(([], ["--jobs", "1"])))
        if code == 0:
            self.built += 1
            self.copy(self.site, self.site.parent / "good")
            return
        assert code == 1, self.history
        assert snapshot(self.out) == before, self.history
        self.history.append("(refused)")
        self.copy(self.site.parent / "good", self.site)
        assert self.build(self.out) == 0, self.history

    def compare(self) -> None:
        """Hold what was built against a build from nothing, elsewhere: our cache knows what was built here last."""
        twin, clean = self.site.parent / "twin", self.site.parent / "clean"
        twin.mkdir(exist_ok=True)
        self.copy(self.site, twin)
        assert run(["build", "--site", str(twin), *self.arguments(clean, "--clean")[3:]]) == 0, self.history
        assert snapshot(clean) == snapshot(self.out), self.history

    def compare_with_another_process(self) -> None:
        """What a process remembers of earlier builds must not show either."""
        elsewhere = self.site.parent / "elsewhere"
        command = [sys.executable, "-m", "boardpress", *self.arguments(elsewhere, "--clean")]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        assert snapshot(elsewhere) == snapshot(self.out), self.history


def live(site: Path, seed: int, steps: int, edits: Sequence[Edit] = EDITS) -> Lives:
    lives = Lives(site, seed)
    for _ in range(steps):
        lives.edit(edits)
        lives.compare()
    lives.compare_with_another_process()
    return lives


def test_random_edits_build_the_same_as_from_nothing(tmp_path: Path) -> None:
    lives = live(small_board(tmp_path / "site"), seed=20261122, steps=8)
    assert lives.built >= 4, lives.history


@pytest.fixture
def reworded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A note of each build that published some texts alone, where files are trusted as soon as they are written."""
    done: list[str] = []
    reword = republishing.republished

    def noted(*arguments: object) -> object:
        report = reword(*arguments)  # type: ignore[arg-type]  # as they came
        done.extend(["reworded"] if report else [])
        return report

    monkeypatch.setattr(still, "RACE", 0)
    monkeypatch.setattr(republishing, "republished", noted)
    return done


def test_random_edits_of_texts_build_the_same_as_from_nothing(tmp_path: Path, reworded: list[str]) -> None:
    lives = Lives(small_board(tmp_path / "site"), seed=5)
    for number in range(12):
        lives.edit((*MOSTLY_TEXTS, retitle))
        if number % 3 == 2:
            lives.compare()
    assert len(reworded) >= 3, lives.history


@pytest.fixture
def restated(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A note of each build that put the edition together from the one before, where files are trusted at once."""
    monkeypatch.setattr(still, "RACE", 0)
    return note_restated(monkeypatch)


def test_random_edits_of_front_matter_build_the_same_as_from_nothing(tmp_path: Path, restated: list[str]) -> None:
    lives = Lives(small_board(tmp_path / "site"), seed=8)
    for number in range(18):
        lives.edit(MOSTLY_FACTS)
        if number % 3 == 2:
            lives.compare()
    assert len(restated) >= 3, lives.history


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6, 8))
def test_hundreds_of_random_edits_of_front_matter_build_the_same(
    tmp_path: Path, restated: list[str], seed: int
) -> None:
    lives = live(small_board(tmp_path / "site"), seed, steps=80, edits=MOSTLY_FACTS)
    assert len(restated) >= 12, lives.history


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4, 6))
def test_hundreds_of_random_edits_of_trusted_files_build_the_same(
    tmp_path: Path, reworded: list[str], seed: int
) -> None:
    lives = live(small_board(tmp_path / "site"), seed, steps=80, edits=(*EDITS, *MOSTLY_TEXTS * 10))
    assert len(reworded) >= 8, lives.history


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_hundreds_of_random_edits_build_the_same_as_from_nothing(tmp_path: Path, seed: int) -> None:
    lives = live(small_board(tmp_path / "site"), seed, steps=80)
    assert lives.built >= 40, lives.history


@pytest.mark.slow
def test_random_edits_of_the_example_board_build_the_same_as_from_nothing(tmp_path: Path) -> None:
    live(copy_example(tmp_path / "site"), seed=7, steps=15)
