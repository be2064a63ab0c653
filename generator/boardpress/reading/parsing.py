"""One file's bytes, parsed and rendered: the expensive part of reading, kept in the store by content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic_core import to_json

from boardpress.artefact import Making
from boardpress.contenttype import ContentType
from boardpress.publication import Body, BodySection, Point, Target
from boardpress.reading import body as bodies
from boardpress.reading import identifying, source, strictyaml
from boardpress.reading.body import Mistake, Rendered
from boardpress.reading.fixed import ENGLISH, Fixed


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file's front matter and body. `refused` is set, and the rest empty, where it could not be read."""

    front: strictyaml.Mapping
    rendered: Rendered
    body_line: int = 1
    refused: Mistake | None = None
    marks: tuple[tuple[int, str], ...] = ()
    """Line and words of each telephone number and postcode in the file."""


_NOTHING = strictyaml.Mapping({}, 1)


def parse(data: bytes, declared: ContentType, glossary: Mapping[str, str], fixed: Fixed = ENGLISH) -> Parsed:
    """What a file holds. Mistakes in its body are in the result; nothing is raised for what an author wrote."""
    try:
        text = source.read_text(data)
        parts = source.split(text)
        front = strictyaml.parse(parts.front, parts.front_line)
    except (source.Refused, strictyaml.YamlError) as error:
        return Parsed(_NOTHING, Rendered(Body()), refused=Mistake(error.line, error.message))
    rendered = bodies.render(parts.body, declared, glossary, fixed)
    return Parsed(front, rendered, parts.body_line, marks=tuple(identifying.marks(text)))


@dataclass(frozen=True, slots=True)
class Raw:
    """A file to be parsed in another process: all that `parse` depends on."""

    data: bytes
    declared: ContentType
    glossary: Mapping[str, str]
    fixed: Fixed


def parse_apart(making: Making) -> bytes:
    """A `Raw` file, parsed and written as `to_bytes` writes it: the form in which processes hand work to each other."""
    raw: Raw = making.model
    return to_bytes(parse(raw.data, raw.declared, raw.glossary, raw.fixed))


def key(data: bytes, declared: ContentType, glossary: Mapping[str, str], fixed: Fixed, engine: str) -> str:
    """The key under which the parsed file is kept: a hash of all that `parse` depends on."""
    digest = hashlib.sha256(engine.encode())
    digest.update(to_json([declared.sections, glossary, fixed]))
    digest.update(hashlib.sha256(data).digest())
    return f"parsed-{digest.hexdigest()}"


def to_bytes(parsed: Parsed) -> bytes:
    """The parsed file as JSON, for the store."""
    refused = [parsed.refused.line, parsed.refused.message] if parsed.refused else None
    return to_json([strictyaml.dump(parsed.front), parsed.rendered, parsed.body_line, refused, parsed.marks])


def from_bytes(data: bytes) -> Parsed:
    """The parsed file that `to_bytes` wrote."""
    front, rendered, line, refused, marks = json.loads(data)
    node = strictyaml.load(front)
    assert isinstance(node, strictyaml.Mapping)
    return Parsed(node, _rendered(rendered), line, Mistake(*refused) if refused else None, tuple(map(tuple, marks)))


def _rendered(data: Any) -> Rendered:
    body = data["body"]
    return Rendered(
        Body(
            sections=tuple(_section(section) for section in body["sections"]),
            footnotes=body["footnotes"],
            targets=_targets(body["targets"]),
            anchors=tuple(body["anchors"]),
            words=body["words"],
            text=body["text"],
        ),
        _targets(data["internal_targets"]),
        tuple(Mistake(**mistake) for mistake in data["mistakes"]),
        tuple(data["missing"]),
    )


def _targets(data: Any) -> tuple[Target, ...]:
    return tuple(Target(**target) for target in data)


def _section(data: Any) -> BodySection:
    points = tuple(Point(**point) for point in data.pop("points"))
    return BodySection(**data, points=points)
