"""An edition of which each publication is made public when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple, TypeVar

from boardpress.edition import Edition, Relation, public_standing
from boardpress.listing import Standing, standing
from boardpress.publication import Publication
from boardpress.publicview import PublicView
from boardpress.rewording.keptedition import KeptEdition

Thing = TypeVar("Thing")


class AsksForAll(Exception):
    """Somebody asked for every publication: the edition has to be composed."""


class _None(tuple[Publication, ...]):
    """Stands for publications that are not here."""

    __slots__ = ()

    def __iter__(self) -> Iterator[Publication]:
        raise AsksForAll


class Each(Mapping[str, Thing]):
    """Finds things by id, each when it is asked for."""

    def __init__(self, ids: Collection[str], find: Callable[[str], Thing]) -> None:
        self._ids = ids
        self._find = find
        self._found: dict[str, Thing] = {}

    def __getitem__(self, identifier: str) -> Thing:
        if identifier not in self._found:
            if identifier not in self._ids:
                raise KeyError(identifier)
            self._found[identifier] = self._find(identifier)
        return self._found[identifier]

    def __contains__(self, identifier: object) -> bool:
        return identifier in self._ids

    def __iter__(self) -> Iterator[str]:
        raise AsksForAll

    def __len__(self) -> int:
        return len(self._ids)


class EditionAsNeeded:
    """Makes an edition of what was kept. `written` finds a publication as it was written, by its id."""

    def __init__(self, kept: KeptEdition, written: Callable[[str], Publication]) -> None:
        self._kept = kept
        self._written = written
        linkable = kept.readable | kept.asked_for
        self._view = PublicView(kept.configured, set(kept.readable), set(linkable), kept.day)
        self._shown = Each(linkable, self._public)

    @cached_property
    def edition(self) -> Edition:
        """The edition. Raises AsksForAll where somebody looks at every publication of it."""
        kept = self._kept
        none = _None()
        standings = Each(kept.readable | kept.asked_for, self._standing)
        return edition_of(kept, Publications(none, none, none, standings, self._shown))

    def _public(self, identifier: str) -> Publication:
        publication = self._written(identifier)
        if identifier in self._kept.readable:
            return self._view.whole(publication)
        return self._view.on_request(publication)

    def _standing(self, identifier: str) -> Standing:
        publication = self._written(identifier)
        return public_standing(standing(publication, self._kept.configured.types[publication.type], self._kept.day))


class Publications(NamedTuple):
    """What an edition holds, which is not kept with the rest of it."""

    listed: tuple[Publication, ...]
    on_request: tuple[Publication, ...]
    withdrawn: tuple[Publication, ...]
    standings: Mapping[str, Standing]
    by_id: Mapping[str, Publication]


def edition_of(kept: KeptEdition, held: Publications) -> Edition:
    """The edition that was kept, with its publications as the public may see them."""
    edition = Edition(
        day=kept.day,
        board=kept.board,
        publications=held.listed,
        on_request=held.on_request,
        withdrawn=held.withdrawn,
        standings=held.standings,
        relations=_relations_of(kept, held.by_id),
        navigation=kept.navigation,
        by_id=held.by_id,
        words=kept.words,
        footer=kept.footer,
        concern_page=kept.concern_page,
        drafts=kept.drafts,
        slide_template=kept.slide_template,
    )
    vars(edition)["background"] = kept.background
    edition.once("steps", lambda: kept.steps)
    return edition


def _relations_of(kept: KeptEdition, shown: Mapping[str, Publication]) -> Mapping[str, tuple[Relation, ...]]:
    """What is related to what, between publications as the public may see them."""

    def related(identifier: str) -> tuple[Relation, ...]:
        return tuple(Relation(label, shown[other]) for label, other in kept.relations[identifier])

    return Each(kept.relations, related)
