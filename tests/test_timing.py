"""`--profile` says where the time went, and costs nothing where nobody asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from boardpress.cli import run
from boardpress.timing import OFF, Profile, profile_lines
from tests.sites import DAY, GOOD, write_site


def test_steps_add_up_and_show_what_was_within_them() -> None:
    now = [0.0]
    profile = Profile(lambda: now[0])
    for _ in range(2):
        with profile.step("make"):
            now[0] += 1
            with profile.step("write"):
                now[0] += 0.25
            profile.add("website", 3)
    with profile.step("publish"):
        now[0] += 2
    assert list(profile_lines(profile)) == [
        "make                                2.500 s",
        "  write                             0.500 s",
        "  website                           6.000 s of work, on all cores",
        "publish                             2.000 s",
    ]


def test_a_step_that_fails_is_counted_and_the_next_one_stands_where_it_should() -> None:
    now = [0.0]
    profile = Profile(lambda: now[0])

    def fail() -> None:
        with profile.step("make"), profile.step("render"):
            now[0] += 1
            raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - it is our own
        fail()
    with profile.step("tidy"):
        now[0] += 1
    assert [(one.name, one.depth, one.seconds) for one in profile.taken()] == [
        ("make", 0, 1), ("render", 1, 1), ("tidy", 0, 1),
    ]  # fmt: skip


def test_without_a_clock_nothing_is_measured() -> None:
    with OFF.step("make"), OFF.step("write"):
        pass
    assert OFF.taken() == []


def profiled(site: Path, capsys: pytest.CaptureFixture[str], *options: str) -> list[str]:
    """The lines of a build's profile without their figures: names, as far in as they stand, and what is work."""
    assert run(["build", "--site", str(site), "--as-of", DAY, "--profile", *options]) == 0
    lines = [line[2:] for line in capsys.readouterr().out.splitlines() if " s" in line[32:46]]
    return [f"{line[:32].rstrip()}{' *' if line.endswith('cores') else ''}" for line in lines]


def test_a_build_shows_each_step_and_each_publisher(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = write_site(tmp_path, GOOD)
    first = profiled(site, capsys, "--jobs", "1")
    for step in ("start", "read", "  parse", "compose", "frames", "plan", "  website", "  feeds", "make", "publish"):
        assert step in first
    rendered = first[first.index("  render") :]
    assert {"    website", "    decks", "    register", "    write"} <= set(rendered)
    again = profiled(site, capsys)
    assert "  website" in again
    assert "  render" not in again, "nothing is rendered, so nothing is said of it"


def test_work_of_processes_is_shown_by_publisher(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {f"content/briefings/b{number}.md": GOOD["content/briefings/good.md"] for number in range(160)}
    shown = profiled(write_site(tmp_path, {**GOOD, **files}), capsys, "--jobs", "2")
    assert {"    parsing *", "    decks *"} <= set(shown)
