"""Draws the website's templates, which were compiled to plain Python long before: no page waits for the compiler.

`templates/` holds them as people write them, `compiled/` as `tools/make_templates.py` makes them. What the compiled
ones need while they draw is here, so that Jinja itself is not loaded. It is no more than our templates use.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from types import SimpleNamespace
from typing import Any, NoReturn

import markupsafe
from markupsafe import Markup

missing: Any = object()
"""Stands where nothing was given."""


def template(name: str) -> Template:
    """A template by its file's name."""
    return _template(name)


def escaped(value: Any) -> str:
    """What `markupsafe.escape` gives, as plain text."""
    if type(value) is str:
        text = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return text.replace('"', "&#34;").replace("'", "&#39;")
    return value if type(value) is Markup else str(markupsafe.escape(value))


def markup_join(parts: Sequence[Any]) -> str:
    """Parts put together: as markup, with words escaped, where one of them is markup."""
    return Markup().join(parts) if any(isinstance(part, Markup) for part in parts) else "".join(map(str, parts))


def Undefined(hint: str = "", name: str = "") -> NoReturn:  # noqa: N802 - as the compiled templates call it
    """Refuses what a template names and nobody gave."""
    raise LookupError(hint or f"'{name}' is given to no template")


class Context:
    """What a template may name."""

    eval_ctx = SimpleNamespace(autoescape=True)

    def __init__(self, given: Mapping[str, Any]) -> None:
        self._given = given
        self.vars: dict[str, Any] = {}
        self.exported_vars: set[str] = set()

    def resolve_or_missing(self, name: str) -> Any:
        return self.vars[name] if name in self.vars else self._given.get(name, missing)

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


class Macro:
    """A part of a template that is called with arguments."""

    def __init__(self, _: object, draw: Callable[..., str], name: str, arguments: Sequence[str], *more: object) -> None:
        self._draw = draw
        self._name = name
        self._arguments = arguments

    def __call__(self, *given: Any, **named: Any) -> Markup:
        rest = [named.pop(name, missing) for name in self._arguments[len(given) :]]
        if named:
            raise TypeError(f"the macro '{self._name}' has no {', '.join(named)}")
        return Markup(self._draw(*given, *rest))


class LoopContext:
    """Goes through things, and tells a template where it is."""

    def __init__(self, things: Iterable[Any], _: object) -> None:
        self._things = list(things)
        self.index0 = -1

    def __iter__(self) -> Iterator[tuple[Any, LoopContext]]:
        for thing in self._things:
            self.index0 += 1
            yield thing, self

    @property
    def index(self) -> int:
        return self.index0 + 1

    @property
    def first(self) -> bool:
        return self.index0 == 0

    @property
    def last(self) -> bool:
        return self.index == len(self._things)


@cache
def _template(name: str) -> Template:
    module = name.removesuffix(".html").replace("/", ".")
    return Template(importlib.import_module(f"{__package__}.compiled.{module}").root)


environment = SimpleNamespace(
    undefined=Undefined,
    concat="".join,
    escaped=escaped,
    getitem=lambda thing, key: thing[key],
    filters={"length": len},
    get_template=lambda name, _: template(name),
    get_or_select_template=lambda name, _: template(name),
)
"""What the compiled templates know as their environment."""
