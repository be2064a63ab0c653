"""The archive that a deck is: any program that reads zip files reads it, and it is the same everywhere."""

from __future__ import annotations

import io
import zipfile
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpress.publishers.decks import zipping
from boardpress.publishers.decks.zipping import archive, beginning, entry, member, read, woven

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


def test_what_is_small_is_packed_as_well_as_what_is_large() -> None:
    text = b"".join(b'<Override PartName="/ppt/slides/slide%d.xml"/>' % number for number in range(1000))
    for size in (0, 4096, 4097, len(text)):
        made = member("a.xml", text[:size], zipping.SMALLEST)
        assert made.unpacked() == text[:size]
        assert len(made.data) < 100 + size / 8


TEXT = st.one_of(st.binary(max_size=500), st.text("<a:t>x/ ").map(str.encode))
SHARED = TEXT.map(lambda text: text.replace(b"\0", b" "))


@given(SHARED, st.lists(st.tuples(TEXT, SHARED)))
def test_texts_by_turns_are_their_file(first: bytes, others: list[tuple[bytes, bytes]]) -> None:
    turns = [first, *(text for pair in others for text in pair)]
    made = woven("ppt/a.xml", turns)
    assert opened(archive(beginning([]), [entry(made)])) == {"ppt/a.xml": b"".join(turns)}
    assert made.unpacked() == b"".join(turns)


@given(SHARED, TEXT, SHARED, st.binary(min_size=1, max_size=300))
def test_what_follows_words_depends_on_nothing_but_how_many_they_are(
    first: bytes, words: bytes, text: bytes, others: bytes
) -> None:
    others = (others * len(words))[: len(words)]
    zipping._after.cache_clear()
    for said in (words, others):
        assert woven("ppt/a.xml", (first, said, text)).unpacked() == first + said + text


@given(SHARED, st.lists(TEXT))
def test_long_words_are_packed_as_if_they_were_the_first_in_sight_of_a_text(text: bytes, others: list[bytes]) -> None:
    found = [zipping._long(text, other) for other in others]
    zipping._seen.cache_clear()
    for other, packed in zip(others, found, strict=True):
        assert zipping._long(text, other) == packed


@pytest.mark.parametrize("size", [0, 1, zipping.SHORT, zipping.SHORT + 1, 70_000])
def test_words_of_any_length_may_stand_in_a_file(size: int) -> None:
    said = Random(1).randbytes(size)
    assert woven("ppt/a.xml", (b"", said, b"")).unpacked() == said
    turns = (b"<a:t>", said, b"</a:t><a:t>", said, b"</a:t>")
    assert woven("ppt/a.xml", turns).unpacked() == b"".join(turns)


def test_what_stood_before_is_not_packed_again() -> None:
    """However long it is: a packer looks back only so far."""
    letters = Random(1).randbytes(7000).replace(b"\0", b" ")
    long = zipping.SHORT + 1
    for size in (long, 1000, 7000):
        before, again = letters[:size], letters[size - long : size]
        alone = len(woven("ppt/a.xml", (before,)).data)
        for turns in ((before, b"", again), (before, again, b"")):
            made = woven("ppt/a.xml", turns)
            assert len(made.data) < alone + 30
            assert made.unpacked() == before + again
