"""One file's bytes, parsed and rendered: the expensive part of reading, kept in the store by content."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from boardpress.artefact import Making
from boardpress.asjson import from_json, to_json
from boardpress.contenttype import ContentType
from boardpress.publication import Body, Target
from boardpress.reading import body as bodies
from boardpress.reading import identifying, source, strictyaml
from boardpress.reading.body import Rendered
from boardpress.reading.fixed import Fixed
from boardpress.reading.judging import Mistake
from boardpress.records import dataclass


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file's front matter and body. `refused` is set, and the rest empty, where it could not be read."""

    front: strictyaml.Mapping
    rendered: Rendered
    body_line: int = 1
    refused: Mistake | None = None
    marks: tuple[tuple[int, str], ...] = ()
    """Line and words of each telephone number and postcode in the file."""
    drama: tuple[tuple[int, str], ...] = ()
    """The same of each number for drama."""
    front_digest: str = ""
    """Stands for the text of its front matter; empty where it could not be read."""


@dataclass(frozen=True, slots=True)
class Front:
    """Front matter as it was parsed once: what stands for its text, and what it says."""

    digest: str
    node: strictyaml.Mapping


_NOTHING = strictyaml.Mapping({}, 1)


def parse(
    data: bytes,
    declared: ContentType,
    glossary: Mapping[str, str],
    fixed: Fixed | None = None,
    before: Front | None = None,
) -> Parsed:
    """What a file holds. Mistakes in its body are in the result; nothing is raised for what an author wrote.

    `before` is its front matter as it may still be: then it is taken as it was parsed, and no YAML is read.
    """
    try:
        text = source.read_text(data)
        parts = source.split(text)
        digest = hashlib.sha256(parts.front.encode()).hexdigest()[:32]
        known = before.node if before and before.digest == digest else None
        front = known or strictyaml.parse(parts.front, parts.front_line)
    except (source.Refused, strictyaml.YamlError) as error:
        return _refused(Mistake(error.line, error.message))
    rendered = bodies.render(parts.body, declared, glossary, fixed, sound=True)
    marks, drama = identifying.marks_and_drama(text)
    return Parsed(front, rendered, parts.body_line, marks=marks, drama=drama, front_digest=digest)


def _refused(mistake: Mistake) -> Parsed:
    return Parsed(_NOTHING, Rendered(Body()), refused=mistake)


@dataclass(frozen=True, slots=True)
class Raw:
    """A file to be parsed in another process: all that `parse` depends on."""

    data: bytes | Mistake
    """Its bytes, or why they cannot be read."""
    declared: ContentType
    glossary: Mapping[str, str]
    fixed: Fixed
    before: Front | None = None
    searched: bool = True
    """Whether what a search finds in it is asked for."""


def raw_of(path: str, *about: Any) -> Raw:
    """The file at a path to be parsed, read now; the rest is what a `Raw` holds besides."""
    try:
        return Raw(source.read_bytes(path), *about)
    except source.Refused as refused:
        return Raw(Mistake(refused.line, refused.message), *about)


def parse_apart(making: Making) -> bytes:
    """A `Raw` file, parsed: the form in which processes hand work to each other, which `taken_apart` reads."""
    raw: Raw = making.model
    if isinstance(raw.data, Mistake):
        return b"\n%b\n" % to_bytes(_refused(raw.data))
    parsed = parse(raw.data, raw.declared, raw.glossary, raw.fixed, raw.before)
    found = parsed.rendered.body.search_parts if raw.searched else b""
    return b"%b\n%b\n%b" % (hashlib.sha256(raw.data).hexdigest().encode(), to_bytes(parsed), found)


class Apart(NamedTuple):
    """What `parse_apart` wrote of a file."""

    sha256: str
    """The hash of the bytes that were parsed; empty where they could not be read."""
    parsed: bytes
    """As `to_bytes` writes it."""
    found: bytes
    """What a search finds in it, where that was asked for: it is kept by itself."""


def taken_apart(written: bytes) -> Apart:
    """What `parse_apart` wrote, in its parts."""
    sha256, _, rest = written.partition(b"\n")
    parsed, _, found = rest.rpartition(b"\n")
    return Apart(sha256.decode(), parsed, found)


class Keys:
    """The keys under which parsed files of a type are kept: a hash of all that `parse` depends on."""

    def __init__(self, declared: ContentType, glossary: Mapping[str, str], fixed: Fixed, engine: str) -> None:
        self._about = hashlib.sha256(engine.encode() + to_json([declared.sections, glossary, fixed]))

    def key(self, sha256: str) -> str:
        """The key of a file whose bytes have this hash."""
        digest = self._about.copy()
        digest.update(sha256.encode())
        return f"{_PARSED}{digest.hexdigest()}"


_PARSED, _FOUND = "parsed-", "found-"


def key_of_found(key: str) -> str:
    """The key of what a search finds in the file that is kept under a key."""
    return f"{_FOUND}{key.removeprefix(_PARSED)}"


def to_bytes(parsed: Parsed) -> bytes:
    """The parsed file for the store: a line of JSON, then the text of its body as `BodyText.to_json` writes it."""
    rendered, body = parsed.rendered, parsed.rendered.body
    facts = [body.anchors, body.words, body.terms, body.empty, body.digest]
    said = [_rows(body.targets), _rows(rendered.internal_targets), rendered.missing]
    mistakes = [[mistake.line, mistake.message] for mistake in rendered.mistakes]
    refused = [parsed.refused.line, parsed.refused.message] if parsed.refused else None
    front = [strictyaml.dump(parsed.front), parsed.front_digest, parsed.body_line]
    line = to_json([*front, refused, parsed.marks, parsed.drama, mistakes, *said, *facts])
    return b"%b\n%b" % (line, body.read() if body.read else b"")


def from_bytes(data: bytes, read_parts: Callable[[], bytes] | None) -> Parsed:
    """The parsed file that `to_bytes` wrote; `read_parts` gets what a search finds in it, where that is known."""
    light, _, text = data.partition(b"\n")
    front, front_digest, line, refused, marks, drama, mistakes, targets, internal, missing, *facts = from_json(light)
    anchors, words, terms, empty, digest = facts
    node = strictyaml.load(front)
    assert isinstance(node, strictyaml.Mapping)
    readers = ((lambda: text), read_parts) if text else ()
    body = Body(_targets(targets), tuple(anchors), words, tuple(terms), empty, digest, *readers)
    rendered = Rendered(body, _targets(internal), tuple(Mistake(*one) for one in mistakes), tuple(missing))
    wrong = Mistake(*refused) if refused else None
    return Parsed(node, rendered, line, wrong, tuple(map(tuple, marks)), tuple(map(tuple, drama)), front_digest)


def front_of(data: bytes) -> Front:
    """The front matter of the parsed file that `to_bytes` wrote."""
    parsed = from_bytes(data, bytes)
    return Front(parsed.front_digest, parsed.front)


def _rows(targets: tuple[Target, ...]) -> list[tuple[str, int, bool]]:
    return [(target.href, target.line, target.image) for target in targets]


def _targets(rows: list[tuple[str, int, bool]]) -> tuple[Target, ...]:
    return tuple(Target(*row) for row in rows)
