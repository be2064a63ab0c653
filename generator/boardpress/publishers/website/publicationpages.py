"""The page of one publication."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from operator import itemgetter

from boardpress import addresses
from boardpress.contenttype import Label
from boardpress.cycle import Cycle
from boardpress.digest import digest, period_of
from boardpress.edition import Edition
from boardpress.publication import FileRef, Publication, RichText, Shown, Value
from boardpress.publishers.website.cards import card, cards_of, months, related
from boardpress.publishers.website.cyclepage import place
from boardpress.publishers.website.entries import entries_blocks
from boardpress.publishers.website.shell import built_for
from boardpress.publishers.website.trailblock import trail_block
from boardpress.publishers.website.typeparts import FactField, Fields, type_parts
from boardpress.publishers.website.views import Card, CardGroup, Download, Fact, Notice, PageView, Prose, Tag
from boardpress.trail import Trail
from boardpress.words import Words

_FILE_KINDS = frozenset({"pdf", "docx", "xlsx", "pptx", "csv", "odt", "ods"})
"""Endings of files whose kind has a name that readers know."""


def publication_page(edition: Edition, publication: Publication, trail: Trail, cycle: Cycle) -> PageView:
    """What the page of a publication shows."""
    parts = type_parts(edition, edition.type_of(publication))
    hrefs = _hrefs(publication.links, edition, publication)
    (sections, footnotes), address = publication.body.shown, addresses.page(publication)
    return PageView(
        address=address,
        kind="publication",
        title=publication.title,
        description=publication.summary or edition.board.summary,
        canonical=addresses.canonical(edition.board.url, address),
        feeds=parts.feeds,
        label=parts.label,
        summary=publication.summary,
        language=publication.language,
        notices=tuple(_notices(edition, publication)),
        facts=tuple(_facts(edition, publication, parts.facts)),
        concern=parts.concern,
        downloads=tuple(downloads(edition, publication)),
        prose=(*_rich_texts(edition, publication, parts.texts), *_prose(sections, parts.sections, hrefs)),
        footnotes=_footnotes(edition, footnotes, hrefs),
        groups=tuple(_groups(edition, publication, parts.cards)),
        leading=tuple(place(edition, cycle, publication)),
        blocks=(*entries_blocks(edition, publication, parts.entries), *trail_block(edition, publication, trail)),
        related=tuple(related(edition, publication, parts.relations, trail.ids)),
        robots="noindex" if edition.drafts else "",
        built=built_for(edition),
        words=edition.words,
    )


def _footnotes(edition: Edition, html: str, hrefs: tuple[str | None, ...]) -> Prose | None:
    return Prose(edition.words.text("page.footnotes"), "notes", html, hrefs) if html else None


def _rich_texts(edition: Edition, publication: Publication, fields: Fields) -> Iterator[Prose]:
    """Fields of rich text under their labels."""
    for key, field in fields.items():
        value = publication.fields.get(key)
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, RichText):
                yield Prose(field.label, key.replace("_", "-"), text.html, _hrefs(text.links, edition, publication))


def _prose(sections: list[Shown], places: Mapping[str, int], hrefs: tuple[str | None, ...]) -> list[Prose]:
    """The sections of the body, whose links are `hrefs`."""
    return [Prose(heading, anchor, html, hrefs) for _, heading, anchor, html in ordered(sections, places)]


def _hrefs(links: tuple[str | None, ...], edition: Edition, publication: Publication) -> tuple[str | None, ...]:
    return tuple(_href(link, edition, publication) for link in links)


def ordered(sections: list[Shown], places: Mapping[str, int]) -> list[Shown]:
    """Sections by their places in the type's page outline; the author's own stay behind the one that they follow."""
    rank, ranked = -1, []
    for section in sections:
        rank = places.get(section.key, rank)
        ranked.append((rank, section))
    return [section for _, section in sorted(ranked, key=itemgetter(0))]


def _href(link: str | None, edition: Edition, publication: Publication) -> str | None:
    """A link of the body as an address from the root of the site; None for words only."""
    if link is None:
        return None
    if link.startswith("file:"):
        path = link.removeprefix("file:")
        return next(addresses.file(publication, file) for file in publication.files if file.path == path)
    identifier, hash_, anchor = link.partition("#")
    target = edition.find(identifier)
    return f"{addresses.page(target)}{hash_}{anchor}" if target else None


def downloads(edition: Edition, publication: Publication) -> Iterator[Download]:
    """Everything that can be taken away from a publication's page."""
    for key, field in type_parts(edition, edition.type_of(publication)).files.items():
        value = publication.fields.get(key)
        for file in value if isinstance(value, tuple) else (value,):
            if isinstance(file, FileRef):
                yield Download(field.label, addresses.file(publication, file), _file_kind(edition, file))
    if edition.has_deck(publication):
        yield Download(edition.words.text("file.slides"), addresses.deck(publication), edition.words.text("file.pptx"))


def _file_kind(edition: Edition, file: FileRef) -> str:
    suffix = file.name.rpartition(".")[2].lower()
    return edition.words.text(f"file.{suffix}") if suffix in _FILE_KINDS else suffix.upper()


def _notices(edition: Edition, publication: Publication) -> Iterator[Notice]:
    words = edition.words
    for relation in edition.relations.get(publication.id, ()) if publication.replaced_by else ():
        if relation.publication.id == publication.replaced_by:
            newer = relation.publication
            yield Notice("warning", words.text("page.replaced"), Tag(newer.title, addresses.page(newer)))
    for correction in publication.corrections:
        day, what = correction["date"], correction["what"]
        if isinstance(day, date):
            yield Notice("info", words.text("page.corrected", day=words.day(day), what=what))
    late = edition.board.document_control.show_out_of_date
    if late and publication.review_by and publication.review_by < edition.day:
        yield Notice("warning", words.text("page.overdue", day=words.day(publication.review_by)))
    if shorter := _shorter(edition, publication):
        yield Notice("info", words.text("page.shorter"), Tag(shorter.title, addresses.page(shorter)))


def _shorter(edition: Edition, publication: Publication) -> Publication | None:
    """What was made from it for readers with less time."""
    shorter = edition.type_of(publication).shorter
    beside = [one.publication for one in edition.relations.get(publication.id, ())] if shorter else []
    for name in shorter:
        for other in beside:
            if other.type == name and publication.id in other.derived_from and not other.body.empty:
                return other
    return None


def _facts(edition: Edition, publication: Publication, fields: Mapping[str, FactField]) -> Iterator[Fact]:
    """What `fields` say of it; the months of an undated publication stand where others have their day."""
    if publication.date:
        yield Fact(edition.words.text("page.published"), (Tag(edition.words.day(publication.date)),))
    else:
        fields = {key: fields[key] for key in (*months(edition, publication), *fields)}
    for field in fields.values():
        value = field.value(publication)
        # A number of 0 is said, and so is a no.
        if value is not None and (value or value == 0):
            yield from field.facts(value)
    if until := edition.standings[publication.id].must_stay_until:
        yield Fact(edition.words.text("page.stays"), (Tag(_stays(edition, until)),))


def _stays(edition: Edition, until: date) -> str:
    """For how long it stays, for its readers; `until` is the first day on which it may leave."""
    if edition.day < until:
        return edition.words.text("page.stays_until", day=edition.words.day(until))
    return edition.words.text("page.stays_useful")


def _groups(edition: Edition, publication: Publication, fields: Fields) -> Iterator[CardGroup]:
    for key, field in fields.items():
        entries = publication.fields.get(key)
        if entries and isinstance(entries, tuple):
            cards = tuple(_entry_card(edition, entry) for entry in entries if isinstance(entry, Mapping))
            yield CardGroup(field.label, key.replace("_", "-"), cards)
    period = period_of(publication) if edition.type_of(publication).collects_year else None
    if period:
        yield from digest_groups(edition, *period)


def _entry_card(edition: Edition, entry: Mapping[str, Value]) -> Card:
    """An entry of a group: what it points to with a line of text, or words of its own."""
    target = edition.find(entry.get("publication"))
    text = str(entry.get("text", ""))
    if target:
        return card(edition, target, summary=text)
    return Card(str(entry.get("title", "")), str(entry.get("url", "")), "", "", "", text)


def digest_groups(edition: Edition, period_from: date, period_to: date) -> Iterator[CardGroup]:
    """The year's learning: each type with what was learnt, then each theme with where to read of it."""
    year = digest(edition, period_from, period_to)
    words = edition.words
    heading = words.text("year.heading", first=words.day(period_from), last=words.day(period_to))
    counts = ", ".join(
        _count(words, len(items), edition.board.types[name].label) for name, items in year.by_type.items()
    )
    intro = words.text("year.published", counts=counts) if counts else words.text("year.nothing")
    yield CardGroup(heading, "years-learning", (), intro=intro)
    for name, items in year.by_type.items():
        declared = edition.board.types[name]
        cards = tuple(card(edition, item, learning=True) for item in items)
        yield CardGroup(declared.label.plural, f"year-{name}", cards, level=3)
    if year.by_theme:
        yield CardGroup(words.text("year.by_theme"), "year-by-theme", ())
    for group in year.by_theme:
        label = edition.board.themes[group.theme].label if group.theme else words.text("year.other")
        cards = cards_of(edition, group.publications)
        yield CardGroup(label, f"year-theme-{group.theme or 'other'}", cards, level=3, brief=True)


def _count(words: Words, number: int, label: Label) -> str:
    return words.count("year.count", number, singular=label.singular.lower(), plural=label.plural.lower())
