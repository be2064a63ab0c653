"""Text as HTML has it. Most words have nothing to escape, which is sooner seen than replaced in vain."""

from __future__ import annotations

import html


def needs_escaping(text: str) -> bool:
    """Whether it holds a character that means something else in HTML."""
    return "&" in text or "<" in text or ">" in text or '"' in text or "'" in text


def escape(text: str) -> str:
    """What `html.escape` gives."""
    return html.escape(text) if needs_escaping(text) else text
