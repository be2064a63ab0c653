"""A deck says what its publication says, in the order of the type's outline, with notes for whoever trains."""

from __future__ import annotations

from pathlib import Path

import pytest

from boardpress.publishers.decks.model import Passage
from tests.decks.made import Read, decks_of, edition, html, model, pointed, read, slides
from tests.sites import BRIEFING, CLEARANCE, REVIEW

BABY = f"""\
---
title: A bruise in a baby
date: 2026-02-12
summary: What helps people to act on the first bruise.
subtype: lcspr
reference: LCSPR 2026/1
themes: [neglect, safer-sleep]
agencies: [police]
{CLEARANCE}---

## Executive summary

A baby had a bruise. It was **explained** and not referred. See the [briefing](good.md) and the [law](https://www.gov.uk/).

!!! warning "A bruise in a baby who cannot move"
    Refer the same day.

## What happened

| When | What was seen |
| --- | --- |
| First visit | A small bruise[^1] |
| Second visit | The same bruise |

[^1]: Smaller than a fingertip.

## Findings

### People weighed the explanation

Nobody can tell by looking.

### Two records were never read together

- One in the clinic.
- One in the surgery.

## What worked well

A body map was drawn.

## Recommendations

### Say the same sentence to every parent

Staff need words.

## The board's response

We accept everything.

## What happens next

We count referrals.
"""


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> list[Read]:
    folder = tmp_path_factory.mktemp("site")
    files = {"content/briefings/good.md": BRIEFING, "content/reviews/baby.md": BABY}
    return read(decks_of(edition(folder, files))["decks/reviews/baby.pptx"])


def named(deck: list[Read], title: str) -> Read:
    return next(slide for slide in deck if slide.title == title)


def test_the_slides_follow_the_outline_of_the_type(review: list[Read]) -> None:
    assert [(slide.layout, slide.title) for slide in review] == [
        ("Title", "A bruise in a baby"),
        ("Text", "About this review"),
        ("Note", "Before we start: look after yourself"),
        ("Text", "In brief"),
        ("Note", "A bruise in a baby who cannot move"),
        ("Table", "What happened"),
        ("Section", "Findings"),
        ("Text", "Finding 1: People weighed the explanation"),
        ("Points", "Finding 2: Two records were never read together"),
        ("Text", "What worked well"),
        ("Section", "Recommendations"),
        ("Text", "Recommendation 1: Say the same sentence to every parent"),
        ("Questions", "What does this mean for us?"),
        ("Text", "The board's response"),
        ("Text", "What happens next"),
        ("Points", "Before we leave: our own actions"),
        ("Contacts", "Read more"),
    ]


def test_the_title_slide_names_type_reference_day_and_board(review: list[Read]) -> None:
    assert review[0].body == (
        "Review · LCSPR 2026/1",
        "12 February 2026",
        "Testmere Safeguarding Children Partnership",
    )


def test_the_slide_about_it_has_the_summary_themes_and_agencies(review: list[Read]) -> None:
    assert named(review, "About this review").body == (
        "What helps people to act on the first bruise.",
        "Themes: Neglect, Safer sleep",
        "Agencies: Police",
    )


def test_a_divider_lists_its_points_and_each_point_names_its_part(review: list[Read]) -> None:
    assert named(review, "Findings").body == (
        "People weighed the explanation",
        "Two records were never read together",
    )
    assert named(review, "Finding 1: People weighed the explanation").part == "Findings"
    assert named(review, "Finding 2: Two records were never read together").body == (
        "One in the clinic.",
        "One in the surgery.",
    )


def test_a_table_stands_as_a_table_and_in_words_in_the_notes(review: list[Read]) -> None:
    slide = named(review, "What happened")
    assert slide.table == (
        ("When", "What was seen"),
        ("First visit", "A small bruise1"),
        ("Second visit", "The same bruise"),
    )
    assert "– When: Second visit; What was seen: The same bruise" in slide.notes


def test_a_footnote_stands_in_the_notes_of_the_slide_that_refers_to_it(review: list[Read]) -> None:
    assert [slide.title for slide in review if "Note 1: Smaller than a fingertip." in slide.notes] == ["What happened"]


def test_links_are_words_on_the_slide_with_the_address_in_the_notes_and_at_the_end(review: list[Read]) -> None:
    slide = named(review, "In brief")
    assert slide.body == ("A baby had a bruise. It was explained and not referred. See the briefing and the law.",)
    for address in ("briefing: https://www.testmere.example/briefings/good/", "law: https://www.gov.uk/"):
        assert f"– {address}" in slide.notes
        assert address in named(review, "Read more").body


def test_the_last_slide_says_where_the_whole_publication_is(review: list[Read]) -> None:
    assert review[-1].body[0] == "The whole review: https://www.testmere.example/reviews/baby/"


def test_every_slide_has_notes_with_a_purpose_a_time_and_something_to_do(review: list[Read]) -> None:
    for slide in review:
        lines = slide.notes.split("\n")
        assert lines[0].startswith("Purpose: "), slide.title
        assert lines[1].startswith("Time: "), slide.title
        assert any(line.startswith("• ") for line in lines), slide.title


def test_the_notes_say_how_long_each_part_and_the_whole_session_take(review: list[Read]) -> None:
    assert "The whole workshop takes about " in review[0].notes
    assert "Time: about 5 minutes for slides 2 to 3." in review[1].notes
    assert "Time: within the 5 minutes that began with slide 2." in review[2].notes


def test_a_type_without_a_deck_and_a_publication_without_a_text_have_none(tmp_path: Path) -> None:
    page = "---\ntitle: About\nsummary: Who we are.\n---\n\n## Who we are\n\nPeople.\n"
    empty = "---\ntitle: Empty\ndate: 2026-01-01\nsummary: Nothing yet.\n---\n"
    files = {"content/pages/about.md": page, "content/briefings/empty.md": empty, "content/reviews/one.md": REVIEW}
    assert set(decks_of(edition(tmp_path, files))) == {"decks/reviews/one.pptx"}


def test_what_is_not_public_yet_has_no_deck_and_is_words_in_other_decks(tmp_path: Path) -> None:
    later = BRIEFING.replace("2026-03-01", "2026-12-24")
    files = {"content/briefings/good.md": later, "content/reviews/baby.md": BABY}
    made = decks_of(edition(tmp_path, files))
    assert set(made) == {"decks/reviews/baby.pptx"}
    assert not any("briefings/good" in slide.notes + slide.all_text for slide in read(made["decks/reviews/baby.pptx"]))


def test_learning_for_single_agencies_and_for_working_together_stand_apart(tmp_path: Path) -> None:
    text = (
        "---\ntitle: A summary\ndate: 2026-03-01\ncompleted: 2026-02-01\nsummary: What we learnt.\n---\n\n"
        "## Key learning for single agencies\n\n### Police\n\nLook.\n\n"
        "## Key learning for agencies working together\n\n### Talk\n\nRing.\n"
    )
    deck = read(decks_of(edition(tmp_path, {"learning/summaries/one.md": text}))["decks/learning-summaries/one.pptx"])
    titles = [slide.title for slide in deck]
    together, single = (
        titles.index("Learning for agencies working together"),
        titles.index("Learning for single agencies"),
    )
    assert titles[together + 1] == "Talk"
    assert titles[single + 1] == "Police"
    assert {deck[together].layout, deck[single].layout} == {"Section"}


def test_questions_of_the_author_come_before_general_ones(tmp_path: Path) -> None:
    files = {"content/briefings/good.md": f"{BRIEFING}\n## Questions for your team\n\n1. Who would we ring?\n"}
    deck = read(decks_of(edition(tmp_path, files))["decks/briefings/good.pptx"])
    asked = [slide for slide in deck if slide.layout == "Questions"]
    assert [(slide.title, slide.body) for slide in asked] == [("Questions for your team", ("Who would we ring?",))]


def test_a_long_section_goes_on_over_numbered_slides_with_the_whole_text_in_the_first_notes() -> None:
    paragraphs = [
        f"Paragraph {number}. " + "We looked at what a day was like for the child. " * 5 for number in range(4)
    ]
    deck = slides(model("".join(f"<p>{text}</p>" for text in paragraphs), "What happened"))
    assert [slide.title for slide in deck] == [f"What happened ({n} of {len(deck)})" for n in range(1, len(deck) + 1)]
    assert len(deck) > 1
    assert all(text.strip() in deck[0].notes for text in paragraphs)


def test_points_without_numbers_have_their_titles_alone() -> None:
    deck = slides(pointed("Key learning", Passage("", "Police", "<p>Look.</p>"), intro="<p>First of all.</p>"))
    assert [(slide.title, slide.body) for slide in deck] == [
        ("Key learning", ("Police",)),
        ("Key learning: introduction", ("First of all.",)),
        ("Police", ("Look.",)),
    ]


def test_two_sections_of_one_name_have_titles_of_their_own() -> None:
    deck = slides(pointed("Learning", Passage("", "Police", "<p>Look.</p>"), Passage("", "Police", "<p>Ask.</p>")))
    assert [slide.title for slide in deck] == ["Learning", "Police", "Police [2]"]


def test_words_above_a_table_stand_on_its_slide() -> None:
    deck = slides(model(html("This is what we saw:\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n")))
    assert [(slide.layout, slide.body, slide.table) for slide in deck] == [
        ("Table", ("This is what we saw:",), (("A", "B"), ("1", "2")))
    ]


def test_a_note_in_a_section_has_a_slide_of_its_own_at_its_place() -> None:
    deck = slides(model(html('Before.\n\n!!! note "Remember"\n    A child is a child.\n\nAfter.\n'), "Why"))
    assert [(slide.layout, slide.title, slide.body) for slide in deck] == [
        ("Text", "Why", ("Before.",)),
        ("Note", "Remember", ("A child is a child.",)),
        ("Text", "Why [2]", ("After.",)),
    ]


def test_what_stands_before_the_first_heading_is_on_slides(tmp_path: Path) -> None:
    text = BRIEFING.replace("---\n\n## What to do now", "---\n\n1. Look twice.\n2. Ask again.\n\n## What to do now")
    deck = read(decks_of(edition(tmp_path, {"content/briefings/good.md": text}))["decks/briefings/good.pptx"])
    assert named(deck, "What to know").body == ("Look twice.", "Ask again.")


def test_no_slide_holds_a_heading_alone_before_what_is_set_apart(tmp_path: Path) -> None:
    text = BRIEFING.replace("It matters.", 'It matters.\n\n### In an emergency\n\n!!! note "Call first"\n    Dial 999.')
    deck = read(decks_of(edition(tmp_path, {"content/briefings/good.md": text}))["decks/briefings/good.pptx"])
    assert named(deck, "Why this matters").body == ("It matters.",)
    assert named(deck, "Call first").part == "Why this matters: In an emergency"
    assert not [slide for slide in deck if slide.body == ("In an emergency",)]
