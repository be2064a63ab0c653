"""Reading the site asks nobody but its own host for anything, everything loads, and no page complains."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.kinds import KINDS, NEW_ADDRESS, OLD_ADDRESS
from tests.browser.visit import visiting
from tests.conftest import Example

pytestmark = pytest.mark.slow


def addresses(out: Path) -> list[str]:
    """Every page by its path from the root, but for the one that leads on to another."""
    found = (path.relative_to(out).as_posix() for path in out.rglob("*.html"))
    return sorted(path for path in found if path != OLD_ADDRESS)


def test_every_page_loads_from_its_own_host_without_complaint(browser: Browser, root: str, example: Example) -> None:
    with visiting(browser) as visit:
        for address in addresses(example.out):
            visit.open(root + address)
        visit.page.wait_for_load_state("networkidle")
        assert visit.complaints == []
        assert visit.leaving(root) == []
        assert any(url.endswith(".css") for url in visit.requests)


def test_every_page_loads_from_a_disk_without_complaint(browser: Browser, disk: str, example: Example) -> None:
    """But the page for addresses that lead nowhere, which only a web server shows, at any address."""
    with visiting(browser) as visit:
        for address in addresses(example.out):
            if address != "404.html":
                visit.open(disk + address)
        visit.page.wait_for_load_state("networkidle")
        assert visit.complaints == []
        assert visit.leaving(disk) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_asks_for_nothing_more_when_it_is_left_open(browser: Browser, root: str, kind: str) -> None:
    with visiting(browser) as visit:
        page = visit.open(root + KINDS[kind])
        page.mouse.wheel(0, 4000)
        page.wait_for_load_state("networkidle")
        assert visit.complaints == []
        assert visit.leaving(root) == []
        assert len(visit.requests) == len(set(visit.requests)), "nothing is asked for twice"


def test_an_address_that_leads_nowhere_shows_the_whole_page_for_it(browser: Browser, root: str) -> None:
    with visiting(browser) as visit:
        page = visit.open(f"{root}no/such/place/")
        assert "not" in page.inner_text("h1").lower()
        assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == "sticky"
        # The browser itself notes that the page is not there; every file of it is.
        assert len(visit.complaints) == 1
        assert "status of 404" in visit.complaints[0]
        page.click(".bp-page a[href]")
        page.wait_for_load_state()
        assert len(visit.complaints) == 1


@pytest.mark.parametrize("place", ["root", "disk"])
@pytest.mark.parametrize("script", [True, False])
def test_an_old_address_takes_the_reader_to_the_new_one(
    browser: Browser, request: pytest.FixtureRequest, place: str, script: bool
) -> None:
    base: str = request.getfixturevalue(place)
    with visiting(browser, java_script_enabled=script) as visit:
        visit.page.goto(base + OLD_ADDRESS)
        visit.page.wait_for_url(base + NEW_ADDRESS)
        assert "Alder" in visit.page.inner_text("h1")
        assert visit.complaints == []
