"""A page that is no publication's own: what all of them have in common."""

from __future__ import annotations

from collections.abc import Iterable

from boardpress import addresses
from boardpress.edition import Edition
from boardpress.publishers.website.views import Block, CardGroup, Fact, PageView, Tag


def built_for(edition: Edition) -> str:
    """The foot's sentence on the day that the site was built for."""
    words = edition.words
    return edition.once("built", lambda: words.text("site.built", day=words.day(edition.day)))


def shell(
    edition: Edition,
    folder: str,
    title: str,
    summary: str,
    *,
    label: Tag | None = None,
    feeds: Iterable[Tag] = (),
    facts: Iterable[Fact] = (),
    leading: Iterable[Block] = (),
    groups: Iterable[CardGroup] = (),
    blocks: Iterable[Block] = (),
    topics: Iterable[Fact] = (),
) -> PageView:
    """A page in a folder of its own, with the parts that it is made of."""
    address = f"{folder}index.html"
    return PageView(
        address=address,
        kind="listing",
        title=title,
        description=summary or edition.board.summary,
        canonical=addresses.canonical(edition.board.url, address),
        summary=summary,
        label=label,
        feeds=tuple(feeds),
        facts=tuple(facts),
        leading=tuple(leading),
        groups=tuple(groups),
        blocks=tuple(blocks),
        topics=tuple(topics),
        robots="noindex" if edition.drafts else "",
        built=built_for(edition),
        words=edition.words,
    )
