"""What a measurement sees of a command: whether it worked, what it held, that it is ended when it takes too long."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tools.bench.measure import Command, family, peak_memory, timed

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process is looked up in /proc")
HOLD = "import time; held = bytearray(b'x') * {mebibytes} * 2**20; time.sleep(0.5)"


def python(program: str, folder: Path, seconds: float = 60.0, gibibytes: int = 0) -> Command:
    return Command([sys.executable, "-c", program], folder, seconds, gibibytes=gibibytes)


def test_a_run_says_how_it_ended_and_what_it_printed_last(tmp_path: Path) -> None:
    run = timed(python("print('no such page'); raise SystemExit(3)", tmp_path))
    assert (run.code, run.said.strip()) == (3, "no such page")
    assert run.wall > 0


def test_python_may_keep_what_it_compiles_as_it_does_where_it_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert timed(python("import sys; print(sys.dont_write_bytecode)", tmp_path)).said.strip() == "False"


def test_a_command_that_takes_too_long_is_ended_with_its_children(tmp_path: Path) -> None:
    program = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(600)'])"
    assert timed(python(program, tmp_path, seconds=0.5)).code == -9


@LINUX
def test_memory_is_that_of_the_command_and_its_children_together(tmp_path: Path) -> None:
    child = HOLD.format(mebibytes=60)
    held = "held = bytearray(b'x') * 40 * 2**20"
    program = f"import subprocess, sys; {held}; subprocess.run([sys.executable, '-c', {child!r}])"
    assert 100 < peak_memory(python(program, tmp_path)) < 160


@LINUX
def test_a_bound_of_memory_ends_what_wants_more(tmp_path: Path) -> None:
    run = timed(python("held = bytearray(3 * 2**30)", tmp_path, gibibytes=1))
    assert run.code == 1
    assert "MemoryError" in run.said


@LINUX
def test_a_process_that_is_gone_has_no_family() -> None:
    assert family(2**22 + 1) == [2**22 + 1]
