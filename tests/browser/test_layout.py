"""Pages fit every screen, and what people tap is large enough for a thumb."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.kinds import KINDS, PHONE, WIDTHS
from tests.browser.visit import visiting

pytestmark = pytest.mark.slow

# WCAG 2.2, 2.5.8: CSS pixels. A link inside a sentence is excepted there, and so is not among these.
SMALLEST = 24
ACTIONS = """
    .md-header__button, .md-tabs__link, .md-nav__link, .bp-card, .bp-downloads a, .bp-topic a, .bp-facts a,
    .bp-concern a, .bp-contents a, .bp-unfold > summary, .bp-trail a, .bp-more a, .bp-steps a, .bp-stages a, .bp-tree a,
    .bp-due a, .bp-place__here, .md-footer a
"""
MEASURE = """([selector, smallest]) => [...document.querySelectorAll(selector)]
    .filter(item => item.checkVisibility({visibilityProperty: true, opacityProperty: true}))
    .map(item => [item, item.getBoundingClientRect()])
    .filter(([item, box]) => box.width && box.height)
    .map(([item, {width, height}]) => [`${item.className} ${item.textContent.trim()}: ${width} x ${height}`,
                                       width >= smallest && height >= smallest])
"""


def too_small(page: Page) -> tuple[list[str], int]:
    """The main actions on the page that are hard to hit, and how many were looked at."""
    measured = page.evaluate(MEASURE, [ACTIONS, SMALLEST])
    return [words for words, large_enough in measured if not large_enough], len(measured)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways(browser: Browser, root: str, width: int) -> None:
    with visiting(browser, width) as visit:
        for kind, address in KINDS.items():
            page = visit.open(root + address)
            needed, given = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
            assert needed <= given, kind


def test_no_page_scrolls_sideways_when_everything_on_it_is_unfolded(browser: Browser, root: str) -> None:
    with visiting(browser, 320) as visit:
        for kind, address in KINDS.items():
            page = visit.open(root + address)
            page.evaluate("document.querySelectorAll('details').forEach(item => { item.open = true; })")
            needed, given = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
            assert needed <= given, kind


@pytest.mark.parametrize("width", WIDTHS)
def test_what_people_tap_is_at_least_24_pixels_high_and_wide(browser: Browser, root: str, width: int) -> None:
    with visiting(browser, width) as visit:
        for kind, address in KINDS.items():
            page = visit.open(root + address)
            page.evaluate("document.querySelectorAll('details').forEach(item => { item.open = true; })")
            small, looked_at = too_small(page)
            assert small == [], kind
            assert looked_at >= 8, kind


def test_the_links_of_the_menu_on_a_phone_are_large_enough(browser: Browser, root: str) -> None:
    with visiting(browser, PHONE, has_touch=True, reduced_motion="reduce") as visit:
        page = visit.open(root)
        before = too_small(page)[1]
        page.tap(".bp-menu")
        page.wait_for_selector(".md-nav--primary .md-nav__link[href]:focus")
        small, looked_at = too_small(page)
        assert small == []
        assert looked_at >= before


def test_the_numbers_to_call_are_in_sight_on_a_phone(browser: Browser, root: str) -> None:
    """They stand in the last column of a table, which must not lie beyond the edge."""
    with visiting(browser, PHONE) as visit:
        page = visit.open(root + KINDS["concern"])
        page.set_viewport_size({"width": PHONE, "height": 3000})
        for number in ("999", "01632 960199", "03069 990100", "01632 960110"):
            expect(page.locator("table").get_by_text(number)).to_be_in_viewport(ratio=1)


def test_a_table_too_wide_for_a_phone_scrolls_by_itself_and_by_keyboard(browser: Browser, root: str) -> None:
    with visiting(browser, 320) as visit:
        page = visit.open(f"{root}request-a-report/index.html")
        wide = page.locator(".bp-scroll[tabindex='0']").first
        last = wide.locator("th").last
        expect(last).not_to_be_in_viewport(ratio=1)
        wide.focus()
        for _ in range(12):
            page.keyboard.press("ArrowRight")
        expect(last).to_be_in_viewport(ratio=1)


def test_paper_shows_the_text_and_neither_header_nor_navigation(browser: Browser, root: str) -> None:
    with visiting(browser, color_scheme="dark") as visit:
        for kind, address in KINDS.items():
            page = visit.open(root + address)
            page.emulate_media(media="print")
            for selector in (".md-header", "nav", ".md-sidebar", ".md-footer", ".md-skip", ".bp-downloads"):
                shown = [item for item in page.locator(selector).all() if item.is_visible()]
                assert not shown, f"{kind}: {selector}"
            assert page.locator("h1").is_visible(), kind
            ink, ground = page.evaluate("[getComputedStyle(document.querySelector('h1')).color, "
                                        "getComputedStyle(document.body).backgroundColor]")  # fmt: skip
            assert (ink, ground) == ("rgb(23, 32, 43)", "rgb(255, 255, 255)"), f"{kind}: dark colours stay on screen"
            page.emulate_media(media="screen")
