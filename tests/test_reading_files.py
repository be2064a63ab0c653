"""A file that changes, goes or comes while a site is read is told of as what it is, and never kept as what it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from boardpress.cli import run
from boardpress.contenttype import ContentType
from boardpress.problems import Problem
from boardpress.reading import source
from tests.sites import DAY, GOOD, briefing, snapshot, write_site

PATH = "content/briefings/late.md"
SITE = {**GOOD, PATH: briefing(body="As it was.\n")}
MANY = {f"content/briefings/other-{number}.md": briefing(body=f"Text {number}.\n") for number in range(60)}


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], object]]:
    """What is done once, between the finding of files and their being read."""
    waiting: list[Callable[[], object]] = []
    discover = source.discover

    def found(site: Path, types: dict[str, ContentType]) -> tuple[list[source.Found], list[Problem]]:
        result = discover(site, types)
        while waiting:
            waiting.pop()()
        return result

    monkeypatch.setattr(source, "discover", found)
    return waiting


def build(site: Path, *more: str) -> int:
    return run(["build", "--site", str(site), "--as-of", DAY, *more])


@pytest.mark.parametrize("others", [{}, MANY], ids=["here", "on all cores"])
@pytest.mark.parametrize("before", [False, True], ids=["at first", "later"])
def test_a_file_that_is_gone_before_it_is_read_is_a_problem_of_that_file(
    tmp_path: Path, meanwhile: list[Callable[[], object]], capsys: pytest.CaptureFixture[str], before: bool,
    others: dict[str, str],
) -> None:  # fmt: skip
    site = write_site(tmp_path, {**SITE, **others})
    if before:
        assert build(site) == 0
        (site / PATH).write_text(briefing(body="Another.\n"))
    capsys.readouterr()
    meanwhile.append((site / PATH).unlink)
    assert build(site, "--jobs", "2") == 1
    why = "the file cannot be read: No such file or directory. Put it right, or remove it, and build again."
    assert capsys.readouterr().err.splitlines()[0] == f"{PATH}:1: file: {why}"
    write_site(site, {PATH: ""})
    assert build(site) == 1
    assert "does not begin with front matter" in capsys.readouterr().err, "an empty file is not taken for it"


@pytest.mark.parametrize("before", [False, True], ids=["at first", "later"])
def test_what_changed_before_it_was_read_is_kept_as_it_was_read(
    tmp_path: Path, meanwhile: list[Callable[[], object]], before: bool
) -> None:
    site = write_site(tmp_path / "site", SITE)
    if before:
        assert build(site) == 0
        (site / PATH).write_text(briefing(body="Between.\n"))
    meanwhile.append(lambda: (site / PATH).write_text(briefing(body="As it is.\n")))
    assert build(site) == 0
    assert "As it is." in (site / "site/briefings/late/index.html").read_text()
    (site / PATH).write_text(SITE[PATH])
    assert build(site) == 0
    plain = write_site(tmp_path / "plain", SITE)
    assert build(plain) == 0
    assert snapshot(site / "site") == snapshot(plain / "site")
