"""What a build makes, reuses and refuses."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from boardpress.artefact import Artefact
from boardpress.building.build import PlanFault, RenderFault
from boardpress.building.needs import with_needs
from boardpress.frames import FrameSet
from boardpress.output import Output
from boardpress.problems import UsageError
from boardpress.publication import FileRef
from tests.build.toys import Site, artefact, copy, frame_set, tree


def test_a_build_writes_each_artefact_and_each_file_of_the_frames_and_nothing_else(site: Site) -> None:
    frames = frame_set({"home": "<f>"}, {"assets/a.css": b"css"})
    report = site.build([artefact("index.html", "hello", frame="home")], frames)
    assert tree(site.out) == {"index.html": b"<f>|hello|", "assets/a.css": b"css"}
    assert report.outputs["assets/a.css"] == Output(3, hashlib.sha256(b"css").hexdigest())
    assert (report.made, report.reused, report.removed) == (2, 0, 0)


def test_frames_are_not_drawn_where_no_artefact_stands_in_one(site: Site) -> None:
    report = site.build([artefact("feed.xml")], frame_set({"home": "f"}, {"assets/a.css": b"css"}))
    assert set(report.outputs) == {"feed.xml"}


def test_the_home_frame_has_the_empty_key(site: Site) -> None:
    site.build([artefact("index.html", "x", frame="")], frame_set({"": "home"}))
    assert tree(site.out) == {"index.html": b"home|x|"}


def test_a_build_without_a_change_touches_nothing(site: Site) -> None:
    artefacts = [artefact("index.html", "hello"), artefact("a/b.html")]
    site.build(artefacts)
    inode = site.out.stat().st_ino
    report = site.build(artefacts)
    assert (report.made, report.reused, report.removed) == (0, 2, 0)
    assert site.out.stat().st_ino == inode


def test_one_change_makes_one_file(site: Site) -> None:
    for word, made in (("one", 21), ("two", 1), ("three", 1)):
        report = site.build([artefact("a.html", word), *(artefact(f"{n}.html") for n in range(20))])
        assert tree(site.out)["a.html"] == f"no frame|{word}|".encode()
        assert (report.made, report.reused) == (made, 21 - made)


def test_what_was_made_once_is_not_made_again_when_a_change_is_taken_back(site: Site) -> None:
    for word in ("one", "two", "three"):
        site.build([artefact("a.pptx", word)])
    assert site.build([artefact("a.pptx", "one")]).made == 0
    assert tree(site.out) == {"a.pptx": b"no frame|one|"}


def test_a_file_that_is_no_longer_wanted_goes_with_its_folder(site: Site) -> None:
    site.build([artefact("a/b/c.html"), artefact("a/d.html"), artefact("e.html")])
    report = site.build([artefact("e.html")])
    assert report.removed == 2
    assert set(tree(site.out)) == {"e.html"}
    site.build([artefact("e.html", "x")])
    assert set(tree(site.out)) == {"e.html"}


def test_a_file_may_become_a_folder_and_a_folder_a_file(site: Site) -> None:
    one, other = [artefact("a"), artefact("b/c/d")], [artefact("a/x"), artefact("b")]
    for artefacts in (one, other, one, other):
        site.build(artefacts)
        assert set(tree(site.out)) == {item.path for item in artefacts}


def test_a_renderer_sees_the_size_and_hash_of_what_it_needs_and_is_run_again_when_they_change(site: Site) -> None:
    def artefacts(word: str) -> list[Artefact]:
        return [
            artefact("register.json", needs=("page.html", "deck.pptx")),
            artefact("page.html", needs=("deck.pptx",)),
            artefact("deck.pptx", word),
        ]

    for word in ("one", "two"):
        report = site.build(artefacts(word))
        deck, page = report.outputs["deck.pptx"], report.outputs["page.html"]
        expected = f"no frame||page.html {page.size} {page.sha256}\ndeck.pptx {deck.size} {deck.sha256}\n"
        assert tree(site.out)["register.json"].decode() == expected
        assert report.made == 3


def test_the_chosen_artefacts_bring_what_they_need(site: Site) -> None:
    artefacts = [artefact("a", needs=("b",)), artefact("b", needs=("c",)), artefact("c"), artefact("d")]
    chosen = with_needs(["a"], artefacts)
    assert [item.path for item in chosen] == ["a", "b", "c"]
    site.build(artefacts)
    preview = site.folder / "preview"
    site.build(chosen, out=preview)
    assert set(tree(preview)) == {"a", "b", "c"}


@pytest.mark.parametrize(
    "change",
    [
        {"frames": frame_set({"f": "new frame"})},
        {"artefacts": [artefact("a", "x", frame="f", renderer="long_page")]},
    ],
    ids=["frame", "renderer"],
)
def test_what_is_made_by_other_means_is_made_again(site: Site, change: dict[str, Any]) -> None:
    options: dict[str, Any] = {"artefacts": [artefact("a", "x", frame="f")], "frames": frame_set({"f": "frame"})}
    site.build(**options)
    assert site.build(**(options | change)).made == 1


def test_progress_counts_up_to_every_file(site: Site) -> None:
    seen: list[tuple[int, int]] = []
    site.build([artefact(f"{n}.html") for n in range(9)], progress=lambda _, done, total: seen.append((done, total)))
    assert seen[-1] == (9, 9)
    assert seen == sorted(seen)


def test_an_attachment_is_copied_and_copied_again_only_when_it_changes(site: Site) -> None:
    source = site.folder / "content" / "report.pdf"
    source.parent.mkdir()
    for data, made in ((b"one" * 999_999, 1), (b"one" * 999_999, 0), (b"two", 1)):
        source.write_bytes(data)
        report = site.build([copy("files/report.pdf", "content/report.pdf")])
        assert report.made == made
        assert (site.out / "files/report.pdf").read_bytes() == data
        assert report.outputs["files/report.pdf"].sha256 == hashlib.sha256(data).hexdigest()


def test_an_attachment_that_is_not_the_one_that_was_checked_stops_the_build(site: Site) -> None:
    (site.folder / "a.pdf").write_bytes(b"other")
    checked = FileRef("a.pdf", "a.pdf", 5, hashlib.sha256(b"first").hexdigest())
    with pytest.raises(UsageError, match=r"a\.pdf: it changed while the site was being built"):
        site.build([replace(copy("a.pdf", "a.pdf"), model=checked)])
    (site.folder / "a.pdf").unlink()
    with pytest.raises(UsageError, match=r"a\.pdf: it changed"):
        site.build([copy("a.pdf", "a.pdf")])


def test_no_attachment_comes_from_outside_the_site(site: Site, tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"secret")
    (site.folder / "link").symlink_to(tmp_path / "secret")
    for source in ("../secret", "link", str(tmp_path / "secret")):
        with pytest.raises(PlanFault, match="outside"):
            site.build([copy("a.pdf", source)])


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_failing_renderer_names_its_file_and_leaves_the_last_site(site: Site, jobs: int) -> None:
    good = [artefact(f"{n}.html", "good") for n in range(400)]
    site.build(good)
    before = tree(site.out)
    changed = [artefact(f"{n}.html", "new") for n in range(400)]
    with pytest.raises(RenderFault, match=r"^bad\.html could not be made\.$") as caught:
        site.build([*changed, artefact("bad.html", "zebra", renderer="bad")], jobs=jobs)
    assert caught.value.path == "bad.html"
    assert "cannot draw zebra" in str(caught.value.__cause__)
    assert tree(site.out) == before
    site.build(changed)
    assert set(tree(site.out).values()) == {b"no frame|new|"}


def test_a_worker_that_dies_is_a_fault_and_not_a_hang(site: Site) -> None:
    with pytest.raises(RenderFault) as caught:
        site.build([artefact(f"{n}.pptx", renderer="die") for n in range(20)], jobs=2)
    assert "stopped from outside" in str(caught.value.__cause__)
    assert not site.out.exists()


def test_much_work_is_shared_among_processes_and_little_is_not(site: Site) -> None:
    decks = [artefact(f"{n}.pptx", n, renderer="process") for n in range(40)]
    site.build(decks, jobs=2)
    assert os.getpid() not in {int(data) for data in tree(site.out).values()}
    site.build([artefact("a", renderer="process")], jobs=2, cache=None)
    assert tree(site.out) == {"a": str(os.getpid()).encode()}


def test_any_number_of_processes_gives_the_same_site(site: Site) -> None:
    artefacts = [artefact(f"{n}.pptx", n, frame="f", needs=("a",)) for n in range(60)] + [artefact("a")]
    sites = []
    for jobs in (1, 2, 5):
        site.build(artefacts, frame_set({"f": "frame"}), jobs=jobs, clean=True)
        sites.append(tree(site.out))
    assert sites[0] == sites[1] == sites[2]


@pytest.mark.parametrize(
    "artefacts,message",
    [
        ([artefact("a", needs=("b",))], "'a' needs 'b', which nobody makes"),
        ([artefact("a", needs=("b",)), artefact("b", needs=("a",))], "These need each other: a, b"),
        ([artefact("a", frame="nowhere")], "frame 'nowhere', which there is not"),
        ([artefact("a"), artefact("a")], "'a' and 'a' are the same file"),
        ([artefact("Guide.pdf"), artefact("guide.pdf")], "are the same file"),
        ([artefact("é"), artefact("e\u0301")], "are the same file"),
        ([artefact("straße"), artefact("STRASSE")], "are the same file"),
        ([artefact("A/x"), artefact("a/y")], "are the same folder"),
        ([artefact("a"), artefact("a/b")], "'a' is to be a file and a folder"),
        *(
            ([artefact(path)], "cannot be a file of the site")
            for path in (
                *(
                    "",
                    "/a",
                    "a/",
                    "a//b",
                    "../a",
                    "a/../b",
                    "./a",
                    "a\\b",
                    "a\nb",
                    "a\0b",
                    "c:a",
                    "a?",
                    "a*",
                    'a"',
                    "<a",
                ),
                *("con", "x/NUL.txt", "aux/index.html", "com1", "a.", "a ", " a", "a\udc80", "x" * 241, "a\x85b"),
            )
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "|".join(item.path for item in value)[:20],
)
def test_a_plan_that_cannot_be_built_everywhere_is_refused(site: Site, artefacts: list[Artefact], message: str) -> None:
    with pytest.raises(PlanFault) as caught:
        site.build(artefacts)
    assert message in str(caught.value)
    assert not site.out.exists()


def test_a_file_of_the_frames_may_not_be_made_by_a_publisher_too(site: Site) -> None:
    with pytest.raises(PlanFault, match="same file"):
        site.build([artefact("a.css", frame="f")], frame_set({"f": ""}, {"a.css": b""}))


NAMES = st.sampled_from(["a", "b", "c/a", "c/b", "d/e/f", "d/g", "guide.pptx", "h/index.html"])
MODELS = st.one_of(st.text(max_size=3), st.integers(0, 3), st.lists(st.integers(0, 2), max_size=2).map(tuple))
EDITS = st.tuples(
    st.dictionaries(NAMES, st.tuples(MODELS, st.sampled_from([None, "", "f"])), max_size=8),
    st.dictionaries(st.sampled_from(["assets/x.css", "assets/y.js"]), st.binary(max_size=3)),
    st.sampled_from(["frame 1", "frame 2"]),
    st.sampled_from(["e1", "e2"]),
    st.sampled_from(["nothing", "cache", "spare", "live", "manifests"]),
    st.booleans(),
)


def plan(
    chosen: dict[str, tuple[Any, str | None]], assets: dict[str, bytes], frame: str, chained: bool
) -> tuple[list[Artefact], FrameSet]:
    """Artefacts that need the one before them (where `chained`), and what they are drawn in."""
    names = sorted(chosen)
    artefacts = [
        artefact(name, chosen[name][0], (names[at - 1],) if chained and at else (), chosen[name][1])
        for at, name in enumerate(names)
    ]
    return artefacts[::-1], frame_set({"": "home", "f": frame}, assets)


def spoil(site: Site, what: str) -> None:
    """Something that happens to folders between two builds."""
    match what:
        case "cache":
            for path in site.cache.iterdir():
                path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        case "manifests":
            for path in site.state.glob("manifest-*"):
                path.write_bytes(path.read_bytes().replace(b"1", b"2"))
        case "live" | "spare":
            root = site.out if what == "live" else site.state / "spare"
            for path in sorted(path for path in root.rglob("*") if path.is_file())[:2]:
                path.write_bytes(b"x" * path.stat().st_size)
            root.mkdir(exist_ok=True)
            (root / "stray").mkdir(exist_ok=True)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(EDITS, min_size=2, max_size=6))
def test_an_incremental_build_gives_byte_for_byte_what_a_clean_one_gives(
    tmp_path_factory: pytest.TempPathFactory, edits: list[Any]
) -> None:
    """Whatever the edits, and whatever happened to the cache, the manifests and both trees between them."""
    folder = tmp_path_factory.mktemp("random")
    site, other = Site(folder / "one"), Site(folder / "two")
    for chosen, assets, frame, engine, accident, chained in edits:
        artefacts, frames = plan({"page": ("always", ""), **chosen}, assets, frame, chained)
        report = site.build(artefacts, frames, engine=engine)
        clean = other.build(artefacts, frames, engine=engine, clean=True, cache=None)
        assert tree(site.out) == tree(other.out)
        assert report.outputs == clean.outputs
        # A register is in every real site, and tells a folder that was tampered with from somebody else's.
        spoil(site, accident)
        (site.out / "publications.json").write_text('{"generator": "boardpress"}')
