"""Compiled from blocks/year.html by `python tools/make_templates.py`: change that, not this file."""
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
    l_0_page = resolve('page')
    pass
    yield f'''<section class="bp-group" aria-labelledby="{escaped(l_0_block.anchor)}">\n<h2'''
    if l_0_block.anchor:
        pass
        yield f''' id="{escaped(l_0_block.anchor)}"'''
    yield f'''>{escaped(l_0_block.heading)}</h2>\n\n<p class="bp-group__intro">{escaped(l_0_block.caption)}</p>\n<table class="bp-year">\n<caption class="bp-unseen">{escaped(l_0_block.heading)}: {escaped(l_0_block.caption)}</caption>\n<thead><tr><th scope="col">{escaped(l_0_page.text('timetable.item', ))}</th>'''
    for l_1_month in l_0_block.months:
        pass
        yield f'''<th scope="col"><abbr title="{escaped(l_1_month.name)}">{escaped(l_1_month.short)}</abbr></th>'''
    l_1_month = missing
    yield f'''</tr></thead>\n<tbody>\n'''
    for l_1_row in l_0_block.rows:
        pass
        yield f'''<tr><th scope="row"><a href="{escaped(l_0_page.href(l_1_row.item.address, ))}">{escaped(l_1_row.item.label)}</a></th>\n'''
        for l_2_cell in l_1_row.cells:
            pass
            yield f'''<td>'''
            if (l_2_cell and l_2_cell.published):
                pass
                for l_3_entry in l_2_cell.published:
                    pass
                    yield f'''<a class="bp-year__done" href="{escaped(l_0_page.href(l_3_entry.address, ))}"><span class="bp-unseen">{escaped(l_0_page.text('timetable.published', ))}: {escaped(l_3_entry.title)}</span></a>'''
                l_3_entry = missing
            elif l_2_cell:
                pass
                yield f'''<span class="bp-year__due"><span class="bp-unseen">{escaped(l_0_page.text('timetable.due', ))}</span></span>'''
            yield f'''</td>\n'''
        l_2_cell = missing
        yield f'''</tr>\n'''
    l_1_row = missing
    yield f'''</tbody>\n</table>\n<p class="bp-year__key" aria-hidden="true"><span class="bp-year__due"></span> {escaped(l_0_page.text('timetable.due', ))} <span class="bp-year__done"></span> {escaped(l_0_page.text('timetable.published', ))}</p>\n<dl class="bp-yearlist">\n'''
    l_1_loop = missing
    for l_1_month, l_1_loop in LoopContext(l_0_block.months, undefined):
        pass
        yield f'''<div><dt>{escaped(l_1_month.name)}</dt><dd>'''
        if l_1_month.due:
            pass
            yield f'''<ul class="bp-list bp-due">\n'''
            l_2_loop = missing
            for l_2_one, l_2_loop in LoopContext(l_1_month.due, undefined):
                pass
                yield f'''<li><a href="{escaped(l_0_page.href(l_2_one.item.address, ))}">{escaped(l_2_one.item.label)}</a>\n'''
                if l_2_one.published:
                    pass
                    yield f'''<span class="bp-due__done">{escaped(l_0_page.text('timetable.published', ))}: '''
                    l_3_loop = missing
                    for l_3_entry, l_3_loop in LoopContext(l_2_one.published, undefined):
                        pass
                        yield f'''<a href="{escaped(l_0_page.href(l_3_entry.address, ))}">{escaped(l_3_entry.title)}</a>'''
                        if (not l_3_loop.last):
                            pass
                            yield f''', '''
                    l_3_loop = l_3_entry = missing
                    yield f'''</span>'''
                yield f'''</li>\n'''
            l_2_loop = l_2_one = missing
            yield f'''</ul>\n'''
        else:
            pass
            yield f'''<p class="bp-due__nothing">{escaped(l_0_block.nothing)}</p>\n'''
        yield f'''</dd></div>\n'''
    l_1_loop = l_1_month = missing
    yield f'''</dl>\n</section>'''
