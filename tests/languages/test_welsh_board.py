"""A made-up board in Wales: its language, types, cycle and rules come from its configuration and content alone."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import feedparser
import pytest
from pptx import Presentation

from boardpress.cli import run
from boardpress.contenttype import Then
from boardpress.reading import configuration
from boardpress.reading.labels import labels
from boardpress.words import source, translation
from tests.conftest import ROOT
from tests.languages.seen import words_below
from tests.readhtml import Html
from tests.sites import DAY

BOARD = ROOT / "tests/boards/sixth"
_ALIKE = {"Panel", "Tag", "Cost", "When"}
"""Labels that are the same in both languages, and one that begins the title of the board's only English text."""


@pytest.fixture(scope="module")
def welsh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the board publishes."""
    site = shutil.copytree(BOARD, tmp_path_factory.mktemp("sixth") / "site")
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 0
    return site / "site"


def page(site: Path, name: str) -> Html:
    return Html((site / name / "index.html").read_bytes())


def test_it_needs_nothing_but_configuration_and_content() -> None:
    suffixes = {path.suffix for path in BOARD.rglob("*") if path.is_file()}
    assert suffixes == {".yml", ".md"}
    assert len(list(BOARD.rglob("*.md"))) > 15


def test_every_page_says_its_language_and_an_english_text_says_its_own(welsh: Path) -> None:
    for path in welsh.rglob("index.html"):
        assert Html(path.read_bytes()).attribute("html", "lang") == "cy", path
    assert page(welsh, "nodiadau/moving").attribute("#__content", "lang") == "en"


def test_home_is_in_welsh_and_in_the_boards_own_words(welsh: Path) -> None:
    home = page(welsh, "")
    assert home.texts("h1, h2") == [
        "Bwrdd Diogelu Plant Dyffryn Enghraifft", "Os ydych chi'n poeni am blentyn", "Newydd gyrraedd",
        "Cylch y dyffryn", "Yn ôl math", "Yn ôl thema", "Yn ôl asiantaeth",
    ]  # fmt: skip
    assert home.text("time") == "2 Tachwedd 2026"
    assert home.texts(".bp-banner") == ["Enghraifft, nid gwasanaeth go iawn. Mewn perygl, ffoniwch 999."]
    assert home.text(".bp-built") == "Cafodd y wefan hon ei chreu ddiwethaf ar gyfer 22 Tachwedd 2026."


def test_a_type_of_its_own_has_its_facts_numbered_points_and_trail(welsh: Path) -> None:
    review = page(welsh, "adolygiadau/plentyn-onnen")
    facts = dict(zip(review.texts("dt"), review.texts("dd"), strict=True))
    assert facts["Cyhoeddwyd"] == "14 Mai 2026"
    assert facts["Cymerodd y teulu ran"] == "Ie"
    assert facts["Ar y wefan hon"] == "Tan 14 Mai 2028 o leiaf"
    assert review.texts("h3[id^=pwynt]")[0] == "Pwynt 1: Edrych ar y cyfan"
    assert "Trafodwyd y costau" not in review.text("body")
    assert "Beth ddigwyddodd wedyn" in review.texts("h2")
    assert "Cywirwyd ar 1 Mehefin 2026: " in review.text(".bp-notice")


def test_its_rule_leaves_a_page_that_says_how_to_ask_and_another_archives(welsh: Path) -> None:
    asked = page(welsh, "adolygiadau/teulu-helyg")
    assert "Gofynnwch i ni am hwn: adolygiad diogelu unedig." in asked.text(".bp-head__summary")
    assert asked.text(".bp-notice").startswith("I'w gael, cysylltwch â'r canlynol: Swyddfa'r bwrdd. Dywedwch 'ADUS 2'.")
    notes = page(welsh, "nodiadau")
    assert notes.texts("#older") == ["Hŷn"]
    assert page(welsh, "adroddiadau/helyg").text("h1") == "Mae'r dudalen hon wedi symud"


def test_its_built_in_types_have_welsh_labels_and_headings(welsh: Path) -> None:
    summary = page(welsh, "crynodebau/onnen")
    assert summary.text(".bp-head__label") == "Crynodeb dysgu"
    assert "Dysgu allweddol i asiantaethau unigol" in summary.texts("h2")
    assert page(welsh, "cylchlythyrau/hydref").texts("h2")[0] == "Yn y rhifyn hwn"
    assert page(welsh, "briffiau/saith-munud").text(".bp-head__label") == "Briff saith munud"


def test_its_feeds_and_slides_are_in_welsh(welsh: Path) -> None:
    feed = feedparser.parse((welsh / "feeds/nodyn-ymarfer.xml").read_bytes())
    assert (feed.feed.language, feed.feed.title) == ("cy", "Nodiadau ymarfer: Bwrdd Diogelu Plant Dyffryn Enghraifft")
    slides = list(Presentation(str(welsh / "decks/adolygiadau/plentyn-onnen.pptx")).slides)
    titles = [slide.shapes.title.text for slide in slides]
    assert "Cyn dechrau: gofalwch amdanoch eich hun" in titles
    assert "Pwynt 2: Gofyn i'r plentyn" in titles
    assert slides[0].notes_slide.notes_text_frame.text.startswith("Diben: Croesawu pobl")


def test_its_search_leaves_out_no_word_that_is_small_in_english(welsh: Path) -> None:
    assert json.loads((welsh / "search/search_index.json").read_bytes())["config"]["pipeline"] == []


def test_no_fixed_word_or_label_of_it_is_english(welsh: Path) -> None:
    seen = "\n".join({text for _, text in words_below(welsh)})
    fixed = [text for place, text in source().items() if isinstance(text, str) and text != translation("cy")[place]]
    english = ({piece for text in fixed for piece in re.split(r"\{[a-z_]+\}", text)} | set(labels("cy"))) - _ALIKE
    whole = sorted(piece.strip() for piece in english if len(piece.strip()) > 3)
    assert [text for text in whole if re.search(rf"(?<![\w-]){re.escape(text)}(?!\w)", seen)] == []


def test_its_cycle_and_timetable_are_its_own_and_in_welsh(welsh: Path) -> None:
    cycle = page(welsh, "cycle")
    assert cycle.text("h1") == "Cylch y dyffryn"
    assert cycle.texts("h2[id]")[:4] == ["1. Gwrando", "2. Deall", "3. Newid", "4. Gofyn eto"]
    timetable = page(welsh, "timetable")
    assert timetable.text("h1") == "Amserlen adrodd"
    assert timetable.text("caption") == "Y flwyddyn ar un olwg: Medi 2026 i Awst 2027"
    assert timetable.texts("thead th")[:3] == ["Adroddiad", "Medi", "Hyd"]


def test_its_rule_is_its_own() -> None:
    board = configuration.read((BOARD / "site-config.yml").read_text("utf-8"))
    listing = board.types["adolygiad-unedig"].listing
    assert (listing.minimum_months, listing.then) == (24, Then.ON_REQUEST)
