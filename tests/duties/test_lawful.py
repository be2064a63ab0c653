"""No lawful change is stopped, and `record` writes down what it has to know of it."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.duties.conftest import LEDGER, ONE, Board, Change
from tests.sites import REVIEW as OTHER

CORRECTION = 'corrections: [{date: 2026-11-20, what: "There were two agencies."}]\n'
ON_REQUEST = "types:\n  review:\n    listing: {then: on-request, ask: office}\n"
AFTERWARDS = "2027-03-31"
"""The first day on which the review may leave."""
NOTHING = f"{LEDGER}: nothing to record, it is up to date."


class Lawful(NamedTuple):
    """A change that is allowed, on a day, and what `record` says of it (nothing: it has not to know)."""

    name: str
    change: Change
    recorded: tuple[str, ...] = ()
    day: str = "2026-11-22"


def front(lines: str, *pairs: tuple[str, str]) -> Change:
    return lambda board: board.change(ONE, ("subtype: lcspr\n", f"subtype: lcspr\n{lines}"), *pairs)


def edit(*pairs: tuple[str, str]) -> Change:
    return lambda board: board.change(ONE, *pairs)


def configured(lines: str) -> Change:
    return lambda board: board.configure(lines)


def rename(board: Board) -> None:
    (board.site / ONE).rename(board.site / "content/reviews/new.md")
    board.change("content/reviews/new.md", ("[reviews/first-name]", "[reviews/first-name, reviews/one]"))


def new_section(board: Board) -> None:
    board.configure("types:\n  review:\n    section: case-reviews\n")
    board.change(ONE, ("[reviews/first-name]", "[reviews/first-name, reviews/one]"))


def second_correction(board: Board) -> None:
    front(CORRECTION, ("three agencies", "two agencies"))(board)
    board.record()
    board.change(ONE, ('agencies."}]', 'agencies."}, {date: 2026-11-20, what: "Two visits."}]'), ("Each visit", "Both"))


def replace_file(board: Board) -> None:
    board.write("content/reviews/one-report.pdf", "%PDF-1.7 corrected")
    front(CORRECTION)(board)


def rename_file(board: Board) -> None:
    board.write("content/reviews/one-report-2.pdf", "%PDF-1.7 corrected")
    front(CORRECTION, ("one-report.pdf", "one-report-2.pdf"))(board)


def add_file(board: Board) -> None:
    board.write("content/reviews/chart.pdf", "%PDF-1.7 chart")
    board.change(ONE, ("See [what to do](good.md)", "See [what](chart.pdf) [to do](good.md)"))


def longer_rule(board: Board) -> None:
    board.change(ONE, ("listed_until: 2027-03-31\n", ""))
    board.configure("types:\n  review:\n    listing: {minimum_months: 36}\n")


def shorten_for_the_future(board: Board) -> None:
    """Its own `listed_until` keeps it for as long as the rule did, which is shorter now."""
    board.change(LEDGER, ("months: 12", "months: 14"))


def lay_out(board: Board) -> None:
    """Other marks, line ends, punctuation, quotation marks, capitals and link targets, and the same words."""
    board.change(
        ONE,
        ("In short, three agencies knew one part each, and", "In **short**: three agencies\nknew one part each — and"),
        ("nobody asked the child", "Nobody asked *the child*"),
        ("[what to do](good.md)", "[what to do](../briefings/good.md#what-to-do-now)"),
        ("[^1]: This is what", "[^note]: This is what"),
        ("like.[^1]", "like.[^note]"),
        ("## Findings\n", "Findings\n--------\n"),
    )


def move_type_afterwards(board: Board) -> None:
    text = (
        "---\ntitle: A review\ndate: 2026-01-15\nsummary: S\naliases: [reviews/one, reviews/first-name]\n---\n\nOld.\n"
    )
    (board.site / ONE).unlink()
    board.write("content/briefings/one.md", text)


def dispose(board: Board) -> None:
    disposed = 'disposed: {date: 2027-03-31, authorised_by: "Partners", reason: "Retention schedule"}'
    board.change(LEDGER, ("    words:", f"    {disposed}\n    words:"))
    (board.site / ONE).unlink()


WITHDRAWN = "withdrawn: {date: 2026-05-01, reason: R, authorised_by: B}\n"
RETIRED = "withdrawn: {date: 2026-05-01, reason: R, authorised_by: B, address: retired}\n"


def empty_withdrawn(board: Board) -> None:
    text = "---\ntitle: Removed\ndate: 2026-01-15\naliases: [reviews/first-name]\naccess: public\n"
    board.write(ONE, f"{text}{WITHDRAWN}---\n")


def delete_retired(board: Board) -> None:
    front(RETIRED)(board)
    board.record()
    (board.site / ONE).unlink()


def shrink_afterwards(board: Board) -> None:
    board.change(ONE, ("In short, three", "Four"), ("report: one-report.pdf\n", ""))


LAWFUL = [
    Lawful("a correction of the text", front(CORRECTION, ("three agencies", "two agencies")),
           ("review/one: report of 48 words and 3 files (corrected on 20 November 2026)",)),
    Lawful("an update of the text", front("updated: 2026-11-22\n", ("three agencies", "two agencies")),
           ("review/one: report of 48 words and 3 files (corrected on 22 November 2026)",)),
    Lawful("a second correction on the same day", second_correction, ("review/one: report of 47 words and 3 files",)),
    Lawful("an attachment that is corrected", replace_file,
           ("review/one: report of 48 words and 3 files (corrected on 20 November 2026)",)),
    Lawful("an attachment that is corrected under another name", rename_file,
           ("review/one: report of 48 words and 3 files (corrected on 20 November 2026)",)),
    Lawful("a correction of something else", front(CORRECTION),
           ("review/one: correction noted (corrected on 20 November 2026)",)),
    Lawful("another attachment", add_file, ("review/one: report of 48 words and 4 files",)),
    Lawful("a new name with an alias", rename,
           ("review/new: renamed, it was review/one", "review/new: old addresses /reviews/one/")),
    Lawful("another section of the type, with aliases", new_section,
           ("review/one: now at /case-reviews/one/", "review/one: old addresses /reviews/one/")),
    Lawful("another alias", edit(("[reviews/first-name]", "[reviews/first-name, reviews/second-name]")),
           ("review/one: old addresses /reviews/second-name/",)),
    Lawful("a longer time of its own", edit(("2027-03-31", "2028-01-01")),
           ("review/one: must stay until 1 January 2028",)),
    Lawful("a longer rule", longer_rule,
           ("review/one: must stay until 15 January 2029, by a rule of 36 months",)),
    Lawful("a shorter rule where its own time is long enough", shorten_for_the_future,
           ("review/one: its rule is 12 months",)),
    Lawful("a withdrawal", front(WITHDRAWN), ("review/one: withdrawn on 1 May 2026",)),
    Lawful("a withdrawal that is planned", front(WITHDRAWN.replace("2026-05", "2026-12")),
           ("review/one: withdrawn on 1 December 2026",)),
    Lawful("a withdrawal of which only a note is left", empty_withdrawn, ("review/one: withdrawn on 1 May 2026",)),
    Lawful("a withdrawal with the address", front(RETIRED), ("review/one: withdrawn on 1 May 2026",)),
    Lawful("the end of a file whose address was taken down", delete_retired),
    Lawful("other words around the report", edit(
        ("title: A review", "title: A better title"), ("What we learnt.", "In other words."),
        ("legal_check: 2025-12-01", "legal_check: 2025-12-02"), ("subtype: lcspr", "subtype: scr\nthemes: [neglect]"))),
    Lawful("another layout of the same words", lay_out),
    Lawful("another label of the type, a section and a key", configured(
        "types:\n  review:\n    label: {singular: Case review, plural: Case reviews}\n    sections:\n"
        "      findings: {heading: What we found}\n    fields:\n      report: {label: The report}\n")),
    Lawful("another rule of what follows", configured(ON_REQUEST)),
    Lawful("an edit of another publication", lambda board: board.change(
        "content/briefings/good.md", ("It matters.", "It does matter."))),
    Lawful("nothing, on the day on which it may leave", lambda board: None, day=AFTERWARDS),
    Lawful("what follows its time: on request", configured(ON_REQUEST), day=AFTERWARDS),
    Lawful("what follows its time: the archive", configured("types:\n  review:\n    listing: {then: archive}\n"),
           day=AFTERWARDS),
    Lawful("another text and fewer attachments after its time", shrink_afterwards, day=AFTERWARDS),
    Lawful("a shorter rule after its time", configured("types:\n  review:\n    listing: {minimum_months: 1}\n"),
           ("review/one: its rule is 1 month",), AFTERWARDS),
    Lawful("another type after its time, with an alias", move_type_afterwards,
           ("briefing/one: renamed, it was review/one", "briefing/one: old addresses /reviews/one/"), AFTERWARDS),
    Lawful("a decision to dispose of it after its time", dispose, day=AFTERWARDS),
]  # fmt: skip


@pytest.mark.parametrize("lawful", LAWFUL, ids=[lawful.name for lawful in LAWFUL])
def test_a_lawful_change_is_let_through_and_recorded(board: Board, lawful: Lawful) -> None:
    board.day = lawful.day
    lawful.change(board)

    assert board.errors() == []
    warnings = board.warnings()
    assert len(warnings) == bool(lawful.recorded), warnings
    changes = tuple(board.record())
    count = len(lawful.recorded)
    last = f"{LEDGER}: {count} change{'s' * (count > 1)}. Commit it with the content." if count else NOTHING
    assert changes == (*lawful.recorded, last)

    assert board.errors() == []
    assert board.warnings() == []
    assert board.record() == [NOTHING]


SCHEDULED = OTHER.replace("title: A review", "title: To come\naliases: [reviews/once]").replace(
    "2026-01-15", "2026-12-10"
)
TWO = "content/reviews/two.md"
NEW = "review/two: new, listed from 10 December 2026, must stay until 10 December 2027"


def rename_two(board: Board) -> None:
    (board.site / TWO).rename(board.site / "content/reviews/three.md")


BEFORE = [
    Lawful("deleted", lambda board: (board.site / TWO).unlink(),
           ("review/two: taken out, it is not to be listed and never was",)),
    Lawful("put off", lambda board: board.change(TWO, ("2026-12-10", "2027-02-28")),
           ("review/two: listed from 28 February 2027", "review/two: must stay until 28 February 2028")),
    Lawful("made a draft", lambda board: board.change(TWO, ("subtype:", "draft: true\nsubtype:")),
           ("review/two: taken out, it is not to be listed and never was",)),
    Lawful("rewritten", lambda board: board.change(TWO, ("Its text.", "Quite another text.")),
           ("review/two: report of 8 words and 0 files",)),
    Lawful("given no alias any longer", lambda board: board.change(TWO, ("aliases: [reviews/once]\n", "")),
           ("review/two: brought up to date",)),
    Lawful("renamed", rename_two,
           ("review/three: new, listed from 10 December 2026, must stay until 10 December 2027",
            "review/two: taken out, it is not to be listed and never was")),
]  # fmt: skip


@pytest.mark.parametrize("lawful", BEFORE, ids=[lawful.name for lawful in BEFORE])
def test_before_its_first_day_a_review_may_change_freely(board: Board, lawful: Lawful) -> None:
    board.write(TWO, SCHEDULED)
    assert board.record()[0] == NEW
    lawful.change(board)

    assert board.errors() == []
    assert tuple(board.record()[:-1]) == lawful.recorded
    assert board.record() == [NOTHING]


def test_a_new_review_may_take_the_address_of_one_that_was_disposed_of(board: Board) -> None:
    board.day = AFTERWARDS
    dispose(board)
    board.write(TWO, OTHER.replace("title: A review", "title: Two\naliases: [reviews/one]"))
    assert board.errors() == []
    assert board.record()[0] == "review/two: new, listed from 15 January 2026, must stay until 15 January 2027"
    assert board.record() == [NOTHING]


def test_from_its_first_day_on_it_is_bound(board: Board) -> None:
    board.write(TWO, SCHEDULED)
    board.record()
    (board.site / TWO).unlink()

    assert board.errors() == []
    board.day = "2026-12-09"
    assert board.errors() == []
    board.day = "2026-12-10"
    (error,) = board.errors()
    assert error.startswith(
        f"{LEDGER}:20: review/two: the file of review/two, listed at /reviews/two/ since 10 December"
    )


@pytest.mark.parametrize("lines", ["draft: true\n", "access: internal\n", "publication_decision: elsewhere\n"])
def test_what_is_not_to_be_listed_is_not_recorded(board: Board, lines: str) -> None:
    board.write(TWO, SCHEDULED.replace("subtype:", f"{lines}subtype:"))
    assert board.record() == [NOTHING]
    assert board.warnings() == []


def test_a_review_that_is_not_cleared_is_not_recorded_since_its_day_would_not_list_it(board: Board) -> None:
    board.write(TWO, SCHEDULED.replace("  legal_check: 2025-12-01\n", ""))
    assert board.record() == [NOTHING]
    board.day = "2026-12-10"
    assert board.errors() == []


def test_an_on_request_review_has_no_end_until_a_decision_to_dispose_of_it_is_recorded(board: Board) -> None:
    board.configure(ON_REQUEST)
    board.day = "2035-06-01"
    (board.site / ONE).unlink()
    (error,) = board.errors()
    assert (
        "Its time on the list ended on 31 March 2027 (2027-03-31), and it stays available on request without" in error
    )
    assert "once a decision to dispose of it stands in content/ledger.yml (`disposed:`), it may go." in error

    disposed = 'disposed: {date: 2035-06-02, authorised_by: "Partners", reason: "Retention schedule"}'
    board.change(LEDGER, ("    words:", f"    {disposed}\n    words:"))
    assert len(board.errors()) == 1, "the decision is of a later day"
    board.day = "2035-06-02"
    assert board.errors() == []
    board.record()
    assert disposed in board.read(LEDGER)


@pytest.mark.parametrize("pair", [("three agencies", "two agencies"), ("report: one-report.pdf\n", "")])
def test_what_is_on_request_is_still_the_report_that_was_listed(board: Board, pair: tuple[str, str]) -> None:
    board.configure(ON_REQUEST)
    board.day = "2028-01-01"
    board.change(ONE, pair)
    (error,) = board.errors()
    assert "it stays available on request without end" in error


def test_after_its_time_a_review_that_stays_listed_is_not_to_vanish_either(board: Board) -> None:
    board.day = "2030-01-01"
    (board.site / ONE).unlink()
    (error,) = board.errors()
    assert "Its time on the list ended on 31 March 2027 (2027-03-31), and its address must answer for good." in error


def test_record_refuses_a_day_before_that_of_the_ledger(board: Board) -> None:
    (board.site / ONE).unlink()
    board.day = "2026-01-01"
    code, lines = board.run("record")
    assert code == 2
    assert lines == [
        "boardpress: content/ledger.yml was written for 22 November 2026, and before that day entries that bind would "
        "not. Name a later day with --as-of, or none."
    ]


def test_a_site_without_duties_needs_no_ledger(board: Board) -> None:
    (board.site / ONE).unlink()
    (board.site / LEDGER).unlink()
    assert board.record() == [NOTHING]
    assert not (board.site / LEDGER).exists()
    code, lines = board.run("build")
    assert code == 0
    assert not [line for line in lines if "--previous" in line]


def test_a_board_without_a_ledger_is_told_to_write_one(board: Board) -> None:
    (board.site / LEDGER).unlink()
    assert board.errors() == []
    assert board.warnings() == [
        "content/ledger.yml:1: warning: file: it is behind: review/one: new, listed from 15 January 2026, must stay "
        "until 31 March 2027. Run `boardpress record`, and commit the file."
    ]
