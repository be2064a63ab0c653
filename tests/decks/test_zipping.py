"""The archive that a deck is: any program that reads zip files reads it, and it is the same everywhere."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from boardpress.publishers.decks.zipping import (
    Packer,
    archive,
    beginning,
    entry,
    joined,
    member,
    piece,
    read,
)

NAMES = st.text("abcé/._0", min_size=1, max_size=20)
FILES = st.dictionaries(NAMES.map(lambda name: f"ppt/{name}.xml"), st.binary(max_size=300), max_size=8)


def opened(data: bytes) -> dict[str, bytes]:
    """The files of an archive as Python's own reader sees them, their check sums held against them."""
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        assert found.testzip() is None
        return {name: found.read(name) for name in found.namelist()}


@given(FILES, FILES)
def test_files_come_back_in_their_order_whichever_were_packed_before(
    first: dict[str, bytes], then: dict[str, bytes]
) -> None:
    rest = {name: data for name, data in then.items() if name not in first}
    made = archive(
        beginning(entry(member(name, data)) for name, data in first.items()),
        (entry(member(name, data)) for name, data in rest.items()),
    )
    assert opened(made) == {**first, **rest}
    assert list(opened(made)) == [*first, *rest]
    assert [(one.name, one.unpacked()) for one in read(made)] == list({**first, **rest}.items())


def test_entries_have_a_fixed_time_rights_and_system() -> None:
    made = archive(beginning([entry(member("a.xml", b"x" * 100))]), [entry(member("b.png", b"y" * 100))])
    with zipfile.ZipFile(io.BytesIO(made)) as found:
        entries = found.infolist()
    assert {(one.date_time, one.create_system, one.external_attr >> 16) for one in entries} == {
        ((1980, 1, 1, 0, 0, 0), 3, 0o600)
    }
    assert [one.compress_type for one in entries] == [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED]


TEXTS = st.lists(st.one_of(st.binary(min_size=1, max_size=400), st.text("<a:t>x/ ", min_size=1).map(str.encode)))


@given(TEXTS)
def test_a_packer_packs_each_text_as_if_it_were_the_first(texts: list[bytes]) -> None:
    packer = Packer()
    assert [packer.packed(text) for text in texts] == [piece(text).data for text in texts]
    assert packer.last("ppt/a.xml", b"".join(texts)) == member("ppt/a.xml", b"".join(texts))


@given(st.binary(), st.binary(min_size=1, max_size=400), st.binary())
def test_a_file_of_pieces_is_that_file(first: bytes, text: bytes, last: bytes) -> None:
    made = joined("ppt/a.xml", piece(first), text, piece(last, last=True), Packer())
    assert opened(archive(beginning([]), [made])) == {"ppt/a.xml": first + text + last}
