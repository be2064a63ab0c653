"""Pages of the website: a view and its frame in, HTML out, read back by selector."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpress import links, searchparts
from boardpress.artefact import Making
from boardpress.escaping import escape
from boardpress.frames import FramePlan, FrameSet, NavEntry, draw
from boardpress.links import Standpoint, relative, resolve
from boardpress.output import Output
from boardpress.publishers.search import SearchIndex, search_index
from boardpress.publishers.website.render import _scrolling_table, _scrolling_tables, render_page
from boardpress.publishers.website.views import (
    Card,
    CardGroup,
    Concern,
    Download,
    Fact,
    Notice,
    PageView,
    Prose,
    Tag,
)
from boardpress.words import english
from tests.readhtml import Html

CARD = Card(
    title="Neglect & <you>",
    address="briefings/neglect/index.html",
    kind="Briefing",
    day="2 July 2026",
    iso_day="2026-07-02",
    summary="What to do.",
    tags=(Tag("Neglect", "themes/neglect/index.html"), Tag("Voice")),
)
CONCERN = Concern(
    "If a child is in danger now, call 999.",
    Tag("What to do", "concerned-about-a-child/index.html"),
    (("Front door", "01632 960123", "tel:01632960123"),),
)
REVIEW = PageView(
    address="reviews/baby-rowan/index.html",
    kind="publication",
    title="Baby Rowan <1>",
    description='What "we" learned',
    canonical="https://board.example/reviews/baby-rowan/",
    feeds=(Tag("Reviews", "feeds/review.xml"),),
    label=Tag("Review", "reviews/index.html"),
    summary="A baby & a bruise.",
    notices=(Notice("warning", "Corrected <today>.", Tag("See how", "reviews/baby-rowan/index.html#findings")),),
    facts=(
        Fact("Published", (Tag("12 February 2026"),)),
        Fact("Themes", (Tag("Neglect", "themes/neglect/index.html"), Tag("Sleep", "themes/sleep/index.html"))),
    ),
    downloads=(Download("Slides", "decks/reviews/baby-rowan.pptx", "PowerPoint"),),
    prose=(
        Prose("", "", "<p>Before.</p>"),
        Prose(
            "What happened",
            "what-happened",
            '<p><a href="link:0">One</a>, <a href="link:1">two</a>, <a href="link:2">three</a>.</p>'
            "<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>",
            ("summaries/baby-rowan/index.html#x", None, "https://www.gov.uk/?a=1&b=2"),
        ),
        Prose("Findings", "findings", '<h3 id="finding-1">1. One</h3><p>Text</p>'),
        Prose("Recommendations", "recommendations", "<p>Text</p>"),
    ),
    footnotes=Prose(
        "", "", '<div class="footnote"><ol><li id="fn:1"><a href="link:0">Law</a></li></ol></div>', (None,)
    ),
    related=(CardGroup("What happened next", "next", (CARD,)),),
    concern=CONCERN,
)
OUTPUTS = {"decks/reviews/baby-rowan.pptx": Output(49000, "")}


@pytest.fixture(scope="module")
def frames() -> FrameSet:
    navigation = (NavEntry("Home", ""), NavEntry("Reviews", "reviews/"))
    return draw(FramePlan("Board", "https://board.example/site/", "en-GB", "", navigation, ""), None)


def draw_page(frames: FrameSet, view: PageView = REVIEW, key: str = "reviews/*") -> Html:
    return Html(b"".join(render_page(Making(view, frames.frames[key], OUTPUTS))))


def test_every_address_is_relative_to_the_page(frames: FrameSet) -> None:
    page = draw_page(frames)
    assert page.attribute(".bp-head__label a", "href") == "../index.html"
    assert page.attribute(".bp-downloads a", "href") == "../../decks/reviews/baby-rowan.pptx"
    assert page.attribute(".bp-trail a", "href") == "../../briefings/neglect/index.html"
    assert page.attribute("link[type='application/rss+xml']", "href") == "../../feeds/review.xml"
    assert page.attribute(".bp-notice a", "href") == "#findings"
    assert page.attribute("link[rel=canonical]", "href") == "https://board.example/reviews/baby-rowan/"


def test_addresses_of_the_page_for_wrong_addresses_are_absolute(frames: FrameSet) -> None:
    view = PageView("404.html", "notfound", "Page not found", "", "", prose=REVIEW.prose, concern=CONCERN)
    page = draw_page(frames, view, "404")
    assert page.attribute(".bp-concern__more a", "href") == "/site/concerned-about-a-child/index.html"
    assert page.attribute(".bp-prose a", "href") == "/site/summaries/baby-rowan/index.html#x"
    assert page.attribute(".bp-contents a", "href") == "#what-happened"


def test_links_of_the_text_are_resolved_and_those_that_lead_nowhere_are_words(frames: FrameSet) -> None:
    page = draw_page(frames)
    addresses = page.attributes(".bp-prose p a", "href")
    assert addresses == ["../../summaries/baby-rowan/index.html#x", "https://www.gov.uk/?a=1&b=2"]
    assert page.texts(".bp-prose p")[1] == "One, two, three."
    assert page.texts(".bp-footnotes li") == ["Law"]
    assert not page.select(".bp-footnotes a")


def test_text_is_escaped_everywhere(frames: FrameSet) -> None:
    page = draw_page(frames)
    assert page.text("h1") == "Baby Rowan <1>"
    assert page.text("title") == "Baby Rowan <1> - Board"
    assert page.text(".bp-head__summary") == "A baby & a bruise."
    assert page.text(".bp-trail a") == "Neglect & <you>"
    assert page.text(".bp-notice").startswith("Please note: Corrected <today>.")
    assert page.attribute("meta[name=description]", "content") == 'What "we" learned'


def test_a_download_says_what_it_is_and_how_big(frames: FrameSet) -> None:
    assert draw_page(frames).texts(".bp-downloads a") == ["Slides (PowerPoint, 48 KB)"]


@pytest.mark.parametrize(
    "size, words",
    [(0, "1 KB"), (1, "1 KB"), (49_000, "48 KB"), (1_000_000, "977 KB"), (1_023_900, "1.0 MB"), (2_490_000, "2.4 MB")],
)
def test_a_size_is_said_in_the_words_of_readers(size: int, words: str) -> None:
    assert english().size(size) == words


def test_a_table_scrolls_on_its_own_and_by_keyboard(frames: FrameSet) -> None:
    page = draw_page(frames)
    assert page.attribute(".bp-scroll:has(> table)", "tabindex") == "0"
    assert page.attribute(".bp-scroll", "aria-label") == "Table"
    assert page.attribute("table th", "scope") == "col"


def test_the_list_of_contents_is_made_of_the_headings(frames: FrameSet) -> None:
    view = replace(REVIEW, groups=(CardGroup("Events", "events", (CARD,)), CardGroup("Not in it", "no", (), level=3)))
    page = draw_page(frames, view)
    headings = ["What happened", "Findings", "Recommendations", "Events"]
    assert page.texts(".md-sidebar--secondary a") == page.texts(".bp-contents a") == headings
    for anchor in page.attributes(".bp-contents a", "href"):
        assert len(page.select(f'[id="{anchor[1:]}"]')) == 1


def test_a_short_page_has_no_list_of_contents(frames: FrameSet) -> None:
    page = draw_page(frames, replace(REVIEW, prose=REVIEW.prose[:3]))
    assert not page.select(".md-sidebar--secondary a, .bp-contents")


def test_headings_go_down_one_level_at_a_time(frames: FrameSet) -> None:
    groups = (CardGroup("The year", "year", ()), CardGroup("Reviews", "reviews", (CARD,), level=3))
    view = replace(REVIEW, groups=groups, topics=(Fact("By theme", (Tag("Neglect", "themes/neglect/index.html"),)),))
    levels = [int(tag.name[1]) for tag in draw_page(frames, view).select("h1, h2, h3, h4, h5, h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_card_is_one_link_with_its_kind_day_and_themes(frames: FrameSet) -> None:
    view = replace(REVIEW, groups=(CardGroup("Latest", "latest", (CARD,), more=Tag("All", "briefings/index.html")),))
    page = draw_page(frames, view)
    assert page.attributes(".bp-card a", "href") == ["../../briefings/neglect/index.html"]
    assert page.text(".bp-card__about") == "Briefing · 2 July 2026"
    assert page.attribute(".bp-card time", "datetime") == "2026-07-02"
    assert page.text(".bp-card__tags") == "About: Neglect, Voice"
    assert page.attribute(".bp-more a", "href") == "../../briefings/index.html"


def test_facts_are_a_list_of_terms_with_their_links(frames: FrameSet) -> None:
    page = draw_page(frames)
    assert page.texts("dl.bp-facts dt") == ["Published", "Themes"]
    assert page.texts("dl.bp-facts dd")[0] == "12 February 2026"
    assert page.attributes("dl.bp-facts dd a", "href") == [
        "../../themes/neglect/index.html",
        "../../themes/sleep/index.html",
    ]


def test_a_list_of_facts_unfolds_after_the_first(frames: FrameSet) -> None:
    facts = tuple(Fact(f"Fact {number}", (Tag("x"),)) for number in range(1, 5))
    page = draw_page(frames, replace(REVIEW, facts=facts))
    assert page.texts(".bp-page > .bp-facts dt") == ["Fact 1"]
    assert page.texts("details .bp-facts dt") == ["Fact 2", "Fact 3", "Fact 4"]
    assert not draw_page(frames, replace(REVIEW, facts=facts[:2])).select("details .bp-facts")


def test_the_box_for_concerns_comes_first_at_home_and_last_elsewhere(frames: FrameSet) -> None:
    home = replace(REVIEW, address="index.html", kind="home", feeds=())
    first = draw_page(frames, home, "").select(".bp-concern, .bp-prose")[0]
    last = draw_page(frames).select(".bp-page > *")[-1]
    assert "bp-concern" in (first.get("class") or [])
    assert "bp-concern" in (last.get("class") or [])
    page = draw_page(frames)
    assert page.attribute(".bp-concern__contacts a", "href") == "tel:01632960123"
    assert page.attribute(".bp-concern__more a", "href") == "../../concerned-about-a-child/index.html"


def test_another_language_is_said_on_the_text_and_its_contents(frames: FrameSet) -> None:
    page = draw_page(frames, replace(REVIEW, language="cy"))
    assert page.attribute("#__content", "lang") == "cy"
    assert page.attribute(".md-sidebar--secondary ul", "lang") == "cy"
    assert page.attribute("html", "lang") == "en-GB"
    assert draw_page(frames).select("#__content[lang]") == []


def test_a_page_to_keep_out_of_search_engines_says_so(frames: FrameSet) -> None:
    assert draw_page(frames, replace(REVIEW, robots="noindex")).attribute("meta[name=robots]", "content") == "noindex"
    assert not draw_page(frames).select("meta[name=robots]")


def test_a_page_that_has_only_a_title_is_sound(frames: FrameSet) -> None:
    page = draw_page(frames, PageView("x/index.html", "publication", "Only this", "", ""), "*")
    assert page.texts("#__content > *") == ["Only this"]
    assert not page.select("link[rel=canonical]")


def test_no_identifier_is_used_twice(frames: FrameSet) -> None:
    view = replace(REVIEW, topics=(Fact("By theme", (Tag("N", "n/index.html"),)), Fact("By type", (Tag("R"),))))
    names = draw_page(frames, view).attributes("[id]", "id")
    assert sorted(names) == sorted(set(names))


def test_rendering_twice_gives_the_same(frames: FrameSet) -> None:
    making = Making(REVIEW, frames.frames["reviews/*"], OUTPUTS)
    assert render_page(making) == render_page(making)


@pytest.mark.parametrize(
    "text, hrefs, result",
    [
        ('<a href="link:0">w</a>', ("x",), '<a href="x">w</a>'),
        ('<a class="c" href="link:1" title="t"><em>w</em></a>', (None, 'a"b&c'),
         '<a class="c" href="a&quot;b&amp;c" title="t"><em>w</em></a>'),
        ('a <a href="link:0"><em>w</em>\nx</a> <a href="link:0">y</a>', (None,), "a <em>w</em>\nx y"),
        ('<code>href="link:0"</code> <a href="link:0" title="t">w</a>', ('a"b&c',),
         '<code>href="link:0"</code> <a href="a&quot;b&amp;c" title="t">w</a>'),
        ('<a class="c" href="link:0">w</a> <a href="link:1">x</a>', ("y", "z"),
         '<a class="c" href="y">w</a> <a href="z">x</a>'),
        ('<img alt="A &amp; b" src="link:0" />', (None,), "A &amp; b"),
        ('<img alt="A" src="link:0" title="t" />', ("p.png",), '<img alt="A" src="p.png" title="t" />'),
        ('<a href="link:0"><img alt="A" src="link:1" /></a>', ("x", None), '<a href="x">A</a>'),
        ('<p>Write link:0 <a href="#x">x</a></p>', (), '<p>Write link:0 <a href="#x">x</a></p>'),
        ('<a href="https://x.example/"><b>o</b></a> <a href="link:0">w</a>', (None,),
         '<a href="https://x.example/"><b>o</b></a> w'),
    ],
)  # fmt: skip
def test_markers_become_links_or_words(text: str, hrefs: tuple[str | None, ...], result: str) -> None:
    assert resolve(text, hrefs) == result


@pytest.mark.parametrize(
    "address, page, result",
    [
        ("reviews/x/index.html", "reviews/y/index.html", "../x/index.html"),
        ("reviews/x/index.html#a", "reviews/x/index.html", "#a"),
        ("reviews/x/index.html", "reviews/x/index.html", "index.html"),
        ("", "reviews/x/index.html", "../../index.html"),
        ("themes/neglect/#reviews", "index.html", "themes/neglect/index.html#reviews"),
        ("feed.xml", "index.html", "feed.xml"),
        ("#top", "reviews/x/index.html", "#top"),
        ("https://www.gov.uk/", "index.html", "https://www.gov.uk/"),
        ("tel:01632960123", "a/index.html", "tel:01632960123"),
        ("mailto:a@b.example", "a/index.html", "mailto:a@b.example"),
    ],
)
def test_an_address_is_written_relative_to_its_page(address: str, page: str, result: str) -> None:
    assert relative(address, page) == result


_PIECES = (
    '<a href="link:0">w</a>', '<a class="c" href="link:1"><b>x</b></a>', '<a href="link:2" title="t">y</a>', "<p>&amp;",
    '<img alt="A" src="link:1" />', 'href="link:0"', '<a href="#x">z</a>',
)  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES)).map("".join), st.lists(st.sampled_from(["p", 'q"', None]), min_size=3))
def test_links_are_resolved_as_by_looking_at_each_whole(text: str, hrefs: list[str | None]) -> None:
    images = links._IMAGE.sub(lambda match: links._image(match, hrefs, str.upper), text)
    plain = links._ANCHOR.sub(lambda match: links._anchor(match, hrefs, str.upper), images)
    assert resolve(text, hrefs, str.upper) == plain


_OF_TABLES = ("<table>", "</table>", '<table class="x">', "<th>", "<td>a", "&lt;", "</td>", "\n", " b")
_TABLE = re.compile(r"<table(?P<attributes>[^>]*)>(?P<rows>.*?)</table>", re.DOTALL)


@given(st.lists(st.sampled_from(_OF_TABLES)).map("".join))
def test_tables_are_found_as_by_looking_at_each_sign(text: str) -> None:
    assert _scrolling_tables(text, "A&B") == _TABLE.sub(lambda match: _scrolling_table(match[0][:-8], "A&B"), text)


_FOLDERS = st.lists(st.sampled_from(["reviews", "x", "y", "a:b", "#", "", "index.html"]), max_size=3).map("/".join)
_FILES = st.sampled_from(["index.html", "feed.xml", "", "#top", "index.html#a", "x/#a/index.html"])


@given(
    _FOLDERS, _FILES, st.lists(st.sampled_from(["reviews", "x", "y"]), max_size=3), st.sampled_from(["", "/", "/b/"])
)
def test_a_page_that_knows_where_it_stands_writes_the_same_addresses(
    folder: str, file: str, folders: list[str], root: str
) -> None:
    address, page = f"{folder}/{file}" if folder else file, "/".join([*folders, "index.html"])
    assert Standpoint.of(page, root).href(address) == relative(address, page, root)


@given(st.text())
def test_words_are_escaped_as_the_standard_library_does(text: str) -> None:
    assert escape(text) == html.escape(text)


def test_the_search_index_is_what_the_themes_search_reads() -> None:
    pages = (searchparts.page("a/index.html", "A & <b>", "<img src=x onerror=alert(1)> text", b""),)
    index = json.loads(search_index(SearchIndex("en-GB", pages)))
    assert sorted(index) == ["config", "docs"]
    assert sorted(index["config"]) == ["fields", "lang", "pipeline", "separator"]
    assert index["docs"] == [
        {
            "location": "a/index.html",
            "title": "A &amp; &lt;b&gt;",
            "text": "&lt;img src=x onerror=alert(1)&gt; text",
        }
    ]
