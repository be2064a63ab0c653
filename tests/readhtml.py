"""Reads a page back as a reader's browser would, for tests."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag


class Html:
    """A page, asked by CSS selector. Asking for one thing where there is none, or an attribute not there, fails."""

    def __init__(self, text: str | bytes) -> None:
        self._soup = BeautifulSoup(text, "html.parser")

    def select(self, selector: str) -> list[Tag]:
        return list(self._soup.select(selector))

    def text(self, selector: str) -> str:
        """The words of the first element that matches, with single spaces."""
        return self.texts(selector)[0]

    def texts(self, selector: str) -> list[str]:
        return [" ".join(tag.get_text().split()) for tag in self.select(selector)]

    def sources(self, selector: str) -> list[str]:
        """What stands in the elements, unchanged."""
        return [tag.get_text() for tag in self.select(selector)]

    def attribute(self, selector: str, name: str) -> str:
        return self.attributes(selector, name)[0]

    def attributes(self, selector: str, name: str) -> list[str]:
        return [_one(tag[name]) for tag in self.select(selector)]


def _one(value: str | list[str]) -> str:
    return value if isinstance(value, str) else " ".join(value)
