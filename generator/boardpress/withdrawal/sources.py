"""What is to be recorded of a withdrawal, and the sources that it is written into."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from boardpress.catalogue import Catalogue
from boardpress.publication import Publication
from boardpress.records import dataclass
from boardpress.withdrawal.emptied import emptied_source
from boardpress.withdrawal.finding import Item
from boardpress.withdrawal.marking import CannotMark, mark

RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be withdrawn, and what is to be recorded of it."""

    reference: str
    reason: str = ""
    authorised_by: str = ""
    retire_address: bool = False

    def values(self, day: date) -> dict[str, str]:
        """What stands under `withdrawn:`."""
        said = {"reason": _one_line(self.reason), "authorised_by": _one_line(self.authorised_by)}
        address = {"address": RETIRED} if self.retire_address else {}
        return {"date": day.isoformat(), **{key: value for key, value in said.items() if value}, **address}


@dataclass(frozen=True, slots=True)
class Source:
    """What became of a source. `trouble` says why it could not be marked."""

    path: str
    changed: bool = False
    written_anew: bool = False
    trouble: str = ""


def mark_sources(
    site: Path, values: Mapping[str, str], item: Item, gone: list[Item], new: list[Item], before: Catalogue | None
) -> list[Source]:
    """Mark every source of a publication: that of its name, or those that took its address over.

    `gone` is what the last good site had of it, `new` what is there now, `before` what the site was made from.
    """
    here = {one.path for one in new}
    addresses = {one.address.rstrip("/") for one in (item, *gone)}
    paths = {one.path for one in (item, *gone) if one.path in here}
    paths |= {one.path for one in new if not paths and addresses & set(one.aliases)}
    sources = []
    for path in sorted(paths):
        try:
            sources.append(Source(path, mark(site / path, values)))
        except CannotMark as error:
            sources.append(Source(path, trouble=str(error)))
    if not paths and before is not None:
        sources += [_write_anew(site, before.publications[one.id], values) for one in gone]
    return sources


def _write_anew(site: Path, publication: Publication, values: Mapping[str, str]) -> Source:
    """Where the source was deleted, a note in its place: without it, nothing would stand at its address."""
    path = site / publication.path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(emptied_source(publication, values))
    except OSError as error:
        return Source(publication.path, trouble=error.strerror or str(error))
    return Source(publication.path, changed=True, written_anew=True)


def _one_line(text: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
