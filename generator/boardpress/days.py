"""Days and months as authors write them and readers see them. Days are days in Europe/London."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from boardpress.records import dataclass

ZONE = "Europe/London"
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_ISO_MONTH = re.compile(r"(\d{4})(?:-(\d{2}))?")
_IN_WORDS = r"(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,9}),? (\d{4})"
_NUMERIC = r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})"
"""Of days that are written wrongly: neither is compiled where none is."""
_A_DAY = "Write it as 2026-02-28."


@dataclass(frozen=True, slots=True)
class Month:
    """A month, or a year where `month` is None."""

    year: int
    month: int | None = None

    @property
    def iso(self) -> str:
        """As machines read it: `2025-09`, or `2025`."""
        return f"{self.year:04}-{self.month:02}" if self.month else f"{self.year:04}"


def today() -> date:
    """The day it is now in Europe/London. Only the command line may ask."""
    return london_day(datetime.now(UTC))


def london_day(moment: datetime) -> date:
    """The day that a moment, as UTC has it, is of in Europe/London."""
    # London is never behind, nor more than two hours ahead, and what knows of zones takes long to load.
    if moment.hour < 22:
        return moment.date()
    from zoneinfo import ZoneInfo

    return moment.astimezone(ZoneInfo(ZONE)).date()


def parse_day(text: str) -> date:
    """The day that `2026-02-28` names.

    Raises ValueError, whose text says what is wrong and how to write it, for anything else: nothing is guessed.
    """
    if match := _ISO_DAY.fullmatch(text):
        year, month, day = map(int, match.groups())
        try:
            return date(year, month, day)
        except ValueError:
            raise ValueError(f"'{text}' is no day of the calendar. {_A_DAY}") from None
    if match := re.fullmatch(_NUMERIC, text):
        raise ValueError(f"'{text}' can be read in two ways. {_british(*map(int, match.groups()))}")
    if match := re.fullmatch(_IN_WORDS, text):
        raise ValueError(f"'{text}' is not written as a day. {_spelled(*match.groups())}")
    raise ValueError(f"'{text}' is no date. {_A_DAY}")


def _british(day: int, month: int, year: int) -> str:
    try:
        meant = date(year, month, day)
    except ValueError:
        return _A_DAY
    return f"If you mean {show_day(meant)}, write it as {meant.isoformat()}."


def _spelled(day: str, month: str, year: str) -> str:
    numbers = [number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(month.lower())]
    if len(numbers) != 1:
        return _A_DAY
    try:
        return f"Write it as {date(int(year), numbers[0], int(day)).isoformat()}."
    except ValueError:
        return _A_DAY


def parse_month(text: str) -> Month:
    """The month (`2024-05`) or year (`2024`) that the text names.

    Raises ValueError with a remedy; a day is refused since, of an incident, it helps to identify a child.
    """
    match = _ISO_MONTH.fullmatch(text)
    if match and 1 <= int(match[2] or 1) <= 12:
        return Month(int(match[1]), int(match[2]) if match[2] else None)
    if _ISO_DAY.fullmatch(text) or re.fullmatch(_NUMERIC, text) or re.fullmatch(_IN_WORDS, text):
        raise ValueError(
            f"'{text}' is a day, and a day can help somebody to identify a child. "
            'Write the month or the year only, as "2024-05" or "2024".'
        )
    raise ValueError(f'\'{text}\' is no month. Write it as "2024-05", or the year only as "2024".')


def show_day(day: date) -> str:
    """'28 February 2026', in British English whatever the machine's locale."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def show_month(month: Month) -> str:
    """'May 2024', or '2024' where only the year is known."""
    return f"{MONTHS[month.month - 1]} {month.year}" if month.month else str(month.year)


def add_months(day: date, months: int) -> date:
    """The same date so many months on; where that month has no such day, the first of the next month.

    This is the first day on which a publication with a least time of so many months may leave:
    29 February 2024 and 12 months give 1 March 2025, so that the whole of the last day counts.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    try:
        return date(year, month + 1, day.day)
    except ValueError:
        return date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
