"""Mistakes in a configuration that only show when its parts are held against each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from boardpress.addresses import RESERVED
from boardpress.board import Board, Every, NavigationItem, Stage, TimetableItem
from boardpress.contenttype import BoardList, ContentType, Field, Kind, Then
from boardpress.problems import did_you_mean

Place = tuple[str | int, ...]
"""Keys and positions that lead to a value of the configuration."""
Found = tuple[Place, str]
"""A mistake: where it is, and what is wrong and what to do."""


def mistakes(board: Board) -> Iterator[Found]:
    """Every mistake of the kind."""
    yield from _types(board)
    yield from _contacts(board)
    yield from _unknown_sections(board.navigation, board, ("navigation",))
    yield from _groups(board)
    for stages, path in (
        (board.cycle.stages if board.cycle else {}, ("cycle", "stages")),
        (board.dimensions.entries if board.dimensions else {}, ("dimensions", "entries")),
    ):
        yield from _stages(stages, path, board)
    for key, item in board.timetable.items():
        yield from _timetable_item(item, ("timetable", key), board)


def _types(board: Board) -> Iterator[Found]:
    folders: dict[str, str] = {}
    sections: dict[str, str] = {}
    for name, declared in board.types.items():
        yield from _type_mistakes(name, declared)
        if (other := folders.setdefault(declared.folder, name)) != name:
            yield ("types", name, "folder"), f"'{declared.folder}' is the folder of `{other}` too. Choose another."
        if (other := sections.setdefault(declared.section, name)) != name:
            yield ("types", name, "section"), f"'{declared.section}' is that of `{other}` too. Choose another."
        if declared.section in RESERVED:
            said = f"'{declared.section}' is an address of the site's own. Choose another."
            yield ("types", name, "section"), said
        if declared.listing.then is Then.ON_REQUEST and not (declared.listing.ask or board.requests_contact):
            said = "what is on request needs somebody to ask. Add `ask:` with one of the contacts."
            yield ("types", name, "listing", "then"), said


def _contacts(board: Board) -> Iterator[Found]:
    """Keys that name none of the board's contacts."""
    named: list[tuple[Place, str | None]] = [
        (("types", name, "listing", "ask"), declared.listing.ask) for name, declared in board.types.items()
    ]
    named += [(("requests_contact",), board.requests_contact), (("media_contact",), board.media_contact)]
    if board.concern:
        named += [(("concern", "contacts", index), key) for index, key in enumerate(board.concern.contacts)]
        named += [(("concern", "out_of_hours", index), key) for index, key in enumerate(board.concern.out_of_hours)]
    yield from _unknown(((place, key) for place, key in named if key), board.contacts, "contacts")


def _unknown(named: Iterator[tuple[Place, str]], known: Collection[str], of: str) -> Iterator[Found]:
    """Keys that are none of the known ones."""
    for place, key in named:
        if key not in known:
            yield place, f"`{key}` is none of the {of}.{did_you_mean(key, known) or ' Add it there.'}"


def _at(path: Place, keys: tuple[str, ...]) -> Iterator[tuple[Place, str]]:
    return (((*path, index), key) for index, key in enumerate(keys))


def _groups(board: Board) -> Iterator[Found]:
    for key, group in board.groups.items():
        path = ("groups", key, "reports_to")
        yield from _unknown(_at(path, group.reports_to), board.groups, "groups")
        if _leads_back(key, {name: one.reports_to for name, one in board.groups.items()}):
            yield path, f"`{key}` reports to itself in the end. Remove one of the groups that lead back to it."


def _leads_back(start: str, onward: Mapping[str, tuple[str, ...]]) -> bool:
    waiting, seen = list(onward[start]), set[str]()
    while waiting:
        key = waiting.pop()
        if key == start:
            return True
        if key not in seen:
            seen.add(key)
            waiting += onward.get(key, ())
    return False


def _stages(stages: Mapping[str, Stage], path: Place, board: Board) -> Iterator[Found]:
    for key, stage in stages.items():
        yield from _unknown(_at((*path, key, "types"), stage.types), board.types, "types")


def _timetable_item(item: TimetableItem, path: Place, board: Board) -> Iterator[Found]:
    yield from _unknown(_at((*path, "to"), item.to), board.groups, "groups")
    yield from _unknown(_at((*path, "agencies"), item.agencies), board.agencies, "agencies")
    if item.type:
        yield from _unknown(iter([((*path, "type"), item.type)]), board.types, "types")
    if item.months and item.every:
        yield (*path, "every"), "the months are given already. Remove `every:` or `months:`."
    elif item.every and item.every is not Every.MONTHLY and item.first is None:
        yield (
            (*path, "every"),
            "nothing says in which months. Add `first:` with the number of a month in which it comes.",
        )
    elif not (item.months or item.every or item.when):
        yield path, "nothing says when it comes. Add `months:`, `every:` or `when:`."
    if item.first is not None and item.every is None:
        yield (*path, "first"), "goes with `every:` only. Remove it, or add `every:`."
    if repeated := next((month for month in item.months if item.months.count(month) > 1), None):
        yield (*path, "months"), f"{repeated} stands twice. Remove one."


def _unknown_sections(items: tuple[NavigationItem, ...], board: Board, path: Place) -> list[Found]:
    found: list[Found] = []
    for index, item in enumerate(items):
        if item.section and item.section not in board.types:
            near = did_you_mean(item.section, board.types) or f" Choose one of {', '.join(sorted(board.types))}."
            found.append(((*path, index, "section"), f"there is no type `{item.section}`.{near}"))
        for name, declared in (
            ("priorities", board.priorities), ("groups", board.groups), ("cycle", board.cycle or board.dimensions),
            ("timetable", board.timetable), ("glossary", board.glossary),
        ):  # fmt: skip
            if getattr(item, name) and not declared:
                found.append(((*path, index, name), f"the board has no `{name}`. Declare it, or remove the entry."))
        found += _unknown_sections(item.items, board, (*path, index, "items"))
    return found


def _type_mistakes(name: str, declared: ContentType) -> list[Found]:
    found: list[Found] = []
    if declared.name != name:
        found.append((("types", name, "name"), f"'{declared.name}' must be `{name}`, the key that it stands under."))
    for key, field in declared.fields.items():
        found += [(("types", name, "fields", key, *path), said) for path, said in _field_mistakes(field)]
    found += [(("types", name, "fields", *path), said) for path, said in _pointing_nowhere(declared.fields)]
    found += [(("types", name, *path), said) for path, said in _rule_mistakes(declared)]
    for index, key in enumerate(declared.page):
        if key not in declared.sections:
            said = f"`{key}` is none of the sections.{did_you_mean(key, declared.sections)}"
            found.append((("types", name, "page", index), said))
    for index, slide in enumerate(declared.deck):
        for key in slide.of:
            if key not in declared.sections:
                said = f"`{key}` is none of the sections.{did_you_mean(key, declared.sections)}"
                found.append((("types", name, "deck", index, "of"), said))
    return found


def _rule_mistakes(declared: ContentType) -> list[Found]:
    found: list[Found] = []
    parts = declared.fields["clearance"].fields if "clearance" in declared.fields else {}
    for index, key in enumerate(declared.clearance):
        if key not in parts:
            found.append((("clearance", index), f"`{key}` is no part of the clearance.{did_you_mean(key, parts)}"))
    if declared.listing.then is not Then.KEEP and not declared.listing.minimum_months:
        said = "something follows, but nothing says after how long. Add `minimum_months:`."
        found.append((("listing", "then"), said))
    return found


def _field_mistakes(field: Field) -> list[Found]:
    if field.kind is Kind.CHOICE and not field.values and field.choices is None:
        lists = ", ".join(f"`{name.value}`" for name in BoardList)
        return [((), f"a choice needs its allowed values. Add `values:`, or `from:` with one of {lists}.")]
    if field.kind is Kind.GROUP and not field.fields:
        return [((), "a group needs the keys of its entries. Add `fields:`.")]
    inside = [
        (("fields", key, *path), said) for key, inner in field.fields.items() for path, said in _field_mistakes(inner)
    ]
    return inside + [(("fields", *path), said) for path, said in _pointing_nowhere(field.fields)]


def _pointing_nowhere(fields: Mapping[str, Field]) -> Iterator[Found]:
    """Rules of fields that speak of keys which are not beside them."""
    for key, field in fields.items():
        limit = (field.within.of, *field.within.unless) if field.within else ()
        for name in (field.not_before, *limit, *field.done_when):
            if name and name not in fields:
                yield (key,), f"speaks of `{name}`, which is no key beside it.{did_you_mean(name, fields)}"
        group, _, part = field.same_as.partition(".")
        if group and part not in (fields[group].fields if group in fields else {}):
            yield (key,), f"must be the same as `{field.same_as}`, which there is not. Correct `same_as`."
