"""Models that are made later: not at all where their key is as it was, and files only where the model is another."""

from __future__ import annotations

import pytest

from boardpress.artefact import Artefact, Later, settled
from boardpress.building.executors import Crew
from boardpress.building.plans import FILE_NAME
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


def test_a_new_key_whose_model_is_the_same_writes_nothing(site: Site) -> None:
    site.build([later("a.html", "one", "same")])
    before = (site.out / "a.html").stat().st_mtime_ns
    assert site.build([later("a.html", "two", "same")]).made == 0
    assert MADE == ["same", "same"]
    assert (site.out / "a.html").stat().st_mtime_ns == before


def test_a_file_that_needs_another_is_made_again_though_its_key_is_as_it_was(site: Site) -> None:
    site.build([artefact("n", "1"), later("a.html", "one", needs=("n",))])
    assert site.build([artefact("n", "2"), later("a.html", "one", needs=("n",))]).made == 2
    assert len(tree(site.out)["a.html"].split(b"|")[2]) > 64, "what it needs is named in it"


def test_what_was_known_under_another_engine_or_in_a_clean_build_is_not_used(site: Site) -> None:
    pages = [later("a.html", "one")]
    site.build(pages)
    assert site.build(pages, engine="e2").made == 1
    assert site.build(pages, engine="e2", clean=True).made == 1
    assert MADE == ["one"] * 3


@pytest.mark.parametrize("spoilt", [b"", b"{}", b"[1, 2]", b"\x00" * 200])
def test_a_spoilt_file_of_plans_is_an_empty_one(site: Site, spoilt: bytes) -> None:
    pages = [later("a.html", "one")]
    site.build(pages)
    (site.cache / FILE_NAME).write_bytes(spoilt)
    MADE.clear()
    assert site.build(pages).made == 0
    assert MADE == ["one"]


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
