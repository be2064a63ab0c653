"""Frames: pages of the site without their content, to be filled by the website publisher.

A frame is a page as MkDocs and Material draw it, with *slots* where the content of a page goes. Frames are drawn
once for a plan and a theme; filling one costs microseconds and needs neither MkDocs nor Material.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from contextlib import ExitStack
from functools import lru_cache
from pathlib import Path

from boardpress.escaping import escape
from boardpress.frames.theme import theme_digest
from boardpress.records import dataclass, field
from boardpress.words import Words, english

__all__ = [
    "NOT_FOUND",
    "Alternate",
    "Frame",
    "FramePlan",
    "FrameSet",
    "NavEntry",
    "Slots",
    "digest",
    "draw",
    "fill",
    "theme_digest",
]

NOT_FOUND = "404"
"""Key of the frame for a page that is served at any address, so that its own addresses are absolute."""


@dataclass(frozen=True, slots=True)
class NavEntry:
    """A link of the site's navigation: its words, the address from the root (`reviews/`), and what stands under it.

    An entry with children may do without an address: it then leads to the first of them.
    """

    title: str
    address: str
    children: tuple[NavEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class FramePlan:
    """What the frames show besides the theme's files: what the public may know of the board's configuration."""

    site_name: str
    site_url: str
    """Absolute, ends in a slash."""
    language: str
    description: str
    navigation: tuple[NavEntry, ...]
    """The first entry is home (address '')."""
    footer: str
    """HTML of the footer's line, already escaped. A link to a page of the site is written `href="link:ADDRESS"`,
    with the address from the root (`link:privacy/`); each frame gets it relative to itself. The sentence on the day
    that the site was built for follows it."""
    banner: str = ""
    """Text shown on top of every page (an example board, a preview of drafts); empty for none."""
    colour: str = "indigo"
    accent: str = "indigo"
    words: Words = field(default_factory=english)
    """The fixed words around the content of a page."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A page of the site with named slots. `digest` is the hash of its text and root.

    `root` leads from a page in this frame to the root of the site: empty for home, `../../` two folders down,
    and for the page that is served at any address the absolute path (`/` or `/board/`).
    """

    key: str
    text: str
    digest: str
    root: str = ""


@dataclass(frozen=True, slots=True)
class FrameSet:
    """Every frame by its key, and the files that they load (stylesheets, scripts, icons) by path from the root.

    Keys: '' (home), 'x/' for each address of the navigation, 'x/*' for a page that stands in section x,
    '*' and '*/*' for pages outside the navigation, one and two folders down, and `404`.
    """

    frames: Mapping[str, Frame]
    assets: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Alternate:
    """Another form of the page that programs look for: a feed. `href` is relative to the page, or absolute."""

    title: str
    href: str
    kind: str = "application/rss+xml"


@dataclass(frozen=True, slots=True)
class Slots:
    """What fills a frame. Everything is plain text except `body` and `contents`, which are HTML."""

    title: str
    description: str
    body: str
    contents: str = ""
    """The list of what is on the page (`<ul class="md-nav__list">`), or empty for none."""
    canonical: str = ""
    robots: str = ""
    language: str = ""
    """Language of the text where it is not the site's."""
    alternates: tuple[Alternate, ...] = ()
    built: str = ""
    """The foot's sentence on the day that the site was built for; a slot, since it is another every day."""


# A token must survive Markdown, Jinja and HTML escaping. The body's holds `<h1`, since Material writes a heading of
# its own into every page whose content has none.
TOKENS: Mapping[str, str] = {
    "title": "boardpress-slot-title",
    "description": "boardpress-slot-description",
    "head": "<!--boardpress-slot-head-->",
    "policy": "<!--boardpress-slot-policy-->",
    "language": 'data-boardpress-slot="language"',
    "body": "<!--boardpress-slot-body: <h1-->",
    "contents": "<!--boardpress-slot-contents-->",
    "built": "<!--boardpress-slot-built-->",
}
"""What stands in a frame where a slot is. `policy` is filled when the frame is drawn, the others page by page."""

_NAMES: Mapping[str, str] = {token: name for name, token in TOKENS.items() if name != "policy"}
_ANY_TOKEN = re.compile("(" + "|".join(map(re.escape, _NAMES)) + ")")


def draw(plan: FramePlan, theme_dir: Path | None) -> FrameSet:
    """The frames of a site, and the files that they load.

    `theme_dir` is the board's own folder of overrides. Raises `ProblemsFound` where one of its files breaks the
    frames. Loads MkDocs, which nothing else does.
    """
    from boardpress.frames.compiled import kept
    from boardpress.frames.drawing import draw_frames

    with ExitStack() as tidying:
        return draw_frames(plan, theme_dir, kept(), tidying)


def digest(plan: FramePlan, theme_dir: Path | None) -> str:
    """A hash of all that the frames depend on besides our code and the libraries: those are the engine's."""
    return hashlib.sha256(f"{theme_digest(theme_dir)}\n{plan!r}".encode()).hexdigest()


def fill(frame: Frame, slots: Slots) -> tuple[bytes, ...]:
    """The page: a frame with its slots filled, text escaped. Pages in one frame have its pieces in common."""
    values = {
        "title": escape(slots.title),
        "description": escape(slots.description),
        "head": _head(slots),
        "language": f'lang="{escape(slots.language)}"' if slots.language else "",
        "body": slots.body,
        "contents": slots.contents,
        "built": escape(slots.built),
    }
    texts, names = _pieces(frame.text)
    pieces = list(texts)
    pieces[1::2] = [values[name].encode() for name in names]
    return tuple(pieces)


@lru_cache(maxsize=128)
def _pieces(text: str) -> tuple[tuple[bytes, ...], tuple[str, ...]]:
    """A frame's text, with nothing where each slot is, and the names of the slots."""
    parts = _ANY_TOKEN.split(text)
    names = tuple(_NAMES[token] for token in parts[1::2])
    parts[1::2] = [""] * len(names)
    return tuple(part.encode() for part in parts), names


def _head(slots: Slots) -> str:
    lines = []
    if slots.robots:
        lines.append(f'<meta name="robots" content="{escape(slots.robots)}">')
    if slots.canonical:
        lines.append(f'<link rel="canonical" href="{escape(slots.canonical)}">')
        lines.append(f'<meta property="og:url" content="{escape(slots.canonical)}">')
    lines.extend(map(_link, slots.alternates))
    return "\n".join(lines)


def _link(item: Alternate) -> str:
    # Material asks for a sitemap beside whatever is `rel="alternate"` and nothing more, taking it for a language.
    rest = f'type="{escape(item.kind)}" title="{escape(item.title)}" href="{escape(item.href)}"'
    return f'<link rel="alternate feed" {rest}>'
