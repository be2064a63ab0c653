"""The page of benchmarks is made from what was measured, and says what failed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.bench import document
from tools.bench.goals import PPTX, verdicts
from tools.bench.peers import HUGO, MKDOCS, OURS, ZENSICAL
from tools.bench.results import BODY, CLEAN, DECK, SEARCH, Measured, Results, load, save


def measured(work: str, tool: str, size: int, wall: float, peak: float = 0.0, others: float = 0.0) -> Measured:
    return Measured(work, tool, size, [wall * 2, wall, wall], [wall, wall, wall], [others] * 3, peak)


@pytest.fixture
def results() -> Results:
    return Results(
        "2026-11-23",
        "2 processors (some model), 8 GiB of memory, Linux 6, Python 3.11.",
        {"Boardpress": "0.1, commit abc", "Hugo": "0.168"},
        {"Eleventy": "npm: no such file | or <folder>"},
        [
            measured(CLEAN, OURS, 1000, 1.0),
            measured(CLEAN, HUGO, 1000, 0.8, others=0.9),
            measured(CLEAN, MKDOCS, 1000, 5.0),
            measured(SEARCH, OURS, 1000, 1.2),
            Measured(SEARCH, ZENSICAL, 1000, failed="exit code -6: killed"),
            measured(BODY, OURS, 1000, 0.4),
            measured(CLEAN, OURS, 2000, 1.9),
            measured(BODY, OURS, 2000, 0.7),
            measured(CLEAN, OURS, 10_000, 9.0, peak=500),
            measured(CLEAN, HUGO, 10_000, 9.0, peak=1200),
            measured(DECK, OURS, 0, 0.0008),
            measured(DECK, PPTX, 0, 0.02),
        ],
        ["Ours has more in it."],
    )


def test_goals_are_ratios_of_medians_of_one_run(results: Results) -> None:
    assert [(one.name, one.goal, round(one.ratio, 3), one.met) for one in verdicts(results)] == [
        ("clean, 1,000", "1.5 x hugo", 1.25, True),
        ("clean, 1,000", "0.25 x mkdocs", 0.2, True),
        ("body, 1,000", "0.2 x hugo", 0.5, False),
        ("deck", "0.05 x python-pptx", 0.04, True),
        ("deck, alone", "1 x a millisecond", 0.8, True),
        ("memory, 10,000", "0.5 x hugo, below 1,024 MiB", 0.417, True),
        ("clean, 1,000 to 2,000", "2 x the smaller", 1.9, True),
        ("body, 1,000 to 2,000", "1.6 x the smaller", 1.75, False),
    ]


def test_a_goal_without_figures_of_both_sides_is_not_judged(results: Results) -> None:
    assert "clean, 5,000" not in {one.name for one in verdicts(results)}
    assert list(verdicts(Results("2026-11-23", ""))) == []


def test_the_page_shows_every_figure_and_what_failed(results: Results) -> None:
    text = document.page(results)
    assert text.startswith("# Benchmarks\n")
    assert "## Results of 2026-11-23" in text
    assert f"Ours has more in it.\n\n{document.BOUNDS}" in text
    assert "- Eleventy: **could not be installed**: npm: no such file / or (folder>" in text
    assert "| clean | Boardpress | 1.000 | 1.000 |  | 1.00 | 0.00 |" in text
    assert "| clean | Hugo | 0.800 | 0.800 |  | 0.80 | **0.90** |" in text
    assert "| search | Zensical | failed: exit code -6: killed |" in text
    assert "| clean | Hugo | 9.000 | 9.000 | 1,200 | 1.00 | 0.00 |" in text
    assert "| python-pptx | 20.00 | 25.00 |" in text
    assert "| body, 1,000 | 0.500 | 0.500 | 0.2 x hugo | **no** |" in text


def test_results_come_back_as_they_were_kept(results: Results, tmp_path: Path) -> None:
    save(results, tmp_path / "results.json")
    assert load(tmp_path / "results.json") == results


def test_the_page_in_the_repository_is_what_was_measured() -> None:
    made = document.page(load(document.DATA) if document.DATA.is_file() else None)
    assert document.PAGE.read_text(encoding="utf-8") == made, "run `python -m tools.bench.document`"
