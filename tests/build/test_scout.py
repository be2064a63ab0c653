"""What another process sees of a tree is what this one would see, and where it sees nothing this one looks."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpress.building import scout as scouting
from boardpress.building.fileindex import Stamp
from boardpress.building.interrupts import FORKING
from boardpress.building.manifest import Entry, Manifest, load_manifest, save_manifest
from boardpress.building.scout import Scout
from boardpress.building.stamps import Stamps, unpacked_stamp
from boardpress.building.survey import Difference, Known, Survey, difference, looked_at, survey
from boardpress.building.tree import Tree
from boardpress.output import Output

needs_forks = pytest.mark.skipif(not FORKING, reason="nobody looks apart where processes cannot be forked")

numbers = st.integers(1, 3)
stamps = st.builds(Stamp, numbers, numbers, numbers, numbers)
paths = st.sampled_from(["a", "a/b", "a/b/c", "b", "b/c", "ä"])
several = st.dictionaries(paths, stamps)
surveys = st.builds(
    lambda files, folders, strangers: Survey(packed(files), packed(folders), strangers), several, several,
    st.lists(paths),
)  # fmt: skip


def packed(stamps: Mapping[str, Stamp]) -> dict[str, bytes]:
    found = Stamps()
    found.update(stamps)
    return found.rows()


def unpacked(rows: Mapping[str, bytes]) -> dict[str, Stamp]:
    return {path: unpacked_stamp(row) for path, row in rows.items()}


def manifest_of(files: Mapping[str, Stamp], folders: Mapping[str, Stamp]) -> Manifest:
    """What is kept of files and folders that stand so."""
    found = Manifest()
    found.files.update({path: Entry("made", Output(stamp.size, "hash"), stamp) for path, stamp in files.items()})
    found.folders.update(folders)
    return found


@given(files=several, folders=several, found=surveys)
def test_a_tree_is_what_was_found_with_the_difference_that_it_makes(
    files: dict[str, Stamp], folders: dict[str, Stamp], found: Survey
) -> None:
    seen = difference(found, Known.of(manifest_of(files, folders)))
    sent = Difference.of(*json.loads(json.dumps(seen)))
    assert sent == seen
    tree = Tree(Path("tree"), manifest_of(files, folders), seen=sent)
    assert tree.found == (set(found.files), set(found.folders), found.strangers)
    assert {path: entry.stamp for path, entry in tree.kept.items()} == dict(
        files.items() & unpacked(found.files).items()
    )
    assert dict(tree.settled) == dict(folders.items() & unpacked(found.folders).items())


class Place:
    """A small tree with its manifest."""

    def __init__(self, folder: Path) -> None:
        self.root, self.manifest = folder / "tree", folder / "manifest-1"
        for name in ("one", "two"):
            (self.root / name).mkdir(parents=True)
            (self.root / name / "index.html").write_text(name)
        self.note()

    def note(self) -> None:
        """Have the manifest say what is there."""
        found = survey(self.root, Known.of(Manifest()))
        known = manifest_of(unpacked(found.files), unpacked(found.folders))
        save_manifest(self.manifest, known.files, known.folders)

    @property
    def known(self) -> Manifest:
        return load_manifest(self.manifest)

    def send(self, scout: Scout) -> None:
        scout.send(self.root, self.manifest)

    def seen(self, scout: Scout) -> Difference | None:
        return scout.seen(self.root, self.manifest, self.known)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A tree, where looking at so small a one is worth a process."""
    monkeypatch.setattr(scouting, "WORTH_IT", 0)
    return Place(tmp_path)


AS_KNOWN = Difference({}, {}, [], is_whole=True)


def link_instead(folder: Path) -> None:
    moved = folder.rename(folder.parent.parent / "moved")
    folder.symlink_to(moved)


CHANGES: dict[str, Callable[[Path], object]] = {
    "nothing": lambda root: None,
    "a file changed": lambda root: (root / "one/index.html").write_text("another"),
    "a file more": lambda root: (root / "one/more.html").write_text("more"),
    "a file less": lambda root: (root / "one/index.html").unlink(),
    "a folder more": lambda root: (root / "three/four").mkdir(parents=True),
    "a link": lambda root: (root / "three").symlink_to("one"),
    "a folder that became a link": lambda root: link_instead(root / "one"),
    "all gone": lambda root: root.rename(root.parent / "gone"),
}


@needs_forks
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_another_process_sees_what_this_one_sees(change: Callable[[Path], object], place: Place) -> None:
    change(place.root)
    with Scout(apart=True) as scout:
        place.send(scout)
        seen = place.seen(scout)
    assert seen is not None
    assert seen == looked_at(place.root, place.known)
    assert seen == difference(survey(place.root, Known.of(Manifest())), Known.of(place.known))


@needs_forks
def test_what_is_told_of_one_tree_can_be_asked_for_after_that_of_another(tmp_path: Path, place: Place) -> None:
    other = Place(tmp_path / "other")
    (other.root / "more").write_text("more")
    with Scout(apart=True) as scout:
        place.send(scout)
        other.send(scout)
        there, here = other.seen(scout), place.seen(scout)
    assert there
    assert list(there.files) == ["more"]
    assert here == AS_KNOWN


@needs_forks
def test_of_a_tree_that_is_sent_for_again_the_last_answer_counts(place: Place) -> None:
    with Scout(apart=True) as scout:
        place.send(scout)
        assert place.seen(scout) == AS_KNOWN
        (place.root / "one/index.html").write_text("another")
        place.send(scout)
        seen = place.seen(scout)
        assert seen
        assert list(seen.files) == ["one/index.html"]


@needs_forks
def test_what_was_seen_does_not_count_where_nobody_can_look_again(place: Place) -> None:
    with Scout(apart=True) as scout:
        place.send(scout)
        assert place.seen(scout) is not None
        assert scout.process
        os.kill(scout.process, signal.SIGKILL)
        os.waitid(os.P_PID, scout.process, os.WEXITED | os.WNOWAIT)
        place.send(scout)
        assert place.seen(scout) is None
        assert scout.process is None


@needs_forks
def test_what_was_seen_counts_for_the_manifest_that_it_was_held_against(place: Place) -> None:
    with Scout(apart=True) as scout:
        place.send(scout)
        assert place.seen(scout) is not None
        (place.root / "one/index.html").write_text("another")
        place.note()
        assert place.seen(scout) is None


@needs_forks
def test_nobody_answers_for_a_manifest_that_is_spoilt(place: Place) -> None:
    place.manifest.write_bytes(b"spoilt")
    with Scout(apart=True) as scout:
        place.send(scout)
        assert place.seen(scout) is None


def never(*_: object) -> int:
    raise AssertionError("no process is to be forked")


def test_no_process_is_started_where_it_may_not_be(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fork", never, raising=False)
    with Scout(apart=False) as scout:
        place.send(scout)
        assert place.seen(scout) is None


def test_no_process_is_started_for_a_small_tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fork", never, raising=False)
    small = Place(tmp_path)
    with Scout(apart=True) as scout:
        small.send(scout)
        assert small.seen(scout) is None


def open_files() -> int:
    """How many files this process has open, where that can be seen."""
    return len(list(Path("/proc/self/fd").iterdir())) if FORKING else 0


def refused() -> int:
    raise BlockingIOError("there are too many processes")


def test_where_no_process_can_be_started_this_one_looks(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    before = open_files()
    monkeypatch.setattr(os, "fork", refused, raising=False)
    with Scout(apart=True) as scout:
        place.send(scout)
        assert place.seen(scout) is None
    assert open_files() == before


@needs_forks
def test_where_the_process_is_killed_this_one_looks(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scouting, "_looked", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
    with Scout(apart=True) as scout:
        place.send(scout)
        assert place.seen(scout) is None


@needs_forks
@pytest.mark.parametrize("answer", [b"", b'["'])
def test_where_an_answer_is_cut_short_this_one_looks(
    answer: bytes, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_questions: int, answers: int) -> None:
        os.write(answers, answer)
        os._exit(1)

    monkeypatch.setattr(scouting, "_answer", failing)
    with Scout(apart=True) as scout:
        place.send(scout)
        assert place.seen(scout) is None


@needs_forks
@pytest.mark.parametrize("asked", [True, False])
def test_no_process_is_left(asked: bool, place: Place) -> None:
    with Scout(apart=True) as scout:
        place.send(scout)
        process = scout.process
        if asked:
            place.seen(scout)
    assert process is not None
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
