"""The year's learning: what was published in a reporting period, grouped by theme and type."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from boardpress.board import Board
from boardpress.contenttype import ContentType
from boardpress.edition import Edition
from boardpress.publication import BodySection, Publication
from boardpress.records import dataclass


@dataclass(frozen=True, slots=True)
class YearTheme:
    """A theme and what was published about it; `theme` is empty for what has no theme."""

    theme: str
    publications: tuple[Publication, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """The learning of a period, from and to a day, both included.

    Every publication of the period whose type stands in the annual report is in exactly one of `by_type` and in
    at least one of `by_theme`.
    """

    period_from: date
    period_to: date
    by_type: Mapping[str, tuple[Publication, ...]]
    """In the order in which types stand in the annual report."""
    by_theme: tuple[YearTheme, ...]


def period_of(publication: Publication) -> tuple[date, date] | None:
    """First and last day of the reporting period of an annual report."""
    first, last = publication.fields.get("period_from"), publication.fields.get("period_to")
    return (first, last) if isinstance(first, date) and isinstance(last, date) else None


def digest(edition: Edition, period_from: date, period_to: date) -> Digest:
    """The period chooses what counts; the edition limits what is shown."""
    placed = sorted((declared for declared in edition.board.types.values() if declared.annual_report), key=_place)
    by_type = {
        declared.name: tuple(
            item for item in edition.of_type(declared.name) if item.date and period_from <= item.date <= period_to
        )
        for declared in placed
    }
    counted = [item for items in by_type.values() for item in items]
    by_theme = [YearTheme(key, tuple(item for item in counted if key in item.themes)) for key in edition.board.themes]
    without = YearTheme("", tuple(item for item in counted if not item.themes))
    return Digest(
        period_from,
        period_to,
        {name: items for name, items in by_type.items() if items},
        tuple(group for group in (*by_theme, without) if group.publications),
    )


def counted_types(board: Board) -> frozenset[str]:
    """The types that stand in the annual report."""
    return frozenset(name for name, declared in board.types.items() if declared.annual_report)


def _place(declared: ContentType) -> tuple[int, str]:
    return (declared.annual_report.order if declared.annual_report else 0, declared.name)


def key_learning(publication: Publication, declared: ContentType) -> BodySection | None:
    """The section of a publication that says what was learnt: the first that its type names and it has."""
    wanted = declared.annual_report.key_learning if declared.annual_report else ()
    sections = {section.key: section for section in publication.body.text.sections if section.key}
    return next((sections[key] for key in wanted if key in sections), None)
