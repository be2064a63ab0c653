"""Canary words: each unique, each of one kind, and found again in whatever form an output writes them."""

from __future__ import annotations

import gzip
import html
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from boardpress.days import MONTHS, Month, show_day, show_month

_LETTERS = "abcdefghijklmnop"
_QUOTED = re.compile(r"(?:%[0-9a-f]{2})+")
_WORD = re.compile(r"zq[a-p]{6}")
_NUMBER = re.compile(r"(?<!\d)9731\d{4}(?!\d)")
_PHONE = re.compile(r"020 ?9731 ?\d{4}")
_NAMES = "|".join(MONTHS).lower()
_DAY = re.compile(rf"\d{{4}}-\d\d-\d\d|\d{{1,2}} (?:{_NAMES}) \d{{4}}")
_MONTH = re.compile(rf"1[67]\d\d-\d\d(?!\d)|(?:{_NAMES}) 1[67]\d\d")


@dataclass(frozen=True, slots=True)
class Canary:
    """A word, number, telephone number, day or month that only one thing uses. `forms` are in lower case."""

    owner: str
    """Why the public may not see it: `draft`, `held` ... or `internal part`, `later`."""
    kind: str
    """What it stands in: `review.methodology`, `theme.label`, `slug` ..."""
    forms: tuple[str, ...]


@dataclass
class Canaries:
    """Gives out canaries; the same place always gets the same one, so that two sites can be compared."""

    planted: dict[tuple[str, str, str], Canary] = field(default_factory=dict)
    _days: Iterator[date] = field(default_factory=lambda: _days_from(date(1800, 1, 1)))
    _recent: Iterator[date] = field(default_factory=lambda: _days_from(date(2022, 1, 1)))
    _coming: Iterator[date] = field(default_factory=lambda: _days_from(date(2027, 1, 10)))
    _given: dict[tuple[str, str, str], object] = field(default_factory=dict)

    def word(self, owner: str, kind: str, place: str = "") -> str:
        number = len(self.planted)
        letters = "".join(_LETTERS[number >> shift & 15] for shift in (20, 16, 12, 8, 4, 0))
        return str(self._give(owner, kind, place, f"zq{letters}", _as_it_is))

    def number(self, owner: str, kind: str, place: str = "") -> int:
        given = self._give(owner, kind, place, 97310000 + len(self.planted), _as_it_is)
        assert isinstance(given, int)
        return given

    def phone(self, owner: str, kind: str, place: str = "") -> str:
        new = f"020 9731 {len(self.planted):04}"
        return str(self._give(owner, kind, place, new, _without_spaces))

    def day(self, owner: str, kind: str, place: str = "", when: str = "old") -> date:
        """A day long ago, a `recent` one, or one that is still to `come`."""
        days = {"old": self._days, "recent": self._recent, "come": self._coming}[when]
        key = (owner, kind, place)
        given = self._give(owner, kind, place, self._given.get(key) or next(days), _day_forms)
        assert isinstance(given, date)
        return given

    def month(self, owner: str, kind: str, place: str = "") -> str:
        number = len(self.planted)
        new = Month(1600 + number // 12 % 200, number % 12 + 1)
        given = self._give(owner, kind, place, new, _month_forms)
        assert isinstance(given, Month)
        return f"{given.year}-{given.month:02}"

    def _give(self, owner: str, kind: str, place: str, new: object, forms: Callable[[Any], tuple[str, ...]]) -> object:
        key = (owner, kind, place)
        if key not in self._given:
            self._given[key] = new
            self.planted[key] = Canary(owner, kind, forms(new))
        return self._given[key]


def _days_from(first: date) -> Iterator[date]:
    while True:
        yield first
        first += timedelta(days=1)


def _as_it_is(said: object) -> tuple[str, ...]:
    return (str(said),)


def _without_spaces(said: str) -> tuple[str, ...]:
    return (said.replace(" ", ""),)


def _day_forms(day: date) -> tuple[str, ...]:
    return day.isoformat(), show_day(day).lower()


def _month_forms(month: Month) -> tuple[str, ...]:
    return f"{month.year}-{month.month:02}", show_month(month).lower()


@lru_cache(maxsize=20_000)
def found_in(text: str) -> frozenset[str]:
    """Every form of a canary in a text, in whatever case, URL-quoted and HTML-escaped too."""
    plain = text.lower().replace("\0", "")
    unquoted = _QUOTED.sub(lambda match: unquote(match[0]), plain)
    found: set[str] = set()
    for said in {plain, unquoted, html.unescape(plain), html.unescape(unquoted)}:
        words = said.replace("\u00a0", " ")
        for pattern in (_WORD, _NUMBER, _DAY, _MONTH):
            found.update(pattern.findall(words))
        found.update(phone.replace(" ", "") for phone in _PHONE.findall(words))
    return frozenset(found)


def found_below(folder: Path) -> dict[str, set[str]]:
    """For each form of a canary the places below a folder that hold it: names, bytes, what is packed in them."""
    found: dict[str, set[str]] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        texts = [name, *(_unpacked(path.read_bytes()) if path.is_file() else ())]
        for text in texts:
            for form in found_in(text):
                found.setdefault(form, set()).add(name)
    return found


def _unpacked(data: bytes) -> Iterator[str]:
    """The bytes as text, and for an archive or a compressed file the names and bytes within, however deep."""
    yield data.decode("utf-8", "replace")
    if data.startswith(b"\x1f\x8b"):
        yield from _unpacked(gzip.decompress(data))
    if data.startswith(b"PK") and zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive.comment.decode("utf-8", "replace")
            for entry in archive.infolist():
                yield entry.filename
                yield from _unpacked(archive.read(entry))
