"""What is asked for: a site to be published, for which day, where to."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from boardpress.records import dataclass

if TYPE_CHECKING:
    from boardpress.building.executors import Crew, Executor

CACHE = ".boardpress"
THEME = "theme"


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be published, for which day, where to."""

    site: Path
    out: Path
    day: date
    drafts: bool = False
    base_url: str = ""
    """Address of the site in place of the configured one."""
    jobs: int = 0
    """Number of processes; 0 for one a core."""
    clean: bool = False
    only: tuple[str, ...] = ()
    """Names of publishers; all where empty."""
    previous: Path | None = None
    """The register of the last deployment, to compare with."""
    executor: Executor | None = None
    """Who renders in place of processes of this machine; `jobs` is the number of its workers then."""

    @property
    def crew(self) -> Crew:
        """Who renders."""
        from boardpress.building.executors import Crew

        return Crew(self._processes, self.executor)

    @property
    def shares(self) -> bool:
        """Whether processes of this machine may share the work."""
        return self.executor is None and self._processes > 1

    @property
    def _processes(self) -> int:
        return self.jobs or os.cpu_count() or 1

    @property
    def cache(self) -> Path:
        return self.site / CACHE

    @property
    def theme(self) -> Path | None:
        folder = self.site / THEME
        return folder if folder.is_dir() else None
