"""A term of the board's is explained to whoever taps it, reaches it with the keyboard, or reads on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.kinds import DESKTOP, KINDS, PHONE
from tests.browser.test_accessibility import violations
from tests.browser.visit import visiting

pytestmark = pytest.mark.slow

PAGE = KINDS["briefing with a term explained"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_tap_opens_the_meaning_and_a_tap_beside_it_closes_it(browser: Browser, root: str, scheme: str) -> None:
    with visiting(browser, PHONE, has_touch=True, color_scheme=scheme) as visit:
        page = visit.open(root + PAGE)
        box = page.locator(".bp-term-box").first
        assert not box.is_visible()
        page.locator(".bp-term").first.tap()
        assert box.is_visible()
        place = box.bounding_box()
        assert place is not None
        assert place["x"] >= 0
        assert place["x"] + place["width"] <= PHONE
        assert violations(page) == []
        page.locator("h1").tap(force=True)
        box.wait_for(state="hidden")


def test_the_keyboard_opens_and_escape_closes_without_any_script(browser: Browser, root: str) -> None:
    with visiting(browser, DESKTOP, java_script_enabled=False) as visit:
        page = visit.page
        page.goto(root + PAGE)
        box = page.locator(".bp-term-box").first
        page.locator(".bp-term").first.focus()
        page.keyboard.press("Enter")
        box.wait_for(state="visible")
        page.keyboard.press("Escape")
        box.wait_for(state="hidden")


def test_on_paper_the_meaning_follows_the_term(browser: Browser, root: str) -> None:
    with visiting(browser, DESKTOP) as visit:
        page = visit.open(root + PAGE)
        page.emulate_media(media="print")
        said = page.evaluate("getComputedStyle(document.querySelector('.bp-term abbr'), '::after').content")
        assert said.replace('" "', "").strip('"') == " (general practitioner)"
