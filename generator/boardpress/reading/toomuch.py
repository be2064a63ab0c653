"""Refuses what would keep the renderer busy for minutes: 20,000 brackets in a paragraph take it 37 seconds."""

from __future__ import annotations

import re

from boardpress.reading.judging import Mistake

MAX_CHARACTERS = 400_000
_MAX_BRACKETS = 400
_MAX_QUOTES = 12
_MAX_RUN = 200
_COUNTED = b"[]()<*_`!"
_ALSO_COUNTED = b"\"#$%&'+,/:;?@\\^{}~"
_NOT_COUNTED = bytes(set(range(0x80)) - {*_COUNTED, *_ALSO_COUNTED, *b">"})
_QUOTES = re.compile(rf"\s*(?:>\s*){{{_MAX_QUOTES + 1}}}")
_RUN = re.compile(rf"([^\w\s=|.-])\1{{{_MAX_RUN}}}")


def _cannot_be_too_much(text: str) -> bool:
    """Whether there is less in all of a text than would be too much for a line or a paragraph of it."""
    data = text.encode("ascii", "ignore")
    # A few hundred signs are soon counted.
    signs = data.translate(None, _NOT_COUNTED)
    brackets = len(signs) - len(signs.translate(None, _COUNTED))
    return (
        brackets <= _MAX_RUN
        and signs.count(b">") <= _MAX_QUOTES
        and "\t" not in text
        and " " * (_MAX_RUN // 2) not in text
        and len(text) - len(data) <= _MAX_RUN // 2
        and (len(signs) - brackets <= _MAX_RUN or max(map(signs.count, _ALSO_COUNTED)) <= _MAX_RUN)
    )


def too_much(text: str) -> tuple[Mistake, ...]:
    """Refuse what would keep the renderer busy for minutes: 20,000 brackets in a paragraph take it 37 seconds."""
    if len(text) > MAX_CHARACTERS:
        return (
            Mistake(1, f"the text is longer than {MAX_CHARACTERS:,} characters. Split it into several publications."),
        )
    return () if _cannot_be_too_much(text) else _too_much_in_lines(text)


def _too_much_in_lines(text: str) -> tuple[Mistake, ...]:
    brackets = 0
    for number, line in enumerate(text.split("\n"), 1):
        brackets = brackets + sum(map(line.count, "[]()<*_`!")) if line.strip() else 0
        if brackets > _MAX_BRACKETS * 5 or line.count("[") > _MAX_BRACKETS:
            return (Mistake(number, "the paragraph holds too many brackets or marks. Split it or remove them."),)
        if line.count(">") > _MAX_QUOTES and _QUOTES.match(line):
            return (Mistake(number, "quotations are nested too deep. Make them flatter."),)
        if (indent := len(line) - len(line.lstrip())) > _MAX_RUN:
            return (Mistake(number, f"the line is indented by {indent} spaces. Make the list flatter."),)
        if match := _RUN.search(line):
            return (Mistake(number, f"`{match[1]}` is repeated more than {_MAX_RUN} times. Shorten it."),)
    return ()
