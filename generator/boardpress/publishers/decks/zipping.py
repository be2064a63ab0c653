"""A zip file from members that are packed already, so that what never changes is never packed twice.

Nothing in it depends on the clock or on the system: every entry has the time 1 January 1980 (APPNOTE.TXT, 4.4.6).
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

STORED, DEFLATED = 0, 8
LEVEL = 2
"""Of packing text as it is written: level 6 would make a deck 2% smaller and take 40% longer to pack."""
_NEWEST, _UNIX, _UTF8 = 20, 3, 0x800
_DAY = 1 << 5 | 1
_NOT_WORTH_IT = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".fntdata")
_LOCAL = struct.Struct("<4s5H3I2H")
_SAID = struct.Struct("<5H3I2H")
"""What the header of a member and its line of the directory both say."""
_LISTED = struct.pack("<4sH", b"PK\1\2", _UNIX << 8 | _NEWEST)
_RIGHTS = struct.pack("<3HI", 0, 0, 0, 0o600 << 16)
"""Of its line, what stands before that, and what after; its place and its name follow."""
_END = struct.Struct("<4s4H2IH")
SHORT = 300
"""Bytes of words up to which they are not packed: it would take longer than all else, and save little."""
_FRAMES = tuple(struct.pack("<2H", size, size ^ 0xFFFF) for size in range(SHORT + 1))
"""The lengths of bytes that are not packed within a packed file, as they stand before them (RFC 1951, 3.2.4)."""
SMALLEST = 9
"""Level of packing what is packed once for many files."""
_WINDOW, _MEMORY = 12, 5
"""Of a packer for what is small: four kilobytes to look back at, and 32 kilobytes in all."""


class Member(NamedTuple):
    """A file of the archive: its name, and its bytes as they are stored."""

    name: str
    method: int
    crc: int
    size: int
    """Before packing."""
    data: bytes

    def unpacked(self) -> bytes:
        return zlib.decompress(self.data, -15) if self.method == DEFLATED else self.data


class Entry(NamedTuple):
    """A member as it stands in an archive, whichever its place: what is the same in many is made an entry once."""

    local: bytes
    """Its header, its name and its data."""
    listed: bytes
    """Its line of the directory as far as its place, which its name follows."""
    label: bytes


class Beginning(NamedTuple):
    """Members that stand one after the other from the beginning of an archive, ready to be copied."""

    entries: bytes
    directory: bytes
    members: int


NOTHING = Beginning(b"", b"", 0)


def member(name: str, data: bytes, level: int = LEVEL) -> Member:
    """A member, deflated where that makes it smaller."""
    if name.endswith(_NOT_WORTH_IT):
        return Member(name, STORED, zlib.crc32(data), len(data), data)
    small = len(data) <= 1 << _WINDOW
    packed = _whole(_packer(level), data) if small else zlib.compress(data, level, -15)
    return Member(name, DEFLATED, zlib.crc32(data), len(data), packed)


def woven(name: str, turns: Sequence[bytes]) -> Member:
    """The member of texts of which by turns one stands in many files and one, words, in this alone.

    It begins and ends with the former, which are packed once and hold no zeros. Words stay as they are unless they are
    long.
    """
    text = b"".join(turns)
    return Member(name, DEFLATED, zlib.crc32(text), len(text), b"".join(_packed(turns)))


def _packed(turns: Sequence[bytes]) -> list[bytes]:
    """The texts in pieces that are packed apart, of which one may follow the other (RFC 1951)."""
    before, left = turns[0], len(turns) // 2
    found = [_after(b"", 0, before, not left)]
    for words, text in zip(turns[1::2], turns[2::2], strict=True):
        size = len(words)
        left -= 1
        if size <= SHORT:
            found += _FRAMES[size], words, _after(before, size, text, not left)
        else:
            found += _FRAMES[0], _long(before, words), _after(b"", 0, text, not left)
        before = text
    return found


# Titles and the like have a few dozen lengths, and so have the paragraphs of slides that say little.
@lru_cache(maxsize=2048)
def _after(before: bytes, size: int, text: bytes, last: bool) -> bytes:
    """The text packed as it may follow `before` and so many bytes of whatever words; the last of a file ends it.

    It is packed in sight of what stands before. Zeros stand for the words, so that nothing in them is taken for known.
    Any but the last ends where the length of bytes is to follow that are not packed.
    """
    packer = _packer(SMALLEST, before + bytes(size))
    if last:
        return _whole(packer, text)
    return (packer.compress(text) + packer.flush(zlib.Z_SYNC_FLUSH)).removesuffix(_FRAMES[0])


def _long(before: bytes, text: bytes) -> bytes:
    """The text packed as it may follow `before`."""
    packer = _seen(before).copy()
    return packer.compress(text) + packer.flush(zlib.Z_SYNC_FLUSH)


@lru_cache(maxsize=64)
def _seen(text: bytes) -> zlib._Compress:
    """A packer to be copied for what follows the text: to make one, and to show it the text, takes longer."""
    return _packer(LEVEL, text)


def _packer(level: int, seen: bytes = b"") -> zlib._Compress:
    """A packer that has seen a text. It has little memory to clear, which takes longer than to pack what is small."""
    return zlib.compressobj(level, zlib.DEFLATED, -_WINDOW, _MEMORY, zdict=seen)


def _whole(packer: zlib._Compress, text: bytes) -> bytes:
    """The text packed as the end of a file."""
    return packer.compress(text) + packer.flush()


def entry(member: Member, name: str = "") -> Entry:
    """The member as it stands in an archive, under another name where one is given."""
    own, method, crc, size, data = member
    named = name or own
    label = named.encode()
    flag = 0 if len(label) == len(named) else _UTF8
    said = _SAID.pack(_NEWEST, flag, method, 0, _DAY, crc, len(data), size, len(label), 0)
    return Entry(b"".join((b"PK\3\4", said, label, data)), b"".join((_LISTED, said, _RIGHTS)), label)


def beginning(entries: Iterable[Entry]) -> Beginning:
    """The members as the beginning of an archive."""
    whole, _, directory, count = _joined(NOTHING, entries)
    return Beginning(b"".join(whole), directory, count)


def archive(start: Beginning, entries: Iterable[Entry]) -> bytes:
    """The whole file: a beginning, then members, in their order."""
    whole, size, directory, count = _joined(start, entries)
    whole += directory, _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), size, 0)
    return b"".join(whole)


def _joined(start: Beginning, entries: Iterable[Entry]) -> tuple[list[bytes], int, bytes, int]:
    """A beginning with members after it: the pieces of the file and their size, its directory, how many there are."""
    whole, directory = [start.entries], [start.directory]
    place, count = len(start.entries), start.members
    for local, listed, label in entries:
        whole.append(local)
        directory += listed, place.to_bytes(4, "little"), label
        place += len(local)
        count += 1
    return whole, place, b"".join(directory), count


def read(data: bytes) -> Iterator[Member]:
    """The members of an archive, still packed."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        for entry in opened.infolist():
            fixed = _LOCAL.unpack_from(data, entry.header_offset)
            start = entry.header_offset + _LOCAL.size + fixed[-2] + fixed[-1]
            yield Member(entry.filename, entry.compress_type, entry.CRC, entry.file_size,
                         data[start : start + entry.compress_size])  # fmt: skip
