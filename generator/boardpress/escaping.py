"""Text as HTML has it."""

from __future__ import annotations

import html


def escape(text: str) -> str:
    """What `html.escape` gives. Most words have nothing to escape, which is sooner seen than replaced in vain."""
    return html.escape(text) if "&" in text or "<" in text or ">" in text or '"' in text or "'" in text else text
