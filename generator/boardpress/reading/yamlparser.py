"""YAML as PyYAML parses it, made nodes of: the part of `strictyaml` for which PyYAML is loaded."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any, NoReturn

import yaml
from yaml.events import MappingEndEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent
from yaml.resolver import Resolver

from boardpress.reading.strictyaml import TEXT, Mapping, Node, Scalar, Sequence, YamlError, scalar_of

_yaml: Any = yaml
_Parser: Any = _yaml.cyaml.CParser if yaml.__with_libyaml__ else yaml.SafeLoader
"""What parses and does no more: a loader has other parts, too, which take a moment to be set up."""
_MAX_DEPTH = 20

# What the parser says, in words that help an author.
_EXPLANATIONS = (
    ("mapping values are not allowed", "A colon followed by a space stands in a value. Put the whole value in quotes."),
    ("found unexpected end of stream", "A quotation mark that opens a value is never closed. Close it."),
    ("while scanning a quoted scalar", "A quotation mark that opens a value is never closed. Close it."),
    ("could not find expected ':'", "A key must be followed by a colon and a space. Write it as `key: value`."),
    (
        "did not find expected ',' or ']'",
        "A list that opens with `[` is never closed, or a comma is missing. Close it.",
    ),
    ("did not find expected key", "The indentation or a quotation mark is wrong here. Line the keys up."),
    ("found character that cannot start any token", "A value must not start with this character. Put it in quotes."),
    ("found unknown escape character", "A backslash stands in double quotes. Use single quotes."),
    ("did not find expected '-' indicator", "The entries of a list are not lined up. Give each the same indentation."),
)


def document(text: str, first_line: int) -> Node:
    """What the text holds; an empty mapping where it holds nothing. Raises YamlError."""
    _refuse_deep_flow(text, first_line)
    try:
        return _Builder(text, first_line).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line if mark else 0
        at_fault = text.split("\n")[line : line + 1]
        tab = bool(at_fault) and at_fault[0].lstrip(" ").startswith("\t")
        meaning = "A tab stands here. Use spaces to indent." if tab else _explain(error)
        raise YamlError(first_line + line, meaning) from None
    except yaml.YAMLError as error:
        raise YamlError(first_line, f"This is no YAML: {error}. Remove the unreadable character.") from None


def _explain(error: yaml.MarkedYAMLError) -> str:
    said = f"{error.context or ''} {error.problem or ''}"
    for needle, meaning in _EXPLANATIONS:
        if needle in said:
            return meaning
    return f"This is no YAML ({said.strip()}). Compare it with the lines around it."


def _refuse_deep_flow(text: str, first_line: int) -> None:
    """Refuse what would overflow the parser's stack (50,000 nested brackets end the process)."""
    if text.count("[") + text.count("{") <= _MAX_DEPTH:
        return
    depth = 0
    for match in re.finditer(r"[\[{\]}]", text):
        depth = depth + 1 if match[0] in "[{" else max(0, depth - 1)
        if depth > _MAX_DEPTH:
            line = first_line + text.count("\n", 0, match.start())
            raise YamlError(line, f"Brackets are nested more than {_MAX_DEPTH} deep. Put text with brackets in quotes.")


_MEANINGS: dict[str, list[tuple[str, Callable[[str], object]]]] = {
    first: [(tag.rpartition(":")[2], form.match) for tag, form in forms]
    for first, forms in Resolver.yaml_implicit_resolvers.items()
}
"""What YAML reads a plain value as that begins with a character, and what finds out whether it does."""
_LINE_END = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
"""Where YAML 1.1 ends a line: at what text processors put between lines and paragraphs, too."""


class _Builder:
    """Turns the parser's events into nodes."""

    def __init__(self, text: str, first_line: int) -> None:
        self._text = text
        self._first = first_line
        self._may_be_commented = "#" in text
        # Not `yaml.parse`, which asks for each event whether there is one.
        self._next: Callable[[], Any] = _Parser(text).get_event

    def document(self) -> Node:
        self._next()  # the start of the stream
        if isinstance(self._next(), yaml.StreamEndEvent):
            return Mapping({}, self._first)
        node = self._node(self._next(), 0)
        self._next()  # the end of the document
        following = self._next()
        if not isinstance(following, yaml.StreamEndEvent):
            raise YamlError(self._line(following), "A second document starts here. Remove the line `---`.")
        if isinstance(node, Scalar) and node.tag == "null":
            return Mapping({}, self._first)
        return node

    def _line(self, event: Any) -> int:
        line: int = event.start_mark.line
        return self._first + line

    def _node(self, event: Any, depth: int) -> Node:
        # An alias has no tag, but always an anchor.
        if depth > _MAX_DEPTH or event.anchor or event.tag:
            self._refuse(event, depth)
        kind = type(event)
        if kind is ScalarEvent:
            value: str = event.value
            line = self._first + event.start_mark.line
            if event.style:
                return scalar_of((value, line, TEXT, False))
            return scalar_of((value, line, _meant(value), self._may_be_commented and self._is_commented(event)))
        if kind is SequenceStartEvent:
            items = []
            while type(event_ := self._next()) is not SequenceEndEvent:
                items.append(self._node(event_, depth + 1))
            return Sequence(tuple(items), self._line(event))
        return self._mapping(event, depth)

    def _refuse(self, event: Any, depth: int) -> NoReturn:
        line = self._line(event)
        if depth > _MAX_DEPTH:
            raise YamlError(line, f"This is nested more than {_MAX_DEPTH} deep. Make it flatter.")
        if isinstance(event, yaml.AliasEvent):
            raise YamlError(line, f"`*{event.anchor}` is a YAML alias. Write the value out, or put it in quotes.")
        if event.anchor:
            raise YamlError(line, f"`&{event.anchor}` is a YAML anchor. Put a value that starts with & in quotes.")
        raise YamlError(line, "A value starts with `!`, which is a YAML tag. Put it in quotes.")

    def _is_commented(self, event: Any) -> bool:
        end = event.end_mark
        # A value that is left out at the end of the text ends below its last line.
        rest = "".join(self._lines[end.line : end.line + 1])[end.column :]
        return rest.lstrip(" ").startswith("#")

    @cached_property
    def _lines(self) -> list[str]:
        return _LINE_END.split(self._text)

    def _mapping(self, start: Any, depth: int) -> Mapping:
        entries: dict[str, Node] = {}
        lines: dict[str, int] = {}
        while type(event := self._next()) is not MappingEndEvent:
            line: int = self._first + event.start_mark.line
            # What YAML reads a key as is nobody's business, so it need not become a node.
            if type(event) is not ScalarEvent or depth >= _MAX_DEPTH or event.anchor or event.tag:
                self._refuse_key(event, depth + 1)
            key: str = event.value
            if key in entries:
                raise YamlError(line, f"`{key}` stands twice, first on line {lines[key]}. Keep one of the two.")
            lines[key] = line
            entries[key] = self._node(self._next(), depth + 1)
        return Mapping(entries, self._line(start), lines)

    def _refuse_key(self, event: Any, depth: int) -> NoReturn:
        node = self._node(event, depth)
        raise YamlError(node.line, "A list or mapping cannot be a key. Put text with brackets in quotes.")


def _meant(value: str) -> str:
    """The tag of a value without quotation marks."""
    for tag, is_one in _MEANINGS.get(value[:1], ()):
        if is_one(value):
            return tag
    return TEXT
