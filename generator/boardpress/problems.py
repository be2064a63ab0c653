"""What is wrong with a board's files, said so that its author can mend it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import StrEnum

from boardpress.records import dataclass


class Severity(StrEnum):
    """An error stops the build; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong: where it is, and what to do about it.

    `path` is relative to the site's folder with forward slashes; `line` counts from 1;
    `field` is the front-matter key (or `body`, `file`); `message` says what is wrong, then what to do.
    """

    path: str
    line: int
    field: str
    message: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        warning = "warning: " if self.severity is Severity.WARNING else ""
        return f"{self.path}:{self.line}: {warning}{self.field}: {self.message}"

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR


class ProblemsFound(Exception):
    """Raised when a step cannot go on; carries every problem found so far, sorted by path and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def warnings_among(problems: Collection[Problem]) -> list[Problem]:
    """Problems of which none is an error, each once, sorted. Raises ProblemsFound with all of them where one is."""
    if any(problem.is_error for problem in problems):
        raise ProblemsFound(problems)
    return sorted(set(problems))


class UsageError(Exception):
    """Something was asked for that cannot be done as asked (exit code 2); its text says what, and what to do."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """' Did you mean `x`?' for the nearest known word, or '' where none is near."""
    import difflib

    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" Did you mean `{near[0]}`?" if near else ""


def counted(count: int, noun: str) -> str:
    """'1 problem', '2,000 problems'."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
