"""What a reader does: chooses colours, opens the menu, skips to the text, follows links, with and without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.kinds import KINDS, PHONE
from tests.browser.visit import visiting

pytestmark = pytest.mark.slow

MENU = ".md-nav--primary"
PALETTE = ".md-header__option label:not([hidden])"


def scheme(page: Page) -> str | None:
    """The colours that the page is shown in: `default` (light) or `slate` (dark)."""
    return page.get_attribute("body", "data-md-color-scheme")


def test_the_choice_of_dark_colours_is_remembered_from_page_to_page(browser: Browser, root: str) -> None:
    with visiting(browser, color_scheme="light") as visit:
        page = visit.open(root)
        assert scheme(page) == "default"
        for choice in ("Use light colours", "Use dark colours"):
            page.click(f"{PALETTE}[title='{choice}']")
        assert scheme(page) == "slate"
        for address in (KINDS["review"], "index.html"):
            page = visit.open(root + address)
            assert scheme(page) == "slate"
            assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 24, 31)"
        page.click(f"{PALETTE}[title='Use the colours of my device']")
        assert scheme(page) == "default"
        assert visit.complaints == []


def test_the_colours_can_be_chosen_by_keyboard(browser: Browser, root: str) -> None:
    with visiting(browser, color_scheme="light") as visit:
        page = visit.open(root)
        page.get_by_label("Use light colours").focus()
        for _ in range(2):
            page.keyboard.press("ArrowRight")
        assert scheme(page) == "slate"


def test_the_menu_on_a_phone_opens_and_closes_by_keyboard(browser: Browser, root: str) -> None:
    with visiting(browser, PHONE) as visit:
        page = visit.open(root + KINDS["review"])
        button = page.get_by_role("button", name="Pages of this site")
        expect(button).to_have_attribute("aria-expanded", "false")
        expect(page.locator(MENU)).not_to_be_in_viewport()
        for _ in range(6):
            page.keyboard.press("Tab")
            if button.evaluate("item => item === document.activeElement"):
                break
        page.keyboard.press("Enter")
        expect(button).to_have_attribute("aria-expanded", "true")
        expect(page.locator(f"{MENU} .md-nav__link[href]").first).to_be_focused()
        expect(page.locator(f"{MENU} .md-nav__link[href]").first).to_be_in_viewport()
        page.keyboard.press("Escape")
        expect(button).to_be_focused()
        expect(button).to_have_attribute("aria-expanded", "false")
        expect(page.locator(MENU)).not_to_be_in_viewport()


def test_the_menu_on_a_phone_opens_by_tap_and_leads_to_a_section(browser: Browser, root: str) -> None:
    with visiting(browser, PHONE, has_touch=True, is_mobile=True) as visit:
        page = visit.open(root + KINDS["review"])
        page.tap(".bp-menu")
        page.locator(f"{MENU} a", has_text="Briefings").tap()
        page.wait_for_url(f"{root}briefings/index.html")
        assert page.inner_text("h1") == "Briefings"
        assert visit.complaints == []


def test_the_skip_link_comes_first_and_leads_to_the_text(browser: Browser, root: str) -> None:
    with visiting(browser, PHONE) as visit:
        page = visit.open(root + KINDS["review"])
        page.keyboard.press("Tab")
        skip = page.get_by_role("link", name="Skip to the main text")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.locator("#__content")).to_be_focused()
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_letters_typed_by_accident_do_nothing(browser: Browser, root: str) -> None:
    with visiting(browser) as visit:
        page = visit.open(root + KINDS["review"])
        for letter in "fspn/":
            page.keyboard.press(letter)
        assert page.url == root + KINDS["review"]
        expect(page.locator("#__search")).not_to_be_checked()


@pytest.mark.parametrize("width", [PHONE, 1280])
def test_without_scripts_pages_show_their_text_and_lead_on(browser: Browser, root: str, width: int) -> None:
    with visiting(browser, width, java_script_enabled=False) as visit:
        page = visit.page
        page.goto(root + KINDS["review"])
        expect(page.get_by_role("heading", name="Finding 1: ")).to_be_visible()
        expect(page.get_by_role("navigation", name="Main sections")).to_be_visible()
        with page.expect_download() as download:
            page.click(".bp-downloads a")
        assert download.value.path().read_bytes().startswith(b"PK")
        page.get_by_role("navigation", name="Main sections").get_by_text("Briefings").click()
        page.wait_for_url(f"{root}briefings/index.html")
        expect(page.locator(".bp-card").first).to_be_visible()
        assert visit.complaints == []


def test_from_a_disk_links_lead_from_home_to_a_review_and_what_it_taught(browser: Browser, disk: str) -> None:
    with visiting(browser, PHONE, has_touch=True) as visit:
        page = visit.open(f"{disk}index.html")
        page.locator(".bp-topic").get_by_role("link", name="Reviews", exact=True).tap()
        page.wait_for_url(f"{disk}reviews/index.html")
        page.get_by_role("link", name="Baby Rowan").first.tap()
        page.wait_for_url(disk + KINDS["review"])
        page.locator(".bp-steps a", has_text="Rowan").first.tap()
        page.wait_for_url(disk + KINDS["learning summary"])
        assert "Rowan" in page.inner_text("h1")
        assert visit.complaints == []
        assert visit.leaving(disk) == []
