"""The search for canaries finds them in every form and however deep: else it would prove nothing."""

from __future__ import annotations

import gzip
import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from tests.promises.words import Canaries, found_below, found_in


@pytest.mark.parametrize(
    "text, form",
    [
        ("<b>ZQaaaaab</b>", "zqaaaaab"),
        ("%7aqaaaaac", "zqaaaaac"),
        ("%7AQ%61aaaad", "zqaaaaad"),
        ("&#122;qaaaaae &#x7a;qaaaaae", "zqaaaaae"),
        ("z\0q\0a\0a\0a\0a\0a\0f\0", "zqaaaaaf"),
        ('{"day":"2020-01-02"}', "2020-01-02"),
        ("5&nbsp;May 1805", "5 may 1805"),
        ("tel:02097310007", "02097310007"),
        ("020 9731 0007", "02097310007"),
        ("Heads: 97310042.", "97310042"),
        ("July 1707", "july 1707"),
    ],
)
def test_a_canary_is_found_in_whatever_form(text: str, form: str) -> None:
    assert form in found_in(text)


def test_canaries_are_found_in_names_archives_and_compressed_files(tmp_path: Path) -> None:
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("docProps/core.xml", "<dc:title>zqaaaaag</dc:title>")
    with zipfile.ZipFile(outer, "w") as archive:
        archive.writestr("ppt/zqaaaaah.pptx", inner.getvalue())
        archive.comment = b"zqaaaaai"
    (tmp_path / "zqaaaaaj/empty").mkdir(parents=True)
    (tmp_path / "deck.zip").write_bytes(outer.getvalue())
    (tmp_path / "page.html.gz").write_bytes(gzip.compress(b"zqaaaaak"))
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\xff\xfezqaaaaal\xff")
    found = found_below(tmp_path)
    assert set(found) == {f"zqaaaaa{letter}" for letter in "ghijkl"}
    assert found["zqaaaaag"] == {"deck.zip"}


def test_a_place_always_gets_the_same_canary_and_no_two_share_one() -> None:
    canaries = Canaries()
    given = [canaries.word("draft", f"kind-{number}") for number in range(3000)]
    given += [canaries.day("draft", f"day-{number}").isoformat() for number in range(3000)]
    assert len(set(given)) == 6000
    assert given[7] == canaries.word("draft", "kind-7")
    assert canaries.day("draft", "day-9") == date.fromisoformat(given[3009])
