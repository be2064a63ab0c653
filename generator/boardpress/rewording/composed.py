"""What the public may see of each publication, as it was composed, kept from one build to the next.

It lies in columns, a value of each publication in each: so ten thousand are there in a tenth of the time that it takes
to read them one by one and to compose them. Whoever can write our cache can have things of `_MAY_BE_MADE` made, and
nothing else run.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import pickle
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import Any

from boardpress.building.sealed import read_known, write_whole
from boardpress.days import Month
from boardpress.edition import Edition
from boardpress.listing import Standing
from boardpress.publication import Body, FileRef, Publication, RichText, Target, WebLink
from boardpress.publishers.website.cards import card_digests
from boardpress.records import dataclass, fields
from boardpress.states import State

FILE_NAME = "publications.bin"
_MAY_BE_MADE = (date, Month, Target, WebLink, RichText, FileRef, State)
_CLASSES = {(made.__module__, made.__qualname__): made for made in _MAY_BE_MADE}
_OF_A_PUBLICATION = tuple(item.name for item in fields(Publication))
_BODY = _OF_A_PUBLICATION.index("body")
_OF_A_BODY = tuple(item.name for item in fields(Body) if item.compare)
"""All but how its text is read."""
_OF_A_STANDING = ("state", "listed_from", "must_stay_until")
"""What the public may know of it."""

Columns = Sequence[Sequence[Any]]
ReadText = Callable[[str], bytes]
"""Reads the text of a publication, by the path of its source, as `Body.read` does."""


@dataclass(frozen=True, slots=True)
class Composed:
    """The publications of an edition, each as it may be seen, and how each stands."""

    publications: tuple[Publication, ...]
    on_request: tuple[Publication, ...]
    withdrawn: tuple[Publication, ...]
    standings: Mapping[str, Standing]
    cards: Mapping[str, str]
    """The hash of each card in lists, by id, see `cards.card_digests`."""


def forget(folder: Path) -> str:
    """Keep nothing any more: what is withdrawn is to be nowhere but in its source. Returns what tells nothing."""
    with contextlib.suppress(OSError):
        (folder / FILE_NAME).unlink(missing_ok=True)
    return ""


def save(folder: Path, edition: Edition) -> str:
    """Keep what is composed; returns what tells it from others, empty where it cannot be kept."""
    forget(folder)
    groups = (edition.publications, edition.on_request, edition.withdrawn)
    shown = (*edition.publications, *edition.on_request)
    columns = (
        [_columns_of(group) for group in groups],
        (list(edition.standings), _columns(edition.standings.values(), _OF_A_STANDING)),
        ([item.id for item in shown], card_digests(edition, shown)),
    )
    data = pickle.dumps(columns, pickle.HIGHEST_PROTOCOL)
    try:
        write_whole(folder / FILE_NAME, data)
    except OSError:
        return ""
    return hashlib.sha256(data).hexdigest()


def load(folder: Path, sha256: str, read_text: ReadText) -> Composed | None:
    """What was composed, if it is still that."""
    data = read_known(folder / FILE_NAME, sha256)
    if data is None:
        return None
    try:
        groups, (known, standings), (listed, cards) = _Unpickler(io.BytesIO(data)).load()
        publications, on_request, withdrawn = (_publications(columns, read_text) for columns in groups)
        how = dict(zip(known, map(Standing, *standings), strict=True))
        return Composed(publications, on_request, withdrawn, how, dict(zip(listed, cards, strict=True)))
    except (pickle.UnpicklingError, AttributeError, TypeError, ValueError, EOFError, IndexError):
        return None


def _columns(records: Iterable[object], names: Sequence[str]) -> Columns:
    """The values of each attribute, in the order of the records."""
    rows = list(map(attrgetter(*names), records))
    return list(zip(*rows, strict=True)) or [() for _ in names]


def _columns_of(publications: Sequence[Publication]) -> tuple[Columns, Columns]:
    """Those of publications, their bodies apart."""
    names = [name for name in _OF_A_PUBLICATION if name != "body"]
    return _columns(publications, names), _columns([item.body for item in publications], _OF_A_BODY)


def _publications(columns: tuple[Columns, Columns], read_text: ReadText) -> tuple[Publication, ...]:
    """The publications of these columns. Their texts are read when somebody asks for them."""
    own, of_bodies = list(columns[0]), columns[1]
    paths, digests = own[_OF_A_PUBLICATION.index("path")], of_bodies[_OF_A_BODY.index("digest")]
    texts = [partial(read_text, path) if digest else None for path, digest in zip(paths, digests, strict=True)]
    own.insert(_BODY, list(map(Body, *of_bodies, texts)))
    return tuple(map(Publication, *own))


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        found = _CLASSES.get((module, name))
        if found is None:
            raise pickle.UnpicklingError(f"{module}.{name} is none of ours")
        return found
