"""The store gives back what was put into it, or nothing."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from boardpress.building.store import EARLIER, FILE_NAME, Store


def filled(folder: Path, count: int = 50) -> dict[str, bytes]:
    values = {f"key {number}": bytes([number]) * 3000 for number in range(count)}
    with Store(folder) as store:
        store.put_many(values.items())
    return values


def test_values_come_back_in_another_run(tmp_path: Path) -> None:
    values = filled(tmp_path)
    with Store(tmp_path) as store:
        assert store.get_many(["none", *values]) == values
        assert store.get("key 3") == values["key 3"]
        assert store.get("none") is None


def test_a_later_value_replaces_an_earlier_one(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.put("a", b"1")
        store.put("a", b"")
        assert store.get("a") == b""


def test_asking_an_empty_store_makes_no_file(tmp_path: Path) -> None:
    with Store(tmp_path / "cache") as store:
        assert store.get("a") is None
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("tidied", [Store.sweep, Store.clear])
def test_what_earlier_versions_kept_beside_it_goes_and_nothing_else(
    tidied: Callable[[Store], None], tmp_path: Path
) -> None:
    for name in (*EARLIER, "reading.bin"):
        (tmp_path / name).write_bytes(b"{}")
    with Store(tmp_path) as store:
        tidied(store)
    assert {path.name for path in tmp_path.iterdir()} - {FILE_NAME} == {"reading.bin"}


@pytest.mark.parametrize("seed", range(80))
def test_a_spoilt_store_gives_right_values_or_none_and_works_again(tmp_path: Path, seed: int) -> None:
    values = filled(tmp_path)
    dice = random.Random(seed)
    path = tmp_path / FILE_NAME
    data = bytearray(path.read_bytes())
    match seed % 4:
        case 0:
            data = data[: dice.randrange(len(data))]
        case 1:
            for _ in range(200):
                data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        case 2:
            start = dice.randrange(len(data))
            data[start : start + 5000] = dice.randbytes(5000)
        case _:
            data = bytearray(dice.randbytes(dice.randrange(20000)))
    path.write_bytes(data)
    with Store(tmp_path) as store:
        found = store.get_many(values)
        assert found.items() <= values.items()
        store.put_many(values.items())
        store.sweep()
        store.put_many(values.items())
        assert store.get_many(values) == values


def test_a_value_under_another_key_is_not_believed(tmp_path: Path) -> None:
    filled(tmp_path)
    database = sqlite3.connect(tmp_path / FILE_NAME)
    database.execute("UPDATE entry SET data = (SELECT data FROM entry WHERE key = 'key 2'), seal = "
                     "(SELECT seal FROM entry WHERE key = 'key 2') WHERE key = 'key 1'")  # fmt: skip
    database.commit()
    database.close()
    with Store(tmp_path) as store:
        assert store.get("key 1") is None


def test_somebody_elses_database_is_thrown_away(tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / FILE_NAME)
    database.execute("CREATE TABLE entry (key, data)")
    database.commit()
    database.close()
    with Store(tmp_path) as store:
        assert store.get("a") is None
        store.put("a", b"1")
        assert store.get("a") == b"1"


def test_a_store_that_cannot_be_opened_is_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    (tmp_path / "file").write_bytes(b"")
    for folder in (tmp_path, tmp_path / "file" / "cache"):
        with Store(folder) as store:
            store.put("a", b"1")
            assert store.get("a") is None
            store.sweep()


def test_what_no_build_uses_goes_and_what_is_used_stays(tmp_path: Path) -> None:
    with Store(tmp_path, kept_builds=5) as store:
        store.put_many([("kept", b"1"), ("asked for", b"2"), ("forgotten", b"3")])
    for _ in range(12):
        with Store(tmp_path, kept_builds=5) as store:
            store.get("asked for")
            store.sweep(in_use={"kept"})
    with Store(tmp_path, kept_builds=5) as store:
        assert store.get_many(["kept", "asked for", "forgotten"]) == {"kept": b"1", "asked for": b"2"}


def test_what_is_relied_on_stays_though_nobody_asks_for_it(tmp_path: Path) -> None:
    with Store(tmp_path, kept_builds=5) as store:
        store.rely_on({"relied on"})
        store.put_many([("relied on", b"1"), ("forgotten", b"2")])
    for _ in range(12):
        with Store(tmp_path, kept_builds=5) as store:
            store.rely_on({"relied on", "never kept"})
        with Store(tmp_path, kept_builds=5) as store:
            store.sweep()
    with Store(tmp_path, kept_builds=5) as store:
        assert store.get_many(["relied on", "forgotten", "never kept"]) == {"relied on": b"1"}


def test_the_oldest_go_where_there_is_too_much(tmp_path: Path) -> None:
    with Store(tmp_path, limit=100_000) as store:
        for number in range(10):
            store.put(str(number), bytes(40_000))
            store.sweep()
        assert set(store.get_many(map(str, range(10)))) == {"8", "9"}
    assert (tmp_path / FILE_NAME).stat().st_size < 250_000


def put_for_ever(folder: str, name: str, started: Event) -> None:
    number = 0
    while True:
        with Store(Path(folder)) as store:
            store.put_many((f"{name} {number + more}", f"{number + more}".encode() * 500) for more in range(20))
            store.get_many(f"{name} {number - back}" for back in range(20))
            store.sweep(in_use={"here"})
        started.set()
        number += 20


@pytest.mark.slow
def test_two_processes_may_use_it_and_be_killed(tmp_path: Path) -> None:
    dice = random.Random(1)
    context = multiprocessing.get_context("spawn")
    with Store(tmp_path) as store:
        store.put("here", b"all the while")
    for _ in range(6):
        started = [context.Event(), context.Event()]
        workers = [
            context.Process(target=put_for_ever, args=(str(tmp_path), name, event))
            for name, event in zip("ab", started, strict=True)
        ]
        for worker in workers:
            worker.start()
        assert all(event.wait(60) for event in started)
        time.sleep(dice.random() / 2)
        for worker in workers:
            assert worker.is_alive()
            assert worker.pid
            os.kill(worker.pid, signal.SIGKILL)
            worker.join()
        with Store(tmp_path) as store:
            assert store.get("here") == b"all the while"
            found = store.get_many(f"{name} {number}" for name in "ab" for number in range(20_000))
        assert found
        assert all(data == key.split()[1].encode() * 500 for key, data in found.items())


def test_a_store_that_is_there_already_lets_readers_and_a_writer_get_on(tmp_path: Path) -> None:
    for mode in ("delete", "wal", "wal"):
        with Store(tmp_path) as store:
            store.put("key", b"value")
        with closing(sqlite3.connect(tmp_path / FILE_NAME)) as database:
            assert database.execute("PRAGMA journal_mode").fetchone() == (mode,)


def test_what_ages_is_found_without_looking_at_values(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.put("key", b"value")
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as database:
        plan = database.execute("EXPLAIN QUERY PLAN SELECT key FROM entry WHERE used <= 1").fetchall()
    assert "COVERING INDEX" in str(plan)
