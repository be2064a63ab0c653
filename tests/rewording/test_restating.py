"""Where texts say something else of themselves, only what can show that is made: the site is as it would be."""

from __future__ import annotations

import hashlib
import pickle
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace as changed
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from boardpress import press, publishers
from boardpress.addresses import SEARCH_INDEX
from boardpress.artefact import Artefact, fingerprint
from boardpress.asking import order_for
from boardpress.catalogue import Catalogue
from boardpress.cli import run
from boardpress.days import parse_day
from boardpress.edition import Edition, compose
from boardpress.publication import Publication
from boardpress.rewording import composed
from boardpress.rewording.restating import ELSEWHERE, affected_by
from boardpress.still import MOST
from tests.conftest import copy_example
from tests.rewording.changing import (
    AUDIT,
    ONE,
    OTHER,
    PAGE,
    REPORT,
    append,
    as_from_nothing,
    build,
    elsewhere_from_nothing,
    replace,
)
from tests.sites import DAY, briefing, snapshot, write_site

LEADS = "content/briefings/leads.md"
DRAFT = "content/briefings/draft.md"
FACTS: dict[str, Callable[[Path], object]] = {
    "a title": lambda site: replace(site, ONE, "title: A briefing", "title: Another"),
    "a summary": lambda site: replace(site, ONE, "summary: What to know.", "summary: What to do."),
    "an agency more": lambda site: replace(site, OTHER, "title:", "agencies: [police]\ntitle:"),
    "a theme that something else has too": lambda site: replace(site, LEADS, "title:", "themes: [neglect]\ntitle:"),
    "a theme less": lambda site: replace(site, ONE, "themes: [neglect]\n", ""),
    "a language": lambda site: replace(site, ONE, "title:", "language: cy\ntitle:"),
    "a line of the front matter": lambda site: replace(site, ONE, "---\n", "---\n# A note\n"),
    "a key that says the same": lambda site: replace(site, ONE, "themes: [neglect]", "themes:\n  - neglect"),
    "a title and words": lambda site: [
        replace(site, ONE, "title: A briefing", "title: Another"),
        append(site, ONE, "\nMore.\n"),
    ],
    "two titles": lambda site: [replace(site, path, "title: A", "title: Another") for path in (ONE, OTHER)],
    "the title of one and the words of another": lambda site: [
        replace(site, ONE, "title: A", "title: The"),
        append(site, OTHER, "\nMore.\n"),
    ],
    "the title of a draft": lambda site: replace(site, DRAFT, "title: A", "title: Another"),
    "a title that reads like an index": lambda site: replace(
        site, ONE, "title: A briefing", """title: '{"location":"briefings/other/"}'"""
    ),
}


@pytest.mark.parametrize("what", FACTS)
def test_front_matter_is_published_without_a_look_at_the_rest(
    site: Path, whole: list[str], restated: list[str], what: str
) -> None:
    FACTS[what](site)
    assert build(site) == 0
    assert (whole, restated) == ([], ["restated"])
    assert snapshot(site / "site") == as_from_nothing(site)


def test_only_what_shows_it_is_made(site: Path, whole: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    before = snapshot(site / "site")
    replace(site, ONE, "summary: What to know.", "summary: What to do.")
    capsys.readouterr()
    assert build(site) == 0
    after = snapshot(site / "site")
    differing = {path for path in after if after[path] != before.get(path)}
    assert {PAGE, "feed.xml", "themes/neglect/index.html"} <= differing
    assert "themes/safer-sleep/index.html" not in differing
    assert f"{len(differing)} files made" in capsys.readouterr().out
    assert whole == []


def test_edit_after_edit_stays_quick_and_right(site: Path, whole: list[str]) -> None:
    texts = {path: (site / path).read_text() for path in (ONE, OTHER, LEADS)}
    for number, path in enumerate((ONE, OTHER, ONE, LEADS, OTHER)):
        if number % 3 == 2:
            append(site, path, f"\nEdit {number}.\n")
        else:
            replace(site, path, "title: ", f"title: {number} ")
        assert build(site) == 0
        done = list(whole)
        assert snapshot(site / "site") == elsewhere_from_nothing(site)
        whole[:] = done
    for path, text in texts.items():
        (site / path).write_text(text)
        assert build(site) == 0
    assert whole == []
    assert snapshot(site / "site") == as_from_nothing(site)


@pytest.mark.parametrize("path", [ONE, LEADS])
def test_words_after_a_title_do_not_undo_it(site: Path, whole: list[str], restated: list[str], path: str) -> None:
    """They are words alone again, whether of the same text or of one that shows it; the register has its new title."""
    write_site(site, {LEADS: briefing("related: [good.md]\n")})
    assert build(site) == 0
    whole.clear()
    replace(site, ONE, "title: A briefing", "title: Quite another")
    assert build(site) == 0
    for number in range(2):
        append(site, path, f"\nMore, {number}.\n")
        assert build(site) == 0
    assert (whole, restated) == ([], ["restated"])
    assert "Quite another" in (site / "site/briefings/leads/index.html").read_text()
    replace(site, OTHER, "title: A", "title: The")
    assert build(site) == 0
    assert (whole, restated) == ([], ["restated", "restated"])
    assert snapshot(site / "site") == as_from_nothing(site)


def test_after_it_everything_goes_on_as_before(site: Path, whole: list[str], restated: list[str]) -> None:
    replace(site, ONE, "title: A", "title: The")
    assert build(site) == 0
    replace(site, OTHER, "title: A briefing", "aliases: [old]\ntitle: Another")
    assert build(site) == 0
    assert (whole, restated) == (["whole"], ["restated"])
    append(site, ONE, "\nMore.\n")
    assert build(site) == 0
    assert (whole, restated) == (["whole"], ["restated"]), "words alone again"
    assert snapshot(site / "site") == as_from_nothing(site)


RELATED = {
    "content/briefings/a.md": briefing("related: [good.md]\n"),
    "content/briefings/b.md": briefing("derived_from: [a.md]\n"),
    "content/briefings/c.md": briefing("derived_from: [b.md]\n"),
    "content/newsletters/first.md": "---\ntitle: News\ndate: 2026-04-01\nissue: 1\nsummary: New.\nitems:\n"
    "  - publication: good.md\n    text: Read it.\n---\n\nWords.\n",
}


@pytest.mark.parametrize("path", [ONE, *RELATED])
def test_what_is_related_shows_it(site: Path, whole: list[str], restated: list[str], path: str) -> None:
    """A card, a step of a trail, an entry of a newsletter."""
    write_site(site, RELATED)
    assert build(site) == 0
    whole.clear()
    replace(site, path, "title: ", "title: Renamed ")
    assert build(site) == 0
    assert (whole, restated) == ([], ["restated"])
    assert snapshot(site / "site") == as_from_nothing(site)


@pytest.mark.parametrize("what", ["title: A", "It matters."])
def test_what_a_report_of_the_year_tells_of_is_in_it(
    site: Path, whole: list[str], restated: list[str], what: str
) -> None:
    write_site(site, {"content/annual-reports/2025-26.md": REPORT})
    assert build(site) == 0
    whole.clear()
    replace(site, ONE, what, f"{what} Renamed")
    assert build(site) == 0
    assert (whole, restated) == ([], ["restated"])
    assert snapshot(site / "site") == as_from_nothing(site)


def test_the_title_of_what_is_on_request_is_found(site: Path, whole: list[str], restated: list[str]) -> None:
    """Its page, the list of its type, the register and the search say it; its text is nowhere."""
    config = site / "site-config.yml"
    config.write_text(f"{config.read_text()}requests_contact: office\ntypes:\n  briefing:\n    listing:\n"
                      "      minimum_months: 12\n      then: on-request\n")  # fmt: skip
    write_site(site, {"content/briefings/old.md": briefing().replace("2026-03-01", "2020-01-01")})
    assert build(site) == 0
    whole.clear()
    replace(site, "content/briefings/old.md", "title: A", "title: An old")
    assert build(site) == 0
    assert whole == ["whole"], "a duty binds what has a rule of listing"
    assert snapshot(site / "site") == as_from_nothing(site)


MORE: dict[str, Callable[[Path], object]] = {
    "its day": lambda site: replace(site, ONE, "date: 2026-03-01", "date: 2026-03-02"),
    "a day to come": lambda site: replace(site, ONE, "date: 2026-03-01", "date: 2027-03-02"),
    "a draft": lambda site: replace(site, ONE, "title:", "draft: true\ntitle:"),
    "what is related": lambda site: replace(site, ONE, "title:", "related: [other.md]\ntitle:"),
    "what it comes from": lambda site: replace(site, ONE, "title:", "derived_from: [other.md]\ntitle:"),
    "what it is replaced by": lambda site: replace(site, ONE, "title:", "replaced_by: other.md\ntitle:"),
    "an old address": lambda site: replace(site, ONE, "title:", "aliases: [old]\ntitle:"),
    "a correction": lambda site: replace(
        site, ONE, "title:", "corrections:\n  - {date: 2026-04-01, what: A figure.}\ntitle:"
    ),
    "the last one of a theme": lambda site: replace(site, OTHER, "themes: [safer-sleep]\n", ""),
    "the first one of an agency": lambda site: replace(site, OTHER, "title:", "agencies: [schools]\ntitle:"),
    "a page of the menu": lambda site: replace(site, "content/pages/about.md", "title: About", "title: Of"),
    "a review, which a duty binds": lambda site: replace(site, "content/reviews/one.md", "title: A", "title: The"),
    "a warning": lambda site: replace(site, ONE, "summary: What to know.", "summary: Ring 01632 496123."),
    "a heading less": lambda site: [
        replace(site, LEADS, "(other.md#a-heading)", "(other.md)"),
        replace(site, OTHER, "title:", "language: cy\ntitle:"),
        replace(site, OTHER, "## A heading", "## Another"),
    ],
    "a public link to a file less": lambda site: [
        replace(site, "learning/audits/x.md", "title: An", "title: The"),
        replace(site, "learning/audits/x.md", "[a form](form.pdf)", "a form"),
    ],
    "many titles": lambda site: [
        replace(site, f"content/briefings/more-{number}.md", "title: A", "title: The") for number in range(MOST + 1)
    ],
}


@pytest.mark.parametrize("what", MORE)
def test_where_more_may_have_changed_everything_is_looked_at(site: Path, whole: list[str], what: str) -> None:
    config = site / "site-config.yml"
    config.write_text(f"{config.read_text()}navigation:\n  - page: about.md\n")
    always: dict[str, str | bytes] = {
        "content/pages/about.md": "---\ntitle: About us\n---\n\nWe are a board.\n",
        "learning/audits/x.md": AUDIT,
        "learning/audits/form.pdf": b"%PDF-1.7",
    }
    more = {f"content/briefings/more-{number}.md": briefing("themes: []\n") for number in range(MOST + 1)}
    write_site(site, {**always, **(more if what == "many titles" else {})})
    assert build(site) == 0
    whole.clear()
    MORE[what](site)
    assert build(site) == 0
    assert whole == ["whole"]
    assert snapshot(site / "site") == as_from_nothing(site)


def test_a_board_compared_with_what_is_published_is_looked_at_whole(
    site: Path, whole: list[str], tmp_path: Path
) -> None:
    assert run(["record", "--site", str(site), "--as-of", DAY]) == 0
    previous = tmp_path / "publications.json"
    previous.write_bytes((site / "site/publications.json").read_bytes())
    assert build(site, "--previous", str(previous)) == 0
    whole.clear()
    replace(site, ONE, "title: A", "title: The")
    assert build(site, "--previous", str(previous)) == 0
    assert whole == ["whole"]


@pytest.mark.parametrize("asked", [["--drafts"], ["--only", "website"], ["--only", "decks"]])
def test_previews_and_parts_are_as_from_nothing(site: Path, asked: list[str]) -> None:
    for name in ("part", "anew"):
        (site.parent / name).mkdir()
    arguments = [*asked, "--out", str(site.parent / "part")]
    assert build(site, *arguments) == 0
    for path in (ONE, DRAFT):
        replace(site, path, "title: A", "title: The")
    assert build(site, *arguments) == 0
    assert build(site, *asked, "--out", str(site.parent / "anew"), "--clean") == 0
    assert snapshot(site.parent / "part") == snapshot(site.parent / "anew")


def test_what_was_restated_is_what_stays_when_another_is_taken_down(site: Path) -> None:
    replace(site, ONE, "title: A", "title: Restated")
    assert build(site) == 0
    append(site, OTHER, "\n[broken](nowhere.md)\n")
    assert run(["withdraw", "content/reviews/one.md", "--site", str(site)]) == 0
    assert "Restated" in (site / "site" / PAGE).read_text()
    kept = site / ".boardpress" / composed.FILE_NAME
    assert not kept.exists() or b"A review" not in kept.read_bytes()


@pytest.mark.parametrize("spoilt", [composed.FILE_NAME, "store.sqlite", "reading.bin"])
@pytest.mark.parametrize("how", ["lost", "nonsense"])
def test_what_is_spoilt_is_made_anew(site: Path, spoilt: str, how: str) -> None:
    write_site(site, RELATED)
    assert build(site) == 0
    replace(site, ONE, "title: A", "title: The")
    path = site / ".boardpress" / spoilt
    path.unlink() if how == "lost" else path.write_bytes(b"nonsense")
    assert build(site) == 0
    assert snapshot(site / "site") == as_from_nothing(site)


@pytest.mark.parametrize("asked", [[], ["--only", "website"]])
def test_what_is_withdrawn_is_not_kept(site: Path, asked: list[str]) -> None:
    replace(site, ONE, "title: A briefing", "title: Something that must go")
    assert build(site) == 0
    assert build(site, "--clean") == 0
    kept = site / ".boardpress" / composed.FILE_NAME
    assert b"Something that must go" in kept.read_bytes()
    replace(site, ONE, "title:", "withdrawn: {date: 2026-11-01, reason: It was wrong.}\ntitle:")
    (site.parent / "part").mkdir()
    assert build(site, *asked, "--out", str(site.parent / "part")) == 0
    assert not kept.exists() or b"Something that must go" not in kept.read_bytes()


def test_what_somebody_else_wrote_runs_nothing(tmp_path: Path) -> None:
    marker = tmp_path / "ran"

    class Evil:
        def __reduce__(self) -> tuple[object, tuple[object, ...]]:
            return Path.touch, (marker,)

    for data in (pickle.dumps(Evil()), pickle.dumps(["text"]), b""):
        (tmp_path / composed.FILE_NAME).write_bytes(data)
        sha256 = hashlib.sha256(data).hexdigest()
        assert composed.load(tmp_path, sha256, lambda path: b"") is None
    assert not marker.exists()


BOARDS = Path(__file__).parents[1] / "boards"


@pytest.fixture(scope="module", params=["example", "northamptonshire", "york"])
def catalogue(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """Of the example board, and of boards with other types and rules."""
    folder = tmp_path_factory.mktemp("boards")
    site = copy_example(folder) if request.param == "example" else folder / request.param
    if request.param != "example":
        shutil.copytree(BOARDS / request.param, site)
    return press.catalogue(order_for(parse_day(DAY), site, None, DAY))


def test_what_is_composed_comes_back_as_it_was(catalogue: Catalogue, tmp_path: Path) -> None:
    edition = compose(catalogue, parse_day(DAY))
    press.planned(edition)
    texts = {item.path: item.body.read for item in edition.publications if item.body.read}
    found = composed.load(tmp_path, composed.save(tmp_path, edition), lambda path: texts[path]())
    assert found is not None
    assert found.publications == edition.publications
    assert [item.body.text for item in found.publications] == [item.body.text for item in edition.publications]
    assert (found.on_request, found.withdrawn) == (edition.on_request, edition.withdrawn)
    assert found.standings == edition.standings


RESTATED: dict[str, dict[str, Any]] = {
    "its title": {"title": "Renamed", "summary": "Other words", "reference": "Another"},
    "a language": {"language": "cy"},
    "what lists it stands in": {"themes": (), "agencies": (), "age_groups": (), "audience": ()},
    "where it stands": {"stage": (), "dimensions": (), "groups": (), "timetable": ()},
    "by when it is checked": {"review_by": date(2026, 1, 1), "checked_on": date(2025, 1, 1), "owner": ""},
}


@pytest.mark.parametrize("said", RESTATED)
def test_whatever_shows_what_a_publication_says_of_itself_is_planned(catalogue: Catalogue, said: str) -> None:
    """Of each publication of a board: an artefact that knew of another's facts unseen would be stale."""
    day = parse_day(DAY)
    edition = compose(catalogue, day)
    before = _fingerprints(press.planned(edition))
    seen = 0
    for item in (*edition.publications, *edition.on_request):
        after = compose(_with(catalogue, changed(catalogue.publications[item.id], **RESTATED[said])), day)
        # Where the board is another, or what collects a year, everything is looked at.
        if after.background == edition.background and not edition.type_of(item).collects_year:
            now = _fingerprints(press.planned(after))
            assert now.keys() == before.keys()
            differing = {path for path, made_from in now.items() if made_from != before[path]}
            assert differing <= {SEARCH_INDEX, *(one.path for one in _planned(after, item.id))}, item.id
            seen += bool(differing)
    assert seen or said == "where it stands"


def _with(catalogue: Catalogue, publication: Publication) -> Catalogue:
    return changed(catalogue, publications={**catalogue.publications, publication.id: publication})


def _planned(edition: Edition, identifier: str) -> Iterator[Artefact]:
    affected = list(affected_by({identifier}, edition))
    for name in publishers.names():
        if name not in ELSEWHERE:
            yield from publishers.of_facts(name)(edition, affected)


def _fingerprints(artefacts: list[Artefact]) -> Mapping[str, str]:
    return {one.path: fingerprint(one, None, {}, "") for one in artefacts}
