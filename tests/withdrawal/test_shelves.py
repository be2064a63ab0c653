"""Small files are kept together, and none longer than somebody wants it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from boardpress.withdrawal.shelves import Shelves

TEXTS = [f"text {number}".encode() * number for number in range(40)]


def name(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def reading(*texts: bytes) -> dict[str, Callable[[], bytes]]:
    return {name(data): (lambda data=data: data) for data in texts}  # type: ignore[misc]  # bound here and now


def test_what_is_put_is_found_again_in_few_files(tmp_path: Path) -> None:
    texts = [f"text {number}".encode() for number in range(1000)]
    Shelves(tmp_path).put_all(reading(*texts))
    shelves = Shelves(tmp_path)
    assert [shelves.get(name(data)) for data in texts] == texts
    assert all(shelves.holds(name(data)) for data in texts)
    assert len(list(tmp_path.iterdir())) == 64


def test_what_is_not_there_is_not_held(tmp_path: Path) -> None:
    Shelves(tmp_path).put_all(reading(b"there"))
    assert not Shelves(tmp_path).holds(name(b"elsewhere"))


def test_a_large_file_that_was_cut_short_is_not_held(tmp_path: Path) -> None:
    shelf, source = tmp_path / "shelves", tmp_path / "source"
    shelf.mkdir()
    source.write_bytes(b"large")
    (shelf / name(b"large")).write_bytes(b"large")
    assert Shelves(shelf).holds(name(b"large"), source)
    (shelf / name(b"large")).write_bytes(b"lar")
    assert not Shelves(shelf).holds(name(b"large"), source)


def test_what_is_put_later_stands_beside_what_is_there(tmp_path: Path) -> None:
    Shelves(tmp_path).put_all(reading(*TEXTS[:20]))
    Shelves(tmp_path).put_all(reading(*TEXTS[20:]))
    assert [Shelves(tmp_path).get(name(data)) for data in TEXTS] == TEXTS


def test_what_nobody_wants_leaves_no_byte(tmp_path: Path) -> None:
    gone, stays = b"withdrawn words", TEXTS[3]
    Shelves(tmp_path).put_all(reading(gone, stays, *TEXTS[10:]))
    (tmp_path / "shelf-a4.123").write_bytes(gone)
    (tmp_path / name(b"large")).write_bytes(gone)
    Shelves(tmp_path).keep_only({name(stays)})
    assert [path.read_bytes().partition(b"\n")[2] for path in tmp_path.iterdir()] == [stays]
    assert Shelves(tmp_path).get(name(gone)) is None


@pytest.mark.parametrize("spoilt", [b"", b"no heading", b"x 1", b"x 1 x\n", b"x y\n", b'[["x", 1]]\n', b"\xff\xfe\n"])
def test_a_spoilt_shelf_is_as_none_and_can_be_filled_again(tmp_path: Path, spoilt: bytes) -> None:
    Shelves(tmp_path).put_all(reading(*TEXTS))
    for path in tmp_path.iterdir():
        path.write_bytes(spoilt)
    assert [Shelves(tmp_path).get(name(data)) for data in TEXTS] == [None] * len(TEXTS)
    assert not any(Shelves(tmp_path).holds(name(data)) for data in TEXTS)
    Shelves(tmp_path).put_all(reading(*TEXTS))
    assert [Shelves(tmp_path).get(name(data)) for data in TEXTS] == TEXTS


def test_bytes_that_are_others_now_are_not_given(tmp_path: Path) -> None:
    Shelves(tmp_path).put_all(reading(b"as it was"))
    (shelf,) = tmp_path.iterdir()
    shelf.write_bytes(shelf.read_bytes().replace(b"as it was", b"as it is!"))
    assert Shelves(tmp_path).get(name(b"as it was")) is None
