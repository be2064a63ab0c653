"""Times a command as a whole process, and looks how much memory it and its children hold."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import statistics
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

PROC = Path("/proc")
LOOKS_A_SECOND = 40
_PSS = re.compile(rb"^Pss:\s+(\d+) kB", re.MULTILINE)


HINDERING = frozenset({"PYTHONDONTWRITEBYTECODE"})
"""Variables that programs are run without: what is installed in place would be compiled anew in each run, and what pip
installs would not."""


@dataclass(frozen=True, slots=True)
class Command:
    """What is run, where, and for how long at most."""

    arguments: Sequence[str]
    folder: Path
    seconds: float = 600.0
    environment: Mapping[str, str] = field(default_factory=dict)
    gibibytes: int = 0
    """Bound of the address space of each of its processes; none where 0."""

    @property
    def bounded(self) -> list[str]:
        """What is run, with its bound."""
        if not self.gibibytes:
            return list(self.arguments)
        return ["sh", "-c", f'ulimit -v {self.gibibytes << 20}; exec "$@"', "sh", *self.arguments]


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command. `code` is its exit code; -9 where it took too long."""

    wall: float
    cpu: float
    """Processor seconds of the command and of all children that it waited for."""
    code: int
    others: float
    """Processors that other programs kept busy meanwhile."""
    said: str
    """The end of what it printed."""


def timed(command: Command) -> Run:
    """Run a command once, and nothing beside it."""
    before, used = machine_seconds(), _children_seconds()
    start = time.perf_counter()
    code, said = _run(command)
    wall = time.perf_counter() - start
    cpu = _children_seconds() - used
    return Run(wall, cpu, code, max(0.0, (machine_seconds() - before - cpu) / wall), said)


def peak_memory(command: Command) -> float:
    """The largest sum, in MiB, of what the command and its children held at once; 0 where it cannot be known.

    Memory that processes share is counted once (the kernel's proportional set size). Looking costs time: these runs
    are not timed.
    """
    watch = _Watch()
    _run(command, watch)
    return watch.peak / 1024


def median(values: Sequence[float]) -> float:
    return statistics.median(values)


def machine_seconds() -> float:
    """Processor seconds that the whole machine has spent; 0 where nobody counts them."""
    try:
        user, nice, system, _idle, _wait, irq, soft = map(int, (PROC / "stat").read_text().split("\n")[0].split()[1:8])
    except OSError:
        return 0.0
    return (user + nice + system + irq + soft) / os.sysconf("SC_CLK_TCK")


def _children_seconds() -> float:
    used = os.times()
    return used.children_user + used.children_system


def _run(command: Command, watch: _Watch | None = None) -> tuple[int, str]:
    around = {name: value for name, value in os.environ.items() if name not in HINDERING}
    child = subprocess.Popen(
        command.bounded, cwd=command.folder, env={**around, **command.environment}, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
    )  # fmt: skip
    with watch.over(child.pid) if watch else contextlib.nullcontext():
        try:
            said, _ = child.communicate(timeout=command.seconds)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            said, _ = child.communicate()
    return child.returncode, said.decode(errors="replace")[-2000:]


class _Watch:
    """Looks again and again at a process and its descendants."""

    def __init__(self) -> None:
        self.peak = 0
        """KiB."""

    @contextlib.contextmanager
    def over(self, process: int) -> Iterator[None]:
        done = threading.Event()
        looking = threading.Thread(target=self._look_until, args=(done, process))
        looking.start()
        try:
            yield
        finally:
            done.set()
            looking.join()

    def _look_until(self, done: threading.Event, process: int) -> None:
        while not done.wait(1 / LOOKS_A_SECOND):
            self.peak = max(self.peak, sum(map(held, family(process))))


def family(process: int) -> list[int]:
    """A process and its descendants."""
    found = [process]
    for one in found:
        for children in PROC.glob(f"{one}/task/*/children"):
            with contextlib.suppress(OSError):
                found += map(int, children.read_text().split())
    return found


def held(process: int) -> int:
    """KiB that a process holds, its share of what it has in common with others included; 0 where it is gone."""
    try:
        found = _PSS.search((PROC / str(process) / "smaps_rollup").read_bytes())
    except OSError:
        return 0
    return int(found[1]) if found else 0
