"""Compiled from blocks/place.html by `python tools/make_templates.py`: change that, not this file."""
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
    l_0_page = resolve('page')
    pass
    yield f'''<div class="bp-place">\n'''
    if l_0_block.cycle:
        pass
        yield f'''<p><a href="{escaped(l_0_page.href(l_0_block.cycle.address, ))}">{escaped(l_0_block.cycle.label)}</a>:\n'''
        def t_1(fiter):
            for l_1_stage in fiter:
                if l_1_stage.here:
                    yield l_1_stage
        l_1_loop = missing
        for l_1_stage, l_1_loop in LoopContext(t_1(l_0_block.stages), undefined):
            pass
            yield f'''<a class="bp-place__here" href="{escaped(l_0_page.href(l_1_stage.address, ))}">{escaped(l_1_stage.label)}</a>'''
            if (not l_1_loop.last):
                pass
                yield f''', '''
        l_1_loop = l_1_stage = missing
        if l_0_block.step:
            pass
            yield f''' <span class="bp-place__step">({escaped(l_0_block.step)})</span>'''
        yield f'''</p>\n<div class="bp-place__bar" aria-hidden="true">'''
        for l_1_stage in l_0_block.stages:
            pass
            yield f'''<span'''
            if l_1_stage.here:
                pass
                yield f''' class="bp-place__on"'''
            yield f'''></span>'''
        l_1_stage = missing
        yield f'''</div>\n'''
    if l_0_block.dimensions:
        pass
        yield f'''<p>{escaped(l_0_block.axis)}: '''
        l_1_loop = missing
        for l_1_tag, l_1_loop in LoopContext(l_0_block.dimensions, undefined):
            pass
            yield f'''<a href="{escaped(l_0_page.href(l_1_tag.address, ))}">{escaped(l_1_tag.label)}</a>'''
            if (not l_1_loop.last):
                pass
                yield f''', '''
        l_1_loop = l_1_tag = missing
        yield f'''</p>\n'''
    yield f'''</div>'''
