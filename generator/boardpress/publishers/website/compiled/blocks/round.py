"""Compiled from blocks/round.html by `python tools/make_templates.py`: change that, not this file."""
# ruff: noqa
# mypy: ignore-errors
from boardpress.publishers.website.templating import LoopContext, Undefined, environment, escaped, markup_join, missing


def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_block = resolve('block')
    l_0_view = resolve('view')
    l_0_parts = resolve('parts')
    l_0_page = resolve('page')
    pass
    yield '<section class="bp-round"'
    if l_0_block.anchor:
        pass
        yield ' aria-labelledby="'
        yield escaped(l_0_block.anchor)
        yield '"'
    else:
        pass
        yield ' aria-label="'
        yield escaped(l_0_view.title)
        yield '"'
    yield '>\n'
    if l_0_block.heading:
        pass
        yield (l_0_parts.heading(2, l_0_block.heading, l_0_block.anchor, ))
    if l_0_block.intro:
        pass
        yield '<p class="bp-group__intro">'
        yield escaped(l_0_block.intro)
        yield '</p>'
    yield '<ol class="bp-list bp-stages">\n'
    for l_1_stage in l_0_block.stages:
        _loop_vars = {}
        pass
        yield '<li><a href="'
        yield escaped(l_0_page.href(l_1_stage.address, ))
        yield '"><span class="bp-stages__number" aria-hidden="true">'
        yield escaped(l_1_stage.number)
        yield '</span> <span>'
        yield escaped(l_1_stage.label)
        yield '</span></a></li>\n'
    l_1_stage = missing
    yield '</ol>\n<p class="bp-stages__again">'
    yield escaped(l_0_block.again)
    yield '</p>\n'
    if l_0_block.more:
        pass
        yield '<p class="bp-more"><a href="'
        yield escaped(l_0_page.href(l_0_block.more.address, ))
        yield '">'
        yield escaped(l_0_block.more.label)
        yield '</a></p>'
    yield '</section>'
