"""The engine: all that the site's bytes depend on besides the board's own files."""

from __future__ import annotations

import hashlib
import sys
import zlib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

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
        digest.update(f"{name} {_version(name)}\n".encode())
    for path, file in sorted((file.relative_to(package).as_posix(), file) for file in package.rglob("*")):
        if file.is_file() and "__pycache__" not in path:
            digest.update(f"{path} {hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
