"""Compiled from contents.html by `python tools/make_templates.py`: change that, not this file."""
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
    l_0_view = resolve('view')
    l_0_contents = resolve('contents')
    pass
    yield f'''<div class="md-nav__title" aria-hidden="true">{escaped(l_0_page.text('page.contents', ))}</div>\n<ul class="md-nav__list" data-md-component="toc" data-md-scrollfix'''
    if l_0_view.language:
        pass
        yield f''' lang="{escaped(l_0_view.language)}"'''
    yield f'''>\n'''
    for l_1_entry in l_0_contents:
        pass
        yield f'''<li class="md-nav__item"><a href="#{escaped(l_1_entry.anchor)}" class="md-nav__link"><span class="md-ellipsis">{escaped(l_1_entry.heading)}</span></a></li>\n'''
    l_1_entry = missing
    yield f'''</ul>'''
