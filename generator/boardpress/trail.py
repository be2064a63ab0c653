"""What came of what: from a review to its response, its learning summary, briefings, events, actions and impact.

References that their field calls steps of a trail are followed in both directions over several hops. Everything is
computed from an edition, so that only what is public on its day is in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from boardpress.cycle import Cycle
from boardpress.digest import period_of
from boardpress.edition import Edition
from boardpress.publication import Publication
from boardpress.records import dataclass

MOST = 24
"""Publications in either direction that a trail shows; the nearest are taken. It bounds the work for each page too."""


@dataclass(frozen=True, slots=True)
class Trail:
    """Where a publication comes from and what came of it, each in the order in which one led to the other."""

    before: tuple[Publication, ...] = ()
    after: tuple[Publication, ...] = ()
    more_before: bool = False
    """Whether there is more than is shown."""
    more_after: bool = False

    @property
    def ids(self) -> frozenset[str]:
        """Ids of everything on it but the publication itself."""
        return frozenset(item.id for item in (*self.before, *self.after))

    def __bool__(self) -> bool:
        return bool(self.before or self.after)


@dataclass(frozen=True, slots=True)
class Steps:
    """What leads to what in an edition, by ids."""

    on: Mapping[str, tuple[str, ...]]
    """What each publication led to, the earliest first."""
    back: Mapping[str, tuple[str, ...]]
    """What each comes from."""
    reports: tuple[tuple[date, date, str], ...]
    """The annual reports with their periods, the earliest first."""


def steps_of(edition: Edition) -> Steps:
    """The steps of an edition, looked up once."""
    return edition.once("steps", lambda: Steps(*_steps(edition), _reports(edition)))


class Trails:
    """The trails of an edition. What leads to what is looked up once for all pages."""

    def __init__(self, edition: Edition, cycle: Cycle) -> None:
        self._edition = edition
        self._steps = steps_of(edition)
        self._cycle = cycle

    def of(self, publication: Publication) -> Trail:
        """The trail on which a publication stands. That of an annual report is the digest on its page."""
        if self._edition.type_of(publication).collects_year:
            return Trail()
        if publication.id not in self._steps.on and publication.id not in self._steps.back:
            return Trail((), self._counted_in(publication, ()))
        before, more_before = self._reached(publication.id, self._steps.back)
        after, more_after = self._reached(publication.id, self._steps.on)
        # What leads round in a circle stands behind, once.
        before = {key: depth for key, depth in before.items() if key not in after}
        return Trail(
            self._ordered({key: -depth for key, depth in before.items()}),
            (*self._ordered(after), *self._counted_in(publication, after)),
            more_before,
            more_after,
        )

    def _reached(self, start: str, steps: Mapping[str, tuple[str, ...]]) -> tuple[dict[str, int], bool]:
        """The nearest publications that steps lead to, with the length of the longest way; whether there are more."""
        if start not in steps:
            return {}, False
        found: dict[str, int] = {start: 0}
        edge = [start]
        while edge and len(found) <= MOST:
            following = dict.fromkeys(other for one in edge for other in steps.get(one, ()) if other not in found)
            edge = list(following)[: MOST + 1 - len(found)]
            if len(edge) < len(following):
                return _depths(start, [*found, *edge], steps), True
            found |= dict.fromkeys(edge, 0)
        more = any(other not in found for one in edge for other in steps.get(one, ()))
        return _depths(start, list(found), steps), more

    def _ordered(self, depths: Mapping[str, int]) -> tuple[Publication, ...]:
        """By how far along they stand, then by the stage of the board's cycle, the day and the id."""
        found = (self._edition.by_id[key] for key in depths)
        return tuple(sorted(found, key=lambda item: (depths[item.id], self._cycle.rank(item), *_day(item))))

    def _counted_in(self, publication: Publication, known: Iterable[str]) -> tuple[Publication, ...]:
        """The annual reports in whose period it was published, where they count its type."""
        if publication.date is None or self._edition.type_of(publication).annual_report is None:
            return ()
        return tuple(
            self._edition.by_id[report]
            for first, last, report in self._steps.reports
            if first <= publication.date <= last and report not in known
        )


def _steps(edition: Edition) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """What each publication led to, and what each comes from; the earliest first."""
    on: dict[str, set[str]] = defaultdict(set)
    back: dict[str, set[str]] = defaultdict(set)
    for publication in (*edition.publications, *edition.on_request):
        for reference in edition.references.of(publication):
            if not reference.trail:
                continue
            target = reference.target.partition("#")[0]
            if target == publication.id or target not in edition.by_id:
                continue
            ends = (target, publication.id) if reference.trail == "back" else (publication.id, target)
            on[ends[0]].add(ends[1])
            back[ends[1]].add(ends[0])
    return _sorted(on, edition), _sorted(back, edition)


def _sorted(steps: Mapping[str, set[str]], edition: Edition) -> dict[str, tuple[str, ...]]:
    return {key: tuple(sorted(others, key=lambda one: _day(edition.by_id[one]))) for key, others in steps.items()}


def _day(publication: Publication) -> tuple[date, str]:
    return (publication.date or date.min, publication.id)


def _depths(start: str, known: list[str], steps: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """The length of the longest way from the start to each of the others, over those that are known.

    A step that leads back into a circle is not taken.
    """
    among = set(known)
    depths = dict.fromkeys(known, 0)
    settled: set[str] = set()
    order: list[str] = []
    _in_order(start, among, steps, settled, order)
    ranks = {key: rank for rank, key in enumerate(reversed(order))}
    for one in reversed(order):
        for other in steps.get(one, ()):
            if other in among and ranks[other] > ranks[one]:
                depths[other] = max(depths[other], depths[one] + 1)
    del depths[start]
    return depths


def _in_order(
    start: str, among: set[str], steps: Mapping[str, tuple[str, ...]], settled: set[str], order: list[str]
) -> None:
    """Puts what is reached into `order`, each behind everything that it leads to (a depth-first walk)."""
    settled.add(start)
    for other in steps.get(start, ()):
        if other in among and other not in settled:
            _in_order(other, among, steps, settled, order)
    order.append(start)


def _reports(edition: Edition) -> tuple[tuple[date, date, str], ...]:
    found = []
    for publication in edition.publications:
        if edition.type_of(publication).collects_year and (period := period_of(publication)):
            found.append((*period, publication.id))
    return tuple(sorted(found))
