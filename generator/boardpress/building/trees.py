"""The live site and its spare: two sibling trees, of which one is prepared while the other is seen."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import cached_property, partial
from io import FileIO
from pathlib import Path

from boardpress.building.beside import Beside
from boardpress.building.exchange import mend, put_in_place
from boardpress.building.fileindex import Stamp, file_system_clock
from boardpress.building.lock import locked
from boardpress.building.manifest import Entry, Manifest, folders_of, load_manifest, manifest_path, save_manifest
from boardpress.building.place import checked_place, recognised, state_beside
from boardpress.building.scout import Scout
from boardpress.building.tree import Tree
from boardpress.output import Output
from boardpress.problems import UsageError

SPARE = "spare"
ASIDE = "aside"
MOST_AHEAD, LARGEST_AHEAD = 100, 64 << 20
"""So many files, and so many bytes, are read before they are needed."""


class Trees:
    """Both trees, while this build alone may change them. Made by `open_trees`. Each is looked at when it is wanted."""

    def __init__(self, root: Path, state: Path, known: Manifest | None, lock: int, scout: Scout) -> None:
        """`known` is the manifest of the live one; None where no manifest is to be read."""
        self.lock = lock
        self.seal = known.seal if known else ""
        """That of the manifest of the site that is shown."""
        self._root = root
        self._state = state
        self._known = known
        self._scout = scout
        self._now = file_system_clock(state) or 0
        self._folders: set[str] = set()
        self._has_recognised = False
        self._ahead: dict[str, Beside[Mapping[str, tuple[bytes, Stamp]]]] = {}
        self._writing: dict[str, Beside[None]] = {}
        if known:
            spare = state / SPARE
            scout.send(spare, manifest_path(state, spare))

    @property
    def state(self) -> Path:
        """The folder beside the live one that nobody but us looks into."""
        return self._state

    @cached_property
    def live(self) -> Tree:
        """The site that was shown when the trees were opened."""
        with refusals(self._root):
            known = self._known or Manifest()
            return Tree(
                self._root, known, seen=self._scout.seen(self._root, manifest_path(self._state, self._root), known)
            )

    @cached_property
    def spare(self) -> Tree:
        """The tree that this build may write."""
        root, known = self._state / SPARE, self._known_of_spare
        with refusals(self._root):
            return Tree(root, known, self._now, self._scout.seen(root, manifest_path(self._state, root), known))

    @cached_property
    def _known_of_spare(self) -> Manifest:
        return load_manifest(manifest_path(self._state, self._state / SPARE)) if self._known else Manifest()

    def output(self, path: str, fingerprint: str) -> Output | None:
        """What a file of either tree holds, where it was made from the same things."""
        return self.live.output(path, fingerprint) or self.spare.output(path, fingerprint)

    def recognise(self, path: str, fingerprint: str, output: Output) -> bool:
        """Whether a file of either tree holds what was made just now, from whatever: it need not be written then."""
        live, spare = self.live.recognise(path, fingerprint, output), self.spare.recognise(path, fingerprint, output)
        self._has_recognised |= live
        return live or spare

    def clear(self, wanted: Mapping[str, object]) -> None:
        """Make the spare ready to be written: everything that is not wanted goes, links are not followed.

        It comes before writing, so that `Guide.pdf` can become `guide.pdf` where the two names are one.
        """
        with refusals(self._root):
            self._clear(wanted)

    def _clear(self, wanted: Mapping[str, object]) -> None:
        spare = self.spare
        root, found = spare.root, spare.found
        if spare.is_whole and spare.kept.fingerprints.keys() == wanted.keys():
            self._folders = set(found.folders)
            return
        folders = folders_of(wanted)
        if not root.is_dir() or root.is_symlink():
            root.unlink(missing_ok=True)
            root.mkdir()
        for path in [*found.strangers, *(path for path in found.files if path not in wanted)]:
            (root / path).unlink()
            spare.touch(path)
        # Those inside come first.
        for folder in sorted(found.folders - folders, reverse=True):
            (root / folder).rmdir()
            spare.touch(folder)
            spare.settled.pop(folder, None)
        for path in [path for path in spare.kept if path not in wanted]:
            del spare.kept[path]
        self._folders = folders.intersection(found.folders)

    def write(
        self, path: str, fingerprint: str, chunks: Iterable[bytes | memoryview], known: Output | None = None
    ) -> Output:
        """Write a file of the spare. Whoever has the one before it open reads that to its end.

        `known` says what it comes to, where that has been found out before.
        """
        try:
            return self._write(path, fingerprint, chunks, known)
        except OSError as error:
            raise refused(self.live.root, error) from error

    def _write(self, path: str, fingerprint: str, chunks: Iterable[bytes | memoryview], known: Output | None) -> Output:
        self._make_folder(path.rpartition("/")[0])
        target = f"{self.spare.root}/{path}"
        # What was there goes first: where a file takes another's place, the system has it written to the disk at once,
        # and we wait. No manifest names a file that is cut short.
        if path in self.spare.found.files or path in self.spare.kept:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(target)  # noqa: PTH108 - as below
        # A path object for each of thousands of files costs time, and so does a buffer, whose size is asked for.
        with open(target, "xb", buffering=0) as file:  # noqa: PTH123
            output = _written(file, chunks) if known is None else _put(file, chunks, known)
            stamp = Stamp.of(os.fstat(file.fileno()))
        self.spare.touch(path)
        self.spare.kept[path] = Entry(fingerprint, output, stamp)
        return output

    def write_beside(self, path: str, chunks: Iterable[bytes | memoryview]) -> None:
        """Begin to write a large file of the spare, while other work goes on; `note_written` waits until it stands."""
        if earlier := self._writing.pop(path, None):
            # Whoever wanted that gave up.
            earlier.wait()
        with refusals(self._root):
            self._make_folder(path.rpartition("/")[0])
            self.spare.touch(path)
            self.spare.kept.pop(path, None)
            self._writing[path] = Beside(partial(_write_anew, self.spare.root / path, chunks))

    def note_written(self, path: str, fingerprint: str, output: Output) -> None:
        """Note what a file was made from that was written beside other work, and what it came to."""
        with refusals(self._root):
            self._writing.pop(path).result()
            stamp = Stamp.of((self.spare.root / path).lstat())
            self.spare.kept[path] = Entry(fingerprint, output, stamp)

    def read_ahead(self, *paths: str) -> None:
        """Begin to read files of the live tree that `live_bytes` will be asked for."""
        work = Beside(partial(_read_all, self._root, paths))
        self._ahead.update(dict.fromkeys(paths, work))

    def read_lacking_ahead(self, but: str) -> None:
        """Begin to read what the spare will be given from the live tree, but for one file, where it is not too much."""
        live, there = self.live.kept, self._known_of_spare.files.fingerprints
        lacking = [
            path for path, made_from in live.fingerprints.items() if there.get(path) != made_from and path != but
        ]
        if 0 < len(lacking) <= MOST_AHEAD and sum(live.stamps[path].size for path in lacking) <= LARGEST_AHEAD:
            self.read_ahead(*lacking)

    def live_bytes(self, path: str) -> bytes | None:
        """The bytes of a file of the live tree that stands as we wrote it; None where it does not, or no more."""
        entry = self.live.kept.get(path)
        if entry is None:
            return None
        ahead = self._ahead.pop(path, None)
        try:
            data, stamp = ahead.result()[path] if ahead else _read(self._root / path)
        except OSError:
            return None
        return data if stamp == entry.stamp else None

    def close(self) -> None:
        """Have nothing more to do with them."""
        while self._ahead:
            self._ahead.popitem()[1].wait()
        while self._writing:
            self._writing.popitem()[1].wait()

    def publish(self) -> None:
        """Show the spare, which is complete, to the public. One step: before it the old site, after it the new one."""
        with refusals(self.live.root):
            self._publish()

    def _publish(self) -> None:
        spare, live = self.spare.root, self.live.root
        manifest = manifest_path(self._state, spare)
        self.seal = save_manifest(manifest, self.spare.kept, self.spare.settled)
        put_in_place(spare, live, self._state / ASIDE)
        still = {manifest, manifest_path(self._state, spare)}
        for stale in self._state.glob("manifest-*"):
            if stale not in still:
                stale.unlink(missing_ok=True)

    def confirm(self) -> None:
        """Leave the live site as it is, and keep what its files were recognised to be made from."""
        if self._has_recognised:
            with refusals(self.live.root):
                live = self.live
                self.seal = save_manifest(manifest_path(self._state, live.root), live.kept, live.settled)

    def _make_folder(self, folder: str) -> None:
        if folder and folder not in self._folders:
            self._make_folder(folder.rpartition("/")[0])
            with contextlib.suppress(FileExistsError):
                os.mkdir(f"{self.spare.root}/{folder}")  # noqa: PTH102 - one for each of thousands of files
            self.spare.touch(folder)
            self._folders.add(folder)


@contextmanager
def open_trees(
    out: Path, site_dir: Path, cache: Path | None, trusted: bool = True, scout: Scout | None = None
) -> Iterator[Trees]:
    """The trees of an output folder, locked. Where not `trusted`, no manifest is read and every file will be written.

    `scout` looks at them meanwhile: at the live one, which was sent for before, and from now on at the spare.
    Raises UsageError where the folder cannot be ours, another build is at work, or the system refuses to write.
    """
    live = checked_place(out, site_dir, cache)
    state = state_beside(live)
    with refusals(live):
        live.parent.mkdir(parents=True, exist_ok=True)
        # The spare holds an older site, with pages that may have been taken down since: no other user may look into it.
        state.mkdir(mode=0o700, exist_ok=True)
    with locked(state / "lock", live) as lock:
        with refusals(live):
            mend(state / SPARE, live, state / ASIDE)
            known = load_manifest(manifest_path(state, live))
            recognised(live, known.files.stamps)
            trees = Trees(live, state, known if trusted else None, lock, scout or Scout(apart=False))
        with closing(trees):
            yield trees


def _write_anew(path: Path, chunks: Iterable[bytes | memoryview]) -> None:
    # See `Trees.write`.
    path.unlink(missing_ok=True)
    with path.open("xb") as file:
        file.writelines(chunks)


def _put(file: FileIO, chunks: Iterable[bytes | memoryview], known: Output) -> Output:
    """Write chunks of a file, of which it is known what they come to."""
    for chunk in chunks:
        _write_whole(file, chunk)
    return known


def _write_whole(file: FileIO, chunk: bytes | memoryview) -> None:
    """Write all of a chunk. The system may take a part of it, as where the disk is nearly full."""
    written = file.write(chunk)
    while written < len(chunk):
        written += file.write(memoryview(chunk)[written:])


def _written(file: FileIO, chunks: Iterable[bytes | memoryview]) -> Output:
    """Write chunks of a file; returns what they come to."""
    digest, size = hashlib.sha256(), 0
    for chunk in chunks:
        _write_whole(file, chunk)
        digest.update(chunk)
        size += len(chunk)
    return Output(size, digest.hexdigest())


def _read(path: Path) -> tuple[bytes, Stamp]:
    """The bytes of a file, and how it stood when they had been read."""
    with path.open("rb") as file:
        return file.read(), Stamp.of(os.fstat(file.fileno()))


def _read_all(root: Path, paths: Iterable[str]) -> Mapping[str, tuple[bytes, Stamp]]:
    """The same of several, by path."""
    return {path: _read(root / path) for path in paths}


@contextmanager
def refusals(live: Path) -> Iterator[None]:
    """Turn what the system refuses (no permission, no room) into a UsageError: no fault of ours, and no traceback."""
    try:
        yield
    except OSError as error:
        raise refused(live, error) from error


def refused(live: Path, error: OSError) -> UsageError:
    """What there is to tell of what the system refuses."""
    return UsageError(f"{live}: the site cannot be written there: {error.strerror or error}.")
