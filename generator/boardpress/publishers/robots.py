"""What search engines are told: the map of the site, and where to find it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from boardpress import addresses, boardpages
from boardpress.artefact import Artefact, Making
from boardpress.edition import Edition
from boardpress.records import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A page in the map: its absolute address and the day of its last change, empty where unknown."""

    address: str
    changed: str


def plan(edition: Edition) -> Iterator[Artefact]:
    """`sitemap.xml` and `robots.txt`. A preview of drafts has no map and forbids everything."""
    if not edition.drafts:
        yield Artefact(addresses.SITEMAP, "boardpress.publishers.robots:render_sitemap", tuple(_places(edition)))
    rules = _closed() if edition.drafts else _open(edition.board.url + addresses.SITEMAP)
    yield Artefact(addresses.ROBOTS, "boardpress.publishers.robots:render_robots", rules)


def _places(edition: Edition) -> Iterator[Place]:
    root = edition.board.url
    yield Place(root, "")
    for declared in sorted(edition.board.types.values(), key=lambda declared: declared.section):
        if declared.listed and declared.section:
            yield Place(root + addresses.section(declared), "")
    for folder, keys, address in (
        (addresses.THEMES, edition.board.themes, addresses.theme),
        (addresses.AGENCIES, edition.board.agencies, addresses.agency),
    ):
        if keys:
            yield Place(root + folder, "")
            yield from (Place(root + address(key), "") for key in keys)
    yield from (Place(root + folder, "") for folder in boardpages.folders(edition.board))
    for item in sorted((*edition.publications, *edition.on_request), key=lambda item: item.address):
        changed = item.updated or item.date
        yield Place(root + item.address, changed.isoformat() if changed else "")


def _open(sitemap: str) -> str:
    return f"User-agent: *\nAllow: /\nSitemap: {sitemap}\n"


def _closed() -> str:
    return "User-agent: *\nDisallow: /\n"


def render_robots(making: Making) -> bytes:
    """The rules, as text."""
    rules: str = making.model
    return rules.encode()


def render_sitemap(making: Making) -> bytes:
    """The map, as sitemaps.org describes it."""
    places: tuple[Place, ...] = making.model
    rows = "".join(
        f"<url><loc>{escape(place.address, quote=False)}</loc>"
        + (f"<lastmod>{place.changed}</lastmod>" if place.changed else "")
        + "</url>\n"
        for place in places
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    ).encode()
