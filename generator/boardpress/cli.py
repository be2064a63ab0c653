"""The command line: what there is to ask for, and the answers that are not those of a build."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated

import typer

from boardpress import __version__, days, workflows
from boardpress.asking import order_for, site_folder
from boardpress.problemforms import FORMS, Format
from boardpress.problems import ProblemsFound, UsageError, counted, did_you_mean
from boardpress.records import changed
from boardpress.running import PROBLEMS, build_and_tell, ended, show_errors
from boardpress.states import Shown
from boardpress.telling import shown
from boardpress.timing import OFF, Profile

if TYPE_CHECKING:
    from boardpress.catalogue import Catalogue
    from boardpress.overview import Event, Row

app = typer.Typer(
    name="boardpress",
    help="Publishes a safeguarding board's website, feeds, slides and annual digest from Markdown.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class ListFormat(StrEnum):
    """How `list` writes what stands where."""

    TEXT = "text"
    JSON = "json"


SiteOption = Annotated[
    Path | None, typer.Option("--site", help="Folder that holds site-config.yml (the nearest one upward).")
]
DayOption = Annotated[
    str, typer.Option("--as-of", metavar="YYYY-MM-DD", help="Day that it is done for (today in London).")
]
PreviousOption = Annotated[
    Path | None,
    typer.Option("--previous", metavar="FILE", help="Compare with the publications.json of the last deployment."),
]


def main() -> None:
    """Run the command line."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run a command; returns the exit code: 0 done, 1 problems, 2 wrong usage, 3 a fault of ours."""
    return ended(lambda: _command(arguments))


def _command(arguments: Sequence[str]) -> int:
    try:
        code = app(list(arguments), standalone_mode=False)
    except typer.Exit as stop:
        return int(stop.exit_code)
    return code if isinstance(code, int) else 0


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
    previous: PreviousOption = None,
    profile: Annotated[
        bool, typer.Option("--profile", help="Show where the time went, by step and by publisher.")
    ] = False,
) -> None:
    """Publish the site: website, feeds, slides, annual digest and register."""
    started = perf_counter()
    spent = Profile(perf_counter) if profile else OFF
    with spent.step("start"):
        order = changed(
            order_for(days.today(), site, out, as_of, drafts, only or [], jobs, clean, base_url), previous=previous
        )
    build_and_tell(order, spent, started)


@app.command()
def check(
    site: SiteOption = None,
    as_of: DayOption = "",
    format_: Annotated[Format, typer.Option("--format", help="How to write what is found.")] = Format.TEXT,
    previous: PreviousOption = None,
) -> None:
    """Show every problem and warning. Publishes nothing."""
    order = changed(order_for(days.today(), site, None, as_of, preview=True), previous=previous)
    from boardpress.press import check as check_site

    problems = check_site(order)
    if text := FORMS[format_](problems):
        print(text)
    if any(problem.is_error for problem in problems):
        raise typer.Exit(PROBLEMS)


@app.command()
def record(site: SiteOption = None, as_of: DayOption = "") -> None:
    """Bring the ledger up to date: what must stay listed, and until when. Refuses where anything would be lost."""
    order = order_for(days.today(), site, None, as_of, preview=True)
    from boardpress.duties import ledger
    from boardpress.press import record as record_duties

    try:
        recording = record_duties(order)
    except ProblemsFound as found:
        show_errors(found.problems, "Nothing was recorded; the ledger is as it was.")
        raise typer.Exit(PROBLEMS) from None
    for line in recording.changes:
        print(line)
    if recording.changes:
        print(f"{ledger.NAME}: {counted(len(recording.changes), 'change')}. Commit it with the content.")
    else:
        print(f"{ledger.NAME}: nothing to record, it is up to date.")


@app.command("list")
def list_(
    state: Annotated[Shown | None, typer.Option(help="Only what is in this state.")] = None,
    type_: Annotated[str, typer.Option("--type", metavar="TYPE", help="Only this type of content.")] = "",
    within_: Annotated[
        int | None,
        typer.Option("--within", min=0, metavar="DAYS", help="Only what is due or comes up in so many days."),
    ] = None,
    timetable: Annotated[
        bool, typer.Option("--timetable", help="In place of it: what is reported when this year, and what is overdue.")
    ] = False,
    format_: Annotated[ListFormat, typer.Option("--format", help="How to write it.")] = ListFormat.TEXT,
    as_of: DayOption = "",
    site: SiteOption = None,
) -> None:
    """Show the state of every publication, until when it must stay, and what is coming. For the board only."""
    order = order_for(days.today(), site, None, as_of, preview=True)
    from boardpress import press
    from boardpress.overview import overview, within

    if timetable and (type_ or within_ is not None or state not in (None, Shown.OVERDUE)):
        raise UsageError("--timetable goes with `--state overdue` only. Leave the others out.")
    catalogue = press.catalogue(order)
    if timetable:
        _show_reports(catalogue, order.day, state is Shown.OVERDUE, format_)
        return
    if type_ and type_ not in catalogue.board.types:
        known = ", ".join(catalogue.board.types)
        raise UsageError(f"there is no type `{type_}`.{did_you_mean(type_, catalogue.board.types)} There are: {known}.")
    rows = [
        row
        for row in overview(catalogue, order.day)
        if (not type_ or row.type == type_) and (state is None or row.is_shown_as(state))
    ]
    pairs = None if within_ is None else within(rows, order.day, within_)
    (_list_as_json if format_ is ListFormat.JSON else _list_as_text)(rows, pairs, order.day)


def _show_reports(catalogue: Catalogue, day: date, overdue: bool, form: ListFormat) -> None:
    """The reports of the year, or those that are overdue."""
    from pydantic_core import to_json

    from boardpress import reports

    year = reports.reporting_year(catalogue, day)
    chosen = [report for report in year.reports if not overdue or report.progress is reports.Progress.OVERDUE]
    if form is ListFormat.JSON:
        print(to_json({"day": day, "timetable": reports.as_data(chosen)}, indent=2).decode())
    else:
        print("\n".join(reports.in_columns(chosen)))
        print(f"\n{reports.counted(year, chosen)}")


def _list_as_json(rows: Sequence[Row], pairs: Sequence[tuple[Event, Row]] | None, day: date) -> None:
    from pydantic_core import to_json

    from boardpress import tables

    shown = tables.as_data(rows, pairs)
    print(to_json({"day": day, "publications": shown}, indent=2).decode())


def _list_as_text(rows: Sequence[Row], pairs: Sequence[tuple[Event, Row]] | None, day: date) -> None:
    """A table where somebody looks at a terminal, aligned columns elsewhere."""
    from boardpress import tables

    if not sys.stdout.isatty():
        lines = tables.states_in_columns(rows) if pairs is None else tables.coming_in_columns(pairs, day)
        print("\n".join(lines))
    else:
        from rich.console import Console

        Console().print(tables.states_as_table(rows) if pairs is None else tables.coming_as_table(pairs, day))
    print(f"\n{tables.counted(rows, day) if pairs is None else tables.counted_coming(pairs)}")


@app.command("workflow")
def workflow_(
    host: Annotated[workflows.Host, typer.Argument(help="Where the board keeps its repository.")],
    site: SiteOption = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that was changed.")] = False,
) -> None:
    """Write a ready workflow into the board's repository: check each change, publish each night."""
    folder = site_folder(site)
    from boardpress import press

    written = workflows.write(host, folder, press.board(folder).url, force)
    for path in written.paths:
        print(f"Written: {path}")
    if not written.installs:
        line = f"boardpress=={__version__}"
        print(f"{workflows.REQUIREMENTS} does not name boardpress, so the workflow cannot install it. Add: {line}")
    if not written.ignores:
        print(f"{workflows.IGNORED} lets git keep what Boardpress makes. Add these lines: {' '.join(workflows.MADE)}")
    print("Commit what was written and push it. docs/publishing.md says what to switch on at the host.")


@app.command("withdraw")
def withdraw_(
    reference: Annotated[
        str, typer.Argument(metavar="REF", help="The publication: its file, its id, or its address on the site.")
    ],
    site: SiteOption = None,
    out: Annotated[Path | None, typer.Option(help="Folder of the site (site/ in the site's folder).")] = None,
    as_of: DayOption = "",
    reason: Annotated[str, typer.Option(help="Why, for the board only.")] = "",
    authorised_by: Annotated[str, typer.Option(help="The role that decided it, for the board only.")] = "",
    retire_address: Annotated[
        bool, typer.Option("--retire-address", help="Leave no page at its address, since the address identifies.")
    ] = False,
) -> None:
    """Take a publication off the site at once, whatever else is wrong, and keep it off."""
    order = order_for(days.today(), site, out, as_of, preview=True)
    if order.day > days.today():
        raise UsageError(f"{order.day.isoformat()} is still to come, and this is done at once. Leave --as-of out.")
    from boardpress.withdrawal.sources import Wish
    from boardpress.withdrawal.takedown import withdraw
    from boardpress.withdrawal.telling import told

    done = withdraw(order, Wish(reference, reason, authorised_by, retire_address))
    print("\n".join(told(done, shown(order.out))))
