"""A publication of an edition to the model that its deck is made from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape, unescape

from boardpress import addresses
from boardpress.board import Board, Entry
from boardpress.contenttype import ContentType, SlideOutline
from boardpress.edition import Edition
from boardpress.publication import BodySection, BodyText, Point, Publication
from boardpress.publishers.decks.model import DeckModel, Link, Part, Passage, Reach, SlideTemplate, Step
from boardpress.records import dataclass
from boardpress.words import Words

_PICTURE = re.compile(r'(<img\b[^>]*?\balt=")([^"]+)(?=")')


@dataclass(frozen=True, slots=True)
class Assembly:
    """What the models of an edition share."""

    edition: Edition
    contacts: tuple[Reach, ...]
    template: SlideTemplate | None

    @classmethod
    def of(cls, edition: Edition) -> Assembly:
        """The assembly of an edition."""
        own = edition.slide_template
        return cls(
            edition,
            tuple(_contacts(edition.board)),
            SlideTemplate.of(own) if own else None,
        )

    def model(self, publication: Publication) -> DeckModel:
        """The model of a publication's deck."""
        board, words, declared = self.edition.board, self.edition.words, self.edition.type_of(publication)
        changed = publication.updated or publication.date
        text = publication.body.text
        return DeckModel(
            title=publication.title,
            kind=declared.label.singular,
            reference=publication.reference,
            day=words.day(publication.date) if publication.date else "",
            modified=changed.isoformat() if changed else "",
            address=f"{board.url}{publication.address}",
            summary=publication.summary,
            facts=_facts(board, words, publication),
            board=words.text("deck.preview", board=board.name) if self.edition.drafts else board.name,
            board_short=board.short_name,
            example=board.example,
            language=board.language,
            text_language=publication.language or board.language,
            concern=board.concern.text if board.concern else "",
            concern_address=f"{board.url}{self.edition.concern_page}" if self.edition.concern_page else "",
            contacts=self.contacts,
            related=tuple(self._related(publication)),
            steps=_steps(text, declared, words),
            footnotes=_captioned(text.footnotes, words),
            hrefs=tuple(self._address(publication, link) for link in publication.links),
            template=self.template,
            words=words,
        )

    def _related(self, publication: Publication) -> Iterator[Link]:
        for relation in self.edition.relations.get(publication.id, ()):
            other = relation.publication
            yield Link(f"{relation.label}: {other.title}", f"{self.edition.board.url}{other.address}")

    def _address(self, publication: Publication, link: str | None) -> str:
        """The absolute address that a link of the body leads to; empty for words only."""
        if link is None:
            return ""
        root = self.edition.board.url
        if link.startswith("file:"):
            path = link.removeprefix("file:")
            file = next((file for file in publication.files if file.path == path), None)
            return f"{root}{addresses.file(publication, file)}" if file else ""
        if re.match(r"[a-z]+:", link):
            return link
        identifier, mark, anchor = link.partition("#")
        target = self.edition.find(identifier)
        return f"{root}{target.address}{mark}{anchor}" if target else ""


def _contacts(board: Board) -> Iterator[Reach]:
    """Those to turn to about a child, in the board's order."""
    for key in board.concern.everybody if board.concern else ():
        if contact := board.contacts.get(key):
            phone = re.sub(r"[^\d+]", "", contact.phone)
            ways = (
                (contact.phone, f"tel:{phone}"),
                (contact.email, f"mailto:{contact.email}"),
                (contact.form, contact.form),
            )
            yield Reach(contact.label, tuple(way for way in ways if way[0]), contact.text)


def _facts(board: Board, words: Words, publication: Publication) -> tuple[tuple[str, str], ...]:
    """What it is about and whose practice, in the board's words; empty ones are left out."""
    facts = (
        (words.text("site.themes"), _labels(board.themes, publication.themes)),
        (words.text("site.agencies"), _labels(board.agencies, publication.agencies)),
        (words.text("deck.ages"), _labels(board.age_groups, publication.age_groups)),
    )
    return tuple(fact for fact in facts if fact[1])


def _labels(entries: Mapping[str, Entry], keys: Iterable[str]) -> str:
    return ", ".join(entries[key].label for key in keys if key in entries)


def _steps(text: BodyText, declared: ContentType, words: Words) -> tuple[Step, ...]:
    sections = {section.key: section for section in text.sections if section.key}
    steps: list[Step] = []
    for step in declared.deck:
        if step.slide in {"section", "points"} and sections.keys().isdisjoint(step.of):
            continue
        steps.append(Step(step.slide, step.title, step.minutes, tuple(_parts(step, sections, declared, words))))
        if step.slide == "about":
            steps += _beginning(text, words)
    return tuple(steps)


def _beginning(text: BodyText, words: Words) -> Iterator[Step]:
    """What the author wrote before the first heading: a list of short items may be all that there is."""
    first = text.sections[0]
    if not first.heading and first.html:
        title = words.text("deck.beginning")
        yield Step("section", title, 0, (Part(title, _captioned(first.html, words)),))


def _parts(
    step: SlideOutline, sections: Mapping[str, BodySection], declared: ContentType, words: Words
) -> Iterator[Part]:
    for key in step.of:
        section = sections.get(key)
        if section is None:
            continue
        if step.slide == "points" and section.points:
            word = declared.sections[key].numbered if key in declared.sections else ""
            points = tuple(_passage(point, word, words) for point in section.points)
            yield Part(section.heading, _captioned(section.intro, words), points)
        else:
            yield Part(section.heading, _captioned(section.html, words))


def _passage(point: Point, word: str, words: Words) -> Passage:
    label = f"{word.capitalize()} {point.number}" if word and point.number else ""
    return Passage(label, point.title, _captioned(point.html, words))


def _captioned(html: str, words: Words) -> str:
    """HTML whose pictures say that they are pictures: on a slide, only the description of one is shown."""

    def said(match: re.Match[str]) -> str:
        return match[1] + escape(words.text("deck.picture", what=unescape(match[2])))

    return _PICTURE.sub(said, html) if "<img" in html else html
