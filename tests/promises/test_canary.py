"""Never early: no word that only something unlisted uses is in any byte that a build publishes or prints.

Every field, file name, attachment, note, slug, theme and so on of unlisted publications carries a canary, and listed
ones point to them in every way. The same canaries are found when everything is listed, and when a filter is missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic_core import to_json

from boardpress import catalogue as catalogues
from boardpress import edition as editions
from boardpress import listing, publicboard, publicview
from boardpress.catalogue import Catalogue
from boardpress.cli import run
from boardpress.edition import Edition, compose
from boardpress.listing import Standing
from boardpress.order import Order
from boardpress.press import catalogue
from boardpress.reading import body as bodies
from boardpress.states import State
from tests.promises.planted import AFTERWARDS, KEPT_FOR_BOARD, LATER, STATES, TODAY, Planted
from tests.promises.words import Canaries, Canary, found_below, found_in
from tests.sites import write_site

STAYS = {
    # The address of what was withdrawn answers with a neutral page; the register knows its type by name.
    "withdrawn": re.compile(r".*\.(slug|alias)|type\.(name|section)"),
    # What is on request has a page that may be pointed to.
    "on-request": re.compile(r".*\.slug|entry\.(text|title)"),
}
"""What the public may still see, by the state of the publication."""
NEVER_SHOWN = (
    r".*\.(held|withdrawn|clearance|decision)\..*",  # a group that no page has a form for, whoever may see it
    r".*\.folder",  # a file lies beside its page, wherever the author keeps it
    r"(age-group|audience|choice|contact)\.key",
    r"(age-group|audience)\.summary",
    r"everykind\..*_group_list\.(address|day|link\..*|markdown(\.link)?|month|number|secret)",
    r"(type\.)?(field|section)\.help",
    r"type\.(field|section)\.key",
    r"type\.rule",
    r"channel\.(key|label|summary)",
    r"allowed",  # what may stand in texts is for the check alone
)
"""Kinds that no output ever shows; that an edition holds none of them is tried all the same."""
NOT_IN_CATALOGUE = r".*month"
"""Kinds that are not written in a catalogue's data as they are in a source."""


@dataclass(frozen=True)
class Board:
    """A board's sources with everything hidden, and with everything listed; what is read of the first."""

    canaries: tuple[Canary, ...]
    hidden: Mapping[str, str | bytes]
    listed: Mapping[str, str | bytes]
    catalogue: Catalogue


@dataclass(frozen=True)
class Tried:
    """Each form of a canary that builds let be found, and where; what the last of them printed."""

    listed: Mapping[str, Collection[str]]
    unlisted: Mapping[str, Collection[str]]
    printed: str


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    canaries = Canaries()
    hidden, listed = Planted(canaries).site(), Planted(canaries, listed=True).site()
    read = catalogue(_order(write_site(tmp_path_factory.mktemp("read"), hidden)))
    return Board(tuple(canaries.planted.values()), hidden, listed, read)


@pytest.fixture(scope="module")
def tried(board: Board, tmp_path_factory: pytest.TempPathFactory) -> Tried:
    """Everything is published first, and then, into the same folder and with the same cache, nothing of it may be."""
    folder = tmp_path_factory.mktemp("canaries")
    site, out = folder / "board", folder / "out"
    write_site(site, board.listed)
    assert run(["build", "--site", str(site), "--as-of", AFTERWARDS, "--out", str(out)]) == 0
    listed = found_below(out)
    write_site(site, board.hidden)
    said: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        for stream in ("stdout", "stderr"):
            patch.setattr(f"sys.{stream}", _Heard(said))
        assert run(["build", "--site", str(site), "--as-of", TODAY, "--out", str(out)]) == 0
    return Tried(listed, found_below(out), "".join(said))


def all_of(held: Catalogue | Edition) -> str:
    """All that a catalogue or an edition holds, with the texts of bodies, which are read when they are asked for."""
    return to_json(held, fallback=lambda read: read().decode()).decode()


class _Heard:
    """A stream that keeps what is written."""

    def __init__(self, said: list[str]) -> None:
        self._said = said

    def write(self, text: str) -> int:
        self._said.append(text)
        return len(text)

    def flush(self) -> None:
        """Nothing waits."""

    def isatty(self) -> bool:
        return False


def _order(site: Path) -> Order:
    return Order(site, site / "site", date.fromisoformat(TODAY), clean=True)


def leaks(canaries: Collection[Canary], found: Collection[str]) -> set[tuple[str, str]]:
    """Owner and kind of each canary that was found, but for those that stay."""
    unstaying = [canary for canary in canaries if not _stays(canary)]
    return {(canary.owner, canary.kind) for canary in unstaying if not found_none(canary, found)}


def found_none(canary: Canary, found: Collection[str]) -> bool:
    return not any(form in found for form in canary.forms)


def _stays(canary: Canary) -> bool:
    return canary.owner in STAYS and STAYS[canary.owner].fullmatch(canary.kind) is not None


def matches(patterns: tuple[str, ...], kind: str) -> bool:
    return any(re.fullmatch(pattern, kind) for pattern in patterns)


def test_no_byte_of_any_output_holds_a_word_that_only_the_unlisted_use(board: Board, tried: Tried) -> None:
    found = {
        (canary.owner, canary.kind): sorted(tried.unlisted[form])[:3]
        for canary in board.canaries if not _stays(canary)
        for form in canary.forms if form in tried.unlisted
    }  # fmt: skip
    assert found == {}
    assert len(board.canaries) > 2000
    assert {canary.owner for canary in board.canaries} == {*STATES, KEPT_FOR_BOARD, LATER}


def test_what_stays_is_there_and_nothing_else_is_let_pass(board: Board, tried: Tried) -> None:
    """An exception that no output needs would only blind the test."""
    there = {
        (canary.owner, canary.kind.rpartition(".")[2])
        for canary in board.canaries if _stays(canary) and not found_none(canary, tried.unlisted)
    }  # fmt: skip
    assert there == {("withdrawn", "slug"), ("withdrawn", "alias"), ("withdrawn", "name"), ("withdrawn", "section"),
                     ("on-request", "slug"), ("on-request", "text"), ("on-request", "title")}  # fmt: skip


def test_the_same_words_are_found_when_everything_is_listed(board: Board, tried: Tried) -> None:
    """Every kind of canary, but for those that no output has a place for, which the catalogue holds."""
    kinds = {canary.kind for canary in board.canaries}
    never = kinds - {canary.kind for canary in board.canaries if not found_none(canary, tried.listed)}
    assert {kind for kind in never if not matches(NEVER_SHOWN, kind)} == set()
    assert [pattern for pattern in NEVER_SHOWN if not any(re.fullmatch(pattern, kind) for kind in never)] == []
    held = found_in(all_of(board.catalogue))
    absent = kinds - {canary.kind for canary in board.canaries if not found_none(canary, held)}
    assert {kind for kind in absent & never if not re.fullmatch(NOT_IN_CATALOGUE, kind)} == set()


def test_a_build_prints_nothing_of_what_is_not_listed(board: Board, tried: Tried) -> None:
    assert "Published for 22 November 2026" in tried.printed
    found = found_in(tried.printed)
    (line,) = [line for line in tried.printed.splitlines() if "next change" in line]
    coming = {form for canary in board.canaries for form in canary.forms if form in found_in(line)}
    assert len(coming) == 1, "the next change is named by its day only"
    assert leaks(board.canaries, found - coming) == set()


def test_what_publishers_get_holds_nothing_either(board: Board) -> None:
    """An edition is all that a publisher gets, so no publisher yet to come can leak what is not in it."""
    found = found_in(all_of(compose(board.catalogue, date.fromisoformat(TODAY))))
    # The choices of a public type are the type's, whoever uses them.
    known = {"choice.key", "choice.label"}
    assert {leak for leak in leaks(board.canaries, found) if leak[1] not in known} == set()


# One filter after the other is taken out.


def _listed(publication: Any, declared: Any, day: date) -> Standing:
    return Standing(State.LISTED, publication.date, None)


def _on_any_day(publication: Any, declared: Any, day: date) -> Standing:
    return listing.standing(publication, declared, date.max)


def _whole(view: Any, publication: Any) -> Any:
    return view.whole(publication)


View = publicview.PublicView
_value, _whole_view = View._value, View.whole


def _value_of_any_day(view: Any, value: Any, field: Any) -> Any:
    return _value(replace(view, day=date.max), value, field)


def _with_every_file(view: Any, publication: Any) -> Any:
    return replace(_whole_view(view, publication), files=publication.files)


def _every_note(elements: Any, notes: Mapping[str, Any]) -> dict[str, int]:
    return {identifier: number for number, identifier in enumerate(notes, 1)}


class Filter:
    """A filter to be taken out, what stands in its place, and a canary that then is found."""

    def __init__(
        self, name: str, place: object, attribute: str, instead: Callable[..., Any], owner: str, kind: str
    ) -> None:
        self.name, self.place, self.attribute, self.instead = name, place, attribute, instead
        self.expected = (owner, kind)


FILTERS = (
    Filter("fields", publicview, "is_public", lambda field: True, KEPT_FOR_BOARD, "everykind.closed_text"),
    Filter("groups", View, "_group", lambda view, value, field: value, KEPT_FOR_BOARD,
           "everykind.open_group_list.secret"),
    Filter("entries", View, "_group", lambda view, value, field: value, "draft", "entry.text"),
    Filter("references", View, "_value", lambda view, value, field: value, "draft", "review.slug"),
    Filter("days to come", View, "_value", _value_of_any_day, LATER, "later.updated"),
    Filter("corrections to come", View, "_value", _value_of_any_day, LATER, "later.corrections.what"),
    Filter("links", View, "_link", lambda view, link: link, "held", "briefing.slug"),
    Filter("targets", publicview, "_without_targets", lambda body: body, "internal", "briefing.slug"),
    Filter("files", View, "whole", _with_every_file, KEPT_FOR_BOARD, "everykind.closed_file.name"),
    Filter("what was said", View, "on_request", _whole, "on-request", "review.section.words"),
    Filter("what stays", publicview, "_stays", lambda field: True, "on-request", "everykind.open_text"),
    Filter("what was withdrawn", View, "withdrawn", _whole, "withdrawn", "review.title"),
    Filter("retired addresses", editions, "address_retired", lambda publication: False, "retired", "review.slug"),
    Filter("standing", catalogues, "standing", _listed, "scheduled", "briefing.title"),
    Filter("days of publication", catalogues, "standing", _on_any_day, "scheduled", "briefing.title"),
    Filter("what is kept back", listing, "_kept_back", lambda *_: None, "elsewhere", "review.title"),
    Filter("clearance", listing, "missing_clearance", lambda *_: (), "uncleared", "review.title"),
    Filter("days of clearance", listing, "_is_after", lambda *_: False, "cleared-later", "review.title"),
    Filter("withdrawal", listing, "withdrawn_on", lambda publication: None, "retired", "page.title"),
    Filter("reasons", editions, "public_standing", lambda how: how, LATER, "later.withdrawn.date"),
    Filter("lists", publicboard, "public_board", lambda whole, *_: whole, "draft", "theme.label"),
    Filter("contacts", publicboard, "public_board", lambda whole, *_: whole, "draft", "contact.email"),
    Filter("glossary", publicboard, "public_board", lambda whole, *_: whole, "draft", "glossary.meaning"),
    Filter("navigation", publicboard, "public_board", lambda whole, *_: whole, "draft", "navigation.page"),
    Filter("types", publicboard, "_public_type", lambda declared: declared, KEPT_FOR_BOARD, "field.label"),
    Filter("types in the navigation", publicboard, "public_board", lambda whole, *_: whole,
           "held", "navigation.section"),
    Filter("sections", bodies._Splitter, "_is_public", lambda split, key: True, KEPT_FOR_BOARD,
           "learning-summary.section.words"),
    Filter("notes", bodies, "_renumber", _every_note, KEPT_FOR_BOARD, "learning-summary.section.footnote.text"),
)  # fmt: skip


@pytest.mark.parametrize("taken", FILTERS, ids=lambda one: one.name)
def test_with_a_filter_taken_out_the_canaries_are_found(
    taken: Filter, board: Board, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taken.place, taken.attribute, taken.instead)
    # A copy has found out nothing yet of how its publications stand.
    everything = replace(board.catalogue)
    if taken.place in {bodies, bodies._Splitter}:
        everything = catalogue(_order(write_site(tmp_path, board.hidden)))
    edition = compose(everything, date.fromisoformat(TODAY))
    found = found_in(all_of(edition))
    assert taken.expected in leaks(board.canaries, found)


IN_BYTES = ("fields", "entries", "corrections to come", "files", "retired addresses", "standing", "what is kept back",
            "clearance", "withdrawal", "sections", "notes", "types in the navigation", "lists")  # fmt: skip
"""Filters without which something is published. Without the others only publishers know of it, or the build stops."""


@pytest.mark.slow
@pytest.mark.parametrize("taken", [one for one in FILTERS if one.name in IN_BYTES], ids=lambda one: one.name)
def test_with_a_filter_taken_out_the_canaries_are_published(
    taken: Filter, board: Board, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = write_site(tmp_path / "board", board.hidden)
    monkeypatch.setattr(taken.place, taken.attribute, taken.instead)
    assert run(["build", "--site", str(site), "--as-of", TODAY, "--clean", "--jobs", "1"]) == 0
    assert taken.expected in leaks(board.canaries, found_below(site / "site"))
