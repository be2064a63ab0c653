"""Ten years, day by day: nothing early, nothing lost before its time, only allowed moves, every address answers.

What must be on a day is told by an oracle of its own, which counts days (`lives.py`), never by the code that is tried.
"""

from __future__ import annotations

import calendar
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boardpress import days, listing
from boardpress.board import Board
from boardpress.catalogue import Catalogue
from boardpress.cli import run
from boardpress.days import add_months
from boardpress.edition import Edition, compose
from boardpress.listing import KNOWN, standing
from boardpress.order import Order
from boardpress.press import catalogue, planned
from boardpress.publication import Publication
from boardpress.states import State
from tests.promises import lives
from tests.promises.lives import CLEARANCE, DAY, RULES, Facts, Life
from tests.sites import GOOD, briefing, write_site

FIRST, LAST = date(2023, 3, 20), date(2033, 3, 19)
BY_ITSELF = {
    "scheduled": {"listed", "held"},
    "held": {"listed"},
    "listed": {"archived", "on-request", "withdrawn"},
    "archived": {"withdrawn"},
    "on-request": {"withdrawn"},
}
"""Moves that the days alone make."""
BY_AN_EDIT = {
    "draft": {"internal", "held", "scheduled", "listed"},
    "internal": {"draft", "held", "scheduled", "listed"},
    "held": {"draft", "internal", "scheduled", "listed"},
    "scheduled": {"draft", "internal", "held", "listed"},
    "listed": {"withdrawn"},
    "archived": {"listed", "withdrawn"},
    "on-request": {"listed", "withdrawn"},
}
"""Moves that an author makes: what was public may be listed for longer or withdrawn; what was withdrawn stays so."""


@dataclass
class Simulation:
    """Lets the days pass over lives, and keeps everything that broke a promise."""

    board: Board
    lives: list[Life]
    wrong: list[str] = field(default_factory=list)
    composed: int = 0
    moves: set[tuple[str, str]] = field(default_factory=set)
    ever: dict[str, str] = field(default_factory=dict)
    """Every address that was ever published, and whose it is."""

    def run(self, first: date, last: date, sampled: Collection[date] = ()) -> Simulation:
        self._now: dict[int, _Version] = {}
        day = first
        while day <= last:
            moved = [number for number, life in enumerate(self.lives) if self._lives_on(number, life, day)]
            if moved or day in sampled or (day - first).days % 10 == 0:
                edition = compose(self.catalogue, day)
                self._look_at(edition, day)
                if day in sampled:
                    self._look_at_artefacts(edition, day)
            day += DAY
        return self

    @property
    def catalogue(self) -> Catalogue:
        everything = (version.publication for version in self._now.values())
        return Catalogue(self.board, {item.id: item for item in everything}, {})

    def _lives_on(self, number: int, life: Life, day: date) -> bool:
        """One day of a life; returns whether it was edited or is in another state."""
        before = self._now.get(number)
        facts = life.on(day)
        if facts is None:
            return False
        edited = before is None or before.facts is not facts
        version = _Version(facts, lives.publication(facts), lives.leaves(facts)) if edited else before
        assert version is not None
        how = standing(version.publication, self.board.types[facts.type], day)
        state = str(how.state)
        self._check(version, day, how, lives.state(facts, day, version.leave))
        if before and before.state != state:
            allowed = BY_ITSELF.get(before.state, set()) | (BY_AN_EDIT.get(before.state, set()) if edited else set())
            self.moves.add((before.state, state))
            self._expect(state in allowed, day, facts, f"went from {before.state} to {state}")
        if before and not edited:
            on_the_day = before.next_change == day
            self._expect((before.state != state) is on_the_day, day, facts, f"was to change on {before.next_change}")
        moved = edited or version.state != state
        version.state, version.next_change = state, how.next_change
        self._now[number] = version
        return moved

    def _check(self, version: _Version, day: date, how: listing.Standing, expected: str) -> None:
        facts = version.facts
        self._expect(str(how.state) == expected, day, facts, f"is {how.state}, not {expected}")
        public = how.state in KNOWN
        early = (
            facts.kept or (facts.date and day < facts.date) or any(done is None or done > day for done in facts.cleared)
        )
        self._expect(not (public and early), day, facts, "is early")
        due = facts.date and version.leave and facts.date <= day < version.leave and not early
        gone = facts.withdrawn and facts.withdrawn <= day
        self._expect(not due or gone or how.state is State.LISTED, day, facts, "is lost before its time")
        self._expect(how.must_stay_until == version.leave, day, facts, f"may leave on {how.must_stay_until}")

    def _look_at(self, edition: Edition, day: date) -> None:
        """What a publisher would get on the day."""
        self.composed += 1
        by_state: dict[str, set[str]] = {}
        for version in self._now.values():
            by_state.setdefault(version.state, set()).add(version.publication.id)
        retired = {v.publication.id for v in self._now.values() if v.state == "withdrawn" and v.facts.retired}
        listed, archived = by_state.get("listed", set()), by_state.get("archived", set())
        front = {item.id for item in edition.publications if edition.is_front(item)}
        for what, seen, wanted in (
            ("readable", {item.id for item in edition.publications}, listed | archived),
            ("in front", front, listed),
            ("on request", {item.id for item in edition.on_request}, by_state.get("on-request", set())),
            ("withdrawn", {item.id for item in edition.withdrawn}, by_state.get("withdrawn", set()) - retired),
        ):
            self._expect(seen == wanted, day, None, f"{what}: {sorted(seen ^ wanted)}")
        texts = [item for item in (*edition.on_request, *edition.withdrawn) if item.body.text.sections or item.summary]
        titles = [item for item in edition.withdrawn if item.title or item.date or item.reference or item.fields]
        self._expect(not texts and not titles, day, None, "a stub holds what was there")
        self._look_at_addresses(edition, day)

    def _look_at_addresses(self, edition: Edition, day: date) -> None:
        answering = _addresses((*edition.publications, *edition.on_request, *edition.withdrawn))
        for version in self._now.values():
            if version.state in {"listed", "archived", "on-request"}:
                self.ever |= dict.fromkeys(_addresses((version.publication,)), version.facts.key)
            if version.state == "withdrawn" and version.facts.retired:
                self.ever = {address: key for address, key in self.ever.items() if key != version.facts.key}
        self._expect(answering >= self.ever.keys(), day, None, f"no answer: {sorted(self.ever.keys() - answering)}")
        self._expect(
            answering <= self.ever.keys(), day, None, f"never published: {sorted(answering - self.ever.keys())}"
        )

    def _look_at_artefacts(self, edition: Edition, day: date) -> None:
        paths = {artefact.path for artefact in planned(edition)}
        missing = {address for address in self.ever if f"{address}index.html" not in paths}
        self._expect(not missing, day, None, f"no page: {sorted(missing)}")
        kept = [v.publication for v in self._now.values() if v.state in {"draft", "internal", "held", "scheduled"}]
        unpublished = _addresses(kept) - self.ever.keys()
        early = {path for path in paths if any(path.startswith(address) for address in unpublished)}
        self._expect(not early, day, None, f"early: {sorted(early)}")

    def _expect(self, holds: object, day: date, facts: Facts | None, said: str) -> None:
        if not holds:
            self.wrong.append(f"{day}: {facts.key if facts else 'the edition'} {said}")


@dataclass
class _Version:
    facts: Facts
    publication: Publication
    leave: date | None
    state: str = ""
    next_change: date | None = None


def _addresses(items: Collection[Publication]) -> set[str]:
    return {item.address for item in items} | {f"{alias}/" for item in items for alias in item.aliases}


def simulated(seed: int, count: int, first: date, last: date, sampled: Collection[date] = ()) -> Simulation:
    return Simulation(lives.board(), lives.lives(Random(seed), count, first, last)).run(first, last, sampled)


@pytest.mark.slow
def test_ten_years_of_two_hundred_and_fifty_publications(tmp_path: Path) -> None:
    sampled = {FIRST + DAY * number for number in range(200, 3650, 230)}
    simulation = simulated(20260101, 250, FIRST, LAST, sampled)
    assert simulation.wrong == []
    assert simulation.composed > 1000
    allowed = {(before, after) for before, states in BY_ITSELF.items() for after in states}
    assert allowed <= simulation.moves, "every move that the days make has been seen"
    assert len(simulation.ever) > 150


@pytest.mark.parametrize("seed", [2, 4])
def test_fourteen_months_with_a_leap_day(seed: int) -> None:
    first, last = date(2023, 11, 1), date(2025, 3, 5)
    simulation = simulated(seed, 60, first, last, {date(2024, 2, 29), last})
    assert simulation.wrong == []
    assert ("scheduled", "listed") in simulation.moves


def _clamped(day: date, months: int) -> date:
    """What many libraries do, and what loses a day: the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@pytest.mark.parametrize(
    "name, instead, said",
    [
        ("add_months", _clamped, "is lost before its time"),
        ("add_months", lambda day, months: day + timedelta(days=months * 30), "is lost before its time"),
        ("missing_clearance", lambda *_: (), "is early"),
        ("_kept_back", lambda *_: None, "is early"),
        ("withdrawn_on", lambda publication: None, "is listed, not withdrawn"),
        ("_next_change", lambda *_: None, "was to change on None"),
    ],
)
def test_a_wrong_rule_does_not_live_through_the_simulation(
    name: str, instead: object, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, name, instead)
    wrong = simulated(2, 60, date(2023, 11, 1), date(2025, 3, 5)).wrong
    assert [line for line in wrong if said in line]


def test_files_that_are_really_read_stand_as_in_the_simulation(tmp_path: Path) -> None:
    day = date(2027, 6, 30)
    written = [
        facts for life in lives.lives(Random(5), 60, date(2024, 1, 1), date(2028, 1, 1)) if (facts := life.on(day))
    ]
    files = {lives.path(facts): lives.source(facts) for facts in written}
    site = write_site(tmp_path, {"site-config.yml": lives.CONFIG, **files})
    read = catalogue(Order(site, site / "site", day))
    assert len(read.publications) == len(written) > 30
    for facts in written:
        item, made = read.publications[f"{facts.type}/{facts.slug}"], lives.publication(facts)
        declared = read.board.types[facts.type]
        for later in (day, day + DAY * 100, day + DAY * 500):
            assert standing(item, declared, later) == standing(made, declared, later)
            assert str(standing(item, declared, later).state) == lives.state(facts, later, lives.leaves(facts))
    made_up = Catalogue(lives.board(), {item.id: item for item in map(lives.publication, written)}, {})
    paths = [{artefact.path for artefact in planned(compose(either, day))} for either in (read, made_up)]
    assert paths[0] == paths[1]


# The rules of the calendar, for every day that there may be.

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@given(DAYS, st.integers(1, 60))
def test_months_are_counted_as_one_counts_days(day: date, months: int) -> None:
    assert add_months(day, months) == lives.first_day_to_leave(day, months)


@given(DAYS, DAYS, st.integers(1, 60))
def test_what_comes_out_later_leaves_no_earlier(one: date, other: date, months: int) -> None:
    assert (add_months(one, months) <= add_months(other, months)) or one > other


@given(DAYS, st.integers(0, 60))
def test_twelve_months_are_never_less_than_a_year(day: date, months: int) -> None:
    assert add_months(day, months + 12) - add_months(day, months) >= timedelta(days=365)
    assert add_months(day, 0) == day


EARLIEST = date(2023, 12, 1)
SOON = st.dates(EARLIEST, date(2026, 4, 1))
DONE = st.tuples(
    # Who authorised it is a name: it is there or not, on whatever day.
    st.sampled_from([EARLIEST, None]),
    *[SOON | st.none() for _ in CLEARANCE[1:]],
)
FACTS = st.builds(
    Facts,
    key=st.just("x"),
    type=st.sampled_from(sorted(RULES)),
    slug=st.just("x"),
    date=SOON | st.none(),
    kept=st.sampled_from(["", "", "", "draft", "internal", "held"]),
    cleared=st.just(()),
    listed_until=st.none() | SOON,
    withdrawn=st.none() | SOON,
).flatmap(
    lambda facts: st.just(facts) if facts.type != "review" else DONE.map(
        lambda cleared: Facts(facts.key, facts.type, facts.slug, facts.date, facts.kept, cleared, facts.listed_until,
                              facts.withdrawn)
    )
)  # fmt: skip


@settings(max_examples=150)
@given(FACTS, SOON)
def test_any_publication_stands_as_it_must_until_its_next_change(facts: Facts, day: date) -> None:
    declared, made, leave = BOARD.types[facts.type], lives.publication(facts), lives.leaves(facts)
    how = standing(made, declared, day)
    assert str(how.state) == lives.state(facts, day, leave)
    later = day
    for _ in range(1000):
        later += DAY
        if lives.state(facts, later, leave) != str(how.state):
            assert how.next_change == later
            return
    assert how.next_change is None or how.next_change > later


BOARD = lives.board()

# A day begins at midnight in London.


def at(moment: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the clock stand at a moment."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]  # the class of the moment itself
            return moment.astimezone(tz)

    monkeypatch.setattr(days, "datetime", Clock)


def _london(moment: datetime) -> date:
    """The day in London by the rule itself: summer time from 1 am UTC on March's last Sunday to October's."""

    def last_sunday(month: int) -> datetime:
        day = 31
        while date(moment.year, month, day).weekday() != 6:
            day -= 1
        return datetime(moment.year, month, day, 1, tzinfo=UTC)

    summer = last_sunday(3) <= moment < last_sunday(10)
    return (moment + timedelta(hours=1 if summer else 0)).date()


@pytest.mark.parametrize(
    "moment, day",
    [
        ("2026-06-30T22:59:59", "2026-06-30"),
        ("2026-06-30T23:00:00", "2026-07-01"),
        ("2026-12-31T23:59:59", "2026-12-31"),
        ("2027-01-01T00:00:00", "2027-01-01"),
        ("2026-03-28T23:59:59", "2026-03-28"),
        ("2026-03-29T22:59:59", "2026-03-29"),
        ("2026-03-29T23:00:00", "2026-03-30"),
        ("2026-10-24T23:00:00", "2026-10-25"),
        ("2026-10-25T23:59:59", "2026-10-25"),
    ],
)
def test_today_is_the_day_in_london_in_summer_too(moment: str, day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    at(datetime.fromisoformat(f"{moment}+00:00"), monkeypatch)
    assert days.today().isoformat() == day


@given(st.integers(0, 37 * 366 * 24 * 60))
def test_today_is_right_at_any_moment(minutes: int) -> None:
    moment = datetime(2000, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    with pytest.MonkeyPatch.context() as monkeypatch:
        at(moment, monkeypatch)
        assert days.today() == _london(moment)


def test_what_is_scheduled_comes_out_at_midnight_in_london(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a server whose clock says UTC, that is 11 pm of the day before in summer."""
    site = write_site(tmp_path / "board", {**GOOD, "content/briefings/next.md": briefing(date="2026-07-01")})
    midnight = datetime(2026, 6, 30, 23, tzinfo=UTC)
    for moment, there in ((midnight - timedelta(seconds=1), False), (midnight, True)):
        at(moment, monkeypatch)
        assert run(["build", "--site", str(site)]) == 0
        assert (site / "site/briefings/next/index.html").is_file() is there
