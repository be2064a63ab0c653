"""What stands where, until when, and what is coming: for the board, so everything may be named. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from enum import StrEnum

from boardpress.catalogue import Catalogue
from boardpress.contenttype import ContentType, Then
from boardpress.listing import READABLE, Standing, standing
from boardpress.publication import Publication
from boardpress.records import dataclass
from boardpress.states import Shown, State

CHECKED = READABLE | {State.INTERNAL}
"""States in which somebody relies on a text, so that it has to be checked by its day."""


class Kind(StrEnum):
    """What comes up on a day."""

    CHANGE = "change"
    """Its state is another from that day on."""
    MAY_LEAVE = "may-leave"
    """Its least time on the list is over; it stays, and the board may decide otherwise."""
    CHECK = "check"
    """Its text has to be checked by that day."""
    HELD_CHECK = "held-check"
    """Somebody has to look again at whether it is still to be held."""
    CORRECTION = "correction"
    """A correction appears."""


DUTIES = frozenset({Kind.CHECK, Kind.HELD_CHECK})
"""What somebody has to do: it stays due once its day has come."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that comes up on a day, in words. `state` is the new one where it changes."""

    day: dt.date
    kind: Kind
    what: str
    state: State | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A publication on a day: its state, until when it must stay, what changes next, and why.

    `days_left` counts the days until it may leave the list, None where it is not listed or may leave already.
    `coming` holds what comes up, by day: every duty that is due, and what is still to come.
    """

    id: str
    type: str
    title: str
    path: str
    state: State
    date: dt.date | None
    must_stay_until: dt.date | None
    days_left: int | None
    next_change: dt.date | None
    next_state: State | None
    why: str
    overdue: bool
    """Whether a duty's day has come."""
    coming: tuple[Event, ...]

    def is_shown_as(self, asked: Shown) -> bool:
        """Whether it is among what was asked for."""
        return self.overdue if asked is Shown.OVERDUE else self.state.value == asked.value


def overview(catalogue: Catalogue, day: dt.date) -> list[Row]:
    """Every publication as it stands on a day, by type in the order of declaration, newest first, undated last."""
    types = list(catalogue.board.types)
    found = [_row(item, catalogue.board.types[item.type], day) for item in catalogue.publications.values()]
    return sorted(found, key=lambda row: (types.index(row.type), -(row.date or dt.date.min).toordinal(), row.id))


def within(rows: Iterable[Row], day: dt.date, days: int) -> list[tuple[Event, Row]]:
    """What is due, and what comes up in the next so many days, by day."""
    last = day.toordinal() + days
    pairs = [(event, row) for row in rows for event in row.coming if event.day.toordinal() <= last]
    return sorted(pairs, key=lambda pair: (pair[0].day, pair[1].id, pair[0].kind))


def _row(publication: Publication, declared: ContentType, day: dt.date) -> Row:
    how = standing(publication, declared, day)
    until = how.must_stay_until
    coming = tuple(sorted(_events(publication, declared, how, day), key=lambda event: (event.day, event.kind)))
    return Row(
        id=publication.id,
        type=publication.type,
        title=publication.title,
        path=publication.path,
        state=how.state,
        date=publication.date,
        must_stay_until=until,
        days_left=(until - day).days if until and day < until and how.state is State.LISTED else None,
        next_change=how.next_change,
        next_state=standing(publication, declared, how.next_change).state if how.next_change else None,
        why=how.why,
        overdue=any(event.kind in DUTIES and event.day <= day for event in coming),
        coming=coming,
    )


def _events(publication: Publication, declared: ContentType, now: Standing, day: dt.date) -> Iterator[Event]:
    yield from _changes(publication, declared, now)
    until = now.must_stay_until
    if until and until > day and declared.listing.then is Then.KEEP and _stays(publication, declared, until):
        yield Event(until, Kind.MAY_LEAVE, "its least time on the list is over; it stays unless the board decides")
    if publication.review_by and now.state in CHECKED:
        yield Event(publication.review_by, Kind.CHECK, "to be checked by this day (review_by)")
    next_check = publication.held.get("next_check") if publication.held and now.state is State.HELD else None
    if isinstance(next_check, dt.date):
        yield Event(next_check, Kind.HELD_CHECK, "look again at whether it is still to be held (next_check)")
    for correction in publication.corrections:
        appears = correction.get("date")
        if (
            isinstance(appears, dt.date)
            and appears > day
            and standing(publication, declared, appears).state in READABLE
        ):
            yield Event(appears, Kind.CORRECTION, f"a correction appears: {correction.get('what', '')}")


def _changes(publication: Publication, declared: ContentType, now: Standing) -> Iterator[Event]:
    """Each change of state that comes by itself, one after the other."""
    how = now
    while how.next_change:
        changed = how.next_change
        how = standing(publication, declared, changed)
        yield Event(changed, Kind.CHANGE, f"becomes {how.state}: {how.why}", how.state)


def _stays(publication: Publication, declared: ContentType, until: dt.date) -> bool:
    """Whether it is listed up to the last day of its least time and from the next day on."""
    eve = until - dt.timedelta(days=1)
    return all(standing(publication, declared, one).state is State.LISTED for one in (eve, until))
