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
    pass
    yield f'''<section class="bp-group"'''
    if l_0_block.anchor:
        pass
        yield f''' aria-labelledby="{escaped(l_0_block.anchor)}"'''
    yield f'''>\n<h2'''
    if l_0_block.anchor:
        pass
        yield f''' id="{escaped(l_0_block.anchor)}"'''
    yield f'''>{escaped(l_0_block.heading)}</h2>\n\n<ul class="bp-list bp-reports">\n'''
    for l_1_item in l_0_block.items:
        l_1_page = resolve('page')
        l_1_parts = resolve('parts')
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
            yield f'''<div><dt>{escaped(l_1_page.text('timetable.from', ))}</dt> <dd>{(l_1_parts.tag_line(l_1_item.comes_from, l_1_page, ))}</dd> </div>'''
        if l_1_item.to:
            pass
            yield f'''<div><dt>{escaped(l_1_page.text('timetable.to', ))}</dt> <dd>{(l_1_parts.tag_line(l_1_item.to, l_1_page, ))}</dd> </div>'''
        if l_1_item.published:
            pass
            yield f'''<div><dt>{escaped(l_1_page.text('timetable.published', ))}</dt> <dd><ul class="bp-list bp-trail">\n'''
            for l_2_entry in l_1_item.published:
                pass
                yield f'''<li><a href="{escaped(l_1_page.href(l_2_entry.address, ))}">{escaped(l_2_entry.title)}</a>'''
                if (l_2_entry.kind or l_2_entry.day):
                    pass
                    yield f'''<p class="bp-card__about">{escaped(l_2_entry.kind)}'''
                    if l_2_entry.day:
                        pass
                        if l_2_entry.kind:
                            pass
                            yield f''' <span aria-hidden="true">·</span> '''
                        yield f'''<time datetime="{escaped(l_2_entry.iso_day)}">{escaped(l_2_entry.day)}</time>'''
                    yield f'''</p>\n'''
                yield f'''</li>\n'''
            l_2_entry = missing
            yield f'''</ul>\n</dd> </div>'''
        yield f'''</dl>\n</li>\n'''
    l_1_item = l_1_page = l_1_parts = missing
    yield f'''</ul>\n</section>'''
