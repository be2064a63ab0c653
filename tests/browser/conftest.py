"""What the tests in a browser share: Debian's Chromium, and the example board on a web server of this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.server import serving
from tests.conftest import Example

# No sandbox, since tests may run as root; and nothing that the browser would ask of its makers by itself.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def browser(tool: Callable[[str], str], example: Example) -> Iterator[Browser]:
    """Chromium. The example is published before, so that no process of the build inherits the browser's pipes."""
    path = tool("chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def root(example: Example) -> Iterator[str]:
    """Address of the example board on a web server; ends in a slash."""
    with serving(example.out) as address:
        yield address


@pytest.fixture(scope="module")
def disk(example: Example) -> str:
    """Address of the example board in a folder of this machine; ends in a slash."""
    return f"{example.out.as_uri()}/"
