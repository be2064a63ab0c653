"""The same content, configuration, theme and day give the same bytes on any machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, copy_example
from tests.sites import DAY, snapshot

ELSEWHERE = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "1234", "PYTHONUTF8": "0"}
HERE = {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "PYTHONHASHSEED": "1"}


def build(site: Path, surroundings: dict[str, str], jobs: int) -> dict[str, str]:
    environment = {**os.environ, **surroundings, "PYTHONPATH": str(ROOT / "generator")}
    command = [sys.executable, "-W", "error", "-m", "boardpress", "build", "--as-of", DAY, "--jobs", str(jobs)]
    done = subprocess.run(command, cwd=site, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return snapshot(site / "site")


@pytest.mark.slow
def test_two_folders_time_zones_locales_and_hash_seeds_give_the_same_bytes(tmp_path: Path) -> None:
    one = build(copy_example(tmp_path / "one"), HERE, jobs=1)
    two = build(copy_example(tmp_path / "quite another place"), ELSEWHERE, jobs=2)
    assert one == two
    assert len(one) > 100
