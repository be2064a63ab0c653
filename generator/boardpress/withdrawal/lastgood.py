"""The sources that a site was made from, kept beside it: what is published once more when something is taken down.

They lie in the folder of the spare tree, which no other user may look into: each file by the SHA-256 of its bytes,
and for each tree an index, named by the tree's inode as its manifest is. The index of a tree is written before the
tree is shown, so a build that is killed at any moment leaves the site that is shown with its own index.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from boardpress.building.fileindex import CHUNK
from boardpress.building.manifest import load_manifest, manifest_path
from boardpress.building.sealed import read_sealed_bytes, write_sealed_bytes
from boardpress.building.trees import Trees
from boardpress.catalogue import Catalogue
from boardpress.output import Output
from boardpress.problems import UsageError
from boardpress.publication import Publication
from boardpress.records import dataclass, field
from boardpress.states import State
from boardpress.withdrawal.emptied import emptied_source
from boardpress.withdrawal.shelves import SMALL, Shelves

FOLDER = "sources"
READING = "reading"
THEME = "theme"
REGISTER = "publications.json"
_PARTED = "\0"
"""Stands between paths and hashes in an index, and in none of them. To take thousands out of JSON takes longer."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a site was made from: its day, its address where another than the configured one, hashes by path."""

    day: date
    base_url: str
    files: Mapping[str, str]
    site: str
    """Tells the site that was made of it, see `identity`."""
    register: str
    """The SHA-256 of its register."""


class Shown(NamedTuple):
    """What the site that is shown was made from, and where that is kept."""

    kept: Kept
    shelves: Shelves


@dataclass(slots=True)
class LastGood:
    """Keeps the sources of a site that is being built. The text and files of what is withdrawn are not among them."""

    site: Path
    catalogue: Catalogue
    day: date
    base_url: str = ""
    _index: dict[str, str] = field(default_factory=dict)
    _shelves: Shelves = field(init=False)

    def before(self, trees: Trees, root: Path, outputs: Mapping[str, Output]) -> None:
        """Keep every source, and note which tree is made of them. Raises UsageError where one has changed meanwhile."""
        folder = trees.state / FOLDER
        folder.mkdir(exist_ok=True)
        self._shelves = Shelves(folder)
        emptied = {publication.path: emptied_source(publication) for publication in self._withdrawn()}
        self._index = _keep_all(self.site, self._shelves, self._files(emptied), emptied)
        hashes = {path: output.sha256 for path, output in outputs.items()}
        _note(trees, root, hashes, Made(self.day, self.base_url, self._index))

    def after(self, trees: Trees) -> None:
        """Forget the sources of earlier sites."""
        _forget(trees, self._index, self._shelves)

    def _withdrawn(self) -> list[Publication]:
        everything = self.catalogue.publications.values()
        return [one for one in everything if self.catalogue.standing(one, self.day).state is State.WITHDRAWN]

    def _files(self, gone: Container[str]) -> Iterator[tuple[str, str]]:
        """Path and hash of every text that is not `gone`, every file that one names, and every file of the theme."""
        yield from ((path, sha256) for path, sha256 in self.catalogue.sources.items() if path not in gone)
        for publication in self.catalogue.publications.values():
            if publication.path not in gone:
                yield from ((file.path, file.sha256) for file in publication.files)
        theme = self.site / THEME
        for path in sorted(theme.rglob("*")) if theme.is_dir() else ():
            if path.is_file() and not path.is_symlink():
                yield path.relative_to(self.site).as_posix(), ""


@dataclass(slots=True)
class Amended:
    """Keeps the sources of a site that is the one shown but for some texts: paths and hashes of theirs."""

    site: Path
    shown: Shown
    changed: Mapping[str, str]
    _index: dict[str, str] = field(default_factory=dict)

    def before(self, trees: Trees, root: Path, hashes: Mapping[str, str]) -> None:
        """Keep what is new, and note which tree is made of it. Raises UsageError where it has changed meanwhile."""
        kept, shelves = self.shown
        self._index = {**kept.files, **_keep_all(self.site, shelves, self.changed.items())}
        _note(trees, root, hashes, Made(kept.day, kept.base_url, self._index))

    def after(self, trees: Trees) -> None:
        """Forget the sources of earlier sites."""
        _forget(trees, self._index, self.shown.shelves)


@dataclass(frozen=True, slots=True)
class Made:
    """What a site was made from."""

    day: date
    base_url: str
    files: Mapping[str, str]


def _note(trees: Trees, root: Path, hashes: Mapping[str, str], made: Made) -> None:
    """Say which tree, with files of these hashes, is made of what is kept."""
    about = [made.day.isoformat(), made.base_url, identity(hashes), hashes.get(REGISTER, "")]
    files = _PARTED.join((*made.files, *made.files.values())).encode("utf-8", "surrogateescape")
    write_sealed_bytes(index_path(trees.state, root), b"%b\n%b" % (json.dumps(about).encode(), files))


def _forget(trees: Trees, index: Mapping[str, str], shelves: Shelves) -> None:
    """Remove the sources of all sites but the one that is shown now."""
    still = index_path(trees.state, trees.live.root)
    for stale in trees.state.glob(f"{FOLDER}-*"):
        if stale != still:
            stale.unlink(missing_ok=True)
    shelves.keep_only(set(index.values()))


def _keep_all(
    site: Path, shelves: Shelves, files: Iterable[tuple[str, str]], written: Mapping[str, bytes] = MappingProxyType({})
) -> dict[str, str]:
    """Keep files of a site, by path and hash, where they are not kept yet, and what is written in place of others.

    A file without a hash is kept as it is. Returns the hash of each path.
    """
    small: dict[str, Callable[[], bytes]] = {}
    index: dict[str, str] = {}
    for path, known in files:
        try:
            sha256 = known or hashlib.sha256((site / path).read_bytes()).hexdigest()
            if not shelves.holds(sha256, f"{site}/{path}"):
                if (site / path).stat().st_size > SMALL:
                    _copy_alone(site, shelves.folder, path, sha256)
                else:
                    small[sha256] = partial(_read, site, path, sha256)
        except OSError as error:
            raise _gone(path, error) from error
        index[path] = sha256
    for path, data in written.items():
        index[path] = sha256 = hashlib.sha256(data).hexdigest()
        if not shelves.holds(sha256):
            small[sha256] = partial(bytes, data)
    shelves.put_all(small)
    return index


def _read(site: Path, path: str, sha256: str) -> bytes:
    try:
        data = (site / path).read_bytes()
    except OSError as error:
        raise _gone(path, error) from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise _changed(path)
    return data


def _copy_alone(site: Path, folder: Path, path: str, sha256: str) -> None:
    if _copy(site / path, folder / sha256) != sha256:
        (folder / sha256).unlink()
        raise _changed(path)


def _gone(path: str, error: OSError) -> UsageError:
    return UsageError(f"{path}: {error.strerror or error}. Build once more.")


def _changed(path: str) -> UsageError:
    return UsageError(f"{path}: it changed while the site was being built. Build once more.")


def shown_sources(trees: Trees) -> Shown | None:
    """What is kept for the folder that is shown; None where anything of it is lost."""
    kept, folder = _load(index_path(trees.state, trees.live.root)), trees.state / FOLDER
    if kept is None or not folder.is_dir():
        return None
    shelves = Shelves(folder)
    return Shown(kept, shelves) if shelves.hold_all(kept.files.values()) else None


def identity(hashes: Mapping[str, str]) -> str:
    """Tells a site from every other one: a hash of the path and the hash of each of its files."""
    paths = sorted(hashes)
    return hashlib.sha256("\n".join([*paths, *map(hashes.__getitem__, paths)]).encode()).hexdigest()


def index_path(state: Path, root: Path) -> Path:
    """The index of a tree. A tree keeps its inode when it is renamed, so an exchange changes no index."""
    return state / manifest_path(state, root).name.replace("manifest", FOLDER)


def last_good(trees: Trees) -> Kept | None:
    """What the site that is shown was made from; None where it was not kept, or for another site than that."""
    state, live = trees.state, trees.live.root
    files = load_manifest(manifest_path(state, live)).files
    kept = _load(index_path(state, live))
    if files:
        return kept if kept and kept.site == identity(files.hashes) else None
    # The folder is another one now, as after a restore from a backup: its register tells which site it is.
    # What a killed build was writing has a number at the end of its name, see `sealed.write_whole`.
    indexes = [path for path in sorted(state.glob(f"{FOLDER}-*")) if not path.suffix]
    known = [one for one in map(_load, indexes) if one]
    register = live / REGISTER
    if register.is_file():
        found = hashlib.sha256(register.read_bytes()).hexdigest()
        return next((one for one in known if one.register == found), None)
    return known[0] if len(known) == 1 and not trees.live.found.files else None


@contextmanager
def unfolded(state: Path, kept: Kept) -> Iterator[Path | None]:
    """A folder with the sources that were kept, for as long as the block runs; None where one is lost or spoilt."""
    import shutil

    root = state / READING
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(mode=0o700)
    try:
        whole = _unfold(state / FOLDER, root, kept.files)
        yield root if whole else None
    finally:
        shutil.rmtree(root, ignore_errors=True)


def _unfold(folder: Path, root: Path, files: Mapping[str, str]) -> bool:
    """Write each file where it belongs; whether all of them are as they were."""
    try:
        shelves = Shelves(folder)
        return all(_take(shelves, folder, root / path, sha256) for path, sha256 in files.items())
    except OSError:
        return False


def _take(shelves: Shelves, folder: Path, target: Path, sha256: str) -> bool:
    target.parent.mkdir(parents=True, exist_ok=True)
    data = shelves.get(sha256)
    if data is None:
        return _copy(folder / sha256, target) == sha256
    target.write_bytes(data)
    return True


def _load(path: Path) -> Kept | None:
    found = read_sealed_bytes(path)
    if found is None:
        return None
    about, _, files = bytes(found.data).partition(b"\n")
    try:
        day, base_url, site, register = json.loads(about)
        parts = files.decode("utf-8", "surrogateescape").split(_PARTED) if files else []
        half = len(parts) // 2
        return Kept(
            date.fromisoformat(day), base_url, dict(zip(parts[:half], parts[half:], strict=True)), site, register
        )
    except (TypeError, ValueError):
        return None


def _copy(source: Path, target: Path) -> str:
    """Copy a file, whole or not at all; returns the hash of what was copied."""
    digest = hashlib.sha256()
    temporary = target.with_name(f"{target.name}.{os.getpid()}")
    try:
        with source.open("rb") as reading, temporary.open("wb") as writing:
            while chunk := reading.read(CHUNK):
                digest.update(chunk)
                writing.write(chunk)
        temporary.replace(target)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    return digest.hexdigest()
