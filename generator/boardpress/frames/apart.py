"""Drawing frames beside other work: in a process of its own, which loads MkDocs, while this one goes on."""

from __future__ import annotations

import contextlib
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from boardpress import frames
from boardpress.building.store import is_new
from boardpress.frames import FramePlan, FrameSet

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from boardpress.order import Order

_PATIENCE = 10.0
"""Seconds that a drawing nobody wants any more has to tidy its temporary folder."""


class Drawer:
    """Draws the frames of one site: apart where that is wanted and possible, else here, when they are asked for."""

    def __init__(self, apart: bool) -> None:
        self._apart = apart
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._plan: FramePlan | None = None
        self._theme_dir: Path | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._pipe:
            self._pipe.close()
        if self._process:
            # Without a pipe it ends as soon as it has tidied: it may be drawing, or rehearsing still.
            self._process.join(_PATIENCE)
            self._process.kill()
            self._process.join()

    @property
    def process(self) -> int | None:
        """The number of the process that draws; None where none was started."""
        return self._process.pid if self._process else None

    def prepare(self) -> None:
        """Load what draws, since there will be something to draw."""
        if self._apart and self._process is None:
            from boardpress.building.interrupts import FORKING

            if FORKING:
                # MkDocs loads these, and so does whoever reads texts: they are loaded once for both.
                import markdown  # noqa: F401
                import yaml  # noqa: F401

                from boardpress.building.forks import started

                self._process, self._pipe = started(_draw, ())

    def begin(self, plan: FramePlan, theme_dir: Path | None) -> None:
        """Draw the frames of this plan and theme."""
        self._plan, self._theme_dir = plan, theme_dir
        self.prepare()
        if self._pipe:
            with contextlib.suppress(OSError):
                self._pipe.send((plan, theme_dir))

    def drawn(self) -> FrameSet:
        """The frames. Raises ProblemsFound for a broken theme."""
        assert self._plan is not None, "drawing has to begin first"
        if self._pipe:
            with contextlib.suppress(EOFError, OSError):
                found: FrameSet = self._pipe.recv()
                return found
        # What went wrong there goes wrong here too, and is raised as it is.
        return frames.draw(self._plan, self._theme_dir)


def drawer_for(order: Order) -> Drawer:
    """Who draws the frames of a site; it prepares already where there is sure to be something to draw."""
    drawer = Drawer(apart=order.shares)
    if order.clean or is_new(order.cache):
        drawer.prepare()
    return drawer


def _draw(pipe: Connection) -> None:
    from boardpress.frames.compiled import kept
    from boardpress.frames.drawing import draw_frames, rehearse

    compiled = kept()
    # Whoever waits sees that nothing came, and finds the fault. What came is not kept waiting until all is tidied.
    with contextlib.suppress(Exception), contextlib.ExitStack() as tidying:
        if not compiled.code:
            rehearse(compiled)
        plan, theme_dir = pipe.recv()
        pipe.send(draw_frames(plan, theme_dir, compiled, tidying))
