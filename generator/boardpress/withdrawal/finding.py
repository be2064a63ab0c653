"""What a reference on the command line means: a file name, a path, an id, or an address as the site prints it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

from boardpress.board import Board
from boardpress.catalogue import Catalogue
from boardpress.contenttype import ContentType
from boardpress.problems import ProblemsFound, UsageError, did_you_mean
from boardpress.reading import configuration, source
from boardpress.reading.source import Found
from boardpress.records import dataclass
from boardpress.urls import parts_of

_Test = Callable[["Item"], bool]
_LEAST = "name: Board\nshort_name: Board\nurl: https://board.example/\nsummary: Board.\n"
_ALIASES = re.compile(r"^aliases[ \t]*:(.*?)(?=^[^\s-]|\Z)", re.MULTILINE | re.DOTALL)
_ADDRESS = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Item:
    """A publication, as far as names go. `path` is its source, from the site's folder."""

    id: str
    path: str
    address: str
    aliases: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]


def published(catalogue: Catalogue) -> list[Item]:
    """Every publication of a catalogue."""
    return [Item(one.id, one.path, one.address, one.aliases) for one in catalogue.publications.values()]


def present(site: Path, otherwise: Mapping[str, ContentType] | None) -> list[Item]:
    """Every source in the site's folder, whatever is wrong with it or with the configuration.

    `otherwise` are the types of content where the configuration cannot be read; the built-in ones where it is None.
    """
    types = _types(site, otherwise)
    found, _ = source.discover(site, dict(types))
    return [Item(one.id, one.path, _address(one, types[one.type]), _aliases(site / one.path)) for one in found]


def _types(site: Path, otherwise: Mapping[str, ContentType] | None) -> Mapping[str, ContentType]:
    try:
        return _board((site / configuration.NAME).read_bytes()).types
    except (OSError, source.Refused, ProblemsFound):
        return otherwise or _board(_LEAST.encode()).types


def _board(data: bytes) -> Board:
    return configuration.read(source.read_text(data))


def _address(found: Found, declared: ContentType) -> str:
    return f"{declared.section}/{found.slug}/" if declared.section else f"{found.slug}/"


def _aliases(path: Path) -> tuple[str, ...]:
    """Old addresses in a source's front matter, even where that is broken."""
    try:
        text = path.read_bytes().decode("utf-8", "replace")
    except OSError:
        return ()
    front = re.split(r"^---[ \t]*\r?$", text, maxsplit=2, flags=re.MULTILINE)
    written = _ALIASES.search(front[1]) if len(front) > 1 else None
    return tuple(_ADDRESS.findall(written[1])) if written else ()


def find(reference: str, items: Iterable[Item], site: Path, roots: Iterable[str] = ()) -> Item:
    """The publication that a reference means; `roots` are addresses of the site. Raises UsageError with the nearest."""
    known = list(items)
    text = _plain(reference, roots)
    here = _within(reference, site)
    for tier in _tiers(text, here):
        paths = {item.path: item for item in known if tier(item)}
        if len(paths) == 1:
            return next(iter(paths.values()))
        if paths:
            raise UsageError(f"'{reference}' can be more than one publication. Write {' or '.join(sorted(paths))}.")
    names = [name for item in known for name in (item.name, item.path, item.id, item.address.rstrip("/"))]
    near = did_you_mean(text, names)
    raise UsageError(
        f"there is no publication '{reference}'.{near} Name it by its file, its id (review/baby-rowan) or its address."
    )


def _plain(reference: str, roots: Iterable[str]) -> str:
    """A reference as a path without the site's own address, anchors and `index.html`."""
    text = reference.strip()
    for root in roots:
        if text.startswith(root):
            text = text[len(root) :]
    if "://" in text:
        text = parts_of(text).path
    text = unquote(re.split(r"[?#]", text)[0]).removesuffix("index.html").replace("\\", "/")
    return text.removeprefix("./").strip("/")


def _within(reference: str, site: Path) -> str:
    """The path from the site's folder of a file that is named from the current folder; empty where it is outside."""
    path = Path(os.path.abspath(reference))  # noqa: PTH100 - the file may be gone, and links are not followed
    return path.relative_to(site).as_posix() if path.is_relative_to(site) else ""


def _tiers(text: str, here: str) -> Iterator[_Test]:
    """Ways to read a reference, the surest first."""
    yield lambda item: item.path in {text, here} or item.id == text or item.address.rstrip("/") == text
    yield lambda item: text in item.aliases or f"/{item.path}".endswith(f"/{text}") or _is_deck(item, text)
    yield lambda item: bool(text) and f"{text}/".startswith(item.address)
    yield lambda item: f"{text}.md" == item.name or f"/{item.path}".endswith(f"/{text}.md")


def _is_deck(item: Item, text: str) -> bool:
    return text == f"decks/{item.address.rstrip('/')}.pptx"
