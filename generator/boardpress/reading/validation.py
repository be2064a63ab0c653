"""From a parsed file to a Publication, with every problem that the file alone can show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from boardpress.board import Board
from boardpress.contenttype import ContentType, Field
from boardpress.listing import minimum, missing_clearance
from boardpress.problems import Problem, Severity
from boardpress.publication import COMMON, FileRef, Publication, Target, Value
from boardpress.reading import identifying, strictyaml
from boardpress.reading.kept import FileRead
from boardpress.reading.linking import LinkResolver
from boardpress.reading.names import Files, Names, Unknown
from boardpress.reading.parsing import Parsed
from boardpress.reading.source import Found
from boardpress.reading.values import ValueReader
from boardpress.records import changed, dataclass, field
from boardpress.rules import Rules

WORDS_A_MINUTE = 130
"""A calm pace for reading aloud to a team."""
_LONGEST_SUMMARY = 300
_LONGEST_TITLE = 120
_ADDRESS = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass
class Validator:
    """Validates files one by one and collects their problems."""

    board: Board
    names: Names
    files: Files
    problems: list[Problem] = field(default_factory=list)
    allowed: frozenset[str] = field(init=False)
    """Telephone numbers and postcodes that may stand in texts."""
    rules: Mapping[str, Rules] = field(init=False)
    """The rules of each type."""

    def __post_init__(self) -> None:
        self.allowed = identifying.allowed(self.board)
        self.rules = {name: Rules.among(declared.fields) for name, declared in self.board.types.items()}

    def file(self, found: Found, parsed: Parsed, sha256: str, key: str) -> FileRead:
        """What a file holds; `sha256` is the hash of its bytes, `key` that of the parsed file in the store."""
        before, links = len(self.problems), LinkResolver(self.names, self.files, found)
        publication = _File(self, found, parsed, links).publication()
        lines = {**parsed.front.key_lines, "": parsed.body_line}
        problems = tuple(self.problems[before:])
        return FileRead(sha256, key, publication, lines, problems, tuple(links.lookups))


@dataclass
class _File:
    """One file under validation."""

    site: Validator
    found: Found
    parsed: Parsed
    links: LinkResolver

    @property
    def declared(self) -> ContentType:
        return self.site.board.types[self.found.type]

    def error(self, line: int, name: str, message: str) -> None:
        self.site.problems.append(Problem(self.found.path, line, name, message))

    def warn(self, line: int, name: str, message: str) -> None:
        self.site.problems.append(Problem(self.found.path, line, name, message, Severity.WARNING))

    def publication(self) -> Publication | None:
        if refused := self.parsed.refused:
            self.error(refused.line, "file", refused.message)
            return None
        files: list[FileRef] = []
        reader = ValueReader(self.site.board, self.links, self.error, files)
        values = reader.read_mapping(self._fields(), self.parsed.front)
        self._check_values(values)
        self._check_body()
        self._check_numbers()
        links = tuple(self._link(target) for target in self.parsed.rendered.body.targets)
        for target in self.parsed.rendered.internal_targets:
            self._link(target)
        made = self._made(values, links, [*files, *self.links.named])
        self._check_duties(made)
        return made

    def _made(
        self, values: Mapping[str, Value], links: tuple[str | None, ...], files: Iterable[FileRef]
    ) -> Publication:
        common = {key: values[key] for key in COMMON if key in values}
        own = {key: value for key, value in values.items() if key not in common}
        common.setdefault("access", self.declared.access)
        common.setdefault("title", self.found.slug)
        return Publication(
            id=self.found.id, type=self.found.type, slug=self.found.slug, section=self.declared.section,
            path=self.found.path, fields=own, body=self.parsed.rendered.body, links=links,
            files=tuple(dict.fromkeys(files)), **common,  # type: ignore[arg-type]  # read by kind just above
        )  # fmt: skip

    def _fields(self) -> dict[str, Field]:
        """The keys of its type; what is held needs no date yet, what is withdrawn and emptied nothing at all."""
        fields = self.declared.fields
        if self._emptied:
            return {key: changed(field, required=False) for key, field in fields.items()}
        if "held" not in self.parsed.front.entries:
            return fields
        return fields | {"date": changed(fields["date"], required=False)}

    @property
    def _emptied(self) -> bool:
        """Whether only a note is left here that something was withdrawn."""
        return "withdrawn" in self.parsed.front.entries and self.parsed.rendered.body.empty

    def _line(self, key: str) -> int:
        return self.parsed.front.line_of(key)

    def _check_values(self, values: Mapping[str, Value]) -> None:
        if len(str(values.get("title", ""))) > _LONGEST_TITLE:
            self.warn(self._line("title"), "title", f"is longer than {_LONGEST_TITLE} characters. Shorten it.")
        if len(str(values.get("summary", ""))) > _LONGEST_SUMMARY:
            self.warn(self._line("summary"), "summary", f"is longer than {_LONGEST_SUMMARY} characters. Shorten it.")
        language = values.get("language")
        if isinstance(language, str) and not _LANGUAGE.fullmatch(language):
            self.error(self._line("language"), "language", f"'{language}' is no language tag. Write cy, pl or en-GB.")
        self._check_aliases(values)
        for rule in self.site.rules[self.found.type].broken(values):
            line = strictyaml.find_line(self.parsed.front, rule.node)
            (self.error if rule.is_error else self.warn)(line, rule.key, rule.message)

    def _check_duties(self, publication: Publication) -> None:
        """What the rules of listing ask of a publication (the state of the day is not looked at)."""
        rule = self.declared.listing
        least = minimum(publication, self.declared)
        if publication.listed_until and least and publication.listed_until < least:
            self.error(
                self._line("listed_until"), "listed_until",
                f"{publication.listed_until.isoformat()} is before {least.isoformat()}, until which it must stay "
                f"({rule.source or 'the rule of its type'}). Write a later day, or remove the line.",
            )  # fmt: skip
        for correction in publication.corrections:
            day = correction.get("date")
            if isinstance(day, date) and publication.date and day < publication.date:
                said = f"{day.isoformat()} is before the publication itself, {publication.date.isoformat()}."
                self.error(self._line("corrections"), "corrections", f"{said} Correct one of them.")
        to_be_public = publication.access == "public" and not publication.draft and publication.held is None
        to_be_public = to_be_public and not self._emptied
        if to_be_public and (missing := missing_clearance(publication, self.declared)):
            self.warn(
                self._line("clearance"), "clearance",
                f"lacks: {', '.join(missing).lower()}. It is not published until they are there.",
            )  # fmt: skip
        for key in ("reason", "authorised_by"):
            if publication.withdrawn is not None and key not in publication.withdrawn:
                self.warn(self._line("withdrawn"), "withdrawn", f"`{key}` is still to be recorded. Add it.")

    def _check_aliases(self, values: Mapping[str, Value]) -> None:
        aliases = values.get("aliases", ())
        for alias in aliases if isinstance(aliases, tuple) else ():
            if not _ADDRESS.fullmatch(str(alias)):
                message = (
                    f"'{alias}' is no address on this site. Write it without the site's name, as `briefings/old-name`."
                )
                self.error(self._line("aliases"), "aliases", message)

    def _check_body(self) -> None:
        rendered = self.parsed.rendered
        for mistake in rendered.mistakes:
            self.error(self.parsed.body_line + mistake.line - 1, "body", mistake.message)
        for key in () if self._emptied else rendered.missing:
            heading = self.declared.sections[key].heading
            self.warn(self.parsed.body_line, "body", f"the section '{heading}' is missing. Add `## {heading}`.")
        limit = self.declared.spoken_minutes
        minutes = rendered.body.words / WORDS_A_MINUTE
        if limit and minutes > limit:
            self.warn(
                self.parsed.body_line, "body",
                f"it takes {minutes:.1f} minutes to read aloud ({rendered.body.words} words), not {limit}. Shorten it.",
            )  # fmt: skip

    def _check_numbers(self) -> None:
        for line, written in self.parsed.marks:
            if said := identifying.wrong(written, self.site.allowed):
                self.warn(line, "file", said)
        if self.site.board.example:
            return
        for line, number in self.parsed.drama:
            self.error(
                line, "file", f"{number} is a telephone number for drama, which nobody answers. Write a real one."
            )

    def _link(self, target: Target) -> str | None:
        try:
            return self.links.resolve(target)
        except Unknown as error:
            self.error(self.parsed.body_line + target.line - 1, "body", str(error))
            return None
