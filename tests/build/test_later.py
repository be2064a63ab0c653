"""Models that are made later: not at all where their key is as it was, and files only where the bytes are others."""

from __future__ import annotations

import pytest

from boardpress.artefact import Artefact, Later, settled
from boardpress.building.executors import Crew
from boardpress.building.fileindex import Stamp
from tests.build.test_executors import Far
from tests.build.toys import Site, artefact, frame_set, tree

MADE: list[str] = []


def word(value: str) -> str:
    MADE.append(value)
    return f"model {value}"


def later(path: str, key: str, value: str = "", needs: tuple[str, ...] = ()) -> Artefact:
    return artefact(path, Later(key, word, (value or key,)), needs)


@pytest.fixture(autouse=True)
def nothing_made() -> None:
    MADE.clear()


def test_a_model_is_made_where_its_key_is_new_and_not_otherwise(site: Site) -> None:
    pages = [later("a.html", "one"), later("b.html", "two")]
    assert site.build(pages).made == 2
    assert tree(site.out)["b.html"] == b"no frame|model two|"
    MADE.clear()
    assert site.build(pages).made == 0
    assert MADE == []
    assert site.build([later("a.html", "one"), later("b.html", "three")]).made == 1
    assert MADE == ["three"]


def test_a_new_key_that_comes_to_the_same_bytes_writes_nothing_and_is_known_from_then_on(site: Site) -> None:
    site.build([later("a.html", "one", "same"), artefact("b/c.html")])
    before = Stamp.of((site.out / "a.html").stat())
    for _ in range(3):
        assert site.build([later("a.html", "two", "same"), artefact("b/c.html")]).made == 0
    assert MADE == ["same", "same"]
    assert Stamp.of((site.out / "a.html").stat()) == before


def test_what_comes_to_the_same_bytes_keeps_its_times_in_both_trees(site: Site) -> None:
    """The two trees take turns: one that is shown again shows the file with the times that it had in it."""
    for word in ("one", "two"):
        site.build([later("a.html", "key", "same"), artefact("b.html", word)])
    times = {path.stat().st_mtime_ns for path in (site.out / "a.html", site.state / "spare" / "a.html")}
    for word in ("three", "four"):
        report = site.build([later("a.html", f"key {word}", "same"), artefact("b.html", word)])
        assert report.made == 1
        assert (site.out / "a.html").stat().st_mtime_ns in times


def test_bytes_that_were_spoilt_on_the_disk_are_not_taken_for_those_that_were_made(site: Site) -> None:
    site.build([later("a.html", "one", "same")])
    path = site.out / "a.html"
    path.write_bytes(b"x" * path.stat().st_size)
    assert site.build([later("a.html", "two", "same")]).made == 1
    assert path.read_bytes() == b"no frame|model same|"


def test_a_file_that_needs_another_is_made_again_though_its_key_is_as_it_was(site: Site) -> None:
    site.build([artefact("n", "1"), later("a.html", "one", needs=("n",))])
    assert site.build([artefact("n", "2"), later("a.html", "one", needs=("n",))]).made == 2
    assert len(tree(site.out)["a.html"].split(b"|")[2]) > 64, "what it needs is named in it"


def test_what_was_known_under_another_engine_or_in_a_clean_build_is_not_used(site: Site) -> None:
    pages = [later("a.html", "one")]
    site.build(pages)
    assert site.build(pages, engine="e2").made == 0, "it came to the same bytes"
    assert MADE == ["one"] * 2
    assert site.build(pages, engine="e2", clean=True).made == 1
    assert MADE == ["one"] * 3


def test_models_are_made_before_they_are_sent_away(site: Site) -> None:
    pages = [later(f"{number}.html", str(number)) for number in range(30)]
    site.build(pages, clean=True)
    here = tree(site.out)
    site.build(pages, clean=True, crew=Crew(2, Far()))
    assert tree(site.out) == here
    assert settled(pages[3]).model == "model 3"


def test_models_made_on_several_cores_come_to_the_same_site(site: Site) -> None:
    frames = frame_set({"f": "frame"})
    pages = [artefact(f"{number}.pptx", Later(str(number), word, (str(number),)), (), "f") for number in range(40)]
    site.build(pages, frames, jobs=1, clean=True)
    here = tree(site.out)
    MADE.clear()
    site.build(pages, frames, jobs=3, clean=True)
    assert tree(site.out) == here
    assert MADE == [], "they were made elsewhere"
