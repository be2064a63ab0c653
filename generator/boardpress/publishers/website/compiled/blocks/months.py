"""Compiled from blocks/months.html by `python tools/make_templates.py`: change that, not this file."""
# ruff: noqa
# mypy: ignore-errors
from boardpress.publishers.website.templating import LoopContext, escaped, missing, template, undefined
from boardpress.publishers.website.compiled import parts


def root(given):
    resolve = given.__getitem__
    t_2 = []
    l_0_block = resolve('block')
    pass
    t_2.append(f'''<section class="bp-group" aria-labelledby="{escaped(l_0_block.anchor)}">\n<h{(2)}''')
    if l_0_block.anchor:
        pass
        t_2.append(f''' id="{escaped(l_0_block.anchor)}"''')
    t_2.append(f'''>{escaped(l_0_block.heading)}</h{(2)}>\n\n<div class="bp-months">\n''')
    for l_1_month in l_0_block.months:
        pass
        t_2.append(f'''<section class="bp-month">\n<h3>{escaped(l_1_month.name)}</h3>\n''')
        if l_1_month.due:
            pass
            t_2.append(f'''<ul class="bp-list bp-due">\n''')
            for l_2_one in l_1_month.due:
                l_2_page = resolve('page')
                pass
                t_2.append(f'''<li><a href="{escaped(l_2_page.href(l_2_one.item.address, ))}">{escaped(l_2_one.item.label)}</a>\n''')
                if l_2_one.published:
                    pass
                    t_2.append(f'''<span class="bp-due__done">{escaped(l_2_page.text('timetable.published', ))}: ''')
                    t_1 = ''
                    for l_3_entry in l_2_one.published:
                        pass
                        t_2.append(f'''{(t_1)}<a href="{escaped(l_2_page.href(l_3_entry.address, ))}">{escaped(l_3_entry.title)}</a>''')
                        t_1 = f''', '''
                    t_2.append(f'''</span>''')
                t_2.append(f'''</li>\n''')
            t_2.append(f'''</ul>\n''')
        else:
            pass
            t_2.append(f'''<p class="bp-due__nothing">{escaped(l_0_block.nothing)}</p>\n''')
        t_2.append(f'''\n</section>\n''')
    t_2.append(f'''</div>\n</section>''')
    return ''.join(t_2)
