"""Every kind of page keeps the rules of WCAG 2.2 AA that a program can judge, and the rest of axe's good practice."""

from __future__ import annotations

import json
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.kinds import DESKTOP, KINDS, NEW_ADDRESS, OLD_ADDRESS, PHONE
from tests.browser.visit import AT_REST, visiting

pytestmark = pytest.mark.slow

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
OPTIONS = json.dumps({"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]})
SCREENS = pytest.mark.parametrize(
    "width, scheme", [(width, scheme) for width in (PHONE, DESKTOP) for scheme in ("light", "dark")]
)


def violations(page: Page) -> list[str]:
    """What axe finds on the page as it is now, a line each."""
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate(f"axe.run({OPTIONS})")
    judged = {rule["id"] for rule in found["passes"]}
    assert {"color-contrast", "document-title", "html-has-lang", "region"} <= judged, "axe did not look at the page"
    return [_line(rule, node) for rule in found["violations"] for node in rule["nodes"]]


def _line(rule: dict[str, Any], node: dict[str, Any]) -> str:
    return f"{rule['id']}: {node['target']}: {node['failureSummary']}"


@SCREENS
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(browser: Browser, root: str, kind: str, width: int, scheme: str) -> None:
    with visiting(browser, width, color_scheme=scheme) as visit:
        page = visit.open(root + KINDS[kind])
        shown = page.evaluate("getComputedStyle(document.body).colorScheme")
        assert shown == scheme, "the page follows the device"
        assert violations(page) == []


@SCREENS
def test_axe_finds_nothing_where_an_old_address_leads_on(browser: Browser, root: str, width: int, scheme: str) -> None:
    with visiting(browser, width, color_scheme=scheme) as visit:
        # A server that answers "no content" keeps the reader where they are.
        visit.page.route(f"{root}{NEW_ADDRESS}", _stay)
        page = visit.open(root + OLD_ADDRESS)
        assert page.inner_text("h1") == "This page has moved"
        assert violations(page) == []


def _stay(route: Route) -> None:
    route.fulfill(status=204)


@SCREENS
def test_axe_finds_nothing_with_results_of_a_search_shown(browser: Browser, root: str, width: int, scheme: str) -> None:
    with visiting(browser, width, color_scheme=scheme, reduced_motion="reduce") as visit:
        page = visit.open(root)
        if width == PHONE:
            page.click(".md-header label[for=__search]")
        page.fill(".md-search__input", "bruise")
        page.wait_for_selector(".md-search-result__item")
        expect(page.locator(".md-search-result__meta")).to_contain_text("found")
        # What fades in has other colours than it comes to have.
        page.evaluate(AT_REST)
        assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_the_menu_open_on_a_phone(browser: Browser, root: str, scheme: str) -> None:
    with visiting(browser, PHONE, color_scheme=scheme, reduced_motion="reduce") as visit:
        page = visit.open(root + KINDS["review"])
        page.click(".bp-menu")
        page.wait_for_selector(".md-nav--primary .md-nav__link[href]:focus")
        assert violations(page) == []
