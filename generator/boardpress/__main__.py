"""The program: the command `boardpress`, which is `python -m boardpress` too."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from typing import NoReturn


def command() -> NoReturn:
    """Run the command line and leave at once.

    To put away all that it holds takes Python a tenth of the time of an edit. Whatever is to be closed is closed where
    it was opened.
    """
    # A command ends soon, and what it makes is hardly ever part of a circle: looking for garbage costs a fifth of it,
    # and of loading too.
    gc.disable()
    from boardpress.start import main

    code: object = 0
    try:
        main()
    except SystemExit as end:
        code = end.code
    with contextlib.suppress(BrokenPipeError):
        sys.stdout.flush()
        sys.stderr.flush()
    if not (code is None or isinstance(code, int)):
        sys.exit(str(code))
    os._exit(code or 0)


if __name__ == "__main__":
    command()
