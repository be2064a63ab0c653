"""What stands in a model by its hash alone: written out, it would stand there once for every page or deck."""

from __future__ import annotations

from pydantic_core import SchemaSerializer

BY_HASH = SchemaSerializer(
    {"type": "any", "serialization": {"type": "function-plain", "function": lambda thing: {"sha256": thing.sha256}}}
)
"""As the `__pydantic_serializer__` of a class: `to_json` writes no more than the `sha256` of its instances."""
