"""Toy renderers, toy sites and ways of looking at what was built."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from boardpress.artefact import Artefact, Making, Pieces
from boardpress.building.build import Means, build
from boardpress.building.executors import Crew
from boardpress.building.report import Report
from boardpress.frames import Frame, FrameSet, Slots, fill


def page(making: Making) -> bytes:
    """The model in its frame, and what is known of each need."""
    head = making.frame.text if making.frame else "no frame"
    needs = "".join(f"{path} {out.size} {out.sha256}\n" for path, out in making.outputs.items())
    return f"{head}|{making.model}|{needs}".encode()


def framed(making: Making) -> Pieces:
    """The model in a slot of its frame."""
    assert making.frame is not None
    return fill(making.frame, Slots("", "", making.model))


def long_page(making: Making) -> bytes:
    """The model's first word, 4,000 times: a torn or mixed file shows at once."""
    return f"{making.model[0]}\n".encode() * 4000


def bad(making: Making) -> bytes:
    raise ValueError(f"cannot draw {making.model}")


def die(making: Making) -> bytes:
    os._exit(9)


def process(making: Making) -> bytes:
    """The process that it is rendered in: no renderer may do so, and it shows where the work is done."""
    return str(os.getpid()).encode()


def artefact(
    path: str, model: Any = "", needs: tuple[str, ...] = (), frame: str | None = None, renderer: str = "page"
) -> Artefact:
    return Artefact(path, f"tests.build.toys:{renderer}", model, frame, needs)


def copy(path: str, source: str) -> Artefact:
    return Artefact(path, "", None, source=source)


def frame_set(texts: Mapping[str, str] | None = None, assets: Mapping[str, bytes] | None = None) -> FrameSet:
    frames = {key: Frame(key, text, hashlib.sha256(text.encode()).hexdigest()) for key, text in (texts or {}).items()}
    return FrameSet(frames, assets or {})


class Site:
    """A site's folder with an output folder in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.folder.mkdir(parents=True, exist_ok=True)
        self.out = folder / "site"
        self.cache = folder / ".boardpress" / "cache"

    @property
    def state(self) -> Path:
        return self.folder / ".site.boardpress"

    def build(
        self, artefacts: Sequence[Artefact], frames: FrameSet | None = None, jobs: int = 1, **options: Any
    ) -> Report:
        settings: dict[str, Any] = {
            "site_dir": self.folder,
            "cache": self.cache,
            "crew": Crew(jobs),
            "engine": "e1",
        } | options
        out = settings.pop("out", self.out)
        return build(artefacts, lambda: frames or frame_set(), out, Means(**settings))


def tree(folder: Path) -> dict[str, bytes]:
    """Every file by its path, and every empty folder (with a slash)."""
    found: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = b"-> " + os.fsencode(path.readlink())
        elif path.is_file():
            found[name] = path.read_bytes()
        elif not any(path.iterdir()):
            found[name + "/"] = b""
    return found


def generation(number: int, pages: int = 12) -> list[Artefact]:
    """A site whose every page carries one number, and one page of its own that the next generation does not have."""
    always: Iterable[str] = (f"p{index}/index.html" for index in range(pages))
    return [artefact(path, [number], renderer="long_page") for path in (*always, f"only-{number}/index.html")]


def numbers(folder: Path) -> set[str]:
    """The generations that the files of a tree belong to; a torn file gives a set of several."""
    return {line for data in tree(folder).values() for line in data.decode().splitlines()}
