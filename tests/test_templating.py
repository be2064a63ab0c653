"""Templates compiled to plainer code write what Jinja's own would."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from boardpress.artefact import Artefact, render
from boardpress.building.engine import engine_digest
from boardpress.frames.kept import drawn_frames, frame_plan
from boardpress.order import Order
from boardpress.output import Output
from boardpress.press import catalogue, edition_of, planned
from boardpress.publishers.website import templating
from tests.conftest import Example
from tests.sites import DAY


class Sizes(dict[str, Output]):
    """Any file that a page shows the size of."""

    def __missing__(self, path: str) -> Output:
        return Output(2048, "0" * 64)


@given(st.text())
def test_words_are_escaped_as_the_library_does(text: str) -> None:
    assert templating.escaped(text) == str(escape(text))
    assert templating.escaped(Markup(text)) == text
    assert templating.escaped(7) == "7"


def test_every_page_of_the_example_board_is_as_from_jinja_itself(
    example: Example, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = Order(example.site, example.out, date.fromisoformat(DAY))
    edition = edition_of(order, catalogue(order))
    frames = drawn_frames(frame_plan(edition), order.theme, engine_digest(), None).frames
    pages = [artefact for artefact in planned(edition) if artefact.frame is not None]
    ours = [drawn(page, frames) for page in pages]
    plain = Environment(
        loader=FileSystemLoader(templating.TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    monkeypatch.setattr(templating, "_environment", lambda: plain)
    assert len(pages) > 100
    for page, made in zip(pages, ours, strict=True):
        assert drawn(page, frames) == made, page.path


def drawn(page: Artefact, frames: object) -> bytes:
    return render(page, frames[page.frame], Sizes())  # type: ignore[index]  # frames by their keys
