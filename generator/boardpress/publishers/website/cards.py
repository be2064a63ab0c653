"""Publications as they stand in listings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

from boardpress import addresses
from boardpress.asjson import to_json
from boardpress.contenttype import BoardList
from boardpress.days import Month
from boardpress.digest import key_learning
from boardpress.edition import Edition
from boardpress.plaintext import plain_text
from boardpress.publication import Publication
from boardpress.publishers.website.views import Card, CardGroup, Tag
from boardpress.records import changed

_PAGES: Mapping[BoardList, Callable[[str], str]] = {
    BoardList.THEMES: addresses.theme,
    BoardList.AGENCIES: addresses.agency,
    BoardList.PRIORITIES: addresses.priority,
    BoardList.GROUPS: addresses.group,
}
"""The lists of the board whose entries have a page each, and the folder of it."""
_MOST_POINTS = 5
_ITEM = re.compile(r"<li[^>]*>(.*?)(?:</li>|<ul|<ol)", re.DOTALL)
_PARAGRAPH = re.compile(r"<p[^>]*>(.*?)</p>", re.DOTALL)


def card(edition: Edition, publication: Publication, *, summary: str = "", learning: bool = False) -> Card:
    """A publication in a listing; with `learning` it shows what was learnt."""
    cards = _cards(edition)
    plain = cards.get(publication.id) or _kept(cards, edition, publication)
    if not (summary or learning):
        return plain
    return changed(plain, summary=summary or plain.summary, points=_learnt(edition, publication) if learning else ())


def cards_of(edition: Edition, publications: Iterable[Publication]) -> tuple[Card, ...]:
    """Publications in a listing."""
    cards = _cards(edition)
    return tuple([cards.get(item.id) or _kept(cards, edition, item) for item in publications])


def _cards(edition: Edition) -> dict[str, Card]:
    """The cards of publications by their ids: each is put into words once, and stands in many lists."""
    return edition.once("cards", dict[str, Card])


def _kept(cards: dict[str, Card], edition: Edition, publication: Publication) -> Card:
    made = cards[publication.id] = _card(edition, publication)
    return made


def card_digests(edition: Edition, publications: Iterable[Publication]) -> list[str]:
    """For each publication a hash of its card, and of its type, by which lists group cards."""
    known = edition.once("card digests", dict[str, str])
    found = []
    for publication in publications:
        if publication.id not in known:
            shown = to_json([publication.type, card(edition, publication)])
            known[publication.id] = sha256(shown).hexdigest()[:32]
        found.append(known[publication.id])
    return found


def know_card_digests(edition: Edition, digests: Mapping[str, str]) -> None:
    """Have an edition know the hashes of cards, by id, which were found out before."""
    edition.once("card digests", dict[str, str]).update(digests)


def _card(edition: Edition, publication: Publication) -> Card:
    day, iso_day = _when(edition, publication)
    return Card(
        title=publication.title,
        address=addresses.page(publication),
        kind=edition.type_of(publication).label.singular,
        day=day,
        iso_day=iso_day,
        summary=publication.summary,
        tags=theme_tags(edition, publication.themes),
    )


def months(edition: Edition, publication: Publication) -> dict[str, Month]:
    """What stands in place of the day of an undated publication, by key: the months that its type asks for."""
    fields = {} if publication.date else edition.type_of(publication).fields
    found = {key: publication.fields.get(key) for key, field in fields.items() if field.required and field.show}
    return {key: value for key, value in found.items() if isinstance(value, Month)}


def _when(edition: Edition, publication: Publication) -> tuple[str, str]:
    """Its day, or its month where it has no day, in words and for machines; empty where it has neither."""
    if publication.date:
        return edition.words.day(publication.date), publication.date.isoformat()
    for month in months(edition, publication).values():
        return edition.words.month(month), month.iso
    return "", ""


def feed_title(edition: Edition, of: str) -> str:
    """What the feed of a type or theme is called."""
    return edition.words.text("feed.title", list=of, board=edition.board.name)


def theme_tags(edition: Edition, themes: Sequence[str]) -> tuple[Tag, ...]:
    """Themes by their labels, leading to their pages."""
    return tuple(map(choice_tags(edition, BoardList.THEMES).__getitem__, themes))


def choice_tags(edition: Edition, name: BoardList) -> Mapping[str, Tag]:
    """The entries of one of the board's lists by their keys, each leading to its page where it has one."""
    page = _PAGES.get(name)
    return edition.once(
        f"tags of {name.value}",
        lambda: {
            key: Tag(entry.label, f"{page(key)}index.html" if page else "")
            for key, entry in edition.board.choices(name).items()
        },
    )


def _learnt(edition: Edition, publication: Publication) -> tuple[str, ...]:
    """What was learnt in a few lines: the titles of points, else the entries of a list, else the first paragraph."""
    section = key_learning(publication, edition.type_of(publication))
    if section is None:
        return ()
    if section.points:
        return tuple(point.title for point in section.points)
    found = _ITEM.findall(section.html) or _PARAGRAPH.findall(section.html)[:1]
    return tuple(plain_text(item) for item in found[:_MOST_POINTS])


def related(
    edition: Edition, publication: Publication, common: Sequence[str], without: frozenset[str] = frozenset()
) -> Iterator[CardGroup]:
    """What it is linked to: under the labels that all types have (`common`), then under those of single types.

    What stands on its trail already is left out (`without`, ids).
    """
    labels: dict[str, list[Card]] = {}
    for relation in edition.relations.get(publication.id, ()):
        if relation.publication.id not in without:
            labels.setdefault(relation.label, []).append(card(edition, relation.publication))
    for label in sorted(labels, key=lambda label: common.index(label) if label in common else len(common)):
        anchor = "related-" + "-".join(label.lower().split())
        yield CardGroup(label, anchor, tuple(labels[label]))
