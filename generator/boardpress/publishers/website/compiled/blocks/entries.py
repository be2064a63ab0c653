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
    try:
        t_1 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    pass
    yield f'''<section class="bp-entries" aria-labelledby="{escaped(l_0_block.anchor)}">\n<h2'''
    if l_0_block.anchor:
        pass
        yield f''' id="{escaped(l_0_block.anchor)}"'''
    yield f'''>{escaped(l_0_block.heading)}</h2>\n\n'''
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
                pass
                yield f'''<td>'''
                if (t_1(l_2_cell.values) > 1):
                    pass
                    yield f'''<ul class="bp-list">'''
                    for l_3_value in l_2_cell.values:
                        l_3_page = resolve('page')
                        pass
                        yield f'''<li>'''
                        if l_3_value.address:
                            pass
                            yield f'''<a class="bp-tag" href="{escaped(l_3_page.href(l_3_value.address, ))}">{escaped(l_3_value.label)}</a>'''
                        else:
                            pass
                            yield f'''<span class="bp-tag">{escaped(l_3_value.label)}</span>'''
                        yield f'''</li>'''
                    l_3_value = l_3_page = missing
                    yield f'''</ul>'''
                else:
                    pass
                    for l_3_value in l_2_cell.values:
                        l_3_page = resolve('page')
                        pass
                        if l_3_value.address:
                            pass
                            yield f'''<a class="bp-tag" href="{escaped(l_3_page.href(l_3_value.address, ))}">{escaped(l_3_value.label)}</a>'''
                        else:
                            pass
                            yield f'''<span class="bp-tag">{escaped(l_3_value.label)}</span>'''
                    l_3_value = l_3_page = missing
                yield f'''</td>'''
            l_2_cell = missing
            yield f'''</tr>\n'''
        l_1_row = missing
        yield f'''</tbody>\n</table>\n</div>\n'''
    else:
        pass
        yield f'''<ul class="bp-list bp-entries__list">\n'''
        l_1_loop = missing
        for l_1_row, l_1_loop in LoopContext(l_0_block.rows, undefined):
            l_1_parts = resolve('parts')
            l_1_page = resolve('page')
            pass
            yield f'''<li>\n<h3>{(l_1_parts.values(environment.getitem(l_1_row, 0).values, l_1_page, ))}</h3>\n<dl class="bp-facts">\n'''
            l_2_loop = missing
            for l_2_cell, l_2_loop in LoopContext(l_1_row, undefined):
                pass
                if ((not l_2_loop.first) and l_2_cell.values):
                    pass
                    yield f'''<div><dt>{escaped(environment.getitem(l_0_block.columns, l_2_loop.index0))}</dt><dd>'''
                    if (t_1(l_2_cell.values) > 1):
                        pass
                        yield f'''<ul class="bp-list">'''
                        for l_3_value in l_2_cell.values:
                            pass
                            yield f'''<li>'''
                            if l_3_value.address:
                                pass
                                yield f'''<a class="bp-tag" href="{escaped(l_1_page.href(l_3_value.address, ))}">{escaped(l_3_value.label)}</a>'''
                            else:
                                pass
                                yield f'''<span class="bp-tag">{escaped(l_3_value.label)}</span>'''
                            yield f'''</li>'''
                        l_3_value = missing
                        yield f'''</ul>'''
                    else:
                        pass
                        for l_3_value in l_2_cell.values:
                            pass
                            if l_3_value.address:
                                pass
                                yield f'''<a class="bp-tag" href="{escaped(l_1_page.href(l_3_value.address, ))}">{escaped(l_3_value.label)}</a>'''
                            else:
                                pass
                                yield f'''<span class="bp-tag">{escaped(l_3_value.label)}</span>'''
                        l_3_value = missing
                    yield f'''</dd></div>'''
            l_2_loop = l_2_cell = missing
            yield f'''\n</dl>\n</li>\n'''
        l_1_loop = l_1_row = l_1_parts = l_1_page = missing
        yield f'''</ul>\n'''
    yield f'''</section>'''
