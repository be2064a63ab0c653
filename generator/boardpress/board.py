"""The board: what `site-config.yml` says of it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field as Setting

from boardpress.contenttype import BoardList, ContentType, Declaration, Key

Address = Annotated[str, Setting(pattern=r"^https?://[^/\s]+/(\S*/)?$")]


Colour = Literal[
    "red", "pink", "purple", "deep-purple", "indigo", "blue", "light-blue", "cyan", "teal", "green", "light-green",
    "lime", "yellow", "amber", "orange", "deep-orange", "brown", "grey", "blue-grey", "black", "white",
]  # fmt: skip


class Entry(Declaration):
    """An entry of one of the board's own lists: a theme, an agency, an age group, an audience, a priority."""

    label: str
    summary: str = ""


class Contact(Declaration):
    """Somebody whom the public may turn to: a role, never a person's name."""

    label: str
    phone: str = ""
    email: str = ""
    text: str = ""
    """When to use it, in a sentence."""


class NavigationItem(Declaration):
    """An entry of the site's navigation: a page by its file name, or a section by its type."""

    title: str = ""
    page: str = ""
    section: str = ""
    themes: bool = False
    agencies: bool = False
    items: tuple[NavigationItem, ...] = ()


class Concern(Declaration):
    """What to do when somebody is concerned about a child: shown on the home page and in every deck."""

    page: str
    text: str
    contacts: tuple[Key, ...] = ()


class Theme(Declaration):
    """The look, within what Material offers; everything else is an override in `theme/`."""

    colour: Colour = "indigo"


class Board(Declaration):
    """The board, its lists and its types of content."""

    name: str
    short_name: str
    url: Address
    language: Annotated[str, Setting(pattern=r"^[a-z]{2,3}(?:-[A-Z]{2})?$")] = "en-GB"
    summary: str
    example: bool = False
    """Whether this is an example board: every page says so, and drama telephone numbers are allowed."""
    partners: tuple[str, ...] = ()
    concern: Concern | None = None
    contacts: dict[Key, Contact] = {}
    themes: dict[Key, Entry] = {}
    agencies: dict[Key, Entry] = {}
    age_groups: dict[Key, Entry] = {}
    audiences: dict[Key, Entry] = {}
    priorities: dict[Key, Entry] = {}
    glossary: dict[str, str] = {}
    navigation: tuple[NavigationItem, ...] = ()
    footer: tuple[str, ...] = ()
    """File names of the pages that the foot of every page links to."""
    theme: Theme = Theme()
    words: dict[Key, dict[Key, str | dict[Key, str]]] = {}
    """Fixed words of the interface in the board's own, by group and key as in `words/en.yml` of the package."""
    types: dict[Key, ContentType] = {}
    """Every type by its name: the built-in ones as the board changed them, and its own."""

    def choices(self, name: BoardList) -> dict[str, Entry]:
        """The entries of one of the board's lists, by key."""
        entries: dict[str, Entry] = getattr(self, name.value)
        return entries
