"""What a type's declaration asks of the values of one publication beyond their kinds: days in order, limits, versions.

Every rule is data of a field; nothing here knows a key.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from boardpress.contenttype import Field, Kind, Within
from boardpress.days import add_months
from boardpress.publication import Publication, Value
from boardpress.records import dataclass

Fields = Mapping[str, Field]
Values = Mapping[str, Value]

_GROUP = Kind.GROUP
"""To ask for a member of `Kind` each time takes long before Python 3.12."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that is not kept: the key, with the keys and numbers (from 1) that lead to it, and what to say."""

    place: tuple[str | int, ...]
    message: str
    is_error: bool = False

    @property
    def key(self) -> str:
        return ".".join(map(str, self.place))

    @property
    def node(self) -> tuple[str | int, ...]:
        """The place as it is counted in what was read, from 0."""
        return tuple(step - 1 if isinstance(step, int) else step for step in self.place)


@dataclass(frozen=True)
class Rules:
    """The rules among the fields of a type, or of a group in it: most fields have none, and need not be asked."""

    fields: Fields
    groups: Mapping[str, Rules]
    """Those of its groups, and of the groups in them, that have any."""

    @classmethod
    def among(cls, fields: Fields) -> Rules:
        """Those among all fields."""
        inner = {key: cls.among(field.fields) for key, field in fields.items() if field.kind is _GROUP}
        return cls(
            {key: field for key, field in fields.items() if _has_rules(field)},
            {key: rules for key, rules in inner.items() if rules.fields or rules.groups},
        )

    def broken(self, values: Values, place: tuple[str | int, ...] = ()) -> Iterator[Broken]:
        """Every rule that values break, whatever the day is, in groups within them too."""
        for key, field in self.fields.items():
            for message, is_error in _of_field(key, field, values):
                yield Broken((*place, key), message, is_error)
        for key, rules in self.groups.items():
            for within, entry in _entries(values.get(key), (*place, key)):
                yield from rules.broken(entry, within)


def late(fields: Fields, publication: Publication, day: date) -> Iterator[Broken]:
    """What was due before a day and is not there, or is not done."""
    values = {key: value for key in fields if (value := publication.value(key)) is not None}
    for place, told, found in _levels(fields, values, ()):
        for key, field in told.items():
            if said := _not_yet(key, field, found, day):
                yield Broken((*place, key), said)


def _levels(
    fields: Fields, values: Values, place: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], Fields, Values]]:
    """The values themselves, then those of each group in them, with the place of each."""
    yield place, fields, values
    for key, field in fields.items():
        if field.kind is _GROUP:
            for within, entry in _entries(values.get(key), (*place, key)):
                yield from _levels(field.fields, entry, within)


def _entries(value: Value | None, place: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Values]]:
    """The values of a group, or of each in a list of groups, with their place."""
    if isinstance(value, Mapping):
        yield place, value
    elif isinstance(value, tuple):
        for number, entry in enumerate(value, 1):
            if isinstance(entry, Mapping):
                yield (*place, number), entry


def _has_rules(field: Field) -> bool:
    return bool(field.expected or field.not_before or field.within or field.same_as)


def _of_field(key: str, field: Field, values: Values) -> Iterator[tuple[str, bool]]:
    value = values.get(key)
    if field.expected and value is None:
        yield f"is missing. {field.help or 'Add it.'}", False
    if isinstance(value, date):
        earlier = values.get(field.not_before or "")
        if isinstance(earlier, date) and value < earlier:
            said = f"{value.isoformat()} is before `{field.not_before}`, {earlier.isoformat()}. Correct one of them."
            yield said, True
        limit = field.within and _limit(field.within, values)
        if field.within and limit and value > limit:
            said = f"{value.isoformat()} is later than {limit.isoformat()}, {_in_words(field.within)}."
            yield f"{said} Tell the board why.", False
    if field.same_as and value is not None:
        last = _last(field.same_as, values)
        if last is not None and last != value:
            yield f"is '{value}', but the last of `{field.same_as}` is '{last}'. Correct one of them.", True


def _limit(within: Within, values: Values) -> date | None:
    start = values.get(within.of)
    if not isinstance(start, date) or _says(within.unless, values):
        return None
    return add_months(start, within.months) + timedelta(days=within.days)


def _says(asked: Mapping[str, tuple[str, ...]], values: Values) -> bool:
    """Whether one of the keys has one of the values that are asked of it."""
    return any(values.get(key) in told for key, told in asked.items())


def _in_words(within: Within) -> str:
    """'1 month after `notified_on`'."""
    parts = [
        f"{number} {word}{'s' * (number > 1)}"
        for number, word in ((within.months, "month"), (within.days, "day"))
        if number
    ]
    return f"{' and '.join(parts)} after `{within.of}`"


def _last(path: str, values: Values) -> Value | None:
    group, _, key = path.partition(".")
    entries = values.get(group)
    last = entries[-1] if isinstance(entries, tuple) and entries else None
    return last.get(key) if isinstance(last, Mapping) else None


def _not_yet(key: str, field: Field, values: Values, day: date) -> str:
    """What to say of a day that has passed with nothing done, or empty."""
    value = values.get(key)
    if value is None and field.within:
        limit = _limit(field.within, values)
        if limit and limit < day:
            return f"was due by {limit.isoformat()}, {_in_words(field.within)}. Record it."
    if isinstance(value, date) and field.done_when and value < day and not _says(field.done_when, values):
        keys = " or ".join(f"`{other}`" for other in field.done_when)
        return f"{value.isoformat()} has passed. Record in {keys} what became of it."
    return ""
