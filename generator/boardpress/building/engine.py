"""The engine: all that the site's bytes depend on besides the board's own files."""

from __future__ import annotations

import hashlib
import os
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from boardpress.building.survey import stamp_of
from boardpress.libraries import version

PACKAGE = Path(__file__).parent.parent
LIBRARIES = (
    "feedgen",
    "jinja2",
    "lxml",
    "markdown",
    "mkdocs",
    "mkdocs-material",
    "pillow",
    "pydantic",
    "pymdown-extensions",
    "python-pptx",
    "pyyaml",
    "xlsxwriter",
)
"""Those that put something into an output."""


class Code(NamedTuple):
    """Our own files: how they stand on the disk, and what they hold."""

    stands: str
    """A hash of their names and stamps."""
    newest: int
    """When one of them changed last, by its file system's clock."""
    digest: str
    """A hash of their names and contents."""


def engine_digest(code: Code | None = None) -> str:
    """A hash of our own files and the versions of Python and the libraries; no output of another one is reused."""
    digest = hashlib.sha256(f"{sys.version_info[:2]} zlib {zlib.ZLIB_RUNTIME_VERSION}\n".encode())
    for name in LIBRARIES:
        digest.update(f"{name} {version(name)}\n".encode())
    digest.update((code or code_of()).digest.encode())
    return digest.hexdigest()


def code_of(package: Path = PACKAGE, known: Code | None = None) -> Code:
    """Our own files. Where they stand as they did when they were `known`, they are not read."""
    files = sorted(_files(str(package), ""))
    # To read hundreds of files takes a twentieth of a build in which nothing changed.
    stands = hashlib.sha256(repr([(name, stamp) for name, _, stamp in files]).encode()).hexdigest()
    if known and known.stands == stands:
        return known
    digest = hashlib.sha256()
    for name, path, _ in files:
        with open(path, "rb") as file:  # noqa: PTH123 - hundreds of files, before anything else is done
            digest.update(f"{name} {hashlib.sha256(file.read()).hexdigest()}\n".encode())
    newest = max((max(stamp[1:3]) for _, _, stamp in files), default=0)
    return Code(stands, newest, digest.hexdigest())


def _files(folder: str, prefix: str) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    """Name of each file from the package's folder, with forward slashes, path and stamp; none that Python keeps."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name = f"{prefix}{entry.name}"
            if "__pycache__" in name:
                continue
            if entry.is_dir():
                yield from _files(entry.path, f"{name}/")
            elif entry.is_file():
                yield name, entry.path, tuple(stamp_of(entry))
