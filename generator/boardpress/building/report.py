"""What a build did, and who is told of it: what those share who make a site and who amend one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from boardpress.building.trees import Trees
from boardpress.output import Output
from boardpress.records import dataclass


class Keeper(Protocol):
    """Keeps beside a site what it was made from."""

    def before(self, trees: Trees, root: Path, outputs: Mapping[str, Output]) -> None:
        """Called when the folder `root` holds these files, and is shown already or will be next."""

    def after(self, trees: Trees) -> None:
        """Called when the site is shown."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did. `made` files are new, `reused` ones are as in an earlier build, `removed` ones are gone."""

    made: int
    reused: int
    removed: int
    outputs: Mapping[str, Output]
    """Every file of the site, by path."""
    seal: str = ""
    """Tells how they stand on the disk: the seal of the manifest."""
