"""What stands in the repository beside the code: locks, licences, words, and the promises of the README."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import boardpress
from tests.locks import LOCKS, read_lock

ROOT = Path(__file__).parent.parent
# Hosts from which packages come, in pieces, so that this file does not name them itself.
REGISTRIES = (
    "pypi" + ".org",
    "python" + "hosted.org",
    "npmjs" + ".",
    "deb." + "debian",
    "--index" + "-url",
    "--find" + "-links",
)
# Folders of one machine or one person.
MACHINE_PATHS = re.compile(r"(?<![\w.}>-])/(?:home|root|Users|work)/[\w.-]|/tmp/[a-z]\w*/bin\b|[A-Z]:\\Users\\")
# Modules that come with a library that is declared, and are part of its interface.
COMPANIONS = {"markupsafe": "jinja2", "pydantic-core": "pydantic"}
# Never imported by us: zoneinfo reads it where the system has no time zones.
NEVER_IMPORTED = {"tzdata"}


@cache
def project() -> dict[str, Any]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def dependencies() -> dict[str, Requirement]:
    """The declared libraries by canonical name."""
    found = map(Requirement, project()["project"]["dependencies"])
    return {canonicalize_name(requirement.name): requirement for requirement in found}


@cache
def tracked_texts() -> dict[str, str]:
    """Every text file that is in the repository or about to be, by path."""
    texts = {}
    for name in tracked_files():
        path = ROOT / name
        if path.is_file() and b"\0" not in (data := path.read_bytes()):
            texts[name] = data.decode("utf-8", errors="replace")
    return texts


def tracked_files() -> list[str]:
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if not listed.returncode:
        return [name for name in listed.stdout.decode().split("\0") if name]
    # A copy without its history: what is made lies in folders of its own at the top.
    return [
        path.relative_to(ROOT).as_posix()
        for top in ROOT.iterdir()
        if top.name not in {".git", "site", "boardpress-fault.txt"}
        and not re.fullmatch(r"\.(venv|boardpress|hypothesis|\w+_cache)", top.name)
        for path in ([top] if top.is_file() else top.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    ]


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()[:120]}"
        for name, text in tracked_texts().items()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_repository_names_no_package_registry() -> None:
    assert lines_with(re.compile("|".join(map(re.escape, REGISTRIES)))) == []


def test_the_repository_names_no_folder_of_anybodys_machine() -> None:
    assert lines_with(MACHINE_PATHS) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_library_has_one_version_and_its_hashes(lock: str) -> None:
    locked = read_lock(ROOT / lock)
    assert locked
    names = [entry.name for entry in locked]
    assert names == sorted(set(names))
    assert [entry.name for entry in locked if not entry.hashes] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_holds_requirements_hashes_and_comments_only(lock: str) -> None:
    line = re.compile(r"[a-z0-9-]+==[\w.+!-]+( ; [^\\]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?|\s*#.*")
    odd = [text for text in (ROOT / lock).read_text(encoding="utf-8").splitlines() if not line.fullmatch(text)]
    assert odd == []


def test_the_locks_agree_with_each_other() -> None:
    versions: dict[str, set[str]] = {}
    for lock in LOCKS:
        for entry in read_lock(ROOT / lock):
            versions.setdefault(entry.name, set()).add(entry.version)
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


def test_every_declared_library_is_locked_within_its_bounds() -> None:
    extras = project()["project"]["optional-dependencies"]["dev"]
    building = project()["build-system"]["requires"]
    for lock, wanted in (
        ("requirements.lock", project()["project"]["dependencies"]),
        ("requirements-dev.lock", [*project()["project"]["dependencies"], *extras]),
        ("requirements-build.lock", building),
    ):
        locked = {entry.name: entry for entry in read_lock(ROOT / lock)}
        for requirement in map(Requirement, wanted):
            entry = locked.get(canonicalize_name(requirement.name))
            assert entry is not None, f"{requirement} is not in {lock}: run `make lock`"
            assert requirement.specifier.contains(entry.version), f"{lock}: {entry} is not {requirement}"


def test_the_backend_that_is_locked_is_the_one_that_is_declared() -> None:
    wanted = (ROOT / "requirements-build.in").read_text(encoding="utf-8").splitlines()
    assert set(project()["build-system"]["requires"]) <= set(wanted)


def imported_roots() -> Iterator[tuple[str, Path]]:
    """Each library that a module of the package imports, with the module."""
    for path in sorted((ROOT / "generator").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            else:
                continue
            yield from ((name.partition(".")[0], path) for name in names)


def imported(folder: str) -> set[str]:
    """The modules of ours that a package of ours imports, by their names within ours."""
    found: set[str] = set()
    for path in (ROOT / "generator/boardpress" / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == boardpress.__name__:
                within = (node.module or "").removeprefix(boardpress.__name__).lstrip(".")
                found.update([within] if within else (alias.name for alias in node.names))
    return found


@pytest.mark.parametrize(
    "folder, others",
    [
        ("publishers", ("building", "reading", "frames.", "rewording", "duties", "withdrawal", "press", "cli")),
        ("building", ("publishers", "reading", "frames.", "rewording", "duties", "withdrawal", "press", "cli")),
        ("reading", ("publishers", "frames", "rewording", "duties", "withdrawal", "press", "cli")),
        ("frames", ("publishers", "reading", "rewording", "duties", "withdrawal", "press", "cli")),
    ],
)
def test_imports_go_one_way(folder: str, others: tuple[str, ...]) -> None:
    """As docs/architecture.md says; what a frame is, `frames` itself tells everybody."""
    known = imported(folder)
    assert folder in {name.split(".")[0] for name in known}, "it imports itself, or this test is blind"
    assert sorted(name for name in known if name.startswith(others)) == []


def test_every_library_that_the_package_imports_is_declared_and_the_other_way_round() -> None:
    owners = importlib.metadata.packages_distributions()
    used = set()
    for module, path in imported_roots():
        if module in sys.stdlib_module_names or module == "boardpress":
            continue
        found = {canonicalize_name(owner) for owner in owners.get(module, [])}
        names = {COMPANIONS.get(name, name) for name in found}
        assert names & dependencies().keys(), f"{path.relative_to(ROOT)} imports {module}, which is not declared"
        used |= names
    assert dependencies().keys() - used - NEVER_IMPORTED == set()


def test_version_of_the_package_has_an_entry_or_is_unreleased_in_the_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[(Unreleased|{re.escape(boardpress.__version__)})\]", changelog, re.MULTILINE)


def test_the_readme_names_the_two_commands() -> None:
    for command in ("make site", "make test"):
        assert re.search(rf"^\s*(\$ )?{command}$", readme(), re.MULTILINE), f"README.md does not show `{command}`"


def test_the_readmes_table_of_libraries_is_the_list_of_what_is_declared() -> None:
    rows = re.findall(r"^\| `([A-Za-z0-9._-]+)` \|", section(readme(), "Libraries"), re.MULTILINE)
    assert sorted(map(canonicalize_name, rows)) == sorted(dependencies())


def section(text: str, heading: str) -> str:
    """The text under a heading, up to the next one of its level or above."""
    found = re.search(rf"^(#+) {heading}\n(.*?)(?=^#{{1,2}} |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"README.md has no section `{heading}`"
    return found[2]


def test_every_target_of_the_makefile_is_in_its_help() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.findall(r"^\.PHONY: (\S+)$", text, re.MULTILINE)
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert re.findall(r"^  make (\S+)", shown, re.MULTILINE) == phony
