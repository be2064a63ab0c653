"""Whether the public finds what the ledger says that it must find."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from boardpress.contenttype import ContentType
from boardpress.days import add_months
from boardpress.duties.comparison import Comparison
from boardpress.duties.ledger import Entry
from boardpress.duties.losses import Loss
from boardpress.duties.matching import alias_addresses
from boardpress.duties.unchanged import Unchanged
from boardpress.edition import address_retired
from boardpress.listing import (
    KNOWN,
    READABLE,
    first_day_to_leave,
    missing_clearance,
    standing,
    withdrawn_on,
)
from boardpress.problems import Problem
from boardpress.publication import Publication
from boardpress.records import changed, dataclass
from boardpress.states import State


@dataclass(frozen=True)
class Present:
    """An entry that binds, and the publication that it speaks of."""

    comparison: Comparison
    entry: Entry
    publication: Publication

    def problems(self) -> Iterator[Problem]:
        """Everything that would be lost of it."""
        problems = list(self._problems())
        yield from problems
        if not problems and not self._wrong_keys:
            yield from self._whatever_else()

    def _problems(self) -> Iterator[Problem]:
        if undone := list(self._withdrawal()):
            yield from undone
            return
        if self._is_taken_down and address_retired(self.publication):
            return
        if self._has_lost_its_duty:
            yield self._at("file", self._loss_of_old.type_without_duty(self._folder))
            return
        yield from self._kept_back()
        yield from self._dates()
        yield from self._addresses()
        if self._is_taken_down:
            return
        if self._is_in_its_time and self.publication.date == self.entry.first_listed:
            yield from self._term()
        if self.comparison.is_kept(self.entry, self.publication.type):
            yield from Unchanged(self.comparison, self.entry, self.publication, self._loss).problems()

    @cached_property
    def _loss(self) -> Loss:
        on_request = self.comparison.is_then_on_request(self.publication.type)
        return Loss(self.entry, self.comparison.day, self.publication, on_request)

    @cached_property
    def _loss_of_old(self) -> Loss:
        """The same without the title of what stands there now, which may be something else."""
        return changed(self._loss, publication=None)

    @property
    def _has_lost_its_duty(self) -> bool:
        """Whether it is, in its time, of another type, which has no rule of listing."""
        moved = self.publication.type != self.entry.type
        return moved and self._is_in_its_time and not self._declared.listing.minimum_months

    @property
    def _declared(self) -> ContentType:
        return self.comparison.types[self.publication.type]

    @cached_property
    def _is_taken_down(self) -> bool:
        return self.comparison.is_taken_down(self.publication)

    @property
    def _is_in_its_time(self) -> bool:
        return self.comparison.day < self.entry.may_leave

    @cached_property
    def _wrong_keys(self) -> frozenset[str]:
        """Keys of which it is said already that they cannot be read."""
        wrong = (one for one in self.comparison.reading.problems if one.path == self.publication.path and one.is_error)
        return frozenset(one.field.partition(".")[0] for one in wrong)

    def _has(self, key: str) -> bool:
        """Whether a key stands in the source, be it right or wrong."""
        return key in self.comparison.reading.catalogue.lines.get(self.publication.path, {})

    def _is_unreadable(self, key: str) -> bool:
        return self._has(key) and key in self._wrong_keys

    def _at(self, key: str, message: str) -> Problem:
        """A problem at a key of the source, or at its first line where the key is not there."""
        path = self.publication.path
        return Problem(path, self.comparison.reading.catalogue.line(path, key), key, message)

    def _withdrawal(self) -> Iterator[Problem]:
        """What was taken down stays so, from the day that was recorded."""
        recorded = self.entry.withdrawn
        if recorded is None or recorded > self.comparison.day or self._is_unreadable("withdrawn"):
            return
        now = withdrawn_on(self.publication)
        if now is None:
            yield self._at("withdrawn", self._loss.comes_back())
        elif now > recorded:
            yield self._at("withdrawn", self._loss.withdrawn_later(now))
        elif self.entry.retired and not address_retired(self.publication):
            yield self._at("withdrawn", self._loss.address_comes_back())

    def _kept_back(self) -> Iterator[Problem]:
        publication, declared = self.publication, self._declared
        if publication.draft:
            yield self._at("draft", self._loss.draft())
        if publication.access != "public" and self._has("access"):
            yield self._at("access", self._loss.internal())
        elif publication.access != "public":
            place = ("types", publication.type, "access")
            yield self.comparison.in_configuration(place, self._loss.type_internal())
        for key, field in declared.fields.items():
            value = publication.fields.get(key)
            if field.keeps_internal and value in field.keeps_internal:
                yield self._at(key, self._loss.decided_otherwise(str(value), field.values[str(value)]))
        if publication.held is not None:
            yield self._at("held", self._loss.held())
        if self._is_taken_down or self._is_unreadable("clearance"):
            return
        if missing := missing_clearance(publication, declared):
            yield self._at("clearance", self._loss.clearance(missing))

    def _dates(self) -> Iterator[Problem]:
        new, first = self.publication.date, self.entry.first_listed
        if self._is_unreadable("date") or new == first or (new is None and self._is_taken_down):
            return
        if new is None:
            yield self._at("date", self._loss.undated())
        else:
            yield self._at("date", self._loss.later(new) if new > first else self._loss.earlier(new))

    def _addresses(self) -> Iterator[Problem]:
        if self._is_unreadable("aliases"):
            return
        answered = {self.publication.address, *alias_addresses(self.publication)}
        if self.entry.address not in answered:
            place = ("types", self.publication.type, "section")
            message = self._loss.section_changed(self.publication.section)
            yield self.comparison.in_configuration(place, message)
        for address in self.entry.former:
            if address not in answered:
                yield self._at("aliases", self._loss.alias_dropped(address))

    def _term(self) -> Iterator[Problem]:
        """Whether it may still not leave before the day that was recorded, and what is to blame where it may."""
        entry, loss, moved = self.entry, self._loss, self.publication.type != self.entry.type
        until = first_day_to_leave(self.publication, self._declared)
        if (until and until >= entry.may_leave) or self._is_unreadable("listed_until"):
            return
        months = self._declared.listing.minimum_months
        by_rule = months < entry.months and add_months(entry.first_listed, entry.months) >= entry.may_leave
        if moved and by_rule and until:
            yield self._at("file", self._loss_of_old.type_with_shorter_rule(until, self._folder))
        elif by_rule:
            place = ("types", self.publication.type, "listing", "minimum_months")
            yield self.comparison.in_configuration(place, loss.rule_shortened(months))
        else:
            yield self._at("listed_until", loss.shortened(until))

    @property
    def _folder(self) -> str:
        """The folder that its file was in."""
        declared = self.comparison.types.get(self.entry.type)
        return declared.folder if declared else "the folder that it was in"

    def _whatever_else(self) -> Iterator[Problem]:
        """The public must find it, whatever it is that keeps it away."""
        state = standing(self.publication, self._declared, self.comparison.day).state
        wanted = READABLE if self._is_in_its_time else KNOWN
        if state is not State.WITHDRAWN and state not in wanted:
            yield self._at("file", self._loss.unknown(state))
