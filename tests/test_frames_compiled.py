"""Compiled templates are kept where Python keeps what it compiles, on the same terms, and change no frame."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import Environment

from boardpress.frames import draw
from boardpress.frames.compiled import Compiled, keep, kept
from tests.test_frames import PLAN

CODE = {"main.html": b"code"}


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that Python is told to keep in what it compiles."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "cache"


def files(folder: Path) -> list[Path]:
    """What is in it besides the modules that were loaded meanwhile."""
    return [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"]


def test_what_is_kept_is_found_again_in_one_file_where_python_keeps_its_own(cache: Path) -> None:
    assert kept().code == {}
    keep(Compiled(CODE))
    assert kept().code == CODE
    (path,) = files(cache)
    assert sys.implementation.cache_tag
    assert sys.implementation.cache_tag in path.name


@pytest.mark.parametrize("spoil", [lambda data: b"", lambda data: data[:-1], lambda data: data + b"x"])
def test_a_spoilt_file_is_no_file(spoil: object, cache: Path) -> None:
    keep(Compiled(CODE))
    (path,) = files(cache)
    assert callable(spoil)
    path.write_bytes(spoil(path.read_bytes()))
    assert kept().code == {}


def test_what_other_libraries_or_files_of_ours_made_is_not_taken(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(Compiled(CODE))
    monkeypatch.setattr("boardpress.frames.compiled.package_digest", lambda: "another")
    assert kept().code == {}


def test_nothing_is_kept_where_python_is_to_write_nothing(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    keep(Compiled(CODE))
    assert files(cache) == []


def test_nothing_is_kept_where_nothing_can_be_written(cache: Path) -> None:
    cache.write_text("no folder", "utf-8")
    keep(Compiled(CODE))
    assert kept().code == {}


def test_a_disk_that_is_full_leaves_nothing_behind(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(Path, "replace", full)
    keep(Compiled(CODE))
    assert files(cache) == []


def test_templates_are_compiled_once_and_give_the_same_frames(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = draw(PLAN, None)
    assert kept().code
    (path,) = files(cache)
    before = path.stat()
    monkeypatch.setattr(Environment, "compile", None)
    assert draw(PLAN, None) == first
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def test_no_template_of_a_board_is_kept_and_none_takes_the_place_of_another(cache: Path, tmp_path: Path) -> None:
    plain = draw(PLAN, None)
    path = tmp_path / "theme/main.html"
    path.parent.mkdir()
    path.write_text('{% extends "base.html" %}{% block content %}{{ super() }}Ours{% endblock %}', "utf-8")
    before = kept().code
    assert "Ours" in draw(PLAN, path.parent).frames[""].text
    assert kept().code == before
    assert draw(PLAN, None) == plain
    (kept_file,) = files(cache)
    kept_file.unlink()
    draw(PLAN, path.parent)
    assert files(cache) == []


def test_where_this_python_keeps_nothing_nothing_is_kept(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.implementation, "cache_tag", None)
    keep(Compiled(CODE))
    assert kept().code == {}
    assert files(cache) == []
