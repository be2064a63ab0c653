"""Compiled from contents.html by `python tools/make_templates.py`: change that, not this file."""
# ruff: noqa
# mypy: ignore-errors
from boardpress.publishers.website.templating import LoopContext, escaped, missing, template, undefined
from boardpress.publishers.website.compiled import parts


def root(given):
    resolve = given.__getitem__
    t_1 = []
    l_0_page = resolve('page')
    l_0_view = resolve('view')
    l_0_contents = resolve('contents')
    pass
    t_1.append(f'''<div class="md-nav__title" aria-hidden="true">{escaped(l_0_page.text('page.contents', ))}</div>\n<ul class="md-nav__list" data-md-component="toc" data-md-scrollfix''')
    if l_0_view.language:
        pass
        t_1.append(f''' lang="{escaped(l_0_view.language)}"''')
    t_1.append(f'''>\n''')
    for l_1_entry in l_0_contents:
        pass
        t_1.append(f'''<li class="md-nav__item"><a href="#{escaped(l_1_entry.anchor)}" class="md-nav__link"><span class="md-ellipsis">{escaped(l_1_entry.heading)}</span></a></li>\n''')
    t_1.append(f'''</ul>''')
    return ''.join(t_1)
