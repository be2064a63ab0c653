"""The edition: the catalogue and the configuration as the public may see them on one day.

Every publisher gets an edition and nothing else, so an embargo cannot leak through one of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from hashlib import sha256
from operator import attrgetter
from typing import Any, TypeVar

from boardpress import boardpages
from boardpress.asjson import to_json
from boardpress.board import Board, NavigationItem
from boardpress.catalogue import Catalogue, References
from boardpress.contenttype import ContentType
from boardpress.frames import NavEntry
from boardpress.listing import READABLE, Standing
from boardpress.publication import Publication
from boardpress.publicview import PublicView
from boardpress.records import dataclass, fields
from boardpress.states import State
from boardpress.words import Words, words_of

Found = TypeVar("Found")
_OF_TEXT = {"body", "links"}
_but_text = attrgetter(*(item.name for item in fields(Publication) if item.name not in _OF_TEXT))


@dataclass(frozen=True, slots=True)
class Relation:
    """A link between two publications as a reader sees it: 'Comes from', 'Led to', 'See also' ..."""

    label: str
    publication: Publication


@dataclass(frozen=True)
class Edition:
    """What every publisher gets, and all that it gets. It holds nothing that is not public on `day`.

    Publications are newest first (undated ones last), then by id. `board` holds only the types, themes, agencies and
    other entries that something public uses. Internal fields and sections are not in it, links to what is
    not public are words.
    """

    day: date
    board: Board
    publications: tuple[Publication, ...]
    """What the public may read: listed and archived publications."""
    on_request: tuple[Publication, ...]
    """What stands as a short page that says how to ask for it: title, reference and day, without text and files."""
    withdrawn: tuple[Publication, ...]
    """What was taken down: an address and nothing more."""
    standings: Mapping[str, Standing]
    relations: Mapping[str, tuple[Relation, ...]]
    navigation: tuple[NavEntry, ...]
    by_id: Mapping[str, Publication]
    """What the public may read or ask for."""
    words: Words
    """The fixed words of what is published, in the board's language."""
    footer: tuple[NavEntry, ...] = ()
    """Pages that the foot of every page links to."""
    concern_page: str = ""
    """Address of the page that says what to do when somebody is concerned about a child."""
    drafts: bool = False
    """Whether this is a preview that shows drafts and scheduled publications too."""
    slide_template: bytes = b""
    """The board's own slide template; empty where the built-in one serves."""

    @cached_property
    def _worked_out(self) -> dict[str, Any]:
        return {}

    def once(self, name: str, work_out: Callable[[], Found]) -> Found:
        """What can be worked out of the edition: done when it is first asked for, and kept under its name."""
        if name not in self._worked_out:
            self._worked_out[name] = work_out()
        found: Found = self._worked_out[name]
        return found

    @property
    def references(self) -> References:
        """Finds the references in what is public."""
        return self.once("references", lambda: References(self.board.types))

    @cached_property
    def lasting(self) -> str:
        """A hash of what anything may show, whatever the day is: the board and its words, the menus."""
        about = [
            self.board, self.navigation, self.footer, self.concern_page, self.drafts, self.words,
            sha256(self.slide_template).hexdigest(),
        ]  # fmt: skip
        return sha256(to_json(about)).hexdigest()[:32]

    @cached_property
    def background(self) -> str:
        """A hash of what any page may show: the same, and the day."""
        return sha256(to_json([self.day, self.lasting])).hexdigest()[:32]

    def facts(self, publication: Publication) -> str:
        """A hash of all that can be known of a publication but its text and where that links to."""
        known = self.once("facts", dict[str, str])
        if publication.id not in known:
            how = self.standings[publication.id]
            # As a string, since JSON asks an enumeration for its value in Python.
            standing = (str(how.state), how.listed_from, how.must_stay_until)
            about = [_but_text(publication), publication.body.empty, standing]
            known[publication.id] = sha256(to_json(about)).hexdigest()[:32]
        return known[publication.id]

    def beside(self, publication: Publication) -> set[str]:
        """Ids of what a publication refers to, and of what refers to it: what its page may show besides itself."""
        named = {reference.target.partition("#")[0] for reference in self.references.of(publication)}
        return named.union(one.publication.id for one in self.relations.get(publication.id, ()))

    def key(
        self, publication: Publication, beside: Iterable[str], more: object = None, *, lasting: bool = False
    ) -> str:
        """A hash of the background, a publication, its text, and the facts of others that are shown beside it.

        With `lasting` the day is left out, for what is the same on every one.
        """
        others = sorted(identifier for identifier in beside if identifier in self.by_id)
        own = [
            self.lasting if lasting else self.background,
            self.facts(publication),
            publication.body.digest,
            publication.links,
            more,
        ]
        return sha256(to_json([own, others, [self.facts(self.by_id[one]) for one in others]])).hexdigest()[:32]

    @property
    def key_of_all(self) -> str:
        """A hash of the whole edition, every text included."""
        everything = (*self.publications, *self.on_request, *self.withdrawn)
        shown = [(self.facts(item), item.body.digest) for item in everything]
        return sha256(to_json([self.background, shown])).hexdigest()[:32]

    def type_of(self, publication: Publication) -> ContentType:
        return self.board.types[publication.type]

    def has_deck(self, publication: Publication) -> bool:
        """Whether slides are made of it: its type declares an outline, and there is text to show."""
        return bool(not publication.body.empty and self.type_of(publication).deck)

    def find(self, identifier: object) -> Publication | None:
        """What the public may read or ask for under an id, or None."""
        return self.by_id.get(str(identifier))

    def is_front(self, publication: Publication) -> bool:
        """Whether it stands in the front listings: archived publications do not."""
        return self.standings[publication.id].state is not State.ARCHIVED

    def of_type(self, name: str) -> tuple[Publication, ...]:
        """The publications of a type, newest first."""
        return self.once("of type", self._by_type).get(name, ())

    def _by_type(self) -> Mapping[str, tuple[Publication, ...]]:
        found: dict[str, list[Publication]] = defaultdict(list)
        for item in self.publications:
            found[item.type].append(item)
        return {name: tuple(items) for name, items in found.items()}


def compose(catalogue: Catalogue, day: date, *, drafts: bool = False, slide_template: bytes = b"") -> Edition:
    """The edition of a day. With `drafts` it shows what is unfinished, held or scheduled too, nothing internal."""
    # An edit of a text alone has an edition that was composed before.
    from boardpress.publicboard import public_board

    board = catalogue.board
    standings = {item.id: catalogue.standing(item, day) for item in catalogue.publications.values()}
    shown = READABLE | ({State.DRAFT, State.HELD, State.SCHEDULED} if drafts else frozenset())
    readable = {identifier for identifier, how in standings.items() if how.state in shown}
    asked_for = {identifier for identifier, how in standings.items() if how.state is State.ON_REQUEST}
    view = PublicView(board, readable, readable | asked_for, day)
    publications = _newest_first(view.whole(catalogue.publications[identifier]) for identifier in readable)
    on_request = _newest_first(view.on_request(catalogue.publications[identifier]) for identifier in asked_for)
    withdrawn = _newest_first(
        view.withdrawn(item)
        for item in catalogue.publications.values()
        if standings[item.id].state is State.WITHDRAWN and not address_retired(item)
    )
    pages = {name: view.page(publications, identifier) for name, identifier in catalogue.pages.items()}
    public_pages = {name: page for name, page in pages.items() if page}
    words = words_of(board.language, board.words)
    concern = public_pages.get(board.concern.page) if board.concern else None
    shown_board = public_board(board, publications, on_request)
    known = {item.id for item in (*publications, *on_request, *withdrawn)}
    finder = References(shown_board.types)
    edition = Edition(
        day=day,
        board=shown_board,
        publications=publications,
        on_request=on_request,
        withdrawn=withdrawn,
        standings={identifier: public_standing(how) for identifier, how in standings.items() if identifier in known},
        relations=_relations((*publications, *on_request), finder),
        navigation=(
            NavEntry(words.text("site.home"), ""),
            *_navigation(board.navigation, public_pages, shown_board, words),
        ),
        words=words,
        by_id={item.id: item for item in (*publications, *on_request)},
        footer=tuple(
            NavEntry(public_pages[name].title, public_pages[name].address)
            for name in board.footer
            if name in public_pages
        ),
        concern_page=concern.address if concern else "",
        drafts=drafts,
        slide_template=slide_template,
    )
    edition.once("references", lambda: finder)
    return edition


def public_standing(how: Standing) -> Standing:
    """How it stands, without what is to come and why; of what was withdrawn, nothing more than that it is."""
    if how.state is State.WITHDRAWN:
        return Standing(how.state, None, None)
    return Standing(how.state, how.listed_from, how.must_stay_until)


def _newest_first(publications: Iterable[Publication]) -> tuple[Publication, ...]:
    return tuple(sorted(publications, key=lambda item: (-(item.date or date.min).toordinal(), item.id)))


def address_retired(publication: Publication) -> bool:
    """Whether not even a neutral page stays at its address once it is withdrawn, since the address identifies."""
    return bool(publication.withdrawn and publication.withdrawn.get("address") == "retired")


def _relations(publications: tuple[Publication, ...], finder: References) -> dict[str, tuple[Relation, ...]]:
    """For each publication, what it points to and what points to it, each once and under the first label."""
    by_id = {item.id: item for item in publications}
    found: dict[str, dict[str, Relation]] = defaultdict(dict)
    every = [(publication, finder.of(publication)) for publication in publications]
    for _, references in every:
        for reference in references:
            if reference.label and reference.target in by_id and "." not in reference.field:
                found[reference.source].setdefault(reference.target, Relation(reference.label, by_id[reference.target]))
    for publication, references in every:
        for reference in references:
            if reference.reverse and reference.target in by_id:
                found[reference.target].setdefault(reference.source, Relation(reference.reverse, publication))
    return {identifier: tuple(relations.values()) for identifier, relations in found.items()}


def _navigation(
    items: tuple[NavigationItem, ...], pages: Mapping[str, Publication], board: Board, words: Words
) -> Iterator[NavEntry]:
    """The navigation without what is not public on the day; `board` is that of the edition."""
    ways = boardpages.ways(board, words)
    for item in items:
        children = tuple(_navigation(item.items, pages, board, words))
        if item.page in pages:
            page = pages[item.page]
            yield NavEntry(item.title or page.title, page.address, children)
        elif item.section and item.section in board.types:
            declared = board.types[item.section]
            yield NavEntry(item.title or declared.label.plural, f"{declared.section}/", children)
        elif way := next((way for name, way in ways.items() if getattr(item, name)), None):
            yield NavEntry(item.title or way[0], way[1], children)
