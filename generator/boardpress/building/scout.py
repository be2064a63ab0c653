"""Looking at trees of output files in a process of its own, while this one reads, loads and makes.

To look at every file that was published takes a third of the time of an edit. The process only looks: it writes
nothing, holds no lock and does not outlive its parent. Where no answer comes, whatever became of it, this one looks.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from types import TracebackType
from typing import IO, NamedTuple, NoReturn, Self

from boardpress.building.manifest import Manifest, load_manifest
from boardpress.building.survey import Difference, looked_at

WORTH_IT = 1 << 19
"""Bytes of a manifest, of some two thousand files, below which a process costs more than it saves."""


class _Process(NamedTuple):
    """The process that looks, and our ends of its pipes."""

    number: int
    questions: IO[bytes]
    answers: IO[bytes]


class Scout:
    """Looks at trees, each of which is told by its root and its manifest. `apart` says whether a process may do it."""

    def __init__(self, apart: bool) -> None:
        self._apart = apart
        self._process: _Process | None = None
        self._asked: list[list[str]] = []
        self._answers: list[bytes] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end()

    @property
    def process(self) -> int | None:
        """The number of the process that looks; None where there is none."""
        return self._process.number if self._process else None

    def send(self, root: Path, manifest: Path) -> None:
        """Have a tree looked at, as it stands from now on."""
        question = [str(root), str(manifest)]
        # What was seen of it before counts no more, even if there is nobody to look again.
        self._asked = [[] if one == question else one for one in self._asked]
        if not self._apart or not _is_worth_it(manifest):
            return
        try:
            self._process = self._process or _started()
            self._process.questions.write(json.dumps(question).encode() + b"\n")
            self._process.questions.flush()
        except OSError:
            self._end()
            return
        self._asked.append(question)

    def seen(self, root: Path, manifest: Path, known: Manifest) -> Difference | None:
        """What was found of a tree, where it has this manifest; None where it has to be looked at."""
        question = [str(root), str(manifest)]
        if question not in self._asked:
            return None
        number = self._asked.index(question)
        while self._process and len(self._answers) <= number:
            answer = self._process.answers.readline()
            if not answer.endswith(b"\n"):
                self._end()
                return None
            self._answers.append(answer)
        if len(self._answers) <= number:
            return None
        seal, *found = json.loads(self._answers[number])
        return Difference.of(*found) if seal and seal == known.seal else None

    def _end(self) -> None:
        """End the process, which has nothing to finish, for good."""
        self._apart = False
        if self._process is None:
            return
        import signal

        number, *pipes = self._process
        self._process = None
        for pipe in pipes:
            with contextlib.suppress(OSError):
                pipe.close()
        with contextlib.suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(number, 0)


def _is_worth_it(manifest: Path) -> bool:
    try:
        return manifest.stat().st_size >= WORTH_IT
    except OSError:
        return False


def _started() -> _Process:
    """A process that answers questions until their pipe is closed. Raises OSError where there can be none."""
    # Most sites are small and need none of this.
    from boardpress.building.interrupts import FORKING, forking

    if not FORKING:
        raise OSError("no process can have our memory here")
    (theirs, questions), (answers, told) = os.pipe(), os.pipe()
    with forking():
        try:
            number = os.fork()
        except OSError:
            for end in (theirs, questions, answers, told):
                os.close(end)
            raise
        if number == 0:
            os.close(questions)
            os.close(answers)
            _answer(theirs, told)
    os.close(theirs)
    os.close(told)
    return _Process(number, os.fdopen(questions, "wb"), os.fdopen(answers, "rb"))


def _answer(questions: int, answers: int) -> NoReturn:
    """All that the process does. Whatever goes wrong, its parent sees that no answer came."""
    from boardpress.building.interrupts import leave_signals_to_parent

    try:
        leave_signals_to_parent()
        with os.fdopen(questions, "rb") as asked, os.fdopen(answers, "wb") as told:
            for question in iter(asked.readline, b""):
                told.write(_looked(*map(Path, json.loads(question))) + b"\n")
                told.flush()
    finally:
        # Nothing that the parent has begun is finished here: neither its `finally` blocks nor what it has yet to print.
        os._exit(0)


def _looked(root: Path, manifest: Path) -> bytes:
    known = load_manifest(manifest)
    return json.dumps([known.seal, *looked_at(root, known)]).encode()
