"""The command line. Only this module prints, asks the clock, and turns what was raised into an exit code."""

from __future__ import annotations

import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from pydantic_core import to_json

from boardpress import __version__, days
from boardpress.problems import Problem, ProblemsFound, Severity, UsageError

if TYPE_CHECKING:
    from boardpress.press import Order

app = typer.Typer(
    name="boardpress",
    help="Publishes a safeguarding board's website, feeds, slides and annual digest from Markdown.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

PROBLEMS, USAGE, FAULT = 1, 2, 3


class Format(StrEnum):
    """How `check` writes problems."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


SiteOption = Annotated[
    Path | None, typer.Option("--site", help="Folder that holds site-config.yml (the nearest one upward).")
]
DayOption = Annotated[
    str, typer.Option("--as-of", metavar="YYYY-MM-DD", help="Day that it is done for (today in London).")
]


def main() -> None:
    """Run the command line."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run a command; returns the exit code: 0 done, 1 problems, 2 wrong usage, 3 a fault of ours."""
    try:
        code = app(list(arguments), standalone_mode=False)
    except typer.Exit as stop:
        return int(stop.exit_code)
    except ProblemsFound as found:
        return _show_problems(found.problems)
    except UsageError as error:
        print(f"boardpress: {error}", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        print("boardpress: stopped; the last site is untouched.", file=sys.stderr)
        return 130
    except Exception as error:
        return _usage(error) if hasattr(error, "format_message") else _fault(error)
    return code if isinstance(code, int) else 0


def _usage(error: Exception) -> int:
    print(f"boardpress: {error.format_message()} `boardpress --help` lists what there is.", file=sys.stderr)  # type: ignore[attr-defined]
    return USAGE


def _fault(error: Exception) -> int:
    """Say in a line that the fault is ours; the traceback goes to a file, never to an author."""
    path = Path("boardpress-fault.txt").resolve()
    path.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    print(
        f"boardpress: a fault of ours, not of your files: {type(error).__name__}. The last site is untouched. "
        f"Please send us {path}.",
        file=sys.stderr,
    )
    return FAULT


def _show_problems(problems: Sequence[Problem]) -> int:
    errors = [problem for problem in problems if problem.is_error]
    for problem in errors:
        print(problem, file=sys.stderr)
    count = len(errors)
    print(f"{_counted(count, 'problem')}. Nothing was published; the last site is untouched.", file=sys.stderr)
    return PROBLEMS


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


@app.callback(invoke_without_command=True)
def boardpress(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
) -> None:
    """Publishes a safeguarding board's website, feeds, slides and annual digest from Markdown."""
    if version:
        print(f"boardpress {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        print(context.get_help())
        raise typer.Exit


@app.command()
def build(
    site: SiteOption = None,
    out: Annotated[Path | None, typer.Option(help="Folder to publish into (site/ in the site's folder).")] = None,
    as_of: DayOption = "",
    drafts: Annotated[
        bool, typer.Option("--drafts", help="Preview: drafts and what is scheduled too. Needs --out.")
    ] = False,
    only: Annotated[
        list[str] | None, typer.Option(help="Publish with one publisher only. Needs --out. May be repeated.")
    ] = None,
    jobs: Annotated[int, typer.Option(min=0, help="Processes to use (0: one a core).")] = 0,
    clean: Annotated[bool, typer.Option("--clean", help="Make everything anew.")] = False,
    base_url: Annotated[str, typer.Option(help="Address of the site, in place of `url` in site-config.yml.")] = "",
    profile: Annotated[bool, typer.Option("--profile", help="Show how long each phase took.")] = False,
) -> None:
    """Publish the site: website, feeds, slides, annual digest and register."""
    started = time.perf_counter()
    order = _order(site, out, as_of, drafts, only or [], jobs, clean, base_url)
    from boardpress.press import publish

    with _progress() as progress:
        outcome = publish(order, progress)
    seconds = time.perf_counter() - started
    outputs = outcome.report.outputs
    decks = sum(path.endswith(".pptx") and path.startswith("decks/") for path in outputs)
    pages = sum(path.endswith(".html") for path in outputs)
    feeds = sum("feed" in path and path.endswith(".xml") for path in outputs)
    made, reused, removed = outcome.report.made, outcome.report.reused, outcome.report.removed
    print(f"Published for {days.show_day(order.day)} in {_shown(order.out)}:")
    print(
        f"  {_counted(len(outcome.edition.publications), 'publication')}, {_counted(pages, 'page')}, "
        f"{_counted(decks, 'deck')}, {_counted(feeds, 'feed')}"
    )
    print(f"  {_counted(made, 'file')} made, {reused:,} reused, {removed:,} removed, in {seconds:.1f} seconds")
    if outcome.next_change:
        print(f"  next change: {days.show_day(outcome.next_change)}")
    if outcome.warnings:
        print(f"  {_counted(len(outcome.warnings), 'warning')}: `boardpress check` shows them")
    if profile:
        for phase, took in outcome.report.seconds.items():
            print(f"  {phase}: {took:.3f} s")
    print(f"Look at it: python3 -m http.server --directory {_shown(order.out)} 8000, then open http://localhost:8000/")


@app.command()
def check(
    site: SiteOption = None,
    as_of: DayOption = "",
    format_: Annotated[Format, typer.Option("--format", help="How to write what is found.")] = Format.TEXT,
) -> None:
    """Show every problem and warning. Publishes nothing."""
    order = _order(site, None, as_of, preview=True)
    from boardpress.press import check as check_site

    problems = check_site(order)
    _WRITERS[format_](problems)
    if any(problem.is_error for problem in problems):
        raise typer.Exit(PROBLEMS)


def _write_text(problems: Sequence[Problem]) -> None:
    for problem in problems:
        print(problem)
    errors = sum(problem.is_error for problem in problems)
    print(f"{_counted(errors, 'problem')}, {_counted(len(problems) - errors, 'warning')}.")


def _write_json(problems: Sequence[Problem]) -> None:
    print(to_json([asdict(problem) for problem in problems], indent=2).decode())


def _write_github(problems: Sequence[Problem]) -> None:
    for problem in problems:
        kind = "error" if problem.severity is Severity.ERROR else "warning"
        message = f"{problem.field}: {problem.message}".replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        print(f"::{kind} file={problem.path},line={problem.line}::{message}")


_WRITERS: dict[Format, Callable[[Sequence[Problem]], None]] = {
    Format.TEXT: _write_text,
    Format.JSON: _write_json,
    Format.GITHUB: _write_github,
}


def _order(
    site: Path | None,
    out: Path | None,
    as_of: str,
    drafts: bool = False,
    only: Sequence[str] = (),
    jobs: int = 0,
    clean: bool = False,
    base_url: str = "",
    preview: bool = False,
) -> Order:
    """What is asked for. Raises UsageError where it would put something before the public too early."""
    from boardpress import publishers
    from boardpress.press import Order

    folder = _site_folder(site)
    today = days.today()
    day = _day(as_of) or today
    public = (folder / "site").resolve()
    target = Path.cwd() / out if out else public
    if day > today and not out and not preview:
        raise UsageError(f"{day.isoformat()} is still to come. Name a folder of its own with --out.")
    if (drafts or only) and target.resolve() == public:
        what = "A preview of drafts" if drafts else "A part of the site"
        raise UsageError(f"{what} must not be written into the public folder. Name another with --out.")
    if unknown := [name for name in only if name not in publishers.names()]:
        raise UsageError(f"there is no publisher `{unknown[0]}`. Choose from {', '.join(publishers.names())}.")
    if base_url and not base_url.startswith(("https://", "http://")):
        raise UsageError(f"'{base_url}' is no address. Write the whole of it, with https://.")
    address = base_url if not base_url or base_url.endswith("/") else f"{base_url}/"
    return Order(folder, target, day, drafts, address, jobs, clean, tuple(only))


def _site_folder(site: Path | None) -> Path:
    if site:
        return site.resolve()
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "site-config.yml").is_file():
            return folder
    raise UsageError("there is no site-config.yml here or above. Go to the site's folder, or name it with --site.")


def _day(text: str) -> date | None:
    try:
        return days.parse_day(text) if text else None
    except ValueError as error:
        raise UsageError(f"--as-of: {error}") from None


def _shown(path: Path) -> str:
    """A path as short as the reader can use it."""
    try:
        return f"{path.relative_to(Path.cwd())}/"
    except ValueError:
        return f"{path}/"


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None] | None]:
    """A progress bar in a terminal; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("Publishing"), BarColumn(), MofNCompleteColumn(), TextColumn("files"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("publish", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
