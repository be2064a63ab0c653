"""Speaker notes: for each slide what it is for, how long it takes, what to say and ask, and what it says in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from boardpress.publishers.decks.blocks import Block, Note, Paragraph, Role, Run, Table
from boardpress.publishers.decks.model import DeckModel
from boardpress.publishers.decks.outline import paragraphs
from boardpress.publishers.decks.slides import Slide
from boardpress.publishers.decks.xhtml import parse
from boardpress.words import Words


def notes(model: DeckModel, slides: Sequence[Slide]) -> list[str]:
    """The notes of each slide, a paragraph a line."""
    times = _times(model.words, slides)
    footnotes = _footnotes(model)
    return [_said(model.words, slide, time, footnotes) for slide, time in zip(slides, times, strict=True)]


def _said(words: Words, slide: Slide, time: str, footnotes: Sequence[str]) -> str:
    """The notes of a slide."""
    draft, pointing = slide.draft, _pointing(slide)
    if slide.parts == 1 and not (slide.title.rest or slide.table or pointing):
        # As most are: all that is said depends on what kind of slide it is.
        return _opening(words, draft.purpose, time, draft.prompts)
    first = _opening(words, draft.purpose, time, draft.prompts if slide.part == 1 else ())
    return "\n".join([first, *_more(words, slide), *_below(words, pointing, footnotes)])


def _more(words: Words, slide: Slide) -> Iterator[str]:
    """What else the notes say of a slide that goes on, whose title is cut, or that has a table."""
    draft = slide.draft
    if slide.part > 1:
        yield f"• {words.text('notes.continued', number=slide.part, count=slide.parts)}"
    if slide.title.rest:
        yield words.text("notes.title", title=draft.title)
    if slide.parts > 1 and slide.part == 1:
        yield words.text("notes.in_full", count=slide.parts)
        yield from in_words(draft.blocks)
    elif slide.table:
        yield words.text("notes.table")
        yield from in_words(shown_blocks(slide))


# Every deck of a board has slides of the same kinds.
@lru_cache(maxsize=256)
def _opening(words: Words, purpose: str, time: str, prompts: tuple[str, ...]) -> str:
    """What the notes of a slide begin with."""
    said = [words.text("notes.purpose", text=purpose)] if purpose else []
    return "\n".join([*said, words.text("notes.time", text=time), *[f"• {prompt}" for prompt in prompts]])


def shown_blocks(slide: Slide) -> tuple[Block, ...]:
    """What stands on the slide under its title."""
    table = (Table(slide.table.header, slide.table.rows),) if slide.table else ()
    return (*slide.body, *table)


def _times(words: Words, slides: Sequence[Slide]) -> list[str]:
    """For each slide the minutes of the part that it belongs to, and which slides share them."""
    starts = [number for number, slide in enumerate(slides) if slide.part == 1 and slide.draft.minutes]
    total = 0
    found: list[str] = []
    for start, after in pairwise([*starts, len(slides)]):
        minutes = slides[start].draft.minutes
        total += minutes
        found += _shared(words, minutes, start + 1, after)
    if found:
        found[0] += f" {_whole(words, -(-total // 5) * 5)}"
    return [words.text("notes.open")] * (len(slides) - len(found)) + found


# In most decks of a board the same minutes stand at the same places.
@lru_cache(maxsize=512)
def _shared(words: Words, number: int, first: int, last: int) -> tuple[str, ...]:
    """For each of some slides that they share so many minutes."""
    minutes = _minutes(words, number)
    several = "_several" if last > first else ""
    about = words.text(f"notes.about{several}", minutes=minutes, first=first, last=last)
    return (about, *[words.text("notes.within", minutes=minutes, first=first)] * (last - first))


@lru_cache(maxsize=256)
def _whole(words: Words, number: int) -> str:
    return words.text("notes.whole", minutes=_minutes(words, number))


@lru_cache(maxsize=256)
def _minutes(words: Words, number: int) -> str:
    return words.count("notes.minutes", number)


def in_words(blocks: Sequence[Block]) -> Iterator[str]:
    """Blocks as lines of plain text: marks of lists before their items, a table's rows with the columns' names."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield _marked(block)
        elif isinstance(block, Note):
            yield block.title
            yield from in_words(block.blocks)
        else:
            yield from _rows(block)


def _marked(paragraph: Paragraph) -> str:
    if paragraph.continued:
        return paragraph.text
    mark = {Role.BULLET: "– ", Role.NUMBER: f"{paragraph.number}. "}.get(paragraph.role, "")
    return f"{mark}{paragraph.text}"


def _rows(table: Table) -> Iterator[str]:
    for row in table.rows:
        names = table.header or (Paragraph(()),) * len(row)
        cells = (
            f"{name.text}: {cell.text}" if name.runs else cell.text
            for name, cell in zip(names, row, strict=True)
            if cell.runs
        )
        yield "– " + "; ".join(cells)


def _pointing(slide: Slide) -> list[Run]:
    """The runs of what the slide shows that are links or raised: numbers of footnotes."""
    found = [run for paragraph in slide.body for run in paragraph.runs if run.href or run.raised]
    if slide.table:
        cells = paragraphs((Table(slide.table.header, slide.table.rows),))
        found += [run for cell in cells for run in cell.runs if run.href or run.raised]
    return found


def _below(words: Words, pointing: Sequence[Run], footnotes: Sequence[str]) -> Iterator[str]:
    """Where the slide's links lead, and the footnotes that its text refers to."""
    links = (run for run in pointing if run.href.startswith("http") and run.text.strip() != run.href)
    found = dict.fromkeys((run.text.strip(), run.href) for run in links)
    if found:
        yield words.text("notes.links")
        yield from (f"– {said}: {address}" for said, address in found)
    for run in pointing:
        if run.raised and run.text.strip().isdecimal() and 0 < int(run.text) <= len(footnotes):
            yield words.text("notes.footnote", number=int(run.text), text=footnotes[int(run.text) - 1])


def _footnotes(model: DeckModel) -> list[str]:
    """The text of each footnote, the first being number 1."""
    found: list[str] = []
    for paragraph in paragraphs(parse(model.footnotes, model.hrefs)):
        if paragraph.role is Role.NUMBER:
            found.append(paragraph.text.strip())
        elif found:
            found[-1] += f" {paragraph.text.strip()}"
    return found
