"""What is checked of a configuration is what pydantic itself would check by the same annotations."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from pydantic_core import core_schema, to_json

from boardpress.board import Board
from boardpress.declaring import Before, Bounds, Declaration, Pattern, key_of
from boardpress.reading.configuration import built_in
from boardpress.reading.declared import checked
from tests.sites import CONFIG

MORE: dict[str, Any] = {
    "predecessors": [{"name": "Ashmere Children's Board", "until": "2019-09"}],
    "groups": {"core": {"label": "Core", "chair": "Independent chair", "reports_to": ["core"], "internal": True}},
    "cycle": {"label": "Cycle", "stages": {"hear": {"label": "Hear", "types": ["review"]}}},
    "timetable": {
        "report": {"label": "Report", "months": [2, 6], "every": "yearly", "first": 1, "agencies": ["police"]}
    },
    "glossary": {"LADO": "local authority designated officer", "MASH": {"means": "hub", "summary": "A team."}},
    "navigation": [{"section": "review", "items": [{"page": "about", "items": [{"themes": True}]}]}],
    "theme": {"colour": "teal", "accent": None},
    "words": {"site": {"home": "Start", "pages": {"one": "page", "other": "pages"}}},
    "nation": "wales",
}
"""What a small board leaves out."""
VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-3, 20), st.floats(allow_nan=False), st.text(max_size=4),
    st.sampled_from(["", "review", "01-31", "2026", "http://a.example/", "yearly", "en-GB", "markdown"]),
    st.lists(st.sampled_from(["a", 1, {}]), max_size=2),
    st.dictionaries(st.sampled_from(["a", "label", "B"]), st.text(max_size=2)),
)  # fmt: skip


@pytest.fixture(scope="module")
def as_pydantic_would() -> Iterator[TypeAdapter[Any]]:
    """pydantic's own reading of the annotations, which asks each by a method of its own name."""

    def narrowed(self: Pattern | Bounds | Before, source: Any, handler: Any) -> core_schema.CoreSchema:
        return self.narrowed(handler(source))

    with pytest.MonkeyPatch.context() as patch:
        for narrowing in (Pattern, Bounds, Before):
            patch.setattr(narrowing, "__get_pydantic_core_schema__", narrowed, raising=False)
        settings = {"extra": "forbid", "strict": True, "alias_generator": key_of}
        patch.setattr(Declaration, "__pydantic_config__", settings, raising=False)
        yield TypeAdapter(Board)


def configuration() -> dict[str, Any]:
    """Plain values that say something of everything that a board can declare."""
    data: dict[str, Any] = yaml.safe_load(CONFIG) | copy.deepcopy(MORE)
    common, types = built_in()
    some = {name: types[name] for name in ("review", "action-plan", "annual-report")}
    data["types"] = {name: {**one, "fields": {**one["fields"], **common}} for name, one in some.items()}
    return copy.deepcopy(data)


def places(value: Any, above: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The place of every value within one."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, part in inside:
        yield (*above, step)
        yield from places(part, (*above, step))


PLACES = list(places(configuration()))


def outcome(check: Any) -> object:
    """What came of a check: a board, or every mistake in turn."""
    try:
        return check()
    except ValidationError as error:
        return error.errors(include_url=False)


def test_everything_that_a_board_may_declare_is_read_as_pydantic_reads_it(as_pydantic_would: TypeAdapter[Any]) -> None:
    data = configuration()
    board = checked(Board, data)
    assert board == as_pydantic_would.validate_json(to_json(data))
    assert all([board.types["review"].fields, board.timetable, board.glossary, board.navigation[0].items, board.words])


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(PLACES), st.sampled_from(["put", "drop", "add"]), VALUES), min_size=1, max_size=3
    )
)
def test_mistakes_are_those_that_pydantic_finds(
    as_pydantic_would: TypeAdapter[Any], changes: list[tuple[tuple[str | int, ...], str, Any]]
) -> None:
    data = configuration()
    for place, how, value in changes:
        spoil(data, place, how, value)
    assert outcome(lambda: checked(Board, data)) == outcome(lambda: as_pydantic_would.validate_json(to_json(data)))


def spoil(data: Any, place: tuple[str | int, ...], how: str, value: Any) -> None:
    """Change what stands at a place, where it still stands there."""
    *way, last = place
    for step in way:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return
    if isinstance(data, dict) and how == "drop":
        data.pop(last, None)
    elif isinstance(data, dict):
        data["unheard-of" if how == "add" else last] = value
    elif isinstance(data, list) and isinstance(last, int) and last < len(data):
        data[last] = value
