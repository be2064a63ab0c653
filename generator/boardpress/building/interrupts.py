"""What every process of ours that is forked needs, in a module that loads little."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

FORKING = sys.platform == "linux"
"""Whether a new process can have our memory, which costs nothing: elsewhere, libraries do not bear it."""


@contextmanager
def forking() -> Iterator[None]:
    """For the moment of a fork: keeps Ctrl-C waiting, and has Python say nothing of other threads."""
    import warnings

    with warnings.catch_warnings(), _uninterrupted():
        # Python 3.12 warns of forking beside other threads (what reads ahead): a child takes none of their locks.
        warnings.simplefilter("ignore", DeprecationWarning)
        yield


def leave_signals_to_parent() -> None:
    """For a new process: Ctrl-C reaches every process of the terminal, and the parent answers it for all."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Keeps Ctrl-C waiting: Python swallows it while it forks, and a new process would answer it too."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
