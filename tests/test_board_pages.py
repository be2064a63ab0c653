"""Pages that say how a board works: its learning cycle, its groups, its timetable, its priorities and its agencies."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from boardpress.cli import run
from boardpress.timetable import answered
from tests.readhtml import Html
from tests.sites import CONFIG, DAY, REVIEW, briefing, write_site

BOARD = (
    CONFIG.replace("police: {label: Police}", "police: {label: Police, kind: Justice}")
    + """\
priorities:
  early-help: {label: Early help, summary: Sooner is better.}
  unused: {label: Nobody's}
groups:
  executive: {label: The executive, summary: It decides., chair: The chief officers in turn}
  quality: {label: Quality group, reports_to: [executive]}
  audit: {label: Audit group, reports_to: [quality, executive]}
  secret: {label: Secret panel, reports_to: [quality], internal: true}
cycle:
  label: How we learn
  summary: Round and round.
  stages:
    look: {label: Look, summary: We look., types: [review]}
    tell: {label: Tell, types: [briefing]}
    check: {label: Check}
dimensions:
  label: Side
  entries:
    child: {label: The child}
    system: {label: The system, types: [review]}
reporting_year: {starts: "04-01"}
timetable:
  audits: {label: Audit report, months: [2, 6, 9], to: [quality, secret], agencies: [schools], type: briefing}
  plan: {label: Improvement plan, when: At each meeting, owner: Business manager, to: [executive]}
  cases: {label: Open cases, every: monthly, internal: true}
navigation:
  - {cycle: true}
  - {timetable: true}
  - {groups: true, title: Who we are}
  - {priorities: true}
  - {glossary: true}
glossary:
  LLR: local learning review
"""
)
FILES: Mapping[str, str | bytes] = {
    "site-config.yml": BOARD,
    "content/reviews/one.md": REVIEW,
    "content/briefings/a.md": briefing("groups: [quality]\npriorities: [early-help]\nagencies: [police]\n"),
    "content/briefings/b.md": briefing("stage: [tell, check]\ndimensions: [child]\n", date="2026-06-20"),
    "content/briefings/c.md": briefing("groups: [quality]\npriorities: [unused]\naccess: internal\n"),
    "content/briefings/late.md": briefing("priorities: [unused]\n", date="2026-12-01"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published(tmp_path_factory.mktemp("board"), FILES)


def published(folder: Path, files: Mapping[str, str | bytes], day: str = DAY) -> Path:
    write_site(folder / "site", files)
    assert run(["build", "--site", str(folder / "site"), "--out", str(folder / "out"), "--as-of", day]) == 0
    return folder / "out"


def page(out: Path, folder: str) -> Html:
    return Html((out / folder / "index.html").read_bytes())


def test_the_cycle_has_every_stage_in_order_with_what_stands_there(site: Path) -> None:
    cycle = page(site, "cycle")
    assert cycle.text("h1") == "How we learn"
    assert cycle.texts(".bp-stages a > span:last-child") == ["Look", "Tell", "Check"]
    assert cycle.attributes(".bp-stages a", "href") == ["#stage-look", "#stage-tell", "#stage-check"]
    assert cycle.texts("h2[id]") == ["1. Look", "2. Tell", "3. Check", "Side"]
    groups = {tag: cycle.attributes(f"section[aria-labelledby={tag}] a", "href") for tag in (
        "stage-look", "stage-tell", "stage-check", "dimension-child", "dimension-system")}  # fmt: skip
    assert groups == {
        "stage-look": ["../reviews/one/index.html"],
        "stage-tell": ["../briefings/b/index.html", "../briefings/a/index.html"],
        "stage-check": ["../briefings/b/index.html"],
        "dimension-child": ["../briefings/b/index.html"],
        "dimension-system": ["../reviews/one/index.html"],
    }


def test_each_publication_shows_at_which_stage_it_stands(site: Path) -> None:
    place = page(site, "reviews/one").texts(".bp-place p")
    assert place == ["How we learn: Look (step 1 of 3)", "Side: The system"]
    several = page(site, "briefings/b")
    assert several.texts(".bp-place p") == ["How we learn: Tell, Check", "Side: The child"]
    assert len(several.select(".bp-place__on")) == 2
    assert "../../cycle/index.html#stage-tell" in several.attributes(".bp-place a", "href")


def test_home_leads_to_the_cycle(site: Path) -> None:
    home = page(site, "")
    assert home.text("#cycle") == "How we learn"
    assert "cycle/index.html" in home.attributes(".bp-round .bp-more a", "href")


def test_a_board_without_a_cycle_has_no_trace_of_one(tmp_path: Path) -> None:
    out = published(tmp_path, {"site-config.yml": CONFIG, "content/briefings/a.md": briefing()})
    assert not any((out / name).exists() for name in ("cycle", "timetable", "groups", "priorities", "glossary"))
    assert page(out, "").select(".bp-round") == []
    assert page(out, "briefings/a").select(".bp-place") == []


def test_groups_stand_below_those_that_they_report_to(site: Path) -> None:
    groups = page(site, "groups")
    tops = groups.texts(".bp-group > .bp-tree > li > div a")
    assert tops == ["The executive"]
    below = groups.texts(".bp-tree .bp-tree > li > div a")
    assert below == ["Quality group", "Audit group", "Audit group"]


def test_a_group_shows_where_it_stands_what_it_receives_and_what_it_published(site: Path) -> None:
    quality = page(site, "groups/quality")
    assert quality.texts(".bp-tree__here strong") == ["Quality group"]
    assert quality.texts(".bp-tree a") == ["The executive", "Audit group", "Audit group"]
    assert quality.texts(".bp-reports h3") == ["Audit report"]
    assert quality.attributes(".bp-card a", "href") == ["../../briefings/a/index.html"]
    assert page(site, "groups/executive").text(".bp-facts dd") == "The chief officers in turn"


def test_what_is_internal_is_on_no_page(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text()
        assert "Secret panel" not in text, path
        assert "Open cases" not in text, path
        assert "Nobody's" not in text, path
    assert not (site / "groups/secret").exists()
    assert not (site / "priorities/unused").exists()


def test_the_year_at_a_glance_begins_with_the_reporting_year_and_links_what_was_published(site: Path) -> None:
    timetable = page(site, "timetable")
    months = timetable.attributes(".bp-year thead abbr", "title")
    assert (months[0], months[-1], len(months)) == ("April 2026", "March 2027", 12)
    cells = [" ".join(cell.get_text().split()) for cell in timetable.select(".bp-year tbody tr:first-child td")]
    assert {month: said for month, said in zip(months, cells, strict=True) if said} == {
        "June 2026": "Published: A briefing", "September 2026": "Due", "February 2027": "Due",
    }  # fmt: skip
    assert timetable.attributes(".bp-year__done[href]", "href") == ["../briefings/b/index.html"]


def test_on_a_phone_the_year_is_a_list_that_says_the_same(site: Path) -> None:
    timetable = page(site, "timetable")
    said = dict(zip(timetable.texts(".bp-yearlist dt"), timetable.texts(".bp-yearlist dd"), strict=True))
    assert said["June 2026"] == "Audit report Published: A briefing"
    assert said["September 2026"] == "Audit report"
    assert said["July 2026"] == "Nothing is due."


def test_the_next_three_months_begin_with_that_of_the_day(site: Path) -> None:
    assert page(site, "timetable").texts(".bp-month h3") == ["November 2026", "December 2026", "January 2027"]


def test_the_public_is_not_told_what_is_overdue(site: Path) -> None:
    assert "overdue" not in page(site, "timetable").text("main").lower()


def test_an_item_that_has_no_month_is_told_in_the_words_of_the_board(site: Path) -> None:
    said = page(site, "timetable").text("#item-plan")
    assert said == "Improvement plan When At each meeting Comes from Business manager Goes to The executive"


def test_an_agency_shows_what_it_reports_and_stands_with_those_of_its_kind(site: Path) -> None:
    assert page(site, "agencies/schools").texts("#reports, .bp-reports h3") == ["What it reports", "Audit report"]
    assert page(site, "agencies").texts("h2") == ["Justice"]


def test_a_priority_has_a_page_that_its_publications_lead_to(site: Path) -> None:
    assert page(site, "priorities/early-help").attributes(".bp-card a", "href") == ["../../briefings/a/index.html"]
    assert "../../priorities/early-help/index.html" in page(site, "briefings/a").attributes(".bp-facts a", "href")


def test_the_navigation_leads_to_what_is_there_and_the_map_of_the_site_lists_it(site: Path) -> None:
    tabs = page(site, "").texts(".md-tabs__link")
    assert tabs == ["Home", "How we learn", "Reporting timetable", "Who we are", "Priorities"]
    places = (site / "sitemap.xml").read_text()
    for folder in ("cycle", "timetable", "groups", "groups/quality", "priorities", "priorities/early-help"):
        assert f"<loc>https://www.testmere.example/{folder}/</loc>" in places
    assert "glossary" not in places


def test_a_way_to_what_the_board_has_not_is_a_mistake(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = ("cycle", "timetable", "groups", "priorities", "glossary")
    config = CONFIG + "navigation:\n" + "".join(f"  - {{{name}: true}}\n" for name in names)
    write_site(tmp_path, {"site-config.yml": config, "content/briefings/a.md": briefing()})
    assert run(["check", "--site", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    first = len(CONFIG.splitlines()) + 2
    for number, name in enumerate(names):
        assert (
            f"site-config.yml:{first + number}: navigation.{number}.{name}: the board has no `{name}`. "
            "Declare it, or remove the entry."
        ) in said


@pytest.mark.parametrize(
    "due, day, expected",
    [
        ((10,), "2026-09-24", (2026, 10)),  # a little early
        ((10,), "2026-10-31", (2026, 10)),
        ((10,), "2027-02-01", (2026, 10)),  # late
        ((2, 5, 8, 11), "2026-04-10", (2026, 2)),  # two months late, or one early: as near, so the earlier
        ((2, 5, 8, 11), "2026-03-10", (2026, 2)),
        ((1,), "2025-12-20", (2026, 1)),  # over the turn of the year
        ((12,), "2026-01-05", (2025, 12)),
        (tuple(range(1, 13)), "2026-07-31", (2026, 7)),
    ],
)
def test_a_publication_answers_the_nearest_time_at_which_its_item_is_due(
    due: tuple[int, ...], day: str, expected: tuple[int, int]
) -> None:
    assert answered(due, date.fromisoformat(day)) == expected
