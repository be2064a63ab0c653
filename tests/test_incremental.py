"""Only what depends on a change is made again, and the result equals a clean build byte for byte."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from boardpress.cli import run
from tests.conftest import copy_example
from tests.sites import DAY, snapshot

BRIEFING = "content/briefings/missing-education.md"


def build(site: Path, *more: str) -> int:
    return run(["build", "--site", str(site), "--as-of", DAY, *more])


def times(out: Path) -> dict[str, int]:
    return {p.relative_to(out).as_posix(): p.stat().st_mtime_ns for p in out.rglob("*") if p.is_file()}


def test_one_edited_briefing_renders_only_what_shows_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = copy_example(tmp_path)
    build(site)
    before = snapshot(site / "site")
    path = site / BRIEFING
    path.write_text(
        re.sub(r"^title: .*$", 'title: "Quite another title"', path.read_text(), count=1, flags=re.MULTILINE)
    )
    capsys.readouterr()
    assert build(site) == 0
    after = snapshot(site / "site")
    changed = {name for name in after if before.get(name) != after[name]}

    assert before.keys() == after.keys()
    assert {
        "briefings/missing-education/index.html",
        "decks/briefings/missing-education.pptx",
        "briefings/index.html",
        "themes/missing-education/index.html",
        "feed.xml",
        "feeds/briefing.xml",
        "feeds/themes/missing-education.xml",
        "publications.json",
        "search/search_index.json",
        "annual-report/2024-25/index.html",
    } <= changed
    assert "decks/briefings/neglect.pptx" not in changed
    assert "annual-report/2025-26/index.html" not in changed
    made = re.search(r"([\d,]+) files made, ([\d,]+) reused", capsys.readouterr().out)
    assert made is not None
    assert int(made[1]) == len(changed), "what was rendered is what changed, and nothing else"


def test_nothing_is_made_where_nothing_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = copy_example(tmp_path)
    build(site)
    before = times(site / "site")
    capsys.readouterr()
    assert build(site) == 0
    assert " 0 files made" in capsys.readouterr().out
    assert times(site / "site") == before


def _edit_body(site: Path, chance: random.Random) -> str:
    path = chance.choice(sorted(site.glob("content/briefings/*.md")))
    path.write_text(path.read_text() + f"\nOne more line, {chance.random()}.\n")
    return f"edit {path.name}"


def _retitle(site: Path, chance: random.Random) -> str:
    path = chance.choice(sorted(site.glob("*/*/*.md")))
    text = re.sub(r"^title: .*$", f'title: "Title {chance.random()}"', path.read_text(), count=1, flags=re.MULTILINE)
    path.write_text(text)
    return f"title {path.name}"


def _redate(site: Path, chance: random.Random) -> str:
    path = chance.choice(sorted(site.glob("content/briefings/*.md")))
    day = chance.choice(["2024-12-01", "2025-12-01", "2026-11-22"])
    path.write_text(re.sub(r"^date: .*$", f"date: {day}", path.read_text(), count=1, flags=re.MULTILINE))
    return f"date {path.name} {day}"


def _add(site: Path, chance: random.Random) -> str:
    name = f"added-{chance.randrange(10**6)}"
    theme = chance.choice(["neglect", "safer-sleep", "voice-of-the-child"])
    (site / f"content/briefings/{name}.md").write_text(
        f"---\ntitle: Added {name}\ndate: 2026-10-01\nsummary: Added.\nthemes: [{theme}]\nrelated: [neglect.md]\n"
        "---\n\n## What to do now\n\n- Look.\n"
    )
    return f"add {name}"


def _remove(site: Path, chance: random.Random) -> str:
    added = sorted(site.glob("content/briefings/added-*.md"))
    if not added:
        return _add(site, chance)
    path = chance.choice(added)
    path.unlink()
    return f"remove {path.name}"


def _internal(site: Path, chance: random.Random) -> str:
    path = chance.choice(sorted(site.glob("learning/summaries/*.md")))
    text = path.read_text()
    path.write_text(text.replace("access: internal\n", "") if "access: internal" in text
                    else text.replace("\ntitle:", "\naccess: internal\ntitle:", 1))  # fmt: skip
    return f"access {path.name}"


def _configure(site: Path, chance: random.Random) -> str:
    path = site / "site-config.yml"
    path.write_text(
        re.sub(r"^summary: .*$", f"summary: Words {chance.random()}", path.read_text(), count=1, flags=re.MULTILINE)
    )
    return "configuration"


EDITS: tuple[Callable[[Path, random.Random], str], ...] = (
    _edit_body, _edit_body, _retitle, _redate, _add, _add, _remove, _internal, _configure,
)  # fmt: skip


def _random_edits(tmp_path: Path, seed: int, steps: int) -> None:
    site = copy_example(tmp_path / "site")
    chance = random.Random(seed)
    build(site)
    history = []
    for step in range(steps):
        history.append(chance.choice(EDITS)(site, chance))
        code = build(site)
        if code == 1:
            history.append("(refused)")
            continue
        assert code == 0, history
        clean = tmp_path / f"clean-{step}"
        assert build(site, "--clean", "--out", str(clean)) == 0
        assert snapshot(clean) == snapshot(site / "site"), history


def test_random_edits_build_the_same_as_from_nothing(tmp_path: Path) -> None:
    _random_edits(tmp_path, seed=20261122, steps=6)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_many_random_edits_build_the_same_as_from_nothing(tmp_path: Path, seed: int) -> None:
    _random_edits(tmp_path, seed=seed, steps=15)
