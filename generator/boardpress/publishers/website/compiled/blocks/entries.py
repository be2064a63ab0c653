"""Compiled from blocks/entries.html by `python tools/make_templates.py`: change that, not this file."""
# ruff: noqa
# mypy: ignore-errors
from boardpress.publishers.website.templating import LoopContext, escaped, missing, template, undefined
from boardpress.publishers.website.compiled import parts


def root(given):
    resolve = given.__getitem__
    t_1 = []
    l_0_block = resolve('block')
    pass
    t_1.append(f'''<section class="bp-entries" aria-labelledby="{escaped(l_0_block.anchor)}">\n<h{(2)}''')
    if l_0_block.anchor:
        pass
        t_1.append(f''' id="{escaped(l_0_block.anchor)}"''')
    t_1.append(f'''>{escaped(l_0_block.heading)}</h{(2)}>\n\n''')
    if l_0_block.table:
        pass
        t_1.append(f'''<div class="bp-scroll" role="group" aria-labelledby="{escaped(l_0_block.anchor)}" tabindex="0">\n<table class="bp-table">\n<thead><tr>''')
        for l_1_column in l_0_block.columns:
            pass
            t_1.append(f'''<th scope="col">{escaped(l_1_column)}</th>''')
        t_1.append(f'''</tr></thead>\n<tbody>\n''')
        for l_1_row in l_0_block.rows:
            pass
            t_1.append(f'''<tr>''')
            for l_2_cell in l_1_row:
                pass
                t_1.append(f'''<td>''')
                if (len(l_2_cell.values) > 1):
                    pass
                    t_1.append(f'''<ul class="bp-list">''')
                    for l_3_value in l_2_cell.values:
                        l_3_page = resolve('page')
                        pass
                        t_1.append(f'''<li>''')
                        if l_3_value.address:
                            pass
                            t_1.append(f'''<a class="bp-tag" href="{escaped(l_3_page.href(l_3_value.address, ))}">{escaped(l_3_value.label)}</a>''')
                        else:
                            pass
                            t_1.append(f'''<span class="bp-tag">{escaped(l_3_value.label)}</span>''')
                        t_1.append(f'''</li>''')
                    t_1.append(f'''</ul>''')
                else:
                    pass
                    for l_3_value in l_2_cell.values:
                        l_3_page = resolve('page')
                        pass
                        if l_3_value.address:
                            pass
                            t_1.append(f'''<a class="bp-tag" href="{escaped(l_3_page.href(l_3_value.address, ))}">{escaped(l_3_value.label)}</a>''')
                        else:
                            pass
                            t_1.append(f'''<span class="bp-tag">{escaped(l_3_value.label)}</span>''')
                t_1.append(f'''</td>''')
            t_1.append(f'''</tr>\n''')
        t_1.append(f'''</tbody>\n</table>\n</div>\n''')
    else:
        pass
        t_1.append(f'''<ul class="bp-list bp-entries__list">\n''')
        l_1_loop = missing
        for l_1_row, l_1_loop in LoopContext(l_0_block.rows, undefined):
            l_1_page = resolve('page')
            pass
            t_1.append(f'''<li>\n<h3>{(parts.draw_values(l_1_row[0].values, l_1_page, ))}</h3>\n<dl class="bp-facts">\n''')
            l_2_loop = missing
            for l_2_cell, l_2_loop in LoopContext(l_1_row, undefined):
                pass
                if ((not l_2_loop.first) and l_2_cell.values):
                    pass
                    t_1.append(f'''<div><dt>{escaped(l_0_block.columns[l_2_loop.index0])}</dt><dd>''')
                    if (len(l_2_cell.values) > 1):
                        pass
                        t_1.append(f'''<ul class="bp-list">''')
                        for l_3_value in l_2_cell.values:
                            pass
                            t_1.append(f'''<li>''')
                            if l_3_value.address:
                                pass
                                t_1.append(f'''<a class="bp-tag" href="{escaped(l_1_page.href(l_3_value.address, ))}">{escaped(l_3_value.label)}</a>''')
                            else:
                                pass
                                t_1.append(f'''<span class="bp-tag">{escaped(l_3_value.label)}</span>''')
                            t_1.append(f'''</li>''')
                        t_1.append(f'''</ul>''')
                    else:
                        pass
                        for l_3_value in l_2_cell.values:
                            pass
                            if l_3_value.address:
                                pass
                                t_1.append(f'''<a class="bp-tag" href="{escaped(l_1_page.href(l_3_value.address, ))}">{escaped(l_3_value.label)}</a>''')
                            else:
                                pass
                                t_1.append(f'''<span class="bp-tag">{escaped(l_3_value.label)}</span>''')
                    t_1.append(f'''</dd></div>''')
            t_1.append(f'''\n</dl>\n</li>\n''')
        t_1.append(f'''</ul>\n''')
    t_1.append(f'''</section>''')
    return ''.join(t_1)
