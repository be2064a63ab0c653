"""A deck's outline: which slides a publication makes, before they are fitted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from boardpress.publishers.decks.blocks import Block, Note, Paragraph, Role, Run, Table, clean, plain
from boardpress.publishers.decks.guidance import Guide, guide
from boardpress.publishers.decks.model import DeckModel, Part, Passage, Reach, Step
from boardpress.publishers.decks.slides import Draft
from boardpress.publishers.decks.xhtml import parse

_MOST_RELATED = 6


def outline(model: DeckModel) -> list[Draft]:
    """The slides of each step that has something to say, in order."""
    makers: dict[str, Callable[[DeckModel, Step], Iterable[Draft]]] = {
        "title": _title, "about": _about, "section": _sections, "points": _points,
        "questions": _questions, "next": _next, "resources": _resources,
    }  # fmt: skip
    return [draft for step in model.steps for draft in makers[step.slide](model, step)]


def _guided(said: Guide, layout: str, title: str, blocks: tuple[Block, ...], *, minutes: int = 0,
            kicker: str = "", own: bool = False, overview: bool = False) -> Draft:  # fmt: skip
    title, kicker = clean(title).strip(), clean(kicker).strip()
    return Draft(layout, title, blocks, kicker, own, said.purpose, said.prompts, minutes, overview)


def _title(model: DeckModel, step: Step) -> Iterator[Draft]:
    about = " · ".join(filter(None, (model.kind, model.reference)))
    lines = [about, model.day, model.board]
    if model.example:
        lines.append(model.words.text("deck.invented"))
    blocks = tuple(plain(line) for line in lines if line)
    yield _guided(guide(model.words, "title"), "Title", model.title, blocks, minutes=step.minutes or 1)


def _about(model: DeckModel, step: Step) -> Iterator[Draft]:
    blocks: list[Block] = [plain(model.summary)] if model.summary else []
    blocks += [Paragraph((Run(f"{label}: ", bold=True), Run(value))) for label, value in model.facts if value]
    minutes = step.minutes or 3
    if blocks:
        heading = step.title or model.words.text("deck.about", kind=_lower(model.kind))
        yield _guided(guide(model.words, "about"), "Text", heading, tuple(blocks), minutes=minutes, kicker=_name(model))
    care = guide(model.words, "care")
    yield _guided(care, "Note", care.heading, _bullets(care.points), minutes=0 if blocks else minutes, own=True)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _bullets(points: tuple[str, ...]) -> tuple[Block, ...]:
    return tuple(plain(words, Role.BULLET) for words in points)


def _numbers(points: tuple[str, ...]) -> tuple[Block, ...]:
    return tuple(plain(words, Role.NUMBER, number=number) for number, words in enumerate(points, 1))


def _name(model: DeckModel) -> str:
    return " · ".join(filter(None, (model.reference, model.title)))


def _sections(model: DeckModel, step: Step) -> list[Draft]:
    return _read(model, step, "Text", guide(model.words, "section"), step.minutes or 3)


def _read(model: DeckModel, step: Step, layout: str, said: Guide, minutes: int) -> list[Draft]:
    """A slide for each part, the step's own title in place of a single part's heading."""
    found: list[Draft] = []
    for part in step.parts:
        if blocks := parse(part.html, model.hrefs):
            heading, left = _heading(model, step, part), 0 if found else minutes
            found.append(_guided(said, layout, heading, blocks, minutes=left, kicker=_name(model)))
    return found


def _heading(model: DeckModel, step: Step, part: Part) -> str:
    return (step.title if len(step.parts) == 1 else "") or part.heading or model.title


def _points(model: DeckModel, step: Step) -> Iterator[Draft]:
    """Each part apart: where it has points, a divider that lists them, then a slide for each."""
    words, telling = model.words, guide(model.words, "section")
    for part in step.parts:
        heading = _heading(model, step, part)
        intro = parse(part.html, model.hrefs)
        if not part.points:
            if intro:
                minutes = step.minutes or 3
                yield _guided(telling, "Text", heading, intro, minutes=minutes, kicker=_name(model))
            continue
        names = _numbers(tuple(point.title for point in part.points))
        minutes = 2 if intro else 1
        yield _guided(guide(words, "divider"), "Section", heading, names, minutes=minutes, overview=True)
        if intro:
            title = words.text("deck.introduction", heading=heading)
            yield _guided(telling, "Text", title, intro, kicker=heading)
        for point in part.points:
            yield _point(model, step, heading, point)


def _point(model: DeckModel, step: Step, heading: str, point: Passage) -> Draft:
    title = f"{point.label}: {point.title}" if point.label else point.title
    blocks = parse(point.html, model.hrefs)
    return _guided(guide(model.words, "point"), "Text", title, blocks, minutes=step.minutes or 3, kicker=heading)


def _questions(model: DeckModel, step: Step) -> Iterator[Draft]:
    minutes = step.minutes or 10
    said = guide(model.words, "questions")
    drafts = _read(model, step, "Questions", said, minutes)
    if not drafts:
        numbers = _numbers(said.points)
        title = step.title or said.heading
        drafts = [_guided(said, "Questions", title, numbers, minutes=minutes, kicker=_name(model), own=True)]
    yield from drafts


def _next(model: DeckModel, step: Step) -> Iterator[Draft]:
    minutes = step.minutes or 3
    drafts = _read(model, step, "Text", guide(model.words, "next"), minutes)
    yield from drafts
    said, left = guide(model.words, "actions"), 0 if drafts else minutes
    yield _guided(said, "Points", said.heading, _bullets(said.points), minutes=left, kicker=_name(model), own=True)


def _resources(model: DeckModel, step: Step) -> Iterator[Draft]:
    yield from _read(model, step, "Text", guide(model.words, "resources"), step.minutes or 2)
    if blocks := tuple(_help(model)):
        said = guide(model.words, "help")
        yield _guided(said, "Contacts", said.heading, blocks, minutes=2, kicker=_name(model), own=True)
    more = tuple(_read_more(model))
    said = guide(model.words, "more")
    yield _guided(said, "Contacts", step.title or said.heading, more, kicker=_name(model), own=True)


def _help(model: DeckModel) -> Iterator[Block]:
    if model.concern:
        yield plain(model.concern)
    for reach in model.contacts:
        yield from _reach(reach)
    if model.concern_address:
        advice = model.words.text("deck.advice")
        yield Paragraph((Run(f"{advice} "), Run(model.concern_address, href=model.concern_address)))


def _reach(reach: Reach) -> Iterator[Paragraph]:
    runs = [Run(reach.label, bold=True)]
    for number, (shown, address) in enumerate(reach.ways):
        runs += [Run(", " if number else ": "), Run(shown, href=address)]
    yield Paragraph(tuple(runs), Role.BULLET, 1)
    if reach.text:
        yield Paragraph((Run(reach.text),), Role.TEXT, 1)


def _read_more(model: DeckModel) -> Iterator[Block]:
    whole = model.words.text("deck.whole", kind=_lower(model.kind))
    yield Paragraph((Run(f"{whole} ", bold=True), Run(model.address, href=model.address)))
    if model.related:
        yield Paragraph((Run(model.words.text("deck.related")),), Role.HEADING)
    for link in model.related[:_MOST_RELATED]:
        yield Paragraph((Run(link.words, href=link.address),), Role.BULLET, 1)
    linked = tuple(links(model))
    if linked:
        yield Paragraph((Run(model.words.text("deck.links")),), Role.HEADING)
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
