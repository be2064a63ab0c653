"""Old addresses, which lead to the new ones without JavaScript and stay out of search."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from boardpress import addresses
from boardpress.artefact import Artefact, Making
from boardpress.edition import Edition
from boardpress.links import relative
from boardpress.records import dataclass


@dataclass(frozen=True, slots=True)
class Redirect:
    """From an old page to a new one: the way between them, the new one's absolute address and title."""

    href: str
    canonical: str
    title: str
    language: str
    moved: str
    """The heading that says that the page has moved."""


def plan(edition: Edition) -> Iterator[Artefact]:
    """A page at every alias of a publication."""
    for publication in (*edition.publications, *edition.on_request, *edition.withdrawn):
        for alias in publication.aliases:
            path = f"{alias.strip('/')}/index.html"
            target = addresses.page(publication)
            canonical = addresses.canonical(edition.board.url, target)
            title = publication.title or edition.words.text("instead.removed")
            moved = edition.words.text("instead.moved")
            model = Redirect(relative(target, path), canonical, title, edition.board.language, moved)
            yield Artefact(path, "boardpress.publishers.redirects:render_redirect", model)


def render_redirect(making: Making) -> bytes:
    """A small page that moves on at once and shows the link to who does not."""
    model: Redirect = making.model
    href, title = escape(model.href), escape(model.title)
    lines = (
        "<!doctype html>",
        f'<html lang="{escape(model.language)}">',
        "<head>",
        '<meta charset="utf-8">',
        f"<title>{title}</title>",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="robots" content="noindex">',
        # Without an icon of its own, a browser would ask the host for one that is not there.
        '<link rel="icon" href="data:,">',
        f'<link rel="canonical" href="{escape(model.canonical)}">',
        f'<meta http-equiv="refresh" content="0; url={href}">',
        "</head>",
        f'<body><main><h1>{escape(model.moved)}</h1><p><a href="{href}">{title}</a></p></main></body>',
        "</html>",
    )
    return ("\n".join(lines) + "\n").encode()
