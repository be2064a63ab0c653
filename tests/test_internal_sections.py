"""Of the internal sections of a body, nothing is told of where they lead, whatever stands in public ones."""

from __future__ import annotations

from boardpress.contenttype import ContentType
from boardpress.publication import Target
from boardpress.reading import body, configuration
from boardpress.records import changed
from tests.sites import CONFIG

REVIEW = configuration.read(CONFIG).types["review"]


def with_internal(key: str) -> ContentType:
    """Reviews, of which a section is for the board only."""
    return changed(REVIEW, sections={**REVIEW.sections, key: changed(REVIEW.sections[key], public=False)})


def test_internal_links_keep_their_numbers_but_not_their_words() -> None:
    key, section = next(iter(REVIEW.sections.items()))
    text = f'[a](a.md) and "link:99"\n\n## {section.heading}\n\n[b](b.md)\n\n## Else\n\n[c](c.md)\n'
    rendered = body.render(text, with_internal(key), {})
    assert rendered.body.targets == (Target("a.md", 1), Target("", 5), Target("c.md", 9))
    assert rendered.internal_targets == (Target("b.md", 5),)


def test_what_a_heading_leads_to_is_not_shown() -> None:
    """Of the heading of a section, only its words are published."""
    rendered = body.render("## [a](a.md)\n\n[b](b.md)\n", REVIEW, {})
    assert rendered.body.targets == (Target("", 1), Target("b.md", 3))


def test_of_public_links_nothing_is_withheld() -> None:
    rendered = body.render("[a](a.md)\n\n## Else\n\n[b](b.md)\n", REVIEW, {})
    assert (rendered.body.targets, rendered.internal_targets) == ((Target("a.md", 1), Target("b.md", 5)), ())
