"""The reporting year for the board: what is due in each month, what answers it, and what is overdue. Pure."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from boardpress.catalogue import Catalogue
from boardpress.days import Month, show_month
from boardpress.listing import standing
from boardpress.publication import Publication
from boardpress.records import dataclass
from boardpress.states import State
from boardpress.timetable import Due, Timetable

WIDTH = 80
_NOT_YET = frozenset({State.DRAFT, State.HELD, State.SCHEDULED})
"""States in which a publication answers nothing yet."""


class Progress(StrEnum):
    """How far a report of the timetable is."""

    DONE = "done"
    OVERDUE = "overdue"
    """Its month has ended, and nothing answers it."""
    DUE = "due"
    """Its month is this one."""
    COMING = "coming"


@dataclass(frozen=True, slots=True)
class Answer:
    """A publication that answers a report, or will."""

    id: str
    state: State


@dataclass(frozen=True, slots=True)
class Report:
    """A report in a month of the year; what is internal is among them."""

    due: Due
    progress: Progress
    answers: tuple[Answer, ...]

    @property
    def month(self) -> str:
        """'2026-09'."""
        return f"{self.due.year}-{self.due.month:02}"


@dataclass(frozen=True, slots=True)
class ReportingYear:
    """The reports of the reporting year that a day is in, by month."""

    first: Month
    last: Month
    reports: tuple[Report, ...]


def reporting_year(catalogue: Catalogue, day: date) -> ReportingYear:
    """What is due in the reporting year of a day, whether the public is told of it or not."""
    timetable = Timetable(catalogue.board, catalogue.publications.values())
    months = timetable.year(day)
    reports = tuple(_report(catalogue, due, day) for month in months for due in timetable.due_in(month))
    return ReportingYear(months[0], months[-1], reports)


def _report(catalogue: Catalogue, due: Due, day: date) -> Report:
    answers = tuple(sorted((_answer(catalogue, one, day) for one in due.answers), key=lambda answer: answer.id))
    if any(answer.state not in _NOT_YET for answer in answers):
        return Report(due, Progress.DONE, answers)
    if due.is_over(day):
        return Report(due, Progress.OVERDUE, answers)
    now = (due.year, due.month) == (day.year, day.month)
    return Report(due, Progress.DUE if now else Progress.COMING, answers)


def _answer(catalogue: Catalogue, publication: Publication, day: date) -> Answer:
    return Answer(publication.id, standing(publication, catalogue.board.types[publication.type], day).state)


def in_columns(reports: Iterable[Report]) -> Iterator[str]:
    """A line for each report, and below it who receives it and what answers it; none wider than 80 characters."""
    yield "Month    State    Report"
    for report in reports:
        yield from _wrapped(f"{report.month}  {report.progress:7}  {report.due.key}: {report.due.item.label}")
        if told := "; ".join(_told(report)):
            yield from _wrapped(f"{' ' * 18}{told}")


def _told(report: Report) -> Iterator[str]:
    """Who receives it, whom it comes from, what answers it, and whether the public is told of it."""
    item = report.due.item
    if item.to:
        yield f"to {', '.join(item.to)}"
    if senders := [*item.agencies, *filter(None, [item.owner])]:
        yield f"from {', '.join(senders)}"
    yield from (f"{answer.id} ({answer.state})" for answer in report.answers)
    if item.internal:
        yield "internal"


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, subsequent_indent=" " * 20, break_on_hyphens=False)


def counted(year: ReportingYear, reports: Sequence[Report]) -> str:
    """'7 reports in April 2026 to March 2027: 3 done, 1 overdue, 3 coming.'"""
    numbers = Counter(report.progress for report in reports)
    states = ", ".join(f"{numbers[one]} {one}" for one in Progress if numbers[one])
    noun = "report" if len(reports) == 1 else "reports"
    span = f"{show_month(year.first)} to {show_month(year.last)}"
    return f"{len(reports)} {noun} in {span}{f': {states}' if states else ''}."


def as_data(reports: Iterable[Report]) -> list[dict[str, Any]]:
    """The reports for programs."""
    return [
        {
            "month": report.month,
            "item": report.due.key,
            "label": report.due.item.label,
            "state": report.progress,
            "to": report.due.item.to,
            "agencies": report.due.item.agencies,
            "owner": report.due.item.owner or None,
            "internal": report.due.item.internal,
            "answers": [{"id": answer.id, "state": answer.state} for answer in report.answers],
        }
        for report in reports
    ]
