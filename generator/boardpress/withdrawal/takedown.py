"""Withdrawing a publication: marks its source, publishes the last good site without it, and leaves no copy behind.

Whatever is wrong with the content at that moment does not matter: what is published is what the site that is shown was
made from (see `lastgood`), for the same day, with this one publication withdrawn. The source is marked first, so that a
command that is cut short at any moment leaves a site that the next one, or the next build, takes it out of.
"""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path

from boardpress.building import fileindex
from boardpress.building.build import Means, build_in
from boardpress.building.engine import engine_digest
from boardpress.building.lock import Busy
from boardpress.building.manifest import manifest_path
from boardpress.building.store import Store
from boardpress.building.trees import SPARE, Trees, open_trees
from boardpress.catalogue import Catalogue
from boardpress.edition import Edition
from boardpress.frames.kept import drawn_frames, frame_plan
from boardpress.listing import KNOWN, standing
from boardpress.order import Order
from boardpress.press import edition_of, planned, publish
from boardpress.problems import ProblemsFound, UsageError
from boardpress.publication import Publication
from boardpress.reading import kept
from boardpress.reading.reader import Reader
from boardpress.records import changed, dataclass, field
from boardpress.rewording import composed, keptedition
from boardpress.states import State
from boardpress.withdrawal.emptied import TITLE, emptied
from boardpress.withdrawal.finding import Item, find, present, published
from boardpress.withdrawal.lastgood import REGISTER, Kept, LastGood, last_good, unfolded
from boardpress.withdrawal.mentions import Mention, mentions, phrases, still_named
from boardpress.withdrawal.sources import Source, Wish, mark_sources

PATIENCE = 120
"""Seconds to wait for a build that is running: it ends by itself, and this must not be put off."""


@dataclass(slots=True)
class Withdrawal:
    """What was done. `published_for` is the day that the site stands for; None where it was never on the site."""

    item: Item
    sources: list[Source] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    """Absolute addresses that it had."""
    published_for: date | None = None
    removed: int = 0
    """Files that are no longer in the site."""
    mentions: list[Mention] = field(default_factory=list)
    named: list[Mention] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Good:
    """The last good site as it can be read again: where, from what, and for which order."""

    kept: Kept
    folder: Path
    catalogue: Catalogue


def withdraw(order: Order, wish: Wish) -> Withdrawal:
    """Take a publication out of the site. `order.day` is the day from which it is withdrawn.

    Raises UsageError where there is no such publication, and, with the source marked all the same, where no site can
    be published without it.
    """
    with ExitStack() as stack:
        try:
            trees = _opened(order, stack)
        except UsageError as error:
            raise _by_hand(_marked_only(order, wish), str(error)) from error
        good = stack.enter_context(_read_again(order, trees))
        done = _from_last_good(order, wish, trees, good) if good else None
        if done:
            _purge(order, trees)
    return _complete(done or _from_content(order, wish))


def _complete(done: Withdrawal) -> Withdrawal:
    """The result. Raises UsageError where a source could not be marked: the next build would bring it back."""
    if wrong := [source for source in done.sources if source.trouble]:
        raise UsageError(
            f"{wrong[0].path} could not be marked: {wrong[0].trouble}. It is off the site now, but the next build "
            f"brings it back. Write `withdrawn:` with its `date:` into the front matter by hand, at once."
        )
    return done


# From the last good site


def _opened(order: Order, stack: ExitStack) -> Trees:
    """The trees of the site, once a build that is running has ended. Raises UsageError where they cannot be had."""
    for _ in range(PATIENCE * 2):
        try:
            return stack.enter_context(open_trees(order.out, order.site, order.cache))
        except Busy:
            time.sleep(0.5)
    raise Busy(f"{order.out}: another build has been running for {PATIENCE} seconds. Stop it, and withdraw once more.")


@contextmanager
def _read_again(order: Order, trees: Trees) -> Iterator[_Good | None]:
    """The last good site; None where its sources were not kept, or cannot be read."""
    kept = last_good(trees)
    if kept is None:
        yield None
        return
    with unfolded(trees.state, kept) as folder:
        catalogue = _catalogue(order, folder) if folder else None
        yield _Good(kept, folder, catalogue) if folder and catalogue else None


def _catalogue(order: Order, folder: Path) -> Catalogue | None:
    try:
        with Store(order.cache) as store:
            return Reader(folder, engine_digest(), store).catalogue()[0]
    except ProblemsFound:
        # Another version of ours made the site, and is not content with the same texts.
        return None


def _from_last_good(order: Order, wish: Wish, trees: Trees, good: _Good) -> Withdrawal:
    before = good.catalogue
    root = good.kept.base_url or before.board.url
    old, new = published(before), present(order.site, before.board.types)
    item = find(wish.reference, [*old, *new], order.site, (root, before.board.url))
    gone = [one for one in _under_any_name(item, old, new) if _is_known(before, one, good.kept.day)]
    given = wish.values(order.day)
    wanted = phrases([_names(before.publications[one.id]) for one in gone])
    done = Withdrawal(item, mark_sources(order.site, wish.values(order.day), item, gone, new, before))
    done.addresses = [f"{root}{one.address}" for one in gone]
    if not gone:
        return done
    # The site stays that of its day, so that nothing but this changes; what is to be gone is gone on that day.
    day = min(order.day, good.kept.day)
    values = {key: value for key, value in {**given, "date": day.isoformat()}.items() if key in ("date", "address")}
    after = _without(before, gone, values, good.kept.day)
    again = changed(order, site=good.folder, day=good.kept.day, base_url=good.kept.base_url)
    try:
        edition, done.removed = _publish(again, order, trees, after)
    except UsageError as error:
        raise _by_hand(done, str(error)) from error
    done.published_for = good.kept.day
    for one in gone:
        done.mentions += mentions(before, one.id)
    done.named = still_named(edition, wanted, good.folder)
    return done


def _names(publication: Publication) -> tuple[str, str]:
    return ("", "") if publication.title == TITLE else (publication.title, publication.reference)


def _is_known(before: Catalogue, item: Item, day: date) -> bool:
    """Whether anything stood at its address on the day."""
    publication = before.publications[item.id]
    return standing(publication, before.board.types[publication.type], day).state in KNOWN


def _under_any_name(item: Item, old: list[Item], new: list[Item]) -> list[Item]:
    """What the last good site has of a publication, under its present name or an earlier one."""
    names = {item.path, *(one.path for one in new if item.address.rstrip("/") in one.aliases)}
    earlier = {alias for one in new if one.path == item.path for alias in one.aliases}
    return [one for one in old if one.path in names or one.address.rstrip("/") in earlier]


def _without(before: Catalogue, gone: list[Item], values: dict[str, str], day: date) -> Catalogue:
    """The catalogue with some publications withdrawn."""
    after = dict(before.publications)
    for one in gone:
        publication = after[one.id]
        now = standing(publication, before.board.types[publication.type], day).state
        earlier = publication.withdrawn or {} if now is State.WITHDRAWN else {}
        address = {"address": str(earlier["address"])} if "address" in earlier else {}
        after[one.id] = emptied(publication, {**address, **values})
    return changed(before, publications=after)


def _publish(again: Order, order: Order, trees: Trees, catalogue: Catalogue) -> tuple[Edition, int]:
    engine = engine_digest()
    edition = edition_of(again, catalogue)
    with Store(order.cache) as store:
        drawn = drawn_frames(frame_plan(edition), again.theme, engine, store)
    keeper = LastGood(again.site, catalogue, again.day, again.base_url)
    means = Means(again.site, None, order.crew, engine, keeper=keeper)
    report = build_in(trees, planned(edition), lambda: drawn, means)
    return edition, report.removed


# From the present content


def _from_content(order: Order, wish: Wish) -> Withdrawal:
    """Where the sources of the last good site are not there: the content as it is, if nothing is wrong with it."""
    done = _marked_only(order, wish)
    order = changed(order, day=max(order.day, _day_of(order.out) or order.day))
    try:
        outcome = publish(order)
    except ProblemsFound as found:
        problems = [problem for problem in found.problems if problem.is_error]
        said = f"the sources of the last good site are not here, and the content has problems, the first: {problems[0]}"
        raise _by_hand(done, said) from None
    except UsageError as error:
        raise _by_hand(done, str(error)) from error
    catalogue = outcome.catalogue
    publication = catalogue.publications.get(done.item.id)
    done.published_for, done.removed = order.day, outcome.report.removed
    if publication is not None:
        done.addresses = [f"{order.base_url or catalogue.board.url}{publication.address}"]
        done.mentions = mentions(catalogue, publication.id)
        done.named = still_named(outcome.edition, phrases([_names(publication)]), order.site)
    with ExitStack() as stack:
        _purge(order, _opened(order, stack))
    return done


def _day_of(out: Path) -> date | None:
    """The day that a site was made for, by its register."""
    try:
        return date.fromisoformat(json.loads((out / REGISTER).read_bytes())["day"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _marked_only(order: Order, wish: Wish) -> Withdrawal:
    new = present(order.site, None)
    item = find(wish.reference, new, order.site)
    return Withdrawal(item, mark_sources(order.site, wish.values(order.day), item, [], new, None))


def _by_hand(done: Withdrawal, why: str) -> UsageError:
    """What to do where nothing can be published."""
    marked = ", ".join(source.path for source in done.sources if not source.trouble)
    folder = done.item.address
    deck = f"decks/{folder.rstrip('/')}.pptx"
    return UsageError(
        f"{marked or done.item.path} {'is marked as withdrawn' if marked else 'could not be marked'}, but the site "
        f"still shows it: {why.rstrip('.')}.\n"
        f"Take it down by hand now: at the host, delete {folder}, {deck}, search/search_index.json, feed.xml and "
        f"feeds/, and the pages that name it.\n"
        f"Then commit the file, mend the problems (`boardpress check` lists them), and publish with `boardpress build`."
    )


# Afterwards


def _purge(order: Order, trees: Trees) -> None:
    """Remove the copies that only serve to build faster: the site before this one, and what has been made before."""
    shutil.rmtree(trees.state / SPARE, ignore_errors=True)
    still = manifest_path(trees.state, trees.live.root)
    for manifest in trees.state.glob("manifest-*"):
        if manifest != still:
            manifest.unlink(missing_ok=True)
    for name in (fileindex.FILE_NAME, kept.FILE_NAME, keptedition.FILE_NAME, composed.FILE_NAME):
        # A build that was killed may have left one half written, under this name and a number.
        for copy in order.cache.glob(f"{name}*"):
            copy.unlink(missing_ok=True)
    with Store(order.cache) as store:
        store.clear()
