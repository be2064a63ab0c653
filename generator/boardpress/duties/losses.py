"""What is said of each way to lose something: what it is, until when it must stay, and the lawful ways out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from boardpress.days import show_day
from boardpress.duties.ledger import NAME, Entry
from boardpress.publication import Publication
from boardpress.records import dataclass


def said(day: date) -> str:
    """'12 February 2027 (2027-02-12)': in words, and as it is written in files."""
    return f"{show_day(day)} ({day.isoformat()})"


def quoted(names: Iterable[str]) -> str:
    """'`a`, `b`': what keys and files are called, in a row."""
    return ", ".join(f"'{name}'" for name in names)


@dataclass(frozen=True, slots=True)
class Loss:
    """What would be lost of an entry on a day. `publication` is what is left of it, `then` what follows its time."""

    entry: Entry
    day: date
    publication: Publication | None = None
    on_request: bool = False

    @property
    def _what(self) -> str:
        name = f"'{self.publication.title}' ({self.entry.id})" if self.publication else self.entry.id
        return f"{name}, listed at /{self.entry.address} since {show_day(self.entry.first_listed)}"

    @property
    def _until(self) -> str:
        leaves = self.entry.may_leave
        if self.day < leaves:
            return f"It must stay until {said(leaves)}."
        if self.on_request:
            return f"Its time on the list ended on {said(leaves)}, and it stays available on request without end."
        return f"Its time on the list ended on {said(leaves)}, and its address must answer for good."

    @property
    def _withdraw(self) -> str:
        """The way out that is always open."""
        on_purpose = "take it down on purpose with `withdrawn:` and a date"
        if self.day < self.entry.may_leave:
            return on_purpose
        return f"{on_purpose}, or record a decision to dispose of it in {NAME} (`disposed:`)"

    @property
    def _dispose(self) -> str:
        """The way out that is open only after its time."""
        when = f" on {show_day(self.entry.may_leave)} or later" if self.day < self.entry.may_leave else ""
        return f"once a decision to dispose of it{when} stands in {NAME} (`disposed:`), it may go"

    @property
    def _never_public(self) -> str:
        return f"If it never was public, take its entry out of {NAME} instead."

    def _lost(self, how: str, way_out: str) -> str:
        return f"{how} {self._until} {way_out}"

    # The file

    def deleted(self) -> str:
        how = f"the file of {self._what}, is gone, and the report would be lost."
        way_out = "Bring the file back; to take it down, keep the file and add `withdrawn:`"
        return self._lost(how, f"{way_out}; {self._dispose}.")

    def redirected(self, other: Publication) -> str:
        how = f"the file of {self._what}, is gone; its address only leads to {other.path}, another publication."
        return self._lost(how, f"Bring the file back and take the alias out of {other.path}; {self._dispose}.")

    def renamed(self) -> str:
        how = f"it was {self._what}; since the file was renamed, that address would be lost (404)."
        return self._lost(how, f"Add `aliases: [{self.entry.address.rstrip('/')}]`, or give the file its old name.")

    def misplaced(self, path: str) -> str:
        how = f"the file of {self._what}, was moved to {path}, where nothing is read, and the report would be lost."
        return self._lost(how, f"Move the file back; {self._dispose}.")

    def folder_changed(self, folder: str, path: str) -> str:
        how = f"the folder is now '{folder}', but {path} lies elsewhere: {self._what}, would be lost."
        return self._lost(how, "Change the folder back, or move the files there.")

    def type_gone(self) -> str:
        how = f"the type `{self.entry.type}` is no longer declared: {self._what}, would be lost."
        return self._lost(how, "Declare the type again.")

    def type_without_duty(self, folder: str) -> str:
        how = f"moved to a type that has no rule of listing, {self._what}, would lose its duty to stay."
        return self._lost(how, f"Move the file back to {folder}; to take it down, {self._withdraw}.")

    def type_with_shorter_rule(self, until: date, folder: str) -> str:
        how = f"by the rule of this type {self._what}, might leave on {until.isoformat()} already."
        leaves = self.entry.may_leave.isoformat()
        return self._lost(how, f"Move the file back to {folder}, or add `listed_until: {leaves}`.")

    # What keeps it back

    def draft(self) -> str:
        how = f"marked as a draft again, {self._what}, would vanish."
        return self._lost(how, f"Remove `draft: true`, or {self._withdraw}. {self._never_public}")

    def internal(self) -> str:
        how = f"made internal, {self._what}, would vanish."
        return self._lost(how, f"Write `access: public`, or {self._withdraw}. {self._never_public}")

    def type_internal(self) -> str:
        how = f"with the type internal by default, {self._what}, would vanish."
        return self._lost(how, f"Change it back, or write `access: public` into {self.entry.id}'s file.")

    def decided_otherwise(self, value: str, label: str) -> str:
        how = f"with `{value}` ({label.lower()}), {self._what}, would vanish."
        way_out = f"Write the decision by which it was published, or {self._withdraw}."
        return self._lost(how, f"{way_out} {self._never_public}")

    def held(self) -> str:
        how = f"held back after it was published, {self._what}, would vanish."
        return self._lost(how, f"Remove `held:`, or {self._withdraw}. {self._never_public}")

    def clearance(self, missing: Iterable[str]) -> str:
        parts = ", ".join(missing).lower()
        how = f"its clearance lacks {parts}; without it {self._what}, would vanish."
        way_out = f"Write it again (what a type asks for stands under `clearance` of the type), or {self._withdraw}."
        return self._lost(how, f"{way_out} {self._never_public}")

    # Days

    def later(self, new: date) -> str:
        how = f"moved on to {new.isoformat()}, {self._what}, would vanish or have its time begin anew."
        way_out = f"Write {self.entry.first_listed.isoformat()}; a new version is `updated:` or `corrections:`."
        return self._lost(how, f"{way_out} {self._never_public}")

    def earlier(self, new: date) -> str:
        how = f"moved back to {new.isoformat()}, {self._what}, would end its time too early."
        return self._lost(how, f"Write {self.entry.first_listed.isoformat()}, the day on which it was listed.")

    def undated(self) -> str:
        how = f"is gone, and without it nothing says until when {self._what}, must stay."
        return self._lost(how, f"Write `date: {self.entry.first_listed.isoformat()}` again.")

    def rule_shortened(self, months: int) -> str:
        how = f"{months} months, not {self.entry.months}: {self._what}, might leave too early."
        leaves = self.entry.may_leave.isoformat()
        return self._lost(how, f"Change it back, or add `listed_until: {leaves}` to the file first.")

    def shortened(self, until: date | None) -> str:
        new = until.isoformat() if until else "no day at all"
        how = f"{self._what}, was promised for longer; now it might leave on {new}."
        return self._lost(how, f"Write `listed_until: {self.entry.may_leave.isoformat()}`, or a later day.")

    # Addresses

    def section_changed(self, section: str) -> str:
        how = f"with the section '{section}' the address of {self._what}, would be lost (404)."
        alias = self.entry.address.rstrip("/")
        return self._lost(how, f"Change it back, or add `aliases: [{alias}]` to the file, and so for each of the type.")

    def alias_dropped(self, address: str) -> str:
        how = f"/{address}, an old address of {self._what}, would be lost (404)."
        return self._lost(how, f"Add '{address.rstrip('/')}' to `aliases` again. Old addresses are kept for good.")

    # The report

    def emptied(self, words: int) -> str:
        how = f"the report of {self._what}, is emptied: {words:,} of {self.entry.words:,} words are left."
        return self._lost(how, f"Bring the text back, or {self._withdraw}. A correction does not cover this.")

    def reworded(self, words: int) -> str:
        how = (
            f"the report of {self._what}, is not the one that was published ({self.entry.words:,} words then, "
            f"{words:,} now), and nothing tells its readers."
        )
        return self._lost(how, f"Bring the text back, or say what changed and when under `corrections:`{self._since}.")

    @property
    def _since(self) -> str:
        """What is asked of the correction where one is recorded already."""
        known = self.entry.corrected
        return f" (one more than up to {known.isoformat()}, no later than today)" if known else " (no later than today)"

    def section_internal(self, heading: str) -> str:
        how = f"the section '{heading}' of {self._what}, would no longer be public."
        return self._lost(how, "Make the section public again. For the future, add a new internal section instead.")

    def files_internal(self, names: Iterable[str]) -> str:
        how = f"{quoted(names)} of {self._what}, would no longer be public."
        return self._lost(how, "Make the key public again, or name the file under a public one.")

    def files_unnamed(self, names: Iterable[str]) -> str:
        how = f"nothing names {quoted(names)} any longer, and the file of {self._what}, would be lost."
        return self._lost(how, "Name it again, or name what replaces it and say so under `corrections:`.")

    def files_missing(self, names: Iterable[str]) -> str:
        how = f"{quoted(names)} cannot be read, and the file of {self._what}, would be lost."
        return self._lost(how, "Put the file back, or name what replaces it and say so under `corrections:`.")

    def files_replaced(self, names: Iterable[str]) -> str:
        how = f"{quoted(names)} of {self._what}, is not the file that was published, and nothing tells its readers."
        way_out = "Put the old file back, or say what changed and when under `corrections:`"
        return self._lost(how, f"{way_out}{self._since}.")

    # What was withdrawn

    @property
    def _taken_down(self) -> str:
        day = said(self.entry.withdrawn) if self.entry.withdrawn else ""
        return f"{self.entry.id} was taken down on {day}"

    @property
    def _would_have_ended(self) -> str:
        return f"(Its time would have ended on {said(self.entry.may_leave)}.)"

    def comes_back(self) -> str:
        return (
            f"{self._taken_down}, and would come back. What was withdrawn stays so for good. {self._would_have_ended} "
            "Write `withdrawn:` again with that day; publish a text that is cleared anew as a new file."
        )

    def withdrawn_later(self, new: date) -> str:
        how = f"{self._taken_down}, and {new.isoformat()} is later: the record of what was public would be lost."
        return f"{how} {self._would_have_ended} Write that day again."

    def address_comes_back(self) -> str:
        how = f"{self._taken_down} with its address, which identifies somebody: /{self.entry.address} would come back."
        return f"{how} {self._would_have_ended} Write `address: retired` again."

    # The ledger

    def disposed_early(self, day: date) -> str:
        how = f"the decision of {day.isoformat()} comes before {self._what}, may go."
        return self._lost(how, "Remove `disposed:`; decide again on that day or later.")

    def unknown(self, state: str) -> str:
        how = f"on this day it is {state}, and {self._what}, would vanish."
        return self._lost(how, f"Undo what changed, or {self._withdraw}.")
