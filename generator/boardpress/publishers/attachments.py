"""Files that publications name, copied beside their pages. No other file of the board's folder is ever copied."""

from __future__ import annotations

from collections.abc import Iterator

from boardpress import addresses
from boardpress.artefact import Artefact
from boardpress.edition import Edition


def plan(edition: Edition) -> Iterator[Artefact]:
    """A copy of every file that a public field or the public text of a publication names."""
    for publication in edition.publications:
        for file in publication.files:
            yield Artefact(addresses.file(publication, file), "", file, source=file.path)
