"""Compiled from blocks/glossary.html by `python tools/make_templates.py`: change that, not this file."""
# ruff: noqa
# mypy: ignore-errors
from boardpress.publishers.website.templating import LoopContext, escaped, missing, template, undefined
from boardpress.publishers.website.compiled import parts


def root(given):
    resolve = given.__getitem__
    t_1 = []
    l_0_block = resolve('block')
    pass
    t_1.append(f'''<dl class="bp-glossary">\n''')
    for l_1_entry in l_0_block.entries:
        pass
        t_1.append(f'''<div id="{escaped(l_1_entry.anchor)}">\n<dt><dfn>{escaped(l_1_entry.term)}</dfn></dt>\n<dd>{escaped(l_1_entry.means)}''')
        if l_1_entry.summary:
            pass
            t_1.append(f'''<p>{escaped(l_1_entry.summary)}</p>''')
        t_1.append(f'''</dd>\n</div>\n''')
    t_1.append(f'''</dl>''')
    return ''.join(t_1)
