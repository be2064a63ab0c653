"""`site-config.yml` and the declarations of types: read strictly, merged, and checked with the line of each mistake."""

from __future__ import annotations

import importlib.resources
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, to_json

from boardpress.addresses import RESERVED
from boardpress.board import Board, NavigationItem
from boardpress.contenttype import BoardList, ContentType, Field, Kind, Then
from boardpress.problems import Problem, ProblemsFound, did_you_mean
from boardpress.reading import strictyaml
from boardpress.reading.strictyaml import Mapping, Sequence
from boardpress.reading.wording import wrong_words

NAME = "site-config.yml"


class BuiltIn(NamedTuple):
    """The package's own declarations, as plain values: keys that all types have, and the types by name."""

    common: dict[str, Any]
    types: dict[str, Any]


@cache
def built_in() -> BuiltIn:
    """The declarations in `boardpress/types`; adding a type there is adding one file."""
    declared: dict[str, Any] = {}
    folder = importlib.resources.files("boardpress") / "types"
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".yml"):
            declared[file.name.removesuffix(".yml")] = strictyaml.plain(
                strictyaml.parse(file.read_text(encoding="utf-8"))
            )
    common: dict[str, Any] = declared.pop("_common")["fields"]
    return BuiltIn(common, {data["name"]: data for data in declared.values()})


def read(text: str) -> Board:
    """The board that the text of a `site-config.yml` describes. Raises ProblemsFound with every mistake."""
    try:
        node = strictyaml.parse(text)
    except strictyaml.YamlError as error:
        raise ProblemsFound([Problem(NAME, error.line, "file", error.message)]) from None
    problems = list(_changed_values(node, ()))
    data = strictyaml.plain(node)
    declared = data.get("types")
    data["types"] = _merged_types(declared if isinstance(declared, dict) else {})
    board, found = _validated(data, node)
    problems += found
    if board:
        problems += _inconsistencies(board, node)
    if problems or board is None:
        raise ProblemsFound(problems)
    return board


def _merged_types(changes: dict[str, Any]) -> dict[str, Any]:
    """Built-in declarations with the board's changes laid over them, each with the keys that all types have."""
    common, types = built_in()
    merged: dict[str, Any] = {}
    for name in [*types, *(name for name in changes if name not in types)]:
        change = changes.get(name, {})
        if not isinstance(change, dict):
            merged[name] = change
            continue
        declared = _overlay(types.get(name, {"name": name}), change)
        fields = declared.get("fields", {})
        merged[name] = declared | {"fields": _overlay(common, fields) if isinstance(fields, dict) else fields}
    return merged


def _overlay(below: Any, above: Any) -> Any:
    """Mappings merged key by key; anything else is replaced."""
    if isinstance(below, dict) and isinstance(above, dict):
        return below | {key: _overlay(below.get(key), value) for key, value in above.items()}
    return above


def _validated(data: Any, node: Mapping) -> tuple[Board | None, list[Problem]]:
    try:
        return Board.model_validate_json(to_json(data)), []
    except ValidationError as error:
        return None, [_problem(detail, node, data) for detail in error.errors(include_url=False)]


def _problem(detail: ErrorDetails, node: Mapping, data: Any) -> Problem:
    path = tuple(step for step in detail["loc"] if step != "[key]")
    dotted = ".".join(str(step) for step in path)
    line = strictyaml.find_line(node, path)
    return Problem(NAME, line, dotted, _said(detail, path, data))


_WANTED = {
    "string_type": "must be text. Put the value in quotes.",
    "bool_type": "must be true or false.",
    "int_type": "must be a whole number.",
    "dict_type": "must be keys and values, each on a line of its own below it.",
    "tuple_type": "must be a list. Write [a, b], or one entry a line after `- `.",
    "model_type": "must be keys and values, each on a line of its own below it.",
}


def _said(detail: ErrorDetails, path: tuple[int | str, ...], data: Any) -> str:
    kind = detail["type"]
    if kind == "missing":
        return "is missing. Add it; docs/site-config.md says what it is."
    if kind == "extra_forbidden":
        near = did_you_mean(str(path[-1]), _known_keys(path))
        return f"is not a key that is known here.{near or ' Remove it, or see docs/site-config.md.'}"
    if kind == "string_pattern_mismatch":
        return f"'{detail['input']}' is not written right here. {_pattern_remedy(path)}"
    if kind in {"enum", "literal_error"}:
        expected = detail.get("ctx", {}).get("expected", "")
        return f"'{detail['input']}' is not one of {expected}. Choose one of them."
    return _WANTED.get(kind, f"{detail['msg']}. Correct the value.")


def _pattern_remedy(path: tuple[int | str, ...]) -> str:
    if path[-1] == "folder":
        return "Write the folder from the site's folder on, such as `content/storyboards`."
    if path[-1] == "language":
        return "Write a language tag, such as `en-GB` or `cy`."
    if path[-1] == "confirmed":
        return 'Write the day in quotes, such as "2026-02-28".'
    if path[-1] == "url":
        return "Write the whole address of the site, with https:// and a slash at the end."
    return "Use lower-case letters, digits and hyphens, such as `safer-sleep`."


def _known_keys(path: tuple[int | str, ...]) -> list[str]:
    """The keys allowed where an unknown one was found, by following the models along its path."""
    model: Any = Board
    for step in path[:-1]:
        if isinstance(model, type) and issubclass(model, BaseModel):
            info = next((f for name, f in model.model_fields.items() if step in {name, f.alias}), None)
            model = info.annotation if info else None
        else:
            model = _inner(model)
        if not (isinstance(model, type) and issubclass(model, BaseModel)) and isinstance(step, int):
            model = _inner(model)
    model = _inner(model) if not isinstance(model, type) or not issubclass(model, BaseModel) else model
    fields = model.model_fields if isinstance(model, type) and issubclass(model, BaseModel) else {}
    return [info.alias or name for name, info in fields.items()]


def _inner(annotation: Any) -> Any:
    """The model within `dict[..., Model]`, `tuple[Model, ...]` or `Model | None`, or the annotation itself."""
    for part in getattr(annotation, "__args__", ()):
        if isinstance(part, type) and issubclass(part, BaseModel):
            return part
    return annotation


def _changed_values(node: strictyaml.Node, path: tuple[str | int, ...]) -> list[Problem]:
    """Values that lose their end to a `#`."""
    if isinstance(node, Mapping):
        return [p for key, value in node.entries.items() for p in _changed_values(value, (*path, key))]
    if isinstance(node, Sequence):
        return [p for index, value in enumerate(node.items) for p in _changed_values(value, (*path, index))]
    if node.commented and node.tag == "str":
        field = ".".join(str(step) for step in path)
        return [Problem(NAME, node.line, field, comment_message(node.text))]
    return []


def comment_message(text: str) -> str:
    """What to say where `#` has cut a value short."""
    return f"everything from # on is left out, so this is read as '{text}'. Put the value in quotes."


def _inconsistencies(board: Board, node: Mapping) -> list[Problem]:
    """Mistakes that only show when the parts are held against each other."""
    found: list[tuple[tuple[str | int, ...], str]] = []
    folders: dict[str, str] = {}
    sections: dict[str, str] = {}
    for name, declared in board.types.items():
        found += _type_mistakes(name, declared)
        other = folders.setdefault(declared.folder, name)
        if other != name:
            found.append(
                (("types", name, "folder"), f"'{declared.folder}' is the folder of `{other}` too. Choose another.")
            )
        other = sections.setdefault(declared.section, name)
        if other != name:
            found.append(
                (("types", name, "section"), f"'{declared.section}' is that of `{other}` too. Choose another.")
            )
        if declared.section in RESERVED:
            said = f"'{declared.section}' is an address of the site's own. Choose another."
            found.append((("types", name, "section"), said))
        asked = declared.listing.ask
        if asked and asked not in board.contacts:
            near = did_you_mean(asked, board.contacts) or " Add it there."
            found.append((("types", name, "listing", "ask"), f"`{asked}` is none of the contacts.{near}"))
    for index, key in enumerate(board.concern.contacts if board.concern else ()):
        if key not in board.contacts:
            found.append(
                (("concern", "contacts", index), f"`{key}` is none of the contacts.{did_you_mean(key, board.contacts)}")
            )
    found += _unknown_sections(board.navigation, board, ("navigation",))
    found += wrong_words(board)
    return [Problem(NAME, strictyaml.find_line(node, path), ".".join(map(str, path)), said) for path, said in found]


def _unknown_sections(
    items: tuple[NavigationItem, ...], board: Board, path: tuple[str | int, ...]
) -> list[tuple[tuple[str | int, ...], str]]:
    found: list[tuple[tuple[str | int, ...], str]] = []
    for index, item in enumerate(items):
        if item.section and item.section not in board.types:
            near = did_you_mean(item.section, board.types) or f" Choose one of {', '.join(sorted(board.types))}."
            found.append(((*path, index, "section"), f"there is no type `{item.section}`.{near}"))
        found += _unknown_sections(item.items, board, (*path, index, "items"))
    return found


def _type_mistakes(name: str, declared: ContentType) -> list[tuple[tuple[str | int, ...], str]]:
    found: list[tuple[tuple[str | int, ...], str]] = []
    if declared.name != name:
        found.append((("types", name, "name"), f"'{declared.name}' must be `{name}`, the key that it stands under."))
    for key, field in declared.fields.items():
        found += [(("types", name, "fields", key, *path), said) for path, said in _field_mistakes(field)]
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


def _rule_mistakes(declared: ContentType) -> list[tuple[tuple[str | int, ...], str]]:
    found: list[tuple[tuple[str | int, ...], str]] = []
    parts = declared.fields["clearance"].fields if "clearance" in declared.fields else {}
    for index, key in enumerate(declared.clearance):
        if key not in parts:
            found.append((("clearance", index), f"`{key}` is no part of the clearance.{did_you_mean(key, parts)}"))
    if declared.listing.then is not Then.KEEP and not declared.listing.minimum_months:
        said = "something follows, but nothing says after how long. Add `minimum_months:`."
        found.append((("listing", "then"), said))
    if declared.listing.then is Then.ON_REQUEST and declared.listing.ask is None:
        said = "what is on request needs somebody to ask. Add `ask:` with one of the contacts."
        found.append((("listing", "then"), said))
    return found


def _field_mistakes(field: Field) -> list[tuple[tuple[str | int, ...], str]]:
    if field.kind is Kind.CHOICE and not field.values and field.choices is None:
        lists = ", ".join(f"`{name.value}`" for name in BoardList)
        return [((), f"a choice needs its allowed values. Add `values:`, or `from:` with one of {lists}.")]
    if field.kind is Kind.GROUP and not field.fields:
        return [((), "a group needs the keys of its entries. Add `fields:`.")]
    return [
        (("fields", key, *path), said) for key, inner in field.fields.items() for path, said in _field_mistakes(inner)
    ]
