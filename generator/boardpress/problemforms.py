"""Problems in the forms that people and programs read."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from enum import StrEnum

from boardpress.codequality import code_quality
from boardpress.problems import Problem, Severity, counted


class Format(StrEnum):
    """How `check` writes problems."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"


def as_text(problems: Sequence[Problem]) -> str:
    """A line each, and a line that counts them."""
    errors = sum(problem.is_error for problem in problems)
    count = f"{counted(errors, 'problem')}, {counted(len(problems) - errors, 'warning')}."
    return "\n".join([*map(str, problems), count])


def as_json(problems: Sequence[Problem]) -> str:
    """A list of objects with the attributes of a problem."""
    return json.dumps([asdict(problem) for problem in problems], indent=2, ensure_ascii=False)


def as_annotations(problems: Sequence[Problem]) -> str:
    """Commands that GitHub shows beside the lines of a pull request."""
    return "\n".join(map(_annotation, problems))


def _annotation(problem: Problem) -> str:
    kind = "error" if problem.severity is Severity.ERROR else "warning"
    message = f"{problem.field}: {problem.message}".replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return f"::{kind} file={problem.path},line={problem.line}::{message}"


def as_code_quality(problems: Sequence[Problem]) -> str:
    """A report that GitLab shows beside the lines of a merge request."""
    return json.dumps(code_quality(problems), indent=2, ensure_ascii=False)


FORMS: Mapping[Format, Callable[[Sequence[Problem]], str]] = {
    Format.TEXT: as_text,
    Format.JSON: as_json,
    Format.GITHUB: as_annotations,
    Format.GITLAB: as_code_quality,
}
