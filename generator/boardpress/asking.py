"""From the options of the command line to what is to be published, and where: nothing too early in public."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from boardpress import days
from boardpress.problems import UsageError

if TYPE_CHECKING:
    from boardpress.order import Order


def order_for(
    today: date,
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
    """What is asked for, on the day `today`. Raises UsageError where it would be shown to the public too early."""
    from boardpress.order import Order

    folder = site_folder(site)
    day = _day(as_of) or today
    public = (folder / "site").resolve()
    target = Path.cwd() / out if out else public
    is_public = target.resolve().is_relative_to(public)
    if day > today and is_public and not preview:
        raise UsageError(f"{day.isoformat()} is still to come. Name a folder of its own with --out.")
    if (drafts or only) and (is_public or (drafts and _holds_public_site(target))):
        what = "A preview of drafts" if drafts else "A part of the site"
        raise UsageError(f"{what} must not be written into the public folder. Name another with --out.")
    _check_publishers(only)
    if base_url and not _is_address(base_url):
        raise UsageError(f"'{base_url}' is no address. Write the whole of it, with https://.")
    address = base_url if not base_url or base_url.endswith("/") else f"{base_url}/"
    return Order(folder, target, day, drafts, address, jobs, clean, tuple(only))


def _is_address(text: str) -> bool:
    """Whether a text is the address of a site."""
    # Hardly any build is given one.
    from boardpress.urls import parts_of

    return text.startswith(("https://", "http://")) and bool(parts_of(text).netloc)


def _check_publishers(only: Sequence[str]) -> None:
    """Raises UsageError for a name that no publisher has."""
    # Most names are right: that their modules are there is seen without loading what all publishers need.
    if all(map(_has_module, only)):
        return
    from boardpress import publishers

    if unknown := [name for name in only if name not in publishers.names()]:
        raise UsageError(f"there is no publisher `{unknown[0]}`. Choose from {', '.join(publishers.names())}.")


def _has_module(name: str) -> bool:
    """Whether there is a file for the publisher with a name."""
    if not name.isidentifier() or name.startswith("_"):
        return False
    folder = Path(__file__).with_name("publishers")
    return (folder / f"{name}.py").is_file() or (folder / name / "__init__.py").is_file()


def _holds_public_site(folder: Path) -> bool:
    """Whether a site for the public was published into a folder: one that search engines may read."""
    from boardpress import addresses

    robots = folder / addresses.ROBOTS
    return robots.is_file() and b"Sitemap:" in robots.read_bytes()


def site_folder(site: Path | None) -> Path:
    """The folder of the site: the one that is named, or the nearest one upward. Raises UsageError."""
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
