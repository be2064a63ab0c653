"""What was measured on a day, as data: what `docs/benchmarks.md` is made from."""

from __future__ import annotations

import json
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

CLEAN, SEARCH, BODY, FACTS, NOTHING, DECK = "clean", "search", "body", "facts", "nothing", "deck"
WORKS = {
    CLEAN: "Everything from nothing (pages, feeds, lists, register, sitemap; no decks, no search data)",
    SEARCH: "Everything from nothing, with search data",
    BODY: "One body edited, the whole command",
    FACTS: "Title and themes of one edited, the whole command",
    NOTHING: "Nothing changed, the whole command",
    DECK: "A deck of eight text slides with notes",
}


@dataclass(slots=True)
class Measured:
    """What one program took for one kind of work at one size. Seconds."""

    work: str
    tool: str
    size: int
    walls: list[float] = field(default_factory=list)
    cpus: list[float] = field(default_factory=list)
    others: list[float] = field(default_factory=list)
    """Processors that other programs kept busy."""
    peak: float = 0.0
    """MiB; 0 where nobody looked."""
    failed: str = ""
    """Why there are no figures."""

    @property
    def wall(self) -> float:
        """The median; 0 where there is none."""
        return statistics.median(self.walls) if self.walls else 0.0

    @property
    def cpu(self) -> float:
        return statistics.median(self.cpus) if self.cpus else 0.0


@dataclass(slots=True)
class Results:
    """A day's measurements, and on what they were made."""

    day: str
    machine: str
    versions: dict[str, str] = field(default_factory=dict)
    """By the label of each program."""
    missing: dict[str, str] = field(default_factory=dict)
    """Programs that could not be installed, and why."""
    measured: list[Measured] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What else a reader has to know."""

    def find(self, work: str, tool: str, size: int) -> Measured | None:
        """What was measured of a program, failed or not."""
        for one in self.measured:
            if (one.work, one.tool, one.size) == (work, tool, size):
                return one
        return None

    def sizes(self) -> Sequence[int]:
        return sorted({one.size for one in self.measured if one.work != DECK})


def save(results: Results, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(asdict(results), indent=1) + "\n", encoding="utf-8")


def load(path: Path) -> Results:
    data = json.loads(path.read_text(encoding="utf-8"))
    measured = [Measured(**one) for one in data.pop("measured")]
    return Results(**data, measured=measured)
