"""Publishes a site again of which some texts say something else of themselves: another title, other themes.

The edition is put together from the one that was composed before. What is public on the day, and what is related to
what, has to be as it was: then the board that the public sees is too, and of the publications that did not change no
page can be another, but of those that show one which did. Where that is not so, `Restating` raises what says so, with
nothing done.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from operator import attrgetter

from boardpress import publishers
from boardpress.artefact import Artefact
from boardpress.building.amending import Amendment, CannotAmend, Published
from boardpress.building.trees import Trees
from boardpress.catalogue import References
from boardpress.contenttype import BoardList, Kind
from boardpress.digest import counted_types
from boardpress.edition import Edition
from boardpress.frames import NavEntry
from boardpress.listing import standing
from boardpress.publication import Publication, RichText
from boardpress.publicboard import SHOWN_WHERE_USED, used_by
from boardpress.publicview import PublicView, every
from boardpress.publishers.website.cards import know_card_digests
from boardpress.records import changed, dataclass, fields
from boardpress.rewording import composed, keptedition
from boardpress.rewording.asneeded import Publications, edition_of
from boardpress.rewording.changes import Change, Changes, MoreHasChanged, Site, said
from boardpress.rewording.composed import Composed
from boardpress.rewording.publishing import Publishing
from boardpress.trail import steps_of

MAY_CHANGE = frozenset({
    "title", "summary", "themes", "agencies", "age_groups", "audience", "stage", "dimensions", "groups", "timetable",
    "owner", "checked_on", "review_by", "language", "reference", "fields", "body", "links",
})  # fmt: skip
"""What a publication may say of itself that decides neither what is public nor what leads where."""
ELSEWHERE = frozenset({"attachments", "search"})
"""Publishers whose files are as they were, or are amended."""
_as_it_was = attrgetter(*(item.name for item in fields(Publication) if item.name not in MAY_CHANGE))


@dataclass(frozen=True)
class Restating:
    """One build under way."""

    site: Site
    changes: Changes
    trees: Trees

    def report(self) -> Published:
        """What was published. Raises CannotAmend and MoreHasChanged with nothing done."""
        order, profile = self.site.order, self.site.profile
        if order.only or order.previous:
            raise MoreHasChanged
        with profile.step("read"):
            self.changes.check(self._is_restated)
        with profile.step("compose"):
            self._check_board()
            edition = self.edition
        with profile.step("plan"):
            artefacts = self._planned
        shown = [edition.by_id[one] for one in self._ids if one in edition.by_id]
        publishing = Publishing(self.site, self.changes, self.trees, edition)
        return publishing.report(shown, lambda amendment: self._make(artefacts, amendment))

    @cached_property
    def _ids(self) -> frozenset[str]:
        """Of what has changed."""
        return frozenset(change.is_now.id for change in self.changes.all.values())

    def _is_restated(self, change: Change) -> bool:
        """Whether all is as it was that decides what is public, and what leads where."""
        was, now, kept = change.was, change.is_now, self.site.kept
        types = kept.configured.types
        declared = types[now.type]
        return (
            _as_it_was(was) == _as_it_was(now)
            and set(was.body.anchors).issubset(now.body.anchors)
            and was.body.empty == now.body.empty
            and References(types).of(was) == References(types).of(now)
            and said(change.before) == said(change.now)
            and all(standing(was, declared, day) == standing(now, declared, day) for day in (kept.day, date.max))
            and not declared.collects_year
            and now.id not in kept.bound
            and now.address not in _addresses((*kept.navigation, *kept.footer))
            and now.address != kept.concern_page
        )

    @cached_property
    def _before(self) -> Composed:
        """The publications as the public saw them."""
        found = composed.load(self.site.order.cache, self.site.kept.composed, self.changes.text)
        if found is None:
            raise MoreHasChanged
        return found

    @cached_property
    def _view(self) -> PublicView:
        kept = self.site.kept
        return PublicView(kept.configured, set(kept.readable), set(kept.readable | kept.asked_for), kept.day)

    @cached_property
    def _shown(self) -> Mapping[str, Publication]:
        """What has changed of what the public may know, by id, as it may be seen now."""
        kept, written = self.site.kept, self.changes.written
        whole = {one: self._view.whole(written(one)) for one in self._ids & kept.readable}
        return whole | {one: self._view.on_request(written(one)) for one in self._ids & kept.asked_for}

    def _check_board(self) -> None:
        """Raises MoreHasChanged where something public names what nothing did, or nothing names it any more."""
        kept, everything = self.site.kept, (*self._before.publications, *self._before.on_request)
        was = [item for item in everything if item.id in self._ids]
        now = self._shown.values()
        if _explained(was) != _explained(now) or _files(was) != _files(now):
            raise MoreHasChanged
        before, after = used_by(kept.configured, was), used_by(kept.configured, now)
        if before[Kind.CONTACT] != after[Kind.CONTACT]:
            raise MoreHasChanged
        for name in SHOWN_WHERE_USED:
            if not after[name] <= kept.board.choices(name).keys():
                raise MoreHasChanged
        if not self._are_named({name: before[name] - after[name] for name in SHOWN_WHERE_USED}, everything):
            raise MoreHasChanged

    def _are_named(self, entries: Mapping[BoardList, set[str]], publications: Iterable[Publication]) -> bool:
        """Whether each of these entries of the board's lists is named by something that has not changed."""
        lacking = {name: keys for name, keys in entries.items() if keys}
        for item in publications:
            if not lacking:
                break
            if item.id not in self._ids:
                named = used_by(self.site.kept.configured, [item])
                lacking = {name: left for name, keys in lacking.items() if (left := keys - named[name])}
        return not lacking

    @cached_property
    def edition(self) -> Edition:
        """The edition, with what has changed as it is now."""
        kept, before = self.site.kept, self._before
        publications = tuple(self._shown.get(item.id, item) for item in before.publications)
        on_request = tuple(self._shown.get(item.id, item) for item in before.on_request)
        by_id = {item.id: item for item in (*publications, *on_request)}
        edition = edition_of(kept, Publications(publications, on_request, before.withdrawn, before.standings, by_id))
        know_card_digests(edition, {one: digest for one, digest in before.cards.items() if one not in self._ids})
        return edition

    @cached_property
    def _planned(self) -> Sequence[Artefact]:
        """Everything that may be another."""
        affected = list(affected_by(self._ids, self.edition))
        names = [name for name in publishers.names() if name not in ELSEWHERE]
        return [one for name in names for one in publishers.of_facts(name)(self.edition, affected)]

    def kept(self) -> str:
        """Keep what the next build starts from; returns what tells it from others, see `keptedition.save`."""
        read = {path: change.now for path, change in self.changes.all.items()}
        dependent = keptedition.dependent(self._planned, self.edition)
        return keptedition.save(self.site.order.cache, changed(self.site.kept, restated=read, dependent=dependent))

    def _make(self, artefacts: Sequence[Artefact], amendment: Amendment) -> None:
        if not amendment.paths >= {artefact.path for artefact in artefacts}:
            raise CannotAmend(str(self.site.order.out))
        amendment.make(artefacts)


def affected_by(changed: Collection[str], edition: Edition) -> Iterator[Publication]:
    """What has changed, by ids, and all whose page or slides may show something of it."""
    steps = steps_of(edition)
    near = {*changed, *_reached(changed, steps.on), *_reached(changed, steps.back), *_reports_of(changed, edition)}
    for item in (*edition.on_request, *edition.publications):
        if item.id in near or not edition.beside(item).isdisjoint(changed):
            yield item


def _reports_of(changed: Collection[str], edition: Edition) -> Iterator[str]:
    """The annual reports that tell of publications."""
    counted = counted_types(edition.board)
    told = [edition.by_id[one] for one in changed if one in edition.by_id]
    days = [item.date for item in told if item.type in counted and item.date]
    for first, last, report in steps_of(edition).reports:
        if any(first <= day <= last for day in days):
            yield report


def _addresses(entries: Iterable[NavEntry]) -> Iterator[str]:
    """Where the entries of a menu lead to."""
    for entry in entries:
        yield entry.address
        yield from _addresses(entry.children)


def _explained(publications: Collection[Publication]) -> object:
    """What terms of the glossary they may explain."""
    texts = {(item.id, text) for item in publications for text in every(RichText, item.fields.values())}
    return {(item.id, item.body.terms) for item in publications}, texts


def _files(publications: Collection[Publication]) -> Mapping[str, object]:
    """The files that are published with each: of those that it names, public words may link to others now."""
    return {item.id: item.files for item in publications}


def _reached(start: Collection[str], steps: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Everything that steps lead to."""
    found: set[str] = set()
    waiting = list(start)
    while waiting:
        for other in steps.get(waiting.pop(), ()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found
