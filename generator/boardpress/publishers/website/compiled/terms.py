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
    yield '<div class="bp-terms">\n'
    for l_1_box in l_0_page.terms.found.values():
        _loop_vars = {}
        pass
        yield '<div class="bp-term-box" id="'
        yield escaped(l_1_box.id)
        yield '" popover>\n<p><dfn>'
        yield escaped(l_1_box.term)
        yield '</dfn>: '
        yield escaped(l_1_box.means)
        yield '</p>\n<p><a href="'
        yield escaped(l_0_page.href(l_1_box.address, ))
        yield '">'
        yield escaped(l_0_page.text('glossary.all', ))
        yield '</a></p>\n</div>\n'
    l_1_box = missing
    yield '</div>'
