"""A publication that was withdrawn, without a word of what it said."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date

from boardpress.publication import Publication

TITLE = "Removed"


def emptied(publication: Publication, withdrawn: Mapping[str, str]) -> Publication:
    """The publication as it stands once it is withdrawn: its address, and the days that its duties depend on."""
    values = {key: date.fromisoformat(value) if key == "date" else value for key, value in withdrawn.items()}
    return Publication(
        id=publication.id, type=publication.type, slug=publication.slug, section=publication.section,
        path=publication.path, title=TITLE, date=publication.date, aliases=publication.aliases,
        listed_until=publication.listed_until, withdrawn=values,
    )  # fmt: skip


def emptied_source(publication: Publication, withdrawn: Mapping[str, str] | None = None) -> bytes:
    """The text of a source that says no more than that; `withdrawn` in place of what the publication has of it.

    `access` is written since a type may be internal where nothing else is said.
    """
    if withdrawn is None:
        given = publication.withdrawn or {}
        withdrawn = {key: str(given[key]) for key in ("date", "address") if key in given}
    lines = ["---", f"title: {TITLE}"]
    for key, day in (("date", publication.date), ("listed_until", publication.listed_until)):
        if day:
            lines.append(f"{key}: {day.isoformat()}")
    if publication.aliases:
        lines.append(f"aliases: [{', '.join(map(quoted, publication.aliases))}]")
    lines += ["access: public", *block(withdrawn), "---", ""]
    return "\n".join(lines).encode()


def block(withdrawn: Mapping[str, str]) -> Sequence[str]:
    """The lines of `withdrawn:` in front matter."""
    plain = ("date", "address")
    return ["withdrawn:", *(f"  {key}: {value if key in plain else quoted(value)}" for key, value in withdrawn.items())]


def quoted(text: str) -> str:
    """A text in double quotes, as YAML reads it."""
    return json.dumps(text, ensure_ascii=False)
