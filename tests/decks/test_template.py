"""The slide template: the built-in one, and one of a board's own."""

from __future__ import annotations

import io
import runpy
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from boardpress.publishers.decks.model import SlideTemplate
from boardpress.publishers.decks.prepared import Prepared, from_bytes, prepared, to_bytes
from boardpress.publishers.decks.preparing import prepare
from boardpress.publishers.decks.room import LAYOUTS
from boardpress.publishers.decks.template import built_in, check_template, rooms
from tests.decks.made import changed, deck, decks_of, edition, open_deck, parts, read
from tests.decks.test_file import EVERYTHING
from tests.sites import GOOD

TOOLS = Path(__file__).parent.parent.parent / "tools"


def own(change: Callable[[Any], None]) -> bytes:
    """The built-in template after somebody changed it."""
    made = open_deck(built_in())
    change(made)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def layout(made: Any, name: str) -> Any:
    return next(one for one in made.slide_layouts if one.name == name)


def without(name: str, index: int) -> Callable[[Any], None]:
    def change(made: Any) -> None:
        place = next(one for one in layout(made, name).placeholders if one.placeholder_format.idx == index)
        place.element.getparent().remove(place.element)

    return change


def renamed(made: Any) -> None:
    layout(made, "Table").element.cSld.set("name", "Tabelle")


def narrow(made: Any) -> None:
    for place in layout(made, "Text").placeholders:
        if place.placeholder_format.idx == 1:
            place.width, place.height = 1_000_000, 900_000


def test_the_built_in_template_is_what_its_tool_makes() -> None:
    assert runpy.run_path(str(TOOLS / "make_slide_template.py"))["template"]() == built_in()


def test_the_built_in_template_comes_ready_as_preparing_makes_it() -> None:
    """A newer python-pptx, or a change of the template, asks for a new one of `tools/make_slide_template.py`."""
    shipped, made = prepared(None), prepare(built_in())
    assert contents(shipped) == contents(made)
    assert contents(from_bytes(to_bytes(made))) == contents(made)


def contents(ready: Prepared) -> dict[str, Any]:
    """All that a prepared template holds, its parts unpacked."""
    parts = {member.name: member.unpacked() for member in ready.fixed}
    return {name: getattr(ready, name) for name in Prepared.__slots__} | {"fixed": parts}


def test_the_built_in_template_has_every_layout_and_no_fault() -> None:
    assert set(rooms(built_in())) == set(LAYOUTS)
    assert check_template(built_in()) == []


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_words_of_the_built_in_template_have_enough_contrast() -> None:
    """WCAG 2.2 AA, 1.4.3: 4.5 to 1 for text of any size."""
    colours = runpy.run_path(str(TOOLS / "make_slide_template.py"))["COLOURS"]
    words = [*product(("dk1", "dk2", "accent2", "accent6", "hlink"), ("lt1",)), ("lt1", "dk2")]
    words += [(colour, "lt2") for colour in ("dk1", "accent2", "accent6", "hlink")]
    for front, back in words:
        light, dark = sorted((luminance(colours[front]), luminance(colours[back])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (front, back)


@pytest.mark.parametrize(
    "change,message",
    [
        (renamed, "there is no layout named 'Table'. Name one so in the slide master; decks need 'Title', 'Section', "
                  "'Text', 'Points', 'Table', 'Note', 'Questions', 'Contacts'."),
        (without("Note", 0), "layout 'Note' has no title. Add its title placeholder, or slides cannot be told apart "
                             "by ear."),
        (without("Points", 1), "layout 'Points' has no text placeholder with index 1. Start from the built-in "
                               "template's layout, where it is the large text box."),
        (narrow, "the text of layout 'Text' has no room for 5 lines at 24 points. Make it higher."),
        (narrow, "the text of layout 'Text' is too narrow for words at 24 points. Make it wider."),
    ],
)  # fmt: skip
def test_a_template_that_lacks_something_is_told_what_to_do(change: Callable[[Any], None], message: str) -> None:
    assert message in check_template(own(change))


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x05\x06" + b"\0" * 18])
def test_a_file_that_is_no_presentation_is_said_to_be_none(data: bytes) -> None:
    assert check_template(data) == [
        "the file is no PowerPoint presentation. Save it from PowerPoint or LibreOffice as .pptx."
    ]


def test_a_presentation_of_python_pptx_lacks_layouts_and_is_not_wide() -> None:
    stream = io.BytesIO()
    Presentation().save(stream)
    found = check_template(stream.getvalue())
    assert "there is no layout named 'Points'." in " ".join(found)


def people(made: Any) -> None:
    """A template as somebody saves it: their name, a slide of theirs, a comment's author."""
    made.core_properties.author = made.core_properties.last_modified_by = "Jane Bloggs"
    slide = made.slides.add_slide(layout(made, "Text"))
    slide.shapes.title.text = "Jane's draft"
    slide.notes_slide.notes_text_frame.text = "Jane's notes"


def test_nothing_of_the_templates_author_or_slides_is_in_a_deck() -> None:
    template = SlideTemplate.of(own(people))
    made = deck(replace(EVERYTHING, template=template))
    assert not any(b"Jane" in content for content in parts(made).values())
    assert read(made) == read(deck(EVERYTHING))


def test_a_template_without_a_band_for_the_part_or_a_footer_serves_too() -> None:
    def change(made: Any) -> None:
        for name in LAYOUTS:
            for index in (11, 12, 13):
                if any(one.placeholder_format.idx == index for one in layout(made, name).placeholders):
                    without(name, index)(made)

    data = own(change)
    assert check_template(data) == []
    found = read(deck(replace(EVERYTHING, template=SlideTemplate.of(data))))
    assert [(slide.title, slide.body) for slide in found] == [
        (slide.title, slide.body) for slide in read(deck(EVERYTHING))
    ]


def test_larger_letters_in_a_template_make_more_slides() -> None:
    larger = changed(changed(built_in(), b'sz="2400"', b'sz="4400"'), b'sz="2200"', b'sz="4400"')
    made = replace(EVERYTHING, template=SlideTemplate.of(larger))
    assert len(read(deck(made))) > len(read(deck(EVERYTHING)))


def test_a_font_wider_than_arial_is_given_more_room() -> None:
    wider = changed(built_in(), b'typeface="Arial"', b'typeface="Verdana"')
    assert rooms(wider)["Text"].body.wider > rooms(built_in())["Text"].body.wider


def test_the_boards_template_reaches_every_deck_of_its_edition(tmp_path: Path) -> None:
    data = own(lambda made: layout(made, "Text").shapes[0].__setattr__("name", "The board's own band"))
    files = {name: text for name, text in GOOD.items() if name != "site-config.yml"}
    made = edition(tmp_path, files, slide_template=data)
    assert made.day == date(2026, 11, 22)
    for written in decks_of(made).values():
        assert any(b"The board's own band" in content for content in parts(written).values())
