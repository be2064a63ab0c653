"""Reading a field's value from YAML by the kind of the field. Nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import cache

from boardpress import days
from boardpress.board import Board
from boardpress.contenttype import ContentType, Field, Kind, Label
from boardpress.problems import did_you_mean
from boardpress.publication import FileRef, RichText, Value, WebLink
from boardpress.reading import body as bodies
from boardpress.reading.configuration import comment_message
from boardpress.reading.fixed import Fixed
from boardpress.reading.linking import LinkResolver
from boardpress.reading.names import Unknown
from boardpress.reading.strictyaml import Mapping, Node, Scalar, Sequence
from boardpress.records import dataclass
from boardpress.urls import parts_of

Report = Callable[[int, str, str], None]
"""Takes line, field and message."""

_READ_AS = {
    "bool": "true or false",
    "int": "a number",
    "float": "a number",
    "null": "nothing",
    "timestamp": "a date",
    "merge": "an instruction",
    "value": "an instruction",
}


class _Wrong(Exception):
    """A value that cannot be read; the text says why and what to do."""


@dataclass(frozen=True)
class ValueReader:
    """Reads the values of one file; references are turned into publications' ids."""

    board: Board
    links: LinkResolver
    report: Report
    files: list[FileRef]
    """Takes every file that the values name."""

    def read(self, name: str, field: Field, node: Node) -> Value | None:
        """The value of a field, or None where it cannot be read (each reason is reported)."""
        if not field.many:
            return self._one(name, field, node)
        if not isinstance(node, Sequence):
            self.report(node.line, name, "must be a list. Write [a, b], or one entry a line after `- `.")
            return None
        if field.kind is _CHOICE and (chosen := self._chosen(field, node.items)):
            return chosen
        values = [self._one(f"{name}.{number}", field, item) for number, item in enumerate(node.items, 1)]
        for number, value in enumerate(values):
            if value is not None and value in values[:number]:
                self.report(node.items[number].line, name, f"{_shown(node.items[number])} stands twice. Remove one.")
        return tuple(value for value in values if value is not None)

    def _chosen(self, field: Field, items: tuple[Node, ...]) -> tuple[str, ...]:
        """The choices of a list where each is one, and stands once: of most there is nothing to say."""
        texts = tuple(item.text for item in items if isinstance(item, Scalar))
        is_right = len(set(texts)) == len(items) and all(map(self._known(field).__contains__, texts))
        return texts if is_right else ()

    def _known(self, field: Field) -> Collection[str]:
        """What may be chosen."""
        return field.values or (self.board.choices(field.choices) if field.choices else {})

    def _one(self, name: str, field: Field, node: Node) -> Value | None:
        if field.kind in _WITH_KEYS:
            return self._group(name, field, node)
        if not isinstance(node, Scalar):
            self.report(node.line, name, "must be a single value. Put a text that begins with [ or { in quotes.")
            return None
        try:
            if field.kind is _MARKDOWN:
                return self._rich(name, node)
            if not node.text.strip():
                raise _Wrong("is empty. Write a value, or remove the line.")
            return _SCALARS[field.kind](self, field, node)
        except (_Wrong, Unknown, ValueError) as error:
            self.report(node.line, name, str(error))
            return None

    def _rich(self, name: str, node: Scalar) -> RichText:
        """Markdown in a field: judged as a body is."""
        rendered = bodies.render(_text(node), no_sections(), self.board.abbreviations, Fixed.of_board(self.board))
        for mistake in rendered.mistakes:
            self.report(node.line, name, mistake.message)
        links: list[str | None] = []
        for target in rendered.body.targets:
            try:
                links.append(self.links.resolve(target))
            except Unknown as error:
                self.report(node.line, name, str(error))
                links.append(None)
        sections = rendered.body.text.sections
        html = "\n".join(section.html for section in sections)
        if any(section.heading for section in sections):
            raise _Wrong("holds a heading. Put text with headings into the body.")
        return RichText(html, tuple(links), node.line)

    def _choice(self, field: Field, text: str) -> str:
        known = self._known(field)
        if text in known:
            return text
        near = did_you_mean(text, known)
        if not near and field.choices:
            near = f" Choose one, or add it under `{field.choices.value}` in site-config.yml."
        elif not near:
            near = f" Choose one of {', '.join(f'`{key}`' for key in known)}."
        where = f"`{field.choices.value}` of site-config.yml" if field.choices else "the allowed values"
        raise _Wrong(f"'{text}' is not among {where}.{near}")

    def _reference(self, field: Field, text: str) -> str:
        text, mark, anchor = text.partition("#") if field.anchors else (text, "", "")
        found = self.links.publication(text)
        if field.types and found.type not in field.types:
            allowed = " or ".join(self.board.types[name].label.singular.lower() for name in field.types)
            raise _Wrong(f"'{text}' is no {allowed}. Name another file.")
        if found.path == self.links.found.path:
            raise _Wrong("points to the file itself. Remove it.")
        return f"{found.id}{mark}{anchor}"

    def _contact(self, text: str) -> str:
        if text not in self.board.contacts:
            near = did_you_mean(text, self.board.contacts) or " Add it under `contacts` in site-config.yml."
            raise _Wrong(f"'{text}' is none of the board's contacts.{near}")
        return text

    def _file(self, field: Field, text: str) -> FileRef:
        file = self.links.files.find(text, self.links.found.path, field.suffixes)
        self.files.append(file)
        return file

    def _group(self, name: str, field: Field, node: Node) -> Value | None:
        fields = field.fields or link_fields()
        if not isinstance(node, Mapping):
            self.report(
                node.line, name, f"must have the keys {', '.join(f'`{key}`' for key in fields)}. Write each on a line."
            )
            return None
        values = self.read_mapping(fields, node, f"{name}.")
        if field.kind is not Kind.LINK:
            return values
        return WebLink(str(values["title"]), str(values["url"])) if {"title", "url"} <= values.keys() else None

    def read_mapping(self, fields: dict[str, Field], node: Mapping, prefix: str = "") -> dict[str, Value]:
        """The values of every known key; unknown and missing ones are reported."""
        values: dict[str, Value] = {}
        for key, item in node.entries.items():
            if key not in fields:
                near = (
                    did_you_mean(key, fields)
                    or f" Remove it, or use one of {', '.join(f'`{name}`' for name in fields)}."
                )
                self.report(node.line_of(key), prefix + key, f"is not a key of this type.{near}")
            elif (value := self.read(prefix + key, fields[key], item)) is not None:
                values[key] = value
        for key, field in fields.items():
            if field.required and key not in node.entries:
                self.report(node.line, prefix + key, f"is missing. {field.help or 'Add it.'}".strip())
        return values


_WITH_KEYS = frozenset({Kind.GROUP, Kind.LINK})
_CHOICE, _MARKDOWN = Kind.CHOICE, Kind.MARKDOWN
_SCALARS: dict[Kind, Callable[[ValueReader, Field, Scalar], Value]] = {
    Kind.TEXT: lambda reader, field, node: _text(node),
    Kind.DAY: lambda reader, field, node: days.parse_day(node.text),
    Kind.MONTH: lambda reader, field, node: days.parse_month(node.text),
    Kind.NUMBER: lambda reader, field, node: _number(node),
    Kind.BOOLEAN: lambda reader, field, node: _boolean(node),
    Kind.CHOICE: lambda reader, field, node: reader._choice(field, node.text),
    Kind.REFERENCE: lambda reader, field, node: reader._reference(field, node.text),
    Kind.CONTACT: lambda reader, field, node: reader._contact(node.text),
    Kind.FILE: lambda reader, field, node: reader._file(field, node.text),
    Kind.ADDRESS: lambda reader, field, node: _address(_text(node)),
}
"""What reads a single value of each kind. To ask for the members of `Kind` one by one takes long before Python 3.12."""


@cache
def no_sections() -> ContentType:
    """What Markdown in a field is rendered as."""
    return ContentType(name="text", label=Label(singular="Text", plural="Texts"), folder="text", section="")


@cache
def link_fields() -> dict[str, Field]:
    """The keys of a link."""
    return {
        "title": Field(kind=Kind.TEXT, label="Title", required=True, help="Add the words of the link."),
        "url": Field(kind=Kind.ADDRESS, label="Address", required=True, help="Add the address, with https://."),
    }


def _shown(node: Node) -> str:
    return f"'{node.text}'" if isinstance(node, Scalar) else "the same entry"


def _text(node: Scalar) -> str:
    if node.tag != "str":
        read_as = _READ_AS.get(node.tag, "something else")
        raise _Wrong(f'YAML reads {node.text} as {read_as}. Put it in quotes: "{node.text}".')
    if node.commented:
        raise _Wrong(comment_message(node.text))
    return node.text.strip()


def _number(node: Scalar) -> int | float:
    if re.fullmatch(r"-?(0|[1-9]\d*)", node.text):
        return int(node.text)
    if re.fullmatch(r"-?(0|[1-9]\d*)\.\d+", node.text):
        return float(node.text)
    raise _Wrong(f"'{node.text}' is no number. Write digits only, such as 12 or 4.5.")


def _boolean(node: Scalar) -> bool:
    if node.text not in {"true", "false"}:
        raise _Wrong(f"'{node.text}' must be true or false. Write one of the two, without quotes.")
    return node.text == "true"


def _address(text: str) -> str:
    parts = parts_of(text)
    if parts.scheme not in {"https", "http"} or not parts.netloc or " " in text:
        raise _Wrong(f"'{text}' is no address. Write the whole of it, with https://.")
    return text
