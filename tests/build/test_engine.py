"""The engine's digest changes with our files, and with nothing else here."""

from __future__ import annotations

from pathlib import Path

from boardpress.building.engine import Code, code_of, engine_digest


def test_it_depends_on_the_names_and_contents_of_our_files(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.py").write_text("a")
    digests = [engine_digest(code_of(tmp_path))]
    (tmp_path / "sub" / "a.py").write_text("b")
    digests.append(engine_digest(code_of(tmp_path)))
    (tmp_path / "sub" / "a.py").rename(tmp_path / "sub" / "b.py")
    digests.append(engine_digest(code_of(tmp_path)))
    assert len(set(digests)) == 3


def test_it_does_not_depend_on_where_they_are_or_what_python_keeps_of_them(tmp_path: Path) -> None:
    digests = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.py").write_text("a")
        digests.append(engine_digest(code_of(tmp_path / name)))
    (tmp_path / "two" / "__pycache__").mkdir()
    (tmp_path / "two" / "__pycache__" / "a.pyc").write_text("x")
    digests.append(engine_digest(code_of(tmp_path / "two")))
    assert len(set(digests)) == 1


def test_it_is_the_same_twice() -> None:
    assert engine_digest() == engine_digest()


def test_what_stands_as_it_did_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text("a")
    code = code_of(tmp_path)
    known = Code(code.stands, code.newest, "known")
    assert code_of(tmp_path, known) == known
    path.write_text("other")
    assert code_of(tmp_path, known).digest == code_of(tmp_path).digest != code.digest
