"""What has become of the files that changed since an edition was composed: what they held then, and what they hold."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from boardpress.building.store import Store
from boardpress.catalogue import Catalogue
from boardpress.contenttype import ContentType
from boardpress.order import Order
from boardpress.publication import Publication
from boardpress.reading.configuration import NAME as CONFIGURATION
from boardpress.reading.crosschecks import Checker
from boardpress.reading.fixed import Fixed
from boardpress.reading.kept import FileRead, Kept, context
from boardpress.reading.names import Names
from boardpress.reading.reader import Reader
from boardpress.reading.source import Found, found_among
from boardpress.records import dataclass
from boardpress.rewording.asneeded import Each
from boardpress.rewording.keptedition import KeptEdition
from boardpress.still import Since
from boardpress.timing import Profile


class MoreHasChanged(Exception):
    """More has changed than can be published by itself: everything has to be looked at."""


class Change(NamedTuple):
    """What was read of a file, and what is read of it now: a publication without a mistake, both times."""

    before: FileRead
    now: FileRead

    @property
    def was(self) -> Publication:
        assert self.before.publication is not None, "only what could be read is compared"
        return self.before.publication

    @property
    def is_now(self) -> Publication:
        assert self.now.publication is not None, "only what could be read is compared"
        return self.now.publication

    @property
    def leads_as_before(self) -> bool:
        """Whether it has the headings and the links that it had."""
        return (self.was.body.anchors, self.was.links) == (self.is_now.body.anchors, self.is_now.links)


class Site(NamedTuple):
    """A site that was published, and what is kept of it."""

    order: Order
    since: Since
    kept: KeptEdition
    engine: str
    store: Store
    profile: Profile


class FoundById(Mapping[str, Found]):
    """Finds the files of publications by id, each when it is asked for, among the paths of a site's files."""

    def __init__(self, paths: Collection[str], types: Mapping[str, ContentType]) -> None:
        self._paths = paths
        self._known = frozenset(paths)
        self._types = types

    def __getitem__(self, identifier: str) -> Found:
        type_, _, slug = identifier.partition("/")
        declared = self._types.get(type_)
        path = f"{declared.folder}/{slug}.md" if declared and "/" not in slug else ""
        if path not in self._known:
            raise KeyError(identifier)
        return Found(path, type_, slug)

    def __iter__(self) -> Iterator[str]:
        return (found.id for found in found_among(self._paths, self._types))

    def __len__(self) -> int:
        return sum(1 for _ in self)


@dataclass(frozen=True)
class Changes:
    """What has become of some files of a site, by their `paths`."""

    site: Site
    paths: frozenset[str]

    @cached_property
    def all(self) -> Mapping[str, Change]:
        """The changes, by path. Raises MoreHasChanged for a file that holds no publication, or one with mistakes."""
        if len(self._now) < len(self.paths):
            raise MoreHasChanged
        changes = {}
        for path, now in self._now.items():
            before = self._was(path)
            if before is None or before.publication is None or not now.may_be_kept:
                raise MoreHasChanged
            changes[path] = Change(before, now)
        return changes

    def check(self, may_be: Callable[[Change], bool]) -> None:
        """Raises MoreHasChanged unless each is of a kind, and no link of these files leads to nothing."""
        board = self.site.kept.configured
        checker = Checker(Catalogue(board, Each(self.found, self.written), {}))
        for change in self.all.values():
            if not may_be(change) or any(checker.anchors(change.is_now)):
                raise MoreHasChanged

    @property
    def lead_as_before(self) -> bool:
        """Whether the changed files have the headings and the links that they had."""
        return all(change.leads_as_before for change in self.all.values())

    @cached_property
    def found(self) -> FoundById:
        """Every publication's file, by the id of the publication."""
        return FoundById(self.site.since.paths, self.site.kept.configured.types)

    def written(self, identifier: str) -> Publication:
        """A publication as it is written. Raises MoreHasChanged where that is not known."""
        path = self.found[identifier].path
        file = self._now.get(path) or self._was(path)
        if file is None or file.publication is None:
            raise MoreHasChanged
        return file.publication

    def text(self, path: str) -> bytes:
        """The text of a publication that has not changed, by the path of its file."""
        file = self._was(path)
        (found,) = found_among([path], self.site.kept.configured.types)
        return self._reader.text(found, file.parsed if file else "")

    def _was(self, path: str) -> FileRead | None:
        """What was read of a file for the site that is shown; None where that is not known."""
        before = self._before
        return self.site.kept.restated.get(path) or before.get(path)

    @cached_property
    def _before(self) -> Kept:
        """What was read when the edition was composed."""
        order = self.site.order
        configuration = hashlib.sha256((order.site / CONFIGURATION).read_bytes()).hexdigest()
        before = Kept(order.cache, context(self.site.engine, configuration), few=True)
        if not before.seal or before.seal != self.site.kept.reading:
            raise MoreHasChanged
        return before

    @cached_property
    def _reader(self) -> Reader:
        site, fixed = self.site, Fixed.of(self.site.kept.words)
        return Reader(site.order.site, site.engine, site.store, site.order.cache, profile=site.profile, fixed=fixed)

    @cached_property
    def _now(self) -> Mapping[str, FileRead]:
        """What the files hold."""
        items = list(found_among(sorted(self.paths), self.site.kept.configured.types))
        as_they_were = {item.path: file.parsed for item in items if (file := self._was(item.path))}
        names = Names(self.found.values())
        return self._reader.read(self.site.kept.configured, names, items, as_they_were)


def said(file: FileRead) -> tuple[object, ...]:
    """What is said of a file, wherever in it that is, and how often."""
    return [(one.field, one.message, one.severity) for one in file.problems], len(set(file.problems))
