"""Publishes a site again of which a few texts have changed: their words alone, or what they say of themselves too."""

from __future__ import annotations

from boardpress.building.amending import CannotAmend, Published
from boardpress.building.store import Store
from boardpress.building.trees import Trees
from boardpress.order import Order
from boardpress.records import dataclass
from boardpress.rewording import keptedition
from boardpress.rewording.asneeded import AsksForAll
from boardpress.rewording.changes import Changes, MoreHasChanged, Site
from boardpress.rewording.rewording import Rewording
from boardpress.still import MOST, Since
from boardpress.timing import Profile


@dataclass(frozen=True, slots=True)
class Republished:
    """A site that was published with some texts anew."""

    report: Published
    edition: str
    """Tells the edition that the next build may start from; empty where headings or links came or went.

    What links lead to is looked up in what was read for the last whole build: a second change would find the first
    undone.
    """


def republished(order: Order, since: Since, engine: str, trees: Trees, profile: Profile) -> Republished | None:
    """The site with some texts anew; None where more than them may have changed. Raises UsageError."""
    with profile.step("edition"):
        kept = keptedition.load(order.cache, since.edition)
    if kept is None:
        return None
    with Store(order.cache) as store:
        site = Site(order, since, kept, engine, store, profile)
        return _reworded(site, trees) or _restated(site, trees)


def _reworded(site: Site, trees: Trees) -> Republished | None:
    """Where words alone have changed."""
    changes = Changes(site, frozenset(site.since.changed))
    try:
        report = Rewording(site, changes, trees).report()
    except (AsksForAll, CannotAmend, MoreHasChanged):
        return None
    return Republished(report, site.since.edition if changes.lead_as_before else "")


def _restated(site: Site, trees: Trees) -> Republished | None:
    """Where what texts say of themselves has changed: all changes since the edition was composed are put into it."""
    changes = Changes(site, site.since.reworded.union(site.since.changed))
    if len(changes.paths) > MOST or not site.kept.composed:
        return None
    from boardpress.rewording.restating import Restating

    restating = Restating(site, changes, trees)
    try:
        report = restating.report()
    except (AsksForAll, CannotAmend, MoreHasChanged):
        return None
    return Republished(report, restating.kept() if changes.lead_as_before else "")
