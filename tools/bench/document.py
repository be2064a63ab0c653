"""Makes `docs/benchmarks.md` from what was measured: the method in words, and the results of the day.

python -m tools.bench.document      # from docs/benchmarks.json
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tools.bench.goals import Verdict, verdicts
from tools.bench.peers import OURS, PEERS
from tools.bench.results import DECK, WORKS, Measured, Results, load

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE, DATA = DOCS / "benchmarks.md", DOCS / "benchmarks.json"
BUSY = 0.3
"""Processors that other programs may keep busy before wall times are worth less than processor time."""

METHOD = Path(__file__).with_name("method.md").read_text(encoding="utf-8")
BOUNDS = Path(__file__).with_name("bounds.md").read_text(encoding="utf-8")
"""Where the time goes, and what was tried: written by hand, with the figures of a day."""


def page(results: Results | None) -> str:
    """The whole page; without results only the method."""
    parts = [METHOD]
    if results:
        parts += [f"## Results of {results.day}\n", f"{results.machine}\n", _versions(results), *tables(results)]
        parts += [f"{note}\n" for note in results.notes]
    parts.append(BOUNDS)
    return "\n".join(parts)


def tables(results: Results) -> Iterator[str]:
    """The goals, and then every figure, as Markdown."""
    if found := list(verdicts(results)):
        yield "### What is to be reached\n"
        yield _table(
            ("work", "ratio", "of processor time", "goal, at most", "reached"),
            "lrrll", (_verdict(one) for one in found),
        )  # fmt: skip
    works = [work for work in WORKS if work != DECK]
    for size in results.sizes():
        yield f"### {size:,} publications\n"
        rows = [one for work in works for one in results.measured if (one.work, one.size) == (work, size)]
        heads = ("work", "program", "wall, s", "processor, s", "memory, MiB", "x ours", "others")
        yield _table(heads, "llrrrrr", (_figures(one, results) for one in rows))
    if decks := [one for one in results.measured if one.work == DECK]:
        yield f"### {WORKS[DECK]}\n"
        rows_of_decks = ((one.tool, f"{one.wall * 1000:.2f}", _times(one, results)) for one in decks)
        yield _table(("program", "processor, ms", "x ours"), "lrr", rows_of_decks)


def _versions(results: Results) -> str:
    lines = [f"- {label} {version}" for label, version in results.versions.items()]
    lines += [f"- {label}: **could not be installed**: {_cell(why)}" for label, why in results.missing.items()]
    return "\n".join(lines) + "\n"


def _verdict(one: Verdict) -> Sequence[str]:
    cpu = f"{one.cpu_ratio:.3f}" if one.cpu_ratio else ""
    return (one.name, f"{one.ratio:.3f}", cpu, one.goal, "yes" if one.met else "**no**")


def _figures(one: Measured, results: Results) -> Sequence[str]:
    name = PEERS[one.tool].label
    if one.failed or not one.walls:
        return (one.work, name, f"failed: {_cell(one.failed or 'no run')}", "", "", "", "")
    peak = f"{one.peak:,.0f}" if one.peak else ""
    busy = f"{max(one.others):.2f}"
    others = f"**{busy}**" if max(one.others) > BUSY else busy
    return (one.work, name, f"{one.wall:.3f}", f"{one.cpu:.3f}", peak, _times(one, results), others)


def _times(one: Measured, results: Results) -> str:
    """How many times longer it took than ours; only where both did the same."""
    mine = results.find(one.work, OURS, one.size)
    return f"{one.wall / mine.wall:.2f}" if mine and mine.wall and one.wall else ""


def _cell(text: str) -> str:
    """A text that cannot break a table, nor be read as Markdown."""
    return " ".join(text.split()).replace("|", "/").replace("`", "'").replace("<", "(").replace("*", "")


def _table(heads: Sequence[str], sides: str, rows: Iterable[Sequence[str]]) -> str:
    """A table of Markdown; `sides` has a letter for each column, r where figures stand."""
    rule = ["---:" if side == "r" else "---" for side in sides]
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, rule, *rows)) + "\n"


def write() -> None:
    """Make the page anew."""
    PAGE.write_text(page(load(DATA) if DATA.is_file() else None), encoding="utf-8")


if __name__ == "__main__":
    write()
