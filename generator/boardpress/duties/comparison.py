"""What is compared for a day: the content of a site, its ledger, and how each stands to the other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path

from boardpress.contenttype import ContentType, Then
from boardpress.duties.ledger import Entry, Ledger
from boardpress.duties.matching import Match, matches
from boardpress.duties.report import corrected
from boardpress.listing import withdrawn_on
from boardpress.problems import Problem
from boardpress.publication import Publication
from boardpress.reading import configuration, source, strictyaml
from boardpress.reading.reader import Reading
from boardpress.records import dataclass


@dataclass(frozen=True)
class Comparison:
    """A site's content and its ledger on a day."""

    site: Path
    reading: Reading
    ledger: Ledger
    day: date

    @property
    def publications(self) -> Mapping[str, Publication]:
        return self.reading.catalogue.publications

    @property
    def types(self) -> Mapping[str, ContentType]:
        return self.reading.catalogue.board.types

    @cached_property
    def matches(self) -> Mapping[str, Match]:
        """The publication of each entry, by the entry's id."""
        return matches(self.ledger, self.publications, self.day)

    def is_then_on_request(self, type_: str) -> bool:
        """Whether publications of a type are on request after their time."""
        return type_ in self.types and self.types[type_].listing.then is Then.ON_REQUEST

    def is_kept(self, entry: Entry, type_: str) -> bool:
        """Whether the report must be as it was published: in its time, and without end where it is then on request."""
        return self.day < entry.may_leave or self.is_then_on_request(type_)

    def is_told(self, publication: Publication, entry: Entry) -> bool:
        """Whether readers are told of a correction that the entry does not take in yet."""
        latest, entries = corrected(publication, self.day)
        if latest is None or entry.corrected is None:
            return latest is not None
        return latest > entry.corrected or (latest == entry.corrected and entries > entry.corrections)

    def is_taken_down(self, publication: Publication) -> bool:
        """Whether it is withdrawn on the day."""
        withdrawn = withdrawn_on(publication)
        return withdrawn is not None and withdrawn <= self.day

    @cached_property
    def _configuration(self) -> strictyaml.Mapping:
        """The configuration with its lines; read once more, and only where something is wrong with it."""
        return strictyaml.parse(source.read_text((self.site / configuration.NAME).read_bytes()))

    def in_configuration(self, place: tuple[str, ...], message: str) -> Problem:
        """A problem at a place of the configuration, or at the nearest key above it."""
        line = strictyaml.find_line(self._configuration, place)
        return Problem(configuration.NAME, line, ".".join(place), message)

    def is_configured(self, place: tuple[str, ...]) -> bool:
        """Whether the board's configuration itself says something there."""
        node: strictyaml.Node = self._configuration
        for step in place:
            if not isinstance(node, strictyaml.Mapping) or step not in node.entries:
                return False
            node = node.entries[step]
        return True
