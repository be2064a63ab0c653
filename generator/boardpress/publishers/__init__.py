"""Publishers: each turns an edition into artefacts. A module or package in this folder is one, by its name.

A publisher has a function `plan(edition)` that returns artefacts. It reads no clock, writes no file, keeps
nothing, and imports no other publisher. One that shows the texts of publications has besides
`of_text(edition, publication)`: the artefacts of its plan that show the text of that one. Nothing else of its plan
depends on a text, but for the index of the search and the pages of types that collect the learning of a year.

One that makes files of each publication has `of_facts(edition, publications)`: its plan without the files of others
than those. What is known of a publication shows in no file of another, but where `Edition.beside`, a trail or a year's
report leads to it.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from typing import cast

from boardpress.artefact import Artefact
from boardpress.edition import Edition
from boardpress.publication import Publication

Plan = Callable[[Edition], Iterable[Artefact]]


OfFacts = Callable[[Edition, Iterable[Publication]], Iterable[Artefact]]


OfText = Callable[[Edition, Publication], Iterable[Artefact]]


def names() -> list[str]:
    """The name of every publisher, sorted."""
    import pkgutil

    return sorted(module.name for module in pkgutil.iter_modules(__path__))


def plan(name: str) -> Plan:
    """The plan of the publisher with a name."""
    return cast("Plan", importlib.import_module(f"{__name__}.{name}").plan)


def of_text(name: str) -> OfText:
    """What the publisher with a name, which shows texts, plans for that of one publication."""
    return cast("OfText", importlib.import_module(f"{__name__}.{name}").of_text)


def of_facts(name: str) -> OfFacts:
    """What the publisher with a name plans where what is known of some publications has changed."""
    module = importlib.import_module(f"{__name__}.{name}")
    whole = cast("Plan", module.plan)
    return cast("OfFacts", getattr(module, "of_facts", lambda edition, _: whole(edition)))
