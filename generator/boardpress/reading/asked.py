"""Which processors of Python-Markdown are worth asking: each with what stands in every text that it takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markdown.util import Registry


def asked(registry: Registry[Any], needles: Mapping[str, str]) -> list[tuple[Any, str]]:
    """The entries of a registry in its order, each with what a text must hold to be worth asking it."""
    by_entry = {id(registry[name]): needle for name, needle in needles.items() if name in registry}
    return [(entry, by_entry.get(id(entry), "")) for entry in registry]
