"""A deck's slides: what they are to say, and what each says once the words are fitted to the template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from boardpress.publishers.decks import tables
from boardpress.publishers.decks.blocks import Block, Note, Paragraph, Role, Table, plain
from boardpress.publishers.decks.fit import Title, fits_line, height, height_of, pages, settings, spread, title
from boardpress.publishers.decks.room import LARGER, LayoutRoom
from boardpress.publishers.decks.tables import FittedTable
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


def fitted(drafts: Sequence[Draft], rooms: Mapping[str, LayoutRoom], words: Words) -> list[Slide]:
    """The drafts as slides, each within its layout's boxes and each with a title of its own."""
    used: set[str] = set()
    found: list[Slide] = []
    for draft in drafts:
        for single in _without_notes(draft, words) if Note in map(type, draft.blocks) else (draft,):
            found += _slides(single, rooms, words, used)
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


def _slides(draft: Draft, rooms: Mapping[str, LayoutRoom], words: Words, used: set[str]) -> list[Slide]:
    box = rooms[draft.layout].title
    whole = title(draft.title, box, _longest_suffix(words))
    filled = draft._replace(blocks=(plain(whole.rest), *draft.blocks)) if whole.rest else draft
    made = _pages(filled, rooms, words)
    if whole.size or whole.rest or len(made) > 1 or draft.title in used or rooms[made[0].layout].title is not box:
        titles = _titles(draft.title, [rooms[page.layout] for page in made], words, used)
    else:
        # As most are: on one slide, with a title that fits and that no slide has had.
        titles = [Title(draft.title)]
    found: list[Slide] = []
    for number, ((layout, body, table, top, larger), shown) in enumerate(zip(made, titles, strict=True), 1):
        used.add(shown.text)
        kicker = _kicker(draft.kicker, rooms[layout])
        found.append(Slide(draft, layout, shown, kicker, body, larger, table, top, number, len(made)))
    return found


def _kicker(words: str, room: LayoutRoom) -> str:
    """The name of the part where it fits its line; it is only a reminder, so it is left out where it does not."""
    return words if words and room.kicker and fits_line(words, room.kicker) else ""


def _titles(said: str, rooms: Sequence[LayoutRoom], words: Words, used: set[str]) -> list[Title]:
    """A title for each page, none of them used before."""
    longest = _longest_suffix(words)
    again = 1
    while True:
        found = []
        for number, room in enumerate(rooms, 1):
            marks = [f"[{again}]"] if again > 1 else []
            marks += [words.text("deck.part", number=number, count=len(rooms))] if len(rooms) > 1 else []
            found.append(_same_cut(said, room, " ".join(marks), longest))
        if used.isdisjoint([shown.text for shown in found]):
            return found
        again += 1


@lru_cache(maxsize=16)
def _longest_suffix(words: Words) -> str:
    """Room for this is kept behind a title, so that it is cut at one place on all of its slides."""
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


def _pages(draft: Draft, rooms: Mapping[str, LayoutRoom], words: Words) -> list[_Page]:
    """The draft's words on as many pages as they need; at least one."""
    found: list[_Page] = []
    text: list[Paragraph] = []
    for block in draft.blocks:
        if isinstance(block, Paragraph):
            text.append(block)
        elif isinstance(block, Table):
            lead = _lead(text, rooms["Table"])
            if made := _table_pages(block, lead, rooms["Table"]):
                found += _text_pages(text[: len(text) - len(lead)], draft, rooms)
                found += made
                text = []
            else:
                text += tables.as_list(block, words.text("deck.row"))
    found += _text_pages(text, draft, rooms)
    if draft.overview and len(found) > 1:
        return [_Page(draft.layout)]
    return found or [_Page(draft.layout)]


def _text_pages(text: list[Paragraph], draft: Draft, rooms: Mapping[str, LayoutRoom]) -> Iterator[_Page]:
    if not text:
        return
    room = rooms[draft.layout]
    known, most = settings(room.body), room.larger.height * _FEW
    words = spread(text, known)
    used = height_of(words, known)
    # Larger words never take fewer lines: most texts need not be fitted twice.
    may = draft.layout in _MAY_GROW and used * _LEAST_GROWTH <= most
    few = may and height_of(words, settings(room.larger)) <= most
    if few or used <= room.body.height:
        yield _Page(_layout(draft.layout, text, rooms), tuple(text), larger=LARGER if few else 1)
        return
    for page in pages(text, room.body):
        yield _Page(_layout(draft.layout, page, rooms), page)


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
