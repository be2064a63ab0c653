"""What the program does first: a plain build is run before what the other commands need is loaded."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from boardpress import days
from boardpress.asking import order_for
from boardpress.order import Order
from boardpress.problems import UsageError
from boardpress.records import changed, dataclass
from boardpress.running import build_and_tell, ended
from boardpress.timing import OFF, Profile

VALUES = {"--site": "site", "--out": "out", "--as-of": "as_of", "--base-url": "base_url", "--previous": "previous",
          "--only": "only", "--jobs": "jobs"}  # fmt: skip
"""Options of `build` that take a value."""
FLAGS = {"--drafts": "drafts", "--clean": "clean", "--profile": "profile"}
"""Those that take none. Whatever else is given, the command line proper answers."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a plain `build` asks for, and what measures where the time goes."""

    order: Order
    spent: Profile


def main() -> None:
    """Run the command line. Raises SystemExit."""
    started = perf_counter()
    asked = build_asked(sys.argv[1:])
    if asked is None:
        from boardpress import cli

        cli.main()
        return
    sys.exit(ended(lambda: build_and_tell(asked.order, asked.spent, started)))


def build_asked(arguments: Sequence[str]) -> Asked | None:
    """What a plain `build` asks for; None for anything else, and for what there is something to say of."""
    given = _options(arguments[1:]) if arguments[:1] == ["build"] else None
    if given is None:
        return None
    previous = given.pop("previous", None)
    spent = Profile(perf_counter) if given.pop("profile", False) else OFF
    try:
        with spent.step("start"):
            order = order_for(days.today(), **given)
    except UsageError:
        return None
    return Asked(changed(order, previous=previous), spent)


def _options(arguments: Sequence[str]) -> dict[str, Any] | None:
    """The options as `order_for` takes them; None where one is not known here, or its value may be none."""
    given: dict[str, Any] = {"site": None, "out": None, "as_of": "", "only": []}
    rest = list(arguments)
    while rest:
        option = rest.pop(0)
        if flag := FLAGS.get(option):
            given[flag] = True
            continue
        name, value = VALUES.get(option), rest.pop(0) if rest else "-"
        if name is None or value.startswith("-"):
            return None
        if name == "only":
            given["only"].append(value)
        elif name == "jobs":
            if not value.isdecimal():
                return None
            given["jobs"] = int(value)
        else:
            given[name] = Path(value) if name in {"site", "out", "previous"} else value
    return given
