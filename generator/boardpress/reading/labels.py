"""The labels of the types that come with the package, in the board's language.

`words/labels/cy.yml` has for each English label the Welsh one. A label that is not there stays English, and a board
says its own under `types:` as ever.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from boardpress.reading import strictyaml

_FIELD, _SECTION, _STEP = ("label", "reverse"), ("heading", "numbered"), ("title",)


@cache
def labels(language: str) -> Mapping[str, str]:
    """English labels with those of a language; none where the package has none."""
    folder = Path(__file__).parent.with_name("words") / "labels"
    for name in (language, language.partition("-")[0]):
        file = folder / f"{name}.yml"
        if file.is_file():
            found: dict[str, str] = strictyaml.plain(strictyaml.parse(file.read_text(encoding="utf-8")))
            return found
    return {}


def translated(declared: Mapping[str, Any], language: str) -> dict[str, Any]:
    """A declaration, as plain values, with its labels, headings and description in a language."""
    said = labels(language)
    if not said:
        return dict(declared)
    changed = {
        **_with(declared, ("description",), said),
        "fields": fields(declared.get("fields", {}), language),
        "sections": {key: _with(section, _SECTION, said) for key, section in declared.get("sections", {}).items()},
        "deck": [_with(step, _STEP, said) for step in declared.get("deck", ())],
    }
    if "label" in declared:
        changed["label"] = _with(declared["label"], ("singular", "plural"), said)
    return {key: value for key, value in changed.items() if key in declared}


def fields(declared: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Fields by their key, with their labels and those of their values in a language."""
    said = labels(language)
    return {key: _field(field, said, language) for key, field in declared.items()}


def _field(declared: Mapping[str, Any], said: Mapping[str, str], language: str) -> dict[str, Any]:
    field = _with(declared, _FIELD, said)
    if "values" in field:
        field["values"] = {value: said.get(label, label) for value, label in field["values"].items()}
    if "fields" in field:
        field["fields"] = fields(field["fields"], language)
    return field


def _with(declared: Mapping[str, Any], keys: tuple[str, ...], said: Mapping[str, str]) -> dict[str, Any]:
    return {key: said.get(value, value) if key in keys else value for key, value in declared.items()}
