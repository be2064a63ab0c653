"""What `withdraw` says when it is done. It speaks to the board, so it may name what was withdrawn."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence

from boardpress import days
from boardpress.withdrawal.mentions import Mention
from boardpress.withdrawal.takedown import Withdrawal


def told(done: Withdrawal, out: str) -> Iterator[str]:
    """The lines, `out` being how to call the folder of the site."""
    if done.published_for is None:
        yield f"{done.item.path} was not on the site. It is marked as withdrawn, and will not be published."
    else:
        counted = f"{done.removed} file{'' if done.removed == 1 else 's'} removed"
        yield f"Withdrawn: {done.item.path}. {out} is without it, for {days.show_day(done.published_for)} ({counted})."
        yield from (f"  was at {address}" for address in done.addresses)
    yield from _sources(done)
    yield from _listed("For the board to decide, made from it or pointing to it:", done.mentions)
    yield from _listed(
        "Published texts that still name it in their own words (attached files are not read):", done.named
    )
    yield from _next(done, out)


def _sources(done: Withdrawal) -> Iterator[str]:
    for source in done.sources:
        if source.written_anew:
            yield f"{source.path}: the file was gone. It is there again with `withdrawn:` and without its text."
        else:
            yield f"{source.path}: {'`withdrawn:` is written' if source.changed else 'it was marked already'}."


def _listed(heading: str, found: Sequence[Mention]) -> Iterator[str]:
    if found:
        yield heading
        yield from (f"  {mention}" for mention in found)


def _next(done: Withdrawal, out: str) -> Iterator[str]:
    paths = " ".join(shlex.quote(source.path) for source in done.sources)
    yield "What is left to do:"
    if done.published_for:
        yield f"  Copy {out} to the server now, and remove there what is no longer in it."
    if paths:
        yield "  Where the site is published from git, commit this alone, in the site's folder, and push it:"
        yield f'    git add {paths} && git commit -m "Withdraw a publication" -- {paths} && git push'
        yield "    A workflow publishes only when nothing is wrong with the content: see that it does."
    yield "  Copies may be elsewhere: previews in other folders, caches, search engines, backups, the history of git."
