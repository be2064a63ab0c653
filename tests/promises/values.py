"""Values and texts that carry canaries: one of every kind of field, and a body with every form of text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from boardpress.contenttype import BoardList, Field, Kind
from tests.promises.words import Canaries

LISTS = {"themes": "theme", "agencies": "agency", "age_groups": "age-group", "audiences": "audience",
         "priorities": "priority", "channels": "channel"}  # fmt: skip
"""Lists whose entries an edition has where something public uses them, and what their canaries are called."""
_PICTURE = b"\x89PNG\r\n\x1a\n"


@dataclass
class Values:
    """Makes values. `kind` says where each stands: `review.methodology`, `everykind.open_group.text`."""

    canaries: Canaries
    folder: Callable[[str], str]
    """Where the files of a type lie."""
    files: dict[str, str | bytes] = field(default_factory=dict)
    """Attachments and pictures that values name."""

    def of(self, state: str, kind: str, declared: Field) -> Any:
        """What a key holds; a list of groups has an entry with every key, and one without references."""
        key = kind.rpartition(".")[2]
        value = self._one(state, kind, declared, key)
        if not declared.many:
            return value
        if declared.kind is Kind.GROUP:
            return [value, self._again(state, kind, declared)]
        return [value]

    def _again(self, state: str, kind: str, declared: Field) -> dict[str, Any]:
        return {
            key: self._one(state, f"{kind}.{key}", inner, key, "again")
            for key, inner in declared.fields.items()
            if inner.kind is not Kind.REFERENCE
        }

    def choice(self, state: str) -> str:
        return self.canaries.word(state, "choice.key") if state != "on-request" else "asked-for"

    def choice_label(self, state: str) -> str:
        return f"Kind {self.canaries.word(state, 'choice.label')}" if state != "on-request" else "Asked for"

    def _one(self, state: str, kind: str, declared: Field, key: str, place: str = "") -> Any:
        """A value of a field. `kind` says where: `review.methodology`, `everykind.open_group.text`."""
        word = self.canaries.word
        match declared.kind:
            case Kind.TEXT:
                return f"Words {word(state, kind, place)}"
            case Kind.MARKDOWN:
                return f"Rich *{word(state, kind, place)}* with [{word(state, f'{kind}.link', place)}](plain.md)"
            case Kind.DAY:
                long_ago = key not in {"period_from", "period_to"}
                return self.canaries.day(state, kind, place, when="old" if long_ago else "recent")
            case Kind.MONTH:
                return self.canaries.month(state, kind, place)
            case Kind.CHOICE:
                return self._listed(state, declared.choices) if declared.choices else self.choice(state)
            case Kind.REFERENCE:
                return "briefings/plain.md"
            case Kind.CONTACT:
                return word(state, "contact.key")
            case Kind.FILE:
                return self._file(state, kind, place, ".pdf")
            case Kind.LINK:
                host, way = word(state, f"{kind}.host", place), word(state, f"{kind}.path", place)
                return {"title": f"Words {word(state, f'{kind}.title', place)}", "url": f"https://{host}.example/{way}"}
            case Kind.ADDRESS:
                return f"https://outside.example/{word(state, kind, place)}"
            case Kind.NUMBER:
                return self.canaries.number(state, kind, place)
            case Kind.BOOLEAN:
                return True
            case Kind.GROUP:
                return _in_order({inner: self._inner(state, f"{kind}.{inner}", told, inner, place)
                                  for inner, told in declared.fields.items()})  # fmt: skip

    def _inner(self, state: str, kind: str, told: Field, key: str, place: str) -> Any:
        value = self._one(state, kind, told, key, place)
        return [value] if told.many else value

    def _listed(self, state: str, name: BoardList) -> str:
        """An entry of one of the board's lists; of those that say how the board works, one that everybody may know."""
        return self.canaries.word(state, f"{LISTS[name]}.key") if name in LISTS else "plain"

    def _file(self, state: str, kind: str, place: str, suffix: str) -> str:
        """A file beside the text whose folder, name and bytes carry canaries."""
        word = self.canaries.word
        folder, name = word(state, f"{kind}.folder", place), f"{word(state, f'{kind}.name', place)}{suffix}"
        data = (_PICTURE if suffix == ".png" else b"%PDF-1.7 ") + word(state, f"{kind}.bytes", place).encode()
        self.files[f"{self.folder(kind.partition('.')[0])}/{folder}/{name}"] = data
        return f"{folder}/{name}"

    def everything(self, state: str, kind: str, place: str) -> str:
        """Text of every form that an author may write."""

        def word(part: str) -> str:
            return self.canaries.word(state, f"{kind}.{part}", place)

        picture = self._file(state, f"{kind}.picture", place, ".png")
        document = self._file(state, f"{kind}.document", place, ".pdf")
        note = word("footnote.label")
        term = self.canaries.word(state, "glossary.term").upper()
        return f"""\
Words {word("words")} and *{word("emphasis")}*, `{word("code")}`, {term}[^{note}].

[{word("link")}](plain.md) [{word("outside")}](https://{word("host")}.example/ "{word("link.title")}")
[{word("document.words")}]({document}) <mailto:{word("mail")}@testmere.example>

![{word("picture.alt")}]({picture} "{word("picture.title")}")

### Point {word("point")}

- {word("item")}

| {word("head")} | B |
| --- | --- |
| {word("cell")} | 2 |

!!! note "{word("note.title")}"
    {word("note.text")}

{word("definition.term")}
:   {word("definition")}

```
{word("block")}
```

[^{note}]: Said {word("footnote.text")}.
"""


def _in_order(group: dict[str, Any]) -> dict[str, Any]:
    """A group whose days follow each other as its keys do: a declaration may ask that one is not before another."""
    days = [key for key, value in group.items() if isinstance(value, date)]
    return {**group, **dict(zip(days, sorted(group[key] for key in days), strict=True))}
