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
_RIGHTS = 0o600 << 16
_NOT_WORTH_IT = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".fntdata")
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
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
    data: bytes


class Beginning(NamedTuple):
    """Members that stand one after the other from the beginning of an archive, ready to be copied."""

    entries: bytes
    directory: bytes
    members: int


def member(name: str, data: bytes, level: int = LEVEL) -> Member:
    """A member, deflated where that makes it smaller."""
    if not name.endswith(_NOT_WORTH_IT):
        return Member(name, DEFLATED, zlib.crc32(data), len(data), zlib.compress(data, level, -15))
    return Member(name, STORED, zlib.crc32(data), len(data), data)


def piece(text: bytes, *, last: bool = False) -> Piece:
    """The piece, packed for itself; the last of a file ends it."""
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -15)
    return Piece(text, packer.compress(text) + packer.flush(zlib.Z_FINISH if last else zlib.Z_FULL_FLUSH))


def joined(name: str, first: Piece, text: bytes, last: Piece) -> Member:
    """A member that begins and ends with pieces, of which only the text between is packed now."""
    whole = b"".join((first.text, text, last.text))
    data = b"".join((first.data, piece(text).data, last.data))
    return Member(name, DEFLATED, zlib.crc32(whole), len(whole), data)


def beginning(members: Iterable[Member]) -> Beginning:
    """The members as the beginning of an archive."""
    return _joined(Beginning(b"", b"", 0), members)


def archive(start: Beginning, members: Iterable[Member]) -> bytes:
    """The whole file: a beginning, then members, in their order."""
    entries, directory, count = _joined(start, members)
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), len(entries), 0)
    return b"".join((entries, directory, end))


def _joined(start: Beginning, members: Iterable[Member]) -> Beginning:
    entries, directory = [start.entries], [start.directory]
    offset, count = len(start.entries), start.members
    for name, method, crc, size, data in members:
        label = name.encode()
        flag = 0 if len(label) == len(name) else _UTF8
        length = len(data)
        entries += (_LOCAL.pack(b"PK\3\4", _NEWEST, flag, method, 0, _DAY, crc, length, size, len(label), 0),
                    label, data)  # fmt: skip
        directory += (_CENTRAL.pack(b"PK\1\2", _UNIX << 8 | _NEWEST, _NEWEST, flag, method, 0, _DAY, crc, length, size,
                                    len(label), 0, 0, 0, 0, _RIGHTS, offset), label)  # fmt: skip
        offset += _LOCAL.size + len(label) + length
        count += 1
    return Beginning(b"".join(entries), b"".join(directory), count)


def read(data: bytes) -> Iterator[Member]:
    """The members of an archive, still packed."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        for entry in opened.infolist():
            fixed = _LOCAL.unpack_from(data, entry.header_offset)
            start = entry.header_offset + _LOCAL.size + fixed[-2] + fixed[-1]
            yield Member(entry.filename, entry.compress_type, entry.CRC, entry.file_size,
                         data[start : start + entry.compress_size])  # fmt: skip
