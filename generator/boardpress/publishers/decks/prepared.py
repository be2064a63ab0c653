"""A slide template once it is ready for slides, and the file in which the built-in one comes ready with the package.

Decks from the built-in template need no python-pptx, which takes longer to import than a hundred decks to write.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from pathlib import Path

from boardpress.publishers.decks.model import SlideTemplate
from boardpress.publishers.decks.room import LayoutRoom, room_of
from boardpress.publishers.decks.zipping import NOTHING, Member, archive, entry, member, read
from boardpress.records import dataclass

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FILE = "template.zip"
"""The built-in template, prepared; `tools/make_slide_template.py` makes it."""
_FACTS = "prepared.json"


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A template's parts, and those that slides are added to, cut where they go in."""

    fixed: tuple[Member, ...]
    """Parts that are the same in every deck."""
    types: tuple[str, str]
    presentation: tuple[str, str]
    relations: tuple[str, str]
    name: str
    """Name of the part that lists the slides."""
    core: str
    """Name of the part for title, subject and so on."""
    layouts: tuple[str, ...]
    """Names of the layouts' parts, in the template's order."""
    notes_master: str
    notes_marks: Mapping[str, str]
    """Attributes of the notes master's placeholders, by kind."""
    rooms: Mapping[str, LayoutRoom]
    """The room of each layout that decks need, by its name."""


def prepared(template: SlideTemplate | None) -> Prepared:
    """The board's own template, or the built-in one where it has none, ready for slides."""
    if template is None:
        return _built_in()
    from boardpress.publishers.decks.preparing import prepare

    return prepare(template.data)


@cache
def _built_in() -> Prepared:
    return from_bytes(Path(__file__).with_name(FILE).read_bytes())


def to_bytes(ready: Prepared) -> bytes:
    """All of it in one archive: the parts that never change as they are copied into decks, the rest as JSON."""
    facts = {name: getattr(ready, name) for name in Prepared.__slots__ if name not in {"fixed", "rooms"}}
    facts["rooms"] = {name: asdict(room) for name, room in ready.rooms.items()}
    said = json.dumps(facts, ensure_ascii=False, indent=1).encode()
    return archive(NOTHING, map(entry, (member(_FACTS, said), *ready.fixed)))


def from_bytes(data: bytes) -> Prepared:
    """What `to_bytes` made an archive of."""
    first, *fixed = read(data)
    said = json.loads(first.unpacked())
    said["rooms"] = {name: room_of(room) for name, room in said["rooms"].items()}
    cut = {name: tuple(said[name]) for name in ("types", "presentation", "relations", "layouts")}
    return Prepared(tuple(fixed), **{**said, **cut})


def rels(name: str) -> str:
    """The name of the part that holds a part's relations."""
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels"
