"""Compiled from blocks/duelist.html by `python tools/make_templates.py`: change that, not this file."""
# ruff: noqa
# mypy: ignore-errors
from boardpress.publishers.website.templating import LoopContext, escaped, missing, template, undefined
from boardpress.publishers.website.compiled import parts


def root(given):
    resolve = given.__getitem__
    t_1 = []
    l_0_block = resolve('block')
    pass
    t_1.append(f'''<section class="bp-group"''')
    if l_0_block.anchor:
        pass
        t_1.append(f''' aria-labelledby="{escaped(l_0_block.anchor)}"''')
    t_1.append(f'''>\n<h{(2)}''')
    if l_0_block.anchor:
        pass
        t_1.append(f''' id="{escaped(l_0_block.anchor)}"''')
    t_1.append(f'''>{escaped(l_0_block.heading)}</h{(2)}>\n\n<ul class="bp-list bp-reports">\n''')
    for l_1_item in l_0_block.items:
        l_1_page = resolve('page')
        pass
        t_1.append(f'''<li''')
        if l_1_item.anchor:
            pass
            t_1.append(f''' id="{escaped(l_1_item.anchor)}"''')
        t_1.append(f'''>\n<h3>''')
        if l_1_item.address:
            pass
            t_1.append(f'''<a href="{escaped(l_1_page.href(l_1_item.address, ))}">{escaped(l_1_item.label)}</a>''')
        else:
            pass
            t_1.append(escaped(l_1_item.label))
        t_1.append(f'''</h3>\n''')
        if l_1_item.summary:
            pass
            t_1.append(f'''<p>{escaped(l_1_item.summary)}</p>''')
        t_1.append(f'''<dl class="bp-brief">\n''')
        if l_1_item.when:
            pass
            t_1.append(f'''<div><dt>{escaped(l_1_page.text('timetable.when', ))}</dt> <dd>{escaped(l_1_item.when)}</dd> </div>''')
        if l_1_item.comes_from:
            pass
            t_1.append(f'''<div><dt>{escaped(l_1_page.text('timetable.from', ))}</dt> <dd>{(parts.draw_tag_line(l_1_item.comes_from, l_1_page, ))}</dd> </div>''')
        if l_1_item.to:
            pass
            t_1.append(f'''<div><dt>{escaped(l_1_page.text('timetable.to', ))}</dt> <dd>{(parts.draw_tag_line(l_1_item.to, l_1_page, ))}</dd> </div>''')
        if l_1_item.published:
            pass
            t_1.append(f'''<div><dt>{escaped(l_1_page.text('timetable.published', ))}</dt> <dd><ul class="bp-list bp-trail">\n''')
            for l_2_entry in l_1_item.published:
                pass
                t_1.append(f'''<li><a href="{escaped(l_1_page.href(l_2_entry.address, ))}">{escaped(l_2_entry.title)}</a>''')
                if (l_2_entry.kind or l_2_entry.day):
                    pass
                    t_1.append(f'''<p class="bp-card__about">{escaped(l_2_entry.kind)}''')
                    if l_2_entry.day:
                        pass
                        if l_2_entry.kind:
                            pass
                            t_1.append(f''' <span aria-hidden="true">·</span> ''')
                        t_1.append(f'''<time datetime="{escaped(l_2_entry.iso_day)}">{escaped(l_2_entry.day)}</time>''')
                    t_1.append(f'''</p>\n''')
                t_1.append(f'''</li>\n''')
            t_1.append(f'''</ul>\n</dd> </div>''')
        t_1.append(f'''</dl>\n</li>\n''')
    t_1.append(f'''</ul>\n</section>''')
    return ''.join(t_1)
