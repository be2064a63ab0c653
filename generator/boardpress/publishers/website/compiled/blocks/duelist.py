"""Compiled from blocks/duelist.html by `python tools/make_templates.py`: change that, not this file."""
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
    yield '<section class="bp-group"'
    if l_0_block.anchor:
        pass
        yield ' aria-labelledby="'
        yield escaped(l_0_block.anchor)
        yield '"'
    yield '>\n'
    yield (l_0_parts.heading(2, l_0_block.heading, l_0_block.anchor, ))
    yield '\n<ul class="bp-list bp-reports">\n'
    for l_1_item in l_0_block.items:
        l_1_page = resolve('page')
        _loop_vars = {}
        pass
        yield '<li'
        if l_1_item.anchor:
            pass
            yield ' id="'
            yield escaped(l_1_item.anchor)
            yield '"'
        yield '>\n<h3>'
        if l_1_item.address:
            pass
            yield '<a href="'
            yield escaped(l_1_page.href(l_1_item.address, ))
            yield '">'
            yield escaped(l_1_item.label)
            yield '</a>'
        else:
            pass
            yield escaped(l_1_item.label)
        yield '</h3>\n'
        if l_1_item.summary:
            pass
            yield '<p>'
            yield escaped(l_1_item.summary)
            yield '</p>'
        yield '<dl class="bp-brief">\n'
        if l_1_item.when:
            pass
            yield '<div><dt>'
            yield escaped(l_1_page.text('timetable.when', ))
            yield '</dt> <dd>'
            yield escaped(l_1_item.when)
            yield '</dd> </div>'
        if l_1_item.comes_from:
            pass
            yield '<div><dt>'
            yield escaped(l_1_page.text('timetable.from', ))
            yield '</dt> <dd>'
            yield (l_0_parts.tag_line(l_1_item.comes_from, l_1_page, ))
            yield '</dd> </div>'
        if l_1_item.to:
            pass
            yield '<div><dt>'
            yield escaped(l_1_page.text('timetable.to', ))
            yield '</dt> <dd>'
            yield (l_0_parts.tag_line(l_1_item.to, l_1_page, ))
            yield '</dd> </div>'
        if l_1_item.published:
            pass
            yield '<div><dt>'
            yield escaped(l_1_page.text('timetable.published', ))
            yield '</dt> <dd>'
            yield (l_0_parts.trail(l_1_item.published, l_1_page, ))
            yield '</dd> </div>'
        yield '</dl>\n</li>\n'
    l_1_item = l_1_page = missing
    yield '</ul>\n</section>'
