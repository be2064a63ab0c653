"""The fixed words in bodies: the library writes them in English, and here they become the board's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from xml.etree.ElementTree import Element

from boardpress.board import Board
from boardpress.records import dataclass
from boardpress.words import Words, english, words_of


@dataclass(frozen=True, slots=True)
class Fixed:
    """Words for what is set apart without a title, by its kind, and for the way back from footnote {number}."""

    asides: Mapping[str, str]
    back: str

    @classmethod
    def of_board(cls, board: Board) -> Fixed:
        """Those of a board."""
        return cls.of(words_of(board.language, board.words))

    @classmethod
    def of(cls, words: Words) -> Fixed:
        """Those among all fixed words."""
        return cls(words.group("aside"), words.text("page.back"))

    def name_asides(self, tree: Element) -> None:
        """Gives what is set apart the board's word where its title is the English name of its kind."""
        for title in tree.iter("p"):
            if title.get("class") == "admonition-title" and title.text:
                kind = title.text.lower()
                if title.text == kind.capitalize() and not len(title):
                    title.text = self.asides.get(kind, title.text)

    def name_ways_back(self, notes: Iterable[tuple[int, Element]]) -> None:
        """Says at the end of each footnote, by its number, where its link leads."""
        for number, note in notes:
            for link in note.iter("a"):
                if link.get("class") == "footnote-backref":
                    link.set("title", self.back.replace("{number}", str(number)))


@cache
def in_english() -> Fixed:
    """Those of a board that has no language of its own."""
    return Fixed.of(english())
