"""Compiled from blocks/trail.html by `python tools/make_templates.py`: change that, not this file."""
# ruff: noqa
# mypy: ignore-errors
from boardpress.publishers.website.templating import LoopContext, escaped, missing, template, undefined
from boardpress.publishers.website.compiled import parts


def root(given):
    resolve = given.__getitem__
    t_1 = []
    l_0_block = resolve('block')
    pass
    t_1.append(f'''<section class="bp-way" aria-labelledby="{escaped(l_0_block.anchor)}">\n<h{(2)}''')
    if l_0_block.anchor:
        pass
        t_1.append(f''' id="{escaped(l_0_block.anchor)}"''')
    t_1.append(f'''>{escaped(l_0_block.heading)}</h{(2)}>\n\n<ol class="bp-steps">\n''')
    for l_1_step in l_0_block.steps:
        pass
        t_1.append(f'''<li''')
        if l_1_step.here:
            pass
            t_1.append(f''' class="bp-steps__here" aria-current="page"''')
        t_1.append(f'''>\n<p class="bp-steps__kind">{escaped(l_1_step.kind)}''')
        if l_1_step.here:
            pass
            t_1.append(f''' <span class="bp-steps__mark">{escaped(l_0_block.here)}</span>''')
        t_1.append(f'''</p>\n''')
        if l_1_step.here:
            pass
            t_1.append(f'''<p>{escaped(l_1_step.cards[0].title)}</p>\n''')
        else:
            pass
            t_1.append(f'''<ul class="bp-list">\n''')
            for l_2_entry in l_1_step.cards:
                l_2_page = resolve('page')
                pass
                t_1.append(f'''<li><a href="{escaped(l_2_page.href(l_2_entry.address, ))}">{escaped(l_2_entry.title)}</a>''')
                if l_2_entry.day:
                    pass
                    t_1.append(f''' <time datetime="{escaped(l_2_entry.iso_day)}">{escaped(l_2_entry.day)}</time>''')
                t_1.append(f'''</li>\n''')
            t_1.append(f'''</ul>\n''')
        t_1.append(f'''</li>\n''')
    t_1.append(f'''</ol>\n''')
    if l_0_block.more:
        pass
        t_1.append(f'''<p>{escaped(l_0_block.more)}</p>''')
    t_1.append(f'''</section>''')
    return ''.join(t_1)
