"""Writing `withdrawn:` into a source by the smallest edit: every other byte stays, whatever is wrong with the file."""

from __future__ import annotations

import contextlib
import os
import re
import stat
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from boardpress import days
from boardpress.reading import source, strictyaml
from boardpress.withdrawal.emptied import block, quoted

KEYS = ("date", "reason", "authorised_by", "address")
_OPENING = re.compile(r"\A\ufeff?\s*---[ \t]*(\r\n|\n|\r)")
_KEY = re.compile(r"withdrawn[ \t]*:")


class CannotMark(Exception):
    """The front matter is written in a way that no edit of ours is sure of, or the file cannot be written."""


def mark(path: Path, wanted: Mapping[str, str]) -> bool:
    """Write `withdrawn:` into a file; False where it says so already. Raises CannotMark.

    `wanted` has `date` and may have `reason`, `authorised_by` and `address`. What the file already says stays where
    nothing else is wanted, and of two days the earlier one.
    """
    try:
        before = path.read_bytes()
        after = marked(before, wanted)
        if after != before:
            _replace(path, after)
    except OSError as error:
        raise CannotMark(error.strerror or str(error)) from error
    return after != before


def _replace(path: Path, data: bytes) -> None:
    """Put a file in another's place in one step."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        temporary.write_bytes(data)
        temporary.chmod(stat.S_IMODE(path.stat().st_mode))
        temporary.replace(path)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def marked(data: bytes, wanted: Mapping[str, str]) -> bytes:
    """The bytes of a source with `withdrawn:` in its front matter. Raises CannotMark."""
    # Bytes that are no text come back as they were; the reader will name them.
    encoding, errors = "utf-8", "surrogateescape"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding, errors = ("utf-16-le" if data.startswith(b"\xff\xfe") else "utf-16-be"), "surrogatepass"
    text = data.decode(encoding, errors)
    return _marked(text, wanted).encode(encoding, errors)


def _marked(text: str, wanted: Mapping[str, str]) -> str:
    before = _front(text)
    given = _given(before)
    values = _merged(given, wanted)
    if values == given:
        return text
    for edited in _edits(text, values):
        after = _front(edited)
        # Where the front matter could be read before the edit, nothing else in it may have changed.
        if before is None or (after is not None and _given(after) == values and _rest(after) == _rest(before)):
            return edited
    raise CannotMark("its front matter is written in an unusual way")


def _front(text: str) -> strictyaml.Mapping | None:
    """The front matter; None where it cannot be read."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    try:
        parts = source.split(lines)
        return strictyaml.parse(parts.front, parts.front_line)
    except (source.Refused, strictyaml.YamlError, UnicodeError):
        return None


def _given(front: strictyaml.Mapping | None) -> dict[str, str]:
    """What `withdrawn:` says already, as far as it can be read."""
    node = front.entries.get("withdrawn") if front else None
    entries = node.entries if isinstance(node, strictyaml.Mapping) else {}
    return {key: value.text for key, value in entries.items() if key in KEYS and isinstance(value, strictyaml.Scalar)}


def _rest(front: strictyaml.Mapping) -> dict[str, object]:
    return {key: strictyaml.plain(node) for key, node in front.entries.items() if key != "withdrawn"}


def _merged(given: Mapping[str, str], wanted: Mapping[str, str]) -> dict[str, str]:
    values = {**given, **wanted}
    with contextlib.suppress(ValueError, KeyError):
        if days.parse_day(given["date"]) < days.parse_day(wanted["date"]):
            values["date"] = given["date"]
    return {key: values[key] for key in KEYS if key in values}


def _edits(text: str, values: Mapping[str, str]) -> Iterator[str]:
    """Ways to write the values, the most usual one first."""
    ends = re.search(r"\r\n|\n|\r", text)
    newline = ends[0] if ends else "\n"
    lines = block(values)
    opening = _OPENING.match(text)
    if opening is None:
        yield newline.join(["---", *lines, "---", ""]) + text.removeprefix("\ufeff")
        return
    head, rest = text[: opening.end()], text[opening.end() :]
    if there := _block_there(rest):
        start, end = there
        indent = re.match(r"[ \t]*", rest[start:])
        yield head + rest[:start] + _joined(lines, newline, indent[0] if indent else "") + rest[end:]
        return
    yield head + _joined(lines, newline, "") + rest
    if indent := re.match(r" +", rest):
        yield head + _joined(lines, newline, indent[0]) + rest
    if flow := re.match(r"\s*\{", rest):
        inner = ", ".join(f"{key}: {quoted(value)}" for key, value in values.items())
        yield f"{head}{flow[0]}withdrawn: {{{inner}}}, {rest[flow.end() :]}"


def _joined(lines: Sequence[str], newline: str, indent: str) -> str:
    return "".join(f"{indent}{line}{newline}" for line in lines)


def _block_there(rest: str) -> tuple[int, int] | None:
    """Where the lines of a `withdrawn:` that is there already begin and end, within the front matter."""
    place, start, indent = 0, -1, 0
    for line in re.findall(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+", rest):
        bare = line.lstrip(" \t")
        depth = len(line) - len(bare)
        if start >= 0 and depth <= indent and bare.strip():
            return start, place
        if start < 0 and re.fullmatch(r"---[ \t]*", line.rstrip("\r\n")):
            return None
        if start < 0 and _KEY.match(bare) and depth == _first_indent(rest):
            start, indent = place, depth
        place += len(line)
    return (start, place) if start >= 0 else None


def _first_indent(rest: str) -> int:
    """How far the keys of the front matter are indented."""
    first = re.search(r"^( *)[^\s#]", rest, re.MULTILINE)
    return len(first[1]) if first else 0
