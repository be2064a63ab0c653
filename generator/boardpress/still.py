"""Whether everything stands as the last build left it, so that there is nothing to do: seen without reading a file.

What a build depends on is looked at before it reads anything, and noted when it is done: each file below the folders
that it reads from, by size, times and inode; what was asked for; our own code; and each file that it published. Of a
file that changed so lately that it could change once more unseen it is noted that it did, and of a folder that holds
links nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from boardpress.building.engine import Code, code_of, engine_digest
from boardpress.building.fileindex import RACE, file_system_clock
from boardpress.building.manifest import load_manifest, manifest_path
from boardpress.building.place import state_beside
from boardpress.building.scout import Scout
from boardpress.building.sealed import read_sealed_bytes, write_sealed_bytes
from boardpress.building.stamps import Stamps, packed_stamp
from boardpress.building.survey import look_at
from boardpress.building.tree import Tree
from boardpress.order import THEME, Order
from boardpress.records import dataclass, named_values

FILE_NAME = "last.bin"
CONFIGURATION = "site-config.yml"
ROOTS = ("content", "learning", THEME)
"""Folders that are looked at even before a board's types are known."""
MOST = 20
"""So many texts are published anew by themselves: where there are more, looking at everything costs hardly more."""
_OURS = ("manifest-", "sources-")
"""What names begin with under which something is kept for a published site."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a build tells of the site that it published."""

    publications: int
    files: int
    pages: int
    decks: int
    feeds: int
    made: int
    removed: int
    warnings: int
    has_duties: bool
    """Whether anything that the public may know of must stay listed."""
    next_change: date | None


class Noted(NamedTuple):
    """What the last build noted: what JSON can hold of it, and the stamps of all files in the order of their paths."""

    about: Mapping[str, Any]
    stamps: memoryview


@dataclass(frozen=True, slots=True)
class Look:
    """The files of a site as they stood when a build began; None where they cannot be told from later ones."""

    engine: str
    """See `engine.engine_digest`."""
    code: Code
    asked: str
    """Stands for what was asked for, and for our code."""
    roots: tuple[str, ...]
    stamps: Stamps | None
    """In the order of their paths."""
    names: str
    """Stands for all these paths: they are noted nowhere, since one may be that of what is withdrawn."""
    now: int | None
    """When it was looked, by the file system's own clock."""
    noted: Noted | None
    """What the last build noted."""


def look(order: Order) -> Look:
    """How everything stands now."""
    noted = _noted(order)
    code = code_of(known=_code(noted))
    engine = engine_digest(code)
    roots, now = _roots(noted), file_system_clock(order.cache)
    stamps = _stamps(order, roots)
    names = hashlib.sha256("\0".join(stamps or ()).encode("utf-8", "surrogateescape")).hexdigest()
    return Look(engine, code, _asked(order, engine), roots, stamps, names, now, noted)


@dataclass(frozen=True, slots=True)
class Since:
    """What has become of a site since it was published last, where that can be told: nothing came, nothing went."""

    told: Told
    """What the last build told, with nothing made and nothing removed."""
    changed: tuple[str, ...]
    """The files that are not as they were, or may not be."""
    paths: tuple[str, ...]
    """All files."""
    edition: str
    """Tells which edition it was, see `rewording.keptedition`; empty where it is not kept."""
    live: tuple[str, ...]
    """How the site stood that was published."""
    reading: str = ""
    """Tells what was read of the files, see `reading.kept.Kept.seal`."""
    reworded: frozenset[str] = frozenset()
    """Files that are as they were when the site was published last, but changed after they were so read."""

    @property
    def may_be_words(self) -> bool:
        """Whether it may be that only the words of some texts have changed."""
        return (
            bool(self.edition) and 0 < len(self.changed) <= MOST and all(path.endswith(".md") for path in self.changed)
        )


def since(order: Order, now: Look) -> Since | None:
    """What has changed since the last build; None where files came or went, or another site is asked for."""
    if order.clean or now.stamps is None:
        return None
    try:
        if now.noted is None or now.noted.about["asked"] != now.asked or now.noted.about["names"] != now.names:
            return None
        noted = now.noted.about
        changed = tuple(now.stamps.others(now.noted.stamps))
        told = noted["told"]
        changes = date.fromisoformat(told["next_change"]) if told["next_change"] else None
        known = Told(**{**told, "made": 0, "removed": 0, "next_change": changes})
        paths = tuple(now.stamps)
        reworded = frozenset(paths[place] for place in noted["reworded"])
        noted_of = (str(noted["edition"]), tuple(noted["live"]), str(noted["reading"]))
        return Since(known, changed, paths, *noted_of, reworded)
    except (TypeError, KeyError, ValueError, IndexError):
        return None


def stands(order: Order, since: Since, tree: Tree) -> bool:
    """Whether the published site is as it was, where `tree` is what its folder holds."""
    return since.live == (_kept_by(order), tree.seal) and tree.is_whole


def send(order: Order, scout: Scout) -> None:
    """Have the published site looked at."""
    out = order.out.resolve()
    scout.send(out, manifest_path(state_beside(out), out))


def published(order: Order, scout: Scout) -> Tree:
    """The published site as it is."""
    out = order.out.resolve()
    manifest = manifest_path(state_beside(out), out)
    known = load_manifest(manifest)
    return Tree(out, known, seen=scout.seen(out, manifest, known))


@dataclass(frozen=True, slots=True)
class Basis:
    """What the next build may start from."""

    edition: str = ""
    """See `Since.edition`."""
    reading: str = ""
    reworded: frozenset[str] = frozenset()


def note(order: Order, seen: Look, told: Told, roots: Collection[str], seal: str, basis: Basis) -> None:
    """Note how everything stood: in the folders that the site was read from, and, by their `seal`, what it wrote."""
    path = order.cache / FILE_NAME
    value: dict[str, object] = {"roots": roots}
    if seen.now is not None and seen.code.newest < seen.now - RACE:
        value |= {"code": seen.code}
    packed = b""
    if seen.stamps is not None and set(seen.roots) == set(roots) and seal and (kept := _kept_by(order)):
        # What changed so lately that it could change once more unseen has no stamp.
        packed = seen.stamps.until(-1 if seen.now is None else seen.now - RACE)
        value |= {"asked": seen.asked, "names": seen.names, "told": named_values(told), "live": (kept, seal)}
        reworded = [place for place, path in enumerate(seen.stamps) if path in basis.reworded]
        value |= {"edition": basis.edition, "reading": basis.reading, "reworded": reworded}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_sealed_bytes(path, json.dumps(value, default=str).encode() + b"\n" + packed)
    except OSError:
        return


def _noted(order: Order) -> Noted | None:
    """What the last build noted; None where there is nothing, or nothing sound."""
    kept = read_sealed_bytes(order.cache / FILE_NAME)
    if kept is None:
        return None
    about, _, stamps = bytes(kept.data).partition(b"\n")
    try:
        found = json.loads(about)
    except ValueError:
        return None
    return Noted(found, memoryview(stamps)) if isinstance(found, dict) else None


def _code(noted: Noted | None) -> Code | None:
    """How our own files stood and what they held, where that is noted."""
    if noted is None:
        return None
    try:
        stands, newest, digest = noted.about["code"]
        return Code(str(stands), int(newest), str(digest))
    except (KeyError, TypeError, ValueError):
        return None


def _roots(noted: Noted | None) -> tuple[str, ...]:
    roots = noted.about.get("roots", ()) if noted else ()
    return tuple(sorted({*ROOTS, *(str(root) for root in roots)}))


def roots_of(paths: Iterable[str]) -> tuple[str, ...]:
    """The folders that a site was read from, by the paths of its files, and files that stand beside those."""
    return tuple(sorted({*ROOTS, *(path.split("/")[0] for path in paths if path != CONFIGURATION)}))


def _asked(order: Order, engine: str) -> str:
    previous = ""
    if order.previous is not None:
        try:
            previous = hashlib.sha256(order.previous.read_bytes()).hexdigest()
        except OSError:
            previous = "unreadable"
    about = [
        engine, str(order.site.resolve()), str(order.out.resolve()), order.day.isoformat(), order.drafts,
        order.base_url, list(order.only), previous,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(about).encode()).hexdigest()


def _stamps(order: Order, roots: tuple[str, ...]) -> Stamps | None:
    """The stamp of every file below the roots, and of the configuration; None where there are links among them."""
    found: dict[str, bytes] = {}
    try:
        for root in (CONFIGURATION, *roots):
            path = order.site / root
            if path.is_symlink():
                return None
            if path.is_dir():
                _look_below(str(path), root, found)
            elif root == CONFIGURATION or path.is_file():
                found[root] = packed_stamp(os.lstat(path))
    except OSError:
        return None
    paths = sorted(found)
    return Stamps(paths, b"".join([found[path] for path in paths]))


def _look_below(folder: str, prefix: str, found: dict[str, bytes]) -> None:
    """Add path and packed stamp of each file. Raises OSError for what is neither file nor folder."""
    with os.scandir(folder) as entries:
        for entry in entries:
            path = f"{prefix}/{entry.name}"
            if entry.is_file(follow_symlinks=False):
                found[path] = packed_stamp(look_at(entry))
            elif entry.is_dir(follow_symlinks=False):
                _look_below(entry.path, path, found)
            else:
                raise OSError(f"{path} is a link")


def _kept_by(order: Order) -> str:
    """The names of what is kept beside the published site for it; empty where nothing is."""
    try:
        inode = order.out.stat().st_ino
        out = order.out.resolve()
        beside = [path.name for path in state_beside(out).iterdir()]
    except OSError:
        return ""
    return " ".join(sorted(name for name in beside if name.startswith(_OURS) and str(inode) in name))
