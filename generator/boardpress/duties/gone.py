"""What became of something whose file is gone, so that the message can say so."""

from __future__ import annotations

from collections.abc import Iterator

from boardpress.duties.comparison import Comparison
from boardpress.duties.ledger import NAME, Entry
from boardpress.duties.losses import Loss
from boardpress.duties.report import report_of
from boardpress.problems import Problem
from boardpress.publication import Publication
from boardpress.records import changed, dataclass


@dataclass(frozen=True)
class Gone:
    """An entry whose publication is nowhere to be found."""

    comparison: Comparison
    entry: Entry

    def problems(self) -> Iterator[Problem]:
        entry, site = self.entry, self.comparison
        if entry.retired and entry.withdrawn and entry.withdrawn <= site.day:
            return  # Taken down with its address: nothing is meant to be left.
        if any(found.id == entry.id for found in site.reading.found):
            return  # Its file is there and cannot be read, which is said already.
        loss = Loss(entry, site.day, on_request=site.is_then_on_request(entry.type))
        if entry.type not in site.types:
            yield site.in_configuration(("types",), loss.type_gone())
        elif moved := self._moved():
            yield self._became(moved)
        elif path := self._misplaced():
            yield self._in_no_folder(loss, path)
        else:
            other = site.matches[entry.id].other
            message = loss.redirected(other) if other else loss.deleted()
            yield Problem(NAME, entry.line(), entry.id, message)

    def _became(self, moved: Publication) -> Problem:
        loss = Loss(self.entry, self.comparison.day, None, self.comparison.is_then_on_request(self.entry.type))
        if moved.type != self.entry.type and not self.comparison.types[moved.type].listing.minimum_months:
            folder = self.comparison.types[self.entry.type].folder
            return Problem(moved.path, 1, "file", loss.type_without_duty(folder))
        line = self.comparison.reading.catalogue.line(moved.path, "aliases")
        return Problem(moved.path, line, "aliases", changed(loss, publication=moved).renamed())

    def _moved(self) -> Publication | None:
        """What it most likely is now: the same name elsewhere, or the same text or day under a new name."""
        publications = self.comparison.publications.values()
        new = [one for one in publications if one.id not in self.comparison.ledger.entries]
        name = self.entry.id.rpartition("/")[2]
        same_name = [one for one in new if one.slug == name and one.date == self.entry.first_listed]
        same_text = (one for one in new if one.date == self.entry.first_listed and self._is_its_text(one))
        same_day = [one for one in new if one.date == self.entry.first_listed and one.type == self.entry.type]
        return next(iter(same_name), None) or next(same_text, None) or (same_day[0] if len(same_day) == 1 else None)

    def _is_its_text(self, publication: Publication) -> bool:
        declared = self.comparison.types[publication.type]
        report = report_of(self.comparison.site, publication, declared, self.entry.sections)
        return report.sha256(self.entry.files) == self.entry.report

    def _misplaced(self) -> str:
        """The path of a file of its name that lies where nothing is read."""
        name = f"/{self.entry.id.rpartition('/')[2]}.md"
        paths = (
            one.path for one in self.comparison.reading.problems if one.field == "file" and one.path.endswith(name)
        )
        known = {found.path for found in self.comparison.reading.found}
        return next((path for path in paths if path not in known), "")

    def _in_no_folder(self, loss: Loss, path: str) -> Problem:
        place = ("types", self.entry.type, "folder")
        folder = self.comparison.types[self.entry.type].folder
        if self.comparison.is_configured(place):
            return self.comparison.in_configuration(place, loss.folder_changed(folder, path))
        return Problem(path, 1, "file", loss.misplaced(path))
