"""The output folder: whose it is, what is put right in it, and that it changes in one step."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import time
from pathlib import Path

import pytest

from boardpress.building import exchange, survey
from boardpress.building import tree as tree_
from boardpress.problems import UsageError
from tests.build.toys import Site, artefact, generation, numbers, tree

PAGES = [artefact("index.html", "home"), artefact("a/index.html", "a"), artefact("a/b.pptx", "deck")]
REGISTER = '{"$schema": "publications.schema.json", "generator": "boardpress"}'


def good(site: Site) -> bool:
    return tree(site.out) == {item.path: f"no frame|{item.model}|".encode() for item in PAGES}


@pytest.fixture
def no_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that cannot exchange two folders."""

    def refuse(one: Path, other: Path) -> None:
        raise OSError(errno.EINVAL, "refused")

    monkeypatch.setattr(exchange, "rename_exchange", refuse)


def tamper(root: Path, way: str, outside: Path) -> None:
    """Change a tree as somebody with an editor or a script might."""
    page = root / "index.html"
    match way:
        case "same length":
            page.write_bytes(b"X" * page.stat().st_size)
        case "same length and time":
            before = page.stat()
            page.write_bytes(b"X" * before.st_size)
            os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
        case "deleted":
            page.unlink()
        case "extra file":
            (root / "a" / "extra").write_bytes(b"x")
        case "extra folder":
            (root / "a" / "deep" / "deeper").mkdir(parents=True)
        case "link":
            page.unlink()
            page.symlink_to(outside / "precious")
        case "linked folder":
            shutil.rmtree(root / "a")
            (root / "a").symlink_to(outside)
        case "pipe":
            os.mkfifo(root / "pipe")
        case "folder for a file":
            page.unlink()
            (page / "x").mkdir(parents=True)
            (page / "x" / "y").write_bytes(b"y")
        case "file for a folder":
            shutil.rmtree(root / "a")
            (root / "a").write_bytes(b"a")
        case "all gone":
            shutil.rmtree(root)
        case "moved":
            (root / "a" / "index.html").replace(page)


WAYS = [
    *("same length", "same length and time", "deleted", "extra file", "extra folder", "link", "linked folder", "pipe"),
    *("folder for a file", "file for a folder", "all gone", "moved"),
]


@pytest.fixture(params=["folders that changed just now", "folders that have long been as they are"])
def age_of_folders(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether folders are listed, or taken to hold what they held."""
    if "long" in request.param:
        monkeypatch.setattr(tree_, "RACE", -(10**12))


@pytest.mark.usefixtures("age_of_folders")
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("changed", ["live", "spare"])
def test_a_tree_that_somebody_changed_is_put_right(site: Site, tmp_path: Path, changed: str, way: str) -> None:
    """By the next build, whether or not there is something new; and nothing outside is touched."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "precious").write_bytes(b"precious")
    other = [*PAGES[:2], artefact("a/b.pptx", "other deck")]
    for artefacts in (PAGES, other, PAGES, other, PAGES):
        site.build(artefacts)
    # Longer than the system's clock takes for a step.
    time.sleep(0.02)
    tamper(site.out if changed == "live" else site.state / "spare", way, outside)
    assert site.build(PAGES).made == 0
    assert good(site)
    site.build(other)
    assert site.build(PAGES).made == 0
    assert good(site)
    assert tree(outside) == {"precious": b"precious"}


def test_folders_that_have_long_been_as_they_are_are_not_listed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    listed: list[str] = []
    list_folder = survey._listed

    def noted(base: str, folder: str, found: survey.Survey) -> list[str]:
        listed.append(folder)
        return list_folder(base, folder, found)

    monkeypatch.setattr(survey, "_listed", noted)
    monkeypatch.setattr(tree_, "RACE", -(10**12))
    for number in (1, 2, 3, 4):
        site.build([artefact("a/one/index.html", "one"), artefact("b/index.html", f"text {number}")])
    assert {"a", "a/one"} <= set(listed), "they were listed when they were new"
    listed.clear()
    site.build([artefact("a/one/index.html", "one"), artefact("b/index.html", "text 5")])
    assert set(listed) <= {"", "b"}


def test_a_deleted_cache_costs_time_and_nothing_else(site: Site) -> None:
    site.build(PAGES)
    shutil.rmtree(site.cache)
    assert site.build(PAGES).made == 0
    shutil.rmtree(site.out)
    assert site.build(PAGES).made == 3
    assert good(site)


def test_a_deleted_site_comes_back(site: Site) -> None:
    site.build(PAGES)
    shutil.rmtree(site.out)
    shutil.rmtree(site.state)
    site.build(PAGES)
    assert good(site)


def test_a_clean_build_reads_neither_cache_nor_manifest(site: Site) -> None:
    site.build(PAGES)
    assert site.build(PAGES, clean=True).made == 3
    assert good(site)


def test_a_build_without_a_cache_makes_one_nowhere(site: Site) -> None:
    site.build(PAGES, cache=None)
    assert good(site)
    assert not site.cache.exists()


def test_whoever_has_a_page_open_reads_it_to_its_end(site: Site) -> None:
    site.build(generation(1))
    with (site.out / "p1/index.html").open("rb") as page:
        start = page.read(10)
        for number in (2, 3, 4):
            site.build(generation(number))
        assert set((start + page.read()).decode().split()) == {"1"}


def test_files_can_be_read_by_a_web_server_and_the_spare_by_nobody_else(site: Site) -> None:
    umask = os.umask(0o022)
    try:
        site.build(PAGES)
        site.build(PAGES[:2])
    finally:
        os.umask(umask)
    assert stat.S_IMODE(site.out.stat().st_mode) == 0o755
    assert stat.S_IMODE((site.out / "index.html").stat().st_mode) == 0o644
    assert stat.S_IMODE((site.out / "a").stat().st_mode) == 0o755
    assert stat.S_IMODE(site.state.stat().st_mode) == 0o700


def test_an_output_folder_may_be_a_link_and_stays_one(site: Site, tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    site.out.symlink_to(tmp_path / "www")
    site.build(PAGES)
    site.build(PAGES[:2])
    assert site.out.is_symlink()
    assert set(tree(tmp_path / "www")) == {"index.html", "a/index.html"}


def test_a_folder_with_somebody_elses_files_is_refused(site: Site) -> None:
    site.out.mkdir()
    (site.out / "thesis.txt").write_bytes(b"years of work")
    with pytest.raises(UsageError, match="it is not empty, and not a site made by Boardpress"):
        site.build(PAGES)
    assert tree(site.out) == {"thesis.txt": b"years of work"}


def test_a_folder_that_took_the_place_of_our_site_is_refused_too(site: Site) -> None:
    """Even where it got the same inode, as happens at once on ext4."""
    site.build(PAGES)
    for _ in range(20):
        shutil.rmtree(site.out)
        site.out.mkdir()
        (site.out / "index.html").write_bytes(b"years of work")
        with pytest.raises(UsageError, match="not empty"):
            site.build(PAGES)


def test_a_site_of_ours_from_a_backup_is_known_by_its_register(site: Site) -> None:
    site.out.mkdir()
    (site.out / "publications.json").write_text(REGISTER)
    (site.out / "old.html").write_text("old")
    assert site.build(PAGES).removed == 2
    assert good(site)


@pytest.mark.parametrize("text", ['{"$schema": "other"}', '{"generator": "other"}', "[]", "{", "[" * 100_000, "\xff"])
def test_another_register_does_not_make_a_folder_ours(site: Site, text: str) -> None:
    site.out.mkdir()
    (site.out / "publications.json").write_text(text, encoding="latin-1")
    with pytest.raises(UsageError, match="not empty"):
        site.build(PAGES)


def test_a_git_repository_is_never_replaced(site: Site) -> None:
    site.build(PAGES)
    (site.out / ".git").mkdir()
    with pytest.raises(UsageError, match="it is a git repository"):
        site.build(PAGES)


def test_an_empty_folder_is_taken(site: Site) -> None:
    site.out.mkdir()
    site.build(PAGES)
    assert good(site)


@pytest.mark.parametrize(
    "out,message",
    [
        (".", "the site's own folder is in it"),
        ("..", "the site's own folder is in it"),
        ("/", "the site's own folder is in it"),
        ("content", "inside content/"),
        ("content/reviews/site", "inside content/"),
        ("learning/x", "inside learning/"),
        ("theme/x", "inside theme/"),
        ("link/x", "inside content/"),
        (".boardpress", "overlaps the cache"),
        (".boardpress/cache/x", "overlaps the cache"),
        ("file", "it is a file"),
    ],
)
def test_a_folder_that_the_site_is_made_from_is_refused(site: Site, out: str, message: str) -> None:
    (site.folder / "content").mkdir()
    (site.folder / "link").symlink_to("content")
    (site.folder / "file").write_bytes(b"")
    with pytest.raises(UsageError, match=message):
        site.build(PAGES, out=site.folder / out)
    assert sorted(path.name for path in site.folder.iterdir()) == ["content", "file", "link"]


def test_a_folder_that_cannot_be_written_is_no_traceback(site: Site) -> None:
    (site.folder / "file").write_bytes(b"")
    with pytest.raises(UsageError, match="cannot be written there: "):
        site.build(PAGES, out=site.folder / "file" / "site")


def test_where_folders_cannot_be_exchanged_they_are_renamed(site: Site, no_exchange: None) -> None:
    for number in range(5):
        site.build(generation(number))
        assert numbers(site.out) == {str(number)}
    assert site.build(generation(4)).made == 0
    assert numbers(site.state / "spare") == {"3"}
    assert not (site.state / "aside").exists()


@pytest.mark.parametrize("step", [1, 2])
def test_a_build_stopped_between_two_renames_is_mended_by_the_next(
    site: Site, no_exchange: None, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """As after a kill: the step after the one that was done raises what no code of ours catches."""
    site.build(generation(1))
    site.build(generation(2))
    rename, done = Path.rename, [0]

    def stopping(self: Path, target: Path) -> Path:
        if done[0] == step:
            raise KeyboardInterrupt
        done[0] += 1
        return rename(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", stopping)
        with pytest.raises(KeyboardInterrupt):
            site.build(generation(3))
    assert site.out.exists() == (step == 2)
    report = site.build(generation(4 - step))
    assert report.made == 0
    assert numbers(site.out) == {str(4 - step)}
    site.build(generation(5))
    assert numbers(site.out) == {"5"}


def test_a_mended_site_is_the_last_one_even_where_the_next_build_fails(site: Site, no_exchange: None) -> None:
    site.build(generation(1))
    site.out.rename(site.state / "aside")
    with pytest.raises(Exception, match="could not be made"):
        site.build([artefact("bad", renderer="bad")])
    assert numbers(site.out) == {"1"}


def test_a_second_rename_that_fails_puts_the_site_back(
    site: Site, no_exchange: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.build(generation(1))
    rename = Path.rename

    def refusing(self: Path, target: Path) -> Path:
        if self.name == "spare":
            raise PermissionError(errno.EACCES, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refusing)
    with pytest.raises(UsageError, match="cannot be written there: Permission denied"):
        site.build(generation(2))
    assert numbers(site.out) == {"1"}


def test_manifests_of_trees_that_are_gone_are_removed(site: Site) -> None:
    for number in range(6):
        shutil.rmtree(site.state / "spare", ignore_errors=True)
        site.build(generation(number))
    assert len(list(site.state.glob("manifest-*"))) <= 2
