"""Publishes a site again of which only the words of some texts have changed.

What is found here is found in the same way as in a whole build, with an edition of which nothing is read that the
changed texts do not lead to. Where anything else might have changed, `Rewording` raises what says so, with nothing
done.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from boardpress import publishers
from boardpress.artefact import Artefact
from boardpress.building.amending import Amendment, Published
from boardpress.building.trees import Trees
from boardpress.edition import Edition
from boardpress.publication import Body, Publication
from boardpress.reading.kept import FileRead
from boardpress.records import changed, dataclass
from boardpress.rewording.asneeded import EditionAsNeeded
from boardpress.rewording.changes import Change, Changes, Site, said
from boardpress.rewording.publishing import Publishing

SHOWING_TEXTS = ("decks", "website")
"""Publishers with artefacts that show the text of one publication, those that others need first."""


@dataclass(frozen=True)
class Rewording:
    """One build under way."""

    site: Site
    changes: Changes
    trees: Trees

    def report(self) -> Published:
        """What was published. Raises AsksForAll, CannotAmend and MoreHasChanged with nothing done."""
        profile = self.site.profile
        with profile.step("read"):
            self.changes.check(self._is_reworded)
        with profile.step("plan"):
            shown = [self.edition.by_id[one.is_now.id] for one in self.changes.all.values() if self._is_read(one)]
            artefacts = [one for name in SHOWING_TEXTS for item in shown for one in self._of_text(name, item)]
        return self._publishing.report(shown, lambda amendment: self._make(artefacts, amendment))

    def _is_reworded(self, change: Change) -> bool:
        bound = self.site.kept.bound | self.site.kept.reported
        return change.is_now.id not in bound and _says_the_same(change)

    def _is_read(self, change: Change) -> bool:
        """Whether the public may read it."""
        return change.is_now.id in self.site.kept.readable

    @cached_property
    def edition(self) -> Edition:
        return EditionAsNeeded(self.site.kept, self.changes.written).edition

    @property
    def _publishing(self) -> Publishing:
        return Publishing(self.site, self.changes, self.trees, self.edition)

    def _of_text(self, name: str, publication: Publication) -> Iterator[Artefact]:
        yield from publishers.of_text(name)(self.edition, publication)

    def _make(self, artefacts: list[Artefact], amendment: Amendment) -> None:
        amendment.make([one for one in artefacts if self._publishing.is_wanted(one.path, amendment)])
        # Then what shows the size or the hash of a file that is another now.
        waiting = [one for one in self.site.kept.dependent if one.path in amendment.paths]
        while ready := [one for one in waiting if not amendment.fresh.keys().isdisjoint(one.needs)]:
            waiting = [one for one in waiting if one not in ready]
            amendment.make(ready)


def _says_the_same(change: Change) -> bool:
    """Whether all that others see of a file is as it was: everything but its words, and where they link to."""
    anchors = set(change.was.body.anchors).issubset(change.is_now.body.anchors)
    return anchors and _but_words(change.before, change.was) == _but_words(change.now, change.is_now)


def _but_words(file: FileRead, publication: Publication) -> tuple[object, ...]:
    body, links = publication.body, publication.links
    lines = {key: line for key, line in file.lines.items() if key}
    # Of the files that it names, those are published that public words link to.
    files = {link for link in links if link and link.startswith("file:")}
    others = changed(publication, body=Body(terms=body.terms, empty=body.empty), links=())
    return others, files, said(file), lines
