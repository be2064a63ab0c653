"""Draws the website's templates, which were compiled to plain Python long before: no page waits for the compiler.

`templates/` holds them as people write them, `compiled/` as `tools/make_templates.py` makes them. What the compiled
ones need while they draw is here, so that Jinja itself is not loaded. It is no more than our templates use.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from types import SimpleNamespace
from typing import Any, NoReturn

import markupsafe
from markupsafe import Markup

from boardpress.records import dataclass


class _Missing:
    """Stands where nothing was given; cannot be shown."""

    def __str__(self) -> str:
        raise LookupError("a template shows what nobody gave")


missing: Any = _Missing()


def template(name: str) -> Template:
    """A template by its file's name."""
    return _template(name)


def escaped(value: Any) -> str:
    """What `markupsafe.escape` gives, as plain text."""
    if type(value) is str:
        # Most words have nothing to escape, which is sooner seen than replaced in vain.
        if "&" in value or "<" in value or ">" in value or '"' in value or "'" in value:
            text = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            return text.replace('"', "&#34;").replace("'", "&#39;")
        return value
    if type(value) is Markup:
        return value
    return str(value) if type(value) is int else str(markupsafe.escape(value))


def markup_join(parts: Sequence[Any]) -> str:
    """Parts put together: as markup, with words escaped, where one of them is markup."""
    for part in parts:
        if isinstance(part, Markup):
            return Markup().join(parts)
    return "".join(map(str, parts))


def Undefined(hint: str = "", name: str = "") -> NoReturn:  # noqa: N802 - as the compiled templates call it
    """Refuses to go without what a macro needs."""
    raise LookupError(hint or f"{name!r} is given to no template")


class Context:
    """What a template may name."""

    eval_ctx = SimpleNamespace(autoescape=True)

    def __init__(self, given: Mapping[str, Any]) -> None:
        self._given = given
        self.vars: dict[str, Any] = {}
        self.exported_vars: set[str] = set()

    def resolve_or_missing(self, name: str) -> Any:
        """What was given under a name. Raises LookupError where nothing was: our templates name nothing else."""
        if name in self._given:
            return self._given[name]
        raise LookupError(f"{name!r} is given to no template")

    def get_all(self) -> dict[str, Any]:
        return {**self._given, **self.vars}


class Template:
    """A template. `root_render_func` yields the pieces of what it draws."""

    def __init__(self, root: Callable[[Context], Iterator[str]]) -> None:
        self.root_render_func = root

    def render(self, given: Mapping[str, Any]) -> str:
        """What it draws of what it is given."""
        return "".join(self.root_render_func(Context(given)))

    def new_context(self, given: dict[str, Any], shared: bool, more: Mapping[str, Any]) -> Context:
        """The context of a template within another one."""
        return Context({**given, **{name: value for name, value in more.items() if value is not missing}})

    def _get_default_module(self, _: Context) -> SimpleNamespace:
        """What another template imports of it."""
        return self._macros

    @cached_property
    def _macros(self) -> SimpleNamespace:
        own = Context({})
        "".join(self.root_render_func(own))
        return SimpleNamespace(**own.vars)


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


environment = SimpleNamespace(
    undefined=Undefined,
    concat="".join,
    getitem=lambda thing, key: thing[key],
    filters={"length": len},
    get_template=lambda name, _: template(name),
    get_or_select_template=lambda name, _: template(name),
)
"""What the compiled templates know as their environment."""
