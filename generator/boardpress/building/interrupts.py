"""What every process of ours that is forked needs, in a module that loads little."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

FORKING = sys.platform == "linux"
"""Whether a new process can have our memory, which costs nothing: elsewhere, libraries do not bear it."""


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Keeps Ctrl-C waiting: Python swallows it while it forks, and a new process would answer it too."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
