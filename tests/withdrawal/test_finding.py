"""A publication may be named as its file is, by its id, or by any address that the site prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from boardpress.problems import UsageError
from boardpress.withdrawal.finding import Item, find

ITEMS = [
    Item("review/rowan", "content/reviews/rowan.md", "reviews/rowan/", ("reviews/baby-r",)),
    Item("learning-summary/rowan", "learning/summaries/rowan.md", "learning/rowan/"),
    Item("briefing/neglect", "content/briefings/neglect.md", "briefings/neglect/"),
    Item("page/about", "content/pages/about.md", "about/"),
]
ROOT = "https://board.example/scp/"


@pytest.mark.parametrize(
    "reference, path",
    [
        ("content/reviews/rowan.md", "content/reviews/rowan.md"),
        ("./content/reviews/rowan.md", "content/reviews/rowan.md"),
        ("reviews/rowan.md", "content/reviews/rowan.md"),
        ("summaries/rowan.md", "learning/summaries/rowan.md"),
        ("neglect.md", "content/briefings/neglect.md"),
        ("neglect", "content/briefings/neglect.md"),
        ("review/rowan", "content/reviews/rowan.md"),
        ("learning-summary/rowan", "learning/summaries/rowan.md"),
        ("reviews/rowan/", "content/reviews/rowan.md"),
        ("/reviews/rowan/index.html", "content/reviews/rowan.md"),
        ("/reviews/rowan/#finding-1", "content/reviews/rowan.md"),
        ("reviews/rowan/report.pdf", "content/reviews/rowan.md"),
        ("decks/learning/rowan.pptx", "learning/summaries/rowan.md"),
        ("reviews/baby-r", "content/reviews/rowan.md"),
        (f"{ROOT}reviews/rowan/?x=1", "content/reviews/rowan.md"),
        ("http://other.example/about/", "content/pages/about.md"),
        ("about", "content/pages/about.md"),
    ],
)
def test_ways_to_name_it(reference: str, path: str, tmp_path: Path) -> None:
    assert find(reference, ITEMS, tmp_path, [ROOT]).path == path


def test_a_path_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "content/reviews").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "content/reviews")
    assert find("rowan.md", ITEMS, tmp_path).id == "review/rowan"
    assert find(str(tmp_path / "learning/summaries/rowan.md"), ITEMS, tmp_path).id == "learning-summary/rowan"


@pytest.mark.parametrize(
    "reference, said",
    [
        (
            "rowan.md",
            "more than one publication. Write content/reviews/rowan.md or learning/summaries/rowan.md.",
        ),
        ("neglcet.md", "Did you mean `neglect.md`?"),
        ("briefings/neglec", "Did you mean `briefings/neglect`?"),
        ("", "there is no publication ''."),
        ("https://a[b", "there is no publication 'https://a[b'."),
        ("/", "there is no publication '/'."),
        ("reviews/", "there is no publication 'reviews/'."),
    ],
)
def test_what_cannot_be_told_is_refused(
    reference: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError) as found:
        find(reference, ITEMS, tmp_path)
    assert said in str(found.value)
