"""Small files of our own that are either whole or nothing: a checksum, then JSON, or bytes."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from pathlib import Path
from typing import Any, NamedTuple

SEAL_LENGTH = 64


class Sealed(NamedTuple):
    """What was written, and the checksum that tells it from everything else."""

    seal: str
    data: memoryview


def write_sealed(path: Path, value: Any) -> None:
    """Put a value where `read_sealed` finds it; whoever reads meanwhile gets the old one or the new one."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
    write_sealed_bytes(path, text.encode("utf-8", "surrogateescape"))


def read_sealed(path: Path) -> Any | None:
    """The value that was written, or None where the file is missing, cut short, changed or somebody else's."""
    found = read_sealed_bytes(path)
    return json.loads(str(found.data, "utf-8", "surrogateescape")) if found else None


def write_sealed_bytes(path: Path, data: bytes) -> str:
    """As `write_sealed`, with what is no JSON; returns its seal. Raises OSError, and leaves nothing behind."""
    seal = hashlib.sha256(data).hexdigest()
    write_whole(path, b"%b\n%b" % (seal.encode(), data))
    return seal


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises OSError, with nothing left of it then: it may be of what is withdrawn.

    Two processes may write at once: each has a temporary file of its own, and the last one to finish stands.
    """
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def read_sealed_bytes(path: Path) -> Sealed | None:
    """As `read_sealed`, with its seal."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    # Some are of several megabytes: they are not copied.
    seal, rest = data[:SEAL_LENGTH], memoryview(data)[SEAL_LENGTH + 1 :]
    return Sealed(seal.decode(), rest) if hashlib.sha256(rest).hexdigest().encode() == seal else None


def read_known(path: Path, sha256: str) -> bytes | None:
    """What a file holds, where that is what it should be by its hash."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest() == sha256 else None
