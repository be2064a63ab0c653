"""Every way to make a listed review vanish is caught, each with words of its own, and nothing blesses it."""

# The messages stand as they are shown, however long.
# ruff: noqa: E501

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.duties.conftest import LEDGER, ONE, REVIEW, Board, Change
from tests.sites import CLEARANCE, briefing, snapshot
from tests.sites import REVIEW as OTHER

CONFIG = "site-config.yml"
UNTIL = "It must stay until 31 March 2027 (2027-03-31)."
ENDED = "31 March 2027 (2027-03-31)"
WHAT = "'A review' (review/one), listed at /reviews/one/ since 15 January 2026,"


class Way(NamedTuple):
    """A way to lose a review: what somebody does, where the problem is, and its message's beginning and end."""

    name: str
    change: Change
    where: str
    says: str
    remedy: str
    until: str = UNTIL


def edit(*pairs: tuple[str, str]) -> Change:
    return lambda board: board.change(ONE, *pairs)


def front(lines: str) -> Change:
    return edit(("subtype: lcspr\n", f"subtype: lcspr\n{lines}"))


def configured(lines: str) -> Change:
    return lambda board: board.configure(lines)


def delete(board: Board) -> None:
    (board.site / ONE).unlink()


def rename(board: Board) -> None:
    (board.site / ONE).rename(board.site / "content/reviews/new.md")


def move_out(board: Board) -> None:
    (board.site / "content/reviews/old").mkdir()
    (board.site / ONE).rename(board.site / "content/reviews/old/one.md")


def change_type(board: Board) -> None:
    (board.site / ONE).unlink()
    text = briefing(date="2026-01-15").replace("summary:", "aliases: [reviews/one, reviews/first-name]\nsummary:")
    board.write("content/briefings/one.md", text)


def merge(board: Board) -> None:
    board.write("content/reviews/two.md", OTHER)
    board.record()
    delete(board)
    board.change("content/reviews/two.md", ("title: A review", "title: Two\naliases: [reviews/one]"))


def lead_elsewhere(board: Board) -> None:
    delete(board)
    board.change("content/pages/about.md", ("title: About", "title: About\naliases: [reviews/one]"))


def rename_and_drop(board: Board) -> None:
    rename(board)
    board.change("content/reviews/new.md", ("[reviews/first-name]", "[reviews/one]"))


def change_folder(board: Board) -> None:
    board.configure("types:\n  review:\n    folder: content/case-reviews\n")


def drop_clearance_part(board: Board) -> None:
    board.change(ONE, ("  legal_check: 2025-12-01\n", ""))


def empty(board: Board) -> None:
    head = REVIEW.split("\n---\n")[0]
    board.write(ONE, f"{head}\n---\n\n## Executive summary\n\nGone. [A map](map.pdf)\n")


def replace_file(board: Board) -> None:
    board.write("content/reviews/one-report.pdf", "%PDF-1.7 another report")


def remove_file(board: Board) -> None:
    (board.site / "content/reviews/one-report.pdf").unlink()


def take_down(lines: str, then: Change) -> Change:
    """Withdraw it, record that, and then do something else."""

    def change(board: Board) -> None:
        board.change(ONE, ("subtype: lcspr\n", f"subtype: lcspr\n{lines}"))
        board.record()
        then(board)

    return change


WITHDRAWN = "withdrawn: {date: 2026-05-01, reason: R, authorised_by: B}\n"
RETIRED = "withdrawn: {date: 2026-05-01, reason: R, authorised_by: B, address: retired}\n"
LISTING = "types:\n  review:\n    listing: {minimum_months: 24}\n"


def shorten_rule(board: Board) -> None:
    """A rule of 24 months was recorded; now it is that of 12."""
    board.change(ONE, ("listed_until: 2027-03-31\n", ""))
    board.change(LEDGER, ("may_leave: 2027-03-31", "may_leave: 2028-01-15"), ("months: 12", "months: 24"))
    board.configure("types:\n  review:\n    listing:\n      minimum_months: 12\n")


def type_with_shorter_rule(board: Board) -> None:
    shorten_rule(board)
    board.configure("  audit:\n    label: {singular: Audit, plural: Audits}\n    folder: content/audits\n"
                    "    section: audits\n    listing: {minimum_months: 6}\n")  # fmt: skip
    text = briefing(date="2026-01-15").replace("summary:", "aliases: [reviews/one, reviews/first-name]\nsummary:")
    delete(board)
    board.write("content/audits/one.md", text)


WAYS = [
    Way("the file is deleted", delete, f"{LEDGER}:6: review/one",
        "the file of review/one, listed at /reviews/one/ since 15 January 2026, is gone, and the report would be lost.",
        "Bring the file back; to take it down, keep the file and add `withdrawn:`; once a decision to dispose of it on "
        "31 March 2027 or later stands in content/ledger.yml (`disposed:`), it may go."),
    Way("it is made a draft", front("draft: true\n"), f"{ONE}:6: draft",
        f"marked as a draft again, {WHAT} would vanish.", "Remove `draft: true`, or take it down on purpose"),
    Way("it is made internal", front("access: internal\n"), f"{ONE}:6: access",
        f"made internal, {WHAT} would vanish.", "Write `access: public`, or take it down on purpose"),
    Way("its type is made internal", configured("types:\n  review:\n    access: internal\n"),
        f"{CONFIG}:15: types.review.access", f"with the type internal by default, {WHAT} would vanish.",
        "Change it back, or write `access: public` into review/one's file."),
    Way("it is held", front('held: {reason: "A trial", next_check: 2027-01-01}\n'), f"{ONE}:6: held",
        f"held back after it was published, {WHAT} would vanish.", "Remove `held:`, or take it down on purpose"),
    Way("the decision is changed to elsewhere", edit(("decision: full", "decision: elsewhere")),
        f"{ONE}:7: publication_decision",
        f"with `elsewhere` (published elsewhere without the board's name), {WHAT} would vanish.",
        "Write the decision by which it was published, or take it down on purpose"),
    Way("its clearance is removed", edit((CLEARANCE, "")), f"{ONE}:1: clearance",
        "its clearance lacks authorised by, authorised on, copies sent, family told, practitioners told, legal check; "
        f"without it {WHAT} would vanish.", "Write it again"),
    Way("its clearance is made incomplete", drop_clearance_part, f"{ONE}:12: clearance",
        f"its clearance lacks legal check; without it {WHAT} would vanish.", "Write it again"),
    Way("its date is moved on", edit(("date: 2026-01-15", "date: 2026-12-15")), f"{ONE}:3: date",
        f"moved on to 2026-12-15, {WHAT} would vanish or have its time begin anew.", "Write 2026-01-15; a new version is"),
    Way("its date is moved on, to a day that has come", edit(("date: 2026-01-15", "date: 2026-01-16")),
        f"{ONE}:3: date", f"moved on to 2026-01-16, {WHAT} would vanish or have its time begin anew.", "Write 2026-01-15;"),
    Way("its date is moved back", edit(("date: 2026-01-15", "date: 2025-01-15")), f"{ONE}:3: date",
        f"moved back to 2025-01-15, {WHAT} would end its time too early.", "Write 2026-01-15, the day on which"),
    Way("its date is removed", edit(("date: 2026-01-15\n", "")), f"{ONE}:1: date",
        f"is gone, and without it nothing says until when {WHAT} must stay.", "Write `date: 2026-01-15` again."),
    Way("it is renamed without an alias", rename, "content/reviews/new.md:8: aliases",
        f"it was {WHAT[:-1]}; since the file was renamed, that address would be lost (404).",
        "Add `aliases: [reviews/one]`, or give the file its old name."),
    Way("an alias is dropped", edit(("aliases: [reviews/first-name]\n", "")), f"{ONE}:1: aliases",
        f"/reviews/first-name/, an old address of {WHAT} would be lost (404).",
        "Add 'reviews/first-name' to `aliases` again. Old addresses are kept for good."),
    Way("it is renamed, and an older alias is dropped", rename_and_drop, "content/reviews/new.md:8: aliases",
        f"/reviews/first-name/, an old address of {WHAT} would be lost (404).", "Add 'reviews/first-name'"),
    Way("the section of its type is changed", configured("types:\n  review:\n    section: case-reviews\n"),
        f"{CONFIG}:15: types.review.section",
        f"with the section 'case-reviews' the address of {WHAT} would be lost (404).",
        "Change it back, or add `aliases: [reviews/one]` to the file, and so for each of the type."),
    Way("the folder of its type is changed", change_folder, f"{CONFIG}:15: types.review.folder",
        "the folder is now 'content/case-reviews', but content/reviews/one.md lies elsewhere: "
        "review/one, listed at /reviews/one/ since 15 January 2026, would be lost.", "Change the folder back"),
    Way("it is moved to where nothing is read", move_out, "content/reviews/old/one.md:1: file",
        "the file of review/one, listed at /reviews/one/ since 15 January 2026, was moved to content/reviews/old/one.md",
        "Move the file back"),
    Way("its type is changed to one without the duty", change_type, "content/briefings/one.md:1: file",
        "moved to a type that has no rule of listing, review/one, listed at /reviews/one/ since "
        "15 January 2026, would lose its duty to stay.", "Move the file back to content/reviews; to take it down,"),
    Way("its address only leads to a page", lead_elsewhere, "content/pages/about.md:1: file",
        "moved to a type that has no rule of listing, review/one, listed at", "Move the file back to content/reviews"),
    Way("its address only leads to another review", merge, f"{LEDGER}:6: review/one",
        "the file of review/one, listed at /reviews/one/ since 15 January 2026, is gone; its address only leads to "
        "content/reviews/two.md, another publication.", "Bring the file back and take the alias out of"),
    Way("its type is changed to one with a shorter rule", type_with_shorter_rule, "content/audits/one.md:1: file",
        "by the rule of this type review/one, listed at /reviews/one/ since 15 January 2026, might leave on "
        "2026-07-15 already.", "Move the file back to content/reviews, or add `listed_until: 2028-01-15`.",
        "It must stay until 15 January 2028 (2028-01-15)."),
    Way("its report is emptied", empty, f"{ONE}:20: body",
        f"the report of {WHAT} is emptied: 3 of 48 words are left.", "Bring the text back, or take it down on purpose"),
    Way("its text is changed without a correction", edit(("three agencies", "two agencies")), f"{ONE}:20: body",
        f"the report of {WHAT} is not the one that was published (48 words then, 48 now), and nothing tells its readers.",
        "Bring the text back, or say what changed and when under `corrections:` (no later than today)."),
    Way("its footnote is changed without a correction", edit(("told the reviewer", "never told anybody")),
        f"{ONE}:20: body", f"the report of {WHAT} is not the one that was published", "Bring the text back"),
    Way("its text is changed with a correction that is still to come",
        edit(("three agencies", "two agencies"), ("subtype:", "corrections: [{date: 2026-12-01, what: W}]\nsubtype:")),
        f"{ONE}:21: body", f"the report of {WHAT} is not the one that was published", "Bring the text back"),
    Way("an attachment is no longer named", edit(("report: one-report.pdf\n", "")), f"{LEDGER}:16: review/one.files",
        f"nothing names 'one-report.pdf' any longer, and the file of {WHAT} would be lost.",
        "Name it again, or name what replaces it and say so under `corrections:`."),
    Way("an attachment is no longer named, and a correction hides it",
        edit(("report: one-report.pdf\n", "updated: 2026-11-01\n")), f"{LEDGER}:16: review/one.files",
        f"nothing names 'one-report.pdf' any longer, and the file of {WHAT} would be lost.", "Name it again"),
    Way("an attachment's file is deleted", remove_file, f"{LEDGER}:16: review/one.files",
        f"'one-report.pdf' cannot be read, and the file of {WHAT} would be lost.", "Put the file back"),
    Way("an attachment is replaced without a correction", replace_file, f"{LEDGER}:16: review/one.files",
        f"'one-report.pdf' of {WHAT} is not the file that was published, and nothing tells its readers.",
        "Put the old file back, or say what changed and when under `corrections:` (no later than today)."),
    Way("a section is made internal", configured("types:\n  review:\n    sections:\n      findings: {public: false}\n"),
        f"{CONFIG}:16: types.review.sections.findings.public",
        f"the section 'Findings' of {WHAT} would no longer be public.", "Make the section public again."),
    Way("a file's key is made internal", configured("types:\n  review:\n    fields:\n      report: {public: false}\n"),
        f"{CONFIG}:16: types.review.fields.report.public",
        f"'one-report.pdf' of {WHAT} would no longer be public.", "Make the key public again"),
    Way("the rule is shortened", shorten_rule, f"{CONFIG}:16: types.review.listing.minimum_months",
        f"12 months, not 24: {WHAT} might leave too early.",
        "Change it back, or add `listed_until: 2028-01-15` to the file first.",
        "It must stay until 15 January 2028 (2028-01-15)."),
    Way("its longer time is shortened", edit(("listed_until: 2027-03-31", "listed_until: 2027-02-01")),
        f"{ONE}:9: listed_until", f"{WHAT} was promised for longer; now it might leave on 2027-02-01.",
        "Write `listed_until: 2027-03-31`, or a later day."),
    Way("its longer time is removed", edit(("listed_until: 2027-03-31\n", "")), f"{ONE}:1: listed_until",
        f"{WHAT} was promised for longer; now it might leave on 2027-01-15.", "Write `listed_until: 2027-03-31`"),
    Way("a withdrawal is undone", take_down(WITHDRAWN, edit((WITHDRAWN, ""))), f"{ONE}:1: withdrawn",
        "review/one was taken down on 1 May 2026 (2026-05-01), and would come back. What was withdrawn stays so for good.",
        "Write `withdrawn:` again with that day;", ENDED),
    Way("a withdrawal is dated later", take_down(WITHDRAWN, edit(("2026-05-01", "2026-06-01"))), f"{ONE}:6: withdrawn",
        "review/one was taken down on 1 May 2026 (2026-05-01), and 2026-06-01 is later: the record of what was public "
        "would be lost.", "Write that day again.", ENDED),
    Way("a withdrawn page is made a draft", take_down(WITHDRAWN, front("draft: true\n")), f"{ONE}:6: draft",
        f"marked as a draft again, {WHAT} would vanish.", "Remove `draft: true`"),
    Way("a withdrawn page's file is deleted", take_down(WITHDRAWN, delete), f"{LEDGER}:6: review/one",
        "the file of review/one,", "Bring the file back"),
    Way("an address that identifies comes back", take_down(RETIRED, edit((", address: retired", ""))),
        f"{ONE}:6: withdrawn", "review/one was taken down on 1 May 2026 (2026-05-01) with its address, which identifies "
        "somebody: /reviews/one/ would come back.", "Write `address: retired` again.", ENDED),
    Way("its type is taken out of the configuration", lambda board: board.change(LEDGER, ("type: review", "type: gone"),
        ("review/one", "gone/one")), f"{CONFIG}:1: types",
        "the type `gone` is no longer declared: gone/one, listed at /reviews/one/ since 15 January 2026, would be lost.",
        "Declare the type again."),
    Way("it is disposed of before its time",
        lambda board: board.change(LEDGER, ("    words:", '    disposed: {date: 2026-11-01, authorised_by: B, reason: "R"}\n    words:')),
        f"{LEDGER}:14: review/one.disposed",
        "the decision of 2026-11-01 comes before review/one, listed at /reviews/one/ since 15 January 2026, may go.",
        "Remove `disposed:`; decide again on that day or later."),
]  # fmt: skip


@pytest.mark.parametrize("way", WAYS, ids=[way.name for way in WAYS])
def test_a_way_to_lose_a_review_is_caught_by_every_command_and_blessed_by_none(board: Board, way: Way) -> None:
    way.change(board)
    ledger, published = board.read(LEDGER), snapshot(board.site / "site")

    errors = board.errors()

    said = [line for line in errors if line.startswith(f"{way.where}: {way.says}")]
    assert len(said) == 1, "\n".join(errors)
    assert way.until in said[0]
    assert way.remedy in said[0]
    for command in ("build", "record"):
        code, lines = board.run(command)
        assert code == 1
        assert lines[:-1] == errors
    assert board.read(LEDGER) == ledger
    assert snapshot(board.site / "site") == published


def test_at_least_seventeen_ways_have_each_words_of_their_own() -> None:
    """The words before what is lost are another for each way, but for variants of one."""
    assert len({" ".join(way.says.split()[:3]) for way in WAYS}) >= 17
    assert len({way.says for way in WAYS}) >= 35
