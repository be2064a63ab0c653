"""The corpus of the benchmark: invented, always the same, and a site that every generator could build."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from boardpress.cli import run
from tests.sites import snapshot
from tools.bench import flavours
from tools.bench.bodies import LONGEST, SHORTEST
from tools.bench.corpus import DAY, SHARES, publications


def built(site: Path) -> int:
    return run(["build", "--site", str(site), "--as-of", DAY.isoformat()])


def test_a_larger_corpus_contains_the_smaller(tmp_path: Path) -> None:
    for count in (30, 60):
        flavours.write_corpus(tmp_path / str(count), "hugo", count)
    small, large = snapshot(tmp_path / "30"), snapshot(tmp_path / "60")
    del small[flavours.MARK]
    assert small.items() <= large.items()
    assert len(large) - len(small) == 31


def test_publications_are_of_every_kind_in_their_shares_and_as_long_as_is_said() -> None:
    every = list(publications(600))
    for kind, share in SHARES.items():
        found = sum(one.kind == kind for one in every) / 6
        assert share - 6 < found < share + 6, kind
    lengths = sorted(len(one.body.split()) for one in every)
    assert lengths[60] > SHORTEST - 20
    assert lengths[-60] < LONGEST + 120
    assert len({one.name for one in every}) == len(every)


def test_ours_is_a_board_without_a_problem_or_a_deck(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = tmp_path / "site"
    flavours.write_corpus(site, "boardpress", 40)
    assert run(["record", "--site", str(site), "--as-of", DAY.isoformat()]) == 0
    capsys.readouterr()
    assert run(["check", "--site", str(site), "--as-of", DAY.isoformat()]) == 0
    assert capsys.readouterr().out.strip() == "0 problems, 0 warnings."
    assert built(site) == 0
    assert not (site / "site/decks").exists()
    assert (site / "site/feed.xml").is_file()


@pytest.mark.parametrize("flavour", flavours.FLAVOURS)
def test_an_edit_changes_one_file_and_each_edit_something_else(tmp_path: Path, flavour: str) -> None:
    site = tmp_path / "site"
    flavours.write_corpus(site, flavour, 30)
    edited = (site / flavours.MARK).read_text(encoding="utf-8").strip()
    seen = snapshot(site)
    for number in range(3):
        for edit in (flavours.edit_body, flavours.edit_facts):
            edit(site, number)
            now = snapshot(site)
            assert {name for name in now if now[name] != seen.get(name)} == {edited}
            seen = now
    assert (site / edited).read_text(encoding="utf-8").count("Corrected after reading") == 1


def test_edited_facts_change_lists_and_feeds_of_ours(tmp_path: Path) -> None:
    site = tmp_path / "site"
    flavours.write_corpus(site, "boardpress", 30)
    assert built(site) == 0
    before = snapshot(site / "site")
    flavours.edit_facts(site, 3)
    assert built(site) == 0
    after = snapshot(site / "site")
    changed = {name for name in after if after[name] != before.get(name)}
    assert {"feed.xml", "briefings/index.html", "publications.json"} <= changed


def test_texts_link_to_each_other_in_the_spelling_of_each_generator(tmp_path: Path) -> None:
    spelled = {
        "boardpress": r"\(20\d\d-[a-z0-9-]+\.md\)",
        "hugo": r"\(/[a-z-]+/20\d\d-",
        "mkdocs": r"\(\.\./[a-z-]+/20",
    }
    for flavour, link in spelled.items():
        flavours.write_corpus(tmp_path / flavour, flavour, 30)
        texts = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / flavour).rglob("20*.md"))
        assert "(@" not in texts
        assert len(re.findall(link, texts)) > 20, flavour
