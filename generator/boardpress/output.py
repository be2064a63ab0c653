"""What became of a file of the site."""

from __future__ import annotations

import hashlib
from typing import NamedTuple, Self


class Output(NamedTuple):
    """What became of an artefact: size in bytes and SHA-256 in hexadecimal."""

    size: int
    sha256: str

    @classmethod
    def of(cls, *pieces: bytes | memoryview) -> Self:
        """Of a file with these bytes, in turn."""
        hashed = hashlib.sha256()
        for piece in pieces:
            hashed.update(piece)
        return cls(sum(map(len, pieces)), hashed.hexdigest())
