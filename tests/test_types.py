"""Every built-in type: the least that an author writes of it, and all that can be written, through a real build."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from boardpress.cli import run
from boardpress.contenttype import BoardList, ContentType, Field, Kind
from boardpress.reading import configuration
from tests.readhtml import Html
from tests.sites import CONFIG, DAY, GOOD, write_site
from tests.test_mistakes import PLAN, document
from tools import make_types

STRUCTURE = """\
age_groups: {all: {label: All ages}}
audiences: {all: {label: All who work here}}
priorities: {one: {label: One priority}}
channels: {team: {label: Team meetings}}
groups: {audit: {label: Audit group}}
cycle: {label: Cycle, stages: {found: {label: Found}}}
dimensions: {label: Level, entries: {all: {label: All levels}}}
timetable: {card: {label: Card, months: [1]}}
"""
BOARD = configuration.read(CONFIG + STRUCTURE)
OUT_OF_USE = {"draft", "held", "withdrawn", "replaced_by", "aliases", "listed_until", "access", "language", "updated"}
SAID = "Said in words"
KEPT = "zqkept"
"""What is for the board."""


def value_of(field: Field, said: str = SAID) -> Any:
    """A value that a field takes, as an author writes it."""
    one = _one(field, said if field.public else KEPT)
    return [one] if field.many else one


def _one(field: Field, said: str) -> Any:
    simple: dict[Kind, Any] = {
        Kind.TEXT: said, Kind.MARKDOWN: f"{said}.", Kind.DAY: date(2026, 5, 1), Kind.MONTH: "2026-05", Kind.NUMBER: 7,
        Kind.BOOLEAN: True, Kind.CONTACT: "office", Kind.FILE: "form.pdf", Kind.ADDRESS: "https://a.example/",
        Kind.LINK: {"title": said, "url": "https://a.example/"},
    }  # fmt: skip
    if field.kind is Kind.CHOICE:
        return next(iter(field.values or BOARD.choices(BoardList(field.choices or ""))))
    if field.kind is Kind.REFERENCE:
        name = BOARD.types[field.types[0]].folder.rpartition("/")[2] if field.types else "briefings"
        return f"{name}/least.md" + ("#do" if field.anchors and not field.types else "")
    if field.kind is Kind.GROUP:
        return {key: value_of(inner, said) for key, inner in field.fields.items()}
    return simple[field.kind]


def written(declared: ContentType, *, whole: bool, access: str = "public") -> str:
    """A text of a type: with what must be there only, or with every key and section."""
    said = SAID if access == "public" else KEPT
    front: dict[str, Any] = {"title": f"One {declared.name}" if access == "public" else KEPT, "access": access}
    for key, field in declared.fields.items():
        if key not in front and key not in OUT_OF_USE and (whole or field.required):
            front[key] = value_of(field, said)
    body = "## Do\n\n### A point\n\nText.\n"
    if whole:
        parts = [(one.heading, said if one.public else KEPT) for one in declared.sections.values()]
        body = "\n\n".join(f"## {heading}\n\n### A point\n\n{words}." for heading, words in parts)
    return f"---\n{yaml.safe_dump(front, sort_keys=False, allow_unicode=True)}---\n\n{body}\n"


def files() -> Iterator[tuple[str, str | bytes]]:
    yield "site-config.yml", CONFIG + STRUCTURE
    for declared in BOARD.types.values():
        yield f"{declared.folder}/least.md", written(declared, whole=False)
        yield f"{declared.folder}/whole.md", written(declared, whole=True)
        yield f"{declared.folder}/kept.md", written(declared, whole=True, access="internal")
        yield f"{declared.folder}/form.pdf", b"%PDF-1.7"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A board that has published two texts of every type."""
    folder = write_site(tmp_path_factory.mktemp("types"), dict(files()))
    clearance = folder / "content/reviews/least.md"
    text = clearance.read_text(encoding="utf-8")
    given = yaml.safe_dump({"clearance": value_of(BOARD.types["review"].fields["clearance"])}, sort_keys=False)
    clearance.write_text(text.replace("\n---\n", f"\n{given}---\n", 1), encoding="utf-8")
    assert run(["build", "--site", str(folder), "--as-of", DAY]) == 0
    return folder


@pytest.mark.parametrize("name", sorted(BOARD.types))
def test_a_type_can_be_written_and_published(name: str, site: Path) -> None:
    declared = BOARD.types[name]
    for slug in ("least", "whole"):
        address = f"{declared.section}/{slug}" if declared.section else slug
        page = Html((site / f"site/{address}/index.html").read_bytes())
        assert page.text("h1") == f"One {name}"
        if declared.deck:
            assert (site / f"site/decks/{address}.pptx").is_file()
    if declared.feed:
        assert f"One {name}" in (site / f"site/feeds/{name}.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(BOARD.types))
def test_a_page_shows_all_that_is_public_and_nothing_that_is_not(name: str, site: Path) -> None:
    declared = BOARD.types[name]
    address = f"{declared.section}/whole" if declared.section else "whole"
    main = Html((site / f"site/{address}/index.html").read_bytes()).text("main")
    told_elsewhere = {"title", "summary", "date", "related", "derived_from", "corrections"}
    own = {key: field for key, field in declared.fields.items() if key not in told_elsewhere | OUT_OF_USE}
    assert [field.label for field in own.values() if field.public and field.show and field.label not in main] == []
    shown = {section.heading for section in declared.sections.values() if section.heading in main}
    assert shown == {section.heading for section in declared.sections.values() if section.public}


def test_no_file_holds_what_is_for_the_board(site: Path) -> None:
    """Neither the internal keys and sections of a type, nor anything of a text that is internal."""
    holding = [path for path in (site / "site").rglob("*") if path.is_file() and KEPT.encode() in path.read_bytes()]
    assert holding == []
    sources = [path for path in site.rglob("*.md") if KEPT in path.read_text(encoding="utf-8")]
    assert len(sources) > len(BOARD.types)


@pytest.mark.parametrize("name", sorted(BOARD.types))
def test_a_type_says_what_it_is_and_what_to_write(name: str) -> None:
    declared = BOARD.types[name]
    assert declared.description
    assert declared.folder.count("/") == 1
    assert declared.folder.startswith(("content/", "learning/"))
    for key, field in declared.fields.items():
        assert field.kind is not Kind.REFERENCE or field.reverse, key


INTERNAL = {"concern-record", "data-request", "dissemination", "survey", "visit"}


def test_what_is_read_of_the_built_in_types_is_what_their_files_declare() -> None:
    """A change of one of them asks for `python tools/make_types.py`."""
    assert configuration.TYPES.read_text(encoding="utf-8") == make_types.written()
    common, types = configuration.built_in()
    files = make_types.declared()
    assert common == files.pop("_common")["fields"]
    assert list(types.values()) == list(files.values())


def test_what_no_board_puts_before_the_public_is_internal_unless_it_says_otherwise() -> None:
    assert {name for name, declared in BOARD.types.items() if declared.access == "internal"} == INTERNAL


def test_types_stand_in_the_year_one_after_the_other() -> None:
    orders = [declared.annual_report.order for declared in BOARD.types.values() if declared.annual_report]
    assert sorted(orders) == list(range(1, len(orders) + 1))


def warnings(folder: Path, capsys: pytest.CaptureFixture[str], **more: str) -> list[str]:
    """What `check` warns of in the given files (`__` for `/`), without what it says of others."""
    named = {f"{path.replace('__', '/').replace('_', '-')}.md": text for path, text in more.items()}
    assert run(["check", "--site", str(write_site(folder, {**GOOD, **named})), "--as-of", DAY]) == 0
    return [line for line in capsys.readouterr().out.splitlines() if line.startswith(tuple(named))]


def test_an_action_that_is_not_smart_is_warned_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = PLAN.replace(
        "    owner: Head of service\n    deadline: 2026-12-01\n    measure: All teams have read it\n", ""
    )
    at = "learning/action-plans/p.md"
    assert warnings(tmp_path, capsys, learning__action_plans__p=plan) == [
        f"{at}:8: warning: actions.1.deadline: is missing. The day by which it is to be done.",
        f"{at}:8: warning: actions.1.measure: is missing. What shows that it is done and that it worked.",
        f"{at}:8: warning: actions.1.owner: is missing. The role that answers for it. Never a person's name.",
    ]


def test_an_action_that_is_late_is_warned_of_until_it_is_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    late = PLAN.replace("2026-12-01", "2026-10-01")
    at = "learning/action-plans/p.md"
    assert warnings(tmp_path, capsys, learning__action_plans__p=late) == [
        f"{at}:7: warning: actions.1.deadline: 2026-10-01 has passed. Record in `state` what became of it."
    ]
    done = late.replace("    deadline:", "    state: done\n    deadline:")
    assert warnings(tmp_path, capsys, learning__action_plans__p=done) == []


def decision(said: str) -> str:
    """A review with days of its decision."""
    text = GOOD["content/reviews/one.md"].replace("R 1", "R 2")
    return text.replace("clearance:", f"decision:\n{said}clearance:")


def test_decisions_that_took_too_long_are_warned_of_and_stop_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    days = (
        "  notified_on: 2025-01-10\n  decided_on: 2025-03-01\n  told_panel_on: 2025-03-16\n  completed_on: 2025-08-30\n"
    )
    at = "content/reviews/two.md"
    assert warnings(tmp_path, capsys, content__reviews__two=decision(days)) == [
        f"{at}:10: warning: decision.decided_on: 2025-03-01 is later than 2025-02-10, 1 month after `notified_on`. "
        "Tell the board why.",
        f"{at}:11: warning: decision.told_panel_on: 2025-03-16 is later than 2025-03-15, 14 days after `decided_on`. "
        "Tell the board why.",
    ]
    assert warnings(tmp_path, capsys, content__reviews__two=decision("  notified_on: 2026-10-01\n")) == [
        f"{at}:8: warning: decision.decided_on: was due by 2026-11-01, 1 month after `notified_on`. Record it."
    ]
    assert run(["build", "--site", str(tmp_path), "--as-of", DAY]) == 0
    assert "2026-10-01" not in (tmp_path / "site/reviews/two/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("outcome, late", [("yes", True), ("no", False)])
def test_a_limit_says_with_which_outcome_nothing_is_due(
    outcome: str, late: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    days = f'  decided_on: 2026-04-06\n  told_panel_on: 2026-04-08\n  outcome: "{outcome}"\n'
    said = warnings(tmp_path, capsys, content__reviews__two=decision(days))
    at = "content/reviews/two.md:8: warning: decision.completed_on: "
    assert said == [f"{at}was due by 2026-10-06, 6 months after `decided_on`. Record it."] * late


def test_progress_appears_on_its_own_day(tmp_path: Path) -> None:
    progress = (
        "    progress:\n      - {date: 2026-11-01, text: Half way}\n      - {date: 2026-12-24, text: All done}\n---"
    )
    site = write_site(
        tmp_path, {**GOOD, "learning/action-plans/p.md": PLAN.replace("---\n\nText", f"{progress}\n\nText")}
    )
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 0
    page = Html((site / "site/action-plans/p/index.html").read_bytes())
    assert "1 November 2026: Half way" in page.text(".bp-entries")
    assert "All done" not in page.text("main")


def test_an_action_leads_to_the_finding_that_it_answers_and_back(tmp_path: Path) -> None:
    site = write_site(tmp_path, {**GOOD, "learning/action-plans/p.md": PLAN})
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 0
    plan = Html((site / "site/action-plans/p/index.html").read_bytes())
    assert "../../reviews/one/index.html#finding-1" in plan.attributes(".bp-entries a", "href")
    assert "A review (Finding 1)" in plan.text(".bp-entries")
    review = Html((site / "site/reviews/one/index.html").read_bytes())
    assert "../../action-plans/p/index.html" in review.attributes("main a", "href")


def test_versions_stand_in_a_table(tmp_path: Path) -> None:
    rows = 'version: "0.3"\nversions:\n  - {version: "0.2", when: "2015-04"}\n'
    rows += '  - {version: "0.3", when: "2016-03", by: Board}\n'
    site = write_site(tmp_path, {**GOOD, "content/documents/x.md": document(rows)})
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 0
    page = Html((site / "site/documents/x/index.html").read_bytes())
    assert page.texts(".bp-entries th") == ["Version", "Group or role", "Date"]
    assert page.texts(".bp-entries td") == ["0.2", "", "April 2015", "0.3", "Board", "March 2016"]
