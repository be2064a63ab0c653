"""The index gives a file's hash, and reads the file only where it may have changed."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

import pytest

from boardpress.building import fileindex
from boardpress.building.fileindex import FILE_NAME, FileIndex


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read from now on."""
    seen: list[str] = []
    read = FileIndex._read

    def counted(self: FileIndex, key: str, path: Path) -> str:
        seen.append(path.name)
        return read(self, key, path)

    monkeypatch.setattr(FileIndex, "_read", counted)
    return seen


@pytest.fixture
def no_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """Times are told apart at once, so that no test has to wait two seconds."""
    monkeypatch.setattr(fileindex, "RACE", 20_000_000)
    time.sleep(0.05)


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_an_unchanged_file_is_read_once(tmp_path: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fileindex, "RACE", 20_000_000)
    file = tmp_path / "a.md"
    file.write_bytes(b"one")
    time.sleep(0.05)
    for _ in range(3):
        with FileIndex(tmp_path / "cache") as index:
            assert index.sha256(file) == sha(b"one")
    assert reads == ["a.md"]


def test_a_file_written_within_two_seconds_is_read_again(tmp_path: Path) -> None:
    """A change of the same length within the same tick of the clock leaves size and times as they were."""
    file = tmp_path / "a.md"
    file.write_bytes(b"one")
    before = file.stat()
    with FileIndex(tmp_path / "cache") as index:
        assert index.sha256(file) == sha(b"one")
    file.write_bytes(b"two")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    with FileIndex(tmp_path / "cache") as index:
        assert index.sha256(file) == sha(b"two")


@pytest.mark.parametrize("way", ["in place", "time put back", "replaced"])
def test_a_changed_file_is_read_again(tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fileindex, "RACE", 20_000_000)
    file = tmp_path / "a.md"
    file.write_bytes(b"one")
    before = file.stat()
    time.sleep(0.05)
    with FileIndex(tmp_path / "cache") as index:
        index.sha256(file)
    if way == "replaced":
        (tmp_path / "b").write_bytes(b"two")
        (tmp_path / "b").replace(file)
    else:
        file.write_bytes(b"two")
    if way != "in place":
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    with FileIndex(tmp_path / "cache") as index:
        assert index.sha256(file) == sha(b"two")


@pytest.mark.parametrize("spoilt", [b"", b"rubbish", b"0" * 64 + b"\n{}", None])
def test_a_spoilt_index_is_none(tmp_path: Path, spoilt: bytes | None) -> None:
    file, cache = tmp_path / "a.md", tmp_path / "cache"
    file.write_bytes(b"one")
    cache.mkdir()
    if spoilt is None:
        (cache / FILE_NAME).mkdir()
    else:
        (cache / FILE_NAME).write_bytes(spoilt)
    with FileIndex(cache) as index:
        assert index.sha256(file) == sha(b"one")


def test_a_fresh_index_reads_everything(tmp_path: Path, no_wait: None, reads: list[str]) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"one")
    time.sleep(0.05)
    for fresh in (False, True):
        with FileIndex(tmp_path / "cache", fresh=fresh) as index:
            index.sha256(file)
    assert reads == ["a.md", "a.md"]


def test_an_index_without_a_folder_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"one")
    with FileIndex(None) as index:
        assert index.sha256(tmp_path / "a.md") == sha(b"one")
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_a_missing_file_is_an_error_of_the_system(tmp_path: Path) -> None:
    with FileIndex(tmp_path / "cache") as index, pytest.raises(FileNotFoundError):
        index.sha256(tmp_path / "none")


def test_files_that_are_gone_leave_the_index(tmp_path: Path, no_wait: None) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(b"x")
    time.sleep(0.05)
    with FileIndex(tmp_path / "cache") as index:
        index.sha256(tmp_path / "a")
    (tmp_path / "a").unlink()
    with FileIndex(tmp_path / "cache") as index:
        index.sha256(tmp_path / "b")
    text = (tmp_path / "cache" / FILE_NAME).read_text()
    assert str(tmp_path / "b") in text
    assert str(tmp_path / "a") not in text
