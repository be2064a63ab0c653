"""Compares what there is with what was really published: the register of the last deployment.

A ledger can be edited by hand; what the public was told cannot. Rows of a later day than the one that is built for
say nothing yet.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Set
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from boardpress.duties.comparison import Comparison
from boardpress.duties.ledger import NAME, Entry
from boardpress.duties.losses import quoted, said
from boardpress.duties.matching import alias_addresses
from boardpress.duties.report import corrected, public_files
from boardpress.edition import address_retired
from boardpress.listing import KNOWN, READABLE, first_day_to_leave, standing
from boardpress.problems import Problem, UsageError
from boardpress.publication import Publication
from boardpress.records import dataclass
from boardpress.states import State
from boardpress.urls import parts_of


class _Read(BaseModel):
    """A value of a register; what another version of Boardpress says besides is left alone."""

    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)


class Download(_Read):
    path: str
    sha256: str


class Row(_Read):
    """A publication as the public knew it (see `publishers.register`)."""

    id: str
    type: str
    title: str | None = None
    address: str
    date: dt.date | None = None
    state: str
    listed_until: dt.date | None = None
    downloads: tuple[Download, ...] = ()


class Deployed(_Read):
    """The register of the last deployment."""

    generator: Literal["boardpress"]
    day: dt.date
    publications: tuple[Row, ...]


def read(path: Path) -> Deployed:
    """The register in a file. Raises UsageError where it cannot be read: nothing may pass for want of it."""
    remedy = "Name the publications.json of the last deployment."
    try:
        return Deployed.model_validate_json(path.read_bytes())
    except OSError as error:
        raise UsageError(f"--previous {path}: {error.strerror or 'it cannot be read'}. {remedy}") from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        what = f"`{where}`: {first['msg']}" if where else first["msg"]
        raise UsageError(f"--previous {path}: it is no register of Boardpress ({what}). {remedy}") from None


@dataclass(frozen=True)
class Deployment:
    """What was deployed, held against content and ledger.

    `roots` are addresses that the site may have been published at; `reported` are ids of entries of which it is said
    already what would be lost.
    """

    comparison: Comparison
    register: Deployed
    roots: tuple[str, ...]
    reported: Set[str]

    def problems(self) -> Iterator[Problem]:
        """Everything that the public knew, and that would be lost."""
        rows = [row for row in self.register.publications if row.date is None or row.date <= self.comparison.day]
        missing = [row for row in rows if self._has_duty(row) and self._entry(row) is None]
        if missing and not self.comparison.ledger.exists:
            yield Problem(NAME, 1, "file", self._no_ledger(missing))
            missing = []
        for row in missing:
            yield Problem(NAME, 1, row.id, self._no_entry(row))
        for row in rows:
            yield from self._row(row)

    def _row(self, row: Row) -> Iterator[Problem]:
        entry, publication = self._entry(row), self._publication(row)
        if entry:
            yield from self._days(row, entry)
            if entry.disposed_by(self.comparison.day) or entry.id in self.reported:
                return
        if publication is None or self._path(row) not in self._answered:
            if not self._is_unreadable(row) and not self._is_retired(row):
                yield self._at(row, "file", self._unanswered(row))
            return
        yield from self._state(row, publication)

    # Finding

    def _path(self, row: Row) -> str:
        """The address of a row from the root of the site, whatever the site was called."""
        for root in self.roots:
            if row.address.startswith(root):
                return row.address.removeprefix(root)
        return parts_of(row.address).path.lstrip("/")

    def _entry(self, row: Row) -> Entry | None:
        ledger = self.comparison.ledger
        return ledger.entries.get(row.id) or ledger.find(self._path(row))

    def _publication(self, row: Row) -> Publication | None:
        """The publication at the address of a row, or that has its id."""
        return self._at_address.get(self._path(row)) or self.comparison.publications.get(row.id)

    @cached_property
    def _at_address(self) -> Mapping[str, Publication]:
        """Every publication by its address and its old ones, public or not."""
        publications = self.comparison.publications.values()
        return {
            **{address: one for one in publications for address in alias_addresses(one)},
            **{one.address: one for one in publications},
        }

    @cached_property
    def _answered(self) -> Set[str]:
        """Addresses at which something stands on the day: a page, a short or neutral one, or a redirect."""
        return {
            address for address, one in self._at_address.items()
            if self._state_of(one) in KNOWN and not self._is_gone_for_good(one)
        }  # fmt: skip

    def _state_of(self, publication: Publication) -> State:
        return standing(publication, self.comparison.types[publication.type], self.comparison.day).state

    def _is_gone_for_good(self, publication: Publication) -> bool:
        return self.comparison.is_taken_down(publication) and address_retired(publication)

    def _is_retired(self, row: Row) -> bool:
        """Whether its address was taken down with it, on purpose."""
        entry, publication = self._entry(row), self._publication(row)
        if publication:
            return self._is_gone_for_good(publication)
        return bool(entry and entry.retired and entry.withdrawn and entry.withdrawn <= self.comparison.day)

    def _is_unreadable(self, row: Row) -> bool:
        """Whether its file is there and cannot be read, which is said already."""
        found = any(one.id == row.id for one in self.comparison.reading.found)
        return found and row.id not in self.comparison.publications

    def _has_duty(self, row: Row) -> bool:
        """Whether it should stand in the ledger: its type has a rule, and the day up to which it binds was public."""
        declared = self.comparison.types.get(row.type)
        bound = declared is None or declared.listing.minimum_months > 0
        return bool(bound and row.date and row.listed_until)

    def _at(self, row: Row, key: str, message: str) -> Problem:
        """At a key of the source where there is one, else at the entry in the ledger."""
        publication, entry = self._publication(row), self._entry(row)
        if publication:
            line = self.comparison.reading.catalogue.line(publication.path, key)
            return Problem(publication.path, line, key, message)
        return Problem(NAME, entry.line() if entry else 1, row.id, message)

    # Saying

    def _what(self, row: Row) -> str:
        name = f"'{row.title}' ({row.id})" if row.title else row.id
        return f"{name}, which the last deployment of {self.register.day.isoformat()} shows at /{self._path(row)}"

    def _stay(self, row: Row) -> str:
        if row.listed_until and row.listed_until > self.comparison.day:
            return f"It must stay until {said(row.listed_until)}."
        return "Its address must answer for good."

    def _no_ledger(self, rows: list[Row]) -> str:
        named = "; ".join(f"{row.id} until {said(row.listed_until)}" for row in rows[:5] if row.listed_until)
        more = f"; and {len(rows) - 5} more" if len(rows) > 5 else ""
        return (
            f"there is no ledger, and with it the record of what must stay would be lost: {named}{more}. "
            "Restore the file as it was committed; where there never was one, run `boardpress record`."
        )

    def _no_entry(self, row: Row) -> str:
        return (
            f"the entry is gone of {self._what(row)}. {self._stay(row)} Restore the ledger as it was committed; where "
            "it never was recorded, run `boardpress record`."
        )

    def _unanswered(self, row: Row) -> str:
        return (
            f"nothing would answer any longer for {self._what(row)} (404). {self._stay(row)} Bring it back, name the "
            "address under `aliases` of what replaces it, or keep the file and add `withdrawn:` with a date."
        )

    def _days(self, row: Row, entry: Entry) -> Iterator[Problem]:
        """The ledger must say what the public was told."""
        restore = "Restore the ledger as it was committed."
        if row.date and row.date != entry.first_listed:
            message = (
                f"{entry.first_listed.isoformat()} is not the day of {self._what(row)}: listed since {said(row.date)}. "
                f"{self._stay(row)} {restore}"
            )
            yield Problem(NAME, entry.line("first_listed"), f"{entry.id}.first_listed", message)
        if row.listed_until and entry.may_leave < row.listed_until:
            message = (
                f"{entry.may_leave.isoformat()} is too early for {self._what(row)}. The public was told that it stays "
                f"until {said(row.listed_until)}. {restore}"
            )
            yield Problem(NAME, entry.line("may_leave"), f"{entry.id}.may_leave", message)

    def _state(self, row: Row, publication: Publication) -> Iterator[Problem]:
        state = self._state_of(publication)
        if row.state == State.WITHDRAWN:
            if not self._was_withdrawn(publication):
                yield self._at(row, "withdrawn", self._comes_back(row))
            return
        if state is State.WITHDRAWN or row.listed_until is None or row.listed_until <= self.comparison.day:
            return
        if state not in READABLE:
            yield self._at(row, "file", self._unreadable(row, state))
            return
        until = first_day_to_leave(publication, self.comparison.types[publication.type])
        if until is None or until < row.listed_until:
            yield self._at(row, "listed_until", self._shortened(row, until))
        yield from self._files(row, publication)

    def _was_withdrawn(self, publication: Publication) -> bool:
        """Whether it is withdrawn, be it only on a later day of the past than the one that is built for."""
        day = (publication.withdrawn or {}).get("date")
        return isinstance(day, dt.date) and day <= max(self.comparison.day, self.register.day)

    def _comes_back(self, row: Row) -> str:
        return (
            f"{row.id} was taken down by the last deployment of {said(self.register.day)}, and would come back. What "
            "was withdrawn stays so for good. Write `withdrawn:` again; publish a text that is cleared anew as a new "
            "file."
        )

    def _unreadable(self, row: Row, state: State) -> str:
        return (
            f"nobody could read {self._what(row)}: on this day it is {state}. {self._stay(row)} Undo what changed, or "
            "take it down on purpose with `withdrawn:` and a date."
        )

    def _shortened(self, row: Row, until: dt.date | None) -> str:
        when = f"on {until.isoformat()}" if until else "at any time"
        promised = row.listed_until.isoformat() if row.listed_until else ""
        way_out = f"Write `listed_until: {promised}`, or undo what changed."
        return f"it might leave {when}: {self._what(row)}. {self._stay(row)} {way_out}"

    def _files(self, row: Row, publication: Publication) -> Iterator[Problem]:
        """Attachments that were public must be there as they were.

        A register does not say which correction it takes in: where there is one, the ledger alone can judge.
        """
        if corrected(publication, self.comparison.day)[0]:
            return
        now = {file.name: file.sha256 for file in public_files(publication, self.comparison.types[publication.type])}
        before = {one.path.rpartition("/")[2]: one.sha256 for one in row.downloads if not one.path.startswith("decks/")}
        if lost := [name for name, sha256 in before.items() if now.get(name) != sha256]:
            way_out = "Name the old file again, or say what changed and when under `corrections:`."
            message = (
                f"{quoted(lost)} would be lost or replaced: a file of {self._what(row)}. {self._stay(row)} {way_out}"
            )
            yield self._at(row, "file", message)
