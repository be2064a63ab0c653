"""A zip file from members that are packed already, so that what never changes is never packed twice.

Nothing in it depends on the clock or on the system: every entry has the time 1 January 1980 (APPNOTE.TXT, 4.4.6).
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
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
    """A piece of a file that is the same in many, packed so that it may stand beside pieces packed apart (RFC 1951)."""

    text: bytes
    crc: int
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


class Packer:
    """Packs texts each for itself, as a packer of its own would: after a full flush it knows nothing of those before.

    A new one for every text would clear a quarter of a megabyte each time.
    """

    def __init__(self) -> None:
        self._packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -15)

    def packed(self, text: bytes) -> bytes:
        """The text, which is not empty, so that pieces packed apart may stand beside it."""
        return self._packer.compress(text) + self._packer.flush(zlib.Z_FULL_FLUSH)

    def last(self, name: str, data: bytes) -> Member:
        """The member, as `member` makes it; nothing can be packed after it."""
        packed = self._packer.compress(data) + self._packer.flush(zlib.Z_FINISH)
        return Member(name, DEFLATED, zlib.crc32(data), len(data), packed)


def member(name: str, data: bytes, level: int = LEVEL) -> Member:
    """A member, deflated where that makes it smaller."""
    if not name.endswith(_NOT_WORTH_IT):
        return Member(name, DEFLATED, zlib.crc32(data), len(data), zlib.compress(data, level, -15))
    return Member(name, STORED, zlib.crc32(data), len(data), data)


def piece(text: bytes, *, last: bool = False) -> Piece:
    """The piece, packed for itself; the last of a file ends it."""
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -15)
    data = packer.compress(text) + packer.flush(zlib.Z_FINISH if last else zlib.Z_FULL_FLUSH)
    return Piece(text, zlib.crc32(text), data)


def entry(member: Member, name: str = "") -> Entry:
    """The member as it stands in an archive, under another name where one is given."""
    own, method, crc, size, data = member
    return _entry(name or own, method, crc, size, data)


def joined(name: str, first: Piece, text: bytes, last: Piece, packer: Packer) -> Entry:
    """A member that begins and ends with pieces, of which only the text between is packed now."""
    crc = zlib.crc32(last.text, zlib.crc32(text, first.crc))
    size = len(first.text) + len(text) + len(last.text)
    return _entry(name, DEFLATED, crc, size, first.data, packer.packed(text), last.data)


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
