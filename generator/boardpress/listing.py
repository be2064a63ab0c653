"""In which state a publication is on a day, and until when it must stay listed. Computed here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from boardpress.contenttype import ContentType
from boardpress.days import add_months
from boardpress.publication import Publication


class State(StrEnum):
    """What the public may see of a publication on a day."""

    DRAFT = "draft"
    INTERNAL = "internal"
    SCHEDULED = "scheduled"
    LISTED = "listed"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a publication stands on a day.

    `must_stay_until` is the first day on which it may leave; None where no rule binds it or it has no date.
    """

    state: State
    listed_from: date | None
    must_stay_until: date | None

    @property
    def public(self) -> bool:
        return self.state is State.LISTED


def standing(publication: Publication, declared: ContentType, day: date) -> Standing:
    """How a publication of a type stands on a day (days are days in Europe/London)."""
    months = declared.listing.minimum_months
    listed_from = publication.date
    until = add_months(listed_from, months) if listed_from and months else None
    return Standing(_state(publication, day), listed_from, until)


def _state(publication: Publication, day: date) -> State:
    if publication.draft:
        return State.DRAFT
    if publication.access != "public":
        return State.INTERNAL
    if publication.date and publication.date > day:
        return State.SCHEDULED
    return State.LISTED
