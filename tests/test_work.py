"""How much work a build does, counted and not timed: files made, files written, modules loaded."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from boardpress import press, publishers
from boardpress.asking import order_for
from boardpress.cli import run
from boardpress.days import parse_day
from tests import sites
from tests.sites import snapshot
from tests.test_still import wait_until_old
from tools.bench import flavours
from tools.bench.corpus import DAY

COUNTED = """\
import sys
from boardpress.start import main
try:
    main()
finally:
    print("LOADED", *sorted(sys.modules))
"""
HEAVY = ("mkdocs", "material", "pptx", "jinja2", "PIL", "rich", "babel", "typer")
"""Libraries that take long to load and have nothing to do where no file is made."""
NOT_FOR_AN_EDIT = (
    "mkdocs", "material", "babel", "pptx", "typer", "click", "rich", "jinja2", "feedgen", "dateutil", "multiprocessing",
    "concurrent", "ssl", "http", "pygments", "lxml",
)  # fmt: skip
"""Libraries that one edited page does not need, where the look is as it was and nobody looks at a terminal."""

SPARED = {
    "boardpress.press", "boardpress.publishers.feeds.rss", "importlib.metadata", "boardpress.reading.declared", "yaml",
    "shutil", "boardpress.publishers.website.listingpages", "boardpress.building.build", "boardpress.publicboard",
    "dataclasses", "inspect", "pydantic_core", "typing_extensions", "uuid", "decimal", "zoneinfo",
}  # fmt: skip
"""What a whole build needs, and a text that is published again does not."""


def corpus(folder: Path, count: int) -> Path:
    """A board of that many invented publications."""
    flavours.write_corpus(folder / f"board-{count}", "boardpress", count)
    return folder / f"board-{count}"


def arguments(site: Path) -> list[str]:
    """Of a build in one process, so that nothing is loaded unseen."""
    return ["build", "--site", str(site), "--as-of", DAY.isoformat(), "--jobs", "1"]


def modules(site: Path) -> set[str]:
    """The modules that a build in a process of its own has loaded."""
    done = subprocess.run([sys.executable, "-c", COUNTED, *arguments(site)], capture_output=True, text=True, check=True)
    line = done.stdout.splitlines()[-1]
    assert line.startswith("LOADED ")
    return set(line.split()[1:])


def loaded(site: Path) -> set[str]:
    """The libraries that it has loaded, by their first names."""
    return {name.partition(".")[0] for name in modules(site)}


def made(site: Path, capsys: pytest.CaptureFixture[str]) -> int:
    """How many files a build made."""
    capsys.readouterr()
    assert run(arguments(site)) == 0
    found = re.search(r"([\d,]+) files? made", capsys.readouterr().out)
    assert found
    return int(found[1].replace(",", ""))


def test_a_build_without_a_change_loads_nothing_that_makes_files(tmp_path: Path) -> None:
    site = corpus(tmp_path, 20)
    first = loaded(site)
    assert {"mkdocs", "feedgen", "jinja2"} <= first, "a first build does load them, or this test is blind"
    assert loaded(site) & set(HEAVY) == set()


def test_where_all_is_seen_to_be_as_it_was_no_library_is_loaded(tmp_path: Path) -> None:
    site = corpus(tmp_path, 20)
    wait_until_old(site)
    unneeded = {"pydantic_core", "dataclasses", "inspect", "zoneinfo", "yaml", "lxml.etree", "markdown"}
    unneeded |= {"boardpress.publication", "boardpress.progress"}
    assert modules(site) >= unneeded, "a first build does load them, or this test is blind"
    assert modules(site) & unneeded == set()


def test_one_edited_text_loads_neither_mkdocs_nor_python_pptx(tmp_path: Path) -> None:
    site = corpus(tmp_path, 20)
    assert run(arguments(site)) == 0
    flavours.edit_body(site, 1)
    assert loaded(site) & set(NOT_FOR_AN_EDIT) == set()


def test_one_edited_text_loads_no_more_of_ours_than_it_needs(tmp_path: Path) -> None:
    site = corpus(tmp_path, 20)
    wait_until_old(site)
    assert modules(site) >= SPARED, "a first build does load them, or this test is blind"
    flavours.edit_body(site, 1)
    assert modules(site) & SPARED == set()


def test_other_facts_of_a_text_load_nothing_that_checks_configurations(tmp_path: Path) -> None:
    site = corpus(tmp_path, 20)
    wait_until_old(site)
    checking = {"boardpress.reading.declared"}
    first = modules(site)
    assert first >= checking, "a first build does load it, or this test is blind"
    assert "pydantic" not in first, "its core is enough"
    flavours.edit_facts(site, 1)
    assert modules(site) & {*checking, "boardpress.duties.deployed"} == set()


def test_an_edit_makes_as_little_in_a_large_board_as_in_a_small_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counts = {}
    for count in (20, 60):
        site = corpus(tmp_path, count)
        made(site, capsys)
        flavours.edit_body(site, 1)
        text = made(site, capsys)
        flavours.edit_facts(site, 1)
        counts[count] = (text, made(site, capsys), made(site, capsys))
    assert counts[20][0] == counts[60][0] == 2, "its page, and what search finds"
    assert counts[20][2] == counts[60][2] == 0
    # Lists, feeds, themes and agencies, and whatever names the title; but not the whole board.
    assert counts[60][1] <= counts[20][1] + 10


def files(site: Path) -> dict[tuple[int, int], str]:
    """Every page of both trees, which change places: by number and time of the file, the folder of the page."""
    return {(path.stat().st_ino, path.stat().st_mtime_ns): path.parent.name for path in site.rglob("*.html")}


def test_no_page_is_written_that_is_the_same(tmp_path: Path) -> None:
    site = corpus(tmp_path, 20)
    assert run(arguments(site)) == 0
    flavours.edit_body(site, 1)
    assert run(arguments(site)) == 0
    # Both trees have been written by now.
    before, public = files(site), snapshot(site / "site")
    flavours.edit_body(site, 2)
    assert run(arguments(site)) == 0
    after, shown = files(site), snapshot(site / "site")
    changed = {Path(name).parent.name for name in shown if shown[name] != public[name]}
    assert len(changed) == 2
    assert "search" in changed
    assert {after[file] for file in after.keys() - before.keys()} == changed - {"search"}


@pytest.mark.parametrize(
    "only, planned",
    [((), set(publishers.names())), (("feeds",), {"feeds"}), (("website",), {"website", "attachments", "decks"})],
)
def test_of_a_part_of_a_site_nothing_is_planned_that_it_does_not_need(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, only: tuple[str, ...], planned: set[str]
) -> None:
    """Pages show the size of decks, which stand behind attachments."""
    asked: list[str] = []
    plan = publishers.plan

    def noted(name: str) -> publishers.Plan:
        asked.append(name)
        return plan(name)

    order = order_for(parse_day(sites.DAY), sites.write_site(tmp_path, sites.GOOD), None, sites.DAY)
    edition = press.edition_of(order, press.catalogue(order))
    monkeypatch.setattr(publishers, "plan", noted)
    assert press.planned(edition, only)
    assert sorted(asked) == sorted(planned)
