"""The file that a deck is: what python-pptx leaves open is closed, and anybody can use it."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pydantic_core import to_json

from boardpress.publishers.decks import package, xhtml, zipping
from boardpress.publishers.decks.model import Part, SlideTemplate, Step
from tests.decks.made import PLAIN, A, deck, html, model, open_deck, parts, runs_of, slides

TEXT = html(
    "Look at [the law](https://www.gov.uk/a?b=1&c=2) and *ask*.\n\n- One\n    - Two\n\n"
    "| A | B |\n| --- | --- |\n| 1 | 2 |\n"
)
EVERYTHING = replace(
    PLAIN,
    steps=tuple(
        Step(slide, "", 5, (Part("A section", TEXT),) if slide in {"section", "next"} else ())
        for slide in ("title", "about", "section", "questions", "next", "resources")
    ),
)
ROOT = Path(__file__).parent.parent.parent


def test_every_slide_has_a_title_of_its_own() -> None:
    titles = [slide.title for slide in slides(EVERYTHING)]
    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_no_placeholder_is_left_empty() -> None:
    for slide in open_deck(deck(EVERYTHING)).slides:
        assert all(place.has_table or place.text_frame.text for place in slide.placeholders)


def test_shapes_are_read_in_the_order_in_which_they_are_seen() -> None:
    for slide in open_deck(deck(EVERYTHING)).slides:
        names = [shape.name for shape in slide.shapes]
        order = ["Title", "Part", "Text", "Table", "Footer", "Slide number"]
        assert names == [name for name in order if name in names]


def test_every_table_has_a_description_and_a_header_row() -> None:
    tables = [shape for slide in open_deck(deck(EVERYTHING)).slides for shape in slide.shapes if shape.has_table]
    assert tables
    for shape in tables:
        assert "in words in the notes" in shape._element.nvGraphicFramePr.cNvPr.get("descr")
        assert shape.table.first_row


def test_every_run_has_the_language_of_its_words() -> None:
    made = replace(EVERYTHING, text_language="cy")
    found = {
        slide.shapes.title.text: {run.get("lang") for run in runs_of(slide)} for slide in open_deck(deck(made)).slides
    }
    assert found["What does this mean for us?"] <= {"en-GB", "cy"}
    assert "cy" in found["A section"]
    assert all(languages <= {"en-GB", "cy"} for languages in found.values())
    assert {run.get("lang") for slide in open_deck(deck(EVERYTHING)).slides for run in runs_of(slide)} == {"en-GB"}


def test_the_file_is_named_after_the_publication_and_has_no_persons_name() -> None:
    properties = open_deck(deck(EVERYTHING)).core_properties
    assert (properties.title, properties.subject, properties.language) == ("A title", "Review · R 1", "en-GB")
    assert (properties.author, properties.last_modified_by) == ("Testmere Safeguarding Children Partnership", "")
    assert properties.modified.isoformat()[:10] == "2026-03-01"


def test_a_publication_without_a_day_gives_a_file_without_one() -> None:
    core = parts(deck(replace(EVERYTHING, modified="")))["docProps/core.xml"]
    assert b"dcterms:modified" not in core


def test_the_notes_master_is_listed_in_the_presentation() -> None:
    assert b"<p:notesMasterIdLst><p:notesMasterId r:id=" in parts(deck(EVERYTHING))["ppt/presentation.xml"]


def test_entries_of_the_file_have_a_fixed_time_and_the_content_types_come_first() -> None:
    with zipfile.ZipFile(BytesIO(deck(EVERYTHING))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert len(set(archive.namelist())) == len(archive.namelist())


def test_control_characters_are_left_out() -> None:
    made = deck(model("<p>A\x0bb\x07c &amp; d\u0085e</p>", heading="Wh\x1by"))
    assert [slide.all_text for slide in slides(model("<p>A\x0bb\x07c &amp; d\u0085e</p>", heading="Wh\x1by"))] == [
        "Why Abc & d e"
    ]
    assert not any(b"_x00" in content for content in parts(made).values())


def test_links_lead_where_the_author_said() -> None:
    addresses = {
        relation.target_ref
        for slide in open_deck(deck(EVERYTHING)).slides
        for relation in slide.part.rels.values()
        if relation.is_external
    }
    assert {"https://www.gov.uk/a?b=1&c=2", "tel:01632960100", PLAIN.address, PLAIN.concern_address} <= addresses


def test_a_numbered_list_that_goes_on_keeps_its_numbers() -> None:
    items = "".join(f"<li>{'We looked at what a day was like for the child. ' * 3}</li>" for _ in range(12))
    starts = [
        int(mark.get("startAt"))
        for slide in open_deck(deck(model(f"<ol>{items}</ol>"))).slides
        for mark in slide.element.iter(f"{A}buAutoNum")
    ]
    assert starts == list(range(1, 13))


def test_an_example_board_says_so_on_every_slide() -> None:
    for slide in open_deck(deck(replace(EVERYTHING, example=True))).slides:
        assert any("xample" in shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


SCRIPT = """
import hashlib, sys
from tests.decks.test_file import EVERYTHING
from tests.decks.made import deck
if sys.argv[1] == "twice":
    deck(EVERYTHING)
print(hashlib.sha256(deck(EVERYTHING)).hexdigest())
"""


def test_the_same_model_gives_the_same_bytes_in_any_process() -> None:
    """Whatever the time zone, the hash seed, the locale, and however many decks the process made before."""
    found = set()
    for zone, seed, times in (("Pacific/Auckland", "1", "once"), ("America/New_York", "2", "twice")):
        surroundings = {"TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": "C", "PYTHONPATH": f"{ROOT / 'generator'}:{ROOT}"}
        command = [sys.executable, "-c", SCRIPT, times]
        done = subprocess.run(
            command, env={**os.environ, **surroundings}, cwd=ROOT, capture_output=True, text=True, check=True
        )
        found.add(done.stdout)
    assert len(found) == 1


UNUSED = """
import sys
from boardpress.artefact import Making
from boardpress.publishers.decks.write import render_deck
import pickle
model = pickle.loads(sys.stdin.buffer.read())
assert len(render_deck(Making(model, None, {}))) > 20_000
print(*sorted({name.partition(".")[0] for name in sys.modules} & {"pptx", "PIL", "xlsxwriter", "mkdocs"}))
"""


def test_a_deck_from_the_built_in_template_needs_no_python_pptx() -> None:
    """Importing it takes longer than writing a hundred decks."""
    done = subprocess.run(
        [sys.executable, "-c", UNUSED], input=pickle.dumps(EVERYTHING), cwd=ROOT / "generator", capture_output=True,
        check=True,
    )  # fmt: skip
    assert done.stdout.split() == []


def test_a_fingerprint_holds_the_hash_of_the_boards_template_and_not_its_bytes() -> None:
    made = replace(PLAIN, template=SlideTemplate.of(b"\xff" * 100_000))
    said = to_json(made)
    assert SlideTemplate.of(b"\xff" * 100_000).sha256.encode() in said
    assert len(said) < 10_000


def test_what_decks_share_is_packed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a deck like one before it only long texts of slides are packed, and the part that has its title."""
    first = deck(EVERYTHING)
    packed: list[bytes] = []
    long = zipping._long

    def noted(before: bytes, text: bytes) -> bytes:
        packed.append(text)
        return long(before, text)

    def no(*_: object, **__: object) -> Any:
        raise AssertionError("it was packed before")

    monkeypatch.setattr(zipping, "_long", noted)
    monkeypatch.setattr(zipping, "_packer", no)
    monkeypatch.setattr(package, "member", no)
    again = deck(replace(EVERYTHING, title=EVERYTHING.title[::-1]))
    slides = [part for name, part in parts(first).items() if name.startswith("ppt/slides/slide")]
    assert 1 < len(packed) <= len(slides)
    assert all(any(text in part for part in slides) for text in packed[1:])
    master = "ppt/slideMasters/slideMaster1.xml"
    assert parts(again)[master] == parts(first)[master]


def test_a_section_is_parsed_once_for_a_deck(monkeypatch: pytest.MonkeyPatch) -> None:
    """Though its slide, the list of its links and its notes all ask for it."""
    parsed: list[str] = []
    root = xhtml._root

    def noted(text: str) -> Any:
        parsed.append(text)
        return root(text)

    monkeypatch.setattr(xhtml, "_root", noted)
    text = '<p>Never <em>seen</em> before, with <a href="https://www.gov.uk/">a link</a>.</p>'
    deck(replace(EVERYTHING, steps=(Step("section", "", 5, (Part("A", text),)), Step("resources", "", 1))))
    assert parsed == [text]
