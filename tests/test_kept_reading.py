"""A file that is as it was is not read again; one that names what has changed is. Nothing in the cache is trusted."""

from __future__ import annotations

import hashlib
import pickle
from pathlib import Path

import pytest

from boardpress.building.engine import engine_digest
from boardpress.cli import run
from boardpress.reading import parsing, reader, validation
from boardpress.reading.kept import FILE_NAME, FileRead, Kept, context
from boardpress.reading.parsing import Parsed
from boardpress.reading.source import Found
from boardpress.reading.validation import Validator
from tests.conftest import copy_example
from tests.sites import DAY, GOOD, briefing, snapshot, write_site

LINKING = {
    **GOOD,
    "content/briefings/linking.md": briefing(body="See [the other](linked.md#a-heading).\n"),
    "content/briefings/linked.md": briefing(body="## A heading\n\nWords.\n"),
}


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The path of each file that is validated."""
    paths: list[str] = []
    read_file = validation.Validator.file

    def file(self: Validator, found: Found, parsed: Parsed, sha256: str, key: str) -> FileRead:
        paths.append(found.path)
        return read_file(self, found, parsed, sha256, key)

    monkeypatch.setattr(validation.Validator, "file", file)
    return paths


def build(site: Path, *more: str) -> int:
    return run(["build", "--site", str(site), "--as-of", DAY, *more])


def test_only_a_file_that_changed_is_read(tmp_path: Path, read: list[str]) -> None:
    site = write_site(tmp_path, LINKING)
    assert build(site) == 0
    assert len(read) == len([path for path in LINKING if path.endswith(".md")])
    read.clear()
    assert build(site) == 0
    assert read == []
    path = site / "content/briefings/linked.md"
    path.write_text(path.read_text() + "\nMore.\n")
    assert build(site) == 0
    assert read == ["content/briefings/linked.md"]


def test_what_is_kept_by_a_process_of_its_own_is_what_this_one_would_keep(
    tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = {**LINKING, "content/briefings/wrong.md": briefing(body="See [nothing](nothing.md).\n")}
    kept = []
    for name, least in (("here", 1000), ("apart", 1)):
        monkeypatch.setattr(reader, "WORTH_A_PROCESS", least)
        site = write_site(tmp_path / name, wrong)
        assert build(site, "--jobs", "2") == 1, "it is kept where there are problems too"
        kept.append((site / ".boardpress" / FILE_NAME).read_bytes())
        (site / "content/briefings/wrong.md").unlink()
        assert build(site, "--jobs", "2") == 0
        read.clear()
        assert build(site) == 0
        assert read == []
        kept.append((site / ".boardpress" / FILE_NAME).read_bytes())
    assert kept[:2] == kept[2:]


@pytest.mark.parametrize("least", [1, 1000], ids=["apart", "here"])
def test_what_is_wrong_between_files_is_told_whoever_finds_it_and_nothing_is_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], least: int
) -> None:
    monkeypatch.setattr(reader, "WORTH_A_PROCESS", least)
    site = write_site(tmp_path, LINKING)
    linking = site / "content/briefings/linking.md"
    linking.write_text(linking.read_text().replace("#a-heading", "#no-heading"))
    (site / "theme").mkdir()
    (site / "theme/slides.pptx").write_bytes(b"no slides")
    assert build(site, "--jobs", "2") == 1
    said = capsys.readouterr().err
    assert "content/briefings/linking.md:7: body: '#no-heading' is no heading of content/briefings/linked.md" in said
    assert "theme/slides.pptx:1: file:" in said
    assert not (site / "site").exists()


@pytest.mark.parametrize("least", [1, 1000], ids=["apart", "here"])
def test_what_would_be_lost_is_told_whoever_finds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], least: int
) -> None:
    monkeypatch.setattr(reader, "WORTH_A_PROCESS", least)
    site = write_site(tmp_path, LINKING)
    assert run(["record", "--site", str(site), "--as-of", DAY]) == 0
    (site / "content/reviews/one.md").unlink()
    assert build(site, "--jobs", "2") == 1
    assert "review/one" in capsys.readouterr().err
    assert not (site / "site").exists()


@pytest.mark.parametrize("command", ["build", "check", "list"])
@pytest.mark.parametrize("least", [1, 1000], ids=["apart", "here"])
def test_what_was_parsed_is_in_the_store_whoever_puts_it_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, least: int, command: str
) -> None:
    monkeypatch.setattr(reader, "WORTH_A_PROCESS", least)
    site = write_site(tmp_path, LINKING)
    more = ["--jobs", "2"] if command == "build" else []
    assert run([command, "--site", str(site), "--as-of", DAY, *more]) == 0
    (site / ".boardpress" / FILE_NAME).unlink()
    monkeypatch.setattr(parsing, "parse", None)
    assert build(site) == 0


def test_a_file_is_read_again_where_a_name_in_it_means_another_file(tmp_path: Path, read: list[str]) -> None:
    site = write_site(tmp_path, LINKING)
    build(site)
    read.clear()
    (site / "content/briefings/linked.md").rename(site / "content/briefings/renamed.md")
    assert build(site) == 1
    assert sorted(read) == ["content/briefings/linking.md", "content/briefings/renamed.md"]


def test_a_file_is_read_again_where_what_it_names_was_withdrawn_and_is_gone(tmp_path: Path, read: list[str]) -> None:
    """What is withdrawn is not kept, so that nothing but its name tells that it was there."""
    gone = LINKING["content/briefings/linked.md"].replace("title:", "withdrawn: {date: 2026-10-01}\ntitle:", 1)
    site = write_site(tmp_path, {**LINKING, "content/briefings/linked.md": gone})
    assert build(site) == 0
    (site / "content/briefings/linked.md").unlink()
    assert build(site) == 1
    assert "content/briefings/linking.md" in read


def test_a_file_is_read_again_where_the_configuration_changed(tmp_path: Path, read: list[str]) -> None:
    site = write_site(tmp_path, LINKING)
    build(site)
    read.clear()
    config = site / "site-config.yml"
    config.write_text(config.read_text() + "\npartners: [Somebody]\n")
    assert build(site) == 0
    assert len(read) > 3


def test_a_lost_attachment_is_a_problem_though_the_text_is_as_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = briefing(body="[The form](form.pdf)\n")
    site = write_site(tmp_path, {**GOOD, "content/briefings/attached.md": body, "content/briefings/form.pdf": b"%PDF"})
    assert build(site) == 0
    (site / "content/briefings/form.pdf").unlink()
    capsys.readouterr()
    assert build(site) == 1
    assert "there is no file 'form.pdf'" in capsys.readouterr().err


def test_warnings_are_said_again_of_a_file_that_is_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = write_site(tmp_path, {**GOOD, "content/briefings/long.md": briefing().replace("A briefing", "L" * 130)})
    for _ in range(2):
        capsys.readouterr()
        assert run(["check", "--site", str(site), "--as-of", DAY]) == 0
        assert "longer than 120 characters" in capsys.readouterr().out


def test_texts_that_the_store_has_lost_are_read_from_their_sources(tmp_path: Path, read: list[str]) -> None:
    site = write_site(tmp_path / "board", LINKING)
    build(site)
    (site / ".boardpress" / "store.sqlite").unlink()
    read.clear()
    assert build(site, "--out", str(tmp_path / "elsewhere")) == 0
    assert read == []
    assert snapshot(tmp_path / "elsewhere") == snapshot(site / "site")


def test_a_cache_that_somebody_else_wrote_runs_nothing(tmp_path: Path, read: list[str]) -> None:
    site = write_site(tmp_path, LINKING)
    build(site)
    file, marker = site / ".boardpress" / FILE_NAME, tmp_path / "ran"

    class Evil:
        def __reduce__(self) -> tuple[object, tuple[object, ...]]:
            return Path.touch, (marker,)

    for data in (pickle.dumps(("context", {"x": Evil()})), pickle.dumps(Evil()), b"", b"\x80\x05.", b"nonsense"):
        file.write_bytes(hashlib.sha256(data).hexdigest().encode() + data)
        (site / "content/briefings/linked.md").touch()
        read.clear()
        assert build(site) == 0
        assert len(read) > 3
        assert not marker.exists()


def test_a_spoilt_cache_is_an_empty_one(tmp_path: Path, read: list[str]) -> None:
    site = write_site(tmp_path, LINKING)
    build(site)
    file = site / ".boardpress" / FILE_NAME
    for data in (file.read_bytes()[:-9], b"", b"x" * 500):
        file.write_bytes(data)
        (site / "content/briefings/linked.md").touch()
        read.clear()
        assert build(site) == 0
        assert len(read) > 3


def test_of_a_spoilt_cache_what_is_whole_is_used(tmp_path: Path, read: list[str]) -> None:
    site = write_site(tmp_path, LINKING)
    build(site)
    file = site / ".boardpress" / FILE_NAME
    data = file.read_bytes()
    file.write_bytes(data[:-20] + b"X" + data[-19:])
    (site / "content/briefings/linked.md").touch()
    read.clear()
    assert build(site) == 0
    assert len(read) == 1


def test_a_few_are_found_as_all_are(tmp_path: Path) -> None:
    site = write_site(tmp_path, LINKING)
    build(site)
    cache = site / ".boardpress"
    about = context(engine_digest(), hashlib.sha256((site / "site-config.yml").read_bytes()).hexdigest())
    whole, few = Kept(cache, about), Kept(cache, about, few=True)
    paths = [path for path in LINKING if path.endswith(".md")]
    assert few.seal == whole.seal
    assert few.seal
    assert [few.get(path) for path in (*paths, "content/none.md")] == [*map(whole.get, paths), None]
    assert all(map(whole.get, paths))

    (cache / FILE_NAME).write_bytes((cache / FILE_NAME).read_bytes()[:-9])
    spoilt = Kept(cache, about, few=True)
    assert (spoilt.seal, spoilt.get(paths[0])) == ("", None)
    few = Kept(cache, about, few=True)
    (cache / FILE_NAME).unlink()
    assert few.get(paths[0]) is None


def test_every_publication_of_the_example_board_is_kept(tmp_path: Path, read: list[str]) -> None:
    site = copy_example(tmp_path)
    build(site)
    read.clear()
    (site / "content/briefings/neglect.md").touch()
    assert build(site) == 0
    assert read == []
