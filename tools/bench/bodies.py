"""The invented texts of the corpus: Markdown that every generator reads in the same way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random

import yaml

WORDS: Mapping[str, list[str]] = yaml.safe_load(Path(__file__).with_name("words.yml").read_text(encoding="utf-8"))
TABLES: Sequence[Sequence[str]] = WORDS["tables"]
SHORTEST, LONGEST = 580, 800
"""Words of a body, roughly."""
LINKED, NOTED, LISTED, TABLED, QUOTED = 0.15, 0.03, 0.35, 0.12, 0.06
"""How often a paragraph links or has a footnote, and a section ends with a list, a table or a quotation."""


def body(chance: Random, headings: Sequence[str], link: Callable[[Random], str]) -> str:
    """A text with these headings. `link` returns a Markdown link to another publication, or nothing."""
    writer = _Writer(chance, link)
    share = chance.randint(SHORTEST, LONGEST) / len(headings)
    for number, heading in enumerate(headings, start=1):
        writer.section(heading, int(share * number))
    return "\n\n".join(writer.blocks) + "\n"


def sentence(chance: Random) -> str:
    """One sentence of ten to twenty words."""
    who = chance.choice(WORDS["who"])
    if chance.random() < 0.3:
        who = f"{chance.choice(WORDS['openings'])}, {who[0].lower()}{who[1:]}"
    return f"{who} {chance.choice(WORDS['did'])} {chance.choice(WORDS['what'])} {chance.choice(WORDS['how'])}."


class _Writer:
    """Puts blocks of Markdown together until there are words enough."""

    def __init__(self, chance: Random, link: Callable[[Random], str]) -> None:
        self.blocks: list[str] = []
        self._chance = chance
        self._link = link
        self._words = 0
        self._notes = 0

    def section(self, heading: str, until: int) -> None:
        """A heading, and below it paragraphs until the whole body has that many words."""
        self._add(f"## {heading}")
        if self._chance.random() < 0.25:
            self._add(f"### {self._chance.choice(WORDS['actions'])}")
        self._paragraph()
        self._ending()
        while self._words < until:
            self._paragraph()

    def _paragraph(self) -> None:
        chance = self._chance
        said = [sentence(chance) for _ in range(chance.randint(2, 4))]
        if chance.random() < 0.3:
            said[0] = _stressed(said[0], chance)
        if chance.random() < 0.4:
            said.append(chance.choice(WORDS["closings"]))
        if chance.random() < LINKED and (link := self._link(chance)):
            said.append(f"See also {link}.")
        if chance.random() < NOTED:
            self._notes += 1
            self._add(" ".join(said) + f"[^{self._notes}]")
            self._add(f"[^{self._notes}]: {sentence(chance)}")
        else:
            self._add(" ".join(said))

    def _ending(self) -> None:
        """Sometimes a list, a table or a quotation."""
        chance, roll = self._chance, self._chance.random()
        if roll < LISTED:
            mark = "1." if chance.random() < 0.25 else "-"
            self._add(
                "\n".join(f"{mark} {action}." for action in chance.sample(WORDS["actions"], chance.randint(3, 6)))
            )
        elif roll < LISTED + TABLED:
            self._add(_table(chance))
        elif roll < LISTED + TABLED + QUOTED:
            self._add(f"> {sentence(chance)}")

    def _add(self, block: str) -> None:
        self.blocks.append(block)
        self._words += len(block.split())


def _stressed(text: str, chance: Random) -> str:
    """The sentence with one of its inner words in bold."""
    words = text.split(" ")
    place = chance.randrange(1, len(words) - 1)
    words[place] = f"**{words[place].strip(',')}**"
    return " ".join(words)


def _table(chance: Random) -> str:
    rows = [f"| {' | '.join(chance.choice(TABLES))} |", "| --- | --- | --- |"]
    for _ in range(chance.randint(3, 5)):
        cells = (chance.choice(WORDS["who"]), chance.choice(WORDS["what"]), chance.choice(WORDS["how"]))
        rows.append(f"| {' | '.join(cell[0].upper() + cell[1:] for cell in cells)} |")
    return "\n".join(rows)
