"""Work that goes on beside other work comes to the same as work that is waited for."""

from __future__ import annotations

import threading

import pytest

from boardpress.building.beside import Beside


def test_the_result_is_what_the_work_returns() -> None:
    going_on = threading.Event()

    def work() -> str:
        assert going_on.wait(10)
        return "done"

    beside = Beside(work)
    going_on.set()
    assert beside.result() == beside.result() == "done"


def test_what_the_work_raises_is_raised_where_the_result_is_asked_for() -> None:
    beside = Beside(lambda: {"done": ""}["not done"])
    beside.wait()
    with pytest.raises(KeyError):
        beside.result()


def test_where_there_can_be_no_thread_the_work_is_done_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refused)
    assert Beside(lambda: "done").result() == "done"
