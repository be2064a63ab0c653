"""What all tests share: programs of the system, and the example board published once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from boardpress.cli import run
from tests.sites import DAY

ROOT = Path(__file__).parent.parent

# No test asserts a time: on a machine with other work, any may take long for once.
settings.register_profile("timeless", deadline=None)
settings.load_profile("timeless")


@pytest.fixture(scope="session")
def tool() -> Callable[[str], str]:
    """Finds a program of the system. A test that lacks it is skipped, and fails where CI=true has to have it."""

    def find(name: str) -> str:
        if path := shutil.which(name):
            return path
        said = f"the program `{name}` is not installed"
        if os.environ.get("CI") == "true":
            pytest.fail(said)
        pytest.skip(said)

    return find


@dataclass(frozen=True)
class Example:
    """The example board: its folder (a copy), and what was published of it on 22 November 2026."""

    site: Path
    out: Path


def copy_example(folder: Path) -> Path:
    """A copy of the example board's sources."""
    for name in ("content", "learning", "theme"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "site-config.yml", folder / "site-config.yml")
    return folder


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Example:
    """The example board, published. Tests only read it."""
    site = copy_example(tmp_path_factory.mktemp("example"))
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 0
    return Example(site, site / "site")
