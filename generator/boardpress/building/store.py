"""The store: bytes by key, kept from one build to the next. It may be deleted, shared or spoilt at any time."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Callable, Container, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

Result = TypeVar("Result")

FILE_NAME = "store.sqlite"
EARLIER = ("plans.json", "last.json")
"""Files that earlier versions kept beside it. Nobody reads them, and they may name what is withdrawn since."""
APPLICATION = 0x42505253
"""Tells our database from another one ("BPRS"), together with the version of its tables."""
VERSION = 2
LIMIT = 2 << 30
KEPT_BUILDS = 60
LARGEST = 128 << 20
"""A value longer than this is not kept: SQLite takes a gigabyte at most, and it would push out all others."""

# Result codes of SQLite that say nothing against the file: busy, locked, read-only, full, cannot open, not allowed.
PASSING = frozenset({3, 5, 6, 8, 13, 14, 23})

# The index holds the keys too, so that what has not been used for long is found without looking at the values.
TABLES = """
CREATE TABLE IF NOT EXISTS entry (key TEXT PRIMARY KEY, used INTEGER, size INTEGER, seal BLOB, data BLOB);
CREATE INDEX IF NOT EXISTS entry_by_use ON entry (used, size, key);
CREATE TABLE IF NOT EXISTS clock (build INTEGER);
"""


def is_new(folder: Path) -> bool:
    """Whether nothing was ever kept in the store of a folder."""
    return not (folder / FILE_NAME).exists()


class Store:
    """Bytes by key in one SQLite file.

    Nothing in it is trusted: each value is checked against its seal, a file that is not a sound store of ours is
    thrown away, and a store that cannot be opened or written behaves as an empty one. So no method raises for what
    is on the disk. Several processes may use it at once, and any of them may be killed.
    """

    def __init__(self, folder: Path, limit: int = LIMIT, kept_builds: int = KEPT_BUILDS) -> None:
        self._path = folder / FILE_NAME
        self._limit = limit
        self._kept_builds = kept_builds
        self._database: sqlite3.Connection | None = None
        self._usable = True
        self._wanted: set[str] = set()
        self._build = 0

    @property
    def is_new(self) -> bool:
        """Whether nothing was ever kept in it."""
        return self._database is None and is_new(self._path.parent)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def get(self, key: str) -> bytes | None:
        """The value of a key, or None."""
        return self.get_many([key]).get(key)

    def get_many(self, keys: Iterable[str]) -> dict[str, bytes]:
        """The values of those keys that the store holds."""
        wanted = list(keys)
        if not wanted or self.is_new:
            return {}
        return self._try(lambda database: self._read(database, wanted), {})

    def put(self, key: str, data: bytes) -> None:
        """Keep a value."""
        self.put_many([(key, data)])

    def put_many(self, values: Iterable[tuple[str, bytes]]) -> None:
        """Keep values, all or (where the disk or another process is against it) none of them."""
        rows = [(key, len(data), seal(key, data), data) for key, data in values if len(data) <= LARGEST]
        if rows:
            self._try(lambda database: self._write(database, rows), None)

    def rely_on(self, keys: Container[str]) -> None:
        """Count values as used that nobody need ask for in this build, though the next may."""
        if self._path.exists():
            self._try(lambda database: self._wanted.update(self._ageing(database, keys)), None)

    def sweep(self, in_use: Container[str] = ()) -> None:
        """Count one build, and drop what no build has used for long, or the oldest where there is too much.

        `in_use` are keys that the present site is made of, whether or not anybody asked for them.
        """
        self._try(lambda database: self._sweep(database, in_use), None)
        self._remove_earlier()

    def clear(self) -> None:
        """Forget everything, so that nothing can be read from the file any more."""
        self._wanted.clear()
        self._disconnect()
        self._throw_away()
        self._remove_earlier()

    def close(self) -> None:
        if self._wanted:
            self._try(self._remember_use, None)
        self._disconnect()

    def _try(self, action: Callable[[sqlite3.Connection], Result], otherwise: Result) -> Result:
        """Do something with the database; once more with a fresh one where it is spoilt; else without it."""
        for _ in range(2):
            try:
                if (database := self._connect()) is None:
                    break
                return action(database)
            except (*SPOILT, OSError) as error:
                self._disconnect()
                if passing(error):
                    self._usable = False
                else:
                    self._throw_away()
        return otherwise

    def _connect(self) -> sqlite3.Connection | None:
        if self._database is None and self._usable:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._database = sqlite3.connect(self._path, timeout=10, isolation_level=None)
            self._build = prepare(self._database)
        return self._database

    def _disconnect(self) -> None:
        if self._database is not None:
            with contextlib.suppress(sqlite3.Error):
                self._database.close()
            self._database = None

    def _throw_away(self) -> None:
        # The journals go first: one that outlives its database would be played back into the next.
        for suffix in ("-journal", "-wal", "-shm", ""):
            try:
                self._path.with_name(FILE_NAME + suffix).unlink(missing_ok=True)
            except OSError:
                self._usable = False

    def _remove_earlier(self) -> None:
        for name in EARLIER:
            with contextlib.suppress(OSError):
                self._path.with_name(name).unlink(missing_ok=True)

    def _read(self, database: sqlite3.Connection, wanted: list[str]) -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        for key in wanted:
            row = database.execute("SELECT used, seal, data FROM entry WHERE key = ?", [key]).fetchone()
            if row is None:
                continue
            used, sealed, data = row
            if not isinstance(data, bytes) or not isinstance(used, int) or seal(key, data) != sealed:
                raise Foreign
            if used <= self._ageing_since:
                self._wanted.add(key)
            found[key] = data
        return found

    @property
    def _ageing_since(self) -> int:
        """The build since which a value has to be used for its use not to be worth writing down."""
        return self._build - self._kept_builds // 2

    def _ageing(self, database: sqlite3.Connection, keys: Container[str]) -> list[str]:
        found = database.execute("SELECT key FROM entry WHERE used <= ?", [self._ageing_since])
        return [key for (key,) in found if key in keys]

    def _write(self, database: sqlite3.Connection, rows: list[tuple[str, int, bytes, bytes]]) -> None:
        with transaction(database):
            database.executemany(
                "INSERT OR REPLACE INTO entry (used, key, size, seal, data) VALUES (?, ?, ?, ?, ?)",
                ((self._build, *row) for row in rows),
            )

    def _remember_use(self, database: sqlite3.Connection) -> None:
        with transaction(database):
            database.executemany(
                "UPDATE entry SET used = ? WHERE key = ?", [(self._build, key) for key in sorted(self._wanted)]
            )
        self._wanted.clear()

    def _sweep(self, database: sqlite3.Connection, in_use: Container[str]) -> None:
        self._remember_use(database)
        with transaction(database):
            database.execute("UPDATE clock SET build = build + 1")
            self._build = current_build(database)
            old = "SELECT key FROM entry WHERE used < ?"
            unused = [key for (key,) in database.execute(old, [self._build - self._kept_builds])]
            still = [(self._build, key) for key in unused if key in in_use]
            database.executemany("UPDATE entry SET used = ? WHERE key = ?", still)
            drop(database, [key for key in unused if key not in in_use])
            drop(database, list(self._too_much(database)))
        database.execute("PRAGMA incremental_vacuum").fetchall()

    def _too_much(self, database: sqlite3.Connection) -> Iterator[str]:
        """Keys to drop, the least recently used first, so that the rest fits."""
        (total,) = database.execute("SELECT COALESCE(SUM(CAST(size AS INTEGER)), 0) FROM entry").fetchone()
        if total <= self._limit:
            return
        for key, size in database.execute(
            "SELECT key, COALESCE(CAST(size AS INTEGER), 0) FROM entry ORDER BY used, key"
        ).fetchall():
            if total <= self._limit:
                return
            total -= size
            yield key


class Foreign(Exception):
    """The file is a database, but not a sound one of ours."""


# A spoilt file also shows in messages that are no text, and in lengths that no memory holds.
SPOILT = (sqlite3.Error, Foreign, UnicodeError, MemoryError, OverflowError)


def seal(key: str, data: bytes) -> bytes:
    """A checksum of a value that belongs to one key only."""
    return hashlib.sha256(b"%s\0%s" % (key.encode(), data)).digest()


def passing(error: Exception) -> bool:
    """Whether an error says nothing against the file, so that throwing it away would be no help."""
    if isinstance(error, sqlite3.Error):
        return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF in PASSING
    return isinstance(error, OSError)


def prepare(database: sqlite3.Connection) -> int:
    """Make the tables where the file is new; returns the number of the present build."""
    # A store that is lost in a power cut is no loss, so there is no waiting for the disk.
    database.execute("PRAGMA synchronous = OFF")
    marks = database.execute("PRAGMA application_id").fetchone() + database.execute("PRAGMA user_version").fetchone()
    if marks != (APPLICATION, VERSION):
        if marks != (0, 0) or database.execute("SELECT 1 FROM sqlite_master").fetchone():
            raise Foreign
        create(database)
    else:
        # Readers and a writer get on with each other then. Not every file system can do it; the store works without,
        # as a new one does: all that is put into it would be written twice.
        with contextlib.suppress(sqlite3.OperationalError):
            database.execute("PRAGMA journal_mode = WAL")
    return current_build(database)


def create(database: sqlite3.Connection) -> None:
    database.execute("PRAGMA auto_vacuum = INCREMENTAL")
    with transaction(database):
        for statement in filter(None, map(str.strip, TABLES.split(";"))):
            database.execute(statement)
        if not database.execute("SELECT 1 FROM clock").fetchone():
            database.execute("INSERT INTO clock VALUES (0)")
        database.execute(f"PRAGMA application_id = {APPLICATION}")
        database.execute(f"PRAGMA user_version = {VERSION}")


def current_build(database: sqlite3.Connection) -> int:
    row = database.execute("SELECT build FROM clock").fetchone()
    if row is None or not isinstance(row[0], int):
        raise Foreign
    return row[0]


def drop(database: sqlite3.Connection, keys: list[str]) -> None:
    database.executemany("DELETE FROM entry WHERE key = ?", [(key,) for key in keys])


@contextlib.contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    """All of the block, or nothing of it."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")
