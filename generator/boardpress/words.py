"""The fixed words of what is published, in the board's language.

`words/en.yml` is the source; another language has a file of the same form beside it, and a board changes any of them
under `words:` in its `site-config.yml`. What is said to authors and to the board stays in English.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from itertools import count, takewhile
from pathlib import Path
from typing import Any, ClassVar

from boardpress.asjson import from_json, to_json
from boardpress.byhash import BY_HASH
from boardpress.days import Month
from boardpress.records import dataclass, field

Phrase = str | Mapping[str, str]
"""Words with {placeholders}; or the forms that they take with numbers, each by its name."""
SOURCE = "en"
FOLDER = Path(__file__).with_name("words")
PLURAL_FORMS = ("zero", "one", "two", "few", "many", "other")
"""The names that CLDR has for the forms of words beside a number."""
_COUNTING = "language.counting"
_PLACE = re.compile(r"\{([a-z_]+)\}")
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


@dataclass(frozen=True)
class Words:
    """Every fixed word of a board, by its place: `words.text("page.contents")`.

    Only the hash goes into a fingerprint, which would otherwise hold all words once for every page.
    """

    sha256: str
    phrases: Mapping[str, Phrase] = field(repr=False)
    __pydantic_serializer__: ClassVar = BY_HASH

    def __hash__(self) -> int:
        return hash(self.sha256)

    def text(self, key: str, /, **values: object) -> str:
        """The words at a place, with values in place of the {names}. Raises LookupError for a place that is not."""
        phrase = self.phrases[key]
        if not isinstance(phrase, str):
            raise LookupError(f"{key} has forms for numbers: it needs `count`")
        return _filled(phrase, values) if values else phrase

    def either(self, key: str) -> str:
        """The words at a place, or empty where there is no such place."""
        return self.text(key) if key in self.phrases else ""

    def group(self, name: str) -> dict[str, str]:
        """Every text of a group, by its key in it."""
        places = (place.partition(".") for place in self.phrases)
        return {key: self.text(f"{name}.{key}") for group, _, key in places if group == name}

    def series(self, key: str) -> tuple[str, ...]:
        """The words at the places `key_1`, `key_2` ..., without those that the board left empty."""
        places = (f"{key}_{number}" for number in count(1))
        said = (self.text(place) for place in takewhile(self.phrases.__contains__, places))
        return tuple(text for text in said if text)

    def count(self, key: str, number: int, /, **values: object) -> str:
        """The words at a place in the form that goes with a number, which stands at {number}."""
        forms = self.phrases[key]
        if isinstance(forms, str):
            raise LookupError(f"{key} has no forms for numbers: it needs `text`")
        form = forms.get(self._form(number)) or forms["other"]
        return _filled(form, {"number": number, **values})

    def _form(self, number: int) -> str:
        counting = self.phrases[_COUNTING]
        assert not isinstance(counting, str), "the numbers of each form are given by its name"
        return next((form for form, numbers in counting.items() if str(number) in _split(numbers)), "other")

    def day(self, day: date) -> str:
        """'28 February 2026', whatever the machine's locale."""
        return self.text("date.day", day=day.day, month=self.month_name(day.month), year=day.year)

    def month(self, month: Month) -> str:
        """'May 2024', or '2024' where only the year is known."""
        if month.month is None:
            return str(month.year)
        return self.text("date.month", month=self.month_name(month.month), year=month.year)

    def month_name(self, number: int) -> str:
        """'May' for 5."""
        return self.text(f"month.{_MONTHS[number - 1]}")

    def short_month(self, number: int) -> str:
        """'Sept' for 9: as short as the head of a narrow column."""
        return self.text(f"short_month.{_MONTHS[number - 1]}")

    def size(self, size: int) -> str:
        """A size in bytes as readers know it: '1 KB', '48 KB', '1.2 MB'."""
        kilobytes = max(1, round(size / 1024))
        if kilobytes < 1000:
            return self.text("size.kilobytes", number=kilobytes)
        number = f"{size / 1024 / 1024:.1f}".replace(".", self.text("size.point"))
        return self.text("size.megabytes", number=number)


def _split(numbers: str) -> list[str]:
    return numbers.replace(",", " ").split()


def _filled(phrase: str, values: Mapping[str, object]) -> str:
    """The phrase with its values. Raises LookupError for a place that has none."""
    # Braces stand around names only: see `mistakes`.
    return phrase.format_map(values)


@cache
def english() -> Words:
    """The words as they are before anybody translates or changes them."""
    return words_of(SOURCE, {})


def words_of(language: str, changes: Mapping[str, Mapping[str, Phrase]]) -> Words:
    """The words of a board: those of its language, as it changed them; English for what is in neither."""
    return _words_of(language, to_json(changes))


@lru_cache(maxsize=8)
def _words_of(language: str, changes: bytes) -> Words:
    phrases = {**source(), **translation(language), **flat(from_json(changes))}
    return Words(sha256=hashlib.sha256(to_json(phrases)).hexdigest(), phrases=phrases)


@cache
def source() -> Mapping[str, Phrase]:
    """Every place and its words in English."""
    return _file(SOURCE)


@cache
def translation(language: str) -> Mapping[str, Phrase]:
    """The words that the package has in a language (`cy`, or `en-GB` for which `en` serves); none where it has none."""
    names = (name for name in (language, language.partition("-")[0]) if name in languages())
    return next(map(_file, names), {})


@cache
def languages() -> tuple[str, ...]:
    """The languages that come with the package."""
    files = FOLDER.iterdir()
    return tuple(sorted(file.name.removesuffix(".yml") for file in files if file.name.endswith(".yml")))


@cache
def _file(name: str) -> Mapping[str, Phrase]:
    import yaml

    text = (FOLDER / f"{name}.yml").read_text(encoding="utf-8")
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    groups: dict[str, Any] = yaml.load(text, loader)  # noqa: S506  # safe, in C where there is one
    return flat(groups)


def flat(groups: Mapping[str, Mapping[str, Phrase]]) -> dict[str, Phrase]:
    """Words by their place, `group.key`."""
    return {f"{group}.{key}": phrase for group, inside in groups.items() for key, phrase in inside.items()}


def untranslated(language: str, changes: Mapping[str, Mapping[str, Phrase]]) -> list[str]:
    """The places that stay English on a board, since neither its language's file nor the board has words for them."""
    have = {**translation(language), **flat(changes)}
    return [place for place in source() if place not in have]


def mistakes(place: str, phrase: Phrase) -> Iterator[tuple[str, str]]:
    """What is wrong with words for a place that exists: the form that it is in (empty for all), and what to do."""
    expected = source()[place]
    if isinstance(expected, str) is not isinstance(phrase, str):
        forms = ", ".join(PLURAL_FORMS)
        yield "", (
            "is one text. Write it without forms." if isinstance(expected, str)
            else f"has forms for numbers. Write `other:` and, where the language has them, others of {forms} below it."
        )  # fmt: skip
        return
    if isinstance(phrase, str):
        missing = sorted(_places(expected) - _places(phrase))
        if missing:
            yield "", f"lacks {_listed(missing)}, which is filled in. Put it where it belongs in the sentence."
    elif "other" not in phrase:
        yield "", "has no form `other`, which serves for all numbers without one. Add it."
    for form, text in phrase.items() if isinstance(phrase, Mapping) else (("", phrase),):
        if form and form not in PLURAL_FORMS:
            yield form, f"is no form of words. Choose among {', '.join(PLURAL_FORMS)}."
        if unknown := sorted(_places(text) - _places(expected)):
            yield form, f"has {_listed(unknown)}, which nothing fills in. Remove it."
        if set("{}") & set(_PLACE.sub("", text)):
            yield form, "has a brace that is not around a name. Remove it."
        if marks := sorted({mark for mark in '<>"' if mark in text}):
            yield form, f"must be plain text without {' '.join(marks)}. Leave it out; quotation marks can be “ and ”."


def _places(phrase: Phrase) -> set[str]:
    text = phrase if isinstance(phrase, str) else " ".join(phrase.values())
    return set(_PLACE.findall(text))


def _listed(names: list[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in names)
