"""Compiled from blocks/round.html by `python tools/make_templates.py`: change that, not this file."""
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
    l_0_page = resolve('page')
    pass
    yield f'''<section class="bp-round"'''
    if l_0_block.anchor:
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
    if l_0_block.intro:
        pass
        yield f'''<p class="bp-group__intro">{escaped(l_0_block.intro)}</p>'''
    yield f'''<ol class="bp-list bp-stages">\n'''
    for l_1_stage in l_0_block.stages:
        pass
        yield f'''<li><a href="{escaped(l_0_page.href(l_1_stage.address, ))}"><span class="bp-stages__number" aria-hidden="true">{escaped(l_1_stage.number)}</span> <span>{escaped(l_1_stage.label)}</span></a></li>\n'''
    l_1_stage = missing
    yield f'''</ol>\n<p class="bp-stages__again">{escaped(l_0_block.again)}</p>\n'''
    if l_0_block.more:
        pass
        yield f'''<p class="bp-more"><a href="{escaped(l_0_page.href(l_0_block.more.address, ))}">{escaped(l_0_block.more.label)}</a></p>'''
    yield f'''</section>'''
