"""The fixed words of the interface: every language whole, each word in the form that its number takes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from boardpress import words
from boardpress.cli import run
from boardpress.contenttype import ContentType
from boardpress.days import Month
from boardpress.reading import configuration
from boardpress.reading.labels import labels
from boardpress.words import Words, english, languages, mistakes, source, translation, words_of
from tests.readhtml import Html
from tests.sites import CONFIG, DAY, GOOD, briefing, write_site


@pytest.fixture(scope="module")
def welsh() -> Words:
    return words_of("cy", {})


@pytest.mark.parametrize("language", languages())
def test_a_language_of_the_package_has_sound_words_for_every_place_and_no_other(language: str) -> None:
    assert list(translation(language)) == list(source())
    found = [(place, said) for place, phrase in translation(language).items() for said in mistakes(place, phrase)]
    assert found == []


def test_welsh_says_other_words_than_english_but_for_names_and_signs() -> None:
    alike = {place for place, phrase in translation("cy").items() if phrase == source()[place]}
    names = {"file.pptx", "file.pdf", "file.docx", "file.xlsx", "file.csv"}
    signs = {"date.day", "date.month", "size.kilobytes", "size.megabytes", "size.point", "feed.title"}
    assert alike <= names | signs


@pytest.mark.parametrize(
    "language, day, month",
    [("en-GB", "28 February 2026", "August 2024"), ("cy", "28 Chwefror 2026", "Awst 2024")],
)
def test_days_and_months_are_written_in_the_language(language: str, day: str, month: str) -> None:
    said = words_of(language, {})
    assert (said.day(date(2026, 2, 28)), said.month(Month(2024, 8)), said.month(Month(2024))) == (day, month, "2024")


@pytest.mark.parametrize(
    "number, form", [(0, "zero"), (1, "one"), (2, "two"), (3, "few"), (6, "many"), (4, "other"), (13, "other")]
)
def test_a_number_takes_the_form_that_welsh_has_for_it(number: int, form: str) -> None:
    forms = {name: f"{{number}} {name}" for name in words.PLURAL_FORMS}
    said = words_of("cy", {"year": {"count": forms}})
    assert said.count("year.count", number) == f"{number} {form}"


def test_a_number_without_a_form_of_its_own_takes_the_form_other(welsh: Words) -> None:
    assert welsh.count("search.found", 1) == "Cafwyd hyd i 1 dudalen"
    assert welsh.count("search.found", 2) == "Tudalennau a gafwyd: 2"


def test_places_are_filled_in_once_whatever_is_filled_in() -> None:
    said = english().text("page.corrected", day="{what}", what="{day} & {x}")
    assert said == "Corrected on {what}: {day} & {x}"


def test_a_place_that_is_not_there_or_is_not_filled_in_is_our_fault() -> None:
    for key, values in (("page.contens", {}), ("site.built", {"dya": 1}), ("year.count", {})):
        with pytest.raises(LookupError):
            english().text(key, **values)


def test_a_board_changes_the_tone_of_words_and_nothing_else(tmp_path: Path) -> None:
    config = CONFIG + "words:\n  home: {latest: What is new}\n  site: {built: 'As it was on {day}.'}\n"
    site = write_site(tmp_path / "site", {**GOOD, "site-config.yml": config})
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 0
    home = Html((site / "site/index.html").read_bytes())
    assert home.text("#latest") == "What is new"
    assert home.text(".bp-built") == "As it was on 22 November 2026."
    assert home.text(".md-skip") == "Skip to the main text"


def test_wrong_words_are_said_with_line_and_remedy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = CONFIG + (
        "words:\n"
        "  hme: {latest: New}\n"
        "  home:\n"
        "    lates: New\n"
        "  site:\n"
        "    built: As it was.\n"
        "    skip: Skip {it}\n"
        "    home: <b>Home</b>\n"
        "  search:\n"
        "    found: pages\n"
        "    more: {one: a page, most: pages}\n"
        "  page:\n"
        "    table: {other: Table}\n"
    )
    site = write_site(tmp_path / "site", {**GOOD, "site-config.yml": config})
    assert run(["check", "--site", str(site), "--as-of", DAY]) == 1
    first = len(CONFIG.splitlines()) + 2
    forms = "zero, one, two, few, many, other"
    assert [line.removeprefix("site-config.yml:") for line in capsys.readouterr().out.splitlines()[:9]] == [
        f"{first}: words.hme: is no group of words. Did you mean `home`?",
        f"{first + 2}: words.home.lates: is no word of this group. Did you mean `latest`?",
        f"{first + 4}: words.site.built: lacks {{day}}, which is filled in. Put it where it belongs in the sentence.",
        f"{first + 5}: words.site.skip: has {{it}}, which nothing fills in. Remove it.",
        f"{first + 6}: words.site.home: must be plain text without < >. Leave it out; quotation marks can be “ and ”.",
        f"{first + 8}: words.search.found: has forms for numbers. Write `other:` and, where the language has them, "
        f"others of {forms} below it.",
        f"{first + 9}: words.search.more: has no form `other`, which serves for all numbers without one. Add it.",
        f"{first + 9}: words.search.more.most: is no form of words. Choose among {forms}.",
        f"{first + 11}: words.page.table: is one text. Write it without forms.",
    ]


def test_a_board_in_a_language_without_words_is_told_how_many_stay_english(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = CONFIG + "language: kw\nwords:\n  home: {latest: Diwettha}\n"
    site = write_site(tmp_path / "site", {**GOOD, "site-config.yml": config})
    assert run(["check", "--site", str(site), "--as-of", DAY]) == 0
    line = len(CONFIG.splitlines()) + 1
    count = len(source())
    assert (
        f"site-config.yml:{line}: warning: language: {count - 1} of {count} words of the interface have no translation "
        "into 'kw' and stay English, such as language.counting, month.january, month.february. "
        "Add them under `words:`; docs/languages.md says how."
    ) in capsys.readouterr().out


def test_a_line_for_the_trainer_that_a_board_leaves_empty_is_left_out() -> None:
    said = words_of("en", {"slide_about": {"say_1": "", "say_2": "Ask."}})
    assert said.series("slide_about.say") == ("Ask.",)


def test_what_is_set_apart_and_the_way_back_from_a_footnote_are_in_the_language(tmp_path: Path) -> None:
    text = '!!! note\n    Un.\n\n!!! note "Note well"\n    Dau.\n\nGair[^1].\n\n[^1]: Troednodyn.\n'
    files = {**GOOD, "site-config.yml": CONFIG + "language: cy\n", "content/briefings/x.md": briefing(body=text)}
    site = write_site(tmp_path / "site", files)
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 0
    page = Html((site / "site/briefings/x/index.html").read_bytes())
    assert page.texts(".admonition-title") == ["Nodyn", "Note well"]
    assert page.attribute(".footnote-backref", "title") == "Yn ôl i'r testun wrth nodyn 1"


def every_label(declared: ContentType) -> Iterator[str]:
    """What readers may see of a declaration."""
    yield from (declared.label.singular, declared.label.plural, declared.description)
    yield from (step.title for step in declared.deck)
    yield from (text for section in declared.sections.values() for text in (section.heading, section.numbered))
    waiting = list(declared.fields.values())
    while waiting:
        field = waiting.pop()
        yield from (field.label, field.reverse, *field.values.values())
        waiting += field.fields.values()


@pytest.mark.parametrize("language", [name for name in languages() if name != "en"])
def test_every_label_of_the_types_that_come_with_the_package_is_translated(language: str) -> None:
    """A new label goes into words/labels/ of each language, in English and in that."""
    types = configuration.read(CONFIG).types.values()
    wanted = dict.fromkeys(label for declared in types for label in every_label(declared) if label)
    assert [label for label in wanted if label not in labels(language)] == []
    assert all(labels(language).values())


def test_a_board_has_the_labels_of_its_language_and_says_its_own_above_them() -> None:
    config = CONFIG + "language: cy\ntypes:\n  briefing:\n    label: {singular: Briff, plural: Briffiau}\n"
    types = configuration.read(config).types
    assert types["briefing"].label.plural == "Briffiau"
    assert types["briefing"].sections["do-now"].heading == "Beth i'w wneud nawr"
    assert types["review"].fields["subtype"].values["scr"] == "Adolygiad achos difrifol"
    assert types["review"].fields["derived_from"].reverse == "Arweiniodd at"
    assert configuration.read(CONFIG).types["review"].label.singular == "Review"
