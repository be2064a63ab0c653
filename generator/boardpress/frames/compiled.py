"""Templates as Jinja compiles them: Material's take longer to compile than all frames take to draw.

They are kept where Python keeps what it compiles of our own code, under the same terms: in the folder `__pycache__`
(or wherever `PYTHONPYCACHEPREFIX` says), not where Python must write nothing, and as trusted as what else lies there.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import sys
from collections.abc import Mapping
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache

from boardpress.building.sealed import read_sealed_bytes, write_sealed_bytes
from boardpress.frames.theme import package_digest

if TYPE_CHECKING:
    from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """Templates that are compiled already, by name: Jinja compares what they were compiled from."""

    def __init__(self, code: Mapping[str, bytes] | None = None) -> None:
        self.code = dict(code or {})

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        # Each drawing lays its theme out in a folder of its own.
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.code:
            bucket.bytecode_from_string(self.code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.code[bucket.key] = bucket.bytecode_to_string()


def kept() -> Compiled:
    """The templates that were kept; none where they are spoilt, or of other libraries or files of ours."""
    path, terms = _path(), _terms()
    # Only what is whole is read: what `marshal` makes of other bytes than its own may be a crash.
    found = read_sealed_bytes(path) if path else None
    if found is None or found.data[: len(terms)] != terms:
        return Compiled()
    return Compiled(marshal.loads(found.data[len(terms) :]))  # noqa: S302 - as our modules beside it


def keep(compiled: Compiled) -> None:
    """Keep templates, where Python keeps what it compiles and may write there.

    They should be of the package and its libraries alone: all boards share them.
    """
    path = _path()
    if path is None or sys.dont_write_bytecode:
        return
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_sealed_bytes(path, _terms() + marshal.dumps(compiled.code))


def _path() -> Path | None:
    """Where they are kept; None where this Python keeps nothing at all, and has no tag for what it keeps."""
    if not sys.implementation.cache_tag:
        return None
    return Path(cache_from_source(str(Path(__file__).with_name("templates.py")))).with_suffix(".jinja")


def _terms() -> bytes:
    """A hash of all that decides how templates are compiled."""
    return hashlib.sha256(MAGIC_NUMBER + package_digest().encode()).digest()
