"""The board's learning cycle: its page, the way there from home, and the place of each publication in it."""

from __future__ import annotations

from collections.abc import Iterator

from boardpress import addresses
from boardpress.board import Stage
from boardpress.cycle import Cycle
from boardpress.edition import Edition
from boardpress.publication import Publication
from boardpress.publishers.website.cards import cards_of
from boardpress.publishers.website.shell import shell
from boardpress.publishers.website.views import Block, CardGroup, PageView, Tag
from boardpress.records import dataclass

_NEWEST = 5


@dataclass(frozen=True, slots=True)
class StageView:
    """A stage as it is drawn: its number from 1, and the address where it is told of."""

    number: int
    label: str
    address: str
    summary: str = ""
    here: bool = False


@dataclass(frozen=True, slots=True)
class Round(Block):
    """The stages in their order, one leading to the next and the last to the first."""

    stages: tuple[StageView, ...] = ()
    intro: str = ""
    again: str = ""
    """What is said after the last stage."""
    more: Tag | None = None


@dataclass(frozen=True, slots=True)
class Place(Block):
    """Where a publication stands: at which of the stages, and where on the second axis."""

    cycle: Tag | None = None
    stages: tuple[StageView, ...] = ()
    step: str = ""
    """'step 2 of 5', where it stands at one stage."""
    axis: str = ""
    dimensions: tuple[Tag, ...] = ()


def cycle_pages(edition: Edition, cycle: Cycle) -> Iterator[PageView]:
    """The page of the cycle and the second axis; none for a board that has declared neither."""
    told = edition.board.cycle or edition.board.dimensions
    if told is None:
        return
    leading = [_round(edition, cycle)] if cycle.stages else []
    yield shell(edition, addresses.CYCLE, told.label, told.summary, leading=leading, groups=_groups(edition, cycle))


def home_round(edition: Edition, cycle: Cycle) -> Iterator[Round]:
    """The stages as home shows them, with the way to their page."""
    declared = edition.board.cycle
    if declared is None:
        return
    more = Tag(edition.words.text("cycle.more"), f"{addresses.CYCLE}index.html")
    yield _round(edition, cycle, declared.label, declared.summary, more)


def place(edition: Edition, cycle: Cycle, publication: Publication) -> Iterator[Place]:
    """Where a publication stands; nothing where it stands nowhere."""
    here, dimensions = cycle.stages_of(publication), cycle.dimensions_of(publication)
    if not here and not dimensions:
        return
    declared, axis = edition.board.cycle, edition.board.dimensions
    step = ""
    if len(here) == 1:
        number = list(cycle.stages).index(here[0]) + 1
        step = edition.words.text("cycle.step", number=number, count=len(cycle.stages))
    yield Place(
        "place",
        cycle=Tag(declared.label, f"{addresses.CYCLE}index.html") if declared and here else None,
        stages=tuple(_stages(cycle, here)) if here else (),
        step=step,
        axis=axis.label if axis else "",
        dimensions=tuple(Tag(cycle.dimensions[key].label, addresses.dimension(key)) for key in dimensions),
    )


def _stages(cycle: Cycle, here: tuple[str, ...] = ()) -> Iterator[StageView]:
    for number, (key, stage) in enumerate(cycle.stages.items(), 1):
        yield StageView(number, stage.label, addresses.stage(key), stage.summary, key in here)


def _round(edition: Edition, cycle: Cycle, heading: str = "", intro: str = "", more: Tag | None = None) -> Round:
    anchor = "cycle" if heading else ""
    again = edition.words.text("cycle.again")
    return Round("round", heading, anchor, tuple(_stages(cycle)), intro, again, more)


def _groups(edition: Edition, cycle: Cycle) -> Iterator[CardGroup]:
    """Each stage with the newest that stands there, then each place on the second axis."""
    for number, (key, stage) in enumerate(cycle.stages.items(), 1):
        heading = f"{number}. {stage.label}"
        yield _group(edition, heading, f"stage-{key}", stage, cycle.at_stage(key))
    axis = edition.board.dimensions
    if axis and edition.board.cycle:
        yield CardGroup(axis.label, "dimensions", (), intro=axis.summary)
    for key, entry in cycle.dimensions.items():
        level = 3 if edition.board.cycle else 2
        yield _group(edition, entry.label, f"dimension-{key}", entry, cycle.at_dimension(key), level)


def _group(
    edition: Edition, heading: str, anchor: str, entry: Stage, found: tuple[Publication, ...], level: int = 2
) -> CardGroup:
    cards = cards_of(edition, found[:_NEWEST])
    return CardGroup(heading, anchor, cards, intro=entry.summary, level=level, brief=True)
