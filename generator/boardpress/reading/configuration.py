"""`site-config.yml` and the declarations of types: read strictly, merged, and checked with the line of each mistake."""

from __future__ import annotations

import json
import typing
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from boardpress.board import Board
from boardpress.declaring import Declaration, keys_of
from boardpress.problems import Problem, ProblemsFound, Severity, did_you_mean
from boardpress.reading import consistency, labels, strictyaml
from boardpress.reading.consistency import Place
from boardpress.reading.strictyaml import Mapping, Sequence
from boardpress.reading.wording import wrong_words

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

NAME = "site-config.yml"
TYPES = Path(__file__).parent.with_name("types.json")
"""What the files in `boardpress/types` declare: `tools/make_types.py` writes it, long before it is read."""


class BuiltIn(NamedTuple):
    """The package's own declarations, as plain values: keys that all types have, and the types by name."""

    common: dict[str, Any]
    types: dict[str, Any]


@cache
def built_in() -> BuiltIn:
    """The declarations that come with the package."""
    declared: dict[str, Any] = json.loads(TYPES.read_bytes())
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
    data["types"] = _merged_types(declared if isinstance(declared, dict) else {}, str(data.get("language", "")))
    board, found = _validated(data, node)
    problems += found
    if board:
        problems += [_at(node, path, said) for path, said in (*consistency.mistakes(board), *wrong_words(board))]
    if problems or board is None:
        raise ProblemsFound(problems)
    return board


def problem(text: str, path: Place, said: str, severity: Severity = Severity.ERROR) -> Problem:
    """A problem at a place of a configuration that can be read."""
    line = strictyaml.find_line(strictyaml.parse(text), path)
    return Problem(NAME, line, ".".join(map(str, path)), said, severity)


def _at(node: Mapping, path: Place, said: str) -> Problem:
    return Problem(NAME, strictyaml.find_line(node, path), ".".join(map(str, path)), said)


@cache
def _built_in(language: str) -> BuiltIn:
    """The package's own declarations with their labels in a language."""
    common, types = built_in()
    return BuiltIn(
        labels.fields(common, language), {name: labels.translated(data, language) for name, data in types.items()}
    )


def _merged_types(changes: dict[str, Any], language: str) -> dict[str, Any]:
    """Built-in declarations with the board's changes laid over them, each with the keys that all types have."""
    common, types = _built_in(language)
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
    # A board that was checked long before needs none of this.
    from pydantic_core import ValidationError

    from boardpress.reading.declared import checked

    try:
        return checked(Board, data), []
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
    "dataclass_type": "must be keys and values, each on a line of its own below it.",
}


def _said(detail: ErrorDetails, path: tuple[int | str, ...], data: Any) -> str:
    kind = detail["type"]
    if kind in {"greater_than_equal", "less_than_equal"}:
        (limit,) = detail.get("ctx", {}).values()
        least, wrong = ("most", "large") if kind.startswith("less") else ("least", "small")
        return f"{detail['input']} is too {wrong}. Write at {least} {limit}."
    if kind == "missing":
        return "is missing. Add it; docs/site-config.md says what it is."
    if kind == "unexpected_keyword_argument":
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
    if path[-1] == "starts":
        return 'Write month and day in quotes, such as "04-01" for 1 April.'
    if path[-1] == "until":
        return 'Write the month or the year in quotes, such as "2019-09" or "2019".'
    if path[-1] == "form":
        return "Write the whole address of the form, with https://."
    if path[-1] == "url":
        return "Write the whole address of the site, with https:// and a slash at the end."
    return "Use lower-case letters, digits and hyphens, such as `safer-sleep`."


def _known_keys(path: tuple[int | str, ...]) -> list[str]:
    """The keys allowed where an unknown one was found, by following the declarations along its path."""
    found: Any = Board
    for step in path[:-1]:
        found = _within(found, step)
    return list(keys_of(found)) if _is_declaration(found) else []


def _within(annotation: Any, step: int | str) -> Any:
    """What a key of a declaration, or an entry of a mapping or list, is declared to be."""
    if _is_declaration(annotation):
        said = typing.get_type_hints(annotation, include_extras=True)
        return next((_bare(said[name]) for key, name in keys_of(annotation).items() if key == step), None)
    values = [part for part in typing.get_args(annotation) if part is not Ellipsis]
    return _bare(values[-1]) if values else None


def _bare(annotation: Any) -> Any:
    """A declaration without what is said about it (`Annotated`), and without `None` as another choice."""
    if typing.get_origin(annotation) is Annotated:
        return _bare(typing.get_args(annotation)[0])
    if isinstance(annotation, UnionType):
        return _bare(next(part for part in typing.get_args(annotation) if part is not NoneType))
    return annotation


def _is_declaration(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Declaration)


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
