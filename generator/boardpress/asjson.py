"""Values as JSON, the same bytes whoever writes them: hashes of them are kept from one build to the next.

Where pydantic's core is loaded, it writes and reads them, four times as fast. An edit of one text has too few of them
to be worth a tenth of its time for loading that.
"""

from __future__ import annotations

import json
import re
import sys
from datetime import date, datetime
from typing import Any

from boardpress.byhash import hash_alone, is_by_hash
from boardpress.records import named_values

_CORE = "pydantic_core"
_EXPONENT = re.compile(r"[0-9]e[-+]")
"""How Python writes very large and very small numbers, as nobody else does."""


def to_json(value: Any) -> bytes:
    """As `pydantic_core.to_json`: records as objects, days as texts, enumerations by their values."""
    core: Any = sys.modules.get(_CORE)
    written: bytes | None = core.to_json(value) if core else _written(value)
    return with_core().to_json(value) if written is None else written


def from_json(data: bytes | memoryview) -> Any:
    """What such bytes stand for. Raises ValueError."""
    core: Any = sys.modules.get(_CORE)
    return core.from_json(data) if core else json.loads(bytes(data))


def with_core() -> Any:
    """Load what is quicker where thousands of values are written."""
    import pydantic_core

    return pydantic_core


def _written(value: Any) -> bytes | None:
    """The bytes that the core would write; None where it alone knows them."""
    try:
        text = _ENCODER.encode(value)
        return None if _EXPONENT.search(text) else text.encode()
    except (TypeError, ValueError):
        return None


def _plain(value: Any) -> Any:
    """What stands for a value that JSON does not know. Raises TypeError."""
    if is_by_hash(value):
        return hash_alone(value)
    if hasattr(value, "__record_fields__"):
        return named_values(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value)} is left to the core")


_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_plain)
