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
    yield f'''<section class="bp-group"'''
    if l_0_block.anchor:
        pass
        yield f''' aria-labelledby="{escaped(l_0_block.anchor)}"'''
    yield f'''>\n{(l_0_parts.heading(2, l_0_block.heading, l_0_block.anchor, ))}\n<ul class="bp-list bp-reports">\n'''
    for l_1_item in l_0_block.items:
        l_1_page = resolve('page')
        pass
        yield f'''<li'''
        if l_1_item.anchor:
            pass
            yield f''' id="{escaped(l_1_item.anchor)}"'''
        yield f'''>\n<h3>'''
        if l_1_item.address:
            pass
            yield f'''<a href="{escaped(l_1_page.href(l_1_item.address, ))}">{escaped(l_1_item.label)}</a>'''
        else:
            pass
            yield escaped(l_1_item.label)
        yield f'''</h3>\n'''
        if l_1_item.summary:
            pass
            yield f'''<p>{escaped(l_1_item.summary)}</p>'''
        yield f'''<dl class="bp-brief">\n'''
        if l_1_item.when:
            pass
            yield f'''<div><dt>{escaped(l_1_page.text('timetable.when', ))}</dt> <dd>{escaped(l_1_item.when)}</dd> </div>'''
        if l_1_item.comes_from:
            pass
            yield f'''<div><dt>{escaped(l_1_page.text('timetable.from', ))}</dt> <dd>{(l_0_parts.tag_line(l_1_item.comes_from, l_1_page, ))}</dd> </div>'''
        if l_1_item.to:
            pass
            yield f'''<div><dt>{escaped(l_1_page.text('timetable.to', ))}</dt> <dd>{(l_0_parts.tag_line(l_1_item.to, l_1_page, ))}</dd> </div>'''
        if l_1_item.published:
            pass
            yield f'''<div><dt>{escaped(l_1_page.text('timetable.published', ))}</dt> <dd>{(l_0_parts.trail(l_1_item.published, l_1_page, ))}</dd> </div>'''
        yield f'''</dl>\n</li>\n'''
    l_1_item = l_1_page = missing
    yield f'''</ul>\n</section>'''
