"""A program that builds toy sites until it is killed: `python toybuild.py FOLDER FIRST_GENERATION JOBS [--renames]`."""

from __future__ import annotations

import errno
import sys
from pathlib import Path

from boardpress.building import exchange
from tests.build.toys import Site, generation


def refuse(one: Path, other: Path) -> None:
    raise OSError(errno.ENOSYS, "refused")


def main(folder: str, first: str, jobs: str, *options: str) -> None:
    if "--renames" in options:
        exchange.rename_exchange = refuse
    number = int(first)
    while True:
        Site(Path(folder)).build(generation(number, pages=int(jobs) * 300), jobs=int(jobs))
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
        number += 1


if __name__ == "__main__":
    main(*sys.argv[1:])
