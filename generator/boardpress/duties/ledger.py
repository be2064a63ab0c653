"""The ledger of duties, `content/ledger.yml`: its form, read strictly and written the same way every time.

It is committed with the content. `boardpress record` writes all of it but `disposed`, which is a decision of people.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from boardpress import days
from boardpress.problems import Problem, did_you_mean
from boardpress.reading import source, strictyaml
from boardpress.reading.strictyaml import Node, Scalar, Sequence
from boardpress.records import dataclass, field

NAME = "content/ledger.yml"
MAX_CHARACTERS = 8_000_000
"""Room for some ten thousand entries."""

_HEAD = """\
# The ledger of duties: what must stay, and until when. `boardpress record` writes it; commit it with the content.
# Only `disposed` is written by hand, once the board has decided, after its time, that a publication may go for good:
#   disposed: {date: 2029-03-01, authorised_by: "Safeguarding partners", reason: "Retention schedule, line 12"}
"""
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Disposal:
    """The decision that what was listed need not be kept any longer."""

    date: date
    authorised_by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A publication with a duty to stay listed, as it was when it was recorded."""

    id: str
    type: str
    address: str
    """Address of its page, from the root of the site: `reviews/baby-rowan/`."""
    former: tuple[str, ...]
    """Addresses that must lead to it, in the same form, sorted."""
    first_listed: date
    may_leave: date
    """The first day on which it may leave the list."""
    months: int
    """Months of its type's rule: they tell what shortened its time, the rule or the file."""
    report: str
    """SHA-256 of the words and files that the public could read."""
    words: int
    """Words of its text, headings not counted."""
    sections: tuple[str, ...]
    """Names of the sections that the public could read: the headings as they stand in addresses."""
    files: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of each file that the public could take away, by its name."""
    corrected: date | None = None
    """The day of the last correction that the report takes in."""
    corrections: int = 0
    """How many entries of `corrections` it takes in."""
    withdrawn: date | None = None
    retired: bool = False
    """Whether nothing stays at the address of what was withdrawn, since the address itself identifies somebody."""
    disposed: Disposal | None = None
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)
    """The line of each key in the ledger; that of the entry under the empty key."""

    def line(self, key: str = "") -> int:
        """The line of a key, or of the entry where the key is not there."""
        return self.lines.get(key, self.lines.get("", 1))

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every address at which it must be found."""
        return (self.address, *self.former)

    def disposed_by(self, day: date) -> bool:
        """Whether a decision that came after its time lets it go on that day."""
        return self.disposed is not None and self.may_leave <= self.disposed.date <= day

    def binds(self, day: date) -> bool:
        """Whether it must be kept on that day: its first day has come, and nobody let it go."""
        return self.first_listed <= day and not self.disposed_by(day)


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every duty by id. `exists` tells whether there is a file; `recorded` for which day it was written last."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    recorded: date | None = None
    exists: bool = True

    def find(self, address: str) -> Entry | None:
        """The entry of what stands, or stood, at an address."""
        return next((entry for entry in self.entries.values() if address in entry.addresses), None)


def load(site: Path) -> tuple[Ledger, list[Problem]]:
    """The ledger of a site, and what is wrong with it; an empty one where there is no file."""
    try:
        data = (site / NAME).read_bytes()
    except FileNotFoundError:
        return Ledger(exists=False), []
    try:
        return read(source.read_text(data, MAX_CHARACTERS))
    except source.Refused as error:
        return Ledger(), [Problem(NAME, error.line, "file", error.message)]


def read(text: str) -> tuple[Ledger, list[Problem]]:
    """The ledger that a text holds, without the entries that are wrong; and a problem for each mistake."""
    try:
        node = strictyaml.parse(text, most=MAX_CHARACTERS)
    except strictyaml.YamlError as error:
        return Ledger(), [Problem(NAME, error.line, "file", error.message)]
    problems: list[Problem] = []
    top = _Reader("", node, problems)
    top.known({"recorded", "publications"})
    recorded = top.day("recorded")
    entries: dict[str, Entry] = {}
    listed = top.mapping("publications")
    for identifier, value in listed.entries.items():
        if entry := _entry(identifier, value, listed.line_of(identifier), problems):
            entries[identifier] = entry
    return Ledger(entries, recorded), problems


class _Reader:
    """Reads the values of one mapping and reports what is wrong with each."""

    def __init__(self, name: str, node: Node, problems: list[Problem], line: int = 0) -> None:
        self._name = name
        self._line = line or node.line
        self._problems = problems
        self.node = node if isinstance(node, strictyaml.Mapping) else strictyaml.Mapping({}, node.line)
        if not isinstance(node, strictyaml.Mapping) and not _is_empty(node):
            self.wrong("", "must have keys of its own.")

    def wrong(self, key: str, message: str) -> None:
        where = ".".join(part for part in (self._name, key) if part)
        remedy = "Restore the ledger as it was committed, then run `boardpress record`."
        self._problems.append(
            Problem(NAME, self.node.key_lines.get(key, self._line), where or "file", f"{message} {remedy}")
        )

    def known(self, keys: set[str]) -> None:
        for key in self.node.entries.keys() - keys:
            self.wrong(key, f"is not a key of the ledger.{did_you_mean(key, keys)}")

    def text(self, key: str, pattern: str = r"(?s).*\S.*", required: bool = True) -> str:
        node = self.node.entries.get(key)
        if node is None:
            if required:
                self.wrong(key, "is missing.")
            return ""
        if not isinstance(node, Scalar) or not re.fullmatch(pattern, node.text):
            self.wrong(key, "is not written as the ledger writes it.")
            return ""
        return node.text

    def day(self, key: str, required: bool = True) -> date | None:
        text = self.text(key, required=required)
        try:
            return days.parse_day(text) if text else None
        except ValueError as error:
            self.wrong(key, str(error))
            return None

    def number(self, key: str, required: bool = True) -> int:
        return int(self.text(key, r"\d{1,9}", required) or 0)

    def texts(self, key: str) -> tuple[str, ...]:
        node = self.node.entries.get(key)
        items = node.items if isinstance(node, Sequence) else ()
        if (node is not None and not isinstance(node, Sequence)) or any(not isinstance(one, Scalar) for one in items):
            self.wrong(key, "must be a list of words.")
        return tuple(one.text for one in items if isinstance(one, Scalar))

    def mapping(self, key: str) -> strictyaml.Mapping:
        node = self.node.entries.get(key, strictyaml.Mapping({}, self.node.line))
        return _Reader(".".join(part for part in (self._name, key) if part), node, self._problems).node


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.tag == "null"


_KEYS = {
    "type", "address", "former", "first_listed", "may_leave", "months", "report", "words", "sections", "files",
    "corrected", "corrections", "withdrawn", "retired", "disposed",
}  # fmt: skip


def _entry(identifier: str, node: Node, line: int, problems: list[Problem]) -> Entry | None:
    """The entry, or None where it is wrong."""
    before = len(problems)
    reader = _Reader(identifier, node, problems, line)
    reader.known(_KEYS)
    files = reader.mapping("files")
    first_listed, may_leave = reader.day("first_listed"), reader.day("may_leave")
    values: dict[str, Any] = {
        "type": reader.text("type"),
        "address": reader.text("address", r"\S+/"),
        "former": reader.texts("former"),
        "months": reader.number("months"),
        "report": reader.text("report", _SHA256.pattern),
        "words": reader.number("words"),
        "sections": reader.texts("sections"),
        "files": {name: one.text for name, one in files.entries.items() if isinstance(one, Scalar)},
        "corrected": reader.day("corrected", required=False),
        "corrections": reader.number("corrections", required=False),
        "withdrawn": reader.day("withdrawn", required=False),
        "retired": reader.text("retired", "true", required=False) == "true",
        "disposed": _disposal(reader),
    }
    if not all(_SHA256.fullmatch(sha256) for sha256 in values["files"].values()):
        reader.wrong("files", "is not written as the ledger writes it.")
    if len(problems) > before or first_listed is None or may_leave is None:
        return None
    lines = {**reader.node.key_lines, "": line}
    return Entry(identifier, first_listed=first_listed, may_leave=may_leave, lines=lines, **values)


def _disposal(reader: _Reader) -> Disposal | None:
    node = reader.node.entries.get("disposed")
    if node is None:
        return None
    mapping = reader.mapping("disposed")
    missing = [key for key in ("date", "authorised_by", "reason") if not _filled(mapping.entries.get(key))]
    if missing or mapping.entries.keys() - {"date", "authorised_by", "reason"}:
        reader.wrong("disposed", "a decision to dispose of it needs `date`, `authorised_by` and `reason`, and no more.")
        return None
    day, who, why = (str(getattr(mapping.entries[key], "text", "")) for key in ("date", "authorised_by", "reason"))
    try:
        return Disposal(days.parse_day(day), who, why)
    except ValueError as error:
        reader.wrong("disposed", str(error))
        return None


def _filled(node: Node | None) -> bool:
    return isinstance(node, Scalar) and bool(node.text.strip())


def write(ledger: Ledger) -> str:
    """The text of a ledger: entries sorted by id, keys always in the same order."""
    recorded = f"recorded: {ledger.recorded.isoformat()}\n" if ledger.recorded else ""
    entries = "".join(_written(ledger.entries[identifier]) for identifier in sorted(ledger.entries))
    return f"{_HEAD}{recorded}publications:{'' if entries else ' {}'}\n{entries}"


def _written(entry: Entry) -> str:
    lines = [f"  {entry.id}:", f"    type: {entry.type}", f"    address: {entry.address}"]
    lines += _listed("former", sorted(entry.former))
    lines += [
        f"    first_listed: {entry.first_listed.isoformat()}",
        f"    may_leave: {entry.may_leave.isoformat()}",
        f"    months: {entry.months}",
        f'    report: "{entry.report}"',
        f"    words: {entry.words}",
    ]
    lines += _listed("sections", entry.sections)
    if entry.files:
        lines += ["    files:", *(f'      {_quoted(name)}: "{entry.files[name]}"' for name in sorted(entry.files))]
    if entry.corrected:
        lines.append(f"    corrected: {entry.corrected.isoformat()}")
    if entry.corrections:
        lines.append(f"    corrections: {entry.corrections}")
    if entry.withdrawn:
        lines.append(f"    withdrawn: {entry.withdrawn.isoformat()}")
    if entry.retired:
        lines.append("    retired: true")
    if entry.disposed:
        who, why = _quoted(entry.disposed.authorised_by), _quoted(entry.disposed.reason)
        lines.append(f"    disposed: {{date: {entry.disposed.date.isoformat()}, authorised_by: {who}, reason: {why}}}")
    return "\n".join(lines) + "\n"


def _listed(key: str, values: tuple[str, ...] | list[str]) -> list[str]:
    return [f"    {key}: [{', '.join(map(_quoted, values))}]"] if values else []


def _quoted(text: str) -> str:
    """In double quotes, as JSON and YAML both read it."""
    return json.dumps(text, ensure_ascii=False)
