"""Where each output lies. Other people's links and tools rely on these paths, so they are all said here."""

from __future__ import annotations

from boardpress.contenttype import ContentType
from boardpress.publication import FileRef, Publication

FEED = "feed.xml"
REGISTER = "publications.json"
REGISTER_SCHEMA = "publications.schema.json"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
NOT_FOUND = "404.html"
SEARCH_INDEX = "search/search_index.json"
"""Where Material's search looks for its index."""
RESERVED = frozenset(
    {
        "404", "agencies", "assets", "cycle", "decks", "feeds", "glossary", "groups", "index", "packs", "priorities",
        "search", "themes", "timetable",
    }
)  # fmt: skip
"""First parts of addresses that the site itself uses."""
THEMES = "themes/"
AGENCIES = "agencies/"
PRIORITIES = "priorities/"
GROUPS = "groups/"
CYCLE = "cycle/"
TIMETABLE = "timetable/"
GLOSSARY = "glossary/"


def page(publication: Publication) -> str:
    """The page of a publication: `reviews/baby-rowan/index.html`."""
    return f"{publication.address}index.html"


def section(declared: ContentType) -> str:
    """The folder of a type's list: `reviews/`."""
    return f"{declared.section}/"


def theme(key: str) -> str:
    """The folder of a theme's page: `themes/neglect/`."""
    return f"{THEMES}{key}/"


def agency(key: str) -> str:
    """The folder of an agency's page: `agencies/police/`."""
    return f"{AGENCIES}{key}/"


def priority(key: str) -> str:
    """The folder of a priority's page: `priorities/neglect/`."""
    return f"{PRIORITIES}{key}/"


def group(key: str) -> str:
    """The folder of a group's page: `groups/executive/`."""
    return f"{GROUPS}{key}/"


def stage(key: str) -> str:
    """A stage of the learning cycle, on the page of the cycle: `cycle/index.html#stage-share`."""
    return f"{CYCLE}index.html#stage-{key}"


def dimension(key: str) -> str:
    """An entry of the second axis, on the page of the cycle."""
    return f"{CYCLE}index.html#dimension-{key}"


def timetable_item(key: str) -> str:
    """An item of the reporting timetable, on its page."""
    return f"{TIMETABLE}index.html#item-{key}"


def term_anchor(term: str) -> str:
    """The anchor of a term in the glossary; no two terms have the same, since letters that differ stay different."""
    return "".join(
        char if char.isalnum() and char.isascii() else "_" if char == " " else f"-{ord(char):x}-" for char in term
    )


def term(term: str) -> str:
    """A term on the page of the glossary: `glossary/index.html#LCSPR`."""
    return f"{GLOSSARY}index.html#{term_anchor(term)}"


def deck(publication: Publication) -> str:
    """The slides of a publication: `decks/reviews/baby-rowan.pptx`."""
    return f"decks/{publication.section}/{publication.slug}.pptx"


def file(publication: Publication, attached: FileRef) -> str:
    """A file that a publication names: `reviews/baby-rowan/report.pdf`."""
    return f"{publication.address}{attached.name}"


def type_feed(declared: ContentType) -> str:
    """The feed of a type: `feeds/review.xml`."""
    return f"feeds/{declared.name}.xml"


def theme_feed(key: str) -> str:
    """The feed of a theme: `feeds/themes/neglect.xml`."""
    return f"feeds/themes/{key}.xml"


def canonical(root: str, path: str) -> str:
    """The absolute address of an output, as people should link to it: without `index.html`."""
    return root + path.removesuffix("index.html")
