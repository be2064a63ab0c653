"""The words of rendered HTML, for search and listings."""

from __future__ import annotations

import re
from html import unescape

_BLOCK = re.compile(r"</?(?:p|div|li|ul|ol|dl|dt|dd|h[1-6]|tr|td|th|table|blockquote|pre|br)\b[^>]*>")
_INLINE = re.compile(r"<[^>]+>")
_FOOTNOTE = re.compile(r"<sup[^>]*>.*?</sup>", re.DOTALL)


def plain_text(html: str) -> str:
    """The words of well-formed HTML on one line, without footnote numbers; blocks are parted by a space."""
    words = _INLINE.sub("", _BLOCK.sub(" ", _FOOTNOTE.sub("", html)))
    return " ".join(unescape(words).split())
