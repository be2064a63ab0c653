"""Compiled from blocks/tree.html by `python tools/make_templates.py`: change that, not this file."""
# ruff: noqa
# mypy: ignore-errors
from boardpress.publishers.website.templating import LoopContext, escaped, missing, template, undefined
from boardpress.publishers.website.compiled import parts


def root(given):
    resolve = given.__getitem__
    t_1 = []
    l_0_block = resolve('block')
    l_0_view = resolve('view')
    l_0_branches = missing
    pass
    def draw_branches(l_1_items):
        t_2 = []
        pass
        t_2.append(f'''<ul class="bp-list bp-tree">\n''')
        for l_2_branch in l_1_items:
            l_2_page = resolve('page')
            pass
            t_2.append(f'''<li><div class="bp-tree__group''')
            if l_2_branch.here:
                pass
                t_2.append(f''' bp-tree__here''')
            t_2.append(f'''"''')
            if l_2_branch.here:
                pass
                t_2.append(f''' aria-current="page"''')
            t_2.append(f'''>''')
            if l_2_branch.tag.address:
                pass
                t_2.append(f'''<a href="{escaped(l_2_page.href(l_2_branch.tag.address, ))}">{escaped(l_2_branch.tag.label)}</a>''')
            else:
                pass
                t_2.append(f'''<strong>{escaped(l_2_branch.tag.label)}</strong> <span class="bp-steps__mark">{escaped(l_2_page.text('groups.here', ))}</span>''')
            if l_2_branch.note:
                pass
                t_2.append(f'''<p>{escaped(l_2_branch.note)}</p>''')
            t_2.append(f'''</div>\n''')
            if l_2_branch.below:
                pass
                t_2.append((draw_branches(l_2_branch.below, )))
            t_2.append(f'''</li>\n''')
        t_2.append(f'''</ul>\n''')
        return ''.join(t_2)
    t_1.append(f'''<section class="bp-group"''')
    if l_0_block.heading:
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
    t_1.append(f'''<ul class="bp-list bp-tree">\n''')
    for l_1_branch in l_0_block.branches:
        l_1_page = resolve('page')
        pass
        t_1.append(f'''<li><div class="bp-tree__group''')
        if l_1_branch.here:
            pass
            t_1.append(f''' bp-tree__here''')
        t_1.append(f'''"''')
        if l_1_branch.here:
            pass
            t_1.append(f''' aria-current="page"''')
        t_1.append(f'''>''')
        if l_1_branch.tag.address:
            pass
            t_1.append(f'''<a href="{escaped(l_1_page.href(l_1_branch.tag.address, ))}">{escaped(l_1_branch.tag.label)}</a>''')
        else:
            pass
            t_1.append(f'''<strong>{escaped(l_1_branch.tag.label)}</strong> <span class="bp-steps__mark">{escaped(l_1_page.text('groups.here', ))}</span>''')
        if l_1_branch.note:
            pass
            t_1.append(f'''<p>{escaped(l_1_branch.note)}</p>''')
        t_1.append(f'''</div>\n''')
        if l_1_branch.below:
            pass
            t_1.append((draw_branches(l_1_branch.below, )))
        t_1.append(f'''</li>\n''')
    t_1.append(f'''</ul>\n\n</section>''')
    return ''.join(t_1)
