"""The theme in layers: the board's own files over the package's, over Material's.

The board's `theme/` holds what a Material user expects: partials, `main.html` that extends `base.html`, and files under
`assets/`. Every stylesheet in `theme/assets/css` is loaded on every page, in the order of their names.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable
from pathlib import Path

from boardpress.libraries import version
from boardpress.problems import Problem, ProblemsFound

PACKAGE_THEME = Path(__file__).parent.with_name("theme")
STYLESHEETS = "assets/css/"

_LIBRARIES = ("mkdocs", "mkdocs-material", "jinja2", "markdown")
# The slide template is the decks' business, notes and hidden files are nobody's.
_IGNORED_SUFFIXES = (".pptx", ".md")


def theme_digest(theme_dir: Path | None) -> str:
    """A hash of every file of the board's theme."""
    digest = hashlib.sha256()
    for name, path in theme_files(theme_dir).items():
        content = path.read_bytes()
        digest.update(f"{name}\n{len(content)}\n".encode() + content)
    return digest.hexdigest()


def package_digest() -> str:
    """A hash of the theme that comes with the package, of the code that draws, and of the libraries."""
    digest = hashlib.sha256(" ".join(f"{name}={version(name)}" for name in _LIBRARIES).encode())
    sources = {path.name: path for path in sorted(Path(__file__).parent.glob("*.py"))}
    for name, path in (sources | _files(PACKAGE_THEME)).items():
        content = path.read_bytes()
        digest.update(f"{name}\n{len(content)}\n".encode() + content)
    return digest.hexdigest()


def theme_files(theme_dir: Path | None) -> dict[str, Path]:
    """The board's files that belong to the website's look, by their path in the theme, sorted.

    Raises `ProblemsFound` for a symbolic link: what it leads to may differ from machine to machine; and for a name that
    is no text.
    """
    if theme_dir is None or not theme_dir.is_dir():
        return {}
    files = _files(theme_dir)
    wrong = {
        name: "is a symbolic link. Put the file itself there." for name, path in files.items() if path.is_symlink()
    }
    wrong |= {name: "has a name that is no text. Rename it." for name in files if not _is_text(name)}
    if wrong:
        raise ProblemsFound(theme_problem(theme_dir, ascii(name)[1:-1], said) for name, said in wrong.items())
    return files


def _files(folder: Path) -> dict[str, Path]:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() or path.is_symlink())
    names = {path.relative_to(folder).as_posix(): path for path in paths}
    return {name: path for name, path in names.items() if _belongs(name)}


def _belongs(name: str) -> bool:
    hidden = any(part.startswith(".") or part == "__pycache__" for part in name.split("/"))
    return not hidden and not name.endswith(_IGNORED_SUFFIXES)


def _is_text(name: str) -> bool:
    """Whether a file's name can be read: bytes that are no UTF-8 come as halves of pairs."""
    return not any("\ud800" <= sign <= "\udfff" for sign in name)


def theme_problem(theme_dir: Path, name: str, message: str, line: int = 1) -> Problem:
    """A problem at one of the board's theme files."""
    return Problem(f"{theme_dir.name}/{name}", line, "file", f"'{name.rpartition('/')[2]}' {message}")


def merge(theme_dir: Path | None, material: Path, target: Path, without: Iterable[str] = ()) -> None:
    """Writes one folder of overrides for MkDocs: the package's theme, and over it the board's files.

    Material's own `base.html` is put beside as `material/base.html`, so that ours can extend it under its own name and
    a board's `main.html` extends `base.html` as Material's documentation says.
    `without` names files of the board's that are left out, to find out which of them does harm.
    """
    layers: dict[str, Path] = {"material/base.html": material / "base.html", **_files(PACKAGE_THEME)}
    skipped = set(without)
    layers.update({name: path for name, path in theme_files(theme_dir).items() if name not in skipped})
    for name, path in layers.items():
        destination = target / name
        destination.parent.mkdir(parents=True, exist_ok=True)
        destination.write_bytes(path.read_bytes())


def stylesheets(files: Iterable[str]) -> list[str]:
    """The stylesheets loaded on every page, in order: the package's, then the board's by name."""
    own = sorted(name for name in files if name.startswith(STYLESHEETS) and name.endswith(".css"))
    return ["assets/boardpress/boardpress.css", *own]


def image(files: Container[str], stem: str) -> str:
    """Path of the logo or favicon (`stem`) among the merged files: the board's, in whatever format it has one."""
    # The package's is an SVG, so any other format is the board's, and an SVG of the board's has taken its place.
    candidates = (f"assets/images/{stem}.{suffix}" for suffix in ("png", "webp", "ico", "jpg"))
    return next((name for name in candidates if name in files), f"assets/images/{stem}.svg")
