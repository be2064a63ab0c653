"""The board's own words for the interface (`words:` in `site-config.yml`), held against the places that there are."""

from __future__ import annotations

from collections import defaultdict

from boardpress import words
from boardpress.board import Board
from boardpress.problems import did_you_mean

Place = tuple[str | int, ...]


def wrong_words(board: Board) -> list[tuple[Place, str]]:
    """Where in the configuration words are for no place, or do not fit theirs, and what to do."""
    known: dict[str, list[str]] = defaultdict(list)
    for place in words.source():
        group, _, key = place.partition(".")
        known[group].append(key)
    found: list[tuple[Place, str]] = []
    for group, inside in board.words.items():
        if group not in known:
            near = did_you_mean(group, known) or f" Choose among {', '.join(known)}."
            found.append((("words", group), f"is no group of words.{near}"))
            continue
        for key, phrase in inside.items():
            path = ("words", group, key)
            if key in known[group]:
                wrong = words.mistakes(f"{group}.{key}", phrase)
                found += [((*path, form) if form else path, said) for form, said in wrong]
            else:
                near = did_you_mean(key, known[group]) or f" Choose among {', '.join(known[group])}."
                found.append((path, f"is no word of this group.{near}"))
    return found


def left_in_english(board: Board) -> str:
    """What to say where some of the words that readers meet stay English on a board in another language; else empty."""
    left = words.untranslated(board.language, board.words)
    if not left:
        return ""
    return (
        f"{len(left)} of {len(words.source())} words of the interface have no translation into '{board.language}' and "
        f"stay English, such as {', '.join(left[:3])}. Add them under `words:`; docs/languages.md says how."
    )
