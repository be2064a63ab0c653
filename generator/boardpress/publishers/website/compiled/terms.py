"""Compiled from terms.html by `python tools/make_templates.py`: change that, not this file."""
# ruff: noqa
# mypy: ignore-errors
from boardpress.publishers.website.templating import LoopContext, Undefined, environment, escaped, markup_join, missing


def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_page = resolve('page')
    pass
    yield f'''<div class="bp-terms">\n'''
    for l_1_box in l_0_page.terms.found.values():
        pass
        yield f'''<div class="bp-term-box" id="{escaped(l_1_box.id)}" popover>\n<p><dfn>{escaped(l_1_box.term)}</dfn>: {escaped(l_1_box.means)}</p>\n<p><a href="{escaped(l_0_page.href(l_1_box.address, ))}">{escaped(l_0_page.text('glossary.all', ))}</a></p>\n</div>\n'''
    l_1_box = missing
    yield f'''</div>'''
