"""Decks in LibreOffice: every word stands within its slide and within the box that it belongs to."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from boardpress.publishers.decks.model import Part, Passage, Step
from tests.conftest import Example
from tests.decks.made import changed, deck, open_deck, words
from tests.decks.test_file import EVERYTHING
from tests.decks.test_fit import HOSTILE

pytestmark = pytest.mark.slow

WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')
# poppler gives a word a box of 1.3 times its size, of which its letters take the inner three quarters.
ACROSS, DOWN, SPARE = 2.0, 2.0, 0.12


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float
    text: str = ""

    def holds(self, other: Box) -> bool:
        return (
            self.left - ACROSS <= other.left
            and other.right <= self.right + ACROSS
            and self.top - DOWN <= other.top
            and other.bottom <= self.bottom + DOWN
        )


def converted(decks: dict[str, bytes], folder: Path, tool: Callable[[str], str]) -> dict[str, list[list[Box]]]:
    """For each deck the boxes of the words of each slide, in points, as LibreOffice sets them without shrinking any."""
    sources = []
    for name, data in decks.items():
        source = folder / f"{name}.pptx"
        source.write_bytes(changed(data, b"<a:normAutofit/>", b"<a:noAutofit/>"))
        sources.append(str(source))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [tool("soffice"), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *sources]
    subprocess.run(command, check=True, capture_output=True, timeout=500)
    return {name: _pages(folder / f"{name}.pdf", tool) for name in decks}


def _pages(pdf: Path, tool: Callable[[str], str]) -> list[list[Box]]:
    done = subprocess.run([tool("pdftotext"), "-bbox", str(pdf), "-"], check=True, capture_output=True, text=True)
    pages = done.stdout.split("<page ")[1:]
    return [[_word(*found) for found in WORD.findall(page)] for page in pages]


def _word(left: str, top: str, right: str, bottom: str, text: str) -> Box:
    spare = (float(bottom) - float(top)) * SPARE
    return Box(float(left), float(top) + spare, float(right), float(bottom) - spare, text)


def boxes(slide: Any) -> list[Box]:
    """The boxes that words may stand in: the slide's shapes and the large letters of its layout."""
    shapes = [*slide.shapes, *(shape for shape in slide.slide_layout.shapes if not shape.is_placeholder)]
    return [
        Box(*(value / 12700 for value in (one.left, one.top, one.left + one.width, one.top + one.height)))
        for one in shapes
    ]


def outside(data: bytes, folder: Path, tool: Callable[[str], str]) -> list[tuple[int, Box]]:
    """Words that stand in none of their slide's boxes, or off the slide."""
    return outside_of(data, converted({"deck": data}, folder, tool)["deck"])


def outside_of(data: bytes, pages: list[list[Box]]) -> list[tuple[int, Box]]:
    slides = list(open_deck(data).slides)
    assert len(pages) == len(slides)
    screen = Box(0, 0, 960, 540)
    found = []
    for number, (slide, page) in enumerate(zip(slides, pages, strict=True), 1):
        room = boxes(slide)
        assert page, f"slide {number} is empty"
        found += [(number, word) for word in page if not screen.holds(word) or not any(box.holds(word) for box in room)]
    return found


def test_hostile_texts_stay_in_their_boxes(tmp_path: Path, tool: Callable[[str], str]) -> None:
    steps = tuple(Step("section", "", 5, (Part(name.capitalize(), text),)) for name, text in HOSTILE.items())
    points = tuple(Passage(f"Finding {n}", words(n * 9), f"<p>{words(n * 11)}</p>") for n in range(1, 20))
    made = replace(
        EVERYTHING,
        title=words(70),
        steps=(*EVERYTHING.steps, *steps, Step("points", "", 5, (Part("Findings", "", points),))),
    )
    assert outside(deck(made), tmp_path, tool) == []


def test_words_that_run_off_would_be_noticed(tmp_path: Path, tool: Callable[[str], str]) -> None:
    crowded = changed(deck(EVERYTHING), b"<a:t>One</a:t>", b"<a:t>" + b"One more line. " * 300 + b"</a:t>")
    assert outside(crowded, tmp_path, tool)


def test_every_deck_of_the_example_board_stays_in_its_boxes(
    example: Example, tmp_path: Path, tool: Callable[[str], str]
) -> None:
    paths = sorted((example.out / "decks").rglob("*.pptx"))
    decks = {f"{path.parent.name}-{path.stem}": path.read_bytes() for path in paths}
    assert len(decks) >= 20
    shown = converted(decks, tmp_path, tool)
    wrong = {name: outside_of(data, shown[name]) for name, data in decks.items()}
    assert {name: found for name, found in wrong.items() if found} == {}
