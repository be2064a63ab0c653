"""Which publications name which entries of the board's lists: an agency's, a priority's, a group's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from boardpress.contenttype import BoardList, Field
from boardpress.edition import Edition
from boardpress.publication import Publication, Value


class Chosen:
    """What the public may read about each entry of the board's lists. Looked up once, for all pages."""

    def __init__(self, edition: Edition) -> None:
        self._found: dict[BoardList, dict[str, dict[str, Publication]]] = {
            name: defaultdict(dict) for name in BoardList
        }
        asked = {
            name: [(key, field) for key, field in declared.fields.items() if _has_choices(field)]
            for name, declared in edition.board.types.items()
        }
        for publication in edition.publications:
            for key, field in asked[publication.type]:
                if value := publication.value(key):
                    self._add(field, value, publication)

    def _add(self, field: Field, value: Value, publication: Publication) -> None:
        """Note the entries that a value names, in groups too."""
        found: dict[str, dict[str, Publication]] = self._found[field.choices] if field.choices else {}
        for item in value if isinstance(value, tuple) else (value,):
            if field.choices and isinstance(item, str):
                found[item][publication.id] = publication
            elif isinstance(item, Mapping):
                for key, inner in field.fields.items():
                    if key in item:
                        self._add(inner, item[key], publication)

    def of(self, name: BoardList, entry: str) -> tuple[Publication, ...]:
        """The publications that name an entry of a list in any of their fields, newest first."""
        return tuple(self._found[name].get(entry, {}).values())


def _has_choices(field: Field) -> bool:
    return bool(field.choices) or any(map(_has_choices, field.fields.values()))
