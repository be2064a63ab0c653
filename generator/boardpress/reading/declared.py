"""Holds plain values against a declaration: tells pydantic's core what its annotations say.

pydantic itself would find out the same, but to load it and to have it find out takes twenty times as long, which is a
twentieth of a build of a thousand texts from nothing. `tests/test_declared.py` holds the one against the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from pydantic_core import CoreConfig, CoreSchema, SchemaValidator, core_schema, to_json

from boardpress.declaring import Declaration, key_of
from boardpress.records import MISSING, Field, fields

Declared = TypeVar("Declared", bound=Declaration)
_PLAIN: Mapping[Any, CoreSchema] = {
    str: core_schema.str_schema(),
    bool: core_schema.bool_schema(),
    int: core_schema.int_schema(),
}


def checked(declaration: type[Declared], data: Any) -> Declared:
    """What plain values declare. Raises pydantic's ValidationError with every mistake."""
    found: Declared = _validator(cast("Any", declaration)).validate_json(to_json(data))
    return found


@cache
def _validator(declaration: type[Declaration]) -> SchemaValidator:
    schemas = _Schemas()
    wanted = schemas.of(declaration)
    return SchemaValidator(core_schema.definitions_schema(wanted, list(schemas.declarations.values())))


class _Schemas:
    """What annotations say, as the core wants to be told."""

    def __init__(self) -> None:
        self.declarations: dict[type[Declaration], CoreSchema] = {}
        """What is said of every declaration that was met. The others refer to it: a declaration may hold itself."""

    def of(self, said: Any) -> CoreSchema:
        """What an annotation says."""
        if said in _PLAIN:
            return _PLAIN[said]
        if isinstance(said, type) and issubclass(said, Declaration):
            return self._declaration(said)
        if isinstance(said, type) and issubclass(said, Enum):
            return core_schema.enum_schema(said, list(said), sub_type="str")
        return self._compound(get_origin(said), get_args(said))

    def _compound(self, origin: Any, parts: tuple[Any, ...]) -> CoreSchema:
        if origin is Annotated:
            schema = self.of(parts[0])
            for narrowing in parts[1:]:
                schema = narrowing.narrowed(schema)
            return schema
        if origin is Literal:
            return core_schema.literal_schema(list(parts))
        if origin is tuple:
            return core_schema.tuple_schema([self.of(parts[0])], variadic_item_index=0)
        if origin is dict:
            return core_schema.dict_schema(*map(self.of, parts))
        if origin in {Union, UnionType}:
            return self._choice(parts)
        raise TypeError(f"{origin} is an annotation that declarations have not had yet. Say here what it means.")

    def _choice(self, parts: tuple[Any, ...]) -> CoreSchema:
        some = [self.of(part) for part in parts if part is not NoneType]
        schema = some[0] if len(some) == 1 else core_schema.union_schema(cast("Any", some))
        return core_schema.nullable_schema(schema) if NoneType in parts else schema

    def _declaration(self, declaration: type[Declaration]) -> CoreSchema:
        name = f"{declaration.__module__}.{declaration.__qualname__}"
        if declaration not in self.declarations:
            # It is met once more within itself, before it is known.
            self.declarations[declaration] = core_schema.any_schema()
            self.declarations[declaration] = self._of_fields(declaration, name)
        return core_schema.definition_reference_schema(name)

    def _of_fields(self, declaration: type[Declaration], name: str) -> CoreSchema:
        said = get_type_hints(declaration, include_extras=True)
        every = fields(cast("Any", declaration))
        arguments = core_schema.dataclass_args_schema(
            declaration.__name__,
            [
                core_schema.dataclass_field(
                    item.name, _with_default(self.of(said[item.name]), item), validation_alias=key_of(item.name)
                )
                for item in every
            ],
        )
        strictly = CoreConfig(strict=True, extra_fields_behavior="forbid")
        names = [item.name for item in every]
        return core_schema.dataclass_schema(declaration, arguments, names, ref=name, slots=True, config=strictly)


def _with_default(schema: CoreSchema, item: Field) -> CoreSchema:
    if item.default is not MISSING:
        return core_schema.with_default_schema(schema, default=item.default)
    if item.default_factory is not MISSING:
        return core_schema.with_default_schema(schema, default_factory=item.default_factory)
    return schema
