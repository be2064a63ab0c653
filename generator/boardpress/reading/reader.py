"""Reading a site's folder: configuration and files to a Catalogue, with all problems of all files at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from boardpress.artefact import Artefact
from boardpress.board import Board
from boardpress.building.executors import HERE, Crew, render_all
from boardpress.building.jobs import Job
from boardpress.building.store import Store
from boardpress.catalogue import Catalogue
from boardpress.problems import Problem, ProblemsFound, Severity
from boardpress.progress import Progress, Stage
from boardpress.publication import Publication
from boardpress.reading import configuration, parsing, phones, source, strictyaml
from boardpress.reading.crosschecks import Checker, configured_pages
from boardpress.reading.fixed import Fixed
from boardpress.reading.names import Files, Names
from boardpress.reading.parsing import Parsed, Raw
from boardpress.reading.source import Found
from boardpress.reading.validation import Validator
from boardpress.reading.wording import left_in_english
from boardpress.timing import OFF, Profile

PARSER = "boardpress.reading.parsing:parse_apart"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a site's folder holds, right or wrong."""

    catalogue: Catalogue
    found: tuple[Found, ...]
    """Every file that holds a publication, those that could not be read too."""
    problems: tuple[Problem, ...]

    def checked(self, more: Iterable[Problem] = ()) -> tuple[Catalogue, list[Problem]]:
        """The catalogue and its warnings. Raises ProblemsFound with everything that is wrong, `more` included."""
        problems = [*self.problems, *more]
        if any(problem.is_error for problem in problems):
            raise ProblemsFound(problems)
        return self.catalogue, sorted(set(problems))


@dataclass(frozen=True)
class Reader:
    """Reads one site. `keep` may be None; `sha256` hashes a file; `engine` stands for our code and the libraries."""

    site: Path
    engine: str
    keep: Store | None = None
    sha256: Callable[[Path], str] = lambda path: hashlib.sha256(path.read_bytes()).hexdigest()
    crew: Crew = HERE
    """Who parses."""
    profile: Profile = OFF
    progress: Progress | None = None

    def catalogue(self) -> tuple[Catalogue, list[Problem]]:
        """The catalogue and its warnings. Raises ProblemsFound with everything that is wrong."""
        return self.reading().checked()

    def reading(self) -> Reading:
        """What there is, with every problem. Raises ProblemsFound where the configuration cannot be read."""
        config_data = self._config_data()
        config = self._config_text(config_data)
        with self.profile.step("configuration"):
            board = configuration.read(config)
        with self.profile.step("find files"):
            found, problems = source.discover(self.site, board.types)
        names = Names(found)
        problems += _drama(config, board)
        pages, wrong = configured_pages(board, names)
        node = strictyaml.parse(config)
        if english := left_in_english(board):
            line = strictyaml.find_line(node, ("language",))
            problems.append(Problem(configuration.NAME, line, "language", english, Severity.WARNING))
        for place, message in wrong:
            line = strictyaml.find_line(node, place)
            problems.append(Problem(configuration.NAME, line, ".".join(map(str, place)), message))
        with self.profile.step("read files"):
            data = {item.path: (self.site / item.path).read_bytes() for item in found}
        publications, lines, reported = self._publications(board, found, names, data)
        read = {configuration.NAME: config_data, **data}
        sources = {path: hashlib.sha256(text).hexdigest() for path, text in read.items()}
        catalogue = Catalogue(board, publications, pages, lines, sources)
        with self.profile.step("check"):
            problems += [*reported, *Checker(catalogue).problems()]
        return Reading(catalogue, tuple(found), tuple(problems))

    def board(self) -> Board:
        """The board that the configuration describes. Raises ProblemsFound."""
        return configuration.read(self._config_text(self._config_data()))

    def _config_text(self, data: bytes) -> str:
        try:
            return source.read_text(data)
        except source.Refused as error:
            raise ProblemsFound([Problem(configuration.NAME, error.line, "file", error.message)]) from None

    def _config_data(self) -> bytes:
        try:
            return (self.site / configuration.NAME).read_bytes()
        except OSError:
            message = f"there is no such file in {self.site}. Name the site's folder with --site, or write the file."
            raise ProblemsFound([Problem(configuration.NAME, 1, "file", message)]) from None

    def _publications(
        self, board: Board, found: list[Found], names: Names, data: Mapping[str, bytes]
    ) -> tuple[dict[str, Publication], dict[str, dict[str, int]], list[Problem]]:
        validator = Validator(board, names, Files(self.site, self.sha256))
        with self.profile.step("parse"):
            parsed = self._parsed(board, found, data)
        publications: dict[str, Publication] = {}
        lines: dict[str, dict[str, int]] = {}
        with self.profile.step("validate"):
            for item in found:
                one = parsed[item.path]
                lines[item.path] = {**one.front.key_lines, "": one.body_line}
                publication = validator.publication(item, data[item.path], one)
                if publication:
                    publications[publication.id] = publication
        return publications, lines, validator.problems

    def _parsed(self, board: Board, found: list[Found], data: Mapping[str, bytes]) -> dict[str, Parsed]:
        """Each file parsed, from the store where the same bytes were parsed before."""
        fixed = Fixed.of_board(board)
        keys = {
            item.path: parsing.key(data[item.path], board.types[item.type], board.abbreviations, fixed, self.engine)
            for item in found
        }
        with self.profile.step("store"):
            kept = self.keep.get_many(list(keys.values())) if self.keep else {}
        parsed = {item.path: parsing.from_bytes(kept[keys[item.path]]) for item in found if keys[item.path] in kept}
        missing = [item for item in found if item.path not in parsed]
        fresh: dict[str, bytes] = {}
        for path, written in self._parsed_anew(board, missing, data):
            parsed[path] = parsing.from_bytes(written)
            # What is withdrawn is to be nowhere but in its source.
            if "withdrawn" not in parsed[path].front.entries:
                fresh[keys[path]] = written
        if self.keep and fresh:
            with self.profile.step("store"):
                self.keep.put_many(fresh.items())
        return parsed

    def _parsed_anew(
        self, board: Board, missing: list[Found], data: Mapping[str, bytes]
    ) -> Iterator[tuple[str, bytes]]:
        """Each file and what it was parsed to, on all cores where there are many."""
        fixed = Fixed.of_board(board)
        jobs = [
            Job(
                Artefact(item.path, PARSER, Raw(data[item.path], board.types[item.type], board.abbreviations, fixed)),
                {},
            )
            for item in missing
        ]
        for done, (number, made) in enumerate(render_all(jobs, {}, self.crew, profile=self.profile)):
            if self.progress:
                self.progress(Stage.READING, done, len(jobs))
            yield missing[number].path, made.data or b""


def _drama(config: str, board: Board) -> list[Problem]:
    if board.example:
        return []
    message = "is a telephone number for drama, which nobody answers. Write a real one, or set `example: true`."
    return [
        Problem(configuration.NAME, line, "file", f"{number} {message}")
        for line, number in phones.drama_numbers(config)
    ]
