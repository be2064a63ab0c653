"""Publishers: each turns an edition into artefacts. A module or package in this folder is one, by its name.

A publisher has a function `plan(edition)` that returns artefacts. It reads no clock, writes no file, keeps
nothing, and imports no other publisher.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from typing import cast

from boardpress.artefact import Artefact
from boardpress.edition import Edition

Plan = Callable[[Edition], Iterable[Artefact]]


def names() -> list[str]:
    """The name of every publisher, sorted."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__))


def plan(name: str) -> Plan:
    """The plan of the publisher with a name."""
    return cast("Plan", importlib.import_module(f"{__name__}.{name}").plan)
