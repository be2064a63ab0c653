"""How a board says that it works: groups, learning cycle, second axis, timetable, contacts, numbers in texts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from boardpress.board import Board
from boardpress.cli import run
from boardpress.edition import Edition
from boardpress.order import Order
from boardpress.press import publish
from boardpress.reading import configuration
from tests.readhtml import Html
from tests.sites import CONFIG, DAY, GOOD, briefing, write_site

STRUCTURE = (
    CONFIG
    + """\
groups:
  executive: {label: The executive}
  panel: {label: Case panel, internal: true, reports_to: [executive]}
  audit: {label: Audit group, reports_to: [executive, panel]}
cycle:
  label: How we learn
  stages:
    found: {label: Found, types: [review, newsletter]}
    told: {label: Told, types: [briefing, review]}
    checked: {label: Checked}
dimensions:
  label: Level
  entries:
    each: {label: Each agency, types: [briefing]}
timetable:
  audits: {label: Audit report, months: [12, 2, 8], to: [audit, panel], agencies: [schools], type: newsletter}
  cases: {label: Open cases, every: monthly, internal: true}
  cards: {label: Score card, every: quarterly, first: 3}
  meetings: {label: Plan, when: At each meeting, type: briefing}
glossary:
  SAR: {means: single agency review, summary: A review by one agency.}
  NRM: National Referral Mechanism
"""
)


def edition_of(folder: Path, files: dict[str, str | bytes]) -> Edition:
    """The edition of the day of a site with the board above."""
    site = write_site(folder / "site", {**GOOD, "site-config.yml": STRUCTURE, **files})
    return publish(Order(site, folder / "out", date.fromisoformat(DAY))).edition


def test_what_a_board_keeps_to_itself_is_not_in_an_edition(tmp_path: Path) -> None:
    x = briefing("groups: [panel, audit]\ntimetable: [cases, cards]\n")
    edition = edition_of(tmp_path, {"content/briefings/x.md": x})
    board = edition.board
    assert list(board.groups) == ["executive", "audit"]
    assert board.groups["audit"].reports_to == ("executive",)
    assert list(board.timetable) == ["audits", "cards", "meetings"]
    assert board.timetable["audits"].to == ("audit",)
    (publication,) = [item for item in edition.publications if item.slug == "x"]
    assert publication.groups == ("audit",)
    assert publication.timetable == ("cards",)


def test_types_that_nothing_public_is_of_are_not_named(tmp_path: Path) -> None:
    board = edition_of(tmp_path, {}).board
    assert board.cycle is not None
    assert board.cycle.stages["found"].types == ("review",)
    assert board.timetable["audits"].type is None
    assert board.timetable["meetings"].type == "briefing"


def test_an_agency_that_the_timetable_names_is_known(tmp_path: Path) -> None:
    board = edition_of(tmp_path, {"content/reviews/one.md": GOOD["content/reviews/one.md"]}).board
    assert list(board.agencies) == ["police", "schools"]


def test_a_publication_stands_where_its_type_does_unless_it_says_otherwise() -> None:
    board = configuration.read(STRUCTURE)
    assert board.stages_of("review", ()) == ("found", "told")
    assert board.stages_of("review", ("checked",)) == ("checked",)
    assert board.stages_of("page", ()) == ()
    assert board.dimensions_of("briefing", ()) == ("each",)


def due(said: str) -> tuple[int, ...]:
    """The months of a timetable's item that says so."""
    return configuration.read(f"{CONFIG}timetable:\n  x: {{label: X, {said}}}\n").timetable["x"].due


@pytest.mark.parametrize(
    "said,months",
    [
        ("months: [12, 2, 8]", (2, 8, 12)),
        ("every: monthly", tuple(range(1, 13))),
        ("every: bi-monthly, first: 2", (2, 4, 6, 8, 10, 12)),
        ("every: quarterly, first: 3", (3, 6, 9, 12)),
        ("every: quarterly, first: 11", (2, 5, 8, 11)),
        ("every: six-monthly, first: 10", (4, 10)),
        ("every: yearly, first: 10", (10,)),
        ("when: At each meeting", ()),
    ],
)
def test_a_cadence_is_a_list_of_months(said: str, months: tuple[int, ...]) -> None:
    assert due(said) == months


def test_a_term_may_be_explained_at_length_and_is_shown_as_before(tmp_path: Path) -> None:
    text = briefing(body="A SAR and the NRM.\n")
    edition = edition_of(tmp_path, {"content/briefings/x.md": text})
    assert edition.board.glossary["SAR"].summary == "A review by one agency."
    page = Html((tmp_path / "out/briefings/x/index.html").read_bytes()).text("main")
    assert "single agency review" in page
    assert "National Referral Mechanism" in page
    terms = Html((tmp_path / "out/glossary/index.html").read_bytes())
    assert terms.texts("#SAR dd p") == ["A review by one agency."]


CONTACTS = CONFIG.replace(
    "  office: {label: Office, email: office@testmere.example}\n",
    """\
  office: {label: Office, phone: 0114 273 4567, address: "Town Hall, S1 2HH"}
  night: {label: Night team, phone: 0114 273 4999}
  press: {label: For the media, email: press@testmere.example}
requests_contact: office
media_contact: press
concern: {page: worried.md, text: Tell us., contacts: [office], out_of_hours: [night]}
allowed_in_text: ["S10 2AB", "0800 1111", "0114 273 4000"]
types:
  review: {listing: {then: on-request}}
""",
)
WORRIED = "---\ntitle: Worried?\n---\n\nTell us.\n"


def test_those_to_ring_at_night_stand_after_the_others_and_journalists_find_theirs(tmp_path: Path) -> None:
    site = write_site(tmp_path / "site", {**GOOD, "site-config.yml": CONTACTS, "content/pages/worried.md": WORRIED})
    assert run(["build", "--site", str(site), "--as-of", "2028-01-01", "--out", str(tmp_path / "out")]) == 0
    home = Html((tmp_path / "out/index.html").read_bytes())
    box = home.text(".bp-concern")
    assert box.index("Office") < box.index("Night team")
    assert "For the media: press@testmere.example" in home.text("footer")
    asked = Html((tmp_path / "out/reviews/one/index.html").read_bytes()).text("main")
    assert "ask Office and say 'R 1'" in asked


NUMBERS = """\
The family lives at s10 2aa, near S10 2TN.

Ring 0114 273 4567 or (0114) 2734000, not 0114 496 0999 or +44 (0)114 273 4111.
We met on 2026-01-02, 2026-03-04 and 01/02/2026: see <https://a.example/x/01142734222>.
The office is at S1 2HH and S102AB. Room A4 2B, M25, 10.15 to 11.30.
"""


def test_a_number_or_postcode_that_nobody_allowed_is_warned_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {
        "site-config.yml": CONTACTS + "example: true\n",
        "content/pages/worried.md": WORRIED,
        "content/briefings/x.md": briefing('owner: "Lead, B33 8TH"\n', NUMBERS),
    }
    assert run(["check", "--site", str(write_site(tmp_path, files)), "--as-of", DAY]) == 0
    said = [line for line in capsys.readouterr().out.splitlines() if "may tell who a child is" in line]
    remedy = "and may tell who a child is. Remove it, or add it to `allowed_in_text` in site-config.yml."
    at = "content/briefings/x.md"
    assert said == [
        f"{at}:5: warning: file: 'B33 8TH' is a postcode, {remedy}",
        f"{at}:8: warning: file: 'S10 2TN' is a postcode, {remedy}",
        f"{at}:10: warning: file: '+44 (0)114 273 4111' is a telephone number, {remedy}",
    ]


def test_the_smallest_board_has_none_of_it() -> None:
    board: Board = configuration.read(CONFIG)
    assert (board.groups, board.cycle, board.dimensions, board.timetable) == ({}, None, None, {})
    assert board.stages_of("review", ()) == board.dimensions_of("review", ()) == ()
