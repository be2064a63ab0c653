"""Telephone numbers and postcodes in texts: an address may tell who a child is, so a board names what may stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from boardpress.board import Board
from boardpress.reading.phones import drama_numbers

# The form of BS 7666: one or two letters, a digit, perhaps a digit or letter; then a digit and two letters.
_POSTCODE = r"(?<![\w/.-])(?:GIR ?0AA|[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})(?![\w/-])"
# Ten or eleven digits that begin with 0 or +44, whatever stands between them, but no days of the calendar.
_PHONE = r"(?<![\w./:=-])(?:\+44[ -]?(?:\(0\))?|0)(?:[ ()-]{0,2}\d){9,10}(?![\d/-])"
_EITHER = re.compile(f"{_POSTCODE}|{_PHONE}")
_SIGNS = bytes(
    ord("0") if number > 0x7F or chr(number) in "0123456789"
    else ord("A") if chr(number).isupper()
    else ord(" ") if chr(number) in "()-" or (number < 0x7F and chr(number).isspace() and chr(number) != "\n")
    else ord(".")
    for number in range(0x100)
)  # fmt: skip
"""What stands for each byte: `0` for a digit and for what is no ASCII, `A` for a capital letter, a space for what parts
digits, also where people seldom write it, and a full stop."""
_MAYBE = re.compile(rb"0(?:AA|(?: {0,2}0){8})")
"""Stands in what stands for a text that holds either, and for few others: what begins with one byte is found soon."""


def _may_hold_any(text: str) -> bool:
    """Whether a text may hold a telephone number, one for drama too, or a postcode."""
    return bool(_MAYBE.search(text.encode(errors="surrogatepass").translate(_SIGNS)))


Written = tuple[tuple[int, str], ...]
"""Lines, and what is written there."""


def marks_and_drama(text: str) -> tuple[Written, Written]:
    """What `marks` and what `drama_numbers` finds in a text: one look sees that most have neither."""
    return (tuple(marks(text)), tuple(drama_numbers(text))) if _may_hold_any(text) else ((), ())


def marks(text: str) -> Iterator[tuple[int, str]]:
    """Line (from 1) and words of every telephone number and postcode in a text."""
    if not _may_hold_any(text):
        return
    for match in _EITHER.finditer(text):
        yield text.count("\n", 0, match.start()) + 1, match[0].strip()


def allowed(board: Board) -> frozenset[str]:
    """What may stand in texts: what the board allows, and what its contacts have.."""
    told = [*board.allowed_in_text]
    for contact in board.contacts.values():
        told += [contact.phone, contact.address, contact.text]
    return frozenset(_bare(written) for words in told for _, written in marks(words))


def wrong(written: str, known: Collection[str]) -> str:
    """What is wrong with a number or postcode that stands in a text, or empty.

    Numbers for drama, which nobody answers, are told of elsewhere.
    """
    if _bare(written) in known or any(drama_numbers(written)):
        return ""
    what = "postcode" if written[:1].isalpha() else "telephone number"
    return (
        f"'{written}' is a {what}, and may tell who a child is. "
        "Remove it, or add it to `allowed_in_text` in site-config.yml."
    )


def _bare(written: str) -> str:
    """A number or postcode however it was spaced; a number as it is dialled in the country."""
    if written.startswith("+44"):
        return "0" + re.sub(r"\D", "", written[3:].replace("(0)", ""))
    return re.sub(r"[\s()-]", "", written)
