"""What stands in a model by its hash alone: written out, it would stand there once for every page or deck."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic_core import SchemaSerializer


class _ByHash:
    """What writes the instances of a class for pydantic, made when that asks for it."""

    def __get__(self, _: object, __: type) -> SchemaSerializer:
        return self._serializer

    @cached_property
    def _serializer(self) -> SchemaSerializer:
        from pydantic_core import SchemaSerializer

        return SchemaSerializer({"type": "any", "serialization": {"type": "function-plain", "function": hash_alone}})


BY_HASH = _ByHash()
"""As the `__pydantic_serializer__` of a class: JSON has no more than the `sha256` of its instances."""


def is_by_hash(value: object) -> bool:
    """Whether JSON has no more of a value than its hash."""
    return type(value).__dict__.get("__pydantic_serializer__") is BY_HASH


def hash_alone(value: Any) -> dict[str, str]:
    """What JSON has of such a value."""
    return {"sha256": value.sha256}
