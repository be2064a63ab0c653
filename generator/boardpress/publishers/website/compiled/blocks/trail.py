"""Compiled from blocks/trail.html by `python tools/make_templates.py`: change that, not this file."""
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
    pass
    yield f'''<section class="bp-way" aria-labelledby="{escaped(l_0_block.anchor)}">\n<h2'''
    if l_0_block.anchor:
        pass
        yield f''' id="{escaped(l_0_block.anchor)}"'''
    yield f'''>{escaped(l_0_block.heading)}</h2>\n\n<ol class="bp-steps">\n'''
    for l_1_step in l_0_block.steps:
        pass
        yield f'''<li'''
        if l_1_step.here:
            pass
            yield f''' class="bp-steps__here" aria-current="page"'''
        yield f'''>\n<p class="bp-steps__kind">{escaped(l_1_step.kind)}'''
        if l_1_step.here:
            pass
            yield f''' <span class="bp-steps__mark">{escaped(l_0_block.here)}</span>'''
        yield f'''</p>\n'''
        if l_1_step.here:
            pass
            yield f'''<p>{escaped(environment.getitem(l_1_step.cards, 0).title)}</p>\n'''
        else:
            pass
            yield f'''<ul class="bp-list">\n'''
            for l_2_entry in l_1_step.cards:
                l_2_page = resolve('page')
                pass
                yield f'''<li><a href="{escaped(l_2_page.href(l_2_entry.address, ))}">{escaped(l_2_entry.title)}</a>'''
                if l_2_entry.day:
                    pass
                    yield f''' <time datetime="{escaped(l_2_entry.iso_day)}">{escaped(l_2_entry.day)}</time>'''
                yield f'''</li>\n'''
            l_2_entry = l_2_page = missing
            yield f'''</ul>\n'''
        yield f'''</li>\n'''
    l_1_step = missing
    yield f'''</ol>\n'''
    if l_0_block.more:
        pass
        yield f'''<p>{escaped(l_0_block.more)}</p>'''
    yield f'''</section>'''
