"""The invented corpus: what each publication is, before it is written down for one generator or another.

Publication `n` is the same in every corpus and depends on earlier ones only, so a larger corpus contains the smaller.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from random import Random

from tools.bench import bodies
from tools.bench.bodies import WORDS

SEED = 20261001
DAY = date(2026, 10, 1)
"""The day that sites are built for."""
YEARS = 10
BRIEFING, SUMMARY, REVIEW, NEWSLETTER = "briefing", "learning-summary", "review", "newsletter"
SHARES = {BRIEFING: 35, SUMMARY: 30, REVIEW: 15, NEWSLETTER: 20}
"""How many of a hundred publications are of a kind."""
SECTIONS = {BRIEFING: "briefings", SUMMARY: "learning-summaries", REVIEW: "reviews", NEWSLETTER: "newsletters"}
LABELS = {
    BRIEFING: "Briefings",
    SUMMARY: "Learning summaries",
    REVIEW: "Reviews",
    NEWSLETTER: "Newsletters",
}
HEADINGS = {
    BRIEFING: (
        "What to do now", "Why this matters", "What happened", "Key findings", "What worked well",
        "What to do differently", "Questions for your team",
    ),
    SUMMARY: (
        "Type and purpose of the review", "What we learnt about the case", "Key learning for single agencies",
        "Key learning for agencies working together", "What will change and who will do it",
        "How we will know it has made a difference",
    ),
    REVIEW: (
        "Executive summary", "Why we carried out this review", "What happened", "Findings", "What worked well",
        "Recommendations", "The board's response",
    ),
    NEWSLETTER: ("From the board", "New since last time", "Dates for your diary"),
}  # fmt: skip
PAGES = {
    "worried-about-a-child": "Worried about a child?",
    "about": "About us",
    "contact": "Contact us",
    "accessibility": "Accessibility",
    "privacy": "Privacy",
}
"""The pages that every site has, by their names."""


@dataclass(frozen=True)
class Publication:
    """One invented publication. `earlier` finds another by its number."""

    number: int
    earlier: Callable[[int], Publication]

    @cached_property
    def _chance(self) -> Random:
        return Random(f"{SEED}:{self.number}")  # noqa: S311 - nothing secret

    @cached_property
    def kind(self) -> str:
        return Random(f"kind:{SEED}:{self.number}").choices(list(SHARES), list(SHARES.values()))[0]  # noqa: S311

    @cached_property
    def day(self) -> date:
        return DAY - timedelta(days=Random(f"day:{SEED}:{self.number}").randrange(1, YEARS * 365))  # noqa: S311

    @cached_property
    def themes(self) -> list[str]:
        chance = Random(f"themes:{SEED}:{self.number}")  # noqa: S311
        return chance.sample(WORDS["themes"], chance.randint(1, 4))

    @property
    def section(self) -> str:
        return SECTIONS[self.kind]

    @property
    def name(self) -> str:
        """What its file is called, without its ending."""
        return f"{self.day.year}-{self.themes[0]}-{self.number:05}"

    @cached_property
    def title(self) -> str:
        chance = Random(f"title:{SEED}:{self.number}")  # noqa: S311
        topic = self.themes[0].replace("-", " ")
        return f"{chance.choice(WORDS['titles'])} {topic} {chance.choice(WORDS['endings'])}"

    @cached_property
    def facts(self) -> Mapping[str, object]:
        """Its front matter, in the words of Boardpress' types. Lists, groups, text, numbers and days."""
        return _facts(self)

    @cached_property
    def body(self) -> str:
        """Its text. `(@12)` stands for the address of publication 12."""
        return bodies.body(self._chance, HEADINGS[self.kind], self._link)

    def before(self, chance: Random, count: int, kind: str = "") -> list[Publication]:
        """Up to so many publications that were published earlier, each once."""
        found: dict[int, Publication] = {}
        for _ in range(count * 10 if self.number else 0):
            other = self.earlier(chance.randrange(self.number))
            if len(found) < count and other.day <= self.day and kind in ("", other.kind):
                found[other.number] = other
        return list(found.values())

    def _link(self, chance: Random) -> str:
        return "".join(f"[{other.title}](@{other.number})" for other in self.before(chance, 1))


def publications(count: int) -> Iterator[Publication]:
    """The first publications of the corpus."""
    made: list[Publication] = []
    for number in range(count):
        made.append(Publication(number, made.__getitem__))
        yield made[-1]


def _facts(one: Publication) -> dict[str, object]:
    chance = Random(f"facts:{SEED}:{one.number}")  # noqa: S311
    facts: dict[str, object] = {
        "title": one.title,
        "date": one.day,
        "summary": f"{bodies.sentence(chance)} {bodies.sentence(chance)}",
        "themes": one.themes,
        "agencies": chance.sample(WORDS["agencies"], chance.randint(2, 6)),
        "age_groups": chance.sample(WORDS["age_groups"], chance.randint(1, 2)),
        "audience": chance.sample(WORDS["audiences"], chance.randint(1, 3)),
        "owner": chance.choice(WORDS["owners"]),
    }
    return facts | OF_A_KIND[one.kind](one, chance)


def _briefing(one: Publication, chance: Random) -> dict[str, object]:
    return {"related": one.before(chance, 2)} if chance.random() < 0.3 else {}


def _summary(one: Publication, chance: Random) -> dict[str, object]:
    facts = {"completed": one.day - timedelta(days=7), "incident": f"{one.day.year - 1}-{one.day.month:02}"}
    return facts | {"derived_from": one.before(chance, 1, REVIEW)}


def _review(one: Publication, chance: Random) -> dict[str, object]:
    clearance = {
        "authorised_by": "Safeguarding partners",
        "authorised_on": one.day - timedelta(days=30),
        "copies_sent": one.day - timedelta(days=14),
        "family_told": one.day - timedelta(days=10),
        "practitioners_told": one.day - timedelta(days=7),
        "legal_check": one.day - timedelta(days=40),
    }
    kind = chance.choice(["lcspr", "multi-agency", "thematic"])
    return {"reference": f"R {one.number}", "subtype": kind, "clearance": clearance}


def _newsletter(one: Publication, chance: Random) -> dict[str, object]:
    entries: list[dict[str, object]] = [
        {"publication": other, "text": bodies.sentence(chance)} for other in one.before(chance, chance.randint(3, 6))
    ]
    entries.append({"title": "Training this term", "text": bodies.sentence(chance)})
    return {"issue": one.number, "items": entries}


OF_A_KIND: Mapping[str, Callable[[Publication, Random], dict[str, object]]] = {
    BRIEFING: _briefing,
    SUMMARY: _summary,
    REVIEW: _review,
    NEWSLETTER: _newsletter,
}
"""What publications of a kind have besides the facts of all."""
