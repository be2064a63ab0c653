"""What `check` tells the board about a day though nothing is wrong: links that show as words, what is overdue."""

from __future__ import annotations

from collections.abc import Iterator

from boardpress.catalogue import Catalogue
from boardpress.edition import Edition
from boardpress.problems import Problem, Severity
from boardpress.publication import Publication
from boardpress.rules import late

CONFIGURATION = "site-config.yml"


def advice(catalogue: Catalogue, edition: Edition) -> Iterator[Problem]:
    """Warnings that depend on the day of the edition."""
    yield from _unconfirmed(catalogue)
    for item in catalogue.publications.values():
        for rule in late(catalogue.board.types[item.type].fields, item, edition.day):
            if item.withdrawn is None:
                yield Problem(
                    item.path, catalogue.line(item.path, str(rule.place[0])), rule.key, rule.message, Severity.WARNING
                )
    for shown in edition.publications:
        written = catalogue.publications[shown.id]
        yield from _words_only(catalogue, written, shown)
        if written.review_by and written.review_by < edition.day:
            message = f"it was to be checked by {written.review_by.isoformat()}. Check it, and write the next day."
            yield _warning(catalogue, written, "review_by", message)


def _unconfirmed(catalogue: Catalogue) -> Iterator[Problem]:
    """Rules of listing that the board uses and has not confirmed."""
    used = {item.type for item in catalogue.publications.values()}
    for name, declared in catalogue.board.types.items():
        rule = declared.listing
        if name in used and rule.minimum_months and not rule.confirmed:
            said = f"at least {rule.minimum_months} months, then {rule.then}"
            message = f"nobody has confirmed the rule ({said}). Add `confirmed:` with the day on which the board did."
            yield Problem(CONFIGURATION, 1, f"types.{name}.listing", message, Severity.WARNING)


def _words_only(catalogue: Catalogue, written: Publication, shown: Publication) -> Iterator[Problem]:
    """Links of a public text whose targets the public may not see."""
    begins = catalogue.line(written.path, "")
    for before, after, target in zip(written.links, shown.links, written.body.targets, strict=True):
        if before and not after:
            other = catalogue.publications[before.partition("#")[0]]
            message = f"readers see the link to '{target.href}' as words: {other.path} is not public on this day."
            line = begins + target.line - 1
            yield Problem(written.path, line, "body", f"{message} Nothing needs to be done.", Severity.WARNING)


def _warning(catalogue: Catalogue, publication: Publication, key: str, message: str) -> Problem:
    return Problem(publication.path, catalogue.line(publication.path, key), key, message, Severity.WARNING)
