"""From a site's folder to a published site: read, compose the edition of the day, plan, build."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from boardpress import publishers
from boardpress.advice import advice
from boardpress.artefact import Artefact
from boardpress.asjson import with_core
from boardpress.board import Board
from boardpress.building.aside import WORTH_A_PROCESS, Aside
from boardpress.building.build import Means, build
from boardpress.building.engine import engine_digest
from boardpress.building.fileindex import FileIndex
from boardpress.building.needs import with_needs
from boardpress.building.report import Report
from boardpress.building.scout import Scout
from boardpress.building.store import Store
from boardpress.catalogue import Catalogue
from boardpress.duties.keeping import duties
from boardpress.duties.recording import Recording, save
from boardpress.edition import Edition, compose
from boardpress.frames.apart import Drawer, drawer_for
from boardpress.frames.kept import drawn_frames, frame_plan, frames_to_come
from boardpress.listing import READABLE, Standing
from boardpress.order import THEME, Order
from boardpress.problems import Problem, ProblemsFound, warnings_among
from boardpress.progress import Progress
from boardpress.publication import Publication
from boardpress.reading.configuration import NAME
from boardpress.reading.reader import Earlier, Reader, Reading
from boardpress.records import changed, dataclass
from boardpress.rewording import composed, keptedition
from boardpress.rewording.keptedition import Behind
from boardpress.still import Basis, Since, Told
from boardpress.timing import OFF, Profile
from boardpress.withdrawal.lastgood import LastGood

if TYPE_CHECKING:
    from boardpress.duties.deployed import Deployed

SLIDES = "slides.pptx"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was published, and the warnings on the way."""

    edition: Edition
    report: Report
    warnings: Sequence[Problem]
    next_change: date | None
    """The next day on which something of the site changes by itself."""
    catalogue: Catalogue
    basis: Basis = Basis()

    def told(self) -> Told:
        """What there is to tell of it."""
        paths = self.report.outputs
        return Told(
            publications=len(self.edition.publications),
            files=len(paths),
            pages=sum(path.endswith(".html") for path in paths),
            decks=sum(path.endswith(".pptx") and path.startswith("decks/") for path in paths),
            feeds=sum("feed" in path and path.endswith(".xml") for path in paths),
            made=self.report.made,
            removed=self.report.removed,
            warnings=len(self.warnings),
            has_duties=any(declared.listing.minimum_months for declared in self.edition.board.types.values()),
            next_change=self.next_change,
        )

    def read_from(self) -> list[str]:
        """The paths of all files that the site was made from, but for those of its look."""
        files = (file.path for publication in self.catalogue.publications.values() for file in publication.files)
        return [*self.catalogue.sources, *files]


def publish(
    order: Order,
    progress: Progress | None = None,
    profile: Profile = OFF,
    engine: str = "",
    since: Since | None = None,
    scout: Scout | None = None,
    drawer: Drawer | None = None,
) -> Outcome:
    """Publish a site. Raises ProblemsFound (nothing is changed), UsageError and RenderFault.

    `engine` is the digest of our code, where it is known already, `since` what has become of the site since it was
    published last, where that is known, `scout` who looks at it meanwhile, `drawer` who draws its frames, where there
    is somebody already.
    """
    with_core()
    with profile.step("engine"):
        engine = engine or engine_digest()
    # The drawer tidies up while the site is built.
    with drawer or drawer_for(order) as drawer:
        with (
            _store(order) as store,
            _read(order, engine, store, profile, progress, since) as read,
        ):
            catalogue = read.reading.catalogue
            with profile.step("compose"):
                edition = read.edition(order)
            with profile.step("check"):
                warnings = read.warnings()
            with profile.step("frames"):
                keep = None if order.clean else store
                to_come = frames_to_come(frame_plan(edition), order.theme, engine, keep, drawer)
            with profile.step("plan"):
                artefacts = planned(edition, order.only, profile)
            with profile.step("frames"):
                drawn = to_come()
        keeper = kept_sources(order, catalogue)
        means = Means(order.site, order.cache, order.crew, engine, progress, order.clean, keeper, profile, scout)
        with _composed(order, edition) as publications:
            report = build(artefacts, lambda: drawn, order.out, means)
    with profile.step("keep"):
        now = read.behind()
        kept = keptedition.kept_of(catalogue, edition, now, artefacts)
        known = keptedition.save(order.cache, changed(kept, composed=publications.result()))
        if order.shares:
            from boardpress.building.forks import take_leave

            take_leave()
    basis = Basis(known, now.reading)
    return Outcome(edition, report, warnings, next_change(catalogue, order.day), catalogue, basis)


def _composed(order: Order, edition: Edition) -> Aside[str]:
    """Keeps what was composed, for a build after which little has changed, and gives what tells it from others."""
    if order.only:
        # Of a part of a site, everything is looked at: then nothing is kept, of which something may be withdrawn now.
        return Aside(partial(composed.forget, order.cache), False)
    apart = order.shares and len(edition.publications) >= WORTH_A_PROCESS
    return Aside(partial(composed.save, order.cache, edition), apart)


def kept_sources(order: Order, catalogue: Catalogue) -> LastGood | None:
    """What keeps the sources of a site beside it; None for a preview and for a part of a site."""
    if order.drafts or order.only:
        return None
    return LastGood(order.site, catalogue, order.day, order.base_url)


def next_change(catalogue: Catalogue, day: date) -> date | None:
    """The first day after this one on which what the public sees of a publication is another."""
    everything = catalogue.publications.values()
    days = (change for item in everything for change in _changes(item, catalogue.standing(item, day), day))
    return min(days, default=None)


def _changes(publication: Publication, how: Standing, day: date) -> Iterator[date]:
    """Days to come on which its state changes, or, where it can be read, on which something in it appears."""
    if how.next_change:
        yield how.next_change
    if how.state in READABLE:
        said = (publication.updated, *(correction.get("date") for correction in publication.corrections))
        yield from (one for one in said if isinstance(one, date) and one > day)


def check(order: Order) -> list[Problem]:
    """Every problem and warning of a site, its theme and its slide template included. Publishes nothing."""
    engine = engine_digest()
    try:
        with _store(order) as store:
            reading = _reading(order, engine, store)
            with reading.keeping():
                kept = duties(order.site, reading, order.day)
                catalogue, warnings = reading.checked(kept.problems(*_deployed(order, reading)))
                edition = edition_of(order, catalogue)
                drawn_frames(frame_plan(edition), order.theme, engine, store)
    except ProblemsFound as found:
        return list(found.problems)
    return sorted([*warnings, *advice(catalogue, edition), *kept.behind()])


def record(order: Order) -> Recording:
    """Bring the ledger of duties up to date. Raises ProblemsFound where anything would be lost: it stays as it was."""
    with _store(order) as store:
        reading = _reading(order, engine_digest(), store).kept()
    kept = duties(order.site, reading, order.day)
    reading.checked(kept.problems(*_deployed(order, reading)))
    recording = kept.recorded()
    if recording.changes:
        save(order.site, recording.ledger)
    return recording


def catalogue(order: Order) -> Catalogue:
    """Everything that the board has written. Raises ProblemsFound with all that is wrong."""
    with _store(order) as store:
        return _reading(order, engine_digest(), store).kept().checked()[0]


def board(site: Path) -> Board:
    """The board that a site's configuration describes. Raises ProblemsFound."""
    return Reader(site, "", None).board()


def planned(edition: Edition, only: Iterable[str] = (), profile: Profile = OFF) -> list[Artefact]:
    """The artefacts of an edition; with `only`, those of some publishers and what they need."""
    names, chosen, made = publishers.names(), set(only), dict[str, list[Artefact]]()
    # Those that nobody asked for are planned for what the others need of them, and only until it is found.
    for name in sorted(names, key=lambda name: bool(chosen) and name not in chosen):
        if chosen and name not in chosen and not _lacks(made.values()):
            break
        with profile.step(name):
            made[name] = list(publishers.plan(name)(edition))
    everything = [artefact for name in names for artefact in made.get(name, ())]
    if not chosen:
        return everything
    return with_needs([artefact.path for name in chosen for artefact in made[name]], everything)


def _lacks(made: Collection[Sequence[Artefact]]) -> bool:
    """Whether any of the artefacts needs one that is not among them."""
    paths = {artefact.path for some in made for artefact in some}
    return any(need not in paths for some in made for artefact in some for need in artefact.needs)


def _store(order: Order) -> Store:
    return Store(order.cache)


@dataclass(frozen=True, slots=True)
class _Read:
    """Everything that is written, of which each file by itself is right. It is being checked and kept."""

    reading: Reading
    keeping: Aside[str]

    def edition(self, order: Order) -> Edition:
        """The edition, composed while the rest is being checked. Raises ProblemsFound."""
        try:
            return edition_of(order, self.reading.catalogue)
        except ProblemsFound as found:
            raise ProblemsFound([*found.problems, *self._found[0]]) from None

    def warnings(self) -> list[Problem]:
        """All warnings. Raises ProblemsFound where files do not agree, or something would be lost."""
        return warnings_among(self._found[0])

    def behind(self) -> Behind:
        """What more is to be known of it, once it is kept."""
        return Behind(self.keeping.result(), self._found[1])

    @property
    def _found(self) -> tuple[list[Problem], frozenset[str]]:
        found: tuple[list[Problem], frozenset[str]] = self.keeping.first()
        return found


@contextmanager
def _read(
    order: Order,
    engine: str,
    store: Store,
    profile: Profile = OFF,
    progress: Progress | None = None,
    since: Since | None = None,
) -> Iterator[_Read]:
    """Everything that is written. It is kept when the block ends, whatever happens in it.

    Raises ProblemsFound where a file is wrong by itself, with whatever else is wrong.
    """
    with profile.step("read"):
        earlier = _earlier(order, since) if since else None
        reading = _reading(order, engine, store, profile, progress, to_publish=True, earlier=earlier)
    with reading.keeping(partial(_found_wrong, order, reading)) as keeping:
        read = _Read(reading, keeping)
        if any(problem.is_error for problem in reading.of_files):
            read.warnings()
        yield read


def _found_wrong(order: Order, reading: Reading) -> tuple[list[Problem], frozenset[str]]:
    """Everything that is wrong with what is written, or would be lost, and the ids of what the duties bind."""
    kept = duties(order.site, reading, order.day)
    return [*reading.problems, *kept.problems(*_deployed(order, reading))], kept.bound()


def _reading(
    order: Order,
    engine: str,
    store: Store,
    profile: Profile = OFF,
    progress: Progress | None = None,
    to_publish: bool = False,
    earlier: Earlier | None = None,
) -> Reading:
    with FileIndex(order.cache, fresh=order.clean) as index:
        return Reader(
            order.site, engine, store, order.cache, order.clean, index.sha256, order.crew, profile, progress,
            to_publish, earlier, searched=not order.only or "search" in order.only,
        ).reading()  # fmt: skip


def _earlier(order: Order, since: Since) -> Earlier:
    """What is known of the reading for the site that is shown."""
    unchanged = frozenset(since.paths).difference(since.changed, since.reworded)
    kept = keptedition.load(order.cache, since.edition) if NAME in unchanged and since.edition else None
    return Earlier(since.reading, unchanged, kept.whole_board() if kept else None)


def _deployed(order: Order, reading: Reading) -> tuple[Deployed | None, tuple[str, ...]]:
    """The register of the last deployment, if one is named, and the addresses that its site may have had."""
    roots = tuple(root for root in (order.base_url, reading.catalogue.board.url) if root)
    if order.previous is None:
        return None, roots
    from boardpress.duties import deployed

    return deployed.read(order.previous), roots


def edition_of(order: Order, catalogue: Catalogue) -> Edition:
    """What the public may see of a catalogue, as it was ordered."""
    template = _slide_template(order.theme)
    if order.base_url:
        board = changed(catalogue.board, url=order.base_url)
        catalogue = changed(catalogue, board=board)
    return compose(catalogue, order.day, drafts=order.drafts, slide_template=template)


def _slide_template(theme: Path | None) -> bytes:
    """The board's own slide template, empty where it has none. Raises ProblemsFound for one that cannot serve."""
    if theme is None or not (theme / SLIDES).is_file():
        return b""
    from boardpress.publishers.decks.template import check_template

    data = (theme / SLIDES).read_bytes()
    if messages := check_template(data):
        raise ProblemsFound(Problem(f"{THEME}/{SLIDES}", 1, "file", message) for message in messages)
    return data
