"""Pages as a reader opens them, with a note of all that the browser asked for and complained of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Request

SETTLED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"

AT_REST = "() => Promise.allSettled(document.getAnimations().map(animation => animation.finished)).then(() => {})"
"""Resolves when nothing moves, fades or changes its colour any more."""


class Visit:
    """A page and what happened on it: `requests` holds every address asked for, `complaints` whatever went wrong."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("requestfailed", self._not_loaded)
        page.on("console", lambda message: self._complain(message.type, message.text))
        page.on("pageerror", lambda error: self._complain("error", str(error)))

    def _not_loaded(self, request: Request) -> None:
        # What a reader no longer waits for when they go to another page is not missing.
        if request.failure != "net::ERR_ABORTED":
            self._complain("not loaded", f"{request.url}: {request.failure}")

    def _complain(self, kind: str, words: str) -> None:
        self.complaints.append(f"{self.page.url}: {kind}: {words}")

    def open(self, address: str) -> Page:
        """The page once it is loaded, drawn, and its scripts have run."""
        self.page.goto(address, wait_until="load")
        self.page.evaluate(SETTLED)
        return self.page

    def leaving(self, root: str) -> list[str]:
        """What was asked for outside the site that stands below `root`. An icon in a stylesheet asks nobody."""
        return [url for url in self.requests if not url.startswith((root, "data:"))]


@contextmanager
def visiting(browser: Browser, width: int = 1280, **options: Any) -> Iterator[Visit]:
    """A visit by somebody new, whose browser remembers nothing. `options` are those of a browser context."""
    context: BrowserContext
    with browser.new_context(viewport={"width": width, "height": 800}, **options) as context:
        context.set_default_timeout(10_000)
        yield Visit(context.new_page())
