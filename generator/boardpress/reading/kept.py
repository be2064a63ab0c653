"""What was read of each file, kept from one build to the next: a file that is as it was is not read again.

Only what is whole and right is kept: a file with a mistake is read each time, and what is withdrawn is to be nowhere
but in its source. Texts of bodies stay in the store, where they are found when somebody asks for them.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import pickle
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, NamedTuple

from boardpress.building.sealed import SEAL_LENGTH, write_whole
from boardpress.building.store import Store
from boardpress.days import Month
from boardpress.problems import Problem, Severity
from boardpress.publication import Body, FileRef, Publication, RichText, Target, WebLink
from boardpress.records import dataclass

FILE_NAME = "reading.bin"


@dataclass(frozen=True, slots=True)
class FileRead:
    """What was read of a file. `publication` is None where it could not be read at all."""

    sha256: str
    parsed: str
    """The key under which the store holds the text of its body."""
    publication: Publication | None
    lines: dict[str, int]
    """The line of each key of its front matter, and under '' that on which its body begins."""
    problems: tuple[Problem, ...]
    lookups: tuple[tuple[str, str], ...]
    """The names that it calls other publications by, and the ids that were found for them."""

    @property
    def may_be_kept(self) -> bool:
        """Whether it is whole and right, and not withdrawn."""
        return bool(
            self.publication
            and self.publication.withdrawn is None
            and not any(problem.is_error for problem in self.problems)
        )


MAY_BE_MADE = (
    date, Month, FileRead, Problem, Severity, Publication, Body, Target, WebLink, RichText, FileRef,
)  # fmt: skip
"""Whoever can write our cache can have these made, and nothing else run."""
_CLASSES = {(made.__module__, made.__qualname__): made for made in MAY_BE_MADE}


def context(engine: str, configuration: str) -> str:
    """All that reading depends on besides the files: `engine` see `engine.engine_digest`, and a hash."""
    return f"{engine} {configuration}"


class Kept:
    """What was read in the last build, by path. `context` stands for all that reading depends on besides the files.

    Kept in a folder of the cache; without one, or `fresh`, nothing is known. Each file is written apart, so that who
    wants a `few` need not read all.
    """

    def __init__(self, folder: Path | None, context: str, fresh: bool = False, few: bool = False) -> None:
        self._folder = folder
        self._context = context
        before = _NOTHING if fresh or folder is None else _load(folder / FILE_NAME, context, few)
        self.seal = before.seal
        """Tells what is kept from what is kept at other times; empty where nothing is."""
        self._names, self._rows = before.names, before.rows
        self._known: dict[str, FileRead] = {}

    def get(self, path: str) -> FileRead | None:
        """What was read of a file; None where it is not known."""
        if path not in self._known and path in self._rows:
            found = _read(self._rows[path])
            if found is None:
                return None
            self._known[path] = found
        return self._known.get(path)

    def names_are(self, paths: Iterable[str]) -> bool:
        """Whether the site had these files then, and no others: what is not kept has a name too."""
        return _digest(paths) == self._names

    def lacks(self, read: Mapping[str, FileRead]) -> int:
        """How many of these files are not kept as they are."""
        return sum(self._known.get(path) is not file for path, file in read.items())

    def save(self, read: Mapping[str, FileRead], to_publish: bool = True) -> str:
        """Keep what was read now; returns its seal. A file that cannot be written is done without.

        What was read for the site that is shown is worth more than what is read for anything but to publish it anew.
        """
        if not self.seal or to_publish:
            self._save(read)
        return self.seal

    def _save(self, read: Mapping[str, FileRead]) -> None:
        files = {path: file for path, file in read.items() if file.may_be_kept}
        as_they_were = {path for path, file in files.items() if self._known.get(path) is file}
        if self._folder is None or (len(as_they_were) == len(self._rows) == len(files) and self.names_are(read)):
            return
        rows = {path: self._rows[path] if path in as_they_were else _written(files[path]) for path in files}
        about = [self._context, _digest(read), list(rows), [len(row.data) for row in rows.values()]]
        heading = json.dumps([*about, [row.digest for row in rows.values()]]).encode()
        path = self._folder / FILE_NAME
        self.seal = ""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_whole(path, b"".join([_seal(heading), heading, b"\n", *(row.data for row in rows.values())]))
        except OSError:
            return
        self.seal = _seal(heading).decode()


class _Row(NamedTuple):
    """What was read of a file, as it is written, and a hash of that: it is unpickled when somebody asks for it."""

    data: bytes | memoryview
    digest: str


class _Apart(Mapping[str, _Row]):
    """Rows of which each is read from a file when somebody asks for it: where it begins, its length and its digest."""

    def __init__(self, path: Path, places: Mapping[str, tuple[int, int, str]]) -> None:
        self._path = path
        self._places = places

    def __getitem__(self, name: str) -> _Row:
        start, length, digest = self._places[name]
        try:
            with self._path.open("rb") as file:
                file.seek(start)
                return _Row(file.read(length), digest)
        except OSError:
            return _Row(b"", digest)

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


class _Before(NamedTuple):
    """What is kept: its seal, the digest of the names of all files, and what was read of those that are kept."""

    seal: str
    names: str
    rows: Mapping[str, _Row]


_NOTHING = _Before("", "", {})


def _written(file: FileRead) -> _Row:
    data = pickle.dumps(file, pickle.HIGHEST_PROTOCOL)
    return _Row(data, _hash(data))


def _read(row: _Row) -> FileRead | None:
    found = _unpickled(row.data) if _hash(row.data) == row.digest else None
    return found if isinstance(found, FileRead) else None


def _hash(data: bytes | memoryview) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


def _seal(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()


def _digest(paths: Iterable[str]) -> str:
    """Stands for names, which may be those of what is withdrawn: so they are not kept themselves."""
    return hashlib.sha256("\n".join(sorted(paths)).encode("utf-8", "surrogateescape")).hexdigest()


def _load(path: Path, context: str, few: bool) -> _Before:
    """What is kept in a file. Its first line says where each row is: of those that are asked for, it may be a `few`."""
    try:
        with path.open("rb") as file:
            line = file.readline()
            size = os.fstat(file.fileno()).st_size
            data = b"" if few else file.read()
    except OSError:
        return _NOTHING
    heading = line[SEAL_LENGTH:-1]
    seal = _seal(heading)
    if seal != line[:SEAL_LENGTH] or not line.endswith(b"\n"):
        return _NOTHING
    try:
        was, names, paths, lengths, digests = json.loads(heading)
        ends = list(accumulate(lengths, initial=len(line)))
        if was != context or ends[-1] != size:
            return _NOTHING
        if few:
            places = zip(paths, zip(ends, lengths, digests, strict=False), strict=True)
            return _Before(seal.decode(), names, _Apart(path, dict(places)))
        whole, first = memoryview(data), len(line)
        rows = map(_Row, (whole[start - first : end - first] for start, end in pairwise(ends)), digests)
        return _Before(seal.decode(), names, dict(zip(paths, rows, strict=True)))
    except (TypeError, ValueError):
        return _NOTHING


def _unpickled(data: bytes | memoryview) -> Any:
    """What was pickled; None where it is none of ours."""
    try:
        return _Unpickler(io.BytesIO(data)).load()
    except (pickle.UnpicklingError, AttributeError, TypeError, ValueError, EOFError, IndexError):
        return None


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        # Asked several times of each of thousands of rows.
        found = _CLASSES.get((module, name))
        if found is None:
            raise pickle.UnpicklingError(f"{module}.{name} is none of ours")
        return found


class Texts:
    """Finds the texts of bodies in the store, in whatever process somebody asks for them."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._stores: dict[int, Store] = {}

    def get(self, key: str) -> bytes | None:
        """What the store holds under a key, or None."""
        return None if self._folder is None else self._store(self._folder).get(key)

    def keep(self, key: str, data: bytes) -> None:
        """Have the store hold what was made of a text that it holds."""
        if self._folder is not None:
            self._store(self._folder).put(key, data)

    def _store(self, folder: Path) -> Store:
        process = os.getpid()
        if process not in self._stores:
            # A connection to the database must not be used on both sides of a fork.
            self._stores[process] = Store(folder)
        return self._stores[process]
