"""The sites of real boards, with their longer names and words, on a phone and on a wide screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from boardpress.reading import configuration
from tests.boards.nouns import BuiltBoard, boards, build
from tests.browser.kinds import WIDTHS
from tests.browser.visit import visiting

pytestmark = pytest.mark.slow

PAGES = ("", "cycle/", "timetable/", "groups/")
BROKEN = r"""() => [...document.querySelectorAll('.bp-concern p, .bp-stages span, h1, h2, h3, .md-tabs__link')]
    .flatMap(item => [...item.childNodes])
    .filter(node => node.nodeType === Node.TEXT_NODE)
    .flatMap(node => [...node.data.matchAll(/[^\s-]+/g)].map(word => {
        const range = document.createRange();
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        return [word[0], new Set([...range.getClientRects()].map(box => box.top)).size];
    }))
    .filter(([word, lines]) => lines > 1)"""
"""Words of headings, stages and what to do about a child that are broken in two, where there is no hyphen."""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, BuiltBoard]:
    """Every board, published before the browser starts, so that no process of the build inherits its pipes."""
    return {board: build(board, tmp_path_factory.mktemp(board)) for board in boards()}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("board", boards())
def test_no_page_of_a_board_scrolls_sideways(
    sites: dict[str, BuiltBoard], browser: Browser, board: str, width: int
) -> None:
    built = sites[board]
    config = configuration.read((built.site / configuration.NAME).read_text("utf-8"))
    assert config.concern
    concern = f"{config.concern.page.removesuffix('.md')}/"
    publications = sorted(path.parent.relative_to(built.out) for path in built.out.glob("*/*/index.html"))
    addresses = (*PAGES, concern, *(f"{path.as_posix()}/" for path in publications[::9]))
    with visiting(browser, width) as visit:
        for address in addresses:
            page = visit.open(f"{built.out.as_uri()}/{address}index.html")
            needed, given = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
            assert needed <= given, address


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("board", boards())
def test_no_word_of_a_board_is_broken(sites: dict[str, BuiltBoard], browser: Browser, board: str, width: int) -> None:
    with visiting(browser, width) as visit:
        for address in ("", "cycle/", "timetable/"):
            page = visit.open(f"{sites[board].out.as_uri()}/{address}index.html")
            assert page.evaluate(BROKEN) == [], address
