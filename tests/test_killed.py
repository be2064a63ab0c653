"""A build that is killed at any moment leaves the last site whole, and a reader never meets a missing or torn page."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from boardpress.cli import run
from tests.conftest import ROOT
from tests.sites import DAY, GOOD, briefing, snapshot, write_site

KILLS = 50
PAGES = 30


def site_of(folder: Path, generation: int) -> None:
    """A board whose every publication carries the number of the generation."""
    pages = {
        f"content/briefings/b{number:02}.md": briefing(
            f"owner: Generation {generation}\n", f"Generation {generation}.\n"
        )
        for number in range(PAGES)
    }
    write_site(folder, {**GOOD, **pages})


def whole(page: bytes) -> bool:
    return page.startswith(b"<!doctype html>") and page.rstrip().endswith(b"</html>")


class ReaderThread(threading.Thread):
    """Reads pages by their addresses all the while, as a web server does."""

    def __init__(self, out: Path) -> None:
        super().__init__()
        self.out = out
        self.stop = threading.Event()
        self.wrong: list[str] = []
        self.read = 0

    def run(self) -> None:
        while not self.stop.is_set():
            for number in range(PAGES):
                path = self.out / f"briefings/b{number:02}/index.html"
                try:
                    page = path.read_bytes()
                except OSError as error:
                    self.wrong.append(f"{path.name}: {error}")
                    continue
                self.read += 1
                if not whole(page):
                    self.wrong.append(f"{path}: torn")


@pytest.mark.slow
def test_fifty_killed_builds_leave_no_mixed_site_and_no_torn_page(tmp_path: Path) -> None:
    site = tmp_path / "board"
    chance = random.Random(7)
    site_of(site, 0)
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 0
    expected = {0: snapshot(site / "site")}
    for generation in (1, 2):
        other = tmp_path / f"other{generation}"
        site_of(other, generation)
        assert run(["build", "--site", str(other), "--as-of", DAY]) == 0
        expected[generation] = snapshot(other / "site")
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generator")}
    command = [sys.executable, "-m", "boardpress", "build", "--site", str(site), "--as-of", DAY, "--jobs", "2"]
    started = time.perf_counter()
    assert subprocess.run(command, env=environment, check=False, capture_output=True).returncode == 0
    usual = time.perf_counter() - started

    reader = ReaderThread(site / "site")
    reader.start()
    killed = 0
    try:
        for attempt in range(KILLS):
            site_of(site, attempt % 3)
            process = subprocess.Popen(
                [*command, *(["--clean"] if attempt % 2 else [])], env=environment,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            time.sleep(chance.uniform(0.2, 1.3) * usual)
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
                killed += 1
            process.wait()
            assert snapshot(site / "site") in expected.values(), f"a mixed site after kill {attempt}"
    finally:
        reader.stop.set()
        reader.join()
    assert reader.wrong[:5] == []
    assert reader.read > KILLS
    assert killed > KILLS // 4
    site_of(site, 2)
    assert subprocess.run(command, env=environment, check=False).returncode == 0
    assert snapshot(site / "site") == expected[2]
