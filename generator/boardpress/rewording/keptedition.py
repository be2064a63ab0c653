"""What is kept of an edition beside its texts, so that a text can be published anew without composing all of it.

Whoever can write our cache can have things of `_MAY_BE_MADE` made, and nothing else run.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from boardpress import board, contenttype, listing
from boardpress.artefact import Artefact
from boardpress.board import Board
from boardpress.building.sealed import read_known, write_whole
from boardpress.catalogue import Catalogue
from boardpress.contenttype import ContentType
from boardpress.digest import counted_types
from boardpress.edition import Edition
from boardpress.frames import NavEntry
from boardpress.reading.kept import MAY_BE_MADE, FileRead
from boardpress.records import changed, dataclass, field
from boardpress.trail import Steps, steps_of
from boardpress.words import Words

FILE_NAME = "edition.bin"
OURS = frozenset(
    f"{module.__name__}.{name}"
    for module in (board, contenttype, listing)
    for name, value in vars(module).items()
    if isinstance(value, type) and value.__module__ == module.__name__
) | {
    "datetime.date",
    "boardpress.artefact.Artefact",
    "boardpress.frames.NavEntry",
    "boardpress.publishers.register.Entry",
    "boardpress.publishers.register.RegisterModel",
    "boardpress.rewording.keptedition.KeptEdition",
    "boardpress.rewording.keptedition.UsedTypes",
    "boardpress.trail.Steps",
    "boardpress.words.Words",
    *(f"{made.__module__}.{made.__qualname__}" for made in MAY_BE_MADE),
}


@dataclass(frozen=True, slots=True)
class Behind:
    """What there is to know of an edition that is not in it."""

    reading: str
    """Tells what is kept of the files that it was composed from, see `reading.kept.Kept.seal`."""
    bound: frozenset[str] = frozenset()
    """Ids of what a duty binds."""


class UsedTypes(dict[str, ContentType]):
    """The types that something is of. Any other, of which there are far more, is read when somebody asks for it."""

    def __init__(self, used: Mapping[str, ContentType], every: bytes) -> None:
        super().__init__(used)
        self._every = every

    def __missing__(self, name: str) -> ContentType:
        return self.every()[name]

    def every(self) -> dict[str, ContentType]:
        """All types, in their order."""
        found: dict[str, ContentType] = _unpickled(self._every)
        return found

    def __reduce__(self) -> tuple[type[UsedTypes], tuple[dict[str, ContentType], bytes]]:
        return UsedTypes, (dict(self), self._every)


@dataclass(frozen=True, slots=True)
class KeptEdition:
    """An edition without its publications."""

    reading: str
    """Tells what is kept of the files that it was composed from."""
    day: date
    configured: Board
    """The board as it is configured, with `UsedTypes`."""
    board: Board
    """The board as the public sees it."""
    navigation: tuple[NavEntry, ...]
    footer: tuple[NavEntry, ...]
    words: Words
    concern_page: str
    drafts: bool
    slide_template: bytes
    background: str
    steps: Steps
    readable: frozenset[str]
    """Ids of what the public may read."""
    asked_for: frozenset[str]
    relations: Mapping[str, tuple[tuple[str, str], ...]]
    """For each publication, the label and the id of each that it is related to."""
    bound: frozenset[str]
    """Ids of what a duty binds."""
    reported: frozenset[str]
    """Ids of what annual reports tell of, and of the reports."""
    dependent: tuple[Artefact, ...]
    """Artefacts that show the size or the hash of others."""
    composed: str = ""
    """Tells what is kept of its publications, see `rewording.composed`; empty where nothing is."""
    restated: Mapping[str, FileRead] = field(default_factory=dict)
    """What was read since of files that say something else of themselves, by path."""

    def whole_board(self) -> Board:
        """The board as it is configured, with every type."""
        types = self.configured.types
        return changed(self.configured, types=types.every()) if isinstance(types, UsedTypes) else self.configured


def kept_of(catalogue: Catalogue, edition: Edition, behind: Behind, artefacts: Sequence[Artefact]) -> KeptEdition:
    """What is to be kept of an edition that was published with these artefacts."""
    readable = frozenset(item.id for item in edition.publications)
    return KeptEdition(
        reading=behind.reading,
        day=edition.day,
        configured=changed(catalogue.board, types=_used(catalogue)),
        board=edition.board,
        navigation=edition.navigation,
        footer=edition.footer,
        words=edition.words,
        concern_page=edition.concern_page,
        drafts=edition.drafts,
        slide_template=edition.slide_template,
        background=edition.background,
        steps=steps_of(edition),
        readable=readable,
        asked_for=frozenset(item.id for item in edition.on_request),
        relations={
            identifier: tuple((one.label, one.publication.id) for one in related)
            for identifier, related in edition.relations.items()
        },
        bound=behind.bound,
        reported=_reported(edition),
        dependent=dependent(artefacts, edition),
    )


def dependent(artefacts: Iterable[Artefact], edition: Edition) -> tuple[Artefact, ...]:
    """Those that show the size or the hash of others, but for the pages of publications."""
    own = {f"{item.address}index.html" for item in edition.publications}
    return tuple(item for item in artefacts if item.needs and item.path not in own)


def _used(catalogue: Catalogue) -> UsedTypes:
    names = {item.type for item in catalogue.publications.values()}
    every = dict(catalogue.board.types)
    used = {name: declared for name, declared in every.items() if name in names}
    return UsedTypes(used, pickle.dumps(every, pickle.HIGHEST_PROTOCOL))


def _reported(edition: Edition) -> frozenset[str]:
    """Ids of what annual reports tell of, and of the reports."""
    reports = steps_of(edition).reports
    counted = counted_types(edition.board)
    return frozenset(
        item.id
        for item in edition.publications
        if edition.type_of(item).collects_year
        or (item.type in counted and item.date and any(first <= item.date <= last for first, last, _ in reports))
    )


def save(folder: Path, kept: KeptEdition) -> str:
    """Keep it; returns what tells it from others, empty where it cannot be kept."""
    data = pickle.dumps(kept, pickle.HIGHEST_PROTOCOL)
    path = folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(path, data)
    except OSError:
        return ""
    return hashlib.sha256(data).hexdigest()


def load(folder: Path, sha256: str) -> KeptEdition | None:
    """What was kept, if it is still that."""
    data = read_known(folder / FILE_NAME, sha256)
    if data is None:
        return None
    try:
        found = _unpickled(data)
    except (pickle.UnpicklingError, AttributeError, TypeError, ValueError, EOFError, IndexError):
        return None
    return found if isinstance(found, KeptEdition) else None


def _unpickled(data: bytes) -> Any:
    return _Unpickler(io.BytesIO(data)).load()


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if f"{module}.{name}" not in OURS and (module, name) not in {("builtins", "frozenset")}:
            raise pickle.UnpicklingError(f"{module}.{name} is none of ours")
        return super().find_class(module, name)
