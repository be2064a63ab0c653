"""The search finds words of the pages, wherever the site stands on its host."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.kinds import PHONE
from tests.browser.server import serving
from tests.browser.visit import AT_REST, visiting
from tests.conftest import Example

pytestmark = pytest.mark.slow

FIELD = ".md-search__input"
RESULT = ".md-search-result__item > a"


@pytest.fixture(params=["/", "/board/"])
def place(request: pytest.FixtureRequest, example: Example) -> Iterator[str]:
    """The example board at the root of a host, and below a path of it."""
    with serving(example.out, request.param) as address:
        yield address


def open_first_result(page: Page) -> None:
    """Opens it once the list has come to rest, and waits until its page is there.

    A finger that is put down on a list that still moves presses nothing.
    """
    first = page.locator(RESULT).first
    expect(first).to_contain_text("bruis", ignore_case=True)
    expect(page.locator(".md-search-result__meta")).to_contain_text("found")
    page.evaluate(AT_REST)
    with page.expect_navigation():
        first.click()


@pytest.mark.parametrize("start", ["index.html", "reviews/family-alder/index.html"])
def test_a_search_finds_bruises_and_opens_a_result(browser: Browser, place: str, start: str) -> None:
    with visiting(browser) as visit:
        page = visit.open(place + start)
        page.click(FIELD)
        page.keyboard.type("bruise")
        expect(page.locator(".md-search-result__meta")).to_contain_text("pages found")
        open_first_result(page)
        assert page.url.startswith(place)
        assert "bruis" in page.inner_text("main").lower()
        assert visit.complaints == []
        assert visit.leaving(place) == []


def test_a_search_works_on_a_phone_by_touch(browser: Browser, root: str) -> None:
    with visiting(browser, PHONE, has_touch=True, is_mobile=True) as visit:
        page = visit.open(root)
        page.tap(".md-header label[for=__search]")
        page.fill(FIELD, "bruise")
        open_first_result(page)
        assert "bruis" in page.inner_text("main").lower()
        assert visit.complaints == []


def test_a_search_works_by_keyboard(browser: Browser, root: str) -> None:
    with visiting(browser) as visit:
        page = visit.open(root)
        page.focus(FIELD)
        page.keyboard.type("bruise")
        expect(page.locator(RESULT).first).to_be_visible()
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert "bruis" in page.inner_text("main").lower()


def test_a_word_that_is_pasted_or_dictated_is_searched_for(browser: Browser, root: str) -> None:
    """No key is let go then, which is what Material waits for."""
    with visiting(browser) as visit:
        page = visit.open(root)
        page.click(FIELD)
        expect(page.locator(".md-search-result__meta")).to_have_text("Type a word to start")
        page.fill(FIELD, "bruise")
        expect(page.locator(RESULT).first).to_be_visible()


def test_a_search_for_a_word_that_is_nowhere_says_so(browser: Browser, root: str) -> None:
    with visiting(browser) as visit:
        page = visit.open(root)
        page.fill(FIELD, "xylophone")
        expect(page.locator(".md-search-result__meta")).to_have_text("Nothing found. Try another word.")


def test_from_a_disk_there_is_no_search_rather_than_one_that_does_nothing(browser: Browser, disk: str) -> None:
    """A browser lets no page of a disk read another file, so an index cannot be read there."""
    for width in (PHONE, 1280):
        with visiting(browser, width) as visit:
            page = visit.open(f"{disk}index.html")
            expect(page.locator(FIELD)).not_to_be_visible()
            expect(page.locator(".md-header label[for=__search]").first).not_to_be_visible()
            assert visit.complaints == []
