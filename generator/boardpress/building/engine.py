"""The engine: all that the site's bytes depend on besides the board's own files."""

from __future__ import annotations

import hashlib
import os
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

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


def engine_digest(package: Path = PACKAGE) -> str:
    """A hash of our own files and the versions of Python and the libraries; no output of another one is reused."""
    digest = hashlib.sha256(f"{sys.version_info[:2]} zlib {zlib.ZLIB_RUNTIME_VERSION}\n".encode())
    for name in LIBRARIES:
        digest.update(f"{name} {version(name)}\n".encode())
    for name, path in sorted(_files(str(package), "")):
        with open(path, "rb") as file:  # noqa: PTH123 - hundreds of files, before anything else is done
            digest.update(f"{name} {hashlib.sha256(file.read()).hexdigest()}\n".encode())
    return digest.hexdigest()


def _files(folder: str, prefix: str) -> Iterator[tuple[str, str]]:
    """The name of each file from the package's folder, with forward slashes, and its path; none that Python keeps."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name = f"{prefix}{entry.name}"
            if "__pycache__" in name:
                continue
            if entry.is_dir():
                yield from _files(entry.path, f"{name}/")
            elif entry.is_file():
                yield name, entry.path
