"""Times a deck of eight text slides with notes: written by Boardpress, by python-pptx and by pandoc.

    python -m tools.bench.decks [--count 60] [--pandoc PROGRAM]

Boardpress plans the deck from the text of a publication, fits it to the slides, makes the notes and writes the file;
python-pptx and pandoc are given the words of every slide and write the file alone. Decks are made in turn, one by
each, so that all meet the same machine; a time is the median of the processor time, in milliseconds. Every deck is
opened again by python-pptx: `same` says whether titles, words and notes are those of ours.
"""

from __future__ import annotations

import argparse
import io
import resource
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from pptx import Presentation

from boardpress.artefact import Making
from boardpress.publishers.decks.model import DeckModel, Part, Step
from boardpress.publishers.decks.template import built_in
from boardpress.publishers.decks.write import render_deck

SLIDES = 8
OURS, PEER, PANDOC = "boardpress", "python-pptx", "pandoc"
_WHO = ("a parent", "a midwife", "the school nurse", "an uncle", "a teacher", "the duty worker", "a neighbour")
_DID = ("asked about", "saw", "noticed", "wrote down", "shared", "explained", "doubted", "remembered", "passed on")
_WHAT = ("a bruise", "the bed", "a missed visit", "what the child said", "a change", "the plan", "an old record")
_WHEN = ("on the first day", "before the meeting", "a week later", "by telephone", "with the family", "at home")


@dataclass(frozen=True, slots=True)
class Words:
    """What a slide says, by whichever program it is written."""

    title: str
    lines: tuple[str, ...]
    notes: str


@dataclass(slots=True)
class Timed:
    """What one program took for each deck, in milliseconds of the processor, and what it made."""

    name: str
    times: list[float] = field(default_factory=list)
    """The first deck's, for which templates are read, is left out of the median."""
    size: int = 0
    """Bytes of the last deck."""
    same: bool = True

    @property
    def median(self) -> float:
        return statistics.median(self.times[1:])


def compare(count: int = 60, pandoc: str = "") -> list[Timed]:
    """The time that each program takes for `count` decks, ours first; pandoc only where its program is named."""
    ours = Timed(OURS)
    peers: list[tuple[Timed, Callable[[Sequence[Words]], bytes]]] = [(Timed(PEER), by_python_pptx)]
    if pandoc:
        peers.append((Timed(PANDOC), lambda words: by_pandoc(words, pandoc)))
    for number in range(count + 1):
        model = invented(number)
        written = _timed(ours, lambda model=model: render_deck(Making(model, None, {})))  # type: ignore[misc]
        # What ours says is what the others are given: no deck of ours is written before it is timed.
        words = read(written)
        ours.same &= len(words) == SLIDES
        for peer, write in peers:
            peer.same &= read(_timed(peer, lambda write=write, words=words: write(words))) == words  # type: ignore[misc]
    return [ours, *(peer for peer, _ in peers)]


def _timed(program: Timed, write: Callable[[], bytes]) -> bytes:
    start = _processor()
    data = write()
    program.times.append((_processor() - start) * 1000)
    program.size = len(data)
    return data


def _processor() -> float:
    """Seconds of the processor, those of programs that were started too."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def invented(number: int) -> DeckModel:
    """The model of a deck with eight sections of text, other words for every number."""
    chance = Random(number)  # noqa: S311 - the same words each time are what is wanted
    return DeckModel(
        title=f"Learning briefing {number}", kind="Briefing", reference=f"B {number}", day="1 March 2026",
        modified="2026-03-01", address=f"https://www.board.example/briefings/{number}/", summary=_sentence(chance),
        facts=(("Themes", "Neglect"),), board="Example Safeguarding Children Partnership", board_short="ESCP",
        example=True, language="en-GB", text_language="en-GB", concern="", concern_address="", contacts=(), related=(),
        steps=tuple(_step(chance, place) for place in range(1, SLIDES + 1)), footnotes="", hrefs=(),
    )  # fmt: skip


def _step(chance: Random, place: int) -> Step:
    heading = f"{place}. {chance.choice(_WHO).capitalize()} {chance.choice(_DID)}"
    items = "".join(f"<li>{_sentence(chance)}</li>\n" for _ in range(chance.randint(3, 5)))
    return Step("section", "", chance.randint(2, 9), (Part(heading, f"<ul>\n{items}</ul>"),))


def _sentence(chance: Random) -> str:
    return " ".join(chance.choice(words) for words in (_WHO, _DID, _WHAT, _WHEN)).capitalize() + "."


def by_python_pptx(slides: Sequence[Words]) -> bytes:
    """The slides as python-pptx writes them, from the same template."""
    deck = Presentation(io.BytesIO(built_in()))
    layout = next(one for one in deck.slide_layouts if one.name == "Points")
    for words in slides:
        slide: Any = deck.slides.add_slide(layout)
        slide.shapes.title.text = words.title
        frame = next(one for one in slide.placeholders if one.placeholder_format.idx == 1).text_frame
        frame.text = words.lines[0]
        for line in words.lines[1:]:
            frame.add_paragraph().text = line
        slide.notes_slide.notes_text_frame.text = words.notes
    stream = io.BytesIO()
    deck.save(stream)
    return stream.getvalue()


def by_pandoc(slides: Sequence[Words], program: str) -> bytes:
    """The slides as pandoc writes them, from Markdown and its own template."""
    text = "".join(
        f"# {words.title}\n\n" + "".join(f"- {line}\n" for line in words.lines)
        + "\n::: notes\n" + words.notes.replace("\n", "\n\n") + "\n:::\n\n"
        for words in slides
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        source, made = Path(folder, "deck.md"), Path(folder, "deck.pptx")
        source.write_text(text.replace("• ", ""), encoding="utf-8")
        subprocess.run([program, str(source), "-o", str(made)], check=True)
        return made.read_bytes()


def read(data: bytes) -> list[Words]:
    """What the slides of a deck say, as python-pptx reads them."""
    deck: Any = Presentation(io.BytesIO(data))
    return [
        Words(
            slide.shapes.title.text,
            tuple(line.text for line in _text_of(slide).paragraphs),
            slide.notes_slide.notes_text_frame.text,
        )
        for slide in deck.slides
    ]


def _text_of(slide: Any) -> Any:
    return next(one for one in slide.placeholders if one.placeholder_format.idx == 1).text_frame


def main() -> None:
    """Prints a line for each program: its time, its ratio to ours, the size of its deck, whether it says the same."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--pandoc", default="")
    asked = parser.parse_args()
    found = compare(asked.count, asked.pandoc)
    for one in found:
        ratio = one.median / found[0].median
        said = "same" if one.same else "other words"
        print(f"{one.name:12} {one.median:8.3f} ms  {ratio:6.1f} x  {one.size / 1024:6.1f} KiB  {said}")


if __name__ == "__main__":
    main()
