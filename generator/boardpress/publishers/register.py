"""The register: every publication that the public may know of, for machines, with its schema."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from boardpress import addresses, asjson
from boardpress.artefact import Artefact, Making
from boardpress.edition import Edition
from boardpress.listing import Standing
from boardpress.output import Output
from boardpress.publication import Publication
from boardpress.records import dataclass
from boardpress.states import State

SCHEMA = Path(__file__).with_name(addresses.REGISTER_SCHEMA)
"""`tools/make_register_schema.py` makes it from `registerschema.Register`, long before it is published."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row before its downloads are known; `downloads` are paths of outputs."""

    row: dict[str, Any]
    downloads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RegisterModel:
    board: str
    day: str
    entries: tuple[Entry, ...]


def plan(edition: Edition) -> Iterator[Artefact]:
    """`publications.json`, which needs the size and hash of every download, and its schema beside it."""
    everything = (*edition.publications, *edition.on_request, *edition.withdrawn)
    entries = tuple(_entry(edition, item) for item in sorted(everything, key=lambda item: item.id))
    model = RegisterModel(edition.board.name, edition.day.isoformat(), entries)
    needs = tuple(path for entry in entries for path in entry.downloads)
    yield Artefact(addresses.REGISTER, "boardpress.publishers.register:render_register", model, needs=needs)
    yield Artefact(addresses.REGISTER_SCHEMA, "boardpress.publishers.register:render_schema", None)


def _entry(edition: Edition, publication: Publication) -> Entry:
    standing = edition.standings[publication.id]
    downloads = [addresses.file(publication, file) for file in publication.files]
    if edition.has_deck(publication):
        downloads.append(addresses.deck(publication))
    row = {
        "id": publication.id,
        "type": publication.type,
        "title": publication.title or None,
        "address": addresses.canonical(edition.board.url, addresses.page(publication)),
        "date": publication.date.isoformat() if publication.date else None,
        "state": str(standing.state),
        "listed_until": _listed_until(standing),
        "reference": publication.reference or None,
        "themes": list(publication.themes),
        "agencies": list(publication.agencies),
    }
    return Entry(row, tuple(downloads))


def render_register(making: Making) -> bytes:
    """The register as JSON, a row a publication, sorted by id, in the form of `registerschema.Register`."""
    model: RegisterModel = making.model
    register = {
        "$schema": addresses.REGISTER_SCHEMA,
        "generator": "boardpress",
        "board": model.board,
        "day": model.day,
        "publications": [
            {**entry.row, "downloads": [_download(path, making.outputs[path]) for path in entry.downloads]}
            for entry in model.entries
        ],
    }
    # The register of a large board takes Python alone twenty times as long.
    written: bytes = asjson.with_core().to_json(register, indent=2)
    return written + b"\n"


def _listed_until(standing: Standing) -> str | None:
    """The day before which it must not leave; nothing is said of what was withdrawn."""
    if standing.state is State.WITHDRAWN or standing.must_stay_until is None:
        return None
    return standing.must_stay_until.isoformat()


def _download(path: str, output: Output) -> dict[str, object]:
    return {"path": path, "size": output.size, "sha256": output.sha256}


def render_schema(_: Making) -> bytes:
    """The JSON Schema of the register."""
    return SCHEMA.read_bytes()
