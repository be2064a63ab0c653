"""Compiled from blocks/year.html by `python tools/make_templates.py`: change that, not this file."""
# ruff: noqa
# mypy: ignore-errors
from boardpress.publishers.website.templating import LoopContext, escaped, missing, template, undefined
from boardpress.publishers.website.compiled import parts


def root(given):
    resolve = given.__getitem__
    t_2 = []
    l_0_block = resolve('block')
    l_0_page = resolve('page')
    pass
    t_2.append(f'''<section class="bp-group" aria-labelledby="{escaped(l_0_block.anchor)}">\n<h{(2)}''')
    if l_0_block.anchor:
        pass
        t_2.append(f''' id="{escaped(l_0_block.anchor)}"''')
    t_2.append(f'''>{escaped(l_0_block.heading)}</h{(2)}>\n\n<p class="bp-group__intro">{escaped(l_0_block.caption)}</p>\n<table class="bp-year">\n<caption class="bp-unseen">{escaped(l_0_block.heading)}: {escaped(l_0_block.caption)}</caption>\n<thead><tr><th scope="col">{escaped(l_0_page.text('timetable.item', ))}</th>''')
    for l_1_month in l_0_block.months:
        pass
        t_2.append(f'''<th scope="col"><abbr title="{escaped(l_1_month.name)}">{escaped(l_1_month.short)}</abbr></th>''')
    t_2.append(f'''</tr></thead>\n<tbody>\n''')
    for l_1_row in l_0_block.rows:
        pass
        t_2.append(f'''<tr><th scope="row"><a href="{escaped(l_0_page.href(l_1_row.item.address, ))}">{escaped(l_1_row.item.label)}</a></th>\n''')
        for l_2_cell in l_1_row.cells:
            pass
            t_2.append(f'''<td>''')
            if (l_2_cell and l_2_cell.published):
                pass
                for l_3_entry in l_2_cell.published:
                    pass
                    t_2.append(f'''<a class="bp-year__done" href="{escaped(l_0_page.href(l_3_entry.address, ))}"><span class="bp-unseen">{escaped(l_0_page.text('timetable.published', ))}: {escaped(l_3_entry.title)}</span></a>''')
            elif l_2_cell:
                pass
                t_2.append(f'''<span class="bp-year__due"><span class="bp-unseen">{escaped(l_0_page.text('timetable.due', ))}</span></span>''')
            t_2.append(f'''</td>\n''')
        t_2.append(f'''</tr>\n''')
    t_2.append(f'''</tbody>\n</table>\n<p class="bp-year__key" aria-hidden="true"><span class="bp-year__due"></span> {escaped(l_0_page.text('timetable.due', ))} <span class="bp-year__done"></span> {escaped(l_0_page.text('timetable.published', ))}</p>\n<dl class="bp-yearlist">\n''')
    for l_1_month in l_0_block.months:
        pass
        t_2.append(f'''<div><dt>{escaped(l_1_month.name)}</dt><dd>''')
        if l_1_month.due:
            pass
            t_2.append(f'''<ul class="bp-list bp-due">\n''')
            for l_2_one in l_1_month.due:
                pass
                t_2.append(f'''<li><a href="{escaped(l_0_page.href(l_2_one.item.address, ))}">{escaped(l_2_one.item.label)}</a>\n''')
                if l_2_one.published:
                    pass
                    t_2.append(f'''<span class="bp-due__done">{escaped(l_0_page.text('timetable.published', ))}: ''')
                    t_1 = ''
                    for l_3_entry in l_2_one.published:
                        pass
                        t_2.append(f'''{(t_1)}<a href="{escaped(l_0_page.href(l_3_entry.address, ))}">{escaped(l_3_entry.title)}</a>''')
                        t_1 = f''', '''
                    t_2.append(f'''</span>''')
                t_2.append(f'''</li>\n''')
            t_2.append(f'''</ul>\n''')
        else:
            pass
            t_2.append(f'''<p class="bp-due__nothing">{escaped(l_0_block.nothing)}</p>\n''')
        t_2.append(f'''</dd></div>\n''')
    t_2.append(f'''</dl>\n</section>''')
    return ''.join(t_2)
