"""Small files of our own are whole or nothing, and leave nothing beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from boardpress.building.sealed import read_sealed, write_sealed, write_whole


def test_what_was_written_is_read_again_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    write_sealed(path, {"a": ["\udcff"]})
    assert read_sealed(path) == {"a": ["\udcff"]}
    assert list(tmp_path.iterdir()) == [path]


def test_where_the_disk_is_full_the_file_stays_and_nothing_of_the_new_one_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "kept.bin"
    write_whole(path, b"before")
    write = Path.write_bytes

    def full(file: Path, data: bytes) -> int:
        write(file, data[:3])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, b"after this")
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_take_its_place_is_not_left(tmp_path: Path) -> None:
    (tmp_path / "kept.bin" / "within").mkdir(parents=True)
    with pytest.raises(OSError, match=r"kept\.bin"):
        write_whole(tmp_path / "kept.bin", b"words")
    assert [path.name for path in tmp_path.iterdir()] == ["kept.bin"]
