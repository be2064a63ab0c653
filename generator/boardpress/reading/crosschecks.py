"""Publications held against each other: addresses, anchors, references that come too early, loops of replacements."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from boardpress.addresses import RESERVED
from boardpress.board import Board, NavigationItem
from boardpress.catalogue import Catalogue, References
from boardpress.listing import KNOWN
from boardpress.problems import Problem, did_you_mean
from boardpress.publication import Publication, RichText
from boardpress.reading.names import Names, Unknown
from boardpress.records import dataclass


@dataclass(frozen=True)
class Checker:
    """Checks a catalogue's publications against each other."""

    catalogue: Catalogue

    def problems(self) -> Iterator[Problem]:
        """Every clash of addresses, dangling anchor, reference that comes too early, and loop of replacements."""
        yield from self._addresses()
        for publication in self.catalogue.publications.values():
            yield from self.anchors(publication)
            yield from self._early(publication)
            yield from self._replacements(publication)

    @cached_property
    def _anchored(self) -> References:
        return References(self.catalogue.board.types, lambda field: field.anchors)

    @cached_property
    def _to_be_public(self) -> References:
        return References(self.catalogue.board.types, lambda field: field.already_public)

    def _problem(self, publication: Publication, key: str, message: str, line: int = 0) -> Problem:
        return Problem(publication.path, line or self.catalogue.line(publication.path, key), key, message)

    def _addresses(self) -> Iterator[Problem]:
        taken: dict[str, str] = {}
        board = self.catalogue.board
        for declared in board.types.values():
            if declared.listed and declared.section:
                taken[f"{declared.section}/"] = f"the list of {declared.label.plural.lower()}"
        everything = sorted(self.catalogue.publications.values(), key=lambda item: item.path)
        for publication in everything:
            if not publication.section and publication.slug in RESERVED:
                message = f"the address /{publication.slug}/ is the site's own. Rename the file."
                yield self._problem(publication, "file", message)
            if other := taken.get(publication.address):
                message = f"the address /{publication.address} is already that of {other}. Rename one of the two."
                yield self._problem(publication, "file", message)
            taken.setdefault(publication.address, publication.path)
        for publication in everything:
            for alias in publication.aliases:
                address = alias.strip("/") + "/"
                if other := taken.get(address):
                    what = "its own address" if other == publication.path else f"the address of {other}"
                    yield self._problem(publication, "aliases", f"'{alias}' is {what}. Remove it here.")
                elif address.split("/")[0] in RESERVED - {"decks", "packs"}:
                    yield self._problem(
                        publication, "aliases", f"'{alias}' is an address of the site's own. Remove it."
                    )
                taken.setdefault(address, publication.path)

    def anchors(self, publication: Publication) -> Iterator[Problem]:
        """Every anchor that a publication leads to and that is not there."""
        begins = self.catalogue.line(publication.path, "")
        # Few links lead to a heading.
        anchored = any("#" in link for link in publication.links if link)
        for link, target in zip(publication.links, publication.body.targets, strict=True) if anchored else ():
            if message := self._dangling(link):
                yield self._problem(publication, "body", message, begins + target.line - 1)
        for key, value in publication.fields.items():
            for link in value.links if isinstance(value, RichText) else ():
                if message := self._dangling(link):
                    yield self._problem(publication, key, message)
        for reference in self._anchored.of(publication):
            if reference.anchor and (message := self._dangling(f"{reference.target}#{reference.anchor}")):
                yield self._problem(publication, reference.field, message)

    def _dangling(self, link: str | None) -> str:
        """What is wrong with the anchor of a link, or empty."""
        if not link or "#" not in link:
            return ""
        identifier, _, anchor = link.partition("#")
        other = self.catalogue.publications.get(identifier)
        # What is withdrawn may have been emptied: a link to it is words, whatever its anchor.
        if not anchor or other is None or other.withdrawn is not None or anchor in other.body.anchors:
            return ""
        remedy = did_you_mean(anchor, other.body.anchors) or " Take the heading's words in lower case with hyphens."
        return f"'#{anchor}' is no heading of {other.path}.{remedy}"

    def _early(self, publication: Publication) -> Iterator[Problem]:
        for reference in self._to_be_public.of(publication):
            target = self.catalogue.publications.get(reference.target)
            if not reference.already_public or target is None or self._out_by(target, publication):
                continue
            message = f"{target.path} is not public on the day of this. Remove the entry, or publish it first."
            yield self._problem(publication, reference.field, message)

    def _out_by(self, target: Publication, source: Publication) -> bool:
        """Whether a target is public when the source appears (a source that is not public may point to anything)."""
        if self._is_kept_back(source):
            return True
        if self._is_kept_back(target):
            return False
        return not (target.date and source.date) or target.date <= source.date

    def _is_kept_back(self, publication: Publication) -> bool:
        """Whether no day alone makes it public: a draft, internal, held, or not cleared."""
        return self.catalogue.standing(publication, date.max).state not in KNOWN

    def _replacements(self, publication: Publication) -> Iterator[Problem]:
        seen = [publication.id]
        following = publication.replaced_by
        while following and following in self.catalogue.publications:
            if following in seen:
                if following == publication.id:
                    message = "the replacements lead back to this file. Remove one `replaced_by`."
                    yield self._problem(publication, "replaced_by", message)
                return
            seen.append(following)
            following = self.catalogue.publications[following].replaced_by


def navigation_pages(
    items: tuple[NavigationItem, ...], path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Each page named in the navigation, with its place in the configuration."""
    for index, item in enumerate(items):
        if item.page:
            yield (*path, index, "page"), item.page
        yield from navigation_pages(item.items, (*path, index, "items"))


def configured_pages(board: Board, names: Names) -> tuple[dict[str, str], list[tuple[tuple[str | int, ...], str]]]:
    """Ids of the pages that the configuration names, and what is wrong with the others at which place."""
    named = list(navigation_pages(board.navigation, ("navigation",)))
    if board.concern:
        named.append((("concern", "page"), board.concern.page))
    named += [(("footer", index), name) for index, name in enumerate(board.footer)]
    ids: dict[str, str] = {}
    wrong: list[tuple[tuple[str | int, ...], str]] = []
    for place, name in named:
        try:
            ids[name] = names.find(name, "").id
        except Unknown as error:
            wrong.append((place, str(error)))
    return ids, wrong
