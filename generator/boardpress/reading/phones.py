"""Telephone numbers that Ofcom keeps for drama: nobody answers them, so only an example board may print them."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Ofcom, "Telephone numbers for use in TV and radio drama programmes".
_DRAMA = re.compile(
    r"0(?:"
    r"1632960\d{3}"
    r"|113496\d{4}|11[4-8]496\d{4}|121496\d{4}|131496\d{4}|141496\d{4}|151496\d{4}|161496\d{4}"
    r"|2079460\d{3}|191498\d{4}|289649\d{4}|292018\d{4}"
    r"|7700900\d{3}|8081570\d{3}|9098790\d{3}|3069990\d{3}"
    r")"
)
_NUMBER = re.compile(r"(?<![\w.])(?:\+44[\s-]?(?:\(0\))?|0)(?:[\s()-]{0,2}\d){9,10}(?!\d)")
_SIGNS = bytes(ord("0") if number > 0x7F or chr(number) in "0123456789" else number for number in range(0x100))
"""What stands for each byte: `0` for a digit and for what is no ASCII."""
_BETWEEN = b" \t\x0b\x0c\r\x1c\x1d\x1e\x1f()-"
"""What may stand between the digits of a number."""


def drama_numbers(text: str) -> Iterator[tuple[int, str]]:
    """Line (from 1) and number, as written, of every drama number in the text."""
    # Few texts hold so many digits in a row, and in bytes that is seen in a tenth of the time.
    if b"000000000" not in text.encode(errors="surrogatepass").translate(_SIGNS, _BETWEEN):
        return
    for line, words in enumerate(text.split("\n"), 1):
        for match in _NUMBER.finditer(words):
            digits = re.sub(r"\D", "", match[0].replace("(0)", ""))
            national = f"0{digits[2:]}" if match[0].startswith("+44") else digits
            if _DRAMA.fullmatch(national):
                yield line, match[0].strip()
