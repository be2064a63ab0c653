"""One file of the site: where it goes, what its bytes depend on, and how to make them."""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from pydantic_core import to_json

from boardpress.frames import Frame


@dataclass(frozen=True, slots=True)
class Output:
    """What became of an artefact: size in bytes and SHA-256 in hexadecimal."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Making:
    """What a renderer gets: the frozen model, its frame where it has one, and the outputs that it needs to know of."""

    model: Any
    frame: Frame | None
    outputs: Mapping[str, Output]


Renderer = Callable[[Making], bytes]


@dataclass(frozen=True, slots=True)
class Artefact:
    """A file to be made.

    `path` is relative to the site, with forward slashes. `renderer` names a function `module:name` that turns a
    `Making` into bytes and reads nothing else. `model` is made of dataclasses, tuples, mappings and plain values.
    `frame` is the key of the frame that it is drawn in, None where it has none (home is the key ""). `needs` are
    the paths of artefacts whose size and hash the renderer shows; they are made first. `source` is set where the
    artefact is a copy of one of the board's files.
    """

    path: str
    renderer: str
    model: Any
    frame: str | None = None
    needs: tuple[str, ...] = ()
    source: str = ""


def fingerprint(artefact: Artefact, frame: Frame | None, outputs: Mapping[str, Output], engine: str) -> str:
    """A hash of all that the bytes of an artefact depend on; `engine` stands for our code and the libraries."""
    digest = hashlib.sha256(engine.encode())
    digest.update(to_json([artefact.renderer, frame.digest if frame else "", outputs]))
    digest.update(to_json(artefact.model))
    return digest.hexdigest()


def render(artefact: Artefact, frame: Frame | None, outputs: Mapping[str, Output]) -> bytes:
    """The bytes of an artefact."""
    module, _, name = artefact.renderer.partition(":")
    renderer = cast("Renderer", getattr(importlib.import_module(module), name))
    return renderer(Making(artefact.model, frame, outputs))
