"""Problems as a code quality report, which GitLab shows beside the lines of a merge request."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from boardpress.problems import Problem

Entry = dict[str, str | dict[str, object]]


def code_quality(problems: Iterable[Problem]) -> list[Entry]:
    """The entries of a report in the format of Code Climate as far as GitLab reads it.

    A fingerprint is of what is wrong and in which file, not of its line, so that GitLab knows a problem again after
    lines above it have changed; the second of two alike has one of its own.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    entries: list[Entry] = []
    for problem in problems:
        what = (problem.path, problem.field, problem.message)
        seen[what] += 1
        entries.append(
            {
                "description": f"{problem.field}: {problem.message}",
                "check_name": "boardpress",
                "fingerprint": hashlib.sha256("\n".join((*what, str(seen[what]))).encode()).hexdigest(),
                "severity": "major" if problem.is_error else "minor",
                "location": {"path": problem.path, "lines": {"begin": problem.line}},
            }
        )
    return entries
