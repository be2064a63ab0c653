"""`boardpress withdraw` takes a publication out of the last good site, whatever else is wrong, and keeps it out."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from boardpress import publishers
from boardpress.cli import run
from boardpress.order import Order
from boardpress.press import publish
from tests.sites import DAY, briefing, snapshot, write_site
from tests.withdrawal.board import (
    CANARIES,
    FILES,
    LETTER,
    REVIEW_PATH,
    SLUG,
    WITHDRAWN,
    break_everything,
    good_site,
    holding,
    withdraw,
)

NEUTRAL = f"reviews/{SLUG}/index.html"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return good_site(tmp_path / "board")


def rebuilt(site: Path, day: str = DAY) -> int:
    return run(["build", "--site", str(site), "--as-of", day])


def test_every_canary_is_on_the_site_before(site: Path) -> None:
    """Else the test below would show nothing."""
    found = " ".join(holding(site / "site", *CANARIES))
    kept_internal = {"reasoncanary", "authorcanary", "clearcanary"}
    assert [word for word in CANARIES if word not in found] == [word for word in CANARIES if word in kept_internal]


def test_no_byte_of_the_site_holds_a_word_of_it_though_everything_else_is_broken(site: Path) -> None:
    break_everything(site)
    assert withdraw(site, REVIEW_PATH, "--reason", "Reasoncanary", "--authorised-by", "Authorcanary") == 0
    assert holding(site / "site", *CANARIES) == []
    addresses = [where for where in holding(site / "site", SLUG) if where.split(" in ")[1] not in NEUTRAL]
    assert addresses == [f"{SLUG} in publications.json"]


def test_a_violated_ledger_does_not_stop_it_and_the_ledger_keeps_it_so(site: Path) -> None:
    assert run(["record", "--site", str(site), "--as-of", DAY]) == 0
    other = site / "content/reviews/other.md"
    text = other.read_text(encoding="utf-8")
    other.unlink()
    assert rebuilt(site) == 1, "the ledger refuses that another review is lost"
    assert withdraw(site, REVIEW_PATH) == 0
    assert holding(site / "site", *CANARIES) == []
    assert (site / "site/reviews/other/index.html").is_file(), "the last good site had it"

    other.write_text(text, encoding="utf-8")
    assert run(["record", "--site", str(site), "--as-of", DAY]) == 0
    assert "withdrawn: " in (site / "content/ledger.yml").read_text(encoding="utf-8")
    assert rebuilt(site) == 0
    source = site / REVIEW_PATH
    marked = source.read_text(encoding="utf-8")
    unmarked = re.sub(r"^withdrawn:.*\n(?: .*\n)*", "", marked, flags=re.MULTILINE)
    assert unmarked != marked
    source.write_text(unmarked, encoding="utf-8")
    assert rebuilt(site) == 1, "what was withdrawn must not come back"


def test_the_page_at_its_address_is_neutral(site: Path) -> None:
    assert withdraw(site, REVIEW_PATH) == 0
    page = (site / "site" / NEUTRAL).read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex">' in page
    assert "has been removed" in page
    rows = {row["id"]: row for row in json.loads((site / "site/publications.json").read_bytes())["publications"]}
    row = rows[f"review/{SLUG}"]
    assert (row["state"], row["title"], row["downloads"]) == ("withdrawn", None, [])
    assert SLUG not in (site / "site/sitemap.xml").read_text(encoding="utf-8")


def test_an_address_that_identifies_is_retired(site: Path) -> None:
    assert withdraw(site, REVIEW_PATH, "--retire-address") == 0
    assert holding(site / "site", SLUG, *CANARIES) == []
    assert "  address: retired\n" in (site / REVIEW_PATH).read_text(encoding="utf-8")


def test_nothing_of_it_is_left_in_the_folders_that_we_keep(site: Path) -> None:
    assert rebuilt(site, "2026-11-21") == 0, "so that there is an older site beside"
    assert withdraw(site, REVIEW_PATH) == 0
    assert holding(site / ".boardpress", *CANARIES) == []
    # The board's lists are the configuration's, and stay there.
    words = [word for word in CANARIES if word not in ("themecanary", "agencycanary", "glosscanary")]
    assert holding(site / ".site.boardpress", *words) == []


@pytest.mark.parametrize("name", ["files.json", "reading.bin", "edition.bin", "publications.bin"])
def test_nothing_of_it_is_left_where_a_build_was_killed_while_it_wrote(site: Path, name: str) -> None:
    half = site / ".boardpress" / f"{name}.12345"
    half.write_bytes(b"titlecanary")
    assert withdraw(site, REVIEW_PATH) == 0
    assert not half.exists()


def test_nothing_but_the_withdrawal_changes(site: Path) -> None:
    """What was written, or has come up, since the last good site was published does not appear with it."""
    before = snapshot(site / "site")
    write_site(site, {"content/briefings/new.md": briefing("", "Newcanary.\n"), "content/pages/about.md": "broken"})
    assert withdraw(site, "briefings/shares/") == 0
    after = snapshot(site / "site")
    assert holding(site / "site", "newcanary") == []
    assert before.keys() - after.keys() == {"briefings/shares/shared.pdf", "decks/briefings/shares.pptx"}
    assert after.keys() <= before.keys()
    assert after[NEUTRAL] == before[NEUTRAL]


def test_the_site_stays_that_of_its_day(site: Path) -> None:
    """Content that was broken for days: what was scheduled meanwhile does not come out with a withdrawal."""
    assert rebuilt(site, "2026-02-10") == 0
    assert run(["withdraw", SLUG, "--site", str(site), "--as-of", DAY]) == 0
    assert json.loads((site / "site/publications.json").read_bytes())["day"] == "2026-02-10"
    assert not (site / "site/newsletters").exists()
    assert holding(site / "site", *CANARIES[:12]) == []
    assert f"  date: {DAY}\n" in (site / REVIEW_PATH).read_text(encoding="utf-8")


def test_a_later_build_does_not_bring_it_back(site: Path) -> None:
    break_everything(site)
    assert withdraw(site, REVIEW_PATH, "--reason", "Reasoncanary") == 0
    left = snapshot(site / "site")
    assert rebuilt(site) == 1, "the content is broken still"
    assert snapshot(site / "site") == left
    write_site(site, {path: text for path, text in FILES.items() if path != REVIEW_PATH})
    (site / "content/briefings/Bad Name.md").unlink()
    assert rebuilt(site) == 0
    assert snapshot(site / "site") == left, "byte for byte what the withdrawal left"
    later = (date.fromisoformat(DAY) + timedelta(days=40)).isoformat()
    assert run(["build", "--site", str(site), "--as-of", later, "--out", str(site / "later")]) == 0
    assert holding(site / "later", *CANARIES) == []


def test_the_source_keeps_every_other_byte(site: Path) -> None:
    assert withdraw(site, REVIEW_PATH, "--reason", 'It says: "who" # it was', "--authorised-by", "The partners") == 0
    text = (site / REVIEW_PATH).read_text(encoding="utf-8")
    added = f'withdrawn:\n  date: {DAY}\n  reason: "It says: \\"who\\" # it was"\n  authorised_by: "The partners"\n'
    assert text == WITHDRAWN.replace("---\n", f"---\n{added}", 1)
    assert rebuilt(site) == 0


def broken_front(text: str) -> str:
    return text.replace("title: '", 'title: "', 1)


@pytest.mark.parametrize(
    "wrong",
    [
        broken_front,
        lambda text: text.replace("---\n\n## Exec", "\n\n## Exec", 1),
        lambda text: "<<<<<<< HEAD\n" + text + "=======\n>>>>>>> other\n",
        lambda text: "Words before.\n" + text,
        lambda text: "",
        lambda text: text.replace("---\n", "---\ndraft: true\n", 1),
        lambda text: text.replace("---\n", "---\naccess: internal\n", 1),
        lambda text: text.replace("date: 2026-01-15", "date: 2030-01-15", 1),
    ],
    ids=["quote", "fence", "conflict", "no front", "empty", "draft", "internal", "moved day"],
)
def test_it_works_whatever_is_wrong_with_its_own_source(site: Path, wrong: Callable[[str], str]) -> None:
    write_site(site, {REVIEW_PATH: wrong(WITHDRAWN)})
    assert withdraw(site, f"review/{SLUG}") == 0
    assert holding(site / "site", *CANARIES) == []
    assert f"withdrawn:\n  date: {DAY}\n" in (site / REVIEW_PATH).read_text(encoding="utf-8")


def test_a_deleted_source_comes_back_without_its_text(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in (site / "content/reviews").glob("*canary*"):
        path.unlink()
    capsys.readouterr()
    assert withdraw(site, f"https://www.testmere.example/reviews/{SLUG}/") == 0
    assert "the file was gone. It is there again" in capsys.readouterr().out
    left = snapshot(site / "site")
    assert holding(site / "site", *CANARIES) == []
    assert holding(site / "content/reviews", *CANARIES) == []
    assert rebuilt(site) == 0
    assert snapshot(site / "site") == left


def test_a_renamed_source_is_marked_under_its_new_name(site: Path) -> None:
    (site / REVIEW_PATH).unlink()
    renamed = WITHDRAWN.replace("themes:", f"aliases: [reviews/{SLUG}]\nthemes:", 1)
    others = {
        "content/reviews/renamed.md": renamed,
        "content/newsletters/first.md": LETTER.replace("slugcanary.md", "renamed.md"),
        "content/briefings/from.md": briefing(),
    }
    write_site(site, others)
    assert withdraw(site, f"reviews/{SLUG}/") == 0
    assert holding(site / "site", *CANARIES) == []
    assert "withdrawn:" in (site / "content/reviews/renamed.md").read_text(encoding="utf-8")
    assert rebuilt(site) == 0
    assert holding(site / "site", *CANARIES) == []


def test_it_may_be_named_by_its_new_name_before_that_is_public(site: Path) -> None:
    (site / REVIEW_PATH).unlink()
    renamed = WITHDRAWN.replace("themes:", f"aliases: [reviews/{SLUG}]\nthemes:", 1)
    write_site(site, {"content/reviews/renamed.md": renamed})
    assert withdraw(site, "renamed.md") == 0
    assert holding(site / "site", *CANARIES) == []


def test_what_points_to_it_and_what_names_it_are_listed(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = briefing("", "What the Titlecanary taught us, see\nReferencecanary 1.\n")
    write_site(site, {"content/briefings/names.md": text})
    assert rebuilt(site) == 0
    capsys.readouterr()
    assert withdraw(site, REVIEW_PATH) == 0
    said = capsys.readouterr().out
    for line in (
        "content/briefings/from.md:5: derived_from: it was made from it. Decide whether it may stay.",
        "content/briefings/from.md:8: body: readers see the link to it as words. Read whether these words may stay.",
        "content/briefings/further.md:5: derived_from: it was made from content/briefings/from.md, which goes back",
        "content/newsletters/first.md:6: items.publication: the entry is no longer shown.",
        "content/newsletters/first.md:11: body: readers see the link to it as words.",
        "content/briefings/shares.md:1: file: it has the same file as what was withdrawn, content/reviews/shared.pdf.",
        "content/briefings/names.md:8: words: readers still see 'referencecanary 1' here.",
        f'git add {REVIEW_PATH} && git commit -m "Withdraw a publication" -- {REVIEW_PATH} && git push',
    ):
        assert line in said, line


def test_an_entry_of_a_newsletter_goes_and_the_others_stay(site: Path) -> None:
    assert withdraw(site, REVIEW_PATH) == 0
    page = (site / "site/newsletters/first/index.html").read_text(encoding="utf-8")
    assert "And that." in page
    assert "Read this." not in page


def test_a_shared_file_stays_where_the_other_publication_shows_it(site: Path) -> None:
    assert withdraw(site, REVIEW_PATH) == 0
    assert (site / "site/briefings/shares/shared.pdf").is_file()
    assert not (site / f"site/reviews/{SLUG}/shared.pdf").exists()


def test_a_page_of_the_navigation_and_of_the_concern_box(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert withdraw(site, "urgent.md") == 0
    assert "site-config.yml:1: navigation, concern or footer: names urgent.md" in capsys.readouterr().out
    assert holding(site / "site", "urgentcanary") == []
    home = (site / "site/index.html").read_text(encoding="utf-8")
    assert "urgent/" not in home
    assert "Call us." in home
    left = snapshot(site / "site")
    assert rebuilt(site) == 0
    assert snapshot(site / "site") == left


@pytest.mark.parametrize("retire", [(), ("--retire-address",)], ids=["neutral", "retired"])
def test_the_only_publication_of_its_type(site: Path, retire: tuple[str, ...]) -> None:
    assert withdraw(site, "first.md", *retire) == 0
    assert holding(site / "site", "a newsletter<", "read this") == []
    left = snapshot(site / "site")
    assert rebuilt(site) == 0
    assert snapshot(site / "site") == left


def test_withdrawing_twice_changes_nothing(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert withdraw(site, REVIEW_PATH, "--reason", "Because") == 0
    source, left = (site / REVIEW_PATH).read_bytes(), snapshot(site / "site")
    capsys.readouterr()
    assert withdraw(site, REVIEW_PATH) == 0
    assert f"{REVIEW_PATH}: it was marked already." in capsys.readouterr().out
    assert (site / REVIEW_PATH).read_bytes() == source
    assert snapshot(site / "site") == left
    assert withdraw(site, REVIEW_PATH, "--retire-address", "--authorised-by", "The chair") == 0
    assert holding(site / "site", SLUG) == []
    text = (site / REVIEW_PATH).read_text(encoding="utf-8")
    assert text.count("withdrawn:") == 1
    assert '  reason: "Because"\n  authorised_by: "The chair"\n  address: retired\n' in text


def test_several_withdrawals_after_each_other_all_hold(site: Path) -> None:
    break_everything(site)
    assert withdraw(site, REVIEW_PATH) == 0
    assert withdraw(site, "first.md") == 0
    assert withdraw(site, "urgent.md", "--retire-address") == 0
    assert holding(site / "site", "urgentcanary", "read this", *CANARIES) == []
    assert (site / "site" / NEUTRAL).is_file()


def test_what_was_not_on_the_site_is_only_marked(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_site(site, {"content/briefings/draft.md": briefing("draft: true\n")})
    before = snapshot(site / "site")
    assert withdraw(site, "draft.md") == 0
    assert "was not on the site" in capsys.readouterr().out
    assert snapshot(site / "site") == before
    assert "withdrawn:" in (site / "content/briefings/draft.md").read_text(encoding="utf-8")


def test_an_unknown_reference_changes_nothing(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = snapshot(site)
    assert withdraw(site, "slugcanery.md") == 2
    assert "there is no publication 'slugcanery.md'. Did you mean `slugcanary.md`?" in capsys.readouterr().err
    assert snapshot(site) == before


def test_a_day_to_come_is_refused(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = run(["withdraw", SLUG, "--site", str(site), "--as-of", "2999-01-01", "--out", str(site / "site")])
    assert code == 2
    assert "this is done at once" in capsys.readouterr().err


def test_a_site_elsewhere_keeps_its_own_sources_and_its_own_address(tmp_path: Path) -> None:
    site = write_site(tmp_path / "board", FILES)
    out = tmp_path / "www"
    options = ["--site", str(site), "--as-of", DAY, "--out", str(out)]
    assert run(["build", *options, "--base-url", "https://test.example/board/"]) == 0
    break_everything(site)
    assert run(["withdraw", f"https://test.example/board/reviews/{SLUG}/", *options]) == 0
    assert holding(out, *CANARIES) == []
    assert b"https://test.example/board/" in (out / "publications.json").read_bytes()


# Without the sources of the last good site


def forget(site: Path) -> None:
    for path in sorted((site / ".site.boardpress").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()


def test_without_kept_sources_the_content_is_published_where_nothing_is_wrong_with_it(site: Path) -> None:
    forget(site)
    assert withdraw(site, REVIEW_PATH) == 0
    assert holding(site / "site", *CANARIES) == []
    assert holding(site / ".boardpress", *CANARIES) == []


def test_without_kept_sources_and_with_broken_content_it_marks_and_says_what_to_do(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    forget(site)
    break_everything(site)
    before = snapshot(site / "site")
    assert withdraw(site, REVIEW_PATH) == 2
    said = capsys.readouterr().err
    assert f"{REVIEW_PATH} is marked as withdrawn, but the site still shows it: " in said
    assert f"delete reviews/{SLUG}/, decks/reviews/{SLUG}.pptx, search/search_index.json" in said
    assert snapshot(site / "site") == before
    assert "withdrawn:" in (site / REVIEW_PATH).read_text(encoding="utf-8")


@pytest.mark.parametrize("spoil", ["cut", "changed", "lost"])
def test_kept_sources_that_are_spoilt_are_not_trusted(site: Path, spoil: str) -> None:
    for blob in (site / ".site.boardpress/sources").iterdir():
        if spoil == "lost":
            blob.unlink()
        else:
            blob.write_bytes(blob.read_bytes()[:-1] + (b"" if spoil == "cut" else b"x"))
    assert withdraw(site, REVIEW_PATH) == 0, "the content is good"
    assert holding(site / "site", *CANARIES) == []


def test_sources_of_another_site_than_the_one_shown_are_not_published(site: Path) -> None:
    """Whatever was put there by something that keeps no sources."""
    write_site(site, {"content/briefings/shares.md": briefing("", "Changed.\n")})
    publish(Order(site, site / "site", date.fromisoformat(DAY), only=tuple(publishers.names())))
    assert withdraw(site, SLUG) == 0
    assert "Changed." in (site / "site/briefings/shares/index.html").read_text(encoding="utf-8")
    assert holding(site / "site", *CANARIES) == []


def test_a_restored_folder_is_known_by_its_register(site: Path, tmp_path: Path) -> None:
    shutil.copytree(site / "site", tmp_path / "backup")
    shutil.rmtree(site / "site")
    (tmp_path / "backup").rename(site / "site")
    break_everything(site)
    assert withdraw(site, REVIEW_PATH) == 0
    assert holding(site / "site", *CANARIES) == []
