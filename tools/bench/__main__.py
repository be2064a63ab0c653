"""Measures Boardpress beside other generators.

python -m tools.bench [--sizes 1000 5000] [--tools boardpress hugo] [--runs 3] [--work FOLDER] [--peers FOLDER] [--doc]
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from tools.bench import document
from tools.bench.peers import HUGO, OURS, PEERS, Peer, parts_without_search
from tools.bench.results import Results, save
from tools.bench.suite import Suite, measure_decks, python, revision

Installed = tuple[Peer, Path]
"""A program, and the folder that it is installed in."""


def main() -> None:
    """Measure, print the tables, keep the results."""
    chosen = _arguments()
    work = chosen.work.resolve()
    suite = Suite(work, (chosen.peers or work / "peers").resolve(), chosen.runs, _say)
    results = Results(datetime.now(UTC).date().isoformat(), machine())
    peers = suite.installed(chosen.tools, results)
    if not parts_without_search():
        results.notes.append("Boardpress' figures from nothing include the data of its search, others' do not.")
    if revision():
        results.versions[PEERS["boardpress"].label] += f", commit {revision()}"
    for size in chosen.sizes:
        suite.measure(measured_at(size, chosen.sizes, peers), size, results)
        save(results, work / "results.json")
    suite.clear()
    if not chosen.no_decks:
        measure_decks(suite, results)
    save(results, work / "results.json")
    print("\n".join(document.tables(results)))
    print("\n".join(results.notes))
    for label, why in results.missing.items():
        print(f"{label} could not be installed: {why}")
    if chosen.doc:
        save(results, document.DATA)
        document.write()


def measured_at(size: int, sizes: Sequence[int], peers: Sequence[Installed]) -> list[Installed]:
    """The programs that are measured at a size: all at the smallest, those that a goal names at the others."""
    named = {OURS, HUGO}
    return [one for one in peers if size == min(sizes) or one[0].name in named]


def machine() -> str:
    """What it was measured on."""
    model = platform.processor() or platform.machine()
    try:
        described = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        described = []
    for line in described:
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = f"{platform.system()} {platform.release()}"
    return f"{os.cpu_count()} processors ({model}), {memory:.0f} GiB of memory, {system}, Python {python()}."


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000], help="numbers of publications")
    parser.add_argument("--tools", nargs="+", choices=list(PEERS), default=list(PEERS))
    parser.add_argument("--runs", type=int, default=3, help="runs that are counted")
    parser.add_argument("--work", type=Path, default=Path("build/bench"), help="folder to work in")
    parser.add_argument("--peers", type=Path, help="folder that the peers are, or will be, installed in")
    parser.add_argument("--no-decks", action="store_true", help="leave the decks out")
    parser.add_argument("--doc", action="store_true", help="write docs/benchmarks.md and .json")
    return parser.parse_args()


if __name__ == "__main__":
    main()
