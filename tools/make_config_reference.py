"""Fills the tables of keys in `docs/site-config.md` from the models that read the configuration.

The page has a mark, `<!-- keys of Concern -->`, for each model; the table below it is made from the text that stands
below each key in the model's source. Everything else on the page is written by hand.

python tools/make_config_reference.py
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, cast

from boardpress import board, contenttype
from boardpress.declaring import Declaration, keys_of

PAGE = Path(__file__).resolve().parent.parent / "docs/site-config.md"
_MARKED = re.compile(r"<!-- keys of (\w+) -->\n.*?<!-- end of keys -->", re.DOTALL)


def models() -> dict[str, type[Declaration]]:
    """Every model of the configuration by its name."""
    found = {**vars(contenttype), **vars(board)}
    return {
        name: model
        for name, model in found.items()
        if isinstance(model, type) and issubclass(model, Declaration) and model is not Declaration
    }


def said_of(model: type[Declaration]) -> dict[str, str]:
    """What the source of a model, and of those that it extends, says below each key."""
    said: dict[str, str] = {}
    for one in reversed(model.__mro__):
        if issubclass(one, Declaration) and one is not Declaration:
            said |= dict(_texts_below_keys(inspect.getsource(one)))
    return said


def _texts_below_keys(source: str) -> Iterator[tuple[str, str]]:
    (declared,) = ast.parse(source).body
    assert isinstance(declared, ast.ClassDef)
    for statement, following in zip(declared.body, declared.body[1:], strict=False):
        key = statement.target if isinstance(statement, ast.AnnAssign) else None
        text = following.value if isinstance(following, ast.Expr) else None
        if isinstance(key, ast.Name) and isinstance(text, ast.Constant):
            yield key.id, " ".join(str(text.value).split())


def table(model: type[Declaration]) -> str:
    """The table of a model's keys, in their order."""
    said = said_of(model)
    rows = ["| key | what it is |", "| --- | --- |"]
    every = {item.name: item for item in fields(cast("Any", model))}
    for key, name in keys_of(model).items():
        needed = ". Must be there" if every[name].default is every[name].default_factory is MISSING else ""
        rows.append(f"| `{key}` | {said[name]}{needed} |")
    return "\n".join(rows)


def reference(text: str) -> str:
    """The page's text with every table made anew."""
    known = models()
    return _MARKED.sub(
        lambda mark: f"<!-- keys of {mark[1]} -->\n\n{table(known[mark[1]])}\n\n<!-- end of keys -->", text
    )


if __name__ == "__main__":
    PAGE.write_text(reference(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    print(PAGE)
