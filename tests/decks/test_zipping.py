"""The archive that a deck is: any program that reads zip files reads it, and it is the same everywhere."""

from __future__ import annotations

import io
import zipfile
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpress.publishers.decks.zipping import (
    Lead,
    after,
    archive,
    beginning,
    entry,
    joined,
    member,
    of_pieces,
    piece,
    read,
    short,
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


TEXT = st.one_of(st.binary(max_size=400), st.text("<a:t>x/ ").map(str.encode))
WITHOUT_ZEROS = TEXT.map(lambda text: text.replace(b"\0", b" "))


@given(TEXT, st.lists(TEXT))
def test_a_lead_packs_each_text_as_if_it_were_the_first(text: bytes, others: list[bytes]) -> None:
    lead = Lead(text)
    assert [lead.followed(other) for other in others] == [Lead(text).followed(other) for other in others]
    assert lead.followed(text, last=True) == Lead(text).followed(text, last=True)


@given(TEXT, TEXT, WITHOUT_ZEROS, TEXT, TEXT)
def test_a_file_of_pieces_is_that_file(first: bytes, words: bytes, lead: bytes, text: bytes, last: bytes) -> None:
    pieces = [
        piece(first),
        short(words),
        after(first, len(words), lead),
        Lead(lead).followed(text),
        piece(last, last=True),
    ]
    made = of_pieces("ppt/a.xml", pieces)
    assert opened(archive(beginning([]), [entry(made)])) == {"ppt/a.xml": first + words + lead + text + last}
    assert of_pieces("ppt/a.xml", [joined(*pieces[:3]), *pieces[3:]]) == made


@given(TEXT, TEXT, WITHOUT_ZEROS, st.binary(min_size=1, max_size=300))
def test_what_follows_words_depends_on_nothing_but_how_many_they_are(
    first: bytes, words: bytes, text: bytes, others: bytes
) -> None:
    others = (others * len(words))[: len(words)]
    after.cache_clear()
    known = after(first, len(words), text, True)
    for said in (words, others):
        made = of_pieces("ppt/a.xml", [piece(first), short(said), known])
        assert made.unpacked() == first + said + text


@pytest.mark.parametrize("size", [0, 1, 250, 251, 70_000])
def test_words_of_any_length_may_stand_in_a_file(size: int) -> None:
    said = Random(1).randbytes(size)
    assert of_pieces("ppt/a.xml", [short(said), piece(b"", last=True)]).unpacked() == said
    made = of_pieces("ppt/a.xml", [piece(b"<a:t>"), short(said), after(b"<a:t>", size, b"</a:t>", True)])
    assert made.unpacked() == b"<a:t>" + said + b"</a:t>"


def test_what_stood_before_is_not_packed_again() -> None:
    """However long it is: a packer looks back only so far."""
    letters = Random(1).randbytes(7000).replace(b"\0", b" ")
    for size in (100, 1000, 7000):
        before, again = letters[:size], letters[size - 100 : size]
        for last in (Lead(before).followed(again, last=True), after(before, 0, again, True)):
            assert len(last.data) < 20
            assert of_pieces("ppt/a.xml", [piece(before), last]).unpacked() == before + again
