"""A site in a language made for tests, so that a fixed word that cannot be translated gives itself away.

What authors and the board write gets an accent on every letter; the fixed words stand between ⟦ and ⟧ as they are.
A plain Latin word outside those marks can then come from nowhere but our own code, templates or theme.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from boardpress.board import Board
from boardpress.contenttype import ContentType, Field, Kind
from boardpress.reading import configuration, source, strictyaml
from boardpress.words import Phrase
from boardpress.words import source as english

# Each decomposes to the letter itself, so that addresses and anchors stay as they are. There is no such q.
_FROM = "abcdefghijklmnoprstuvwxyzABCDEFGHIJKLMNOPRSTUVWXYZ"
_TO = "áḃćḋéḟǵḣíĵḱĺḿńóṕŕśṫúṽẃẋýźÁḂĆḊÉḞǴḢÍĴḰĹḾŃÓṔŔŚṪÚṼẂẊÝŹ"
_ACCENTS = str.maketrans(_FROM, _TO)
# What in Markdown is no word: code, targets of links, footnotes, kinds of what is set apart, addresses, escapes.
_NO_WORDS = re.compile(
    r"`[^`]*`|\]\([^)\s]*|\[\^[^\]]+\]|^!!! \w+|https?://[^\s)>\"]+|[\w.+-]+@[\w.-]+|\btel:[\d+]+|&\w+;", re.MULTILINE
)
_TECHNICAL = {
    "language", "url", "page", "section", "phone", "email", "form", "contacts", "out_of_hours", "footer", "theme",
    "colour", "accent", "types", "type", "reports_to", "to", "agencies", "every", "starts", "until", "nation",
    "requests_contact", "media_contact", "allowed_in_text", "from", "suffixes", "listing", "access", "folder",
    "of", "slide", "clearance", "keeps_internal", "trail", "key_learning", "shorter",
    "document_control", "reporting_year",
}  # fmt: skip
"""Keys of the configuration whose values are no words for readers."""


def accented(words: str) -> str:
    return words.translate(_ACCENTS)


def _accented_markdown(text: str) -> str:
    end, parts = 0, []
    for match in _NO_WORDS.finditer(text):
        parts += [accented(text[end : match.start()]), match[0]]
        end = match.end()
    return "".join([*parts, accented(text[end:])])


def marked(phrase: Phrase) -> Phrase:
    """A fixed word between marks; what is filled in stands outside them, since it is checked on its own."""
    if isinstance(phrase, Mapping):
        return {form: _between_marks(text) for form, text in phrase.items()}
    return _between_marks(phrase)


def _between_marks(text: str) -> str:
    return "⟦" + re.sub(r"(\{[a-z_]+\})", r"⟧\1⟦", text) + "⟧"


def marked_words() -> dict[str, dict[str, Phrase]]:
    """Every fixed word between marks, as a board's `words:`."""
    groups: dict[str, dict[str, Phrase]] = {}
    for place, phrase in english().items():
        group, _, key = place.partition(".")
        if place not in {"language.counting", "size.point"}:
            groups.setdefault(group, {})[key] = marked(phrase)
    return groups


def write_marked(site: Path, folder: Path, more: Mapping[str, Any]) -> Path:
    """A site in the marked language, made of another one; `more` is laid over its configuration."""
    board = configuration.read((site / configuration.NAME).read_text("utf-8"))
    written = strictyaml.plain(strictyaml.parse((site / configuration.NAME).read_text("utf-8")))
    config = _of_board(written) | {"words": marked_words(), "types": _types(board, written.get("types", {})), **more}
    folder.mkdir(parents=True)
    (folder / configuration.NAME).write_text(json.dumps(config, ensure_ascii=False), "utf-8")
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        target = folder / name
        if path.is_file() and name.startswith(("content/", "learning/")) and name != "content/ledger.yml":
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
            if name.endswith(".md"):
                target.write_text(_of_publication(path.read_text("utf-8"), _type_of(name, board)), "utf-8")
    return folder


def _type_of(name: str, board: Board) -> ContentType:
    folder = name.rpartition("/")[0]
    return next(declared for declared in board.types.values() if declared.folder == folder)


def _of_board(value: Any, key: str = "") -> Any:
    """The configuration with an accent on every word for readers, the keys of the glossary included."""
    if isinstance(value, dict):
        name = accented if key == "glossary" else str
        return {name(inner): _of_board(part, inner) for inner, part in value.items()}
    if isinstance(value, list):
        return [_of_board(item, key) for item in value]
    return accented(value) if isinstance(value, str) and key not in _TECHNICAL else value


def _types(board: Board, written: dict[str, Any]) -> dict[str, Any]:
    """What the board says of types, and over it an accent on every label and heading of each."""
    return {name: _over(written.get(name, {}), _labels(declared)) for name, declared in board.types.items()}


def _over(below: Any, above: Any) -> Any:
    if isinstance(below, dict) and isinstance(above, dict):
        return below | {key: _over(below.get(key), value) for key, value in above.items()}
    return above


def _labels(declared: ContentType) -> dict[str, Any]:
    return {
        "label": {"singular": accented(declared.label.singular), "plural": accented(declared.label.plural)},
        "description": accented(declared.description),
        "fields": {key: _field(field) for key, field in declared.fields.items()},
        "sections": {
            key: {"heading": accented(section.heading), "numbered": accented(section.numbered)}
            for key, section in declared.sections.items()
        },
        "deck": [
            {"slide": step.slide, "of": list(step.of), "minutes": step.minutes, "title": accented(step.title)}
            for step in declared.deck
        ],
    }


def _field(field: Field) -> dict[str, Any]:
    said: dict[str, Any] = {"label": accented(field.label), "reverse": accented(field.reverse)}
    if field.values:
        said["values"] = {value: accented(label) for value, label in field.values.items()}
    if field.fields:
        said["fields"] = {key: _field(inner) for key, inner in field.fields.items()}
    return said


def _of_publication(text: str, declared: ContentType) -> str:
    parts = source.split(text)
    front = strictyaml.plain(strictyaml.parse(parts.front))
    given = {key: _value(value, declared.fields[key], key) for key, value in front.items()}
    return f"---\n{json.dumps(given, ensure_ascii=False, indent=1)}\n---\n{_accented_markdown(parts.body)}"


def _value(value: Any, field: Field, key: str) -> Any:
    if isinstance(value, list):
        return [_value(item, field, key) for item in value]
    if isinstance(value, dict) and field.kind is Kind.GROUP:
        return {inner: _value(item, field.fields[inner], inner) for inner, item in value.items()}
    if isinstance(value, dict):
        return value | {"title": accented(value["title"])}
    if field.kind is Kind.MARKDOWN:
        return _accented_markdown(value)
    words = field.kind is Kind.TEXT and key not in {"aliases", "language"}
    return _accented_markdown(value) if words and isinstance(value, str) else value


def plain_words(text: str) -> list[str]:
    """Plain Latin words of a text outside the marks, but for addresses."""
    text = unicodedata.normalize("NFC", text)
    text = re.sub(r"⟦[^⟦⟧]*⟧", " ", text)
    text = re.sub(r"(?:https?://|mailto:|tel:|feeds?/)\S+|[\w.+-]+@[\w.-]+", " ", text)
    return re.findall(r"(?<!\w)[A-Za-z]{2,}(?!\w)", text)
