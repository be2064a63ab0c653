"""What a publication says in groups of keys: actions, versions, values of an indicator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from boardpress.contenttype import Field, Kind
from boardpress.edition import Edition
from boardpress.publication import Publication, Value
from boardpress.publishers.website.fieldvalues import shown
from boardpress.publishers.website.views import Block, Cell, Entries, Tag


def entries_blocks(edition: Edition, publication: Publication, groups: Mapping[str, Field]) -> Iterator[Block]:
    """What stands in groups that are not shown as cards: as a table, or each entry with its facts."""
    for key, field in groups.items():
        value = publication.fields.get(key)
        if value is None:
            continue
        entries = [item for item in (value if isinstance(value, tuple) else (value,)) if isinstance(item, Mapping)]
        if entries:
            said = {inner for one in entries for inner in one}
            keys = [inner for inner, told in field.fields.items() if told.show and inner in said]
            columns = tuple(field.fields[inner].label for inner in keys)
            rows = tuple(
                tuple(_cell(edition, field.fields[inner], one.get(inner)) for inner in keys) for one in entries
            )
            anchor = key.replace("_", "-")
            yield Entries("entries", field.label, anchor, columns, rows, table=field.table)


def _cell(edition: Edition, field: Field, value: Value | None) -> Cell:
    """A value within an entry: tags, or a line for each entry of a group within it."""
    if value is None:
        return Cell()
    if field.kind is not Kind.GROUP:
        return Cell(shown(edition, field, value))
    lines = []
    for entry in value if isinstance(value, tuple) else (value,):
        if isinstance(entry, Mapping):
            told = (tag.label for inner, item in entry.items() for tag in shown(edition, field.fields[inner], item))
            lines.append(Tag(": ".join(told)))
    return Cell(tuple(lines))
