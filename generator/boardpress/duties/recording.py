"""Brings the ledger up to date with what was found to be in order. It never writes anything that hides a loss."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from boardpress.days import show_day
from boardpress.duties.comparison import Comparison
from boardpress.duties.ledger import NAME, Entry, Ledger, write
from boardpress.duties.matching import alias_addresses
from boardpress.duties.report import corrected, report_of
from boardpress.edition import address_retired
from boardpress.listing import KNOWN, first_day_to_leave, standing, withdrawn_on
from boardpress.problems import UsageError
from boardpress.publication import Publication
from boardpress.records import changed, dataclass


@dataclass(frozen=True, slots=True)
class Recording:
    """A ledger that is up to date, and in a line each what became different."""

    ledger: Ledger
    changes: tuple[str, ...]


def recorded(comparison: Comparison) -> Recording:
    """The ledger as it should be on the day, where nothing would be lost (`keeping.losses` tells).

    Raises UsageError for a day before that of the ledger: entries that bind already must not look as if they did not.
    """
    old = comparison.ledger
    if old.recorded and comparison.day < old.recorded:
        raise UsageError(
            f"{NAME} was written for {show_day(old.recorded)}, and before that day entries that bind would not. "
            "Name a later day with --as-of, or none."
        )
    pairs = sorted([*_known(comparison), *_new(comparison)], key=_name)
    changes = [line for before, after in pairs for line in _changes(before, after)]
    entries = {after.id: after for _, after in pairs if after}
    day = comparison.day if changes or not old.recorded else old.recorded
    return Recording(Ledger({name: entries[name] for name in sorted(entries)}, day), tuple(changes))


def save(site: Path, ledger: Ledger) -> None:
    """Write the ledger in one step."""
    path = site / NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(write(ledger).encode())
    beside.replace(path)


_Pair = tuple[Entry | None, Entry | None]


def _name(pair: _Pair) -> str:
    return next(entry.id for entry in reversed(pair) if entry)


def _known(comparison: Comparison) -> Iterator[_Pair]:
    """Each entry with what becomes of it: None where it never bound, and is not to be listed any longer."""
    for entry in comparison.ledger.entries.values():
        publication = comparison.matches[entry.id].publication
        if not entry.binds(comparison.day):
            kept = entry if entry.disposed_by(comparison.day) else None
            yield entry, kept or (_first(comparison, publication) if publication else None)
        else:
            yield entry, _updated(comparison, entry, publication) if publication else entry


def _new(comparison: Comparison) -> Iterator[_Pair]:
    """An entry for each publication that has a duty and none yet."""
    entries = comparison.ledger.entries
    known = {
        match.publication.id for name, match in comparison.matches.items()
        if match.publication and not entries[name].disposed_by(comparison.day)
    }  # fmt: skip
    for publication in comparison.publications.values():
        if publication.id not in known | entries.keys() and (entry := _first(comparison, publication)):
            yield None, entry


def _first(comparison: Comparison, publication: Publication) -> Entry | None:
    """The entry of a publication that is recorded for the first time; None where it has no duty to be listed.

    It has one where its type's rule binds, and nothing but its day keeps it from being listed.
    """
    declared = comparison.types[publication.type]
    leaves = first_day_to_leave(publication, declared)
    if publication.date is None or leaves is None or not declared.listing.minimum_months:
        return None
    first_day = max(publication.date, comparison.day)
    if standing(publication, declared, first_day).state not in KNOWN:
        return None
    bare = Entry(publication.id, publication.type, publication.address, (), publication.date, leaves,
                 declared.listing.minimum_months, "", 0, ())  # fmt: skip
    return _with_report(comparison, _with_address(bare, publication), publication)


def _updated(comparison: Comparison, entry: Entry, publication: Publication) -> Entry:
    """A binding entry with what may lawfully become different: never less than it was."""
    declared = comparison.types[publication.type]
    new = _with_address(entry, publication)
    leaves = first_day_to_leave(publication, declared)
    if leaves and leaves >= entry.may_leave:
        new = changed(new, may_leave=leaves, months=declared.listing.minimum_months)
    if comparison.is_taken_down(publication):
        return new
    if comparison.is_told(publication, entry):
        return _with_report(comparison, new, publication)
    return _with_more_files(comparison, new, publication)


def _with_address(entry: Entry, publication: Publication) -> Entry:
    former = {*entry.former, entry.address, *alias_addresses(publication)} - {publication.address}
    return changed(
        entry, id=publication.id, type=publication.type, address=publication.address, former=tuple(sorted(former)),
        withdrawn=withdrawn_on(publication), retired=bool(publication.withdrawn) and address_retired(publication),
    )  # fmt: skip


def _with_report(comparison: Comparison, entry: Entry, publication: Publication) -> Entry:
    report = report_of(comparison.site, publication, comparison.types[publication.type])
    latest, corrections = corrected(publication, comparison.day)
    return changed(
        entry, report=report.sha256(), words=report.wording.text_words, sections=report.wording.sections,
        files=report.files, corrected=latest, corrections=corrections,
    )  # fmt: skip


def _with_more_files(comparison: Comparison, entry: Entry, publication: Publication) -> Entry:
    """The entry with files that were added since: as long as the rest is the same, no correction is needed."""
    report = report_of(comparison.site, publication, comparison.types[publication.type])
    if report.sha256(entry.files) != entry.report or entry.files.items() - report.files.items():
        return entry
    return changed(entry, files=report.files, report=report.sha256())


def _changes(before: Entry | None, after: Entry | None) -> Iterator[str]:
    """What became different of an entry, in words."""
    if before is None and after is not None:
        days = f"listed from {show_day(after.first_listed)}, must stay until {show_day(after.may_leave)}"
        yield f"{after.id}: new, {days}"
    elif before is not None and after is None:
        yield f"{before.id}: taken out, it is not to be listed and never was"
    elif before is not None and after is not None and before != after:
        differences = list(_differences(before, after)) or ["brought up to date"]
        yield from (f"{after.id}: {said}" for said in differences)


def _differences(before: Entry, after: Entry) -> Iterator[str]:
    if before.id != after.id:
        yield f"renamed, it was {before.id}"
    elif before.address != after.address:
        yield f"now at /{after.address}"
    if added := [one for one in after.former if one not in before.former]:
        yield f"old addresses {', '.join(f'/{one}' for one in added)}"
    if before.first_listed != after.first_listed:
        yield f"listed from {show_day(after.first_listed)}"
    months = f"{after.months} month{'' if after.months == 1 else 's'}"
    if before.may_leave != after.may_leave:
        by_rule = f", by a rule of {months}" if before.months != after.months else ""
        yield f"must stay until {show_day(after.may_leave)}{by_rule}"
    elif before.months != after.months:
        yield f"its rule is {months}"
    if before.withdrawn != after.withdrawn or before.retired != after.retired:
        yield f"withdrawn on {show_day(after.withdrawn)}" if after.withdrawn else "not to be withdrawn any longer"
    if before.report != after.report:
        told = _told(before.corrected, after.corrected)
        yield f"report of {after.words:,} words and {len(after.files)} files{told}"
    elif before.corrected != after.corrected or before.corrections != after.corrections:
        yield f"correction noted{_told(before.corrected, after.corrected)}"


def _told(before: date | None, after: date | None) -> str:
    return f" (corrected on {show_day(after)})" if after and after != before else ""
