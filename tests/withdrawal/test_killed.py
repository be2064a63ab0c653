"""A withdrawal that is killed leaves the old site or the new one, whole, and is finished by the next."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from boardpress.building.lock import locked
from boardpress.building.trees import Trees
from boardpress.cli import run
from tests.conftest import ROOT
from tests.sites import DAY, snapshot, write_site
from tests.withdrawal.board import CANARIES, FILES, REVIEW_PATH, break_everything, good_site, holding, withdraw

KILLS = 25


class Cut(BaseException):
    """Stands for the moment at which the process is gone."""


def cut(*_: object) -> None:
    raise Cut


@pytest.mark.parametrize("before", [True, False], ids=["before the swap", "after the swap"])
def test_cut_short_around_the_swap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: bool) -> None:
    """Sources and site belong together at either moment: what is published afterwards is never an older site."""
    site = good_site(tmp_path / "board")
    write_site(site, {"content/briefings/shares.md": FILES["content/briefings/further.md"]})
    published = Trees.publish

    def cut_after(trees: Trees) -> None:
        published(trees)
        raise Cut

    with monkeypatch.context() as patch:
        patch.setattr(Trees, "publish", cut if before else cut_after)
        with pytest.raises(Cut):
            run(["build", "--site", str(site), "--as-of", DAY])
    break_everything(site)
    assert withdraw(site, REVIEW_PATH) == 0
    assert holding(site / "site", *CANARIES) == []
    page = (site / "site/briefings/shares/index.html").read_text(encoding="utf-8")
    assert ("The same" in page) is before, "the site is that which was shown, not the one before or after it"
    assert "publications.json" in snapshot(site / "site")


def test_it_waits_for_a_build_that_is_running(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = good_site(tmp_path / "board")
    waited: list[float] = []
    with locked(site / ".site.boardpress/lock", site):
        monkeypatch.setattr("boardpress.withdrawal.takedown.time.sleep", waited.append)
        monkeypatch.setattr("boardpress.withdrawal.takedown.PATIENCE", 2)
        assert withdraw(site, REVIEW_PATH) == 2
    assert len(waited) == 4
    assert "withdrawn:" in (site / REVIEW_PATH).read_text(encoding="utf-8"), "marked all the same"
    assert withdraw(site, REVIEW_PATH) == 0
    assert holding(site / "site", *CANARIES) == []


def test_a_source_that_cannot_be_written_is_told_and_the_site_is_without_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    site = good_site(tmp_path / "board")

    def refuse(path: Path, data: bytes) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("boardpress.withdrawal.marking._replace", refuse)
    assert withdraw(site, REVIEW_PATH) == 2
    assert (
        "could not be marked: Permission denied. It is off the site now, but the next build" in capsys.readouterr().err
    )
    assert holding(site / "site", *CANARIES) == []


@pytest.mark.slow
def test_killed_at_any_moment(tmp_path: Path) -> None:
    origin = good_site(tmp_path / "origin")
    old = snapshot(origin / "site")
    chance = random.Random(11)
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generator")}
    command = [sys.executable, "-m", "boardpress", "withdraw", REVIEW_PATH, "--as-of", DAY, "--site"]
    new: dict[str, str] = {}
    usual, states, killed = 0.0, set(), 0
    for attempt in range(KILLS + 1):
        site = tmp_path / f"board{attempt}"
        shutil.copytree(origin, site)
        break_everything(site)
        started = time.perf_counter()
        process = subprocess.Popen([*command, str(site)], env=environment, stdout=subprocess.DEVNULL)
        if attempt:
            time.sleep(chance.uniform(0.3, 1.05) * usual)
            killed += process.poll() is None
            process.send_signal(signal.SIGKILL)
        process.wait()
        if not attempt:
            usual, new = time.perf_counter() - started, snapshot(site / "site")
            assert process.returncode == 0
        found = snapshot(site / "site")
        assert found in (old, new), f"a mixed site after kill {attempt}"
        states.add(found == new)
        source = (site / REVIEW_PATH).read_bytes()
        assert source.endswith(b"[^1]: A notecanary.\n"), "the source is whole"
        assert withdraw(site, REVIEW_PATH) == 0
        assert snapshot(site / "site") == new
        assert holding(site / "site", *CANARIES) == []
        assert holding(site / ".site.boardpress", "bodycanary", "reportcanary") == []
        shutil.rmtree(site)
    assert killed > KILLS // 3
