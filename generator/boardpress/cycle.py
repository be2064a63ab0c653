"""Where publications stand in the board's learning cycle, and on its second axis."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cached_property

from boardpress.board import Stage
from boardpress.edition import Edition
from boardpress.publication import Publication


class Cycle:
    """The stages and the second axis of an edition's board, and what stands where. Looked up once for all pages."""

    def __init__(self, edition: Edition) -> None:
        board = edition.board
        self._board = board
        self.stages: Mapping[str, Stage] = board.cycle.stages if board.cycle else {}
        self.dimensions: Mapping[str, Stage] = board.dimensions.entries if board.dimensions else {}
        self._edition = edition

    @cached_property
    def _at_stage(self) -> Mapping[str, list[Publication]]:
        return self._by(self.stages_of)

    @cached_property
    def _at_dimension(self) -> Mapping[str, list[Publication]]:
        return self._by(self.dimensions_of)

    def _by(self, places: Callable[[Publication], tuple[str, ...]]) -> Mapping[str, list[Publication]]:
        found: dict[str, list[Publication]] = defaultdict(list)
        for publication in self._edition.publications:
            for key in places(publication):
                found[key].append(publication)
        return found

    def stages_of(self, publication: Publication) -> tuple[str, ...]:
        """Keys of the stages at which a publication stands, in the order of the cycle."""
        own = self._board.stages_of(publication.type, publication.stage) if self.stages else ()
        return tuple([key for key in self.stages if key in own])

    def dimensions_of(self, publication: Publication) -> tuple[str, ...]:
        """Keys of its places on the second axis, in their order."""
        own = self._board.dimensions_of(publication.type, publication.dimensions) if self.dimensions else ()
        return tuple([key for key in self.dimensions if key in own])

    def rank(self, publication: Publication) -> int:
        """How far along the cycle it stands first: 0 for the first stage, or where it stands at none."""
        stages = self.stages_of(publication)
        return list(self.stages).index(stages[0]) if stages else 0

    def at_stage(self, key: str) -> tuple[Publication, ...]:
        """What the public may read that stands at a stage, newest first."""
        return tuple(self._at_stage.get(key, ()))

    def at_dimension(self, key: str) -> tuple[Publication, ...]:
        """The same on the second axis."""
        return tuple(self._at_dimension.get(key, ()))
