"""Every publication of the site, and the references between them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping

from boardpress.board import Board
from boardpress.contenttype import ContentType, Field, Kind
from boardpress.listing import Standing, standing
from boardpress.publication import Publication, Value
from boardpress.records import dataclass, field

_GROUP, _REFERENCE = Kind.GROUP, Kind.REFERENCE
"""To ask for a member of an enumeration each time takes long before Python 3.12."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every publication by id, public or not, and the board that publishes them."""

    board: Board
    publications: Mapping[str, Publication]
    pages: Mapping[str, str]
    """File names that the configuration uses, and the ids of the publications that they mean."""
    lines: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """For each source, the line of each key of its front matter, and under '' that on which its body begins."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """The SHA-256 of each text that was read, the configuration's too, by path."""
    _standings: dict[dt.date, dict[str, Standing]] = field(init=False, repr=False, compare=False, default_factory=dict)
    """What was found out of each day that was asked for."""

    def standing(self, publication: Publication, day: dt.date) -> Standing:
        """How one of its publications stands on a day. Several parts of a build ask; it is found out once."""
        known = self._standings.setdefault(day, {})
        found = known.get(publication.id)
        if found is None:
            found = known[publication.id] = standing(publication, self.board.types[publication.type], day)
        return found

    def line(self, path: str, key: str) -> int:
        """The line of a key in a source (of the group, for a key within one); 1 where it is not there."""
        return self.lines.get(path, {}).get(key.partition(".")[0], 1)


@dataclass(frozen=True, slots=True)
class Reference:
    """A pointer from one publication to another, with the words for both directions."""

    source: str
    target: str
    label: str
    reverse: str
    field: str
    already_public: bool
    trail: str = ""
    """`back` or `on` where it is a step from what was learnt to what came of it."""
    anchor: str = ""
    """The heading of the target that is meant; empty for the whole of it."""


class References:
    """Finds the references in the publications of one catalogue or edition, each time once.

    `wanted` says of which fields: of a group with one of them, all are found.
    """

    def __init__(self, types: Mapping[str, ContentType], wanted: Callable[[Field], bool] = lambda field: True) -> None:
        self._fields = {
            name: [(key, field) for key, field in declared.fields.items() if _refers(field, wanted)]
            for name, declared in types.items()
        }
        self._found: dict[str, tuple[Reference, ...]] = {}

    def of(self, publication: Publication) -> tuple[Reference, ...]:
        """Every reference in a publication's fields, in the order of declaration, groups included."""
        found = self._found.get(publication.id)
        if found is None:
            found = self._found[publication.id] = tuple(self._of(publication))
        return found

    def _of(self, publication: Publication) -> Iterator[Reference]:
        for key, declared in self._fields[publication.type]:
            if value := publication.value(key):
                yield from _references(publication, key, declared, value)


def _refers(field: Field, wanted: Callable[[Field], bool]) -> bool:
    """Whether a reference that is wanted can stand in a field."""
    if field.kind is _REFERENCE:
        return wanted(field)
    return any(_refers(inner, wanted) for inner in field.fields.values())


def _references(publication: Publication, key: str, field: Field, value: Value) -> Iterator[Reference]:
    for item in value if isinstance(value, tuple) else (value,):
        if field.kind is _REFERENCE and isinstance(item, str):
            target, _, anchor = item.partition("#")
            yield Reference(
                publication.id, target, field.label, field.reverse, key, field.already_public, field.trail, anchor
            )
        elif field.kind is _GROUP and isinstance(item, Mapping):
            for inner, inner_field in field.fields.items():
                if inner in item:
                    yield from _references(publication, f"{key}.{inner}", inner_field, item[inner])
