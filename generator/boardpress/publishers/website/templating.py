"""Draws the website's templates, which were compiled to plain Python long before: no page waits for the compiler.

`templates/` holds them as people write them, `compiled/` as `tools/make_templates.py` makes them. What the compiled
ones need while they draw is here, so that Jinja itself is not loaded. It is no more than our templates use.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

import markupsafe

from boardpress.records import dataclass

missing = undefined = None
"""What Jinja's loops begin with and ask for. None of ours shows them."""


def template(name: str) -> Template:
    """A template by its file's name."""
    return _template(name)


def escaped_plainly(text: str) -> str:
    """What `markupsafe.escape` gives, as plain text."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&#34;").replace("'", "&#39;")


escaped: Callable[[str], str] = getattr(markupsafe, "_escape_inner", escaped_plainly)
"""The same, from what the library asks itself: a page has a hundred words, and to make markup of each, or to look for
five signs in each, takes a tenth of its time. It takes texts alone: templates say of a number that it is `safe`."""


class Template:
    """A template, by the function that draws it."""

    def __init__(self, root: Callable[[Mapping[str, Any]], str]) -> None:
        self._root = root

    def render(self, given: Mapping[str, Any]) -> str:
        """What it draws of what it is given. Raises LookupError where it names anything else."""
        return self._root(given)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a template is in a loop."""

    index: int
    index0: int
    first: bool
    last: bool


def LoopContext(things: Iterable[Any], _: object) -> Iterator[tuple[Any, Place]]:  # noqa: N802 - as with Undefined
    """Each thing, with its place."""
    every = things if isinstance(things, tuple) else tuple(things)
    return zip(every, _places(len(every)), strict=True)


@lru_cache(maxsize=64)
def _places(number: int) -> tuple[Place, ...]:
    """The places of so many things: the same whatever they are, and most loops are short."""
    return tuple(Place(at + 1, at, at == 0, at == number - 1) for at in range(number))


@cache
def _template(name: str) -> Template:
    module = name.removesuffix(".html").replace("/", ".")
    return Template(importlib.import_module(f"{__package__}.compiled.{module}").root)
