"""Compiled from blocks/round.html by `python tools/make_templates.py`: change that, not this file."""
# ruff: noqa
# mypy: ignore-errors
from boardpress.publishers.website.templating import LoopContext, Macro, Undefined, environment, markup_join, missing


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
    if (undefined(name='block') if l_0_block is missing else l_0_block).anchor:
        pass
        yield ' aria-labelledby="'
        yield environment.escaped((undefined(name='block') if l_0_block is missing else l_0_block).anchor)
        yield '"'
    else:
        pass
        yield ' aria-label="'
        yield environment.escaped((undefined(name='view') if l_0_view is missing else l_0_view).title)
        yield '"'
    yield '>\n'
    if (undefined(name='block') if l_0_block is missing else l_0_block).heading:
        pass
        yield environment.escaped((undefined(name='parts') if l_0_parts is missing else l_0_parts).heading(2, (undefined(name='block') if l_0_block is missing else l_0_block).heading, (undefined(name='block') if l_0_block is missing else l_0_block).anchor, ))
    if (undefined(name='block') if l_0_block is missing else l_0_block).intro:
        pass
        yield '<p class="bp-group__intro">'
        yield environment.escaped((undefined(name='block') if l_0_block is missing else l_0_block).intro)
        yield '</p>'
    yield '<ol class="bp-list bp-stages">\n'
    for l_1_stage in (undefined(name='block') if l_0_block is missing else l_0_block).stages:
        _loop_vars = {}
        pass
        yield '<li><a href="'
        yield environment.escaped((undefined(name='page') if l_0_page is missing else l_0_page).href(l_1_stage.address, ))
        yield '"><span class="bp-stages__number" aria-hidden="true">'
        yield environment.escaped(l_1_stage.number)
        yield '</span> <span>'
        yield environment.escaped(l_1_stage.label)
        yield '</span></a></li>\n'
    l_1_stage = missing
    yield '</ol>\n<p class="bp-stages__again">'
    yield environment.escaped((undefined(name='block') if l_0_block is missing else l_0_block).again)
    yield '</p>\n'
    if (undefined(name='block') if l_0_block is missing else l_0_block).more:
        pass
        yield '<p class="bp-more"><a href="'
        yield environment.escaped((undefined(name='page') if l_0_page is missing else l_0_page).href((undefined(name='block') if l_0_block is missing else l_0_block).more.address, ))
        yield '">'
        yield environment.escaped((undefined(name='block') if l_0_block is missing else l_0_block).more.label)
        yield '</a></p>'
    yield '</section>'
