"""Small files of our own that are either whole or nothing: a checksum, then JSON."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

SEAL_LENGTH = 64


def write_sealed(path: Path, value: Any) -> None:
    """Put a value where `read_sealed` finds it; whoever reads meanwhile gets the old one or the new one."""
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str).encode("utf-8", "surrogateescape")
    seal = hashlib.sha256(data).hexdigest().encode()
    # Two processes may write at once: each has a temporary file of its own, and the last one to finish stands.
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    temporary.write_bytes(seal + b"\n" + data)
    temporary.replace(path)


def read_sealed(path: Path) -> Any | None:
    """The value that was written, or None where the file is missing, cut short, changed or somebody else's."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    seal, text = data[:SEAL_LENGTH], data[SEAL_LENGTH + 1 :]
    if hashlib.sha256(text).hexdigest().encode() != seal:
        return None
    return json.loads(text)
