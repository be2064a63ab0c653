"""Our own words in a deck: for the trainer in the notes, and on the slides that every workshop needs."""

from __future__ import annotations

from functools import lru_cache

from boardpress.records import dataclass
from boardpress.words import Words


@dataclass(frozen=True, slots=True)
class Guide:
    """Why a slide is there, what a trainer may say, ask or do with it, and what it says itself where it is ours."""

    purpose: str
    prompts: tuple[str, ...]
    heading: str = ""
    points: tuple[str, ...] = ()


@lru_cache(maxsize=64)
def guide(words: Words, slide: str) -> Guide:
    """The words for a kind of slide: those of the group `slide_...`."""
    group = f"slide_{slide}"
    return Guide(
        words.text(f"{group}.purpose"),
        words.series(f"{group}.say"),
        words.either(f"{group}.heading"),
        words.series(f"{group}.point"),
    )
