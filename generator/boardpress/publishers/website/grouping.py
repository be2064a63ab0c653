"""Publications under headings: a group of cards for each type."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from boardpress import addresses
from boardpress.contenttype import ContentType
from boardpress.edition import Edition
from boardpress.publication import Publication
from boardpress.publishers.website.cards import cards_of
from boardpress.publishers.website.views import CardGroup


def listed_types(edition: Edition) -> list[ContentType]:
    """Types that have a list of their own, in the order of the navigation, then by name."""
    order = {entry.address: number for number, entry in enumerate(edition.navigation)}
    types = [declared for declared in edition.board.types.values() if declared.listed and declared.section]
    return sorted(types, key=lambda declared: (order.get(addresses.section(declared), len(order)), declared.name))


def by_type(edition: Edition, publications: Iterable[Publication]) -> Iterator[CardGroup]:
    """The publications of listed types by type, as they come within each."""
    found: dict[str, list[Publication]] = defaultdict(list)
    for publication in publications:
        found[publication.type].append(publication)
    for declared in listed_types(edition):
        if declared.name in found:
            cards = cards_of(edition, found[declared.name])
            yield CardGroup(declared.label.plural, declared.name, cards)
