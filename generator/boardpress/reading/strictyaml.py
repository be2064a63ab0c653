"""YAML read strictly: every key and value with its line, and nothing that YAML would quietly change.

Aliases, anchors, tags, several documents, duplicate keys and deep nesting are refused. Scalars stay text: what a
value means is for its field to say, and `tag` tells what YAML itself would have made of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from typing import Any, NamedTuple

from boardpress.records import dataclass, field

_MAX_BYTES = 262_144
TEXT = "str"
"""The tag of what YAML reads as text."""


class YamlError(Exception):
    """What is wrong, at a line counted from 1 within the text, with what to do."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


class Scalar(NamedTuple):
    """A single value. `tag` is what YAML reads it as: `str`, `int`, `float`, `bool`, `null` or `timestamp`.

    A tuple, which is made in half the time of any other record: there are twenty in every publication.
    """

    text: str
    line: int
    tag: str = TEXT
    commented: bool = False
    """Whether a comment follows it on its line, so that a `#` meant as text may have been lost."""


scalar_of: Callable[[Iterable[Any]], Scalar] = partial(tuple.__new__, Scalar)
"""Makes one of all its values in half the time that its own name takes."""


@dataclass(frozen=True, slots=True)
class Sequence:
    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    entries: dict[str, Node]
    line: int
    key_lines: dict[str, int] = field(default_factory=dict)

    def line_of(self, key: str) -> int:
        """The line of a key, or of the mapping where the key is not there."""
        return self.key_lines.get(key, self.line)


Node = Scalar | Sequence | Mapping


def parse(text: str, first_line: int = 1, most: int = _MAX_BYTES) -> Mapping:
    """The mapping that the text holds; an empty text is an empty mapping.

    `first_line` is the line of the file on which the text begins, `most` how long it may be. Raises YamlError.
    """
    # A build of one edit reads no YAML, and does not load what does.
    from boardpress.reading.yamlparser import document

    if len(text) > most:
        raise YamlError(first_line, "There is more than 256 KB of YAML here. Move the text into the body.")
    node = document(text, first_line)
    if not isinstance(node, Mapping):
        raise YamlError(node.line, "Keys and values are expected here. Write them as `key: value`.")
    return node


def plain(node: Node) -> Any:
    """The node as plain JSON values, numbers and booleans as YAML reads them, days as text."""
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.entries.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    if node.tag in {"int", "float", "bool", "null"}:
        return _value(node.text) if node.text else None
    return node.text


@lru_cache(maxsize=256)
def _value(text: str) -> Any:
    """The number or the like that YAML reads a text as: declarations hold a few of them hundreds of times."""
    import yaml

    return yaml.safe_load(text)


def find_line(node: Node, path: tuple[str | int, ...]) -> int:
    """The line of the node at a path of keys and positions, or of its nearest ancestor that is there."""
    line = node.line
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str) and step in node.entries:
            line = node.line_of(step)
            node = node.entries[step]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            line = node.line
        else:
            return line
    return line


def dump(node: Node) -> Any:
    """A node as JSON values, for the cache; `load` reads it back, and tells its kind by that of the first value."""
    if isinstance(node, Scalar):
        return [*node]
    if isinstance(node, Sequence):
        return [[dump(item) for item in node.items], node.line]
    return [{key: dump(value) for key, value in node.entries.items()}, node.line, node.key_lines]


def load(data: Any) -> Node:
    """The node that `dump` made JSON of."""
    first = data[0]
    if isinstance(first, str):
        return scalar_of(data)
    if isinstance(first, list):
        return Sequence(tuple([load(item) for item in first]), data[1])
    return Mapping({key: load(value) for key, value in first.items()}, data[1], data[2])
