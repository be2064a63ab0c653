"""The states of a publication, and what of them can be asked for."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """What the public may see of a publication on a day."""

    DRAFT = "draft"
    INTERNAL = "internal"
    HELD = "held"
    SCHEDULED = "scheduled"
    LISTED = "listed"
    ARCHIVED = "archived"
    ON_REQUEST = "on-request"
    WITHDRAWN = "withdrawn"


class Shown(StrEnum):
    """What can be asked for: a state, or whatever somebody has still to do."""

    DRAFT = "draft"
    INTERNAL = "internal"
    HELD = "held"
    SCHEDULED = "scheduled"
    LISTED = "listed"
    ARCHIVED = "archived"
    ON_REQUEST = "on-request"
    WITHDRAWN = "withdrawn"
    OVERDUE = "overdue"
