"""The words of rendered HTML, for search and listings."""

from __future__ import annotations

import re
from html import unescape

_BLOCK = r"</?(?:p|div|li|ul|ol|dl|dt|dd|h[1-6]|tr|td|th|table|blockquote|pre|br)\b[^>]*>"
_BLOCKS = re.compile(rf"{_BLOCK}\s*(?:{_BLOCK}\s*)*")
_INLINE = re.compile(r"<[^>]+>")
_FOOTNOTE = re.compile(r"<sup[^>]*>.*?</sup>", re.DOTALL)


def plain_text(html: str) -> str:
    """The words of well-formed HTML on one line, without footnote numbers; blocks are parted by a space."""
    if "<sup" in html:
        html = _FOOTNOTE.sub("", html)
    words = _INLINE.sub("", _BLOCKS.sub(" ", html))
    return _on_one_line(unescape(words) if "&" in words else words)


def _on_one_line(words: str) -> str:
    words = words.replace("\n", " ")
    # Of all white space, only a space can be printed. To part a text into its words and join them takes longer.
    if not words.isprintable():
        return " ".join(words.split())
    while "  " in words:
        words = words.replace("  ", " ")
    return words.strip()
