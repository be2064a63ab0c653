"""Finding what an author names: publications by file name, files beside the text."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property
from pathlib import Path, PurePosixPath

from boardpress.building.paths import wrong_with
from boardpress.problems import did_you_mean
from boardpress.publication import FileRef
from boardpress.reading.source import Found


class Unknown(Exception):
    """Nothing has that name; the text says so and what to do."""


class Names:
    """Knows every publication of the site by the name of its file."""

    def __init__(self, found: Collection[Found]) -> None:
        self._found = found

    @cached_property
    def _by_name(self) -> Mapping[str, list[Found]]:
        by_name: dict[str, list[Found]] = defaultdict(list)
        for item in self._found:
            by_name[item.path.rpartition("/")[2]].append(item)
        return by_name

    def find(self, name: str, near: str) -> Found:
        """The publication called `x.md` or `folder/x.md`, looked for beside the file at path `near` first.

        Raises Unknown, with the nearest name, where there is none or more than one.
        """
        if len(only := self._by_name.get(name, [])) == 1:
            return only[0]
        parts = [part for part in name.split("/") if part not in {"", ".", ".."}]
        if not name.endswith(".md"):
            raise Unknown(
                f"'{name}' is no file name. Write the file's name with its ending: {parts[-1] if parts else 'x'}.md."
            )
        candidates = self._by_name.get(parts[-1], []) if parts else []
        candidates = [item for item in candidates if item.path.split("/")[-len(parts) :] == parts]
        beside = [item for item in candidates if item.path == f"{near.rpartition('/')[0]}/{parts[-1]}"]
        if len(parts) == 1 and beside:
            return beside[0]
        if not candidates:
            raise Unknown(f"there is no '{name}'.{did_you_mean(name, self._known(parts)) or ' Check the file name.'}")
        if len(candidates) > 1:
            paths = " or ".join("/".join(item.path.split("/")[-2:]) for item in candidates)
            raise Unknown(f"'{name}' can be more than one file. Write {paths}.")
        return candidates[0]

    def _known(self, parts: Sequence[str]) -> list[str]:
        if len(parts) > 1:
            return ["/".join(path.split("/")[-len(parts) :]) for path, *_ in self._found]
        return list(self._by_name)


class Files:
    """Finds files that publications name, within the site's folder, and tells their size and hash."""

    def __init__(self, site: Path, sha256: Callable[[Path], str]) -> None:
        self._site = site.resolve()
        self._sha256 = sha256

    def find(self, name: str, near: str, suffixes: Sequence[str]) -> FileRef:
        """The file called `name`, from the folder of the file at path `near`.

        Raises Unknown where it is missing, outside the site, behind a link, empty, or of a kind that is not published.
        """
        path = self._site / PurePosixPath(near).parent / name
        kinds = ", ".join(suffixes)
        if PurePosixPath(name).suffix.lower() not in suffixes:
            raise Unknown(f"'{name}' is not of a kind that is published here ({kinds}). Convert it.")
        if "\\" in name or name.startswith("/") or not path.resolve().is_relative_to(self._site):
            raise Unknown(f"'{name}' lies outside the site's folder. Put the file beside the text.")
        if path.is_symlink() or not path.is_file():
            near_name = did_you_mean(name, self._beside(path, near))
            raise Unknown(f"there is no file '{name}' beside the text.{near_name or ' Check the file name.'}")
        if not _is_spelled_so(path):
            raise Unknown(
                f"'{name}' differs from the file's name in upper and lower case. Write it as the file is called."
            )
        folder = (self._site / PurePosixPath(near).parent).resolve()
        if path.resolve() != Path(os.path.normpath(folder / name)):
            raise Unknown(f"'{name}' lies behind a link. Put the file itself beside the text.")
        if not PurePosixPath(name).name.isascii() or any(char in ' "#%?&<>|:*' for char in PurePosixPath(name).name):
            raise Unknown(f"'{name}' cannot be an address. Rename the file with letters, digits and hyphens.")
        if reason := wrong_with(path.name):
            raise Unknown(f"'{name}' cannot be an address: {reason}. Rename the file.")
        size = path.stat().st_size
        if size == 0:
            raise Unknown(f"the file '{name}' is empty. Put the right file in its place.")
        with path.open("rb") as stream:
            if stream.read(40).startswith(b"version https://git-lfs"):
                raise Unknown(f"'{name}' is a pointer of Git LFS, not the file. Run `git lfs pull`.")
        return FileRef(path.resolve().relative_to(self._site).as_posix(), path.name, size, self._sha256(path))

    def _beside(self, path: Path, near: str) -> list[str]:
        base = self._site / PurePosixPath(near).parent
        folder = path.parent
        if not folder.is_dir():
            return []
        return [other.relative_to(base).as_posix() for other in folder.iterdir() if other.is_relative_to(base)]


def _is_spelled_so(path: Path) -> bool:
    """Whether the file is called so letter for letter, where the disk ignores case."""
    return path.name in {other.name for other in path.parent.iterdir()}
