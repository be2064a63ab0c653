"""Files kept by the SHA-256 of their bytes: large ones each by itself, small ones together, in a few.

To make a file costs more than to fill it, and a site is made from thousands. So those that are small stand on sixteen
shelves, by the first digit of their hash: a line of JSON with the hash and length of each, then their bytes. A shelf
is only ever replaced as a whole, and holds nothing but what somebody wants kept.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from itertools import accumulate
from pathlib import Path

from boardpress.building.sealed import write_whole

SMALL = 1 << 17
"""Bytes up to which a file stands on a shelf."""
_SHELF = "shelf-"
_DIGITS = "0123456789abcdef"


class Shelves:
    """What a folder keeps. What is spoilt there is as if it were not."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        names = {entry.name for entry in os.scandir(folder)}
        shelves = [digit for digit in _DIGITS if f"{_SHELF}{digit}" in names]
        self._places = {digit: _places(folder / f"{_SHELF}{digit}") for digit in shelves}
        self._alone = names.difference(f"{_SHELF}{digit}" for digit in shelves)

    def holds(self, sha256: str, file: str | Path = "") -> bool:
        """Whether a file with this hash is kept, and as large as the `file` that has it if it stands by itself."""
        if file and sha256 in self._alone:
            return (self.folder / sha256).stat().st_size == Path(file).stat().st_size
        return sha256 in self._places.get(sha256[:1], {})

    def hold_all(self, hashes: Iterable[str]) -> bool:
        """Whether there is a file for each of these hashes."""
        return self._alone.union(*self._places.values()).issuperset(hashes)

    def get(self, sha256: str) -> bytes | None:
        """The bytes of a small file; None where they are not kept, or not as they were."""
        start, length = self._places.get(sha256[:1], {}).get(sha256, (0, -1))
        if length < 0:
            return None
        with (self.folder / f"{_SHELF}{sha256[:1]}").open("rb") as shelf:
            shelf.seek(start)
            data = shelf.read(length)
        return data if hashlib.sha256(data).hexdigest() == sha256 else None

    def put_all(self, files: Mapping[str, Callable[[], bytes]]) -> None:
        """Keep small files: by the hash of each, what reads it."""
        by_shelf: dict[str, list[str]] = defaultdict(list)
        for sha256 in files:
            by_shelf[sha256[:1]].append(sha256)
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
        heading = json.dumps([[sha256, len(files[sha256])] for sha256 in rows]).encode() + b"\n"
        write_whole(path, heading + b"".join(files[sha256] for sha256 in rows))
        self._places[name] = _counted([(sha256, len(files[sha256])) for sha256 in rows], len(heading))


def _places(shelf: Path) -> dict[str, tuple[int, int]]:
    """Where each file of a shelf begins, and its length; none for one that is spoilt."""
    try:
        with shelf.open("rb") as file:
            heading = file.readline()
        return _counted(json.loads(heading), len(heading))
    except (OSError, ValueError, TypeError):
        return {}


def _counted(rows: Sequence[tuple[str, int]], start: int) -> dict[str, tuple[int, int]]:
    """Where each file begins, and its length. Raises ValueError and TypeError for what are no such rows."""
    hashes, lengths = zip(*rows, strict=True) if rows else ((), ())
    starts = accumulate(lengths, initial=start)
    return dict(zip(hashes, zip(starts, lengths, strict=False), strict=True))
