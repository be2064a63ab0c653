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
    l_0_parts = resolve('parts')
    pass
    yield f'''<section class="bp-group" aria-labelledby="{escaped(l_0_block.anchor)}">\n{(l_0_parts.heading(2, l_0_block.heading, l_0_block.anchor, ))}\n<div class="bp-months">\n'''
    for l_1_month in l_0_block.months:
        l_1_page = resolve('page')
        pass
        yield f'''<section class="bp-month">\n<h3>{escaped(l_1_month.name)}</h3>\n{(l_0_parts.due(l_1_month.due, l_0_block.nothing, l_1_page, ))}\n</section>\n'''
    l_1_month = l_1_page = missing
    yield f'''</div>\n</section>'''
