"""A deck's outline: which slides a publication makes, before they are fitted."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from boardpress.publishers.decks import guidance
from boardpress.publishers.decks.blocks import Block, Note, Paragraph, Role, Run, Table, clean, plain
from boardpress.publishers.decks.guidance import Guide
from boardpress.publishers.decks.model import DeckModel, Part, Passage, Reach, Step
from boardpress.publishers.decks.slides import Draft
from boardpress.publishers.decks.xhtml import parse

_MOST_RELATED = 6


def outline(model: DeckModel) -> list[Draft]:
    """The slides of each step that has something to say, in order."""
    makers: dict[str, Callable[[DeckModel, Step], Iterator[Draft]]] = {
        "title": _title, "about": _about, "section": _sections, "points": _points,
        "questions": _questions, "next": _next, "resources": _resources,
    }  # fmt: skip
    return [draft for step in model.steps for draft in makers[step.slide](model, step)]


def _guided(guide: Guide, layout: str, title: str, blocks: tuple[Block, ...], *, minutes: int = 0,
            kicker: str = "", own: bool = False, overview: bool = False) -> Draft:  # fmt: skip
    title, kicker = clean(title).strip(), clean(kicker).strip()
    return Draft(layout, title, blocks, kicker, own, guide.purpose, guide.prompts, minutes, overview)


def _title(model: DeckModel, step: Step) -> Iterator[Draft]:
    about = " · ".join(filter(None, (model.kind, model.reference)))
    lines = [about, model.day, model.board]
    if model.example:
        lines.append("This is an example: the board, the people and the events are invented.")
    blocks = tuple(plain(line) for line in lines if line)
    yield _guided(guidance.TITLE, "Title", model.title, blocks, minutes=step.minutes or 1)


def _about(model: DeckModel, step: Step) -> Iterator[Draft]:
    blocks: list[Block] = [plain(model.summary)] if model.summary else []
    blocks += [Paragraph((Run(f"{label}: ", bold=True), Run(value))) for label, value in model.facts if value]
    minutes = step.minutes or 3
    if blocks:
        heading = step.title or f"About this {_lower(model.kind)}"
        yield _guided(guidance.ABOUT, "Text", heading, tuple(blocks), minutes=minutes, kicker=_name(model))
    bullets = _bullets(guidance.CARE_POINTS)
    yield _guided(guidance.CARE, "Note", guidance.CARE_TITLE, bullets, minutes=0 if blocks else minutes, own=True)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _bullets(points: tuple[str, ...]) -> tuple[Block, ...]:
    return tuple(plain(words, Role.BULLET) for words in points)


def _numbers(points: tuple[str, ...]) -> tuple[Block, ...]:
    return tuple(plain(words, Role.NUMBER, number=number) for number, words in enumerate(points, 1))


def _name(model: DeckModel) -> str:
    return " · ".join(filter(None, (model.reference, model.title)))


def _sections(model: DeckModel, step: Step) -> Iterator[Draft]:
    yield from _read(model, step, "Text", guidance.SECTION, step.minutes or 3)


def _read(model: DeckModel, step: Step, layout: str, guide: Guide, minutes: int) -> Iterator[Draft]:
    """A slide for each part, the step's own title in place of a single part's heading."""
    for part in step.parts:
        if blocks := parse(part.html, model.hrefs):
            yield _guided(guide, layout, _heading(model, step, part), blocks, minutes=minutes, kicker=_name(model))
            minutes = 0


def _heading(model: DeckModel, step: Step, part: Part) -> str:
    return (step.title if len(step.parts) == 1 else "") or part.heading or model.title


def _points(model: DeckModel, step: Step) -> Iterator[Draft]:
    """Each part apart: where it has points, a divider that lists them, then a slide for each."""
    for part in step.parts:
        heading = _heading(model, step, part)
        intro = parse(part.html, model.hrefs)
        if not part.points:
            if intro:
                yield _guided(guidance.SECTION, "Text", heading, intro, minutes=step.minutes or 3, kicker=_name(model))
            continue
        names = _numbers(tuple(point.title for point in part.points))
        yield _guided(guidance.DIVIDER, "Section", heading, names, minutes=2 if intro else 1, overview=True)
        if intro:
            yield _guided(guidance.SECTION, "Text", f"{heading}: introduction", intro, kicker=heading)
        for point in part.points:
            yield _point(model, step, heading, point)


def _point(model: DeckModel, step: Step, heading: str, point: Passage) -> Draft:
    title = f"{point.label}: {point.title}" if point.label else point.title
    blocks = parse(point.html, model.hrefs)
    return _guided(guidance.POINT, "Text", title, blocks, minutes=step.minutes or 3, kicker=heading)


def _questions(model: DeckModel, step: Step) -> Iterator[Draft]:
    minutes = step.minutes or 10
    drafts = list(_read(model, step, "Questions", guidance.QUESTIONS, minutes))
    if not drafts:
        numbers = _numbers(guidance.QUESTION_POINTS)
        title = step.title or guidance.QUESTIONS_TITLE
        drafts = [
            _guided(guidance.QUESTIONS, "Questions", title, numbers, minutes=minutes, kicker=_name(model), own=True)
        ]
    yield from drafts


def _next(model: DeckModel, step: Step) -> Iterator[Draft]:
    minutes = step.minutes or 3
    drafts = list(_read(model, step, "Text", guidance.NEXT, minutes))
    yield from drafts
    bullets, left = _bullets(guidance.ACTION_POINTS), 0 if drafts else minutes
    yield _guided(
        guidance.ACTIONS, "Points", guidance.ACTIONS_TITLE, bullets, minutes=left, kicker=_name(model), own=True
    )


def _resources(model: DeckModel, step: Step) -> Iterator[Draft]:
    yield from _read(model, step, "Text", guidance.RESOURCES, step.minutes or 2)
    if blocks := tuple(_help(model)):
        yield _guided(guidance.HELP, "Contacts", guidance.HELP_TITLE, blocks, minutes=2, kicker=_name(model), own=True)
    more = tuple(_read_more(model))
    title = step.title or guidance.READ_MORE_TITLE
    yield _guided(guidance.READ_MORE, "Contacts", title, more, kicker=_name(model), own=True)


def _help(model: DeckModel) -> Iterator[Block]:
    if model.concern:
        yield plain(model.concern)
    for reach in model.contacts:
        yield from _reach(reach)
    if model.concern_address:
        yield Paragraph((Run("Read what to do: "), Run(model.concern_address, href=model.concern_address)))


def _reach(reach: Reach) -> Iterator[Paragraph]:
    runs = [Run(reach.label, bold=True)]
    for number, (shown, address) in enumerate(reach.ways):
        runs += [Run(", " if number else ": "), Run(shown, href=address)]
    yield Paragraph(tuple(runs), Role.BULLET, 1)
    if reach.text:
        yield Paragraph((Run(reach.text),), Role.TEXT, 1)


def _read_more(model: DeckModel) -> Iterator[Block]:
    yield Paragraph((Run(f"The whole {_lower(model.kind)}: ", bold=True),
                     Run(model.address, href=model.address)))  # fmt: skip
    if model.related:
        yield Paragraph((Run("Related publications"),), Role.HEADING)
    for link in model.related[:_MOST_RELATED]:
        yield Paragraph((Run(link.words, href=link.address),), Role.BULLET, 1)
    linked = tuple(links(model))
    if linked:
        yield Paragraph((Run("Links in these slides"),), Role.HEADING)
    for words, address in linked:
        yield Paragraph((Run(f"{words}: "), Run(address, href=address)), Role.BULLET, 1)


def links(model: DeckModel) -> Iterator[tuple[str, str]]:
    """Words and address of each link that leads from the deck's text to another page, each address once."""
    seen = {model.address, *(link.address for link in model.related[:_MOST_RELATED])}
    for step in model.steps:
        for part in step.parts:
            for html in (part.html, *(point.html for point in part.points)):
                for run in linked_runs(parse(html, model.hrefs)):
                    page = run.href.partition("#")[0]
                    if page not in seen and page.startswith("http"):
                        seen.add(page)
                        yield run.text.strip(), run.href


def linked_runs(blocks: tuple[Block, ...]) -> Iterator[Run]:
    """The runs of blocks that are links."""
    for paragraph in paragraphs(blocks):
        yield from (run for run in paragraph.runs if run.href)


def paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Every paragraph of blocks, those of notes and of tables' cells too."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Note):
            yield from paragraphs(block.blocks)
        elif isinstance(block, Table):
            for row in (block.header, *block.rows):
                yield from row
