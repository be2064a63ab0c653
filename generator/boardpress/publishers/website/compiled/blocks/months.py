"""Compiled from blocks/months.html by `python tools/make_templates.py`: change that, not this file."""
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
    yield f'''<section class="bp-group" aria-labelledby="{escaped(l_0_block.anchor)}">\n<h2'''
    if l_0_block.anchor:
        pass
        yield f''' id="{escaped(l_0_block.anchor)}"'''
    yield f'''>{escaped(l_0_block.heading)}</h2>\n\n<div class="bp-months">\n'''
    l_1_loop = missing
    for l_1_month, l_1_loop in LoopContext(l_0_block.months, undefined):
        pass
        yield f'''<section class="bp-month">\n<h3>{escaped(l_1_month.name)}</h3>\n'''
        if l_1_month.due:
            pass
            yield f'''<ul class="bp-list bp-due">\n'''
            l_2_loop = missing
            for l_2_one, l_2_loop in LoopContext(l_1_month.due, undefined):
                l_2_page = resolve('page')
                pass
                yield f'''<li><a href="{escaped(l_2_page.href(l_2_one.item.address, ))}">{escaped(l_2_one.item.label)}</a>\n'''
                if l_2_one.published:
                    pass
                    yield f'''<span class="bp-due__done">{escaped(l_2_page.text('timetable.published', ))}: '''
                    l_3_loop = missing
                    for l_3_entry, l_3_loop in LoopContext(l_2_one.published, undefined):
                        pass
                        yield f'''<a href="{escaped(l_2_page.href(l_3_entry.address, ))}">{escaped(l_3_entry.title)}</a>'''
                        if (not l_3_loop.last):
                            pass
                            yield f''', '''
                    l_3_loop = l_3_entry = missing
                    yield f'''</span>'''
                yield f'''</li>\n'''
            l_2_loop = l_2_one = l_2_page = missing
            yield f'''</ul>\n'''
        else:
            pass
            yield f'''<p class="bp-due__nothing">{escaped(l_0_block.nothing)}</p>\n'''
        yield f'''\n</section>\n'''
    l_1_loop = l_1_month = missing
    yield f'''</div>\n</section>'''
