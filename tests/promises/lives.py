"""Random lives of publications over ten years, and a slow oracle that says in which state each must be on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from boardpress.board import Board
from boardpress.publication import Body, BodySection, BodyText, Publication, Value
from boardpress.reading import configuration

DAY = timedelta(days=1)
CONFIG = """\
name: Testmere Safeguarding Children Partnership
short_name: TSCP
url: https://www.testmere.example/
summary: A board for tests.
contacts:
  office: {label: Office, email: office@testmere.example}
types:
  review:
    listing: {minimum_months: 12, then: on-request, ask: office}
  learning-summary:
    listing: {minimum_months: 6, then: archive}
  annual-report:
    listing: {minimum_months: 25, then: keep}
"""
RULES = {"review": (12, "on-request"), "learning-summary": (6, "archived"), "annual-report": (25, "listed"),
         "briefing": (0, "listed"), "newsletter": (0, "listed"), "page": (0, "listed")}  # fmt: skip
"""Months that each type must be listed, and the state that follows: told again here, not read from the board."""
CLEARANCE = ("authorised_by", "authorised_on", "copies_sent", "family_told", "practitioners_told", "legal_check")
NECESSARY: dict[str, dict[str, Any]] = {
    "review": {"subtype": "lcspr"},
    "newsletter": {"issue": 1, "items": ({"title": "T", "text": "T"},)},
}


def board() -> Board:
    return configuration.read(CONFIG)


@dataclass(frozen=True)
class Facts:
    """What an author has written, as the oracle sees it: plain days and words."""

    key: str
    type: str
    slug: str
    date: dt.date | None = None
    kept: str = ""
    """`draft`, `internal` or `held`."""
    cleared: tuple[dt.date | None, ...] = ()
    """For each part of the clearance its day; None where it is missing."""
    listed_until: dt.date | None = None
    withdrawn: dt.date | None = None
    retired: bool = False
    corrections: tuple[dt.date, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def section(self) -> str:
        return {"review": "reviews", "learning-summary": "learning-summaries", "annual-report": "annual-report",
                "briefing": "briefings", "newsletter": "newsletters", "page": ""}[self.type]  # fmt: skip

    @property
    def address(self) -> str:
        return f"{self.section}/{self.slug}/" if self.section else f"{self.slug}/"


@dataclass(frozen=True)
class Life:
    """A publication from the day it was first written: each of its versions with the day of the edit."""

    versions: tuple[tuple[date, Facts], ...]

    def on(self, day: date) -> Facts | None:
        """What its file says on a day."""
        written = [facts for edited, facts in self.versions if edited <= day]
        return written[-1] if written else None


# The oracle.


def first_day_to_leave(day: date, months: int) -> date:
    """The same date so many months on, found by counting days; the first of the next month where there is no such."""
    wanted, turned = day.day, 0
    while True:
        day += DAY
        if day.day == 1:
            turned += 1
        if turned > months or (turned == months and day.day == wanted):
            return day


def leaves(facts: Facts) -> date | None:
    """The first day on which it may leave; None where nothing binds it."""
    months = RULES[facts.type][0]
    # The first part of a clearance is a role. The days of the others may put off the day on which it is listed.
    begins = max([facts.date, *(done for done in facts.cleared[1:] if done)]) if facts.date else None
    days = [first_day_to_leave(begins, months)] if begins and months else []
    return max([*days, *([facts.listed_until] if facts.listed_until else [])], default=None)


def state(facts: Facts, day: date, leave: date | None) -> str:
    """In which state it must be on a day, where `leave` is the first day on which it may leave."""
    if facts.kept:
        return facts.kept
    if facts.withdrawn and facts.date and facts.withdrawn < facts.date:
        return "internal"
    if facts.date and day < facts.date:
        return "scheduled"
    if facts.withdrawn and facts.withdrawn <= day:
        return "withdrawn"
    if any(done is None or done > day for done in facts.cleared):
        return "held"
    return RULES[facts.type][1] if leave and day >= leave else "listed"


# Random lives.


def lives(random: Random, count: int, first: date, last: date) -> list[Life]:
    """So many lives between two days; edits are those that a board may lawfully make."""
    return [_life(random, number, first, last) for number in range(count)]


def _life(random: Random, number: int, first: date, last: date) -> Life:
    type_ = random.choice(("review", "review", "learning-summary", "annual-report", "briefing", "newsletter", "page"))
    facts = Facts(f"{type_}-{number}", type_, f"p{number}-a")
    born = first + DAY * random.randrange(max(1, (last - first).days - 100))
    versions = list(_before(random, facts, born))
    edited, facts = versions[-1]
    if facts.kept:
        return Life(tuple(versions))
    out = max([edited, facts.date or edited, *(done for done in facts.cleared if done)])
    for edited in sorted({out + DAY * random.randrange(1, 1200) for _ in range(random.randrange(5))}):
        if not (facts.withdrawn and facts.withdrawn <= edited):
            facts = _edit(random, facts, edited)
            versions.append((edited, facts))
    return Life(tuple(versions))


def _before(random: Random, facts: Facts, born: date) -> Iterator[tuple[date, Facts]]:
    """What happens up to the day of publication: kept back for a while or for ever, scheduled, put off, cleared."""
    kept = random.choice(("draft", "internal", "held", "", ""))
    day = born
    if kept:
        yield day, replace(facts, kept=kept, date=None if kept == "held" else _near(random, day))
        if random.random() < 0.15:
            return
        day += DAY * random.randrange(1, 60)
    out = None if facts.type == "page" and random.random() < 0.5 else _near(random, day)
    facts = replace(facts, date=out)
    if facts.type == "review":
        yield day, replace(facts, cleared=(day, day, None, day, day, None))
        late = random.random() < 0.15
        cleared = [day - DAY * random.randrange(30) for _ in CLEARANCE]
        if late and out:
            cleared[3] = out + DAY * random.randrange(1, 20)
        facts = replace(facts, cleared=tuple(cleared))
        day += DAY * random.randrange(0, 3)
        # Whoever clears it after its day puts the day off, so that its least time begins when it is listed.
        facts = replace(facts, date=max(out, day) if out else None)
    yield day, facts
    if facts.date and facts.date > day and random.random() < 0.2:
        yield facts.date - DAY, replace(facts, date=_near(random, facts.date))


def _near(random: Random, day: date) -> date:
    """A day soon after: often the end of a month, a leap day, or a Sunday on which the clocks change."""
    after = day + DAY * random.randrange(0, 45)
    wish = random.random()
    if wish < 0.4:
        while (after + DAY).day != 1:
            after += DAY
    elif wish < 0.5:
        while not (after.month in {3, 10} and after.weekday() == 6 and after.day > 24):
            after += DAY
    elif wish < 0.6:
        while (after.month, after.day) not in {(2, 28), (2, 29)}:
            after += DAY
    return after


def _edit(random: Random, facts: Facts, day: date) -> Facts:
    """A lawful change of something that was public by that day."""
    match random.randrange(4):
        case 0:
            slug = facts.slug[:-1] + chr(ord(facts.slug[-1]) + 1)
            return replace(facts, slug=slug, aliases=(*facts.aliases, facts.address.rstrip("/")))
        case 1:
            return replace(facts, corrections=(*facts.corrections, day + DAY * random.randrange(5)))
        case 2 if facts.date:
            return replace(facts, listed_until=max(leaves(facts) or day, day) + DAY * random.randrange(1, 400))
        case 3 if random.random() < 0.5:
            return replace(facts, withdrawn=day + DAY * random.choice((0, 0, 0, 7)), retired=random.random() < 0.2)
        case _:
            return facts


# As the generator sees them.


def publication(facts: Facts) -> Publication:
    """The publication that a file with these facts is read as."""
    clearance = {part: "Role" if part == "authorised_by" else done
                 for part, done in zip(CLEARANCE, facts.cleared, strict=False) if done}  # fmt: skip
    own = dict(NECESSARY.get(facts.type, {})) | ({"clearance": clearance} if clearance else {})
    if facts.type == "annual-report":
        own |= {"period_from": date(2020, 1, 1), "period_to": date(2020, 12, 31)}
    if facts.type == "learning-summary":
        own |= {"completed": date(2020, 1, 1)}
    gone: dict[str, Value] = {"date": facts.withdrawn} if facts.withdrawn else {}
    gone |= {"address": "retired"} if facts.retired else {}
    return Publication(
        id=f"{facts.type}/{facts.slug}", type=facts.type, slug=facts.slug, section=facts.section,
        path=f"{facts.key}.md", title=f"T {facts.key}", summary="S.", date=facts.date, aliases=facts.aliases,
        draft=facts.kept == "draft", access="internal" if facts.kept == "internal" else "public",
        held={"reason": "R", "next_check": date(2040, 1, 1)} if facts.kept == "held" else None,
        withdrawn=gone or None, listed_until=facts.listed_until, reference=f"R {facts.key}",
        corrections=tuple({"date": day, "what": "W."} for day in facts.corrections), fields=own,
        body=Body.of(BodyText((BodySection("", "", "", "<p>Words.</p>"),))),
    )  # fmt: skip


def source(facts: Facts) -> str:
    """The file that an author writes for these facts."""
    made = publication(facts)
    lines = [f"title: {made.title}", "summary: S.", f"reference: {made.reference}"]
    lines += [f"date: {facts.date}"] if facts.date else []
    lines += ["draft: true"] if made.draft else []
    lines += ["access: internal"] if facts.kept == "internal" else []
    lines += ["held: {reason: R, next_check: 2040-01-01}"] if made.held else []
    lines += [f"listed_until: {facts.listed_until}"] if facts.listed_until else []
    lines += [f"aliases: [{', '.join(facts.aliases)}]"] if facts.aliases else []
    for name in ("withdrawn", "clearance"):
        group = made.withdrawn if name == "withdrawn" else made.fields.get("clearance")
        if isinstance(group, dict):
            lines += [f"{name}: {{{', '.join(f'{key}: {value}' for key, value in group.items())}}}"]
    if facts.corrections:
        lines += ["corrections:", *(f"  - {{date: {day}, what: W.}}" for day in facts.corrections)]
    lines += {
        "review": ["subtype: lcspr"],
        "newsletter": ["issue: 1", "items: [{title: T, text: T}]"],
        "annual-report": ["period_from: 2020-01-01", "period_to: 2020-12-31"],
        "learning-summary": ["completed: 2020-01-01"],
    }.get(facts.type, [])
    return "---\n" + "\n".join(lines) + "\n---\n\nWords.\n"


def path(facts: Facts) -> str:
    """Where an author keeps it."""
    folder = {"review": "content/reviews", "learning-summary": "learning/summaries", "page": "content/pages",
              "annual-report": "content/annual-reports", "briefing": "content/briefings",
              "newsletter": "content/newsletters"}[facts.type]  # fmt: skip
    return f"{folder}/{facts.slug}.md"
