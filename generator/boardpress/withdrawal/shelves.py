"""Files kept by the SHA-256 of their bytes: large ones each by itself, small ones together, in a few.

To make a file costs more than to fill it, and a site is made from thousands. So those that are small stand on
sixty-four shelves, by the first six bits of their hash: a line with the hash and length of each, then their bytes. A
shelf is only ever replaced as a whole, and holds nothing but what somebody wants kept.
"""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Set
from itertools import accumulate
from pathlib import Path

from boardpress.building.sealed import write_whole

SMALL = 1 << 17
"""Bytes up to which a file stands on a shelf."""
_SHELF = "shelf-"
_SHELVES = tuple(f"{number:02x}" for number in range(0, 256, 4))
"""More of them would take longer to make, fewer longer to replace for one edited text."""


class Shelves:
    """What a folder keeps. What is spoilt there is as if it were not."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        names = {entry.name for entry in os.scandir(folder)}
        shelves = [name for name in _SHELVES if f"{_SHELF}{name}" in names]
        self._places = {name: _places(f"{folder}/{_SHELF}{name}") for name in shelves}
        self._alone = names.difference(f"{_SHELF}{name}" for name in shelves)

    def holds(self, sha256: str, file: str | Path = "") -> bool:
        """Whether a file with this hash is kept, and as large as the `file` that has it if it stands by itself."""
        if file and sha256 in self._alone:
            return (self.folder / sha256).stat().st_size == Path(file).stat().st_size
        return sha256 in self._places.get(_shelf_of(sha256), {})

    def hold_all(self, hashes: Iterable[str]) -> bool:
        """Whether there is a file for each of these hashes."""
        return self._alone.union(*self._places.values()).issuperset(hashes)

    def get(self, sha256: str) -> bytes | None:
        """The bytes of a small file; None where they are not kept, or not as they were."""
        start, length = self._places.get(_shelf_of(sha256), {}).get(sha256, (0, -1))
        if length < 0:
            return None
        with (self.folder / f"{_SHELF}{_shelf_of(sha256)}").open("rb") as shelf:
            shelf.seek(start)
            data = shelf.read(length)
        return data if hashlib.sha256(data).hexdigest() == sha256 else None

    def put_all(self, files: Mapping[str, Callable[[], bytes]]) -> None:
        """Keep small files: by the hash of each, what reads it."""
        by_shelf: dict[str, list[str]] = defaultdict(list)
        for sha256 in files:
            by_shelf[_shelf_of(sha256)].append(sha256)
        for name, new in by_shelf.items():
            self._write(name, {**self._read(name), **{sha256: files[sha256]() for sha256 in new}})

    def keep_only(self, used: Set[str]) -> None:
        """Forget everything else."""
        for name in self._alone.difference(used):
            (self.folder / name).unlink(missing_ok=True)
        for name, places in list(self._places.items()):
            if not places.keys() <= used:
                self._write(name, {sha256: data for sha256, data in self._read(name).items() if sha256 in used})

    def _read(self, name: str) -> dict[str, bytes]:
        """Everything on a shelf that is as it was."""
        places = self._places.get(name)
        data = (self.folder / f"{_SHELF}{name}").read_bytes() if places else b""
        found = {sha256: data[start : start + length] for sha256, (start, length) in (places or {}).items()}
        return {sha256: one for sha256, one in found.items() if hashlib.sha256(one).hexdigest() == sha256}

    def _write(self, name: str, files: Mapping[str, bytes]) -> None:
        path = self.folder / f"{_SHELF}{name}"
        if not files:
            path.unlink(missing_ok=True)
            self._places.pop(name, None)
            return
        rows = sorted(files)
        heading = " ".join([f"{sha256} {len(files[sha256])}" for sha256 in rows]).encode() + b"\n"
        write_whole(path, heading + b"".join(files[sha256] for sha256 in rows))
        self._places[name] = _counted(heading)


def _shelf_of(sha256: str) -> str:
    """The shelf for a file with this hash."""
    return _SHELVES[int(sha256[:2], 16) // 4]


def _places(shelf: str) -> dict[str, tuple[int, int]]:
    """Where each file of a shelf begins, and its length; none for one that is spoilt."""
    try:
        with open(shelf, "rb") as file:  # noqa: PTH123 - each of them, in each edit
            return _counted(file.readline())
    except (OSError, ValueError):
        return {}


def _counted(heading: bytes) -> dict[str, tuple[int, int]]:
    """Where each file begins, and its length. Raises ValueError for what is no heading of ours."""
    if not heading.endswith(b"\n"):
        raise ValueError("it is cut short")
    words = heading.decode().split()
    lengths = list(map(int, words[1::2]))
    starts = accumulate(lengths[:-1], initial=len(heading))
    return dict(zip(words[::2], zip(starts, lengths, strict=False), strict=True))
