"""What all declarations have in common: plain values here, which pydantic checks where a configuration is read.

Nothing here loads pydantic. A build of one edit uses declarations that were checked long before, and loading it would
take a third of that build.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, cast

from boardpress.records import dataclass, fields

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

NAMES: Mapping[str, str] = {"many": "list", "choices": "from"}
"""What authors write for those keys whose names mean something else to Python."""


def key_of(name: str) -> str:
    """The key that an attribute of a declaration has in YAML."""
    return NAMES.get(name, name)


class Declaration:
    """Base of all that a board declares in YAML: immutable, and an unknown key is an error."""

    __slots__ = ()
    __pydantic_config__: ClassVar = {"extra": "forbid", "strict": True, "alias_generator": key_of}


def keys_of(declared: type[Declaration]) -> dict[str, str]:
    """The keys of a declaration, in their order, each with the name of its attribute."""
    return {key_of(item.name): item.name for item in fields(cast("Any", declared))}


@dataclass(frozen=True, slots=True)
class Pattern:
    """A text must match it, from its beginning to its end where it says so."""

    written: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return cast("CoreSchema", {**handler(source), "pattern": self.written})


@dataclass(frozen=True, slots=True)
class Bounds:
    """A number must be no less than `least`, and no more than `most` where there is one."""

    least: int
    most: int | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        most = {} if self.most is None else {"le": self.most}
        return cast("CoreSchema", {**handler(source), "ge": self.least, **most})


@dataclass(frozen=True, slots=True)
class Before:
    """What is written goes through a function before it is checked."""

    change: Callable[[Any], Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(self.change, handler(source))
