"""Frames that are drawn beside other work are those that are drawn here, and so are the mistakes in them."""

from __future__ import annotations

import os
import signal
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from boardpress.asking import order_for
from boardpress.building.interrupts import FORKING
from boardpress.cli import run
from boardpress.frames import draw
from boardpress.frames.apart import Drawer, drawer_for
from boardpress.order import Order
from boardpress.problems import ProblemsFound
from tests.sites import DAY, GOOD, write_site
from tests.test_frames import PLAN

PATIENCE = 30
BROKEN = "{% block content %}"


def broken(folder: Path) -> Path:
    (folder / "theme").mkdir()
    (folder / "theme/main.html").write_text(BROKEN, "utf-8")
    return folder / "theme"


def wait_for_a_file_in(folder: Path) -> None:
    """Until something is being drawn there."""
    end = time.monotonic() + PATIENCE
    while not any(folder.iterdir()):
        assert time.monotonic() < end, "nothing is drawn"
        time.sleep(0.001)


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
@pytest.mark.parametrize("kept", [True, False])
@pytest.mark.parametrize("begun", [True, False])
def test_a_drawing_that_nobody_waits_for_leaves_neither_a_process_nor_a_folder(
    begun: bool, kept: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn_in = tmp_path / "drawn"
    drawn_in.mkdir()
    monkeypatch.setattr("boardpress.frames.apart._PATIENCE", PATIENCE)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    if kept:
        draw(PLAN, None)
    monkeypatch.setattr("tempfile.tempdir", str(drawn_in))
    with Drawer(apart=True) as drawer:
        drawer.prepare()
        process = drawer.process
        if begun:
            drawer.begin(PLAN, None)
        if begun or not kept:
            wait_for_a_file_in(drawn_in)
    assert process is not None
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
    assert list(drawn_in.iterdir()) == []


@pytest.mark.skipif(not FORKING, reason="nothing is drawn apart where processes cannot be forked")
def test_drawing_is_prepared_at_once_where_there_is_sure_to_be_something_to_draw(tmp_path: Path) -> None:
    site = write_site(tmp_path, GOOD)
    order = replace(order_for(date.fromisoformat(DAY), site=site, out=None, as_of=DAY, only=[]), jobs=2)
    assert prepared(order)
    assert not prepared(replace(order, jobs=1))
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 0
    assert not prepared(order)
    assert prepared(replace(order, clean=True))


def prepared(order: Order) -> bool:
    with drawer_for(order) as drawer:
        return drawer.process is not None
