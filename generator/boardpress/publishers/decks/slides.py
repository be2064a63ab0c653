"""A deck's slides: what they are to say, and what each says once the words are fitted to the template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from boardpress.publishers.decks import tables
from boardpress.publishers.decks.blocks import Block, Note, Paragraph, Role, Table, plain
from boardpress.publishers.decks.fit import (
    Settings,
    Title,
    fits_line,
    fits_title,
    height,
    height_of,
    pages,
    settings,
    spread,
    title,
)
from boardpress.publishers.decks.room import LARGER, LayoutRoom
from boardpress.publishers.decks.tables import FittedTable
from boardpress.records import dataclass, field
from boardpress.words import Words

_BETWEEN = 14.0
"""Points between the words above a table and the table."""
_LEAD = 0.3
"""The most of a slide that the words above a table may take."""
_FEW = 0.6
"""How full such a slide is then, at most."""
_MAY_GROW = ("Text", "Note")
_LEAST_GROWTH = 1.15
"""How much higher words set larger are, at least: their size is rounded to whole points."""
_ITEMS = (Role.BULLET, Role.NUMBER)


# Like runs and paragraphs, these are named tuples for the time that it takes to make them.
class Draft(NamedTuple):
    """A slide before it is known whether its words fit on one."""

    layout: str
    title: str
    blocks: tuple[Block, ...] = ()
    kicker: str = ""
    own: bool = False
    """Whether the words are ours, not the author's, and so in the board's language."""
    purpose: str = ""
    prompts: tuple[str, ...] = ()
    minutes: int = 0
    overview: bool = False
    """Whether the body only lists what follows, and is left out where it does not fit."""


class Slide(NamedTuple):
    """A slide: every word on it, and how it was fitted."""

    draft: Draft
    layout: str
    title: Title
    kicker: str
    body: tuple[Paragraph, ...]
    larger: float
    """How many times as large as the template's the words of the body are."""
    table: FittedTable | None
    table_top: float
    """Points from the top of the body's box to the table."""
    part: int
    parts: int
    """Which of how many slides it is that share a draft."""


class _Page(NamedTuple):
    """Words that fit on one slide."""

    layout: str
    body: tuple[Paragraph, ...] = ()
    table: FittedTable | None = None
    table_top: float = 0
    larger: float = 1


@dataclass(frozen=True, slots=True)
class _Deck:
    """What the slides of a deck share while they are fitted."""

    rooms: Mapping[str, LayoutRoom]
    words: Words
    longest: str
    """Room for this is kept behind a title, so that it is cut at one place on all of its slides."""
    used: set[str] = field(default_factory=set)
    """The titles that slides have."""
    kickers: dict[tuple[str, str], str] = field(default_factory=dict)
    """What stands above the title, by the name of the part and the layout: most slides of a deck have the same."""
    settings: dict[str, tuple[Settings, Settings]] = field(default_factory=dict)
    """What `settings_of` found out for a layout."""

    def kicker(self, words: str, layout: str) -> str:
        """The name of the part where it fits its line; it is only a reminder, so it is left out where it does not."""
        key = words, layout
        if key not in self.kickers:
            room = self.rooms[layout]
            self.kickers[key] = words if words and room.kicker and fits_line(words, room.kicker) else ""
        return self.kickers[key]

    def settings_of(self, layout: str) -> tuple[Settings, Settings]:
        """How a layout sets the words of the body, and how it sets them larger."""
        if layout not in self.settings:
            room = self.rooms[layout]
            self.settings[layout] = settings(room.body), settings(room.larger)
        return self.settings[layout]


def fitted(drafts: Sequence[Draft], rooms: Mapping[str, LayoutRoom], words: Words) -> list[Slide]:
    """The drafts as slides, each within its layout's boxes and each with a title of its own."""
    deck = _Deck(rooms, words, _longest_suffix(words))
    found: list[Slide] = []
    for draft in drafts:
        for single in _without_notes(draft, words) if Note in map(type, draft.blocks) else (draft,):
            found += _slides(single, deck)
    return found


def _without_notes(draft: Draft, words: Words) -> Iterator[Draft]:
    """What the author set apart gets slides of its own, at its place among the others."""
    if Note not in map(type, draft.blocks):
        yield draft
        return
    held: list[Block] = []
    for block in draft.blocks:
        if not isinstance(block, Note):
            held.append(block)
            continue
        # A heading that nothing else follows would stand on a slide alone: it goes above what was set apart.
        above = draft.title
        while held and isinstance(last := held[-1], Paragraph) and last.role is Role.HEADING:
            above = f"{draft.title}: {last.text}"
            held.pop()
        if held:
            yield draft._replace(blocks=tuple(held))
            draft, held = draft._replace(minutes=0), []
        name = block.title or words.text("aside.note")
        kind_only = name in words.group("aside").values() and draft.title
        heading = f"{name}: {draft.title}" if kind_only else name
        yield from _without_notes(
            draft._replace(layout="Note", title=heading, blocks=block.blocks, kicker=above), words
        )
        draft = draft._replace(minutes=0)
    if held:
        yield draft._replace(blocks=tuple(held))


def _slides(draft: Draft, deck: _Deck) -> list[Slide]:
    rooms, used = deck.rooms, deck.used
    box = rooms[draft.layout].title
    fits = fits_title(draft.title, box, deck.longest)
    rest = "" if fits else title(draft.title, box, deck.longest).rest
    made = _pages(draft._replace(blocks=(plain(rest), *draft.blocks)) if rest else draft, deck)
    if fits and len(made) == 1 and draft.title not in used and rooms[made[0].layout].title is box:
        # As most are: on one slide, with a title that fits and that no slide has had.
        titles = [Title(draft.title)]
    else:
        titles = _titles(draft.title, [rooms[page.layout] for page in made], deck)
    found: list[Slide] = []
    for number, ((layout, body, table, top, larger), shown) in enumerate(zip(made, titles, strict=True), 1):
        used.add(shown.text)
        kicker = deck.kicker(draft.kicker, layout)
        found.append(Slide(draft, layout, shown, kicker, body, larger, table, top, number, len(made)))
    return found


def _titles(said: str, rooms: Sequence[LayoutRoom], deck: _Deck) -> list[Title]:
    """A title for each page, none of them used before."""
    words = deck.words
    again = 1
    while True:
        found = []
        for number, room in enumerate(rooms, 1):
            marks = [f"[{again}]"] if again > 1 else []
            marks += [words.text("deck.part", number=number, count=len(rooms))] if len(rooms) > 1 else []
            found.append(_same_cut(said, room, " ".join(marks), deck.longest))
        if deck.used.isdisjoint([shown.text for shown in found]):
            return found
        again += 1


@lru_cache(maxsize=16)
def _longest_suffix(words: Words) -> str:
    """What the longest suffix of a title may be."""
    return f"[8] {words.text('deck.part', number=88, count=88)}"


def _same_cut(words: str, room: LayoutRoom, suffix: str, longest: str) -> Title:
    """The title with its suffix, cut where the longest suffix would have it cut: no word is lost."""
    whole = title(words, room.title, longest)
    if not (whole.rest or whole.size or suffix):
        return Title(words)
    if not whole.rest:
        return title(words, room.title, suffix)
    shown = whole.text.removesuffix(f" {longest}")
    return Title(f"{shown} {suffix}".rstrip(), whole.size, whole.rest)


def _pages(draft: Draft, deck: _Deck) -> list[_Page]:
    """The draft's words on as many pages as they need; at least one."""
    text = [block for block in draft.blocks if isinstance(block, Paragraph)]
    found = _text_pages(text, draft, deck) if len(text) == len(draft.blocks) else _pages_of_tables(draft, deck)
    if not found or (draft.overview and len(found) > 1):
        return [_Page(draft.layout)]
    return found


def _pages_of_tables(draft: Draft, deck: _Deck) -> list[_Page]:
    """As `_pages`, where some blocks are tables."""
    found: list[_Page] = []
    text: list[Paragraph] = []
    room = deck.rooms["Table"]
    for block in draft.blocks:
        if isinstance(block, Paragraph):
            text.append(block)
        elif isinstance(block, Table):
            lead = _lead(text, room)
            if made := _table_pages(block, lead, room):
                found += _text_pages(text[: len(text) - len(lead)], draft, deck)
                found += made
                text = []
            else:
                text += tables.as_list(block, deck.words.text("deck.row"))
    return found + _text_pages(text, draft, deck)


def _text_pages(text: list[Paragraph], draft: Draft, deck: _Deck) -> list[_Page]:
    if not text:
        return []
    rooms, room = deck.rooms, deck.rooms[draft.layout]
    known, larger = deck.settings_of(draft.layout)
    most = room.larger.height * _FEW
    words, used = spread(text, known)
    # Larger words never take fewer lines: most texts need not be fitted twice.
    may = draft.layout in _MAY_GROW and used * _LEAST_GROWTH <= most
    few = may and height_of(words, larger) <= most
    if few or used <= room.body.height:
        return [_Page(_layout(draft.layout, text, rooms), tuple(text), None, 0, LARGER if few else 1)]
    return [_Page(_layout(draft.layout, page, rooms), page) for page in pages(text, room.body)]


def _layout(wanted: str, page: Sequence[Paragraph], rooms: Mapping[str, LayoutRoom]) -> str:
    """`Points` rather than `Text` where most paragraphs are items of a list and it gives them the same room."""
    if wanted != "Text" or sum([paragraph.role in _ITEMS for paragraph in page]) * 2 <= len(page):
        return wanted
    points, texts = rooms["Points"], rooms["Text"]
    return "Points" if (points.body, points.title) == (texts.body, texts.title) else wanted


def _lead(text: list[Paragraph], room: LayoutRoom) -> list[Paragraph]:
    """The words before a table that are to stand above it: all if they are few, else the line that leads to it."""
    box = room.body
    if text and height(text, box) <= box.height * _LEAD:
        return text
    last = text[-1:]
    leads = bool(last) and (last[0].role is Role.HEADING or last[0].text.endswith(":"))
    return last if leads and height(last, box) <= box.height * _LEAD else []


def _table_pages(table: Table, lead: list[Paragraph], room: LayoutRoom) -> list[_Page]:
    """The table's pages, its lead on the first; none where the table cannot be read from a slide."""
    top = height(lead, room.body) + _BETWEEN if lead else 0
    return [
        _Page("Table", tuple(lead) if number == 0 else (), part, top if number == 0 else 0)
        for number, part in enumerate(tables.fit(table, room.body, top))
    ]
