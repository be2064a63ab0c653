"""Publishes a site again of which only the words of some texts have changed.

What is found here is found in the same way as in a whole build, with an edition of which nothing is read that the
changed texts do not lead to. As soon as anything else might have changed, nothing is done: `reworded` returns None,
and everything has to be looked at.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import NamedTuple

from boardpress import publishers
from boardpress.addresses import SEARCH_INDEX
from boardpress.artefact import Artefact
from boardpress.building.amending import Amendment, CannotAmend, Chunks
from boardpress.building.beside import Beside
from boardpress.building.report import Report
from boardpress.building.store import Store
from boardpress.building.trees import Trees
from boardpress.catalogue import Catalogue
from boardpress.edition import Edition
from boardpress.frames import Frame
from boardpress.frames.kept import drawn_frames, frame_plan
from boardpress.order import Order
from boardpress.output import Output
from boardpress.publication import Body, Publication
from boardpress.publishers import search
from boardpress.reading.configuration import NAME as CONFIGURATION
from boardpress.reading.crosschecks import Checker
from boardpress.reading.fixed import Fixed
from boardpress.reading.kept import FileRead, Kept, context
from boardpress.reading.names import Names
from boardpress.reading.reader import Reader
from boardpress.reading.source import Found, found_among
from boardpress.records import changed, dataclass
from boardpress.rewording import keptedition
from boardpress.rewording.asneeded import AsksForAll, Each, EditionAsNeeded
from boardpress.rewording.keptedition import KeptEdition
from boardpress.still import Since, stands
from boardpress.timing import Profile
from boardpress.withdrawal.lastgood import Amended, shown_sources

SHOWING_TEXTS = ("decks", "website")
"""Publishers with artefacts that show the text of one publication, those that others need first."""


class _More(Exception):
    """More has changed than the words of texts."""


@dataclass(frozen=True, slots=True)
class Reworded:
    """A site that was published with some texts anew."""

    report: Report
    edition: str
    """Tells the edition that the next build may start from; empty where headings or links came or went.

    What links lead to is looked up in what was read for the last whole build: a second change would find the first
    undone.
    """


def reworded(order: Order, since: Since, engine: str, trees: Trees, profile: Profile) -> Reworded | None:
    """The site with some texts anew; None where more than their words may have changed. Raises UsageError."""
    with profile.step("edition"):
        kept = keptedition.load(order.cache, since.edition)
    if kept is None:
        return None
    try:
        with Store(order.cache) as store:
            rewording = _Rewording(order, since, kept, engine, store, trees, profile)
            report = rewording.report()
            return Reworded(report, since.edition if rewording.leads_as_before else "")
    except (AsksForAll, CannotAmend, _More):
        return None


class _Index(NamedTuple):
    """The index of the search, and what it comes to. To hash it takes longer than to make the page of a text."""

    chunks: Chunks
    output: Beside[Output]


@dataclass(frozen=True)
class _Rewording:
    """One build under way."""

    order: Order
    since: Since
    kept: KeptEdition
    engine: str
    store: Store
    trees: Trees
    profile: Profile

    def report(self) -> Report:
        """What was published. Raises AsksForAll, CannotAmend and _More with nothing done."""
        with self.profile.step("read"):
            changed = self._changed()
        with self.profile.step("plan"):
            shown = [self.edition.by_id[one] for one in changed if one in self.kept.readable]
            artefacts = [one for name in SHOWING_TEXTS for item in shown for one in self._of_text(name, item)]
        with self.profile.step("look"):
            if not stands(self.order, self.since, self.trees.live):
                raise CannotAmend(str(self.order.out))
        amendment = Amendment(self.trees, self._frames, self.engine)
        with self.profile.step("search"):
            index = self._search(shown, amendment)
        with self.profile.step("make"):
            amendment.make([one for one in artefacts if self._is_wanted(one.path, amendment)])
            keeper = self._keeper()
            if index:
                amendment.replace(SEARCH_INDEX, index.chunks, output=index.output.result())
            self._dependent(amendment)
        with self.profile.step("publish"):
            return amendment.publish(keeper)

    @cached_property
    def _found(self) -> Mapping[str, Found]:
        """Every publication's file, by the id of the publication."""
        every = found_among(self.since.paths, self.kept.configured.types)
        return {found.id: found for found in every}

    @cached_property
    def _before(self) -> Kept:
        """What was read when the edition was composed."""
        configuration = hashlib.sha256((self.order.site / CONFIGURATION).read_bytes()).hexdigest()
        before = Kept(self.order.cache, context(self.engine, configuration), few=True)
        if not before.seal or before.seal != self.kept.reading:
            raise _More
        return before

    @cached_property
    def _now(self) -> Mapping[str, FileRead]:
        """What the changed files hold."""
        items = [found for found in self._found.values() if found.path in self.since.changed]
        fixed = Fixed.of(self.kept.words)
        reader = Reader(self.order.site, self.engine, self.store, self.order.cache, profile=self.profile, fixed=fixed)
        as_they_were = {item.path: file.parsed for item in items if (file := self._before.get(item.path))}
        return reader.read(self.kept.configured, Names(list(self._found.values())), items, as_they_were)

    def _changed(self) -> list[str]:
        """The ids of the publications whose words have changed. Raises _More where anything else has."""
        if len(self._now) < len(self.since.changed):
            raise _More
        board = self.kept.configured
        checker = Checker(Catalogue(board, Each(frozenset(self._found), self._written), {}))
        for path, file in self._now.items():
            before = self._before.get(path)
            if before is None or not _says_the_same(before, file) or file.publication is None:
                raise _More
            if file.publication.id in self.kept.bound or any(checker.anchors(file.publication)):
                raise _More
        return [file.publication.id for file in self._now.values() if file.publication]

    @property
    def leads_as_before(self) -> bool:
        """Whether the changed texts have the headings and the links that they had."""
        return all(_leads_as_before(self._before.get(path), file) for path, file in self._now.items())

    def _written(self, identifier: str) -> Publication:
        """A publication as it is written."""
        path = self._found[identifier].path
        file = self._now.get(path) or self._before.get(path)
        if file is None or file.publication is None:
            raise _More
        return file.publication

    @cached_property
    def edition(self) -> Edition:
        return EditionAsNeeded(self.kept, self._written).edition

    def _of_text(self, name: str, publication: Publication) -> Iterator[Artefact]:
        yield from publishers.of_text(name)(self.edition, publication)

    def _frames(self) -> Mapping[str, Frame]:
        return drawn_frames(frame_plan(self.edition), self.order.theme, self.engine, self.store).frames

    def _is_wanted(self, path: str, amendment: Amendment) -> bool:
        """Whether a file is published at all: of a part of a site, not every one is."""
        return not self.order.only or path in amendment.outputs

    def _search(self, shown: Sequence[Publication], amendment: Amendment) -> _Index | None:
        """The index of the search as it is now; None where it stays as it is."""
        if not shown or not self._is_wanted(SEARCH_INDEX, amendment):
            return None
        chunks = search.amended(shown, amendment.bytes_of(SEARCH_INDEX))
        return _Index(chunks, Beside(partial(Output.of, *chunks)))

    def _dependent(self, amendment: Amendment) -> None:
        """Make anew what shows the size or the hash of a file that is another now."""
        waiting = [one for one in self.kept.dependent if one.path in amendment.outputs]
        while ready := [one for one in waiting if not amendment.fresh.keys().isdisjoint(one.needs)]:
            waiting = [one for one in waiting if one not in ready]
            amendment.make(ready)

    def _keeper(self) -> Amended | None:
        if self.order.drafts or self.order.only:
            return None
        shown = shown_sources(self.trees)
        if shown is None:
            raise CannotAmend(str(self.order.out))
        return Amended(self.order.site, shown, {path: file.sha256 for path, file in self._now.items()})


def _says_the_same(before: FileRead, now: FileRead) -> bool:
    """Whether all that others see of a file is as it was: everything but its words, and where they link to."""
    if not now.may_be_kept or before.publication is None or now.publication is None:
        return False
    anchors = set(before.publication.body.anchors).issubset(now.publication.body.anchors)
    return anchors and _but_words(before) == _but_words(now)


def _but_words(file: FileRead) -> tuple[object, ...]:
    assert file.publication is not None, "only what could be read is compared"
    body, links = file.publication.body, file.publication.links
    said = [(problem.field, problem.message, problem.severity) for problem in file.problems]
    lines = {key: line for key, line in file.lines.items() if key}
    # Of the files that it names, those are published that public words link to.
    files = {link for link in links if link and link.startswith("file:")}
    others = changed(file.publication, body=Body(terms=body.terms, empty=body.empty), links=())
    return others, files, said, len(set(file.problems)), lines


def _leads_as_before(before: FileRead | None, now: FileRead) -> bool:
    """Whether a file has the same headings and the same links as when all were held against each other."""
    was, is_ = (file.publication if file else None for file in (before, now))
    if was is None or is_ is None:
        return False
    return (was.body.anchors, was.links) == (is_.body.anchors, is_.links)
