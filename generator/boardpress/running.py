"""Runs what was asked for, says what came of it, and turns what was raised into an exit code.

Here is what `cli` and `start` share, so that a plain build need not load what the other commands need.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from boardpress import still
from boardpress.building.scout import Scout
from boardpress.order import Order
from boardpress.problems import Problem, ProblemsFound, UsageError, counted
from boardpress.records import changed
from boardpress.still import Basis, Look, Since, Told
from boardpress.telling import closing, lines
from boardpress.timing import Profile, profile_lines

if TYPE_CHECKING:
    from boardpress.frames.apart import Drawer
    from boardpress.progress import Progress

PROBLEMS, USAGE, FAULT = 1, 2, 3
BAR, LINES = (2.0, 0.1), (10.0, 10.0)
"""Seconds until progress is first shown, and between one time and the next: as a bar, and as lines."""


def ended(action: Callable[[], int]) -> int:
    """The exit code of an action: its own, or 1 problems, 2 wrong usage, 3 a fault of ours, and why is said."""
    try:
        return action()
    except ProblemsFound as found:
        show_errors(found.problems, "Nothing was published; the last site is untouched.")
        return PROBLEMS
    except UsageError as error:
        print(f"boardpress: {error}", file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        return _unheard()
    except KeyboardInterrupt:
        print("boardpress: stopped; the last site is untouched.", file=sys.stderr)
        return 130
    except Exception as error:
        # What Typer raises for wrong options has a message of its own.
        said = getattr(error, "format_message", None)
        return _usage(str(said())) if said else _fault(error)


def build_and_tell(order: Order, spent: Profile, started: float) -> int:
    """Publish a site that was asked for at a moment of the clock, and say what came of it. Raises as `publish`."""
    with Scout(apart=order.shares and not order.clean) as scout:
        told = _published(order, spent, scout)
    seconds = perf_counter() - started
    for line in lines(order, told, seconds):
        print(line)
    for line in profile_lines(spent):
        print(f"  {line}")
    print(closing(order))
    return 0


def show_errors(problems: Sequence[Problem], outcome: str) -> None:
    """Every problem, then how many there are and what came of it."""
    errors = [problem for problem in problems if problem.is_error]
    for problem in errors:
        print(problem, file=sys.stderr)
    print(f"{counted(len(errors), 'problem')}. {outcome}", file=sys.stderr)


def _published(order: Order, spent: Profile, scout: Scout) -> Told:
    """What there is to tell of the site, once it is published; where nothing has changed, it stands already."""
    # Where nothing is noted of an earlier build, or asked, the site is made, whatever is seen of it.
    is_sure = order.clean or not (order.cache / still.FILE_NAME).exists()
    drawer = _drawer(order) if is_sure else None
    with spent.step("look"):
        still.send(order, scout)
        seen = still.look(order)
        since = still.since(order, seen)
        if since and not since.changed and still.stands(order, since, still.published(order, scout)):
            return since.told
    told = _republished(order, spent, seen, since, scout) if since and since.may_be_words else None
    return told or _made(order, spent, seen, since, scout, drawer or _drawer(order))


def _drawer(order: Order) -> Drawer:
    """Who draws the frames: to load MkDocs takes longer than to load all of ours, so it begins first, beside it."""
    from boardpress.frames.apart import drawer_for

    return drawer_for(order)


def _republished(order: Order, spent: Profile, seen: Look, since: Since, scout: Scout) -> Told | None:
    """What there is to tell of the site where only a few texts have changed; None where more may have."""
    from boardpress.addresses import SEARCH_INDEX
    from boardpress.building.trees import open_trees

    # They are opened first, so that the spare is looked at, and what is large is read, while libraries are loaded.
    with open_trees(order.out, order.site, order.cache, scout=scout) as trees:
        trees.read_ahead(SEARCH_INDEX)
        with spent.step("load"):
            from boardpress.rewording.republishing import republished
        with spent.step("reword"):
            done = republished(order, since, seen.engine, trees, spent)
    if done is None:
        return None
    told = changed(since.told, made=done.report.made)
    with spent.step("note"):
        basis = Basis(done.edition, since.reading, since.reworded.union(since.changed))
        still.note(order, seen, told, seen.roots, done.report.seal, basis)
    return told


def _made(order: Order, spent: Profile, seen: Look, since: Since | None, scout: Scout, drawer: Drawer) -> Told:
    """What there is to tell of the site that is made."""
    with spent.step("load"):
        from boardpress.press import publish
    with _progress() as progress:
        outcome = publish(order, progress, spent, seen.engine, since, scout, drawer)
    with spent.step("note"):
        roots = still.roots_of(outcome.read_from())
        told = outcome.told()
        still.note(order, seen, told, roots, outcome.report.seal, outcome.basis)
    return told


def _unheard() -> int:
    """Nobody reads what is said any more, as where it is piped into `head`. What was to be done is done."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _usage(said: str) -> int:
    print(f"boardpress: {said} `boardpress --help` lists what there is.", file=sys.stderr)
    return USAGE


def _fault(error: Exception) -> int:
    """Say in a line that the fault is ours; the traceback goes to a file, never to an author."""
    import tempfile
    import traceback

    text = "".join(traceback.format_exception(error))
    path = Path("boardpress-fault.txt").resolve()
    try:
        path.write_text(text, encoding="utf-8")
    except OSError:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", prefix="boardpress-fault-", delete=False) as file:
            file.write(text)
        path = Path(file.name)
    print(
        f"boardpress: a fault of ours, not of your files: {type(error).__name__}. The last site is untouched. "
        f"Please send us {path}.",
        file=sys.stderr,
    )
    return FAULT


@contextmanager
def _progress() -> Iterator[Progress]:
    """Shows how far a long build is: a bar in a terminal, a line now and then elsewhere, nothing of a short build."""
    # What took no time has nothing to show.
    from boardpress.progress import Teller

    if not sys.stderr.isatty():
        yield Teller(perf_counter, lambda standing: print(standing, file=sys.stderr, flush=True), *LINES)
        return
    from boardpress.progressbar import Bar

    with ExitStack() as stack:
        yield Teller(perf_counter, Bar(stack), *BAR)
