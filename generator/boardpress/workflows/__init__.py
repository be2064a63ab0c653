"""Ready workflows for the board's own repository: check each change, publish each night, keep the register."""

from __future__ import annotations

import hashlib
import re
from enum import StrEnum
from pathlib import Path

from boardpress import __version__
from boardpress.problems import UsageError
from boardpress.records import dataclass

REQUIREMENTS = "requirements.txt"
IGNORED = ".gitignore"
MADE = ("/site/", "/.*.boardpress/", "/.boardpress/", "/boardpress-fault.txt")
"""What Boardpress leaves beside the content, as git knows it: it may hold texts that are nowhere else any longer."""
_TEMPLATES = Path(__file__).parent
_FIRST_LINE = re.compile(r"# Written by `boardpress workflow \w+`; sha256 of the lines below: ([0-9a-f]{64})\n")
_PLAIN_ADDRESS = re.compile(r"[A-Za-z0-9.:/_~%-]+")
_NAMED = re.compile(r"^[^#\n]*\bboardpress\b", re.MULTILINE | re.IGNORECASE)


class Host(StrEnum):
    """Where the board keeps its repository."""

    GITHUB = "github"
    GITLAB = "gitlab"


PLACES = {Host.GITHUB: ".github/workflows/boardpress.yml", Host.GITLAB: ".gitlab-ci.yml"}
"""Where each host looks for its workflow, from the top of the repository."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written, from the site's folder; whether `requirements.txt` installs Boardpress, and git leaves alone
    what it makes."""

    paths: tuple[str, ...]
    installs: bool
    ignores: bool


def write(host: Host, site: Path, url: str, force: bool = False) -> Written:
    """Write the workflow for a host into a board's repository, and `requirements.txt` and `.gitignore` where none is.

    `url` is the address of the live site. Raises UsageError, and writes nothing, where the site's folder is not the
    top of its repository, or the file is there and is not as we wrote it (unless `force`).
    """
    _check_top(site)
    if not _PLAIN_ADDRESS.fullmatch(url):
        raise UsageError(f"`url` in site-config.yml, {url}, holds characters that have no place in a workflow.")
    path = site / PLACES[host]
    if path.exists() and not force and not _ours(path.read_text(encoding="utf-8")):
        raise UsageError(
            f"{PLACES[host]} is there already and is not as `boardpress workflow` wrote it, so it stays as it is. "
            "Move it away, or write over it with --force."
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(workflow(host, url), encoding="utf-8", newline="\n")
    paths = [PLACES[host]]
    for name, lines in ((REQUIREMENTS, (f"boardpress=={__version__}",)), (IGNORED, MADE)):
        if not (site / name).exists():
            (site / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
            paths.append(name)
    installs = _NAMED.search((site / REQUIREMENTS).read_text(encoding="utf-8"))
    ignores = ".boardpress" in (site / IGNORED).read_text(encoding="utf-8")
    return Written(tuple(paths), bool(installs), ignores)


def workflow(host: Host, url: str) -> str:
    """The text of a workflow. Its first line holds the hash of the rest, so that a later version knows it again."""
    text = (_TEMPLATES / f"{host}.yml").read_text(encoding="utf-8").replace("{url}", url)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return f"# Written by `boardpress workflow {host}`; sha256 of the lines below: {digest}\n{text}"


def _ours(text: str) -> bool:
    """Whether a file is, to the letter, what some version of us wrote (git on Windows may change the line ends)."""
    first = _FIRST_LINE.match(text)
    return first is not None and first[1] == hashlib.sha256(text[first.end() :].encode()).hexdigest()


def _check_top(site: Path) -> None:
    """Hosts read workflows at the top of a repository only, and messages name files from there."""
    for folder in (site, *site.parents):
        if (folder / ".git").exists():
            if folder != site:
                raise UsageError(
                    f"{site} is not the top of its repository, {folder}. Give the board a repository of its own."
                )
            return
