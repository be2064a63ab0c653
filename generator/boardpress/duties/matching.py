"""Which publication an entry of the ledger speaks of, whatever its file is called now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from boardpress.duties.ledger import Entry, Ledger
from boardpress.publication import Publication
from boardpress.records import dataclass


def alias_addresses(publication: Publication) -> tuple[str, ...]:
    """The old addresses of a publication in the form of `Publication.address`."""
    return tuple(f"{alias.strip('/')}/" for alias in publication.aliases)


@dataclass(frozen=True, slots=True)
class Match:
    """The publication of an entry; none where it is gone.

    `other` is then one that has an entry of its own and to which the address leads: a redirect is no report.
    """

    publication: Publication | None = None
    other: Publication | None = None


def matches(ledger: Ledger, publications: Mapping[str, Publication], day: date) -> dict[str, Match]:
    """The publication of each entry, by the entry's id: that of its id, or the one that took its address over.

    Nothing can stand for two entries that bind: of two reviews that lead to one file, one is lost.
    """
    leading = {address: one for one in publications.values() for address in alias_addresses(one)}
    found: dict[str, Match] = {}
    taken: set[str] = set()
    for identifier in sorted(ledger.entries, key=lambda name: not ledger.entries[name].binds(day)):
        entry = ledger.entries[identifier]
        found[identifier] = _match(entry, ledger, publications, leading, taken)
        if renamed := found[identifier].publication:
            taken.add(renamed.id)
    return found


def _match(
    entry: Entry,
    ledger: Ledger,
    publications: Mapping[str, Publication],
    leading: Mapping[str, Publication],
    taken: set[str],
) -> Match:
    if entry.id in publications:
        return Match(publications[entry.id])
    leads_to = leading.get(entry.address)
    if leads_to is None:
        return Match()
    if leads_to.id in ledger.entries or leads_to.id in taken:
        return Match(other=leads_to)
    return Match(leads_to)
