"""Compiled from blocks/glossary.html by `python tools/make_templates.py`: change that, not this file."""
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
    yield f'''<dl class="bp-glossary">\n'''
    for l_1_entry in l_0_block.entries:
        pass
        yield f'''<div id="{escaped(l_1_entry.anchor)}">\n<dt><dfn>{escaped(l_1_entry.term)}</dfn></dt>\n<dd>{escaped(l_1_entry.means)}'''
        if l_1_entry.summary:
            pass
            yield f'''<p>{escaped(l_1_entry.summary)}</p>'''
        yield f'''</dd>\n</div>\n'''
    l_1_entry = missing
    yield f'''</dl>'''
