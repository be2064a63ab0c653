"""What a real board says that it publishes, noun by noun, and where each stands on the site that its folder makes.

`nouns.yml` in a board's folder has an entry for each noun, in the order of the board's own framework:

- noun: Training programme      # as the inventory of the frameworks calls it
  ref: "§10.3"                  # where the framework says it
  page: /training/programme/    # the address where it stands
  part: /cycle/#embedded        # or a part of a page
  internal: survey/staff        # or the publication that holds it for the board, by its id

At least one of the last three; each may be a list. An address may lead to a file: /feed.xml.
"""

from __future__ import annotations

import html
import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from boardpress.cli import run
from tests.readhtml import Html
from tests.sites import DAY

BOARDS = Path(__file__).parent
NAME = "nouns.yml"
_KEYS = {"noun", "ref", "page", "part", "internal"}
_SHINGLE = 8
"""So many words in a row are nobody else's by chance."""


@dataclass(frozen=True)
class Noun:
    noun: str
    ref: str
    pages: tuple[str, ...]
    """Addresses from the root of the site; with `#` and an anchor where it is a part of a page."""
    internal: tuple[str, ...]
    """Ids of publications that hold it for the board."""


def boards() -> list[str]:
    """The folders of boards that say where their nouns stand."""
    return sorted(path.parent.name for path in BOARDS.glob(f"*/{NAME}"))


def nouns(board: str) -> list[Noun]:
    """The nouns of a board in their order. An entry that is not written as it must be fails here."""
    entries = yaml.safe_load((BOARDS / board / NAME).read_text("utf-8"))
    return [_noun(entry) for entry in entries]


def _noun(entry: dict[str, Any]) -> Noun:
    assert set(entry) <= _KEYS, f"{entry}: not one of {sorted(_KEYS)}"
    pages, parts, internal = (_list(entry.get(key)) for key in ("page", "part", "internal"))
    assert pages or parts or internal, f"{entry['noun']}: stands nowhere"
    for address in pages + parts:
        assert address.startswith("/"), f"{address}: begin it with /"
        assert ("#" in address) == (address in parts), f"{address}: `part` has an anchor, `page` has none"
    return Noun(entry["noun"], str(entry["ref"]), pages + parts, internal)


def _list(value: Any) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list) else (value,) if value else ()


@dataclass(frozen=True)
class BuiltBoard:
    """A board's folder (a copy) and what was published of it on 22 November 2026. Tests only read it."""

    name: str
    site: Path
    out: Path

    def file(self, address: str) -> Path:
        """The file that answers at an address of the site."""
        path = address.partition("#")[0].lstrip("/")
        return self.out / (f"{path}index.html" if not path or path.endswith("/") else path)

    def page(self, address: str) -> Html:
        return Html(self.file(address).read_bytes())

    @cached_property
    def held(self) -> dict[str, Path]:
        """The sources of everything that is internal, by id."""
        said = io.StringIO()
        with redirect_stdout(said):
            asked = ["list", "--site", str(self.site), "--as-of", DAY, "--state", "internal", "--format", "json"]
            assert run(asked) == 0
        return {row["id"]: self.site / row["path"] for row in json.loads(said.getvalue())["publications"]}

    @cached_property
    def text(self) -> str:
        """Every word that is published, in pages, feeds, data and slides, in lower case with a space between each."""
        return " ".join(" ".join(_words(data)) for data in _contents(self.out))

    @cached_property
    def names(self) -> str:
        """Every path and every byte that is published, as far as it is text."""
        paths = [path.relative_to(self.out).as_posix() for path in self.out.rglob("*")]
        return "\n".join([*paths, *_contents(self.out)])


def build(board: str, folder: Path) -> BuiltBoard:
    """A board's folder, copied and published through the real command."""
    site = shutil.copytree(BOARDS / board, folder / "site", ignore=shutil.ignore_patterns(NAME, "site", ".*"))
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 0
    return BuiltBoard(board, site, site / "site")


def unanswered(built: BuiltBoard) -> list[str]:
    """The addresses of the board's nouns that lead nowhere, and the anchors that their pages lack."""
    return [
        address for noun in nouns(built.name) for address in noun.pages if not _answers(built, *address.split("#", 1))
    ]


def _answers(built: BuiltBoard, path: str, anchor: str = "") -> bool:
    return built.file(path).is_file() and (not anchor or bool(built.page(path).select(f'[id="{anchor}"]')))


def not_held(built: BuiltBoard) -> list[str]:
    """The ids of internal nouns that no internal publication of the board has."""
    return [id_ for noun in nouns(built.name) for id_ in noun.internal if id_ not in built.held]


def leaks(built: BuiltBoard) -> list[str]:
    """Whatever of an internal publication is published: its id, its address, its title, or words of its text."""
    found = []
    for id_, source in built.held.items():
        title, body = _source(source)
        slug = source.stem
        addresses = (id_, f"{slug}/index.html", f"{slug}.pptx", source.relative_to(built.site).as_posix())
        found += [f"{id_}: {text}" for text in addresses if text in built.names]
        if " ".join(_words(title)) in built.text:
            found.append(f"{id_}: its title")
        words = _words(body)
        runs = {" ".join(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)}
        found += sorted(f"{id_}: {run_}" for run_ in runs if run_ in built.text)
    return found


def _source(path: Path) -> tuple[str, str]:
    _, front, body = path.read_text("utf-8").split("---\n", 2)
    return yaml.safe_load(front)["title"], body


def _words(text: str) -> list[str]:
    """The words that a reader sees, in lower case."""
    return re.findall(r"\w+", html.unescape(re.sub(r"<[^>]+>", " ", text)).lower())


def _contents(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield from _texts(path.read_bytes())


def _texts(data: bytes) -> Iterator[str]:
    """A file as text; each of its parts where it is packed."""
    if data.startswith(b"PK\3\4"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in packed.namelist():
                yield from _texts(packed.read(name))
    else:
        yield data.decode("utf-8", errors="replace")
