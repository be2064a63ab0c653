"""The documentation, held against what it speaks of."""

from __future__ import annotations

import re
import runpy
import typing
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import typer.main
import yaml
from typer.core import TyperGroup

from boardpress import publishers
from boardpress.board import Board
from boardpress.cli import app, run
from boardpress.declaring import Declaration, keys_of
from boardpress.order import Order
from boardpress.press import Outcome, publish
from boardpress.reading import configuration
from tests.conftest import copy_example
from tests.sites import DAY, GOOD, write_site

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]
FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
SOURCE = re.compile(r"`((?:content|learning)/[a-z0-9/-]+\.md)`")
CODE = re.compile(r"(`+) ?(.+?) ?\1")
# Cells of one row; a bar within code is not ours to split at, so no table of these has one.
CELLS = re.compile(r"^\| (.*) \|$", re.MULTILINE)


def text_of(name: str) -> str:
    """A page of the documentation; empty where there is none."""
    path = DOCS / name
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def prose(text: str) -> str:
    """A page without its blocks of code."""
    return FENCE.sub("", text)


def code(cell: str) -> str:
    """The first piece of code in a cell of a table."""
    found = CODE.search(cell)
    assert found, cell
    return found[2]


def tables(text: str) -> Iterator[tuple[list[str], list[list[str]]]]:
    """The heading and the rows of each table."""
    for block in re.findall(r"(?:^ *\|.*\|\n)+", prose(text), re.MULTILINE):
        rows = [line.strip().strip("|").strip().split(" | ") for line in block.splitlines()]
        yield rows[0], rows[2:]


def table(name: str, first: str) -> list[list[str]]:
    """The rows of the tables of a page whose first column is headed so."""
    return [row for head, rows in tables(text_of(name)) if head[0] == first for row in rows]


# Links


@cache
def anchors(path: Path) -> frozenset[str]:
    """The addresses of a page's headings, as GitHub and its like make them."""
    found: dict[str, int] = {}
    names = set()
    for heading in re.findall(r"^#+ (.+)$", prose(path.read_text(encoding="utf-8")), re.MULTILINE):
        base = re.sub(r"[^\w\- ]", "", re.sub(r"\[(.*?)\]\(.*?\)", r"\1", heading).lower()).replace(" ", "-")
        number = found.get(base, 0)
        found[base] = number + 1
        names.add(f"{base}-{number}" if number else base)
    return frozenset(names)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_relative_link_and_anchor_leads_somewhere(page: Path) -> None:
    text = re.sub(r"(`+)[^`\n]+\1", "", prose(page.read_text(encoding="utf-8")))
    lost = []
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            lost.append(link)
    assert lost == []


# Types, commands, outputs, configuration


def test_the_reference_of_types_is_what_the_declarations_say() -> None:
    made = runpy.run_path(str(ROOT / "tools" / "make_reference.py"))["reference"]()
    assert text_of("types.md") == made, "run `python tools/make_reference.py`"


def test_the_tables_of_keys_are_what_the_models_say() -> None:
    made = runpy.run_path(str(ROOT / "tools" / "make_config_reference.py"))["reference"](text_of("site-config.md"))
    assert text_of("site-config.md") == made, "run `python tools/make_config_reference.py`"


def commands() -> Iterator[tuple[str, list[str]]]:
    """Every command with its options, as people write them."""
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    every = {"boardpress": group, **{f"boardpress {name}": one for name, one in group.commands.items()}}
    for name, command in every.items():
        yield name, [option for item in command.params for option in item.opts if option.startswith("--")]


def test_every_command_and_option_is_documented() -> None:
    text = text_of("command-line.md") + text_of("listing.md")
    for name, options in commands():
        if name == "boardpress":
            part = text
        else:
            found = re.search(rf"^## `{name}.*?`\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
            assert found, f"no heading: {name}"
            part = found[1]
        missing = [option for option in options if not re.search(rf"`[^`]*{option}\b[^`]*`", part)]
        assert missing == [], name


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """The example board with an attachment, an image and an old address, published."""
    folder = tmp_path_factory.mktemp("outputs")
    site = copy_example(folder / "site")
    page = "---\ntitle: T\n---\n\n![A map](map.png)\n"
    briefing = GOOD["content/briefings/good.md"].replace("themes:", "aliases: [old/name]\nthemes:")
    files: dict[str, str | bytes] = {
        "content/pages/with-image.md": page,
        "content/pages/map.png": b"\x89PNG",
        "content/briefings/with-file.md": f"{briefing}\n[A form](form.pdf)\n",
        "content/briefings/form.pdf": b"%PDF-1.7",
    }
    return publish(Order(write_site(site, files), folder / "out", date.fromisoformat(DAY)))


def patterns(board: Board) -> list[tuple[str, str, re.Pattern[str]]]:
    """Each path of docs/outputs.md as it is written, its publisher, and what it matches on a board's site."""
    words = {
        "<section>": "|".join(declared.section for declared in board.types.values() if declared.section),
        "<type>": "|".join(board.types),
        "<theme>": "|".join(board.themes),
        "<agency>": "|".join(board.agencies),
        "<priority>": "|".join(board.priorities),
        "<group>": "|".join(board.groups),
        "<name>": "[a-z0-9-]+",
        "<file>": ".+",
        "<old address>": "[a-z0-9/-]+",
    }
    found = []
    for path, _, publisher, *_ in table("outputs.md", "path"):
        pattern = re.escape(code(path))
        for word, meaning in words.items():
            pattern = pattern.replace(re.escape(word), f"(?:{meaning})")
        found.append((code(path), code(publisher), re.compile(pattern)))
    return found


def test_every_output_of_every_publisher_has_its_path_documented(outcome: Outcome) -> None:
    known = patterns(outcome.edition.board)
    assert {publisher for _, publisher, _ in known} == set(publishers.names())
    for name in publishers.names():
        own = [pattern for _, publisher, pattern in known if publisher == name]
        paths = [artefact.path for artefact in publishers.plan(name)(outcome.edition)]
        assert [path for path in paths if not any(pattern.fullmatch(path) for pattern in own)] == [], name


def test_every_documented_path_is_published_and_nothing_else_is(outcome: Outcome) -> None:
    known = patterns(outcome.edition.board)
    paths = list(outcome.report.outputs)
    assert [path for path in paths if not any(pattern.fullmatch(path) for _, _, pattern in known)] == []
    assert [text for text, _, pattern in known if not any(map(pattern.fullmatch, paths))] == []


def models(model: type[Declaration]) -> Iterator[type[Declaration]]:
    """A model and every model within it, each once."""
    waiting, seen = [model], set()
    while waiting:
        one = waiting.pop(0)
        if one not in seen:
            seen.add(one)
            yield one
            waiting += [inner for said in typing.get_type_hints(one).values() for inner in within(said)]


def within(annotation: object) -> Iterator[type[Declaration]]:
    if typing.get_origin(annotation) is None and isinstance(annotation, type) and issubclass(annotation, Declaration):
        yield annotation
    for part in typing.get_args(annotation):
        yield from within(part)


@pytest.mark.parametrize("model", list(models(Board)), ids=lambda model: model.__name__)
def test_every_key_of_the_configuration_is_documented(model: type[Declaration]) -> None:
    keys = set(keys_of(model))
    listed = [{code(row[0]) for row in rows} for head, rows in tables(text_of("site-config.md")) if head[0] == "key"]
    nearest = max(listed, key=lambda names: (len(names & keys), -len(names - keys)))
    elsewhere = {found for row in CELLS.findall(text_of("listing.md")) for found in re.findall(r"`([^`]+)`", row)}
    assert nearest - keys == set()
    assert keys - nearest - elsewhere == set()


def configuration_shown() -> dict[str, typing.Any]:
    """What the blocks of configuration in docs/site-config.md and docs/listing.md say together."""
    merged: dict[str, typing.Any] = {}
    for name in ("site-config.md", "listing.md"):
        for block in FENCE.finditer(text_of(name)):
            said = yaml.safe_load(block[3]) if block[2] == "yaml" else {}
            if set(said) <= set(keys_of(Board)):
                merged = laid_over(merged, said)
    return merged


def laid_over(below: typing.Any, above: typing.Any) -> typing.Any:
    if isinstance(below, dict) and isinstance(above, dict):
        return below | {key: laid_over(below.get(key), value) for key, value in above.items()}
    return above


def shown_keys(data: typing.Any, annotation: object) -> Iterator[tuple[type[Declaration], str]]:
    """Each model with each of its keys that a piece of configuration uses."""
    if typing.get_origin(annotation) is typing.Annotated:
        annotation = typing.get_args(annotation)[0]
    if isinstance(annotation, type) and issubclass(annotation, Declaration):
        said = typing.get_type_hints(annotation)
        for key, name in keys_of(annotation).items():
            if isinstance(data, dict) and key in data:
                yield annotation, key
                yield from shown_keys(data[key], said[name])
        return
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    for part in typing.get_args(annotation):
        for value in (data, *inner):
            yield from shown_keys(value, part)


def test_every_key_of_the_configuration_has_an_example_and_all_examples_go_together() -> None:
    shown = configuration_shown()
    configuration.read(yaml.safe_dump(shown, sort_keys=False, allow_unicode=True))
    examples = set(shown_keys(shown, Board))
    keys = {(model, key) for model in models(Board) for key in keys_of(model)}
    assert {f"{model.__name__}.{key}" for model, key in keys - examples} == {"ContentType.name"}


# Worked examples


def complete_files() -> dict[str, str]:
    """Each file that is shown whole: a block that begins with front matter, below the last path that was named."""
    found = {}
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for block in FENCE.finditer(text):
            if block[2] == "markdown" and block[3].startswith("---\n"):
                path = SOURCE.findall(text[: block.start()])[-1]
                assert path not in found, path
                found[path] = block[3]
    return found


def shown_types(name: str) -> str:
    """The declarations that docs/site-config.md shows with a type: `types:` and what is below it."""
    (shown,) = [block[3] for block in FENCE.finditer(text_of("site-config.md")) if f"\n  {name}:\n" in block[3]]
    return shown


def add_types(site: Path, name: str) -> None:
    """Add the declarations shown with a type to a site's own."""
    path = site / "site-config.yml"
    config = path.read_text(encoding="utf-8")
    shown = shown_types(name)
    if re.search(r"^types:$", config, re.MULTILINE):
        config = re.sub(r"^types:\n", lambda _: shown, config, flags=re.MULTILINE)
    else:
        config += f"\n{shown}"
    path.write_text(config, encoding="utf-8")


def test_files_that_are_shown_whole_pass_the_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = copy_example(tmp_path)
    files = complete_files()
    assert len(files) >= 6
    add_types(site, "practice-story")
    assert run(["check", "--site", str(write_site(site, files)), "--as-of", DAY]) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line for line in said if line.startswith(tuple(files))] == []
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 0
    assert (site / "site/feeds/practice-story.xml").is_file()
    assert (site / "site/decks/practice-stories/the-open-door.pptx").is_file()


def test_renaming_a_type_as_shown_keeps_its_folder_and_address(tmp_path: Path) -> None:
    site = write_site(tmp_path, GOOD)
    add_types(site, "briefing")
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 0
    page = (site / "site/briefings/good/index.html").read_text(encoding="utf-8")
    assert "Seven-minute briefing" in page


def test_the_smallest_configuration_shown_is_enough(tmp_path: Path) -> None:
    first = next(FENCE.finditer(text_of("site-config.md")))
    page = "---\ntitle: Us\n---\n\nWords.\n"
    site = write_site(tmp_path, {"site-config.yml": first[3], "content/pages/us.md": page})
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 0


FACTS = {"title": "title: A briefing", "date": "date: 2026-03-01", "summary": "summary: What to know."}


def briefing_with(line: str) -> str:
    """A briefing with a line of front matter, or of text, as an author wrote it."""
    key = re.match(r"[a-z_]+(?=:)", line)
    facts = {**FACTS, key[0]: line} if key else FACTS
    return "---\n" + "\n".join(facts.values()) + "\n---\n\n" + ("Text." if key else line) + "\n"


MISTAKES = table("writing.md", "you write")


@pytest.mark.parametrize("row", [row for row in MISTAKES if len(row) == 3], ids=lambda row: code(row[0]))
def test_boardpress_says_what_the_guide_to_writing_shows(
    row: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong, said, right = row
    files: dict[str, str | bytes] = {
        **GOOD,
        "content/briefings/neglect.md": GOOD["content/briefings/good.md"],
        "content/briefings/x.md": briefing_with(code(wrong)),
        "content/briefings/map.png": b"\x89PNG",
    }
    site = write_site(tmp_path, files)
    assert run(["check", "--site", str(site), "--as-of", DAY]) == 1
    output = capsys.readouterr().out
    assert "content/briefings/x.md:" in output
    assert (code(said) if said.startswith("`") and said.endswith("`") else said) in output
    if right.startswith("`"):
        write_site(site, {"content/briefings/x.md": briefing_with(code(right))})
        assert run(["check", "--site", str(site), "--as-of", DAY]) == 0, capsys.readouterr().out


def test_the_overrides_and_styles_shown_are_taken(tmp_path: Path) -> None:
    blocks = {block[2]: block[3] for block in FENCE.finditer(text_of("theme.md")) if "extends" in block[3]}
    styles = [block[3] for block in FENCE.finditer(text_of("theme.md")) if block[2] == "css"]
    partial = [block[3] for block in FENCE.finditer(text_of("theme.md")) if "config.copyright" in block[3]]
    files: dict[str, str | bytes] = {
        **GOOD,
        "theme/main.html": blocks["html"],
        "theme/assets/css/board.css": styles[0],
        "theme/partials/copyright.html": partial[0],
    }
    site = write_site(tmp_path, files)
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 0
    page = (site / "site/briefings/good/index.html").read_text(encoding="utf-8")
    assert "closed on 25 and 26 December" in page
    assert "Town Hall, Ashmere" in page
    assert "assets/css/board.css" in page


def test_layouts_and_placeholders_of_slides_are_documented() -> None:
    from boardpress.publishers.decks.room import BODY, KICKER, LAYOUTS

    assert [code(row[0]) for row in table("theme.md", "layout")] == list(LAYOUTS)
    indexes = [row[1] for row in table("theme.md", "placeholder")]
    assert indexes[:3] == ["0", str(BODY), str(KICKER)]


def test_colours_are_those_that_the_stylesheet_has() -> None:
    sheet = (ROOT / "generator/boardpress/theme/assets/boardpress/boardpress.css").read_text(encoding="utf-8")
    (said,) = re.findall(r"^Material's colours are (.*?)\.$", text_of("site-config.md"), re.MULTILINE | re.DOTALL)
    assert set(re.findall(r"`([\w-]+)`", said)) == set(re.findall(r"data-md-color-primary=([\w-]+)\]", sheet))
    assert set(re.findall(r"`([\w-]+)`", said)) == set(re.findall(r"data-md-color-accent=([\w-]+)\]", sheet))
    properties = {name for row in table("theme.md", "property") for name in re.findall(r"`(--bp-[\w-]+)`", row[0])}
    assert [name for name in properties if f"{name}:" not in sheet] == []
