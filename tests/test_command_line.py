"""Options and exit codes: 0 done, 1 problems, 2 wrong usage, 3 a fault of ours."""

# The messages stand as they are shown, however long.
# ruff: noqa: E501

from __future__ import annotations

import gc
import os
import re
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from boardpress import __version__, cli, days, press, start
from boardpress.cli import run
from tests.conftest import ROOT
from tests.sites import DAY, GOOD, snapshot, write_site


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path / "board", GOOD)


def test_the_site_is_found_from_a_folder_within_it(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site / "content/briefings")
    assert run(["build", "--as-of", DAY]) == 0
    assert (site / "site/index.html").is_file()


def test_where_there_is_no_site_the_remedy_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["build"]) == 2
    assert capsys.readouterr().err == (
        "boardpress: there is no site-config.yml here or above. Go to the site's folder, or name it with --site.\n"
    )


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["--as-of", "2099-01-01"], "2099-01-01 is still to come. Name a folder of its own with --out."),
        (["--as-of", "soon"], "--as-of: 'soon' is no date. Write it as 2026-02-28."),
        (["--only", "feeds"], "A part of the site must not be written into the public folder. Name another with --out."),
        (["--drafts"], "A preview of drafts must not be written into the public folder. Name another with --out."),
        (["--only", "fedes", "--out", "x"], "there is no publisher `fedes`. Choose from attachments, decks, feeds, "
         "redirects, register, robots, search, website."),
        (["--base-url", "www.x.example", "--out", "x"], "'www.x.example' is no address. Write the whole of it, with https://."),
        (["--base-url", "https://a[b/", "--out", "x"], "'https://a[b/' is no address. Write the whole of it, with https://."),
    ],
)  # fmt: skip
def test_wrong_usage_is_said_and_changes_nothing(
    site: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", "--site", str(site), *arguments]) == 2
    assert capsys.readouterr().err == f"boardpress: {said}\n"
    assert not (site / "site").exists()


@pytest.mark.parametrize("name", ["", "__init__", "../press", "website.py", "website/render", "feeds\0", " robots"])
def test_what_is_no_publisher_is_none_whatever_its_file(
    name: str, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", "--site", str(site), "--out", "x", "--only", "feeds", "--only", name]) == 2
    assert capsys.readouterr().err.startswith(f"boardpress: there is no publisher `{name}`. Choose from attachments, ")


def test_an_unknown_option_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "--fast"]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_a_folder_of_somebody_elses_is_not_overwritten(site: Path, tmp_path: Path) -> None:
    other = write_site(tmp_path / "other", {"letter.txt": "Dear"})
    assert run(["build", "--site", str(site), "--as-of", DAY, "--out", str(other)]) == 2
    assert (other / "letter.txt").read_text() == "Dear"


def test_only_some_publishers_write_only_their_files(site: Path, tmp_path: Path) -> None:
    out = tmp_path / "feeds"
    assert run(["build", "--site", str(site), "--as-of", DAY, "--only", "feeds", "--out", str(out)]) == 0
    assert {path for path in snapshot(out) if not path.startswith("feed")} == set()


def test_the_number_of_processes_changes_no_byte(site: Path, tmp_path: Path) -> None:
    for jobs in ("1", "3"):
        out = tmp_path / jobs
        assert run(["build", "--site", str(site), "--as-of", DAY, "--clean", "--jobs", jobs, "--out", str(out)]) == 0
    assert snapshot(tmp_path / "1") == snapshot(tmp_path / "3")


def test_a_fault_of_ours_shows_no_traceback_and_leaves_it_in_a_file(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("inside")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(press, "publish", broken)
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 3
    said = capsys.readouterr().err
    assert said.startswith("boardpress: a fault of ours, not of your files: RuntimeError. The last site is untouched.")
    assert "Traceback" not in said
    assert "inside" in (tmp_path / "boardpress-fault.txt").read_text()


def test_a_fault_is_kept_elsewhere_where_the_folder_cannot_be_written(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("inside")

    (tmp_path / "boardpress-fault.txt").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(press, "publish", broken)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 3
    said = capsys.readouterr().err
    assert "Traceback" not in said
    (kept,) = tmp_path.glob("boardpress-fault-*")
    assert "inside" in kept.read_text()
    assert str(kept) in said


def test_a_build_says_what_it_made_and_the_day_of_the_next_change(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_site(
        site, {"content/briefings/later.md": GOOD["content/briefings/good.md"].replace("2026-03-01", "2026-12-24")}
    )
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 0
    said = capsys.readouterr().out
    assert "2 publications, " in said
    assert "next change: 24 December 2026" in said
    assert "python3 -m http.server --directory" in said


def test_the_module_is_the_command() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generator")}
    done = subprocess.run(
        [sys.executable, "-m", "boardpress", "--version"], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout == f"boardpress {__version__}\n"


@pytest.mark.parametrize("how", [["-u"], []], ids=["told line by line", "told at the end"])
def test_that_nobody_reads_to_the_end_is_no_fault(site: Path, how: list[str]) -> None:
    """As where it is piped into `head`, which stops reading."""
    started = subprocess.Popen(
        [sys.executable, *how, "-m", "boardpress", "build", "--as-of", DAY, "--site", str(site)],
        cwd=site, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert started.stdout is not None
    started.stdout.close()
    _, said = started.communicate()
    assert (started.returncode, said) == (0, "")
    assert not (site / "boardpress-fault.txt").exists()


@pytest.mark.parametrize(
    "arguments, code",
    [
        (["--as-of", DAY], 0), (["--as-of", DAY, "--profile"], 0), (["--as-of", "soon"], 2), (["--fast"], 2),
        (["--as-of", DAY, "--out", "other"], 2), (["--as-of", DAY, "--site", "bad"], 1), (["--as-of", DAY, "--jobs", "x"], 2),
    ],
)  # fmt: skip
def test_a_plain_build_answers_as_the_command_line_does(
    site: Path, arguments: list[str], code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_site(site, {"other/letter.txt": "Dear"})
    write_site(site / "bad", {**GOOD, "content/briefings/bad.md": "---\ntitel: x\n---\n"})
    monkeypatch.chdir(site)
    monkeypatch.setattr(gc, "disable", lambda: None)
    monkeypatch.setattr(sys, "argv", ["boardpress", "build", *arguments])
    run(["build", "--as-of", DAY])
    capsys.readouterr()
    said = []
    for begin in (start.main, cli.main):
        with pytest.raises(SystemExit) as ended:
            begin()
        assert ended.value.code == code
        shown = capsys.readouterr()
        said.append((re.sub(r" +\d+\.\d+", " N", shown.out), shown.err))
    assert said[0] == said[1]
    assert said[0][1 if code else 0]


@given(st.integers(0, 1 << 32).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)))
@example(datetime(2026, 6, 30, 22, 59, 59, tzinfo=UTC))
@example(datetime(2026, 6, 30, 23, 0, tzinfo=UTC))
@example(datetime(2026, 12, 31, 23, 59, tzinfo=UTC))
def test_days_are_days_in_london(moment: datetime) -> None:
    assert days.london_day(moment) == moment.astimezone(ZoneInfo("Europe/London")).date()
    assert days.today().year >= 2026
