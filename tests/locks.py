"""Reads the lock files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from packaging.markers import Marker

LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-build.lock")
_ENTRY = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)(?: ; ([^\\\n]+?))? ?\\?$((?:\n +--hash=.*)*)", re.MULTILINE)


class Locked(NamedTuple):
    """A library at the version that is locked, with the SHA-256 of every file of it that may be installed."""

    name: str
    version: str
    hashes: tuple[str, ...]
    marker: str = ""
    """The systems that need it, as an environment marker; empty for all."""

    def __str__(self) -> str:
        return f"{self.name}=={self.version}"

    @property
    def is_for_this_system(self) -> bool:
        return not self.marker or Marker(self.marker).evaluate()


def read_lock(path: Path) -> list[Locked]:
    """The libraries of a lock file, in its order."""
    return [
        Locked(name, version, tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})", hashes)), marker or "")
        for name, version, marker, hashes in _ENTRY.findall(path.read_text(encoding="utf-8"))
    ]
