"""A zip file from members that are packed already, so that what never changes is never packed twice.

Nothing in it depends on the clock or on the system: every entry has the time 1 January 1980 (APPNOTE.TXT, 4.4.6).
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
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
_FRAME = struct.Struct("<B2H")
"""What stands before bytes that are not packed within a packed file (RFC 1951, 3.2.4)."""
_SHORT = 250
"""Bytes of words up to which they are not packed."""
SMALLEST = 9
"""Level of packing what is packed once for many files."""
_WINDOW, _MEMORY = 12, 5
"""Of a packer that is copied for every text: four kilobytes to look back at, and 32 kilobytes in all."""


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


class Piece(NamedTuple):
    """A piece of a file, packed so that it may stand beside pieces packed apart (RFC 1951)."""

    text: bytes
    data: bytes


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


class Lead:
    """What stands before texts that are packed in sight of it.

    A packer clears its memory for every text; this one is copied with what it has seen, for which less of it serves as
    well.
    """

    def __init__(self, text: bytes) -> None:
        self.text = text
        self._packer = _packer(LEVEL, text)

    def followed(self, text: bytes, *, last: bool = False) -> Piece:
        """The text as it may follow at once; the last of a file ends it."""
        return _packed(self._packer.copy(), text, last)


def _packer(level: int, seen: bytes) -> zlib._Compress:
    return zlib.compressobj(level, zlib.DEFLATED, -_WINDOW, _MEMORY, zdict=seen)


def _packed(packer: zlib._Compress, text: bytes, last: bool) -> Piece:
    return Piece(text, packer.compress(text) + packer.flush(zlib.Z_FINISH if last else zlib.Z_SYNC_FLUSH))


def member(name: str, data: bytes, level: int = LEVEL) -> Member:
    """A member, deflated where that makes it smaller."""
    if not name.endswith(_NOT_WORTH_IT):
        return Member(name, DEFLATED, zlib.crc32(data), len(data), zlib.compress(data, level, -15))
    return Member(name, STORED, zlib.crc32(data), len(data), data)


def piece(text: bytes, *, last: bool = False) -> Piece:
    """The text, packed for itself; the last of a file ends it."""
    return _packed(_packer(SMALLEST, b""), text, last)


# Titles and the like have a few dozen lengths.
@lru_cache(maxsize=1024)
def after(before: bytes, size: int, text: bytes, last: bool = False) -> Piece:
    """The text, in which there are no zeros, as it may follow `before` and so many bytes of whatever words.

    It is packed in sight of what stands before. Zeros stand for the words, so that nothing in them is taken for known.
    """
    return _packed(_packer(SMALLEST, before + bytes(size)), text, last)


def short(text: bytes) -> Piece:
    """A few words, which would hardly be smaller: they are only framed."""
    size = len(text)
    return Piece(text, _FRAME.pack(0, size, size ^ 0xFFFF) + text) if size <= _SHORT else piece(text)


def entry(member: Member, name: str = "") -> Entry:
    """The member as it stands in an archive, under another name where one is given."""
    own, method, crc, size, data = member
    return _entry(name or own, method, crc, size, data)


def joined(*pieces: Piece) -> Piece:
    """Pieces one after the other, as one."""
    texts, packed = zip(*pieces, strict=True)
    return Piece(b"".join(texts), b"".join(packed))


def of_pieces(name: str, pieces: Iterable[Piece]) -> Member:
    """The member that pieces make, of which the last ends it."""
    text, packed = joined(*pieces)
    return Member(name, DEFLATED, zlib.crc32(text), len(text), packed)


def _entry(name: str, method: int, crc: int, size: int, *data: bytes) -> Entry:
    label, length = name.encode(), sum(map(len, data))
    flag = 0 if len(label) == len(name) else _UTF8
    said = _SAID.pack(_NEWEST, flag, method, 0, _DAY, crc, length, size, len(label), 0)
    return Entry(b"".join((b"PK\3\4", said, label, *data)), b"".join((_LISTED, said, _RIGHTS)), label)


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
