"""Whether the report is the one that was recorded; where it is another, a correction must tell its readers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from boardpress.contenttype import ContentType
from boardpress.duties.comparison import Comparison
from boardpress.duties.ledger import NAME, Entry
from boardpress.duties.losses import Loss
from boardpress.duties.report import Report, files_in, report_of
from boardpress.problems import Problem
from boardpress.publication import Publication
from boardpress.reading.headings import slug
from boardpress.records import dataclass

SHELL = 10
"""A report of which no more than one word in so many is left is emptied, whatever a correction says."""


@dataclass(frozen=True)
class Unchanged:
    """The text and the files of a publication whose entry binds."""

    comparison: Comparison
    entry: Entry
    publication: Publication
    loss: Loss

    def problems(self) -> Iterator[Problem]:
        """Everything of the report that would be lost."""
        yield from self._text()
        hidden = [*self._hidden_sections(), *self._hidden_files()]
        yield from hidden
        yield from self._files(bool(hidden))

    @property
    def _declared(self) -> ContentType:
        return self.comparison.types[self.publication.type]

    @cached_property
    def _report(self) -> Report:
        """The report as it would be if the sections that were recorded were public still."""
        return report_of(self.comparison.site, self.publication, self._declared, self.entry.sections)

    @cached_property
    def _is_told(self) -> bool:
        return self.comparison.is_told(self.publication, self.entry)

    def _text(self) -> Iterator[Problem]:
        if self._report.sha256(self.entry.files) == self.entry.report:
            return
        left = self._report.wording.text_words
        if left * SHELL <= self.entry.words and self.entry.words:
            yield self._in_body(self.loss.emptied(left))
        elif not self._is_told:
            yield self._in_body(self.loss.reworded(left))

    def _in_body(self, message: str) -> Problem:
        path = self.publication.path
        return Problem(path, self.comparison.reading.catalogue.line(path, ""), "body", message)

    def _hidden_sections(self) -> Iterator[Problem]:
        """Sections that the public could read, and by the type's declaration no longer can."""
        for key, section in self._declared.sections.items():
            name = slug(section.heading)
            if not section.public and name in self.entry.sections and name in self._report.wording.sections:
                place = ("types", self.publication.type, "sections", key, "public")
                yield self.comparison.in_configuration(place, self.loss.section_internal(section.heading))

    def _hidden_files(self) -> Iterator[Problem]:
        """Files that the public could take away, and that stand under an internal key now."""
        for key, field in self._declared.fields.items():
            value = self.publication.value(key)
            if value is None:
                continue
            named = (file.name for file in files_in(value, field, internal=True))
            if names := [name for name in named if name in self._lost]:
                place = ("types", self.publication.type, "fields", key, "public")
                yield self.comparison.in_configuration(place, self.loss.files_internal(names))

    @cached_property
    def _lost(self) -> Sequence[str]:
        """Names of recorded files that are not public now."""
        return [name for name in self.entry.files if name not in self._report.files]

    def _files(self, hidden: bool) -> Iterator[Problem]:
        recorded, now = self.entry.files, self._report.files
        replaced = [name for name in recorded if now.get(name, recorded[name]) != recorded[name]]
        if replaced and not self._is_told:
            yield self._recorded(self.loss.files_replaced(replaced))
        still_named = {file.name for file in self.publication.files} if hidden else set()
        lost = [name for name in self._lost if name not in still_named]
        unreadable = [name for name in lost if self._is_said_to_be_wrong(name)]
        if unreadable:
            yield self._recorded(self.loss.files_missing(unreadable))
        unnamed = [name for name in lost if name not in unreadable]
        new = [name for name in now if name not in recorded]
        if unnamed and not (self._is_told and len(new) >= len(unnamed)):
            yield self._recorded(self.loss.files_unnamed(unnamed))

    def _is_said_to_be_wrong(self, name: str) -> bool:
        """Whether a problem of its source says already that the file cannot be read."""
        problems = self.comparison.reading.problems
        return any(one.path == self.publication.path and one.is_error and name in one.message for one in problems)

    def _recorded(self, message: str) -> Problem:
        return Problem(NAME, self.entry.line("files"), f"{self.entry.id}.files", message)
