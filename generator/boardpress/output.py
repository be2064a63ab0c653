"""What became of a file of the site."""

from __future__ import annotations

import hashlib
from typing import NamedTuple, Self


class Output(NamedTuple):
    """What became of an artefact: size in bytes and SHA-256 in hexadecimal."""

    size: int
    sha256: str

    @classmethod
    def of(cls, data: bytes) -> Self:
        return cls(len(data), hashlib.sha256(data).hexdigest())
