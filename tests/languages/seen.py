"""Everything that a reader of what is published may see or hear, by where it stands."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from bs4 import BeautifulSoup, Comment, Doctype
from lxml import etree

_SAID = ("alt", "title", "aria-label", "aria-description", "placeholder", "summary", "label")
_META = {"description", "og:title", "og:description", "og:site_name"}
_NOT_SAID = {"link", "guid", "generator", "docs", "language", "pubDate", "lastBuildDate"}
_CORE = {"title", "subject", "creator", "keywords", "description"}
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# Of Material's own words for programs, those of parts that our pages do not have.
_FOR_PROGRAMS = ("sitemap.xml", "publications.")
_ABSENT = ("clipboard.", "select.version")


def words_below(site: Path) -> Iterator[tuple[str, str]]:
    """Path and text of everything to be read on pages, in feeds, in slides with their notes and in the search."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        reader = {".html": _page, ".xml": _feed, ".pptx": _deck, ".json": _index}.get(path.suffix)
        if path.is_file() and reader and not name.startswith(_FOR_PROGRAMS) and not _attached(name):
            yield from ((name, text) for text in reader(path.read_bytes()) if text.strip())


def _attached(name: str) -> bool:
    """Whether a file is one of the board's own, which is published as it is."""
    return name.endswith(".pptx") and not name.startswith("decks/")


def _page(data: bytes) -> Iterator[str]:
    soup = BeautifulSoup(data, "html.parser")
    for settings in soup.select("script#__config"):
        words = json.loads(settings.get_text())["translations"]
        yield from (text for key, text in words.items() if not key.startswith(_ABSENT))
    for tag in soup(["script", "style"]):
        tag.decompose()
    for tag in soup.find_all(True):
        yield from (str(tag[name]) for name in _SAID if tag.has_attr(name))
        if str(tag.get("href", "")).startswith("mailto:"):
            yield unquote(str(tag["href"]).partition("?subject=")[2])
        if tag.name == "meta" and (tag.get("name") or tag.get("property")) in _META:
            yield str(tag["content"])
    for code in soup.select("code"):
        code.decompose()
    for text in soup.find_all(string=True):
        if not isinstance(text, (Comment, Doctype)):
            yield str(text)


def _feed(data: bytes) -> Iterator[str]:
    for element in etree.fromstring(data).iter():
        if isinstance(element.tag, str) and etree.QName(element).localname not in _NOT_SAID:
            yield element.text or ""


def _index(data: bytes) -> Iterator[str]:
    for entry in json.loads(data)["docs"]:
        yield from (html.unescape(entry["title"]), html.unescape(entry["text"]))


def _deck(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if re.match(r"ppt/(slides|notesSlides)/[^/]+\.xml$", name):
                root = etree.fromstring(archive.read(name))
                yield from ("".join(map(str, paragraph.itertext(f"{_A}t"))) for paragraph in root.iter(f"{_A}p"))
                yield from (str(shape.get("descr", "")) for shape in root.iter("{*}cNvPr"))
            elif name == "docProps/core.xml":
                for element in etree.fromstring(archive.read(name)):
                    if etree.QName(element).localname in _CORE:
                        yield element.text or ""
