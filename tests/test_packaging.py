"""The package as another board gets it: a wheel, among nothing but the libraries that are locked for its users."""

from __future__ import annotations

import importlib.metadata
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.locks import read_lock
from tests.sites import DAY, GOOD, snapshot, write_site

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "generator" / "boardpress"

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path) -> str:
    """What a command prints. It sees none of our settings, and fails the test with its words where it fails."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_", "VIRTUAL_ENV"))}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=kept | {"PYTHONSAFEPATH": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_CONFIG_FILE": os.devnull},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package's wheel, made by the backend that is locked and from no network."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ("--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--wheel-dir", folder)
    run(sys.executable, "-m", "pip", "wheel", *options, ROOT, cwd=folder)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of a new environment with the wheel and exactly the libraries of requirements.lock."""
    folder = tmp_path_factory.mktemp("elsewhere") / "environment"
    venv.create(folder, symlinks=True, with_pip=False)
    link_libraries(next(folder.glob("lib/python*/site-packages")))
    python = folder / "bin" / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "--no-index", "--no-deps", wheel, cwd=folder)
    return folder / "bin"


def link_libraries(target: Path) -> None:
    """Lend the locked libraries of this environment to another, each by links to what it installed at the top."""
    for locked in read_lock(ROOT / "requirements.lock"):
        if not locked.is_for_this_system:
            continue
        library = importlib.metadata.distribution(locked.name)
        assert library.version == locked.version, f"{locked} is locked; {library.version} is installed: `make test`"
        for top in {path.parts[0] for path in library.files or ()} - {"..", "__pycache__"}:
            (target / top).symlink_to(Path(str(library.locate_file(top))).resolve())


def test_the_wheel_holds_every_file_of_the_package_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    ours = {
        path.relative_to(PACKAGE.parent).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert held == ours
    assert {Path(name).suffix for name in held} >= {".py", ".yml", ".html", ".css", ".json", ".pptx"}


def test_the_wheel_says_its_licence_and_carries_it(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (metadata,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        assert "License-Expression: MIT\n" in archive.read(metadata).decode()
        licences = {Path(name).name for name in archive.namelist() if "/licenses/" in name}
    assert licences == {"LICENSE", "NOTICE"}


def test_what_the_wheel_requires_is_all_in_the_users_lock(installed: Path) -> None:
    told = run(sys.executable, "-m", "pip", "--python", installed / "python", "check", cwd=installed)
    assert "No broken requirements found." in told


def test_an_installed_boardpress_publishes_a_board_far_from_the_repository(installed: Path, tmp_path: Path) -> None:
    board = write_site(tmp_path / "board", GOOD)
    run(installed / "boardpress", "build", "--site", board, "--as-of", DAY, "--jobs", "1", cwd=tmp_path)
    published = snapshot(board / "site")
    assert {"index.html", "404.html", "briefings/good/index.html", "decks/briefings/good.pptx"} <= published.keys()
    assert {"feed.xml", "sitemap.xml", "robots.txt", "publications.json"} <= published.keys()


def test_the_module_does_what_the_command_does(installed: Path, tmp_path: Path) -> None:
    """And what runs is the wheel's, not the repository's."""
    assert run(installed / "python", "-m", "boardpress", "--version", cwd=tmp_path) == run(
        installed / "boardpress", "--version", cwd=tmp_path
    )
    where = run(installed / "python", "-c", "import boardpress; print(boardpress.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(installed.parent)


def test_the_installed_package_publishes_the_same_bytes_as_the_repository(installed: Path, tmp_path: Path) -> None:
    board = write_site(tmp_path / "board", GOOD)
    here = ("--site", board, "--as-of", DAY, "--clean", "--out")
    run(installed / "boardpress", "build", *here, tmp_path / "wheel", cwd=board)
    run(sys.executable, "-m", "boardpress", "build", *here, tmp_path / "repository", cwd=board)
    assert snapshot(tmp_path / "wheel") == snapshot(tmp_path / "repository")
