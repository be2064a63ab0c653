"""What the tests of the build engine share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build.toys import Site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """An empty site's folder."""
    return Site(tmp_path / "board")
