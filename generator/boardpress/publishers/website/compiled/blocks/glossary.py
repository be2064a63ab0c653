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
    yield '<dl class="bp-glossary">\n'
    for l_1_entry in l_0_block.entries:
        _loop_vars = {}
        pass
        yield '<div id="'
        yield escaped(l_1_entry.anchor)
        yield '">\n<dt><dfn>'
        yield escaped(l_1_entry.term)
        yield '</dfn></dt>\n<dd>'
        yield escaped(l_1_entry.means)
        if l_1_entry.summary:
            pass
            yield '<p>'
            yield escaped(l_1_entry.summary)
            yield '</p>'
        yield '</dd>\n</div>\n'
    l_1_entry = missing
    yield '</dl>'
