"""A build that would come to what stands is told without reading a file; whatever has changed makes it build."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from boardpress import press, start, still
from boardpress.asking import order_for
from boardpress.cli import run
from boardpress.days import parse_day
from boardpress.rewording import republishing
from tests.sites import DAY, GOOD, briefing, snapshot, write_site

BRIEFING = "content/briefings/good.md"
FILES: dict[str, str | bytes] = {
    **GOOD,
    "content/briefings/form.pdf": b"%PDF-1",
    "content/briefings/b.md": briefing(body="[Form](form.pdf)\n"),
}


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A note of each build that was really done, of the whole or of some texts alone."""
    done: list[str] = []
    publish, reword = press.publish, republishing.republished

    def noted(*arguments: object, **named: object) -> press.Outcome:
        done.append("built")
        return publish(*arguments, **named)  # type: ignore[arg-type]  # as they came

    def noted_too(*arguments: object, **named: object) -> object:
        report = reword(*arguments, **named)  # type: ignore[arg-type]  # as they came
        done.extend(["built"] if report else [])
        return report

    monkeypatch.setattr(press, "publish", noted)
    monkeypatch.setattr(republishing, "republished", noted_too)
    return done


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that was published when its files had long been as they are."""
    folder = write_site(tmp_path / "board", FILES)
    (folder / "theme").mkdir()
    (folder / "theme/extra.txt").write_text("x")
    wait_until_old(folder)
    assert build(folder) == 0
    return folder


def wait_until_old(folder: Path) -> None:
    """Until nothing could change once more and show the same times."""
    newest = max(path.stat().st_ctime for path in folder.rglob("*") if path.is_file())
    time.sleep(max(0.0, newest + 2.1 - time.time()))


def build(site: Path, *more: str) -> int:
    return run(["build", "--site", str(site), "--as-of", DAY, *more])


def test_nothing_is_read_where_nothing_changed(
    site: Path, built: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    build(site, "--clean")
    first = capsys.readouterr().out.splitlines()
    built.clear()
    assert build(site) == 0
    second = capsys.readouterr().out.splitlines()
    assert built == []
    assert second[:2] == first[:2]
    assert " 0 files made" in second[2]
    assert second[3:] == first[3:]


CHANGES: dict[str, Callable[[Path], object]] = {
    "a text": lambda site: (site / BRIEFING).write_text((site / BRIEFING).read_text() + "\nMore.\n"),
    "a text of the same length": lambda site: (site / BRIEFING).write_text(
        (site / BRIEFING).read_text().replace("Look", "Pook")
    ),
    "a new text": lambda site: (site / "content/briefings/new.md").write_text(briefing()),
    "a text less": lambda site: (site / BRIEFING).unlink(),
    "a renamed text": lambda site: (site / BRIEFING).rename(site / "content/briefings/other.md"),
    "an attachment": lambda site: (site / "content/briefings/form.pdf").write_bytes(b"%PDF-2"),
    "the configuration": lambda site: (site / "site-config.yml").write_text(
        (site / "site-config.yml").read_text() + "\npartners: [One]\n"
    ),
    "the theme": lambda site: (site / "theme/extra.txt").write_text("y"),
    "a published page": lambda site: (site / "site/index.html").write_text("spoilt"),
    "a published page less": lambda site: (site / "site/index.html").unlink(),
    "a stranger among what is published": lambda site: (site / "site/stranger.txt").write_text("x"),
    "what is kept beside it": lambda site: shutil.rmtree(site / ".site.boardpress"),
    "the ledger": lambda site: (site / "content/ledger.yml").write_text("nonsense"),
    "a link to a text": lambda site: (site / "content/briefings/link.md").symlink_to("good.md"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_whatever_changed_makes_it_build(site: Path, built: list[str], what: str) -> None:
    CHANGES[what](site)
    build(site)
    assert built == ["built"]


def test_a_configuration_behind_a_link_is_never_taken_to_be_as_it_was(site: Path, built: list[str]) -> None:
    target = (site / "site-config.yml").rename(site / "elsewhere.yml")
    (site / "site-config.yml").symlink_to("elsewhere.yml")
    wait_until_old(site)
    build(site)
    built.clear()
    target.write_text(f"{target.read_text()}\npartners: [One]\n")
    build(site)
    assert built == ["built"]
    assert "One" in (site / "site/index.html").read_text()


def test_a_stray_file_beside_the_site_whose_name_is_no_text_is_nobodys_business(site: Path) -> None:
    state = site / ".site.boardpress"
    for _ in range(3):
        (state / os.fsdecode(b"y\xff%d" % (site / "site").stat().st_ino)).write_text("x")
        (site / BRIEFING).write_text((site / BRIEFING).read_text() + "\nMore.\n")
        assert build(site) == 0


def test_a_file_beside_the_folders_of_the_content_is_looked_at_too(site: Path, built: list[str]) -> None:
    (site / "beside.pdf").write_bytes(b"%PDF-1")
    (site / BRIEFING).write_text(f"{(site / BRIEFING).read_text()}\n[A form](../../beside.pdf)\n")
    build(site)
    wait_until_old(site)
    build(site)
    build(site)
    built.clear()
    build(site)
    assert built == []
    (site / "beside.pdf").write_bytes(b"%PDF-2")
    build(site)
    assert built == ["built"]
    assert (site / "site/briefings/good/beside.pdf").read_bytes() == b"%PDF-2"


@pytest.mark.parametrize("asked", [["--base-url", "https://other.example/"], ["--drafts"], ["--only", "feeds"]])
def test_whatever_else_is_asked_for_makes_it_build(site: Path, built: list[str], asked: list[str]) -> None:
    build(site, *asked, "--out", str(site.parent / "elsewhere"))
    assert built == ["built"]


def test_another_day_makes_it_build(site: Path, built: list[str]) -> None:
    assert run(["build", "--site", str(site), "--as-of", "2026-11-21"]) == 0
    assert built == ["built"]


def test_another_register_to_compare_with_makes_it_build(site: Path, built: list[str]) -> None:
    register = site.parent / "previous.json"
    register.write_bytes((site / "site/publications.json").read_bytes())
    for text in ("", " "):
        register.write_text(register.read_text() + text)
        build(site, "--previous", str(register))
    assert built == ["built", "built"]


def test_a_text_that_changed_just_now_is_built_and_not_trusted(site: Path, built: list[str]) -> None:
    """It could change once more within the tick of the clock, and look the same."""
    (site / BRIEFING).write_text((site / BRIEFING).read_text() + "\nMore.\n")
    build(site)
    build(site)
    assert built == ["built", "built"]


def test_a_text_that_changes_while_the_site_is_built_is_in_the_next_build(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, reword = site / BRIEFING, republishing.republished
    path.write_text(path.read_text() + "\nFirst.\n")
    wait_until_old(site)

    def slow(*arguments: object, **named: object) -> object:
        outcome = reword(*arguments, **named)  # type: ignore[arg-type]  # as they came
        path.write_text(path.read_text().replace("First.", "Other."))
        return outcome

    with monkeypatch.context() as patch:
        patch.setattr(republishing, "republished", slow)
        build(site)
    build(site)
    assert "Other." in (site / "site/briefings/good/index.html").read_text()


def test_a_spoilt_note_is_none(site: Path, built: list[str]) -> None:
    note = site / ".boardpress" / still.FILE_NAME
    for data in (b"", b"x" * 100, note.read_bytes()[:-3]):
        note.write_bytes(data)
        build(site)
    assert len(built) == 3


def test_a_site_with_a_problem_says_so_again(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = snapshot(site / "site")
    (site / BRIEFING).write_text("nonsense")
    for _ in range(2):
        capsys.readouterr()
        assert build(site) == 1
        assert "does not begin with front matter" in capsys.readouterr().err
    assert snapshot(site / "site") == before


@pytest.mark.parametrize(
    "given",
    [
        [],
        ["--site", "a", "--out", "b"],
        ["--as-of", "2026-01-01", "--base-url", "https://x.example", "--jobs", "2"],
        ["--only", "feeds", "--only", "robots", "--out", "x"],
        ["--previous", "p.json"],
        ["--clean", "--profile"],
        ["--drafts", "--out", "x"],
    ],
)
def test_plain_options_mean_what_they_mean_to_the_command_line(
    given: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write_site(tmp_path, {**GOOD, "a/site-config.yml": GOOD["site-config.yml"]}))
    seen: list[object] = []

    def published(order: object, *_: object) -> None:
        seen.append(order)
        raise KeyboardInterrupt

    monkeypatch.setattr("boardpress.running._published", published)
    run(["build", *given])
    asked = start.build_asked(["build", *given])
    assert asked is not None
    assert asked.order == seen[0]
    assert (asked.spent.clock is not None) is ("--profile" in given)


@pytest.mark.parametrize(
    "given",
    [
        ["check"], [], ["build", "--drafts"], ["build", "--profile", "yes"],
        ["build", "x"], ["build", "--site"],
        ["build", "--jobs", "-1"], ["build", "--jobs", "two"], ["build", "--as-of", "soon"],
        ["build", "--site=a"], ["build", "--help"],
    ],
)  # fmt: skip
def test_whatever_is_not_plain_is_left_to_the_command_line(
    given: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write_site(tmp_path, GOOD))
    assert start.build_asked(given) is None


def test_the_order_of_a_day_is_that_of_the_day(tmp_path: Path) -> None:
    site = write_site(tmp_path, GOOD)
    assert order_for(parse_day(DAY), site, None, "").day == parse_day(DAY)
    assert os.fspath(order_for(parse_day(DAY), site, None, "").out).endswith("site")
