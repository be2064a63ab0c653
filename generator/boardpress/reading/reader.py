"""Reading a site's folder: configuration and files to a Catalogue, with all problems of all files at once."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

from boardpress import searchparts
from boardpress.artefact import Artefact, Later
from boardpress.board import Board
from boardpress.building.aside import WORTH_A_PROCESS, Aside
from boardpress.building.executors import HERE, Crew, render_all
from boardpress.building.jobs import Job
from boardpress.building.store import Store
from boardpress.catalogue import Catalogue
from boardpress.output import Output
from boardpress.problems import Problem, ProblemsFound, Severity, warnings_among
from boardpress.progress import Progress, Stage
from boardpress.publication import BodyText, FileRef
from boardpress.reading import configuration, parsing, phones, source
from boardpress.reading.crosschecks import Checker, configured_pages
from boardpress.reading.fixed import Fixed
from boardpress.reading.kept import FileRead, Kept, Texts, context
from boardpress.reading.names import Files, Names, Unknown
from boardpress.reading.parsing import Apart, Front, Parsed
from boardpress.reading.source import Found
from boardpress.reading.validation import Validator
from boardpress.reading.wording import left_in_english
from boardpress.records import dataclass
from boardpress.timing import OFF, Profile

PARSER = "boardpress.reading.parsing:parse_apart"
KEPT_AT_ONCE = 200
"""Files that are put into the store in one go: what a killed build has to parse again, at most."""
KEPT_LATER = 20_000
"""The same where a process of its own puts them there, once all are parsed: some seconds of work."""


@dataclass(frozen=True)
class Reading:
    """What a site's folder holds, right or wrong."""

    catalogue: Catalogue
    found: tuple[Found, ...]
    """Every file that holds a publication, those that could not be read too."""
    of_files: tuple[Problem, ...]
    """What is wrong with the configuration, and with each file by itself."""
    keep: Callable[[], str]
    """Keeps it, and returns what tells it from what is kept at other times, see `kept.Kept.seal`."""
    apart: bool
    """Whether a process of its own had better keep it."""

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong, between files too."""
        return (*self.of_files, *Checker(self.catalogue).problems())

    def keeping(self, first: Callable[[], Any] = lambda: None) -> Aside[str]:
        """Keeps it, while other work goes on, once something is found out `first`: see `Aside`."""
        return Aside(self.keep, self.apart, first)

    def kept(self) -> Self:
        """The same, once it is kept."""
        self.keeping().wait()
        return self

    def checked(self, more: Iterable[Problem] = ()) -> tuple[Catalogue, list[Problem]]:
        """The catalogue and its warnings. Raises ProblemsFound with everything that is wrong, `more` included."""
        return self.catalogue, warnings_among([*self.problems, *more])


@dataclass(frozen=True, slots=True)
class Earlier:
    """What is known of an earlier reading of a site."""

    seal: str
    """Tells what was kept of it, see `kept.Kept.seal`."""
    unchanged: frozenset[str]
    """Files that are as they were then, by their paths, seen without reading them."""
    board: Board | None = None
    """The board, where its configuration is as it was."""


@dataclass(frozen=True)
class Reader:
    """Reads one site. `keep` may be None; `sha256` hashes a file; `engine` stands for our code and the libraries.

    `cache` is the folder of what was read before; without it, or without `keep`, every file is read.
    """

    site: Path
    engine: str
    keep: Store | None = None
    cache: Path | None = None
    fresh: bool = False
    """Whether nothing of earlier readings is used, though what is read now is kept."""
    sha256: Callable[[Path], str] = lambda path: hashlib.sha256(path.read_bytes()).hexdigest()
    crew: Crew = HERE
    """Who parses."""
    profile: Profile = OFF
    progress: Progress | None = None
    to_publish: bool = True
    """Whether it is read to be published, and not only looked at."""
    earlier: Earlier | None = None
    fixed: Fixed | None = None
    """The board's fixed words in bodies, where they are known."""
    searched: bool = True
    """Whether what a search finds in each text will be asked for: made later, it is made by one process for all."""

    @cached_property
    def texts(self) -> Texts:
        return Texts(self.cache)

    def catalogue(self) -> tuple[Catalogue, list[Problem]]:
        """The catalogue and its warnings. Raises ProblemsFound with everything that is wrong."""
        return self.reading().kept().checked()

    def reading(self) -> Reading:
        """What there is, with every problem. Raises ProblemsFound where the configuration cannot be read."""
        config_data = self._config_data()
        config = self._config_text(config_data)
        with self.profile.step("configuration"):
            board = (self.earlier and self.earlier.board) or configuration.read(config)
        with self.profile.step("find files"):
            found, problems = source.discover(self.site, board.types)
        names = Names(found)
        problems += _drama(config, board)
        pages, wrong = configured_pages(board, names)
        if english := left_in_english(board):
            problems.append(configuration.problem(config, ("language",), english, Severity.WARNING))
        problems += [configuration.problem(config, place, message) for place, message in wrong]
        config_hash = hashlib.sha256(config_data).hexdigest()
        kept = Kept(self.cache, context(self.engine, config_hash), fresh=self.fresh or self.keep is None)
        fresh: dict[str, bytes] = {}
        files = self._files(board, found, names, kept, fresh)
        apart = self.crew.shares and kept.lacks(files) >= WORTH_A_PROCESS
        if not apart:
            self._keep(fresh)
        catalogue = Catalogue(
            board,
            {file.publication.id: file.publication for file in files.values() if file.publication},
            pages,
            {path: file.lines for path, file in files.items()},
            {configuration.NAME: config_hash, **{path: file.sha256 for path, file in files.items()}},
        )
        problems += [problem for file in files.values() for problem in file.problems]
        return Reading(catalogue, tuple(found), tuple(problems), partial(self._save, kept, files, fresh), apart)

    def _save(self, kept: Kept, files: Mapping[str, FileRead], fresh: Mapping[str, bytes]) -> str:
        """Keep what was read, and what was parsed and is not in the store yet; returns the seal, see `Kept.seal`."""
        if fresh and self.cache:
            # Not by the connection of our parent's, whose process this may not be.
            with Store(self.cache) as store:
                for some in _batches(list(fresh.items())):
                    store.put_many(some)
        return kept.save(files, self.to_publish)

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

    def _files(
        self, board: Board, found: list[Found], names: Names, kept: Kept, fresh: dict[str, bytes]
    ) -> dict[str, FileRead]:
        """What each file holds, by path: as it was read before, or read now where anything has changed.

        What was parsed and is to be kept is left in `fresh`, by its key in the store.
        """
        changed_names = None if kept.names_are(item.path for item in found) else names
        unchanged = self._unchanged(kept)
        with self.profile.step("look"):
            files = {
                item.path: file
                for item in found
                if (file := kept.get(item.path)) and self._is_as_it_was(item, file, changed_names, unchanged)
            }
            if self.keep:
                kept_keys = {file.parsed for file in files.values()}
                self.keep.rely_on(kept_keys.union(map(parsing.key_of_found, kept_keys)))
        files |= self._read(board, names, [item for item in found if item.path not in files], fresh)
        return {item.path: files[item.path] for item in found}

    def read(
        self, board: Board, names: Names, items: list[Found], before: Mapping[str, str] = MappingProxyType({})
    ) -> dict[str, FileRead]:
        """What these files hold, by path, with the mistakes that each alone can show.

        `before` has by path the keys under which the store holds files as they were, with front matter that may still
        be the same.
        """
        fresh: dict[str, bytes] = {}
        files = self._read(board, names, items, fresh, before)
        self._keep(fresh)
        return files

    def _read(
        self,
        board: Board,
        names: Names,
        items: list[Found],
        fresh: dict[str, bytes],
        before: Mapping[str, str] = MappingProxyType({}),
    ) -> dict[str, FileRead]:
        validator = Validator(board, names, Files(self.site, self.sha256))
        files: dict[str, FileRead] = {}
        with self.profile.step("parse"):
            # Each is validated here as it comes, while others are being parsed elsewhere.
            for item, parsed, sha256, key in self._parsed(board, items, fresh, before):
                with self.profile.step("validate"):
                    files[item.path] = validator.file(item, parsed, sha256, key)
        return files

    def _unchanged(self, kept: Kept) -> frozenset[str]:
        """Files of which it is known that they are as they were when what is kept was read."""
        return self.earlier.unchanged if self.earlier and kept.seal == self.earlier.seal else frozenset()

    def _is_as_it_was(self, item: Found, file: FileRead, names: Names | None, unchanged: frozenset[str]) -> bool:
        """Whether neither a file nor what it names has changed; `names` is None where all files are called as before.

        The text of its body is then found where it is kept.
        """
        publication = file.publication
        if publication is None or publication.type != item.type:
            return False
        try:
            if item.path not in unchanged and self.sha256(self.site / item.path) != file.sha256:
                return False
            if any(named.path not in unchanged and not self._is_there(named) for named in publication.files):
                return False
            if names and any(names.find(name, item.path).id != identifier for name, identifier in file.lookups):
                return False
        except (OSError, Unknown):
            return False
        if publication.body.digest:
            object.__setattr__(publication.body, "read", partial(self.text, item, file.parsed))
            object.__setattr__(publication.body, "read_parts", partial(self._parts, item, file.parsed))
        return True

    def _is_there(self, named: FileRef) -> bool:
        path = self.site.resolve() / named.path
        return path.resolve() == path and self.sha256(path) == named.sha256

    def text(self, item: Found, key: str) -> bytes:
        """The text of a body that was read in an earlier build."""
        data = self.texts.get(key) or self._parsed_again(item)
        return data.partition(b"\n")[2]

    def _parts(self, item: Found, key: str) -> bytes:
        """What a search finds in a text that was read in an earlier build, which may not have asked for it."""
        kept = parsing.key_of_found(key)
        found = self.texts.get(kept)
        if found is None:
            found = searchparts.parts(BodyText.from_json(self.text(item, key)).sections)
            self.texts.keep(kept, found)
        return found

    def _parsed_again(self, item: Found) -> bytes:
        """What the store has lost meanwhile, as it kept it."""
        board = self.board()
        data = (self.site / item.path).read_bytes()
        fixed = self.fixed or Fixed.of_board(board)
        return parsing.to_bytes(parsing.parse(data, board.types[item.type], board.abbreviations, fixed))

    def _keys(self, board: Board, fixed: Fixed) -> Callable[[str], parsing.Keys]:
        """What gives the keys of parsed files of a type in the store."""
        return cache(lambda name: parsing.Keys(board.types[name], board.abbreviations, fixed, self.engine))

    def _hashes(self, items: list[Found]) -> dict[str, str]:
        """The hash of each file that the store may know as it is. One that cannot be read has none."""
        if self.keep is None or self.fresh or self.keep.is_new:
            # Then a file is read where it is parsed, on all cores, and its hash comes with it.
            return {}
        hashes: dict[str, str] = {}
        with self.profile.step("read files"):
            for item in items:
                with contextlib.suppress(source.Refused):
                    data = source.read_bytes(f"{self.site}/{item.path}")
                    hashes[item.path] = hashlib.sha256(data).hexdigest()
        return hashes

    def _parsed(
        self, board: Board, items: list[Found], fresh: dict[str, bytes], before: Mapping[str, str]
    ) -> Iterator[tuple[Found, Parsed, str, str]]:
        """Each file parsed, its hash and its key in the store, in any order: from there where it was parsed before."""
        fixed = self.fixed or Fixed.of_board(board)
        keys, hashes = self._keys(board, fixed), self._hashes(items)
        known = {item.path: keys(item.type).key(hashes[item.path]) for item in items if item.path in hashes}
        with self.profile.step("store"):
            kept = self.keep.get_many(list(known.values())) if self.keep and known else {}
        missing: list[Found] = []
        for item in items:
            key = known.get(item.path, "")
            if (written := kept.get(key)) is not None:
                yield item, parsing.from_bytes(written, partial(self._parts, item, key)), hashes[item.path], key
            else:
                missing.append(item)
        most = KEPT_LATER if self.crew.shares and len(missing) >= WORTH_A_PROCESS else KEPT_AT_ONCE
        fronts = {path: front for path, key in before.items() if (front := self._front(key))}
        for item, (sha256, text, found) in self._parsed_anew(board, missing, fixed, fronts):
            parsed = parsing.from_bytes(text, partial(bytes, found) if self.searched else None)
            key = keys(item.type).key(sha256)
            # What is withdrawn is to be nowhere but in its source, and what could not be read is nothing to keep.
            if sha256 and "withdrawn" not in parsed.front.entries:
                fresh[key] = text
                if self.searched:
                    fresh[parsing.key_of_found(key)] = found
            if len(fresh) >= most:
                self._keep(fresh)
            yield item, parsed, sha256, key

    def _keep(self, fresh: dict[str, bytes]) -> None:
        """Put what was parsed just now into the store."""
        if self.keep and fresh:
            with self.profile.step("store"):
                self.keep.put_many(fresh.items())
        fresh.clear()

    def _front(self, key: str) -> Front | None:
        """The front matter of the file that the store holds under a key, where it does."""
        known = self.keep.get(key) if self.keep else None
        return parsing.front_of(known) if known else None

    def _parsed_anew(
        self, board: Board, missing: list[Found], fixed: Fixed, fronts: Mapping[str, Front]
    ) -> Iterator[tuple[Found, Apart]]:
        """Each file and what it was parsed to, on all cores where there are many. Whoever parses it reads it too."""
        outputs: Mapping[str, Output] = {}
        jobs = [
            # Nobody asks for a key: what is parsed is kept by that of its bytes.
            Job(Artefact(item.path, PARSER, Later("", parsing.raw_of, about)), outputs)
            for item, about in zip(missing, self._about(board, missing, fixed, fronts), strict=True)
        ]
        for done, (number, made) in enumerate(render_all(jobs, {}, self.crew, profile=self.profile, free=True)):
            if self.progress:
                self.progress(Stage.READING, done, len(jobs))
            yield missing[number], parsing.taken_apart(made)

    def _about(
        self, board: Board, missing: list[Found], fixed: Fixed, fronts: Mapping[str, Front]
    ) -> Iterator[tuple[Any, ...]]:
        """What `raw_of` asks for of each file."""
        site, types, glossary = str(self.site), board.types, board.abbreviations
        for item in missing:
            yield f"{site}/{item.path}", types[item.type], glossary, fixed, fronts.get(item.path), self.searched


def _drama(config: str, board: Board) -> list[Problem]:
    if board.example:
        return []
    message = "is a telephone number for drama, which nobody answers. Write a real one, or set `example: true`."
    return [
        Problem(configuration.NAME, line, "file", f"{number} {message}")
        for line, number in phones.drama_numbers(config)
    ]


def _batches(values: list[tuple[str, bytes]]) -> Iterator[list[tuple[str, bytes]]]:
    """Some at a time, so that nobody waits long for the store."""
    return (values[start : start + KEPT_AT_ONCE] for start in range(0, len(values), KEPT_AT_ONCE))
