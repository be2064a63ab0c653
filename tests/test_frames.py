"""Frames: what MkDocs and Material draw, what a board may change in them, and what they may load."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import boardpress
from boardpress.frames import TOKENS, Alternate, FramePlan, FrameSet, NavEntry, Slots, digest, draw, fill, theme_digest
from boardpress.problems import ProblemsFound
from boardpress.words import words_of
from tests.readhtml import Html

PLAN = FramePlan(
    site_name="Ash & Elm Safeguarding Partnership",
    site_url="https://board.example/children/",
    language="en-GB",
    description="What we learn.",
    navigation=(
        NavEntry("Home", ""),
        NavEntry("Reviews", "reviews/"),
        NavEntry(
            "Learning & teams", "learning/", (NavEntry("Briefings", "briefings/"), NavEntry("<Audits>", "audits/"))
        ),
        NavEntry("About", "", (NavEntry("Contact us", "contact/"),)),
    ),
    footer='Ash &amp; Elm. <a href="link:privacy/">Privacy</a>',
    banner="An <example> board",
)
KEYS = ["", "reviews/", "learning/", "briefings/", "audits/", "contact/"]
INSIDE = [f"{key}*" for key in KEYS if key]


@pytest.fixture(scope="module")
def frames() -> FrameSet:
    return draw(PLAN, None)


@pytest.fixture
def theme(tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    """Writes a board's theme folder."""

    def write(files: dict[str, str]) -> Path:
        for name, text in files.items():
            path = tmp_path / "theme" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return tmp_path / "theme"

    return write


def page(frames: FrameSet, key: str) -> Html:
    slots = Slots("A title", "What it says", "<h1>A title</h1><p>Text</p>", canonical="https://board.example/x/")
    return Html(b"".join(fill(frames.frames[key], slots)))


def problems_of(theme_dir: Path) -> list[str]:
    with pytest.raises(ProblemsFound) as caught:
        draw(PLAN, theme_dir)
    return [str(problem) for problem in caught.value.problems]


def test_there_is_a_frame_for_every_place_a_page_can_stand_in(frames: FrameSet) -> None:
    assert sorted(frames.frames) == sorted([*KEYS, *INSIDE, "*", "*/*", "404"])


@pytest.mark.parametrize(
    "key, root",
    [("", ""), ("reviews/", "../"), ("reviews/*", "../../"), ("*", "../"), ("*/*", "../../"), ("404", "/children/")],
)
def test_a_frame_leads_to_its_own_root(frames: FrameSet, key: str, root: str) -> None:
    soup = page(frames, key)
    assert frames.frames[key].root == root
    assert soup.attribute(".md-tabs a", "href") == f"{root}index.html" or key in {"", "404"}
    assert f"{root}assets/boardpress/boardpress.css" in soup.attributes("link[rel=stylesheet]", "href")


def test_every_link_of_the_navigation_names_a_file_so_that_the_site_works_from_a_disk(frames: FrameSet) -> None:
    links = page(frames, "reviews/*").attributes(".md-nav--primary a[href], .md-tabs a[href]", "href")
    assert links
    assert all(link.endswith("/index.html") for link in links)


def test_a_page_in_a_section_marks_the_section_and_is_in_no_navigation(frames: FrameSet) -> None:
    for key, tab in (("reviews/*", "Reviews"), ("briefings/*", "Learning & teams"), ("contact/*", "About")):
        soup = page(frames, key)
        assert soup.texts(".md-tabs__item--active") == [tab]
        assert soup.attribute(".md-tabs__item--active a", "aria-current") == "true"
        assert "any" not in " ".join(soup.attributes("a[href]", "href"))


def test_a_page_outside_the_navigation_marks_nothing(frames: FrameSet) -> None:
    for key in ("*", "*/*", "404"):
        assert not page(frames, key).select(".md-tabs__item--active, .md-nav__item--active")


def test_the_page_of_the_navigation_itself_is_the_current_one(frames: FrameSet) -> None:
    current = page(frames, "briefings/").select(".md-nav--primary [aria-current=page]")
    assert [link.get_text(strip=True) for link in current] == ["Briefings"]


def test_words_of_the_configuration_are_text_never_markup(frames: FrameSet) -> None:
    soup = page(frames, "")
    assert soup.text(".md-banner") == "An <example> board"
    assert "<Audits>" in soup.texts(".md-nav--primary a")
    assert soup.attribute(".md-header .md-logo", "aria-label") == "Ash & Elm Safeguarding Partnership"
    assert soup.attribute(".md-header .md-logo", "title") == "Ash & Elm Safeguarding Partnership"


def test_all_lines_of_a_frame_end_alike_whatever_its_words_hold() -> None:
    drawn = draw(replace(PLAN, banner="One\rtwo\r\nthree"), None)
    assert "One\ntwo\nthree" in drawn.frames["reviews/"].text
    assert not any("\r" in frame.text for frame in drawn.frames.values())


def test_links_of_the_footer_are_relative_to_the_frame(frames: FrameSet) -> None:
    assert page(frames, "reviews/*").attribute("footer a", "href") == "../../privacy/index.html"
    assert page(frames, "404").attribute("footer a", "href") == "/children/privacy/index.html"


def test_slots_are_filled_with_escaped_text(frames: FrameSet) -> None:
    slots = Slots(
        title='<b>"Neglect" & more',
        description='Say "no" <now>',
        body="<h1>T</h1>",
        contents='<ul class="md-nav__list"><li><a href="#a">A</a></li></ul>',
        canonical="https://board.example/reviews/x/?a=1&b=2",
        robots="noindex",
        language="cy",
        alternates=(Alternate("Reviews & more", "../../feed.xml"),),
    )
    text = b"".join(fill(frames.frames["reviews/*"], slots)).decode()
    soup = Html(text)
    assert soup.text("title") == '<b>"Neglect" & more - Ash & Elm Safeguarding Partnership'
    assert soup.attribute("meta[name=description]", "content") == 'Say "no" <now>'
    assert soup.attribute("link[rel=canonical]", "href") == "https://board.example/reviews/x/?a=1&b=2"
    assert soup.attribute("meta[name=robots]", "content") == "noindex"
    assert soup.attribute("link[type='application/rss+xml']", "title") == "Reviews & more"
    assert soup.attribute("article #__content", "lang") == "cy"
    assert soup.attributes(".md-sidebar--secondary a", "href") == ["#a"]
    assert not [token for token in TOKENS.values() if token in text]


def test_a_page_has_one_heading_of_the_first_level_and_a_way_past_the_navigation(frames: FrameSet) -> None:
    for key in frames.frames:
        soup = page(frames, key)
        assert len(soup.texts("h1")) == 1
        assert soup.attribute("a.md-skip", "href") == "#__content"
        assert soup.attribute("html", "lang") == "en-GB"


def test_the_home_page_has_its_title_alone(frames: FrameSet) -> None:
    assert page(frames, "").text("title") == "A title"


def test_the_policy_names_every_inline_script_by_its_hash_and_allows_no_other(frames: FrameSet) -> None:
    for key in frames.frames:
        soup = page(frames, key)
        policy = soup.attribute("meta[http-equiv=Content-Security-Policy]", "content")
        inline = soup.sources("script:not([src]):not([type])")
        assert inline
        assert {f"'sha256-{hash_of(source)}'" for source in inline} == set(re.findall(r"'sha256-[^']+'", policy))
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        assert not soup.select("[style], [onclick], [onload]")


def hash_of(source: str) -> str:
    return base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


def test_the_policy_stands_before_everything_that_it_governs(frames: FrameSet) -> None:
    head = page(frames, "").select("head > *")
    assert [tag.get("charset") or tag.get("http-equiv") for tag in head[:2]] == ["utf-8", "Content-Security-Policy"]


def test_nothing_is_loaded_from_another_host_and_no_library_is_named(frames: FrameSet) -> None:
    for key in frames.frames:
        soup = page(frames, key)
        loaded = soup.attributes("[src]", "src") + [tag["href"] for tag in soup.select("link[rel=stylesheet]")]
        assert not [address for address in loaded if "//" in address]
        assert not soup.select("meta[name=generator]")


def test_assets_are_what_the_pages_load_and_nothing_else(frames: FrameSet) -> None:
    names = [re.sub(r"\.[0-9a-f]{8}\.", ".", name) for name in frames.assets]
    assert names == [
        "assets/boardpress/boardpress.css",
        "assets/boardpress/boardpress.js",
        "assets/images/favicon.svg",
        "assets/images/logo.svg",
        "assets/javascripts/bundle.min.js",
        "assets/javascripts/workers/search.min.js",
        "assets/stylesheets/main.min.css",
        "assets/stylesheets/palette.min.css",
    ]


def test_drawing_twice_gives_the_same(frames: FrameSet) -> None:
    assert draw(PLAN, None) == frames


def test_the_fixed_words_of_every_frame_are_those_of_the_plan_and_the_language_is_said() -> None:
    plan = replace(PLAN, language="cy-GB", words=words_of("cy-GB", {"search": {"name": "Dod o hyd"}}))
    home = page(draw(plan, None), "")
    assert home.attribute("html", "lang") == "cy-GB"
    assert home.texts(".md-skip") == ["Neidio i'r prif destun"]
    assert home.attribute(".md-search", "aria-label") == "Dod o hyd"
    assert home.attribute(".md-search__input", "placeholder") == "Chwilio'r wefan hon"
    assert home.attribute("nav.md-nav--primary", "aria-label") == "Tudalennau'r wefan hon"
    settings = json.loads(home.texts("#__config")[0])["translations"]
    assert settings["search.result.other"] == "Tudalennau a gafwyd: #"
    assert settings["search.result.more.one"] == "1 lle arall ar y dudalen hon"


def test_a_board_may_have_words_in_its_theme_as_material_has(theme: Callable[[dict[str, str]], Path]) -> None:
    own = '{% macro t(key) %}{{ {"language": "kw", "toc": "War an folen ma"}[key] }}{% endmacro %}'
    folder = theme({"partials/languages/kw.html": own})
    home = page(draw(replace(PLAN, language="kw"), folder), "")
    assert home.attribute("html", "lang") == "kw"
    assert home.attribute("nav.md-nav--secondary", "aria-label") == "War an folen ma"


def test_a_board_overrides_a_partial_of_material_and_adds_styles_on_every_page(
    theme: Callable[[dict[str, str]], Path],
) -> None:
    folder = theme(
        {
            "partials/copyright.html": "<p class='own'>Our own footer, {{ config.site_name }}</p>",
            "assets/css/board.css": "@font-face{src:url('../fonts/our.woff2')} .x{background:url(../images/x.svg)}",
            "assets/css/a.css": "a{}",
            "assets/fonts/our.woff2": "font",
            "assets/images/x.svg": "<svg/>",
            "assets/images/unused.svg": "<svg/>",
            "assets/images/logo.png": "png",
            "slides.pptx": "not ours",
        }
    )
    frames = draw(PLAN, folder)
    for key in frames.frames:
        soup = page(frames, key)
        assert soup.text("footer .own") == "Our own footer, Ash & Elm Safeguarding Partnership"
        sheets = [href.rpartition("/")[2] for href in soup.attributes("link[rel=stylesheet]", "href")]
        assert sheets[-3:] == ["boardpress.css", "a.css", "board.css"]
        assert soup.attribute(".md-logo img", "src").endswith("assets/images/logo.png")
    own = [name for name in frames.assets if not re.search(r"javascripts|stylesheets|boardpress|favicon", name)]
    assert own == [
        "assets/css/a.css",
        "assets/css/board.css",
        "assets/fonts/our.woff2",
        "assets/images/logo.png",
        "assets/images/x.svg",
    ]


def test_a_board_extends_the_base_page_as_materials_documentation_says(
    theme: Callable[[dict[str, str]], Path],
) -> None:
    main = '{% extends "base.html" %}{% block extrahead %}<meta name="own" content="1">{% endblock %}'
    frames = draw(PLAN, theme({"main.html": main}))
    assert all(page(frames, key).select("head meta[name=own]") for key in frames.frames)


def test_a_plain_partial_of_material_works_unchanged(theme: Callable[[dict[str, str]], Path]) -> None:
    import material

    partials = Path(material.__file__).parent / "templates/partials"
    names = ["content.html", "nav-item.html", "tabs-item.html", "header.html"]
    folder = theme({f"partials/{name}": (partials / name).read_text("utf-8") for name in names})
    soup = page(draw(PLAN, folder), "reviews/*")
    assert soup.texts(".md-tabs__item--active") == ["Reviews"]
    assert len(soup.texts("h1")) == 1


@pytest.mark.parametrize(
    "files, message",
    [
        (
            {"main.html": '{% extends "base.html" %}\n{% block content %}\n{% if %}\n{% endblock %}'},
            "theme/main.html:3: file: 'main.html' cannot be used: Expected an expression, got 'end of statement "
            "block'. Correct it, or remove it to have the look that comes with the package.",
        ),
        (
            {"partials/copyright.html": '<p>\n{% include "partials/nothing.html" %}'},
            "theme/partials/copyright.html:2: file: 'copyright.html' cannot be used: there is no template "
            "'partials/nothing.html'",
        ),
        (
            {"partials/copyright.html": "{{ config.nothing.at.all }}"},
            "theme/partials/copyright.html:1: file: 'copyright.html' cannot be used: ",
        ),
        (
            {"partials/toc.html": "<nav></nav>", "partials/copyright.html": "Fine"},
            "theme/partials/toc.html:1: file: 'toc.html' leaves no place for the list of what is on the page. Keep the "
            'line {% include "partials/slots/contents.html" %} of partials/toc.html.',
        ),
        (
            {"main.html": '{% extends "base.html" %}{% block site_meta %}<meta charset="utf-8">{% endblock %}'},
            "theme/main.html:1: file: 'main.html' leaves no place for the description. Call {{ super() }} in the "
            "block `site_meta`.",
        ),
        (
            {"main.html": '{% extends "base.html" %}{% block htmltitle %}<title>Us</title>{% endblock %}'},
            "theme/main.html:1: file: 'main.html' leaves no place for the title. Call {{ super() }} in the block "
            "`htmltitle`.",
        ),
        (
            {"main.html": '{% extends "base.html" %}{% block libs %}<script src="https://x.example/a.js"></script>'
             "{% endblock %}"},
            "theme/main.html:1: file: 'main.html' loads https://x.example/a.js from another host. Put the file in "
            "theme/assets/ and load it from there.",
        ),
        (
            {"partials/nav-item.html": "{# no macro #}"},
            "theme/partials/nav-item.html:1: file: 'nav-item.html' cannot be used: ",
        ),
    ],
    ids=["syntax", "missing", "undefined", "contents", "meta", "title", "foreign", "macro"],
)  # fmt: skip
def test_an_override_that_does_harm_is_named_with_its_remedy(
    theme: Callable[[dict[str, str]], Path], files: dict[str, str], message: str
) -> None:
    (problem,) = problems_of(theme(files))
    assert problem.startswith(message)


def test_two_harmful_overrides_are_both_named(theme: Callable[[dict[str, str]], Path]) -> None:
    title = '{% extends "base.html" %}{% block htmltitle %}{% endblock %}'
    problems = problems_of(theme({"main.html": title, "partials/toc.html": "<nav></nav>"}))
    assert [problem.partition(":")[0] for problem in problems] == ["theme/main.html", "theme/partials/toc.html"]


def test_a_symbolic_link_in_the_theme_is_refused(theme: Callable[[dict[str, str]], Path]) -> None:
    folder = theme({"assets/css/board.css": ""})
    (folder / "logo.svg").symlink_to("/etc/hostname")
    assert problems_of(folder) == ["theme/logo.svg:1: file: 'logo.svg' is a symbolic link. Put the file itself there."]


def test_a_name_in_the_theme_that_is_no_text_is_refused(theme: Callable[[dict[str, str]], Path]) -> None:
    folder = theme({"assets/css/board.css": ""})
    (folder / os.fsdecode(b"n\xff.txt")).write_text("x")
    (problem,) = problems_of(folder)
    assert problem.endswith("has a name that is no text. Rename it.")
    problem.encode()


def test_the_digest_follows_the_plan_and_every_file_of_the_theme(theme: Callable[[dict[str, str]], Path]) -> None:
    folder = theme({"assets/css/board.css": "a{}", "slides.pptx": "x"})
    before = digest(PLAN, folder)
    assert before == digest(PLAN, folder) != digest(PLAN, None)
    assert before != digest(replace(PLAN, colour="teal"), folder)
    (folder / "slides.pptx").write_text("y")
    assert before == digest(PLAN, folder)
    look = theme_digest(folder)
    (folder / "assets/css/board.css").write_text("b{}")
    assert look != theme_digest(folder)
    assert before != digest(PLAN, folder)


def test_filling_a_frame_loads_no_mkdocs() -> None:
    program = (
        "import sys; from boardpress.frames import *; from boardpress.publishers.website import render;"
        "fill(Frame('', '<!--boardpress-slot-body: <h1-->', ''), Slots('', '', 'x')); digest;"
        "print([name for name in sys.modules if name.partition('.')[0] in {'mkdocs', 'material', 'markdown'}])"
    )
    assert output_of(program) == "[]\n"


def test_drawing_prints_nothing() -> None:
    program = (
        "import sys; sys.argv[0] = '/usr/bin/mkdocs'; from boardpress.frames import *;"
        "draw(FramePlan('B', 'https://b.example/', 'en', '', (NavEntry('Home', ''),), ''), None)"
    )
    assert output_of(program) == ""


def output_of(program: str) -> str:
    """What a fresh Python prints, on either stream."""
    source = str(Path(boardpress.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "PYTHONPATH": source},
    )
    return done.stdout
