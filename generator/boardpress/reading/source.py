"""Files as they lie on the disk: which ones count, and whether their bytes are text that can be trusted."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from boardpress.building.paths import wrong_with
from boardpress.contenttype import ContentType
from boardpress.problems import Problem, did_you_mean
from boardpress.reading.headings import slug
from boardpress.records import dataclass

MAX_BYTES = 1_000_000
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.md")
_PLAIN_NAME = re.compile(r"(?=.{1,200}\Z)(?!(?:con|prn|aux|nul|com\d|lpt\d)\.)[a-z0-9]+(?:-[a-z0-9]+)*\.md")
"""Names with which nothing is wrong: nearly all are such, and one look sees it."""
_CONFLICT = re.compile(r"^(?:<<<<<<< |>>>>>>> |=======$|\|\|\|\|\|\|\| )")
_MARKS = ((b"<", "<<<<<<< "), (b">", ">>>>>>> "), (b"=", "======="), (b"|", "||||||| "))
"""Each with the sign of which it is made."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\u202a-\u202e\u2066-\u2069]")
_CONTROL_BYTES = bytes([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F])
"""Those of `_CONTROL` that are ASCII."""
_CONTROL_SIGNS = "\ufffe\uffff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Those that are not."""
_SIGNS_OF_MARKS = b"<>=|"
_USUAL = bytes({*range(0x100)} - {*_CONTROL_BYTES, *_SIGNS_OF_MARKS})
"""All bytes but those of which controls and git's marks are made."""
_FENCE = re.compile(r"---[ \t]*")
_CLOSING = re.compile(r"\n---[ \t]*(?:\n|\Z)")


class Refused(Exception):
    """A file that cannot be read as a publication: the line at fault and what to do."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


class Found(NamedTuple):
    """A file that holds a publication. `path` is relative to the site's folder, with forward slashes."""

    path: str
    type: str
    slug: str

    @property
    def id(self) -> str:
        """How other publications name it in the catalogue: `review/baby-rowan`."""
        return f"{self.type}/{self.slug}"


@dataclass(frozen=True, slots=True)
class Split:
    """A file's text: YAML and Markdown, with the line of the file on which each begins."""

    front: str
    front_line: int
    body: str
    body_line: int


def discover(site: Path, types: dict[str, ContentType]) -> tuple[list[Found], list[Problem]]:
    """Every publication's file, sorted by path, and a problem for each Markdown file that is none."""
    folders = {declared.folder: name for name, declared in types.items()}
    real_site = site.resolve()
    found: list[Found] = []
    problems: list[Problem] = []
    for root in sorted({folder.partition("/")[0] for folder in folders}):
        for folder, name, is_link in _markdown_files(site / root, root, real_site):
            plain = folder in folders and not is_link and _PLAIN_NAME.fullmatch(name)
            if not plain and (message := _misplaced(folder, name, folders, is_link)):
                problems.append(Problem(f"{folder}/{name}", 1, "file", message))
            else:
                found.append(_found((f"{folder}/{name}", folders[folder], name[:-3])))
    return found, sorted(problems)


_found = partial(tuple.__new__, Found)
"""Makes one from a tuple in two thirds of the time that its own name takes: of a large board, ten thousand are made."""


def found_among(paths: Iterable[str], types: Mapping[str, ContentType]) -> Iterator[Found]:
    """The publications' files among those of a site in which `discover` finds nothing wrong."""
    folders = {declared.folder: name for name, declared in types.items()}
    for path in paths:
        folder, _, name = path.rpartition("/")
        if (type_ := folders.get(folder)) and name[-3:] == ".md" and name[0] != ".":
            yield _found((path, type_, name[:-3]))


def _markdown_files(folder: Path, prefix: str, real_site: Path) -> Iterator[tuple[str, str, bool]]:
    """Folder and name of each Markdown file that is not hidden, and whether it lies elsewhere, behind a link.

    They come in the order of the parts of their paths.
    """
    if not folder.is_dir():
        return
    elsewhere = not folder.resolve().is_relative_to(real_site)
    with os.scandir(folder) as entries:
        shown = sorted((entry.name, entry) for entry in entries if entry.name[0] != ".")
    for name, entry in shown:
        is_link = entry.is_symlink()
        if name.lower().endswith((".md", ".markdown")) and (entry.is_file() or is_link):
            yield prefix, name, elsewhere or is_link
        elif entry.is_dir(follow_symlinks=False):
            yield from _markdown_files(folder / name, f"{prefix}/{name}", real_site)


def _misplaced(folder: str, name: str, folders: dict[str, str], is_link: bool) -> str:
    """Why a Markdown file cannot be a publication, or empty."""
    if folder not in folders:
        near = did_you_mean(folder, folders) or " docs/types.md lists the folders."
        return f"it lies in the folder of no type of content. Move it to the folder of its type.{near}"
    if not _NAME.fullmatch(name):
        better = slug(name.rpartition(".")[0]) or "name"
        return (
            f"'{name}' cannot be an address: only lower-case letters, digits and hyphens are safe everywhere. "
            f"Rename it to {better}.md."
        )
    if reason := wrong_with(name.removesuffix(".md")):
        return f"'{name}' cannot be an address: {reason}. Rename the file."
    if is_link:
        return "it is a link to another file. Put the file itself here."
    return ""


def read_bytes(path: str) -> bytes:
    """What a file holds. Raises Refused for one that cannot be read, or is gone by now."""
    try:
        # A path object and a buffer for each of thousands of files take as long as the reading.
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123
            return file.read()
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise Refused(1, f"the file cannot be read: {why}. Put it right, or remove it, and build again.") from None


def read_text(data: bytes, most: int = MAX_BYTES) -> str:
    """The text of a file of at most so many bytes, with line ends as `\\n` and no byte order mark. Raises Refused."""
    if len(data) > most:
        raise Refused(1, f"the file is larger than {most // 1000} KB. Attach long documents as files.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data[:64].count(0) > 16:
        raise Refused(1, "the file is in UTF-16. Save it as UTF-8.")
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Refused(line, "the file is not in UTF-8. Save it as UTF-8.") from None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.startswith("version https://git-lfs"):
        raise Refused(1, "this is a pointer of Git LFS, not the file. Run `git lfs pull`, or keep text out of LFS.")
    if _may_hold_garbage(data, text):
        _refuse_garbage(text)
    return text


def _may_hold_garbage(data: bytes, text: str) -> bool:
    """Whether a text may hold what `_refuse_garbage` finds; most hold little that is not usual, which is soon seen."""
    unusual = data.translate(None, _USUAL)
    if unusual and (
        unusual.translate(None, _SIGNS_OF_MARKS) or any(sign in unusual and mark in text for sign, mark in _MARKS)
    ):
        return True
    return not text.isascii() and any(sign in text for sign in _CONTROL_SIGNS)


def _refuse_garbage(text: str) -> None:
    """Raises Refused at the first line that holds an invisible character or a mark of git's."""
    for number, words in enumerate(text.split("\n"), 1):
        if match := _CONTROL.search(words):
            raise Refused(number, f"the invisible character U+{ord(match[0]):04X} stands here. Remove it.")
        if _CONFLICT.match(words) and (words != "=======" or _in_conflict(text)):
            raise Refused(number, "git left a conflict here. Keep the right version and remove the marks.")


def _in_conflict(text: str) -> bool:
    return bool(re.search(r"^(?:<<<<<<< |>>>>>>> )", text, re.MULTILINE))


def split(text: str) -> Split:
    """Front matter and body. Raises Refused where the file does not begin with `---` or never closes it."""
    first, _, _ = text.partition("\n")
    if not _FENCE.fullmatch(first):
        raise Refused(1, "the file does not begin with front matter. Write `---`, the keys, and `---` before the text.")
    if closing := _CLOSING.search(text, len(first)):
        begins = text.count("\n", 0, closing.start()) + 3
        return Split(text[len(first) + 1 : closing.start()], 2, text[closing.end() :], begins)
    raise Refused(1, "the front matter is never closed. Write `---` on a line of its own after the last key.")
