"""Each real board, published once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.boards.nouns import BuiltBoard, build


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], BuiltBoard]:
    """Gives a board by its folder's name, published when it is first asked for."""
    built: dict[str, BuiltBoard] = {}

    def get(board: str) -> BuiltBoard:
        if board not in built:
            built[board] = build(board, tmp_path_factory.mktemp(board))
        return built[board]

    return get
