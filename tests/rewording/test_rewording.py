"""Where only words of texts have changed, nothing but what shows them is looked at: the site is as it would be."""

from __future__ import annotations

import hashlib
import pickle
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from boardpress import press, still
from boardpress.asking import order_for
from boardpress.building.fileindex import FileIndex
from boardpress.cli import run
from boardpress.days import parse_day
from boardpress.publication import Body, BodyText
from boardpress.rewording import keptedition
from boardpress.rewording.keptedition import FILE_NAME, Behind, kept_of
from tests.conftest import copy_example
from tests.rewording.changing import AUDIT, DECK, ONE, OTHER, PAGE, append, as_from_nothing, build, replace
from tests.sites import BRIEFING, DAY, briefing, snapshot, write_site

PUBLIC = [ONE, OTHER, "content/briefings/leads.md"]


WORDS: dict[str, Callable[[Path], object]] = {
    "a sentence": lambda site: append(site, ONE, "\nOne more sentence.\n"),
    "a sentence less": lambda site: replace(site, ONE, "- Ask.\n", ""),
    "a heading": lambda site: append(site, ONE, "\n## A new heading\n\nWords.\n"),
    "a link": lambda site: append(site, ONE, "\nSee [the other](other.md#a-heading).\n"),
    "a link less": lambda site: replace(site, OTHER, "[the first](good.md)", "the first"),
    "every text": lambda site: all(append(site, path, "\nMore.\n") for path in PUBLIC),
    "two texts": lambda site: append(site, ONE, "\nMore.\n") and append(site, OTHER, "\nMore.\n"),
    "a text that is only touched": lambda site: (site / ONE).touch(),
    "a text that is not public": lambda site: append(site, "content/briefings/draft.md", "\nMore.\n"),
    "text that reads like an index": lambda site: append(site, ONE, '\n{"location":"briefings/other/index.html"}\n'),
    "a term in quotation marks": lambda site: append(site, OTHER, '\nThe "words" & signs \\ of it.\n'),
}


@pytest.mark.parametrize("what", WORDS)
def test_words_are_published_without_a_look_at_the_rest(site: Path, whole: list[str], what: str) -> None:
    WORDS[what](site)
    assert build(site) == 0
    assert whole == []
    assert snapshot(site / "site") == as_from_nothing(site)


def test_only_what_shows_the_words_is_made(site: Path, whole: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    before = snapshot(site / "site")
    append(site, ONE, "\nOne more sentence.\n")
    capsys.readouterr()
    assert build(site) == 0
    after = snapshot(site / "site")
    changed = {path for path in after if after[path] != before.get(path)}
    assert changed == {PAGE, DECK, "publications.json", "search/search_index.json"}
    assert "4 files made" in capsys.readouterr().out
    assert whole == []


def test_edit_after_edit_stays_quick_and_right(site: Path, whole: list[str]) -> None:
    text = (site / ONE).read_text()
    for number in range(4):
        append(site, ONE if number % 2 else OTHER, f"\nEdit {number}.\n")
        assert build(site) == 0
    (site / ONE).write_text(text)
    assert build(site) == 0
    assert build(site) == 0
    assert whole == []
    assert snapshot(site / "site") == as_from_nothing(site)


def test_after_it_everything_goes_on_as_before(site: Path, whole: list[str]) -> None:
    append(site, ONE, "\nFirst.\n")
    assert build(site) == 0
    replace(site, OTHER, "title: A briefing", "aliases: [old]\ntitle: Another title")
    assert build(site) == 0
    assert whole == ["whole"]
    append(site, ONE, "\nSecond.\n")
    assert build(site) == 0
    assert whole == ["whole"]
    assert snapshot(site / "site") == as_from_nothing(site)


def test_what_was_reworded_since_it_was_read_is_read_again_and_nothing_else_is(
    site: Path, whole: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of what is seen not to have changed no file is read; of what was reworded, what was read is older than that."""
    append(site, ONE, "\nFirst.\n")
    assert build(site) == 0
    replace(site, OTHER, "title: A briefing", "aliases: [old]\ntitle: Another title")
    read: set[str] = set()
    hash_of = FileIndex.sha256

    def noted(index: FileIndex, path: Path) -> str:
        read.add(path.name)
        return hash_of(index, path)

    monkeypatch.setattr(FileIndex, "sha256", noted)
    assert build(site) == 0
    assert whole == ["whole"]
    assert {name for name in read if name.endswith(".md")} == {Path(ONE).name, Path(OTHER).name}
    assert snapshot(site / "site") == as_from_nothing(site)


def test_what_was_read_and_never_published_is_no_ground_to_build_on(site: Path, whole: list[str]) -> None:
    """A build that is refused has read a new title and kept it: that it is as it was read says nothing of the site."""
    replace(site, ONE, "title: A briefing", "title: Another")
    (site / "content/briefings/new.md").write_text(briefing(body="To [nothing](other.md#nothing).\n"))
    assert build(site) == 1
    (site / "content/briefings/new.md").unlink()
    assert build(site) == 0
    assert whole == ["whole", "whole"]
    assert snapshot(site / "site") == as_from_nothing(site)


@pytest.mark.parametrize("command", ["check", "list"])
def test_a_look_at_the_content_before_it_is_published_costs_nothing(site: Path, whole: list[str], command: str) -> None:
    append(site, ONE, "\nReworded.\n")
    assert run([command, "--site", str(site), "--as-of", DAY]) == 0
    assert build(site) == 0
    assert whole == []
    assert snapshot(site / "site") == as_from_nothing(site)


def test_headings_and_links_that_came_since_are_held_against_each_other(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    append(site, ONE, "\n## Gamma\n\nWords.\n")
    append(site, OTHER, "\nTo [it](good.md#gamma).\n")
    assert build(site) == 0
    before = snapshot(site / "site")
    replace(site, ONE, "## Gamma", "## Delta")
    capsys.readouterr()
    assert build(site) == 1
    assert "'#gamma' is no heading" in capsys.readouterr().err
    assert snapshot(site / "site") == before


def test_a_file_that_internal_words_link_to_as_well_is_published_for_public_ones_alone(
    site: Path, whole: list[str]
) -> None:
    write_site(site, {"learning/audits/x.md": AUDIT, "learning/audits/form.pdf": b"%PDF-1.7"})
    assert build(site) == 0
    assert (site / "site/audits/x/form.pdf").is_file(), "or this test is blind"
    whole.clear()
    replace(site, "learning/audits/x.md", "[a form](form.pdf)", "a form")
    assert build(site) == 0
    assert not (site / "site/audits/x/form.pdf").exists()
    assert whole == ["whole"]
    assert snapshot(site / "site") == as_from_nothing(site)


def test_words_that_nobody_may_read_yet_are_kept_as_they_are_now(site: Path, whole: list[str]) -> None:
    draft = "content/briefings/draft.md"
    replace(site, draft, "Text.", "Something that must go.")
    assert build(site) == 0
    replace(site, draft, "Something that must go.", "Other words.")
    assert build(site) == 0
    assert whole == []
    kept = b"".join(path.read_bytes() for path in (site / ".site.boardpress/sources").rglob("*") if path.is_file())
    assert b"Something that must go." not in kept
    assert b"Other words." in kept


def test_two_warnings_of_one_line_are_two_where_they_stand_on_two(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    append(site, ONE, "\nRing 01632 496123 or 01632 496123.\n")
    assert build(site) == 0
    replace(site, ONE, "496123 or 01632", "496123\nor 01632")
    capsys.readouterr()
    assert build(site) == 0
    counts = re.findall(r"(\d+) warnings?:", capsys.readouterr().out)
    assert build(site, "--clean") == 0
    assert counts == re.findall(r"(\d+) warnings?:", capsys.readouterr().out)


MORE: dict[str, Callable[[Path], object]] = {
    "the text of a review, which is bound by a duty": lambda site: append(site, "content/reviews/one.md", "\nMore.\n"),
    "the last words of a text": lambda site: replace(site, ONE, BRIEFING.partition("---\n\n")[2], ""),
    "a text more": lambda site: (site / "content/briefings/new.md").write_text(briefing()),
    "a text less": lambda site: (site / "content/briefings/draft.md").unlink(),
    "an attachment": lambda site: (site / "content/briefings/form.pdf").write_bytes(b"%PDF-2"),
    "the configuration": lambda site: append(site, "site-config.yml", "partners: [One]\n"),
    "a telephone number, of which there is a warning": lambda site: append(site, ONE, "\nRing 01632 496123.\n"),
}


@pytest.mark.parametrize("what", MORE)
def test_where_more_may_have_changed_everything_is_looked_at(site: Path, whole: list[str], what: str) -> None:
    MORE[what](site)
    assert build(site) == 0
    assert whole == ["whole"]
    assert snapshot(site / "site") == as_from_nothing(site)


@pytest.mark.parametrize(
    "spoilt",
    [
        f".boardpress/{FILE_NAME}",
        ".boardpress/reading.bin",
        ".site.boardpress/sources-*",
        ".site.boardpress/sources/*",
        "site/index.html",
    ],
)
@pytest.mark.parametrize("how", ["lost", "nonsense"])
def test_what_is_spoilt_is_made_anew(site: Path, whole: list[str], spoilt: str, how: str) -> None:
    append(site, ONE, "\nMore.\n")
    for path in site.glob(spoilt):
        path.unlink() if how == "lost" else path.write_bytes(b"nonsense")
    assert build(site) == 0
    assert whole == ["whole"]
    assert snapshot(site / "site") == as_from_nothing(site)


@pytest.mark.parametrize(
    "path, old, new, said",
    [
        (OTHER, "## A heading", "## Another", "leads.md:7: body: '#a-heading' is no heading"),
        (ONE, "It matters.", "See [it](nowhere.md).", "good.md:16: body: there is no 'nowhere.md'"),
        (ONE, "It matters.", "See [it](other.md#nothing).", "good.md:16: body: '#nothing' is no heading"),
        ("content/reviews/one.md", "Its text.", "Other words.", "one.md:16: body: "),
    ],
)
def test_a_mistake_in_the_words_is_told_and_the_site_stays(
    site: Path, capsys: pytest.CaptureFixture[str], path: str, old: str, new: str, said: str
) -> None:
    assert run(["record", "--site", str(site), "--as-of", DAY]) == 0
    assert build(site) == 0
    before = snapshot(site / "site")
    replace(site, path, old, new)
    capsys.readouterr()
    assert build(site) == 1
    assert said in capsys.readouterr().err
    assert snapshot(site / "site") == before


def test_what_was_reworded_is_what_stays_when_another_is_taken_down(site: Path, whole: list[str]) -> None:
    """The sources that are kept beside the site are those that it was made of."""
    append(site, ONE, "\nReworded.\n")
    assert build(site) == 0
    append(site, OTHER, "\n[broken](nowhere.md)\n")
    assert run(["withdraw", "content/reviews/one.md", "--site", str(site)]) == 0
    assert "Reworded." in (site / "site" / PAGE).read_text()
    assert "What we learnt." not in (site / "site/reviews/one/index.html").read_text()


@pytest.mark.parametrize("asked", [["--drafts"], ["--only", "website"], ["--only", "search"], ["--only", "decks"]])
def test_previews_and_parts_are_reworded_too(site: Path, whole: list[str], asked: list[str]) -> None:
    for name in ("part", "anew"):
        (site.parent / name).mkdir()
    arguments = [*asked, "--out", str(site.parent / "part")]
    assert build(site, *arguments) == 0
    whole.clear()
    append(site, ONE, "\nReworded.\n")
    append(site, "content/briefings/draft.md", "\nReworded.\n")
    assert build(site, *arguments) == 0
    assert whole == []
    assert build(site, *asked, "--out", str(site.parent / "anew"), "--clean") == 0
    assert snapshot(site.parent / "part") == snapshot(site.parent / "anew")


def test_a_cache_that_somebody_else_wrote_runs_nothing(site: Path, whole: list[str]) -> None:
    """What is kept of an edition is named by its hash: here somebody changed the name too."""
    marker = site.parent / "ran"

    class Evil:
        def __reduce__(self) -> tuple[object, tuple[object, ...]]:
            return Path.touch, (marker,)

    note = site / ".boardpress" / still.FILE_NAME
    for data in (pickle.dumps(Evil()), pickle.dumps(["text"]), b""):
        append(site, ONE, "\nMore.\n")
        (site / ".boardpress" / FILE_NAME).write_bytes(data)
        noted = note.read_bytes()[65:]
        named = b'"edition": "%b"' % hashlib.sha256(data).hexdigest().encode()
        noted = re.sub(rb'"edition": "[0-9a-f]{64}"', named, noted)
        note.write_bytes(hashlib.sha256(noted).hexdigest().encode() + b"\n" + noted)
        whole.clear()
        assert build(site) == 0
        assert whole == ["whole"]
        assert not marker.exists()


def test_of_a_board_that_is_kept_every_type_can_be_had(site: Path) -> None:
    catalogue = press.catalogue(order_for(parse_day(DAY), site, None, DAY))
    kept = keptedition.load(
        site / ".boardpress", hashlib.sha256((site / ".boardpress" / FILE_NAME).read_bytes()).hexdigest()
    )
    assert kept
    types = catalogue.board.types
    assert kept.configured.types.keys() < types.keys(), "some are not used"
    assert {name: kept.configured.types[name] for name in types} == types
    assert kept.whole_board() == catalogue.board
    assert list(kept.whole_board().types) == list(types)
    with pytest.raises(KeyError):
        kept.configured.types["nothing"]


def test_every_briefing_of_the_example_board_that_no_report_tells_of_is_quick(tmp_path: Path, whole: list[str]) -> None:
    site = copy_example(tmp_path)
    assert build(site) == 0
    whole.clear()
    quick = []
    for path in sorted((site / "content/briefings").glob("*.md")):
        path.write_text(f"{path.read_text()}\nReworded.\n")
        assert build(site) == 0
        quick += [path.stem] * (not whole)
        whole.clear()
    assert {"child-sexual-abuse-in-families", "escalation", "neglect"} <= set(quick), quick
    assert snapshot(site / "site") == as_from_nothing(site)


def test_no_plan_reads_a_text_that_rewording_does_not_know_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever shows a text must be made later, be in `of_text`, or be a report of a year: else it would be stale."""
    site = copy_example(tmp_path)
    order = order_for(parse_day(DAY), site, None, DAY)
    catalogue = press.catalogue(order)
    edition = press.edition_of(order, catalogue)
    read: set[str] = set()

    def noted(body: Body) -> BodyText:
        read.add(body.digest)
        return BodyText.from_json(body.read()) if body.read else BodyText()

    monkeypatch.setattr(Body, "text", property(noted))
    monkeypatch.setattr(Body, "search_parts", property(lambda body: noted(body).footnotes.encode()))
    artefacts = press.planned(edition)
    known = kept_of(catalogue, edition, Behind(""), artefacts).reported
    assert read, "the report of a year reads some, or this test is blind"
    assert read <= {item.body.digest for item in edition.publications if item.id in known}
