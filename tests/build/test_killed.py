"""Builds that are killed, builds at the same time, and readers that look on."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from boardpress.building.lock import locked
from boardpress.problems import UsageError
from tests.build.toys import Site, generation, numbers

PROGRAM = Path(__file__).with_name("toybuild.py")


@contextmanager
def builder(site: Site, first: int, jobs: int = 1, *options: str) -> Iterator[subprocess.Popen[str]]:
    """A process that builds one generation after another, until the block ends: then it is killed."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, str(PROGRAM), str(site.folder), str(first), str(jobs), *options]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, start_new_session=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


class Reader(threading.Thread):
    """Reads the pages by path, as a web server does, and notes every one that is missing, torn or mixed."""

    def __init__(self, folder: Path, pages: int) -> None:
        super().__init__(daemon=True)
        self.folder, self.pages = folder, pages
        self.wrong: list[str] = []
        self.seen: set[str] = set()
        self.reads = 0
        self._stop_asked = threading.Event()

    def run(self) -> None:
        while not self._stop_asked.is_set():
            for index in range(self.pages):
                self._read(self.folder / f"p{index}/index.html")

    def stop(self) -> None:
        self._stop_asked.set()
        self.join()

    def _read(self, page: Path) -> None:
        try:
            data = page.read_text()
        except OSError as error:
            self.wrong.append(f"{page.name}: {error}")
            return
        words = data.split("\n")
        if len(words) != 4001 or len(set(words[:-1])) != 1:
            self.wrong.append(f"{page}: {len(words)} lines of {sorted(set(words))}")
        self.seen.add(words[0])
        self.reads += 1


def first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    line = process.stdout.readline()
    if not line:
        assert process.stderr
        pytest.fail(process.stderr.read())
    return line


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def kill_often(site: Site, times: int, jobs: int, options: tuple[str, ...] = ()) -> Iterator[None]:
    """Kill a building process at a random moment, so many times; each kill is looked at by the caller."""
    dice = random.Random(jobs)
    for turn in range(times):
        with builder(site, 1000 * (turn + 1), jobs, *options) as process:
            first_line(process)
            time.sleep(dice.random() * 0.25 * jobs)
        yield


@pytest.mark.slow
@pytest.mark.parametrize("jobs,times", [(1, 50), (2, 15)])
def test_a_killed_build_leaves_one_generation_and_no_reader_sees_anything_else(
    site: Site, jobs: int, times: int
) -> None:
    site.build(generation(1, jobs * 300))
    reader = Reader(site.out, jobs * 300)
    reader.start()
    for _ in kill_often(site, times, jobs):
        assert len(numbers(site.out)) == 1
    site.build(generation(2, jobs * 300))
    reader.stop()
    assert numbers(site.out) == {"2"}
    assert reader.wrong == []
    assert reader.reads > 1000
    assert len(reader.seen) > times


@pytest.mark.slow
def test_a_build_killed_between_renames_leaves_one_generation_after_the_next_start(site: Site) -> None:
    for turn, _ in enumerate(kill_often(site, 20, 1, ("--renames",))):
        # The lock of the killed build is gone, and a start mends what it left, even one that then fails.
        site.build(generation(turn))
        assert numbers(site.out) == {str(turn)}


def test_a_reader_meets_only_whole_pages_while_builds_go_on(site: Site) -> None:
    site.build(generation(0))
    reader = Reader(site.out, 12)
    reader.start()
    for number in range(1, 60):
        site.build(generation(number))
    reader.stop()
    assert reader.wrong == []
    assert len(reader.seen) > 5


def test_a_second_build_says_that_another_one_is_running(site: Site) -> None:
    with builder(site, 1) as process:
        first_line(process)
        process.send_signal(signal.SIGSTOP)
        if not (site.state / "aside").exists():
            with pytest.raises(UsageError, match="another build is running"):
                hold_until_locked(site, process)
    site.build(generation(5))
    assert numbers(site.out) == {"5"}


def hold_until_locked(site: Site, process: subprocess.Popen[str]) -> None:
    """Try the lock; where the stopped process happens to be between two builds, let it run a little further."""
    for _ in range(200):
        with locked(site.state / "lock", site.out):
            pass
        process.send_signal(signal.SIGCONT)
        time.sleep(0.003)
        process.send_signal(signal.SIGSTOP)
        time.sleep(0.003)


def interrupted(process: subprocess.Popen[str]) -> tuple[str, str]:
    """What a program wrote that was interrupted from the keyboard, as often as it takes."""
    for _ in range(20):
        os.killpg(process.pid, signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            return process.communicate(timeout=2)
    raise AssertionError("it does not end")


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_workers_end_with_their_parent(site: Site, how: signal.Signals) -> None:
    """Ctrl-C reaches all of them, and only the parent answers it; a kill reaches the parent alone."""
    with builder(site, 1, 2) as process:
        children: set[int] = set()
        deadline = time.monotonic() + 20
        while len(children) < 2 and time.monotonic() < deadline:
            children |= set(map(int, Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()))
        assert len(children) >= 2
        if how == signal.SIGKILL:
            process.kill()
        _, errors = process.communicate(timeout=20) if how == signal.SIGKILL else interrupted(process)
        while any(map(alive, children)) and time.monotonic() < deadline:
            time.sleep(0.01)
        assert not any(map(alive, children))
        # Python itself swallows an interrupt that comes while it forks, and says so.
        assert errors.count("Traceback") - errors.count("Exception ignored") == (how == signal.SIGINT)
    site.build(generation(5))
    assert numbers(site.out) == {"5"}
