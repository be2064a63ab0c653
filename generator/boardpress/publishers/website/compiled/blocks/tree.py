"""Compiled from blocks/tree.html by `python tools/make_templates.py`: change that, not this file."""
# ruff: noqa
# mypy: ignore-errors
from boardpress.publishers.website.templating import LoopContext, Undefined, environment, escaped, markup_join, missing


def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_block = resolve('block')
    l_0_view = resolve('view')
    l_0_branches = missing
    pass
    def draw_branches(l_1_items):
        t_1 = []
        pass
        t_1.append(f'''<ul class="bp-list bp-tree">\n''')
        for l_2_branch in l_1_items:
            l_2_page = resolve('page')
            pass
            t_1.append(f'''<li><div class="bp-tree__group''')
            if l_2_branch.here:
                pass
                t_1.append(f''' bp-tree__here''')
            t_1.append(f'''"''')
            if l_2_branch.here:
                pass
                t_1.append(f''' aria-current="page"''')
            t_1.append(f'''>''')
            if l_2_branch.tag.address:
                pass
                t_1.append(f'''<a href="{escaped(l_2_page.href(l_2_branch.tag.address, ))}">{escaped(l_2_branch.tag.label)}</a>''')
            else:
                pass
                t_1.append(f'''<strong>{escaped(l_2_branch.tag.label)}</strong> <span class="bp-steps__mark">{escaped(l_2_page.text('groups.here', ))}</span>''')
            if l_2_branch.note:
                pass
                t_1.append(f'''<p>{escaped(l_2_branch.note)}</p>''')
            t_1.append(f'''</div>\n''')
            if l_2_branch.below:
                pass
                t_1.append((l_0_branches(l_2_branch.below, )))
            t_1.append(f'''</li>\n''')
        l_2_branch = l_2_page = missing
        t_1.append(f'''</ul>\n''')
        return concat(t_1)
    context.exported_vars.add('branches')
    context.vars['branches'] = l_0_branches = draw_branches
    yield f'''<section class="bp-group"'''
    if l_0_block.heading:
        pass
        yield f''' aria-labelledby="{escaped(l_0_block.anchor)}"'''
    else:
        pass
        yield f''' aria-label="{escaped(l_0_view.title)}"'''
    yield f'''>\n'''
    if l_0_block.heading:
        pass
        yield f'''<h2'''
        if l_0_block.anchor:
            pass
            yield f''' id="{escaped(l_0_block.anchor)}"'''
        yield f'''>{escaped(l_0_block.heading)}</h2>\n'''
    yield f'''<ul class="bp-list bp-tree">\n'''
    for l_1_branch in l_0_block.branches:
        l_1_page = resolve('page')
        pass
        yield f'''<li><div class="bp-tree__group'''
        if l_1_branch.here:
            pass
            yield f''' bp-tree__here'''
        yield f'''"'''
        if l_1_branch.here:
            pass
            yield f''' aria-current="page"'''
        yield f'''>'''
        if l_1_branch.tag.address:
            pass
            yield f'''<a href="{escaped(l_1_page.href(l_1_branch.tag.address, ))}">{escaped(l_1_branch.tag.label)}</a>'''
        else:
            pass
            yield f'''<strong>{escaped(l_1_branch.tag.label)}</strong> <span class="bp-steps__mark">{escaped(l_1_page.text('groups.here', ))}</span>'''
        if l_1_branch.note:
            pass
            yield f'''<p>{escaped(l_1_branch.note)}</p>'''
        yield f'''</div>\n'''
        if l_1_branch.below:
            pass
            yield (l_0_branches(l_1_branch.below, ))
        yield f'''</li>\n'''
    l_1_branch = l_1_page = missing
    yield f'''</ul>\n\n</section>'''
