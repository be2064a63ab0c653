"""Small files of our own that are either whole or nothing: a checksum, then JSON."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any, NamedTuple

SEAL_LENGTH = 64


class Sealed(NamedTuple):
    """A value that was written, and the checksum that tells it from every other one."""

    seal: str
    value: Any


def write_sealed(path: Path, value: Any) -> str:
    """Put a value where `read_sealed` finds it; whoever reads meanwhile gets the old one or the new one.

    Returns its seal.
    """
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str).encode("utf-8", "surrogateescape")
    seal = hashlib.sha256(data).hexdigest().encode()
    # Two processes may write at once: each has a temporary file of its own, and the last one to finish stands.
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    temporary.write_bytes(seal + b"\n" + data)
    temporary.replace(path)
    return seal.decode()


def read_sealed(path: Path) -> Any | None:
    """The value that was written, or None where the file is missing, cut short, changed or somebody else's."""
    return read_with_seal(path).value


def read_with_seal(path: Path) -> Sealed:
    """The same with its seal, which is empty where there is no value."""
    try:
        data = path.read_bytes()
    except OSError:
        return Sealed("", None)
    seal, text = data[:SEAL_LENGTH], data[SEAL_LENGTH + 1 :]
    if hashlib.sha256(text).hexdigest().encode() != seal:
        return Sealed("", None)
    return Sealed(seal.decode(), json.loads(text.decode("utf-8", "surrogateescape")))
