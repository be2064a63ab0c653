"""One file of the site: where it goes, what its bytes depend on, and how to make them."""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, cast

from boardpress.asjson import to_json
from boardpress.frames import Frame
from boardpress.output import Output
from boardpress.records import changed, dataclass


@dataclass(frozen=True, slots=True)
class Making:
    """What a renderer gets: the frozen model, its frame where it has one, and the outputs that it needs to know of."""

    model: Any
    frame: Frame | None
    outputs: Mapping[str, Output]


Pieces = tuple[bytes, ...]
"""The bytes of a file, in turn. A piece that many files have is one object, and is sent to another process once."""
Renderer = Callable[[Making], bytes | Pieces]


@dataclass(frozen=True, slots=True)
class Later:
    """A model that is made where and when it is needed: what a function returns for arguments that are in memory.

    `key` is a hash of all that the model depends on besides our code. It stands for the model in the fingerprint, so
    that nobody need make it to see that it is as it was.
    """

    key: str
    function: Callable[..., Any]
    arguments: tuple[Any, ...]

    def made(self) -> Any:
        return self.function(*self.arguments)


@dataclass(frozen=True, slots=True)
class Artefact:
    """A file to be made.

    `path` is relative to the site, with forward slashes. `renderer` names a function `module:name` that turns a
    `Making` into bytes, whole or in pieces, and reads nothing else. `model` is made of dataclasses, tuples, mappings
    and plain values; it may be made `Later`.
    `frame` is the key of the frame that it is drawn in, None where it has none (home is the key ""). `needs` are
    the paths of artefacts whose size and hash the renderer shows; they are made first. `source` is set where the
    artefact is a copy of one of the board's files. `weight` says how many times the work of others of its kind it is.
    """

    path: str
    renderer: str
    model: Any
    frame: str | None = None
    needs: tuple[str, ...] = ()
    source: str = ""
    weight: float = 1.0


def settled(artefact: Artefact) -> Artefact:
    """The artefact with its model made."""
    return changed(artefact, model=artefact.model.made()) if isinstance(artefact.model, Later) else artefact


def _digest_of(model: Any) -> str:
    """A hash of a model, 32 hexadecimal digits."""
    return hashlib.sha256(to_json(model)).hexdigest()[:32]


def fingerprint(artefact: Artefact, frame: Frame | None, outputs: Mapping[str, Output], engine: str) -> str:
    """A hash of all that the bytes of an artefact depend on; `engine` stands for our code and the libraries."""
    model = artefact.model
    digest = model.key if isinstance(model, Later) else _digest_of(model)
    about = "\n".join([engine, artefact.renderer, digest, frame.digest if frame else ""]).encode()
    return hashlib.sha256(about + to_json(outputs) if outputs else about).hexdigest()


def render(artefact: Artefact, frame: Frame | None, outputs: Mapping[str, Output]) -> Pieces:
    """The bytes of an artefact."""
    model = artefact.model.made() if isinstance(artefact.model, Later) else artefact.model
    made = _renderer(artefact.renderer)(Making(model, frame, outputs))
    return made if isinstance(made, tuple) else (made,)


@cache
def _renderer(named: str) -> Renderer:
    """Asked for once for each publisher: to look for a module takes longer than much of what is drawn."""
    module, _, name = named.partition(":")
    return cast("Renderer", getattr(importlib.import_module(module), name))
