"""A long build says how far it is and how long the rest may take; a short one says nothing."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from boardpress import running
from boardpress.cli import run
from boardpress.progress import Stage, Standing, Teller
from tests.sites import DAY, GOOD, write_site


class Clock:
    """A clock that stands still until it is told, or that goes on a little whenever somebody looks."""

    def __init__(self, tick: float = 0.0) -> None:
        self.now = 0.0
        self.tick = tick

    def __call__(self) -> float:
        self.now += self.tick
        return self.now


def tell(clock: Clock) -> tuple[Callable[[Stage, int, int], None], list[str]]:
    said: list[str] = []
    return Teller(clock, lambda standing: said.append(str(standing)), first=10, every=20), said


def test_the_first_seconds_are_silent_and_then_it_speaks_now_and_then() -> None:
    clock = Clock()
    progress, said = tell(clock)
    for second in range(41):
        clock.now = float(second)
        progress(Stage.READING, second, 100)
    assert said == [
        "Step 1 of 2, reading: 10 of 100 files, about 2 minutes left",
        "Step 1 of 2, reading: 30 of 100 files, about 70 seconds left",
    ]


def test_what_was_there_already_does_not_make_the_rest_look_quick() -> None:
    clock = Clock()
    progress, said = tell(clock)
    progress(Stage.PUBLISHING, 9_000, 10_000)
    clock.now = 20.0
    progress(Stage.PUBLISHING, 9_500, 10_000)
    assert said == ["Step 2 of 2, publishing: 9,500 of 10,000 files, about 20 seconds left"]


def test_the_first_few_files_say_nothing_of_how_long_the_rest_takes() -> None:
    clock = Clock()
    progress, said = tell(clock)
    progress(Stage.PUBLISHING, 0, 10_000)
    for done in (9, 250):
        clock.now += 20.0
        progress(Stage.PUBLISHING, done, 10_000)
    assert said == [
        "Step 2 of 2, publishing: 9 of 10,000 files, too early to say how long the rest takes",
        "Step 2 of 2, publishing: 250 of 10,000 files, about 26 minutes left",
    ]


def test_each_stage_is_estimated_by_itself() -> None:
    clock = Clock()
    progress, said = tell(clock)
    progress(Stage.READING, 0, 2)
    clock.now = 60.0
    progress(Stage.PUBLISHING, 0, 4)
    clock.now = 62.0
    progress(Stage.PUBLISHING, 2, 4)
    assert said == ["Step 2 of 2, publishing: 2 of 4 files, a few seconds left"]


def test_what_is_complete_is_not_shown_any_more() -> None:
    clock = Clock()
    progress, said = tell(clock)
    progress(Stage.READING, 0, 5)
    clock.now = 60.0
    progress(Stage.READING, 5, 5)
    assert said == []


@pytest.mark.parametrize(
    "left,words",
    [
        (0.0, "a few seconds left"), (4.9, "a few seconds left"), (5.0, "about 5 seconds left"),
        (88.0, "about 90 seconds left"), (91.0, "about 2 minutes left"), (3600.0, "about 60 minutes left"),
    ],
)  # fmt: skip
def test_the_time_left_is_no_more_exact_than_it_can_be(left: float, words: str) -> None:
    assert Standing(Stage.READING, 1, 2, left).rest == words


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A board with enough to read for a slow clock."""
    files = {f"content/briefings/b{number}.md": GOOD["content/briefings/good.md"] for number in range(40)}
    return write_site(tmp_path, {**GOOD, **files})


def build(site: Path) -> None:
    assert run(["build", "--site", str(site), "--as-of", DAY, "--jobs", "1"]) == 0


def test_a_long_build_prints_lines_where_nobody_looks_at_a_terminal(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(running, "perf_counter", Clock(tick=1.0))
    build(site)
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith("Step 1 of 2, reading: ")
    assert said[0].endswith(": 9 of 42 files, about 35 seconds left"), "a file a second, or a little more"
    assert any(line.startswith("Step 2 of 2, publishing: ") for line in said)
    assert 5 <= len(said) <= 20, "a line in ten seconds, not one for each file"


def test_a_short_build_prints_no_line(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(running, "perf_counter", Clock(tick=0.001))
    build(site)
    assert capsys.readouterr().err == ""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("tick,shown", [(1.0, True), (0.001, False)])
def test_a_terminal_shows_a_bar_of_a_long_build_alone(
    site: Path, monkeypatch: pytest.MonkeyPatch, tick: float, shown: bool
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(running, "perf_counter", Clock(tick))
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    build(site)
    assert ("Step 1 of 2, reading" in terminal.getvalue()) is shown
    assert ("files, about" in terminal.getvalue()) is shown
