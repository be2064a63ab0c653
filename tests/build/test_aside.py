"""Work that is done by a process of its own comes to the same as work that is done here."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from boardpress.building import aside
from boardpress.building.aside import Aside
from boardpress.building.interrupts import FORKING

only_forking = pytest.mark.skipif(not FORKING, reason="no process has our memory here")


@pytest.mark.parametrize("apart", [True, False])
def test_the_result_is_what_the_work_returns(apart: bool) -> None:
    with Aside(lambda: "done", apart) as working:
        assert working.result() == working.result() == "done"


@only_forking
def test_it_is_worked_out_apart_with_what_was_in_memory_when_it_began() -> None:
    known = ["before"]
    working = Aside(lambda: (os.getpid(), known), apart=True)
    known.append("after")
    process, found = working.result()
    assert process != os.getpid()
    assert found == ["before"]


def test_where_nothing_is_apart_it_is_done_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    Aside(lambda: done.append("unwanted"), apart=False)
    monkeypatch.setattr(aside, "FORKING", False)
    Aside(lambda: done.append("impossible"), apart=True)
    assert done == ["unwanted", "impossible"]


def test_where_the_process_comes_to_nothing_the_work_is_done_here() -> None:
    here = os.getpid()

    def work() -> str:
        if os.getpid() != here:
            os._exit(1)
        return "done here"

    assert Aside(work, apart=True).result() == "done here"


def test_what_the_work_raises_is_raised_where_the_result_is_asked_for() -> None:
    with Aside(lambda: {"done": ""}["not done"], apart=True) as working, pytest.raises(KeyError):
        working.result()


@pytest.mark.parametrize("apart", [True, False])
def test_what_is_worked_out_first_is_there_while_the_rest_is_not(tmp_path: Path, apart: bool) -> None:
    goes_on = tmp_path / "goes on"

    def rest() -> str:
        while apart and not goes_on.exists():
            time.sleep(0.01)
        return "the rest"

    with Aside(rest, apart, lambda: "first") as working:
        assert working.first() == "first"
        goes_on.touch()
        assert (working.result(), working.first()) == ("the rest", "first")


@only_forking
def test_a_process_that_comes_to_nothing_after_the_first_has_told_that() -> None:
    here = os.getpid()

    def rest() -> int:
        if os.getpid() != here:
            os._exit(1)
        return os.getpid()

    with Aside(rest, True, os.getpid) as working:
        assert working.first() != here
        assert working.result() == here


@only_forking
def test_whoever_waits_is_not_waited_for_in_turn() -> None:
    """More than a pipe holds is told first."""
    with Aside(lambda: "the rest", True, lambda: "x" * 1_000_000) as working:
        pass
    assert (len(working.first()), working.result()) == (1_000_000, "the rest")


@only_forking
def test_whoever_waits_finds_it_done(tmp_path: Path) -> None:
    with Aside((tmp_path / "kept").touch, apart=True):
        pass
    assert (tmp_path / "kept").exists()
