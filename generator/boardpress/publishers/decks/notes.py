"""Speaker notes: for each slide what it is for, how long it takes, what to say and ask, and what it says in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from boardpress.publishers.decks.blocks import Block, Note, Paragraph, Role, Table
from boardpress.publishers.decks.model import DeckModel
from boardpress.publishers.decks.outline import linked_runs, paragraphs
from boardpress.publishers.decks.slides import Slide
from boardpress.publishers.decks.xhtml import parse


def notes(model: DeckModel, slides: Sequence[Slide]) -> list[str]:
    """The notes of each slide, a paragraph a line."""
    times = _times(slides)
    footnotes = _footnotes(model)
    return ["\n".join(_lines(slide, time, footnotes)) for slide, time in zip(slides, times, strict=True)]


def _lines(slide: Slide, time: str, footnotes: Sequence[str]) -> Iterator[str]:
    if slide.draft.purpose:
        yield f"Purpose: {slide.draft.purpose}"
    yield f"Time: {time}"
    if slide.part == 1:
        yield from (f"• {prompt}" for prompt in slide.draft.prompts)
    else:
        yield f"• This goes on from the slide before ({slide.part} of {slide.parts}). Ask what needs saying again."
    if slide.title.rest:
        yield f"Title in full: {slide.draft.title}"
    shown = shown_blocks(slide)
    if slide.parts > 1 and slide.part == 1:
        yield f"In full (it stands on {slide.parts} slides):"
        yield from in_words(slide.draft.blocks)
    elif slide.table:
        yield "The table in words:"
        yield from in_words(shown)
    yield from _links(shown)
    yield from _notes_below(shown, footnotes)


def shown_blocks(slide: Slide) -> tuple[Block, ...]:
    """What stands on the slide under its title."""
    table = (Table(slide.table.header, slide.table.rows),) if slide.table else ()
    return (*slide.body, *table)


def _times(slides: Sequence[Slide]) -> list[str]:
    """For each slide the minutes of the part that it belongs to, and which slides share them."""
    starts = [number for number, slide in enumerate(slides) if slide.draft.minutes and slide.part == 1]
    total = sum(slides[number].draft.minutes for number in starts)
    found: list[str] = []
    for start, after in pairwise([*starts, len(slides)]):
        minutes = _minutes(slides[start].draft.minutes)
        span = f" for slides {start + 1} to {after}" if after > start + 1 else ""
        found.append(f"about {minutes}{span}.")
        found += [f"within the {minutes} that began with slide {start + 1}."] * (after - start - 1)
    if found:
        found[0] += f" The whole workshop takes about {_minutes(-(-total // 5) * 5)}."
    return ["as long as it needs."] * (len(slides) - len(found)) + found


def _minutes(number: int) -> str:
    return "1 minute" if number == 1 else f"{number} minutes"


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


def _links(blocks: tuple[Block, ...]) -> Iterator[str]:
    runs = (run for run in linked_runs(blocks) if run.href.startswith("http") and run.text.strip() != run.href)
    found = dict.fromkeys((run.text.strip(), run.href) for run in runs)
    if found:
        yield "Links:"
        yield from (f"– {words}: {address}" for words, address in found)


def _footnotes(model: DeckModel) -> list[str]:
    """The text of each footnote, the first being number 1."""
    found: list[str] = []
    for paragraph in paragraphs(parse(model.footnotes, model.hrefs)):
        if paragraph.role is Role.NUMBER:
            found.append(paragraph.text.strip())
        elif found:
            found[-1] += f" {paragraph.text.strip()}"
    return found


def _notes_below(blocks: tuple[Block, ...], footnotes: Sequence[str]) -> Iterator[str]:
    """The footnotes that the slide's text refers to."""
    for paragraph in paragraphs(blocks):
        for run in paragraph.runs:
            if run.raised and run.text.strip().isdecimal() and 0 < int(run.text) <= len(footnotes):
                yield f"Note {int(run.text)}: {footnotes[int(run.text) - 1]}"
