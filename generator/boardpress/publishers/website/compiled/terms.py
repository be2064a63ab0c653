"""Compiled from terms.html by `python tools/make_templates.py`: change that, not this file."""
# ruff: noqa
# mypy: ignore-errors
from boardpress.publishers.website.templating import LoopContext, Macro, Undefined, environment, markup_join, missing


def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_page = resolve('page')
    pass
    yield '<div class="bp-terms">\n'
    for l_1_box in (undefined(name='page') if l_0_page is missing else l_0_page).terms.found.values():
        _loop_vars = {}
        pass
        yield '<div class="bp-term-box" id="'
        yield environment.escaped(l_1_box.id)
        yield '" popover>\n<p><dfn>'
        yield environment.escaped(l_1_box.term)
        yield '</dfn>: '
        yield environment.escaped(l_1_box.means)
        yield '</p>\n<p><a href="'
        yield environment.escaped((undefined(name='page') if l_0_page is missing else l_0_page).href(l_1_box.address, ))
        yield '">'
        yield environment.escaped((undefined(name='page') if l_0_page is missing else l_0_page).text('glossary.all', ))
        yield '</a></p>\n</div>\n'
    l_1_box = missing
    yield '</div>'
