"""Where the program begins: a build that has nothing to do says so before what a build needs is loaded."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any

from boardpress import days, still
from boardpress.asking import order_for
from boardpress.building.engine import engine_digest
from boardpress.order import Order
from boardpress.problems import UsageError
from boardpress.telling import closing, lines

VALUES = {"--site": "site", "--out": "out", "--as-of": "as_of", "--base-url": "base_url", "--previous": "previous",
          "--only": "only", "--jobs": "jobs"}  # fmt: skip
"""Options of `build` that take a value. Whatever else is given, the command line proper answers."""


def main() -> None:
    """Run the command line."""
    started = perf_counter()
    # A command ends soon, and what it makes is hardly ever part of a circle: looking for garbage costs a fifth of it.
    gc.disable()
    order = build_order(sys.argv[1:])
    told = still.last(order, still.look(order, engine_digest())) if order else None
    if order is None or told is None:
        from boardpress import cli

        cli.main()
        return
    for line in (*lines(order, told, perf_counter() - started), closing(order)):
        print(line)


def build_order(arguments: Sequence[str]) -> Order | None:
    """What a plain `build` asks for; None for anything else, and for what there is something to say of."""
    given = _options(arguments[1:]) if arguments[:1] == ["build"] else None
    if given is None:
        return None
    try:
        previous = given.pop("previous", None)
        order = order_for(days.today(), **given)
    except UsageError:
        return None
    return replace(order, previous=previous)


def _options(arguments: Sequence[str]) -> dict[str, Any] | None:
    """The options as `order_for` takes them; None where one is not among `VALUES`, or stands twice."""
    given: dict[str, Any] = {"site": None, "out": None, "as_of": ""}
    only: list[str] = []
    pairs = list(zip(arguments[::2], arguments[1::2], strict=False))
    if len(pairs) * 2 != len(arguments):
        return None
    for option, value in pairs:
        name = VALUES.get(option)
        if name is None or value.startswith("-"):
            return None
        if name == "only":
            only.append(value)
        elif name == "jobs":
            if not value.isdecimal():
                return None
            given["jobs"] = int(value)
        else:
            given[name] = Path(value) if name in {"site", "out", "previous"} else value
    return {**given, "only": only}
