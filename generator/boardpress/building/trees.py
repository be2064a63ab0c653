"""The live site and its spare: two sibling trees, of which one is prepared while the other is seen."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from boardpress.building.exchange import mend, put_in_place
from boardpress.building.fileindex import Stamp, file_system_clock
from boardpress.building.lock import locked
from boardpress.building.manifest import Entry, Manifest, folders_of, load_manifest, manifest_path, save_manifest
from boardpress.building.place import checked_place, recognised
from boardpress.building.tree import Tree
from boardpress.output import Output
from boardpress.problems import UsageError

SPARE = "spare"
ASIDE = "aside"
TEMPORARY = "temporary"


class Trees:
    """Both trees, while this build alone may change them. Made by `open_trees`."""

    def __init__(self, live: Tree, state: Path, trusted: bool, lock: int) -> None:
        self.live = live
        self.lock = lock
        self.seal = live.seal
        """That of the manifest of the site that is shown."""
        self._state = state
        self._trusted = trusted
        self._temporary = state / TEMPORARY
        self._spare: Tree | None = None
        self._folders: set[str] = set()
        self._has_recognised = False

    @property
    def state(self) -> Path:
        """The folder beside the live one that nobody but us looks into."""
        return self._state

    @property
    def spare(self) -> Tree:
        if self._spare is None:
            with refusals(self.live.root):
                root = self._state / SPARE
                known = load_manifest(manifest_path(self._state, root)) if self._trusted else Manifest()
                self._spare = Tree(root, known, file_system_clock(self._state) or 0)
        return self._spare

    def output(self, path: str, fingerprint: str) -> Output | None:
        """What a file of either tree holds, where it was made from the same things."""
        return self.live.output(path, fingerprint) or self.spare.output(path, fingerprint)

    def recognise(self, path: str, fingerprint: str, output: Output) -> bool:
        """Whether a file of either tree holds what was made just now, from whatever: it need not be written then."""
        live, spare = (tree.recognise(path, fingerprint, output) for tree in (self.live, self.spare))
        self._has_recognised |= live
        return live or spare

    def clear(self, wanted: Mapping[str, object]) -> None:
        """Make the spare ready to be written: everything that is not wanted goes, links are not followed.

        It comes before writing, so that `Guide.pdf` can become `guide.pdf` where the two names are one.
        """
        with refusals(self.live.root):
            self._clear(wanted)

    def _clear(self, wanted: Mapping[str, object]) -> None:
        spare, folders = self.spare, folders_of(wanted)
        root, found = spare.root, spare.found
        if not root.is_dir() or root.is_symlink():
            root.unlink(missing_ok=True)
            root.mkdir()
        for path in [*found.strangers, *(path for path in found.files if path not in wanted)]:
            (root / path).unlink()
            spare.touch(path)
        for folder in reversed(found.folders):
            if folder not in folders:
                (root / folder).rmdir()
                spare.touch(folder)
                spare.settled.pop(folder, None)
        spare.kept = {path: entry for path, entry in spare.kept.items() if path in wanted}
        self._folders = {folder for folder in found.folders if folder in folders}
        self._temporary.unlink(missing_ok=True)

    def write(
        self, path: str, fingerprint: str, chunks: Iterable[bytes | memoryview], known: Output | None = None
    ) -> Output:
        """Write a file of the spare. Whoever has the one before it open reads that to its end.

        `known` says what it comes to, where that has been found out before.
        """
        with refusals(self.live.root):
            return self._write(path, fingerprint, chunks, known)

    def _write(self, path: str, fingerprint: str, chunks: Iterable[bytes | memoryview], known: Output | None) -> Output:
        digest, size = hashlib.sha256(), 0
        self._make_folder(path.rpartition("/")[0])
        target = f"{self.spare.root}/{path}"
        # Nobody has a file open that was not there when we began, and no manifest names one that is cut short.
        is_new = path not in self.spare.found.files and path not in self.spare.kept
        with open(target if is_new else self._temporary, "xb") as file:  # noqa: PTH123 - as below
            for chunk in chunks:
                file.write(chunk)
                if known is None:
                    digest.update(chunk)
                    size += len(chunk)
        if not is_new:
            os.replace(self._temporary, target)  # noqa: PTH105 - a path object for each of thousands of files costs time
        output = known or Output(size, digest.hexdigest())
        self.spare.touch(path)
        self.spare.kept[path] = Entry(fingerprint, output, Stamp.of(os.lstat(target)))
        return output

    def live_bytes(self, path: str) -> bytes | None:
        """The bytes of a file of the live tree that stands as we wrote it; None where they are not what they were."""
        entry = self.live.kept.get(path)
        if entry is None:
            return None
        try:
            data = (self.live.root / path).read_bytes()
        except OSError:
            return None
        return data if hashlib.sha256(data).hexdigest() == entry.output.sha256 else None

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
def open_trees(out: Path, site_dir: Path, cache: Path | None, trusted: bool = True) -> Iterator[Trees]:
    """The trees of an output folder, locked. Where not `trusted`, no manifest is read and every file will be written.

    Raises UsageError where the folder cannot be ours, another build is at work, or the system refuses to write.
    """
    live = checked_place(out, site_dir, cache)
    state = live.with_name(f".{live.name}.boardpress")
    with refusals(live):
        live.parent.mkdir(parents=True, exist_ok=True)
        # The spare holds an older site, with pages that may have been taken down since: no other user may look into it.
        state.mkdir(mode=0o700, exist_ok=True)
    with locked(state / "lock", live) as lock:
        with refusals(live):
            mend(state / SPARE, live, state / ASIDE)
            known = load_manifest(manifest_path(state, live))
            recognised(live, known.entries)
            trees = Trees(Tree(live, known if trusted else Manifest()), state, trusted, lock)
        yield trees


@contextmanager
def refusals(live: Path) -> Iterator[None]:
    """Turn what the system refuses (no permission, no room) into a UsageError: no fault of ours, and no traceback."""
    try:
        yield
    except OSError as error:
        raise UsageError(f"{live}: the site cannot be written there: {error.strerror or error}.") from error
