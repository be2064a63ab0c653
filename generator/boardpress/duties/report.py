"""What the public was given to read: the words of a publication and the files that it names, and their one hash."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path

from boardpress.contenttype import ContentType, Field
from boardpress.duties.wording import Wording, wording_of
from boardpress.publication import FileRef, Publication, RichText, Value
from boardpress.records import dataclass


@dataclass(frozen=True, slots=True)
class Report:
    """What stands in a publication now."""

    wording: Wording
    files: Mapping[str, str]
    """SHA-256 of each public file by its name, sorted."""

    def sha256(self, files: Mapping[str, str] | None = None) -> str:
        """The hash of words and files; with `files`, as it would be with those."""
        named = self.files if files is None else files
        lines = [" ".join(self.wording.words), *(f"{named[name]} {name}" for name in sorted(named))]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def report_of(site: Path, publication: Publication, declared: ContentType, also: Collection[str] = ()) -> Report:
    """The public report of a publication; with `also`, sections of these names count as public."""
    files = {file.name: file.sha256 for file in public_files(publication, declared)}
    return Report(wording_of(site, publication, declared, also), dict(sorted(files.items())))


def public_files(publication: Publication, declared: ContentType) -> Iterator[FileRef]:
    """Files that a public field or the public text names."""
    links = set(publication.links)
    for key, field in declared.public_fields():
        value = publication.value(key)
        if value is not None:
            yield from files_in(value, field)
            links |= set(_links_in(value, field))
    yield from (file for file in publication.files if f"file:{file.path}" in links)


def files_in(value: Value, field: Field, internal: bool = False) -> Iterator[FileRef]:
    """Every file in a value; those under internal keys only with `internal`."""
    if isinstance(value, FileRef):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from files_in(item, field, internal)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            inner = field.fields.get(key)
            if inner and (inner.public or internal):
                yield from files_in(item, inner, internal)


def _links_in(value: Value, field: Field) -> Iterator[str | None]:
    if isinstance(value, RichText):
        yield from value.links
    elif isinstance(value, tuple):
        for item in value:
            yield from _links_in(item, field)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            inner = field.fields.get(key)
            if inner and inner.public:
                yield from _links_in(item, inner)


def corrected(publication: Publication, day: date) -> tuple[date | None, int]:
    """The day of the last correction that readers can see on a day, `updated` included; and how many entries it has.

    A correction of a later day explains nothing yet: nobody is told of it before.
    """
    days = [said for entry in publication.corrections if isinstance(said := entry.get("date"), date) and said <= day]
    updated = [publication.updated] if publication.updated and publication.updated <= day else []
    return max([*days, *updated], default=None), len(days)
