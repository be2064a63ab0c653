"""Paths of output files that every system can hold, and that no two of them take for the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

FORBIDDEN = r'[\x00-\x1f\x7f-\x9f<>:"|?*\\\ud800-\udfff]'
DEVICES = r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?"
"""Names that Windows keeps for devices, with any ending. Neither is compiled before a path is looked at closely."""
LONGEST_NAME = 240
"""Bytes: systems take 255, and a server or an archive may add to it."""


class PlanFault(Exception):
    """The artefacts cannot be built together: a fault of ours."""


_PLAIN = re.compile(
    r"(?:(?!(?:con|prn|aux|nul|com\d|lpt\d)[./])[a-z0-9][a-z0-9_-]{0,200}/)*"
    r"(?!(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\Z))[a-z0-9][a-z0-9_-]{0,200}(?:\.[a-z0-9]{1,20})?"
)
"""Paths with which nothing can be wrong: nearly all are such, and each is looked at in each build."""


def wrong_with(path: str) -> str:
    """Why a path cannot be one of a site's files, in a few words, or '' where it can."""
    if _PLAIN.fullmatch(path):
        return ""
    if found := re.search(FORBIDDEN, path):
        return f"it holds {found.group()!r}"
    for part in path.split("/"):
        if part in ("", ".", ".."):
            return "it is not a plain relative path"
        if part.endswith((" ", ".")) or part.startswith(" "):
            return f"{part!r} starts with a space, or ends in a space or a full stop"
        if re.fullmatch(DEVICES, part, re.IGNORECASE):
            return f"{part!r} is the name of a device on Windows"
        if len(part.encode()) > LONGEST_NAME:
            return f"{part!r} is too long"
    return ""


def check_paths(paths: Iterable[str]) -> None:
    """Raises PlanFault for a path that some system cannot hold, and for two paths that some system takes for one."""
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for path in paths:
        if reason := wrong_with(path):
            raise PlanFault(f"{path!r} cannot be a file of the site: {reason}.")
        folded = _folded(path)
        if folded in files:
            raise PlanFault(f"{path!r} and {files[folded]!r} are the same file, or may be taken for it.")
        files[folded] = path
        _check_folders(path, folders)
    if both := sorted(files.keys() & folders.keys()):
        raise PlanFault(f"{files[both[0]]!r} is to be a file and a folder.")


def _check_folders(path: str, folders: dict[str, str]) -> None:
    folder = path.rpartition("/")[0]
    while folder:
        known = folders.setdefault(_folded(folder), folder)
        if known != folder:
            raise PlanFault(f"{folder!r} and {known!r} are the same folder on some systems.")
        if known is not folder:
            return
        folder = folder.rpartition("/")[0]


def _folded(path: str) -> str:
    """The same for all paths that a file system may take for one: letters of both cases, both Unicode forms."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
