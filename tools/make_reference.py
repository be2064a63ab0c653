"""Makes `docs/types.md`, the reference of every built-in type of content, from the declarations.

python tools/make_reference.py
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from boardpress.contenttype import ContentType, Field, Kind, Section, SlideOutline, Then
from boardpress.reading.configuration import built_in, read
from boardpress.reading.declared import checked

REFERENCE = Path(__file__).resolve().parent.parent / "docs/types.md"
# What every board must say, so that its types are the built-in ones and nothing else.
_BOARD = "name: Board\nshort_name: B\nurl: https://board.example/\nsummary: A board.\n"
_KINDS = {
    Kind.TEXT: ("words, on one line or more", '`"The first visit"`'),
    Kind.MARKDOWN: ("a text in Markdown, without headings", '`"We say *why* here."`'),
    Kind.DAY: ("a day", "`2026-02-28`"),
    Kind.MONTH: ("a month, or a year; never a day", '`"2025-09"` or `"2025"`'),
    Kind.CHOICE: ("a word of a list", "`neglect`"),
    Kind.REFERENCE: ("another publication, by the name of its file", "`reviews/baby-rowan.md`"),
    Kind.CONTACT: ("one of the board's `contacts`", "`duty-team`"),
    Kind.FILE: ("a file that lies beside the text", "`report.pdf`"),
    Kind.LINK: (
        "a web address with its words",
        '`{title: "Neglect", url: "https://procedures.example/neglect/"}`',
    ),
    Kind.ADDRESS: ("a web address", "`https://www.gov.uk/`"),
    Kind.NUMBER: ("a number, in digits", "`8`"),
    Kind.BOOLEAN: ("`true` or `false`", "`true`"),
    Kind.GROUP: ("keys of its own", '`{title: "Training", text: "In December."}`'),
}
_SLIDES = {
    "title": "Title",
    "about": "What it is about; then how people look after themselves during the workshop",
    "section": "The text of {of}",
    "points": "A slide for each sub-heading of {of}",
    "questions": "Questions to talk about",
    "next": "What happens next; then our own actions",
    "resources": "Whom to ring about a child, and where to read more",
}
_THEN = {
    Then.KEEP: "it stays listed",
    Then.ARCHIVE: "it leaves the front listings and can still be found",
    Then.ON_REQUEST: "a page stays that says how to ask for it",
}
_INTRODUCTION = """\
# Types of content

This is a reference of the types that come with Boardpress. It is made from their declarations by
`python tools/make_reference.py`: change those, not this file. A board renames and changes types, and adds its own, in
[`site-config.yml`](site-config.md#your-own-types-of-content).

A file's type is decided by the folder that it lies in. Between the `---` lines at its top it has the
[keys of every type](#keys-of-every-type) and those of its own type. A key such as `items.text` stands within `items`;
where it must be there, it must be in each entry of that.

Its text has sections: a heading with two hashes (`## Findings`) that has the words of a section below *is* that
section, whatever its capitals and punctuation. Headings of your own stay where you put them.
"""
_COLUMNS = "| key | what it holds | must it be there? | public? | what to write |\n| --- | --- | --- | --- | --- |"


def reference() -> str:
    """The text of `docs/types.md`."""
    types = read(_BOARD).types.values()
    common = {key: checked(Field, data) for key, data in built_in().common.items()}
    contents = "".join(f"- [{_name(declared)}](#{_anchor(declared)}): {declared.description}\n" for declared in types)
    parts = [_INTRODUCTION, contents, _kinds(), _common(common)]
    return "\n".join([*parts, *(_type(declared, common) for declared in types)])


def _name(declared: ContentType) -> str:
    return declared.label.singular


def _anchor(declared: ContentType) -> str:
    return "-".join(_name(declared).lower().split())


def _kinds() -> str:
    lines = ["## What a key can hold", "", "| kind | what it is | how to write it |", "| --- | --- | --- |"]
    lines += [f"| {kind.value} | {said} | {example} |" for kind, (said, example) in _KINDS.items()]
    lines += ["", "Where it holds a list, write `[a, b]`, or each entry on a line of its own after `- `."]
    return "\n".join(lines) + "\n"


def _common(common: dict[str, Field]) -> str:
    table = "\n".join([_COLUMNS, *_rows(common)])
    return f"## Keys of every type\n\n{table}\n"


def _type(declared: ContentType, common: dict[str, Field]) -> str:
    own = {key: field for key, field in declared.fields.items() if key not in common}
    changed = {key: field for key, field in declared.fields.items() if key in common and field != common[key]}
    parts = [f"## {_name(declared)}", "", declared.description, "", *_facts(declared), ""]
    if changed:
        parts += [*_differences(changed, common), ""]
    if own:
        parts += [_COLUMNS, *_rows(own), ""]
    if declared.sections:
        parts += [*_sections(declared), ""]
    if declared.deck:
        parts += [*_deck(declared), ""]
    return "\n".join(parts)


def _facts(declared: ContentType) -> Iterator[str]:
    """What the declaration says besides keys, sections and slides, a line each."""
    folder = f"{declared.section}/" if declared.section else ""
    yield f"- Name in `site-config.yml`: `{declared.name}`"
    yield f"- Files: `{declared.folder}/<name>.md`. Address: `{folder}<name>/`"
    if declared.listed and declared.section:
        yield f"- Listed at `{folder}`, on the pages of their themes and agencies, and among the latest."
    else:
        yield "- No list shows them: they are reached by the navigation, by links and by the search."
    if declared.feed:
        yield f"- Feed: `feeds/{declared.name}.xml`"
    if declared.access != "public":
        yield f"- Access: `{declared.access}`, unless a file says otherwise"
    yield f"- How long it stays: {_listing(declared)}"
    if declared.clearance:
        keys = ", ".join(f"`{key}`" for key in declared.clearance)
        yield f"- Not listed before its `clearance` has {keys}"
    if place := declared.annual_report:
        quoted = ", or else ".join(f"'{declared.sections[key].heading}'" for key in place.key_learning)
        yield f"- In the annual report: number {place.order}, with the learning from {quoted}"
    if declared.collects_year:
        yield "- The year's learning, computed from everything published in its period, follows its text."
    if declared.spoken_minutes:
        yield f"- Read aloud it should take no more than {declared.spoken_minutes} minutes; `boardpress check` warns."


def _listing(declared: ContentType) -> str:
    rule = declared.listing
    if not rule.minimum_months:
        return "no rule says for how long."
    source = f" Source: {rule.source}." if rule.source else ""
    return f"at least {rule.minimum_months} months; after that, {_THEN[rule.then]}.{source}"


def _differences(changed: dict[str, Field], common: dict[str, Field]) -> Iterator[str]:
    for key, field in changed.items():
        if field.required != common[key].required:
            yield f"- `{key}` {'must be there' if field.required else 'need not be there'}."
        if replace(field, required=common[key].required) != common[key]:
            yield f"- `{key}`: {field.help}"


def _rows(fields: dict[str, Field], prefix: str = "", public: str = "") -> Iterator[str]:
    """A row for each key, those of a group's entries after its own; `public` is what the group's row says."""
    for key, field in fields.items():
        required = "yes" if field.required else ""
        shown = _public(field) if public in {"", "yes"} else public
        yield f"| `{prefix}{key}` | {_holds(field)} | {required} | {shown} | {_help(field)} |"
        yield from _rows(field.fields, f"{prefix}{key}.", shown)


def _holds(field: Field) -> str:
    values = ", ".join(f"`{value}` ({label})" for value, label in field.values.items())
    if field.kind is Kind.CHOICE:
        one = f"one of {values}" if values else f"one of the board's `{field.choices.value if field.choices else ''}`"
    else:
        one = field.kind.value
    if field.kind is Kind.FILE:
        one += f" ({', '.join(field.suffixes)})"
    if field.types:
        one += f" (to {_join(field.types)})"
    return f"list: {one}" if field.many else one


def _join(words: Iterable[str]) -> str:
    return " or ".join(f"`{word}`" for word in words)


def _public(field: Field) -> str:
    if not field.public:
        return "**no**"
    return "yes" if field.show else "yes, but not shown on the page"


def _help(field: Field) -> str:
    """What to write, or the label where the declaration says no more."""
    said = field.help or f"{field.label}."
    if field.reverse:
        said += f" Over there it reads '{field.reverse}'."
    if field.already_public:
        said += " It must be public no later than this."
    said += "".join(f" {rule}" for rule in _rules(field))
    return said.replace("|", "\\|")


def _rules(field: Field) -> Iterator[str]:
    """What is checked of a value besides its kind, a sentence each."""
    if field.expected:
        yield "A warning says so where it is missing."
    if field.anchors:
        yield "It may lead to a heading: `x.md#recommendation-2`."
    if field.not_before:
        yield f"Not before `{field.not_before}`."
    if limit := field.within:
        parts = ((limit.months, "months"), (limit.days, "days"))
        length = " and ".join(f"{number} {words}" for number, words in parts if number)
        yield f"A warning says where it is later than {length} after `{limit.of}`."
    if field.same_as:
        yield f"It must be the `{field.same_as}` of the last entry."
    for key, values in field.done_when.items():
        yield f"A warning says when it has passed and `{key}` is not {_join(values)}."


def _sections(declared: ContentType) -> Iterator[str]:
    order = "in this order on the page" if declared.page else "in the order in which you write them"
    keys = dict.fromkeys((*declared.page, *declared.sections))
    yield f"Sections, {order}:"
    yield ""
    yield "| heading | key | public? | what to write |"
    yield "| --- | --- | --- | --- |"
    for key in keys:
        section = declared.sections[key]
        yield f"| {section.heading} | `{key}` | {'yes' if section.public else '**no**'} | {_section_help(section)} |"


def _section_help(section: Section) -> str:
    notes = [section.help] if section.help else []
    if section.expected:
        notes.append("A warning says so where it is missing.")
    if section.numbered:
        notes.append(f"Each sub-heading is numbered, with an address of its own: `#{section.numbered}-1`.")
    return " ".join(notes)


def _deck(declared: ContentType) -> Iterator[str]:
    folder = f"{declared.section}/" if declared.section else ""
    yield f"Slides, at `decks/{folder}<name>.pptx`:"
    yield ""
    for number, step in enumerate(declared.deck, 1):
        yield f"{number}. {_step(step, declared)}"


def _step(step: SlideOutline, declared: ContentType) -> str:
    headings = [f"'{declared.sections[key].heading}'" for key in step.of]
    joined = " and ".join([", ".join(headings[:-1]), headings[-1]] if len(headings) > 1 else headings)
    said = _SLIDES[step.slide].format(of=joined)
    if joined and "{of}" not in _SLIDES[step.slide]:
        said += f", from {joined}"
    if step.title:
        said += f", headed '{step.title}'"
    each = " each" if step.slide == "points" else ""
    return f"{said} ({step.minutes} minutes{each})" if step.minutes else said


if __name__ == "__main__":
    REFERENCE.write_text(reference(), encoding="utf-8")
    print(REFERENCE)
