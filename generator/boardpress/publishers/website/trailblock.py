"""The part of a page that says what came of what: 'What happened next'."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from boardpress.edition import Edition
from boardpress.publication import Publication
from boardpress.publishers.website.cards import card, cards_of
from boardpress.publishers.website.views import Block, Card
from boardpress.records import dataclass
from boardpress.trail import Trail


@dataclass(frozen=True, slots=True)
class Step:
    """Publications of one type that stand at the same place of a trail; `here` is the page itself."""

    kind: str
    """'Review', 'Briefings' ..."""
    cards: tuple[Card, ...]
    here: bool = False


@dataclass(frozen=True, slots=True)
class TrailBlock(Block):
    """What led to a publication and what came of it, as steps in order."""

    steps: tuple[Step, ...] = ()
    here: str = ""
    """What marks the page itself among the steps."""
    more: str = ""


def trail_block(edition: Edition, publication: Publication, trail: Trail) -> Iterator[TrailBlock]:
    """The trail of a publication; none where nothing led to it and nothing came of it."""
    if not trail:
        return
    words = edition.words
    own = Step(edition.type_of(publication).label.singular, (card(edition, publication),), here=True)
    yield TrailBlock(
        "trail",
        words.text("trail.next" if trail.after else "trail.comes_from"),
        "trail",
        (*_steps(edition, trail.before), own, *_steps(edition, trail.after)),
        here=words.text("trail.here"),
        more=words.text("trail.more") if trail.more_before or trail.more_after else "",
    )


def _steps(edition: Edition, publications: tuple[Publication, ...]) -> Iterator[Step]:
    """Neighbours of one type share a step."""
    for name, found in groupby(publications, key=lambda item: item.type):
        label = edition.board.types[name].label
        cards = cards_of(edition, found)
        yield Step(label.singular if len(cards) == 1 else label.plural, cards)
