"""Templates compiled long before write what Jinja's own would."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateAssertionError
from markupsafe import escape

from boardpress.artefact import Artefact, render
from boardpress.building.engine import engine_digest
from boardpress.frames import Frame
from boardpress.frames.kept import drawn_frames, frame_plan
from boardpress.order import Order
from boardpress.output import Output
from boardpress.press import catalogue, edition_of, planned
from boardpress.publishers.website import templating
from boardpress.publishers.website.compiled import parts
from tests.conftest import Example
from tests.sites import DAY
from tools import make_templates


class Sizes(dict[str, Output]):
    """Any file that a page shows the size of."""

    def __missing__(self, path: str) -> Output:
        return Output(2048, "0" * 64)


@given(st.text())
def test_words_are_escaped_as_the_library_does(text: str) -> None:
    assert templating.escaped(text) == templating.escaped_plainly(text) == str(escape(text))


def test_every_page_of_the_example_board_is_as_from_jinja_itself(
    example: Example, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = Order(example.site, example.out, date.fromisoformat(DAY))
    edition = edition_of(order, catalogue(order))
    frames = drawn_frames(frame_plan(edition), order.theme, engine_digest(), None).frames
    pages = [artefact for artefact in planned(edition) if artefact.frame is not None]
    ours = [drawn(page, frames) for page in pages]
    plain = Environment(
        loader=FileSystemLoader(make_templates.TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    monkeypatch.setattr("boardpress.publishers.website.render.template", plain.get_template)
    assert len(pages) > 100
    for page, made in zip(pages, ours, strict=True):
        assert drawn(page, frames) == made, page.path


def test_the_compiled_templates_are_what_the_tool_makes() -> None:
    """A change of a template, or a newer Jinja, asks for new ones of `python tools/make_templates.py`."""
    folder = make_templates.COMPILED
    there = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.py")}
    assert there == make_templates.compiled()


def test_what_is_given_to_no_template_is_refused() -> None:
    with pytest.raises(LookupError, match="view"):
        templating.template("page.html").render({})


@pytest.mark.parametrize(
    "call, message",
    [
        ("parts.heading(2)", "The macro 'heading' needs 'words'"),
        ("parts.heading(2, 'Words', colour='red')", "The macro 'heading' is given more than it takes"),
        ("parts.heading(2, 'Words', 'anchor', 'red')", "The macro 'heading' is given more than it takes"),
        ("parts.heading(*items)", "with arguments that are not written there"),
    ],
)
def test_a_macro_that_is_called_amiss_is_not_compiled(call: str, message: str) -> None:
    with pytest.raises(TemplateAssertionError, match=message):
        make_templates.code_of(f"{{{{ {call} }}}}", "page.html")


@pytest.mark.parametrize(
    "call, written",
    [
        ("parts.heading(2, view.title + '.')", "append((parts.draw_heading(2, (l_0_view.title + '.'), '', )))"),
        ("parts.heading(2, anchor='a', words=view + '.')", "append((parts.draw_heading(2, (l_0_view + '.'), 'a', )))"),
        ("page.href(view.title)", "append(escaped(l_0_page.href(l_0_view.title, )))"),
        ("page.html(view) | safe", "append(f'''{(l_0_page.html(l_0_view, ))}''')"),
    ],
)
def test_a_macro_is_a_function_whose_markup_stands_as_it_is(call: str, written: str) -> None:
    assert written in make_templates.code_of(f"{{{{ {call} }}}}", "page.html")


def test_a_macro_that_is_called_with_names_is_written_where_it_is_called() -> None:
    code = make_templates.code_of("<p>{{ parts.tag(item=view.label, page=page) }}</p>", "page.html")
    assert code.count("parts") == 0
    assert """<a class="bp-tag" href="{escaped(l_0_page.href(l_0_view.label.address, ))}">""" in code
    assert "append(f'''<p>''')" in code


@pytest.mark.parametrize(
    "template",
    [
        "{% for entry in view %}{{ parts.card(entry, 2, page) }}{% endfor %}",
        "{% for tag in view %}{{ parts.card(tag, 2, page) }}{% endfor %}",
        "{{ parts.values(view, page) }}",
        "{{ parts.facts(view, page) }}",
        "{{ parts.tag(view[0], page) }}, {{ parts.heading(2, 'A & B') }}",
        "{{ parts.group(group, page) }}",
        "{% for tag in view if tag.number %}{% if tag.title %}{{ tag.title }}{% endif %}"
        "{% if not loop.last %}, {% endif %}{% endfor %}",
        "{% for tag in view %}{% for inner in view %}{{ tag.title }}{% if not loop.last %}{'}{% endif %}{% endfor %}"
        "{% if not loop.last %}.{% endif %}{% endfor %}",
        "{% for tag in view %}{{ loop.index | safe }}{% if not loop.last %}, {% endif %}{% endfor %}",
        "{% for tag in view %}{{ tag.title }}{% if not loop.last %}{{ tag.title }}{% endif %}{% endfor %}",
        "{% for tag in view %}{{ tag.title }}{% if not loop.last %}, {% else %}.{% endif %}{% endfor %}",
    ],
    ids=[
        "a loop", "a loop whose name the macro has too", "a macro within", "a name of its own", "no name", "nested",
        "words between", "words between within words between", "words between and a place", "what is no words between",
        "words behind the last",
    ],
)  # fmt: skip
@pytest.mark.parametrize("number", range(3))
def test_what_is_drawn_is_the_same_wherever_a_macro_is_written(template: str, number: int) -> None:
    cards = tuple(Marked(number=at) for at in range(number))
    given = {"view": (Marked(number=9), *cards), "page": Marked(number=0), "group": Marked(cards=cards, brief=False)}
    draw = function_of(template)
    plain = Environment(
        loader=FileSystemLoader(make_templates.TEMPLATES), trim_blocks=True, lstrip_blocks=True, autoescape=True
    )
    expected = plain.from_string("{% import 'parts.html' as parts %}" + template).render(given)
    assert draw(given) == expected


class Marked:
    """Has every attribute that a template asks for, each with signs that have to be escaped."""

    def __init__(self, **known: object) -> None:
        nothing: dict[str, object] = dict.fromkeys(("cards", "more", "points", "tags", "values"), ())
        self.__dict__ |= nothing | {"number": 0, "level": 2} | known

    def __getattr__(self, name: str) -> str:
        if name.startswith("__"):
            raise AttributeError(name)
        return f"<{name} {self.number}>"

    def href(self, address: str) -> str:
        return f"../{address}"

    def text(self, key: str) -> str:
        return f"'{key}'"


SIGNS = ("a", "'", "'''", '"', "\\", "\n", "·", "{ ", "} ", "{{ word }}", "{{ page['it'] }}")


@given(st.lists(st.sampled_from(SIGNS)).map("".join))
def test_what_stands_side_by_side_is_written_as_one_text(text: str) -> None:
    words = {"word": "<'>", "page": {"it": '"'}}
    plain = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(text)
    assert function_of(text)(words) == plain.render(words)


def test_a_loop_tells_where_it_is() -> None:
    for things in ("ab", ("a", "b"), iter("ab")):
        seen = [
            (thing, loop.index, loop.index0, loop.first, loop.last)
            for thing, loop in templating.LoopContext(things, None)
        ]
        assert seen == [("a", 1, 0, True, False), ("b", 2, 1, False, True)]


def function_of(template: str) -> Callable[[Mapping[str, Any]], str]:
    """What draws a template that is compiled just now."""
    named: dict[str, Any] = {**vars(templating), "parts": parts}
    exec(make_templates.code_of(template, "words.html"), named)
    draw: Callable[[Mapping[str, Any]], str] = named["root"]
    return draw


def drawn(page: Artefact, frames: Mapping[str, Frame]) -> bytes:
    assert page.frame is not None, "every page stands in a frame"
    return b"".join(render(page, frames[page.frame], Sizes()))
