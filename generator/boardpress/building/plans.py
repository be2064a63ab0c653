"""What models came to that were made later: who has the key of a model knows its digest without making it."""

from __future__ import annotations

from pathlib import Path

from boardpress.building.sealed import read_sealed, write_sealed

FILE_NAME = "plans.json"


class Plans:
    """The digest of the model of each artefact of the last build, by its path and the key that it was made under.

    Kept in a folder of the cache, for one engine; without a folder, or `fresh`, nothing is known.
    """

    def __init__(self, folder: Path | None, engine: str, fresh: bool = False) -> None:
        self._folder = folder
        self._engine = engine
        self._known = {} if fresh else _load(folder, engine)
        self._kept: dict[str, tuple[str, str]] = {}

    def digest(self, path: str, key: str) -> str:
        """The digest of the model of a path, where its key is as it was; else empty."""
        was, digest = self._known.get(path, ("", ""))
        if was != key:
            return ""
        self._kept[path] = (key, digest)
        return digest

    def keep(self, path: str, key: str, digest: str) -> None:
        self._kept[path] = (key, digest)

    def save(self) -> None:
        """Keep what is known of the artefacts of this build. A file that cannot be written is done without."""
        if self._folder is None or self._kept == self._known:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_sealed(self._folder / FILE_NAME, [self._engine, dict(sorted(self._kept.items()))])
        except OSError:
            return


def _load(folder: Path | None, engine: str) -> dict[str, tuple[str, str]]:
    read = read_sealed(folder / FILE_NAME) if folder else None
    try:
        made_by, rows = read or ("", {})
        return {path: (row[0], row[1]) for path, row in rows.items()} if made_by == engine else {}
    except (AttributeError, TypeError, ValueError, IndexError, KeyError):
        return {}
