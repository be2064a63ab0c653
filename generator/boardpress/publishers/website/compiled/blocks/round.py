"""Compiled from blocks/round.html by `python tools/make_templates.py`: change that, not this file."""
# ruff: noqa
# mypy: ignore-errors
from boardpress.publishers.website.templating import LoopContext, escaped, missing, template, undefined
from boardpress.publishers.website.compiled import parts


def root(given):
    resolve = given.__getitem__
    t_1 = []
    l_0_block = resolve('block')
    l_0_view = resolve('view')
    l_0_page = resolve('page')
    pass
    t_1.append(f'''<section class="bp-round"''')
    if l_0_block.anchor:
        pass
        t_1.append(f''' aria-labelledby="{escaped(l_0_block.anchor)}"''')
    else:
        pass
        t_1.append(f''' aria-label="{escaped(l_0_view.title)}"''')
    t_1.append(f'''>\n''')
    if l_0_block.heading:
        pass
        t_1.append(f'''<h{(2)}''')
        if l_0_block.anchor:
            pass
            t_1.append(f''' id="{escaped(l_0_block.anchor)}"''')
        t_1.append(f'''>{escaped(l_0_block.heading)}</h{(2)}>\n''')
    if l_0_block.intro:
        pass
        t_1.append(f'''<p class="bp-group__intro">{escaped(l_0_block.intro)}</p>''')
    t_1.append(f'''<ol class="bp-list bp-stages">\n''')
    for l_1_stage in l_0_block.stages:
        pass
        t_1.append(f'''<li><a href="{escaped(l_0_page.href(l_1_stage.address, ))}"><span class="bp-stages__number" aria-hidden="true">{(l_1_stage.number)}</span> <span>{escaped(l_1_stage.label)}</span></a></li>\n''')
    t_1.append(f'''</ol>\n<p class="bp-stages__again">{escaped(l_0_block.again)}</p>\n''')
    if l_0_block.more:
        pass
        t_1.append(f'''<p class="bp-more"><a href="{escaped(l_0_page.href(l_0_block.more.address, ))}">{escaped(l_0_block.more.label)}</a></p>''')
    t_1.append(f'''</section>''')
    return ''.join(t_1)
