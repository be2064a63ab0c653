"""From a site's folder to a published site: read, compose the edition of the day, plan, build."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from boardpress import publishers
from boardpress.advice import advice
from boardpress.artefact import Artefact
from boardpress.building.build import Progress, Report, build, with_needs
from boardpress.building.engine import engine_digest
from boardpress.building.fileindex import FileIndex
from boardpress.building.store import Store
from boardpress.catalogue import Catalogue
from boardpress.edition import Edition, compose
from boardpress.frames.kept import drawn_frames, frame_plan
from boardpress.listing import standing
from boardpress.problems import Problem, ProblemsFound
from boardpress.reading.reader import Reader

CACHE = ".boardpress"
THEME = "theme"
SLIDES = "slides.pptx"


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be published, for which day, where to."""

    site: Path
    out: Path
    day: date
    drafts: bool = False
    base_url: str = ""
    """Address of the site in place of the configured one."""
    jobs: int = 0
    """Number of processes; 0 for one a core."""
    clean: bool = False
    only: tuple[str, ...] = ()
    """Names of publishers; all where empty."""

    @property
    def cache(self) -> Path:
        return self.site / CACHE

    @property
    def theme(self) -> Path | None:
        folder = self.site / THEME
        return folder if folder.is_dir() else None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was published, and the warnings on the way."""

    edition: Edition
    report: Report
    warnings: Sequence[Problem]
    next_change: date | None
    """The next day on which something of the site changes by itself."""


def publish(order: Order, progress: Progress | None = None) -> Outcome:
    """Publish a site. Raises ProblemsFound (nothing is changed), UsageError and RenderFault."""
    engine = engine_digest()
    with _store(order) as store:
        catalogue, warnings = _read(order, engine, None if order.clean else store)
        edition = _edition(order, catalogue)
        drawn = drawn_frames(frame_plan(edition), order.theme, engine, None if order.clean else store)
    artefacts = planned(edition, order.only)
    report = build(
        artefacts, lambda: drawn, order.out, order.cache, order.jobs or os.cpu_count() or 1, engine, order.site,
        progress, order.clean,
    )  # fmt: skip
    return Outcome(edition, report, warnings, next_change(catalogue, order.day))


def next_change(catalogue: Catalogue, day: date) -> date | None:
    """The first day after this one on which the state of a publication is another."""
    standings = (standing(item, catalogue.board.types[item.type], day) for item in catalogue.publications.values())
    return min((how.next_change for how in standings if how.next_change), default=None)


def check(order: Order) -> list[Problem]:
    """Every problem and warning of a site, its theme and its slide template included. Publishes nothing."""
    engine = engine_digest()
    try:
        with _store(order) as store:
            catalogue, warnings = _read(order, engine, store)
            edition = _edition(order, catalogue)
            drawn_frames(frame_plan(edition), order.theme, engine, store)
    except ProblemsFound as found:
        return list(found.problems)
    return sorted([*warnings, *advice(catalogue, edition)])


def planned(edition: Edition, only: Iterable[str] = ()) -> list[Artefact]:
    """The artefacts of an edition; with `only`, those of some publishers and what they need."""
    chosen = set(only)
    by_publisher = {name: list(publishers.plan(name)(edition)) for name in publishers.names()}
    everything = [artefact for artefacts in by_publisher.values() for artefact in artefacts]
    if not chosen:
        return everything
    return with_needs([artefact.path for name in chosen for artefact in by_publisher[name]], everything)


def _store(order: Order) -> Store:
    return Store(order.cache)


def _read(order: Order, engine: str, store: Store | None) -> tuple[Catalogue, list[Problem]]:
    with FileIndex(order.cache, fresh=order.clean) as index:
        return Reader(order.site, engine, store, index.sha256).catalogue()


def _edition(order: Order, catalogue: Catalogue) -> Edition:
    template = _slide_template(order.theme)
    if order.base_url:
        board = catalogue.board.model_copy(update={"url": order.base_url})
        catalogue = replace(catalogue, board=board)
    return compose(catalogue, order.day, drafts=order.drafts, slide_template=template)


def _slide_template(theme: Path | None) -> bytes:
    """The board's own slide template, empty where it has none. Raises ProblemsFound for one that cannot serve."""
    if theme is None or not (theme / SLIDES).is_file():
        return b""
    from boardpress.publishers.decks.template import check_template

    data = (theme / SLIDES).read_bytes()
    if messages := check_template(data):
        raise ProblemsFound(Problem(f"{THEME}/{SLIDES}", 1, "file", message) for message in messages)
    return data
