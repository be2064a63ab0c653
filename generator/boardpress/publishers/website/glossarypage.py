"""The page that explains the board's terms: those that something public uses."""

from __future__ import annotations

from collections.abc import Iterator

from boardpress import addresses
from boardpress.edition import Edition
from boardpress.publishers.website.shell import shell
from boardpress.publishers.website.views import Block, PageView
from boardpress.records import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A term, what it stands for, and what more there is to say of it."""

    term: str
    anchor: str
    means: str
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Glossary(Block):
    """Every term, in the order of the alphabet."""

    entries: tuple[Entry, ...] = ()


def glossary_pages(edition: Edition) -> Iterator[PageView]:
    """The page of the glossary; none where nothing public uses a term."""
    terms = edition.board.glossary
    if not terms:
        return
    entries = tuple(
        Entry(term, addresses.term_anchor(term), terms[term].means, terms[term].summary)
        for term in sorted(terms, key=lambda term: (term.casefold(), term))
    )
    title, summary = edition.words.text("site.glossary"), edition.words.text("glossary.summary")
    yield shell(edition, addresses.GLOSSARY, title, summary, blocks=[Glossary("glossary", entries=entries)])
