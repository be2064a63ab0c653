"""Writes the corpus down as each generator wants it: the same texts, front matter and links in its own spelling."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tools.bench.bodies import WORDS
from tools.bench.corpus import LABELS, PAGES, SECTIONS, Publication, publications

SITES = Path(__file__).parent / "sites"
"""For each flavour what its sites have besides the publications: configuration, templates, pages."""
MARK = "EDITED"
"""The file beside a corpus that names the publication to be edited, from the corpus' folder."""
_LINK = re.compile(r"\(@(\d+)\)")
FOLDERS = {
    "briefing": "content/briefings",
    "learning-summary": "learning/summaries",
    "review": "content/reviews",
    "newsletter": "content/newsletters",
}
"""Where Boardpress looks for each type."""


@dataclass(frozen=True, slots=True)
class Flavour:
    """How the corpus is spelled for a generator."""

    folder: Callable[[Publication], str]
    """The folder of a publication's file."""
    link: Callable[[Publication], str]
    """How a text links to a publication."""
    head: Callable[[Publication], str]
    """The front matter."""
    pages: str
    """The folder of the site's pages."""
    page_head: str = '---\ntitle: "{title}"\n---\n\n'


def write_corpus(folder: Path, flavour: str, count: int) -> None:
    """Write a whole site of so many publications into a new folder."""
    how = FLAVOURS[flavour]
    every = list(publications(count))
    shutil.copytree(SITES / flavour, folder)
    for one in every:
        text = _LINK.sub(lambda found: f"({how.link(every[int(found[1])])})", one.body)
        _write(folder / how.folder(one) / f"{one.name}.md", how.head(one) + text)
    for name, title in PAGES.items():
        _write(folder / how.pages / f"{name}.md", f"{how.page_head.format(title=title)}{PAGE}")
    if finish := FINISH.get(flavour):
        finish(folder, every)
    edited = edited_publication(every)
    (folder / MARK).write_text(f"{how.folder(edited)}/{edited.name}.md\n", encoding="utf-8")


def edited_publication(every: Iterable[Publication]) -> Publication:
    """The briefing in the middle, which is the one that somebody edits."""
    briefings = [one for one in every if one.kind == "briefing"]
    return briefings[len(briefings) // 2]


def edit_body(folder: Path, number: int) -> None:
    """Change a sentence of the text, another one for each number."""
    path = _edited(folder)
    text = path.read_text(encoding="utf-8")
    said = f"Corrected after reading, change {number}."
    corrected, changed = re.subn(r"^Corrected after reading, .*$", said, text, flags=re.MULTILINE)
    path.write_text(corrected if changed else f"{text}\n{said}\n", encoding="utf-8")


def edit_facts(folder: Path, number: int) -> None:
    """Change the title and the themes, to others for each number."""
    path = _edited(folder)
    theme = WORDS["themes"][number % len(WORDS["themes"])]
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"^([Tt]itle): .*$", rf'\1: "Another title, {number}"', text, count=1, flags=re.MULTILINE)
    text = re.sub(r"^(themes|tags|Tags): .*$", lambda found: _themes(found[1], theme), text, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")


def _themes(key: str, theme: str) -> str:
    return f"{key}: {theme}" if key == "Tags" else f'{key}: ["{theme}"]'


def _edited(folder: Path) -> Path:
    return folder / (folder / MARK).read_text(encoding="utf-8").strip()


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


# Front matter: JSON is YAML, and every generator reads it alike.


def _yaml(facts: Mapping[str, object], reference: Callable[[Publication], str]) -> str:
    lines = [f"{key}: {_value(value, reference)}" for key, value in facts.items()]
    return "---\n" + "\n".join(lines) + "\n---\n\n"


def _value(value: object, reference: Callable[[Publication], str]) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(_plain(value, reference), ensure_ascii=False)


def _plain(value: object, reference: Callable[[Publication], str]) -> object:
    if isinstance(value, Publication):
        return reference(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [_plain(item, reference) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item, reference) for key, item in value.items()}
    return value


def _boardpress(one: Publication) -> str:
    """Its facts with days without quotation marks, in groups too, and without empty lists."""
    lines = []
    for key, value in one.facts.items():
        if isinstance(value, dict):
            lines.append(f"{key}:")
            lines += [f"  {name}: {_value(item, _file)}" for name, item in value.items()]
        elif value != []:
            lines.append(f"{key}: {_value(value, _file)}")
    return "---\n" + "\n".join(lines) + "\n---\n\n"


def _file(one: Publication) -> str:
    return f"{one.name}.md"


def _address(one: Publication) -> str:
    return f"/{one.section}/{one.name}/"


def _beside(one: Publication) -> str:
    return f"../{one.section}/{one.name}.md"


def _hugo(one: Publication) -> str:
    return _yaml(one.facts, _address)


def _mkdocs(one: Publication) -> str:
    return _yaml({**one.facts, "tags": one.themes}, _file) + f"# {one.title}\n\n"


def _eleventy(one: Publication) -> str:
    more = {"layout": "page.njk", "tags": ["publication"], "section": one.section}
    return _yaml({**one.facts, **more}, _address)


def _pelican(one: Publication) -> str:
    facts = one.facts
    agencies = facts["agencies"]
    lines = {
        "Title": one.title,
        "Date": one.day.isoformat(),
        "Slug": one.name,
        "Category": one.section,
        "Tags": ", ".join(one.themes),
        "Authors": ", ".join(agencies) if isinstance(agencies, list) else "",
        "Summary": facts["summary"],
    }
    return "\n".join(f"{key}: {value}" for key, value in lines.items()) + "\n\n"


def _indexes_of_mkdocs(folder: Path, every: list[Publication]) -> None:
    """MkDocs makes no lists by itself: they are written here."""
    newest = sorted(every, key=lambda one: (one.day, one.number), reverse=True)
    for kind, section in SECTIONS.items():
        rows = [f"- [{one.title}]({one.name}.md) ({one.day})" for one in newest if one.kind == kind]
        _write(folder / "docs" / section / "index.md", f"# {LABELS[kind]}\n\n" + "\n".join(rows) + "\n")
    rows = [f"- [{one.title}]({one.section}/{one.name}.md)" for one in newest[:20]]
    _write(folder / "docs/index.md", "# Benchmark board\n\n" + "\n".join(rows) + "\n")


PAGE = """\
## What you will find here

We are a board that was invented for a measurement. What stands here is about nobody.

- Look around.
- Write to us.

## How to reach us

In office hours, and at any time in an emergency.
"""

FLAVOURS: Mapping[str, Flavour] = {
    "boardpress": Flavour(lambda one: FOLDERS[one.kind], _file, _boardpress, "content/pages"),
    "mkdocs": Flavour(lambda one: f"docs/{one.section}", _beside, _mkdocs, "docs"),
    "hugo": Flavour(lambda one: f"content/{one.section}", _address, _hugo, "content"),
    "eleventy": Flavour(
        lambda one: f"src/{one.section}", _address, _eleventy, "src", '---\ntitle: "{title}"\nlayout: base.njk\n---\n\n'
    ),
    "pelican": Flavour(
        lambda one: f"content/{one.section}",
        lambda one: f"{{filename}}/{one.section}/{one.name}.md",
        _pelican, "content/pages", "Title: {title}\n\n",
    ),
}  # fmt: skip
FINISH: Mapping[str, Callable[[Path, list[Publication]], None]] = {"mkdocs": _indexes_of_mkdocs}
"""What is written when all publications are."""
