"""Which publications name which entries of the board's lists: an agency's, a priority's, a group's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from boardpress.contenttype import BoardList, Field
from boardpress.edition import Edition
from boardpress.publication import Publication, Value


class Chosen:
    """What the public may read about each entry of the board's lists. Looked up once, for all pages."""

    def __init__(self, edition: Edition) -> None:
        self._found: dict[tuple[BoardList, str], list[Publication]] = defaultdict(list)
        asked = {
            name: [(key, field) for key, field in declared.fields.items() if _has_choices(field)]
            for name, declared in edition.board.types.items()
        }
        for publication in edition.publications:
            for key, field in asked[publication.type]:
                if value := publication.value(key):
                    for name, entry in _choices(field, value):
                        self._add(name, entry, publication)

    def _add(self, name: BoardList, entry: str, publication: Publication) -> None:
        """Once each: a publication that names an entry twice is the last that was added."""
        found = self._found[name, entry]
        if not found or found[-1] is not publication:
            found.append(publication)

    def of(self, name: BoardList, entry: str) -> tuple[Publication, ...]:
        """The publications that name an entry of a list in any of their fields, newest first."""
        return tuple(self._found.get((name, entry), ()))


def _has_choices(field: Field) -> bool:
    return bool(field.choices) or any(map(_has_choices, field.fields.values()))


def _choices(field: Field, value: Value | None) -> Iterator[tuple[BoardList, str]]:
    """The entries that a value names, in groups too."""
    for item in value if isinstance(value, tuple) else (value,):
        if field.choices and isinstance(item, str):
            yield field.choices, item
        elif isinstance(item, Mapping):
            for key, inner in field.fields.items():
                yield from _choices(inner, item.get(key))
