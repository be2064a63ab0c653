"""Compiled from terms.html by `python tools/make_templates.py`: change that, not this file."""
# ruff: noqa
# mypy: ignore-errors
from boardpress.publishers.website.templating import LoopContext, escaped, missing, template, undefined
from boardpress.publishers.website.compiled import parts


def root(given):
    resolve = given.__getitem__
    t_1 = []
    l_0_page = resolve('page')
    pass
    t_1.append(f'''<div class="bp-terms">\n''')
    for l_1_box in l_0_page.terms.found.values():
        pass
        t_1.append(f'''<div class="bp-term-box" id="{escaped(l_1_box.id)}" popover>\n<p><dfn>{escaped(l_1_box.term)}</dfn>: {escaped(l_1_box.means)}</p>\n<p><a href="{escaped(l_0_page.href(l_1_box.address, ))}">{escaped(l_0_page.text('glossary.all', ))}</a></p>\n</div>\n''')
    t_1.append(f'''</div>''')
    return ''.join(t_1)
