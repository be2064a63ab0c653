"""Frames that are drawn beside other work are those that are drawn here, and so are the mistakes in them."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from boardpress.building.interrupts import FORKING
from boardpress.frames import draw
from boardpress.frames.apart import Drawer
from boardpress.problems import ProblemsFound
from tests.test_frames import PLAN

BROKEN = "{% block content %}"


def broken(folder: Path) -> Path:
    (folder / "theme").mkdir()
    (folder / "theme/main.html").write_text(BROKEN, "utf-8")
    return folder / "theme"


@pytest.mark.parametrize("apart", [True, False])
def test_what_is_drawn_apart_is_what_is_drawn_here(apart: bool) -> None:
    with Drawer(apart) as drawer:
        drawer.prepare()
        drawer.begin(PLAN, None)
        assert drawer.drawn() == draw(PLAN, None)


@pytest.mark.parametrize("apart", [True, False])
def test_a_broken_theme_is_the_same_problem_wherever_it_is_drawn(apart: bool, tmp_path: Path) -> None:
    theme = broken(tmp_path)
    with pytest.raises(ProblemsFound) as here:
        draw(PLAN, theme)
    with Drawer(apart) as drawer:
        drawer.begin(PLAN, theme)
        with pytest.raises(ProblemsFound) as caught:
            drawer.drawn()
    assert caught.value.problems == here.value.problems


@pytest.mark.skipif(not FORKING, reason="nothing is drawn apart where processes cannot be forked")
def test_where_the_process_that_draws_is_stopped_the_frames_are_drawn_here() -> None:
    with Drawer(apart=True) as drawer:
        drawer.prepare()
        process = drawer.process
        assert process is not None
        os.kill(process, signal.SIGKILL)
        drawer.begin(PLAN, None)
        assert drawer.drawn() == draw(PLAN, None)


@pytest.mark.skipif(not FORKING, reason="nothing is drawn apart where processes cannot be forked")
@pytest.mark.parametrize("begun", [True, False])
def test_a_drawing_that_nobody_waits_for_leaves_neither_a_process_nor_a_folder(
    begun: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Drawer(apart=True) as drawer:
        drawer.prepare()
        process = drawer.process
        if begun:
            drawer.begin(PLAN, None)
    assert process is not None
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
    assert list(tmp_path.iterdir()) == []
