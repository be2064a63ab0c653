"""In which state a publication is on a day, and until when it must stay listed. Computed here and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from boardpress.contenttype import ContentType, Then
from boardpress.days import add_months
from boardpress.publication import Publication, Value
from boardpress.records import dataclass
from boardpress.states import State

_LISTED = State.LISTED
"""To ask for a member of an enumeration each time takes long before Python 3.12."""
READABLE = frozenset({_LISTED, State.ARCHIVED})
"""States in which the public may read a publication's text."""
KNOWN = READABLE | {State.ON_REQUEST, State.WITHDRAWN}
"""States in which something stands at a publication's address."""
_AFTER = {Then.KEEP: _LISTED, Then.ARCHIVE: State.ARCHIVED, Then.ON_REQUEST: State.ON_REQUEST}


@dataclass(frozen=True, slots=True)
class Standing:
    """How a publication stands on a day.

    `must_stay_until` is the first day on which it may leave the list; None where no rule binds it or it has no date.
    `next_change` is the next day after this one on which its state changes by itself, None where there is none.
    `why` says in a line for the board what the state comes from.
    """

    state: State
    listed_from: date | None
    must_stay_until: date | None
    next_change: date | None = None
    why: str = ""


def standing(publication: Publication, declared: ContentType, day: date) -> Standing:
    """How a publication of a type stands on a day (days are days in Europe/London)."""
    until = first_day_to_leave(publication, declared)
    state, why = _state(publication, declared, until, day)
    return Standing(state, publication.date, until, _next_change(publication, declared, until, day, state), why)


def minimum(publication: Publication, declared: ContentType) -> date | None:
    """The first day on which it may leave by the rule of its type alone; None where none binds it or it has no date.

    Its time counts from the day on which it is listed: its date, or the last day of its clearance where that is later.
    The same date so many months on; where that month has no such day, the first of the next month.
    """
    months = declared.listing.minimum_months
    if publication.date is None or not months:
        return None
    have = _clearance(publication)
    cleared = [day for key in declared.clearance if isinstance(day := have.get(key), date)]
    return add_months(max([publication.date, *cleared]), months)


def first_day_to_leave(publication: Publication, declared: ContentType) -> date | None:
    """The first day on which it may leave: by its type's rule, or later where `listed_until` says so."""
    days = [day for day in (minimum(publication, declared), publication.listed_until) if day]
    return max(days) if days else None


def missing_clearance(publication: Publication, declared: ContentType, day: date = date.max) -> tuple[str, ...]:
    """Labels of the parts of its clearance without which it is not listed: not there, or still to come on the day."""
    have = _clearance(publication)
    group = declared.fields.get("clearance")
    labels = {key: field.label for key, field in group.fields.items()} if group else {}
    return tuple(labels.get(key, key) for key in declared.clearance if key not in have or _is_after(have[key], day))


def _clearance(publication: Publication) -> Mapping[str, Value]:
    given = publication.fields.get("clearance")
    return given if isinstance(given, Mapping) else {}


def _is_after(value: Value, day: date) -> bool:
    return isinstance(value, date) and value > day


def _state(publication: Publication, declared: ContentType, until: date | None, day: date) -> tuple[State, str]:
    if kept := _kept_back(publication, declared):
        return kept
    if publication.date and publication.date > day:
        return State.SCHEDULED, f"its date is {publication.date.isoformat()}"
    withdrawn = withdrawn_on(publication)
    if withdrawn and withdrawn <= day:
        return State.WITHDRAWN, f"withdrawn on {withdrawn.isoformat()}"
    if missing := missing_clearance(publication, declared, day):
        return State.HELD, f"its clearance lacks: {', '.join(missing).lower()}"
    if until and day >= until and declared.listing.then is not Then.KEEP:
        return _AFTER[declared.listing.then], f"its time on the list ended on {until.isoformat()}"
    if until and day < until:
        return _LISTED, f"must stay until {until.isoformat()}"
    return _LISTED, "its date has come" if publication.date else "it needs no date"


def _kept_back(publication: Publication, declared: ContentType) -> tuple[State, str] | None:
    """The state of what is not to be published, whatever the day."""
    if publication.draft:
        return State.DRAFT, "marked as a draft"
    if publication.access != "public":
        return State.INTERNAL, "its access is internal"
    for key, field in declared.fields.items():
        if not field.keeps_internal:
            continue
        value = publication.value(key)
        for choice in value if isinstance(value, tuple) else (value,):
            if choice in field.keeps_internal:
                return State.INTERNAL, f"{field.label.lower()}: {field.values.get(str(choice), choice)}"
    if publication.held is not None:
        return State.HELD, f"held: {publication.held.get('reason', '')}"
    withdrawn = withdrawn_on(publication)
    if withdrawn and publication.date and withdrawn < publication.date:
        # It never was public, so nobody knows its address: not even a neutral page may stand there.
        return State.INTERNAL, f"withdrawn on {withdrawn.isoformat()}, before its date"
    return None


def withdrawn_on(publication: Publication) -> date | None:
    """The day from which it is withdrawn; None where it never is."""
    day = publication.withdrawn.get("date") if publication.withdrawn else None
    return day if isinstance(day, date) else None


def _next_change(
    publication: Publication, declared: ContentType, until: date | None, day: date, now: State
) -> date | None:
    """The first of the days that matter to it, after this one, on which its state is another."""
    candidates = (publication.date, until, withdrawn_on(publication), *_clearance(publication).values())
    to_come = [one for one in candidates if isinstance(one, date) and one > day]
    for candidate in sorted(to_come) if to_come else ():
        if _state(publication, declared, until, candidate)[0] is not now:
            return candidate
    return None
