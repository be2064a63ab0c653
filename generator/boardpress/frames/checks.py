"""Whether frames are sound, and which of the board's theme files is to blame where they are not."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterable, Mapping
from html import unescape
from pathlib import Path

from boardpress.frames import TOKENS
from boardpress.frames.theme import theme_problem
from boardpress.problems import Problem

_REMEDIES = {
    "policy": "Call {{ super() }} in the block `site_meta`.",
    "description": "Call {{ super() }} in the block `site_meta`.",
    "head": "Call {{ super() }} in the block `site_meta`.",
    "title": "Call {{ super() }} in the block `htmltitle`.",
    "body": "Keep {{ page.content }}, or call {{ super() }} in the block `content`.",
    "language": "Keep {{ page.content }}, or call {{ super() }} in the block `content`.",
    "contents": 'Keep the line {% include "partials/slots/contents.html" %} of partials/toc.html.',
}
_SLOT_WORDS = {
    "policy": "what a page may load",
    "description": "the description",
    "head": "the canonical address and the feeds",
    "title": "the title",
    "body": "the text",
    "language": "the text",
    "contents": "the list of what is on the page",
}
_FREE = frozenset({"built"})
"""Slots that a board may do without: a footer of its own need not name a day."""
_LOADING = re.compile(
    r"""<(?:script|img|iframe|source|video|audio|embed)\b[^>]*?\bsrc\s*=\s*["']?((?:https?:)?//[^"'\s>]+)"""
    r"""|<link\b(?=[^>]*\brel\s*=\s*["']?(?:stylesheet|icon|preconnect|preload|dns-prefetch))"""
    r"""[^>]*?\bhref\s*=\s*["']?((?:https?:)?//[^"'\s>]+)""",
    re.IGNORECASE,
)


class FrameFault(Exception):
    """The frames are drawn but unfit: what is wrong with them, and what to do."""


def check_frames(texts: Mapping[str, str]) -> None:
    """Raises `FrameFault` where a slot is lost from a frame, or a frame loads something from another host."""
    for text in texts.values():
        for name, token in TOKENS.items():
            if name in _FREE:
                continue
            present = 'http-equiv="Content-Security-Policy"' in text if name == "policy" else token in text
            if not present:
                raise FrameFault(f"leaves no place for {_SLOT_WORDS[name]}. {_REMEDIES[name]}")
        if title := re.search(r"<title>(.*?)</title>", text, re.DOTALL):
            if TOKENS["title"] not in title.group(1):
                raise FrameFault(f"leaves no place for the title. {_REMEDIES['title']}")
        else:
            raise FrameFault(f"leaves no place for the title. {_REMEDIES['title']}")
        if foreign := _LOADING.search(text):
            address = unescape(foreign.group(1) or foreign.group(2))
            raise FrameFault(
                f"loads {address} from another host. Put the file in theme/assets/ and load it from there."
            )


def explain(
    fault: Exception, theme_dir: Path, files: Iterable[str], attempt: Callable[[tuple[str, ...]], object]
) -> list[Problem]:
    """The problems at the board's theme files that a fault comes from; none where the theme is innocent.

    `attempt` draws the frames without some of the files. A file is to blame if the frames are sound without it;
    if several are broken at once, those are blamed that are broken on their own.
    """
    templates = [name for name in files if name.endswith((".html", ".css", ".js", ".svg", ".xml"))]
    message = _message(fault)
    if not isinstance(fault, FrameFault) and (place := _place(fault, templates)):
        name, line = place
        return [theme_problem(theme_dir, name, message, line)]
    blamed = {name: message for name in templates if _works(attempt, (name,))}
    if not blamed and _works(attempt, tuple(templates)):
        alone = ((name, _outcome(attempt, tuple(other for other in templates if other != name))) for name in templates)
        blamed = {name: _message(outcome) for name, outcome in alone if outcome}
    return [theme_problem(theme_dir, name, words) for name, words in blamed.items()]


def _message(fault: Exception) -> str:
    if isinstance(fault, FrameFault):
        return str(fault)
    words = " ".join(str(fault).split()).rstrip(".") or type(fault).__name__
    if type(fault).__name__ == "TemplateNotFound":
        words = f"there is no template {words}"
    return f"cannot be used: {words}. Correct it, or remove it to have the look that comes with the package."


def _works(attempt: Callable[[tuple[str, ...]], object], without: tuple[str, ...]) -> bool:
    return _outcome(attempt, without) is None


def _outcome(attempt: Callable[[tuple[str, ...]], object], without: tuple[str, ...]) -> Exception | None:
    try:
        attempt(without)
    except Exception as fault:
        return fault
    return None


def _place(fault: Exception, templates: Iterable[str]) -> tuple[str, int] | None:
    """The template of the board's and its line where a fault arose, nearest to the fault."""
    known = set(templates)
    syntax = getattr(fault, "filename", None), getattr(fault, "lineno", None)
    steps = [(step.filename, step.lineno) for step in traceback.extract_tb(fault.__traceback__)]
    for filename, line in [syntax, *reversed(steps)]:
        name = _name(filename)
        if name in known:
            return name, line or 1
    return None


def _name(filename: str | None) -> str:
    """A template's path in the theme, from the path that it was read at while drawing."""
    match = re.search(r"boardpress-[^/\\]+[/\\]theme[/\\](.+)$", filename or "")
    return match.group(1).replace("\\", "/") if match else ""
