"""Compiled from blocks/entries.html by `python tools/make_templates.py`: change that, not this file."""
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
    yield f'''<section class="bp-entries" aria-labelledby="{escaped(l_0_block.anchor)}">\n{(l_0_parts.heading(2, l_0_block.heading, l_0_block.anchor, ))}\n'''
    if l_0_block.table:
        pass
        yield f'''<div class="bp-scroll" role="group" aria-labelledby="{escaped(l_0_block.anchor)}" tabindex="0">\n<table class="bp-table">\n<thead><tr>'''
        for l_1_column in l_0_block.columns:
            pass
            yield f'''<th scope="col">{escaped(l_1_column)}</th>'''
        l_1_column = missing
        yield f'''</tr></thead>\n<tbody>\n'''
        for l_1_row in l_0_block.rows:
            pass
            yield f'''<tr>'''
            for l_2_cell in l_1_row:
                l_2_page = resolve('page')
                pass
                yield f'''<td>{(l_0_parts.values(l_2_cell.values, l_2_page, ))}</td>'''
            l_2_cell = l_2_page = missing
            yield f'''</tr>\n'''
        l_1_row = missing
        yield f'''</tbody>\n</table>\n</div>\n'''
    else:
        pass
        yield f'''<ul class="bp-list bp-entries__list">\n'''
        l_1_loop = missing
        for l_1_row, l_1_loop in LoopContext(l_0_block.rows, undefined):
            l_1_page = resolve('page')
            pass
            yield f'''<li>\n<h3>{(l_0_parts.values(environment.getitem(l_1_row, 0).values, l_1_page, ))}</h3>\n<dl class="bp-facts">\n'''
            l_2_loop = missing
            for l_2_cell, l_2_loop in LoopContext(l_1_row, undefined):
                pass
                if ((not l_2_loop.first) and l_2_cell.values):
                    pass
                    yield f'''<div><dt>{escaped(environment.getitem(l_0_block.columns, l_2_loop.index0))}</dt><dd>{(l_0_parts.values(l_2_cell.values, l_1_page, ))}</dd></div>'''
            l_2_loop = l_2_cell = missing
            yield f'''\n</dl>\n</li>\n'''
        l_1_loop = l_1_row = l_1_page = missing
        yield f'''</ul>\n'''
    yield f'''</section>'''
