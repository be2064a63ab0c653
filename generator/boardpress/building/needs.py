"""What has to be made before what: artefacts need others, whose size and hash they show."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from boardpress.artefact import Artefact
from boardpress.building.paths import PlanFault


def with_needs(chosen: Collection[str], artefacts: Sequence[Artefact]) -> list[Artefact]:
    """The artefacts with the chosen paths and all that those need, in the order given."""
    by_path = {artefact.path: artefact for artefact in artefacts}
    wanted: set[str] = set()
    open_paths = [path for path in chosen if path in by_path]
    while open_paths:
        path = open_paths.pop()
        if path not in wanted:
            wanted.add(path)
            open_paths.extend(need for need in by_path[path].needs if need in by_path)
    return [artefact for artefact in artefacts if artefact.path in wanted]


def waves(artefacts: Sequence[Artefact], given: Collection[str]) -> list[list[Artefact]]:
    """The artefacts in the order of their needs: each wave needs only what is `given` or in the waves before it."""
    done = set(given)
    known = done.union(artefact.path for artefact in artefacts)
    for artefact in artefacts:
        if unknown := [need for need in artefact.needs if need not in known]:
            raise PlanFault(f"{artefact.path!r} needs {unknown[0]!r}, which nobody makes.")
    result: list[list[Artefact]] = []
    rest = list(artefacts)
    while rest:
        wave = [artefact for artefact in rest if done.issuperset(artefact.needs)]
        if not wave:
            raise PlanFault(f"These need each other: {', '.join(artefact.path for artefact in rest)}.")
        rest = [artefact for artefact in rest if not done.issuperset(artefact.needs)]
        done.update(artefact.path for artefact in wave)
        result.append(wave)
    return result
