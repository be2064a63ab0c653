"""The frames of a site, drawn where the theme or the configuration changed and taken from the store otherwise."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from html import escape
from itertools import accumulate, pairwise
from pathlib import Path

from boardpress import addresses, frames
from boardpress.asjson import to_json
from boardpress.building.store import Store
from boardpress.edition import Edition
from boardpress.frames import Frame, FramePlan, FrameSet
from boardpress.frames.apart import Drawer


def frame_plan(edition: Edition) -> FramePlan:
    """What the frames of an edition show around the content of a page."""
    board = edition.board
    return FramePlan(
        site_name=board.name,
        site_url=board.url,
        language=board.language,
        description=board.summary,
        navigation=edition.navigation,
        footer=_footer(edition),
        banner=_banner(edition),
        colour=board.theme.colour,
        accent=board.theme.accent or board.theme.colour,
        words=edition.words,
    )


def _footer(edition: Edition) -> str:
    links = [(entry.title, entry.address) for entry in edition.footer] + [
        (edition.words.text("site.updates"), addresses.FEED)
    ]
    words = [escape(", ".join(edition.board.partners))] if edition.board.partners else []
    words += _for_the_media(edition)
    words += [f'<a href="link:{escape(address)}">{escape(title)}</a>' for title, address in links]
    return " ".join(f'<span class="bp-foot">{part}</span>' for part in [escape(edition.board.name), *words])


def _for_the_media(edition: Edition) -> list[str]:
    """Whom journalists turn to, where the board says so."""
    contact = edition.board.contacts.get(edition.board.media_contact or "")
    if contact is None:
        return []
    return [escape(": ".join((contact.label, ", ".join(filter(None, (contact.phone, contact.email))))))]


def _banner(edition: Edition) -> str:
    if edition.drafts:
        return edition.words.text("site.preview")
    return edition.words.text("site.example") if edition.board.example else ""


def drawn_frames(plan: FramePlan, theme_dir: Path | None, engine: str, keep: Store | None) -> FrameSet:
    """The frames, drawn at most once for the same plan, theme and engine. Raises ProblemsFound for a broken theme."""
    return frames_to_come(plan, theme_dir, engine, keep, Drawer(apart=False))()


def frames_to_come(
    plan: FramePlan, theme_dir: Path | None, engine: str, keep: Store | None, drawer: Drawer
) -> Callable[[], FrameSet]:
    """What gives the frames when they are wanted; where they have to be drawn, the drawer begins at once.

    Either may raise ProblemsFound for a broken theme.
    """
    key = "frames-" + hashlib.sha256(f"{engine} {frames.digest(plan, theme_dir)}".encode()).hexdigest()
    known = keep.get(key) if keep else None
    if known is not None:
        found = _from_bytes(known)
        return lambda: found
    drawer.begin(plan, theme_dir)
    return lambda: _kept(drawer.drawn(), key, keep)


def _kept(drawn: FrameSet, key: str, keep: Store | None) -> FrameSet:
    if keep:
        keep.put(key, _to_bytes(drawn))
    return drawn


def _to_bytes(drawn: FrameSet) -> bytes:
    """A line of JSON with the frames, and the path and length of each file; then the files' bytes."""
    sizes = [[path, len(data)] for path, data in drawn.assets.items()]
    return b"".join([to_json([list(drawn.frames.values()), sizes]), b"\n", *drawn.assets.values()])


def _from_bytes(data: bytes) -> FrameSet:
    line, _, rest = data.partition(b"\n")
    drawn, sizes = json.loads(line)
    ends = accumulate((size for _, size in sizes), initial=0)
    assets = {path: rest[start:end] for (path, _), (start, end) in zip(sizes, pairwise(ends), strict=True)}
    return FrameSet({frame["key"]: Frame(**frame) for frame in drawn}, assets)
