"""Compiled from blocks/trail.html by `python tools/make_templates.py`: change that, not this file."""
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
    l_0_parts = resolve('parts')
    pass
    yield '<section class="bp-way" aria-labelledby="'
    yield escaped(l_0_block.anchor)
    yield '">\n'
    yield (l_0_parts.heading(2, l_0_block.heading, l_0_block.anchor, ))
    yield '\n<ol class="bp-steps">\n'
    for l_1_step in l_0_block.steps:
        _loop_vars = {}
        pass
        yield '<li'
        if l_1_step.here:
            pass
            yield ' class="bp-steps__here" aria-current="page"'
        yield '>\n<p class="bp-steps__kind">'
        yield escaped(l_1_step.kind)
        if l_1_step.here:
            pass
            yield ' <span class="bp-steps__mark">'
            yield escaped(l_0_block.here)
            yield '</span>'
        yield '</p>\n'
        if l_1_step.here:
            pass
            yield '<p>'
            yield escaped(environment.getitem(l_1_step.cards, 0).title)
            yield '</p>\n'
        else:
            pass
            yield '<ul class="bp-list">\n'
            for l_2_entry in l_1_step.cards:
                l_2_page = resolve('page')
                _loop_vars = {}
                pass
                yield '<li><a href="'
                yield escaped(l_2_page.href(l_2_entry.address, ))
                yield '">'
                yield escaped(l_2_entry.title)
                yield '</a>'
                if l_2_entry.day:
                    pass
                    yield ' <time datetime="'
                    yield escaped(l_2_entry.iso_day)
                    yield '">'
                    yield escaped(l_2_entry.day)
                    yield '</time>'
                yield '</li>\n'
            l_2_entry = l_2_page = missing
            yield '</ul>\n'
        yield '</li>\n'
    l_1_step = missing
    yield '</ol>\n'
    if l_0_block.more:
        pass
        yield '<p>'
        yield escaped(l_0_block.more)
        yield '</p>'
    yield '</section>'
