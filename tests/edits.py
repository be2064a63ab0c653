"""What people do to a board's folder between two builds, at random. Each edit says what it did, for tests that fail."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

from boardpress.cli import run
from tests.sites import CLEARANCE, CONFIG, GOOD, briefing, write_site

Edit = Callable[[Path, Random], str]
THEMES = ("neglect", "safer-sleep", "new-theme")
DAYS = ("2025-02-01", "2026-03-01", "2026-11-20", "2026-11-25", "2026-12-24")
"""Days of publication: some of them come while the edits go on."""
SUMMARY = """\
---
title: A learning summary
date: 2026-02-01
completed: 2026-01-20
summary: In short.
themes: [neglect]
derived_from: [one.md]
---

## What we learnt about the case

It was seen, in a GP's notes. See [the review](one.md) and [the good one](good.md).
"""
NEWSLETTER = """\
---
title: The newsletter
date: 2026-04-01
issue: 1
summary: News.
items:
  - publication: good.md
    text: Read it.
---

Words.
"""


def small_board(folder: Path) -> Path:
    """A board with one publication of each kind, and a theme."""
    config = CONFIG.replace("themes:\n", "themes:\n  new-theme: {label: New}\n")
    return write_site(folder, {
        **GOOD, "site-config.yml": f"{config}glossary:\n  GP: general practitioner\n",
        "learning/summaries/two.md": SUMMARY,
        "content/newsletters/first.md": NEWSLETTER,
        "content/pages/about.md": "---\ntitle: About us\n---\n\nWe are a board.\n",
        "content/briefings/form.pdf": b"%PDF-1.7",
        "content/briefings/with-file.md": briefing(body="Text with [a form](form.pdf).\n"),
        "theme/assets/css/board.css": "body { color: black }\n",
    })  # fmt: skip


def _sources(site: Path) -> list[Path]:
    return sorted(path for folder in ("content", "learning") for path in (site / folder).rglob("*.md"))


def _replace(path: Path, pattern: str, text: str) -> None:
    """Put a text in place of the first match of a line."""
    path.write_text(re.sub(pattern, lambda _: text, path.read_text(), count=1, flags=re.MULTILINE))


def edit_body(site: Path, chance: Random) -> str:
    path = chance.choice(_sources(site))
    path.write_text(f"{path.read_text()}\nOne more line, {chance.random()}.\n")
    return f"body of {path.name}"


def link(site: Path, chance: Random) -> str:
    path, other = chance.sample(_sources(site), 2)
    path.write_text(f"{path.read_text()}\nSee [another]({other.name}).\n")
    return f"link from {path.name} to {other.name}"


def retitle(site: Path, chance: Random) -> str:
    path = chance.choice(_sources(site))
    _replace(path, "^title: .*$", f'title: "Title {chance.random()}"')
    return f"title of {path.name}"


def redate(site: Path, chance: Random) -> str:
    path, day = chance.choice(_sources(site)), chance.choice(DAYS)
    _replace(path, "^date: .*$", f"date: {day}")
    return f"date of {path.name}: {day}"


def retheme(site: Path, chance: Random) -> str:
    path = chance.choice(_sources(site))
    _replace(path, r"^themes: .*$", f"themes: [{', '.join(chance.sample(THEMES, 2))}]")
    return f"themes of {path.name}"


def restate(site: Path, chance: Random) -> str:
    """What a text says of itself, which need not change what is public: there, another or gone."""
    path = chance.choice(_sources(site))
    key, value = chance.choice((
        ("summary", f'"Summary {chance.random()}"'), ("agencies", "[police]"), ("agencies", "[police, schools]"),
        ("language", "cy"), ("stage", "[]"), ("review_by", chance.choice(DAYS)), ("related", "[good.md]"),
    ))  # fmt: skip
    if re.search(f"^{key}: ", path.read_text(), re.MULTILINE):
        _replace(path, f"^{key}: .*$", f"{key}: {value}" if chance.random() < 0.7 else f"# no {key}")
    else:
        _replace(path, "^title: ", f"{key}: {value}\ntitle: ")
    return f"{key} of {path.name}: {value}"


def add_briefing(site: Path, chance: Random) -> str:
    name = f"added-{chance.randrange(10**6)}"
    front = f"themes: [{chance.choice(THEMES)}]\nrelated: [good.md]\n"
    write_site(
        site, {f"content/briefings/{name}.md": briefing(front, "## What to do now\n\n- Look.\n", chance.choice(DAYS))}
    )
    return f"new briefing {name}"


def add_review(site: Path, chance: Random) -> str:
    name = f"added-{chance.randrange(10**6)}"
    text = GOOD["content/reviews/one.md"].replace("reference: R 1", f"reference: R {name}")
    assert CLEARANCE in text
    write_site(site, {f"content/reviews/{name}.md": text})
    return f"new review {name}"


def remove(site: Path, chance: Random) -> str:
    path = chance.choice(_sources(site))
    path.unlink()
    return f"without {path.name}"


def rename(site: Path, chance: Random) -> str:
    """With or without an alias for the old address; what links to the old name is refused."""
    path = chance.choice(_sources(site))
    if chance.random() < 0.5 and path.parent.name == "briefings" and "aliases:" not in path.read_text():
        _replace(path, "^title: ", f"aliases: [briefings/{path.stem}]\ntitle: ")
    after = path.with_name(f"renamed-{chance.randrange(10**6)}.md")
    path.rename(after)
    return f"{path.name} is now {after.name}"


def switch(site: Path, chance: Random) -> str:
    """A draft, or internal; or not any more."""
    path, line = chance.choice(_sources(site)), chance.choice(("draft: true\n", "access: internal\n"))
    text = path.read_text()
    path.write_text(text.replace(line, "") if line in text else text.replace("title:", f"{line}title:", 1))
    return f"{line.strip()} of {path.name}"


def correct(site: Path, chance: Random) -> str:
    path, day = chance.choice(_sources(site)), chance.choice(DAYS)
    if "corrections:" not in path.read_text():
        _replace(path, "^title: ", f"corrections:\n  - {{date: {day}, what: A figure was wrong.}}\ntitle: ")
    return f"correction of {path.name}: {day}"


def withdraw(site: Path, chance: Random) -> str:
    path = chance.choice(_sources(site))
    if "withdrawn:" not in path.read_text():
        _replace(path, "^title: ", f"withdrawn: {{date: {chance.choice(DAYS)}, reason: It was wrong.}}\ntitle: ")
    return f"withdrawn: {path.name}"


def change_file(site: Path, chance: Random) -> str:
    path = site / "content/briefings/form.pdf"
    path.write_bytes(b"%%PDF-1.7 %d" % chance.randrange(10**6))
    return "another form"


def configure(site: Path, chance: Random) -> str:
    """Words of the board, of a theme, of a type, of the glossary."""
    pattern, text = chance.choice((
        ("^summary: .*$", f"summary: Words {chance.random()}."),
        ("^short_name: .*$", f"short_name: T{chance.randrange(1000)}"),
        (r"^  neglect: .*$", f"  neglect: {{label: Neglect {chance.randrange(1000)}}}"),
        (r"^  GP: .*$", f"  GP: general practitioner {chance.randrange(1000)}"),
        (r"^  police: .*$", f"  police: {{label: Police {chance.randrange(1000)}}}"),
        (r"\Z", f"theme: {{colour: {chance.choice(('red', 'teal'))}}}\n"),
    ))  # fmt: skip
    path = site / "site-config.yml"
    if not pattern.startswith(r"\Z") or "\ntheme:" not in path.read_text():
        _replace(path, pattern, text)
    return f"configuration: {text.strip()}"


def change_theme(site: Path, chance: Random) -> str:
    name = chance.choice(("assets/css/board.css", "partials/copyright.html", "assets/images/logo.svg"))
    path = site / "theme" / name
    if path.is_file() and chance.random() < 0.3:
        path.unlink()
        return f"theme without {name}"
    number = chance.randrange(10**6)
    texts = {
        ".css": f"body {{ margin: {number}px }}\n",
        ".html": f"<p>Town Hall {number}</p>\n",
        ".svg": f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><title>{number}</title></svg>\n',
    }
    write_site(site, {f"theme/{name}": texts[path.suffix]})
    return f"theme: {name}"


def lose_cache(site: Path, chance: Random) -> str:
    """What may be deleted at any time: all of the cache, or one file of it."""
    kept = sorted(path for path in (site / ".boardpress").rglob("*") if path.is_file())
    if not kept or chance.random() < 0.5:
        shutil.rmtree(site / ".boardpress", ignore_errors=True)
        return "no cache"
    path = chance.choice(kept)
    # Another file in its place: a database that this process has open yet must not shrink below it.
    path.unlink()
    path.write_bytes(b"spoilt")
    return f"spoilt: {path.name}"


def touch(site: Path, chance: Random) -> str:
    path = chance.choice(_sources(site))
    path.touch()
    return f"touched {path.name}"


def check(site: Path, chance: Random) -> str:
    run(["check", "--site", str(site), "--as-of", chance.choice(DAYS)])
    return "checked"


def nothing(site: Path, chance: Random) -> str:
    return "nothing"


EDITS: tuple[Edit, ...] = (
    edit_body, edit_body, link, retitle, redate, retheme, restate, add_briefing, add_briefing, add_review, remove,
    rename, switch, correct, withdraw, change_file, configure, configure, change_theme, lose_cache, touch, check,
    nothing,
)  # fmt: skip
