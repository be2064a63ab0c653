"""What all declarations have in common: plain values here, which pydantic's core checks where a configuration is read.

Nothing here loads what checks, which is `reading.declared`: a build of one edit uses declarations that were checked
long before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, cast

from boardpress.records import dataclass, fields

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

NAMES: Mapping[str, str] = {"many": "list", "choices": "from"}
"""What authors write for those keys whose names mean something else to Python."""


def key_of(name: str) -> str:
    """The key that an attribute of a declaration has in YAML."""
    return NAMES.get(name, name)


class Declaration:
    """Base of all that a board declares in YAML: immutable, and an unknown key is an error."""

    __slots__ = ()


def keys_of(declared: type[Declaration]) -> dict[str, str]:
    """The keys of a declaration, in their order, each with the name of its attribute."""
    return {key_of(item.name): item.name for item in fields(cast("Any", declared))}


@dataclass(frozen=True, slots=True)
class Pattern:
    """A text must match it, from its beginning to its end where it says so."""

    written: str

    def narrowed(self, schema: CoreSchema) -> CoreSchema:
        """What is checked of such a text, told by what is checked of any."""
        return cast("CoreSchema", {**schema, "pattern": self.written})


@dataclass(frozen=True, slots=True)
class Bounds:
    """A number must be no less than `least`, and no more than `most` where there is one."""

    least: int
    most: int | None = None

    def narrowed(self, schema: CoreSchema) -> CoreSchema:
        """What is checked of such a number, told by what is checked of any."""
        most = {} if self.most is None else {"le": self.most}
        return cast("CoreSchema", {**schema, "ge": self.least, **most})


@dataclass(frozen=True, slots=True)
class Before:
    """What is written goes through a function before it is checked."""

    change: Callable[[Any], Any]

    def narrowed(self, schema: CoreSchema) -> CoreSchema:
        """What is checked of such a value, told by what is checked once it is changed."""
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(self.change, schema)
