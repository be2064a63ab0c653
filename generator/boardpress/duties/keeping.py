"""Compares what there is with what the ledger, and the last deployment, say must be there.

An entry binds from its first listed day on. It ends with a decision to dispose of it, which may not come before its
time is over: what is on request has no end (Working Together 2013 and 2015: at least 12 months on the website, then
available on request), and an address is for good.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from boardpress.duties.comparison import Comparison
from boardpress.duties.gone import Gone
from boardpress.duties.ledger import NAME, Entry, load
from boardpress.duties.losses import Loss
from boardpress.duties.present import Present
from boardpress.duties.recording import Recording, recorded
from boardpress.problems import Problem, Severity
from boardpress.reading.reader import Reading
from boardpress.records import dataclass

if TYPE_CHECKING:
    from boardpress.duties.deployed import Deployed

NAMED = 5
"""How many changes a warning names."""


@dataclass(frozen=True, slots=True)
class Duties:
    """The duties of a site on a day."""

    comparison: Comparison
    unreadable: tuple[Problem, ...]
    """What is wrong with the ledger itself."""

    def problems(self, deployed: Deployed | None = None, roots: tuple[str, ...] = ()) -> list[Problem]:
        """Everything that would be lost. `roots` are the addresses that the site may have been published at."""
        found = losses(self.comparison)
        problems = [*self.unreadable, *(problem for each in found.values() for problem in each)]
        if deployed and not self.unreadable:
            from boardpress.duties.deployed import Deployment

            problems += Deployment(self.comparison, deployed, roots, found.keys()).problems()
        return problems

    def bound(self) -> frozenset[str]:
        """Ids of what must not change unseen: all that an entry speaks of, and all that has a rule of listing."""
        comparison = self.comparison
        spoken_of = {match.publication.id for match in comparison.matches.values() if match.publication}
        ruled = {
            one.id for one in comparison.publications.values() if comparison.types[one.type].listing.minimum_months
        }
        return frozenset(spoken_of | ruled)

    def behind(self) -> Iterator[Problem]:
        """A warning where the ledger does not say yet what it should; none for a day before that of the ledger."""
        written = self.comparison.ledger.recorded
        if written and self.comparison.day < written:
            return
        if changes := self.recorded().changes:
            more = f"; and {len(changes) - NAMED} more" if len(changes) > NAMED else ""
            message = f"it is behind: {'; '.join(changes[:NAMED])}{more}. Run `boardpress record`, and commit the file."
            yield Problem(NAME, 1, "file", message, Severity.WARNING)

    def recorded(self) -> Recording:
        """The ledger as it should be. Raises UsageError for a day before that of the ledger."""
        return recorded(self.comparison)


def duties(site: Path, reading: Reading, day: date) -> Duties:
    """The duties of a site as its ledger says, held against what was read of it."""
    ledger, unreadable = load(site)
    return Duties(Comparison(site, reading, ledger, day), tuple(unreadable))


def losses(comparison: Comparison) -> dict[str, list[Problem]]:
    """What would be lost, by the id of each entry of which anything would."""
    found = {entry.id: list(_losses(comparison, entry)) for entry in comparison.ledger.entries.values()}
    return {identifier: problems for identifier, problems in found.items() if problems}


def _losses(comparison: Comparison, entry: Entry) -> Iterator[Problem]:
    if entry.disposed and entry.disposed.date < entry.may_leave:
        message = Loss(entry, comparison.day).disposed_early(entry.disposed.date)
        yield Problem(NAME, entry.line("disposed"), f"{entry.id}.disposed", message)
    if not entry.binds(comparison.day):
        return
    publication = comparison.matches[entry.id].publication
    if publication is None:
        yield from Gone(comparison, entry).problems()
    else:
        yield from Present(comparison, entry, publication).problems()
