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
    yield '<div class="bp-place">\n'
    if l_0_block.cycle:
        pass
        yield '<p><a href="'
        yield escaped(l_0_page.href(l_0_block.cycle.address, ))
        yield '">'
        yield escaped(l_0_block.cycle.label)
        yield '</a>:\n'
        def t_1(fiter):
            for l_1_stage in fiter:
                if l_1_stage.here:
                    yield l_1_stage
        l_1_loop = missing
        for l_1_stage, l_1_loop in LoopContext(t_1(l_0_block.stages), undefined):
            _loop_vars = {}
            pass
            yield '<a class="bp-place__here" href="'
            yield escaped(l_0_page.href(l_1_stage.address, ))
            yield '">'
            yield escaped(l_1_stage.label)
            yield '</a>'
            if (not l_1_loop.last):
                pass
                yield ', '
        l_1_loop = l_1_stage = missing
        if l_0_block.step:
            pass
            yield ' <span class="bp-place__step">('
            yield escaped(l_0_block.step)
            yield ')</span>'
        yield '</p>\n<div class="bp-place__bar" aria-hidden="true">'
        for l_1_stage in l_0_block.stages:
            _loop_vars = {}
            pass
            yield '<span'
            if l_1_stage.here:
                pass
                yield ' class="bp-place__on"'
            yield '></span>'
        l_1_stage = missing
        yield '</div>\n'
    if l_0_block.dimensions:
        pass
        yield '<p>'
        yield escaped(l_0_block.axis)
        yield ': '
        l_1_loop = missing
        for l_1_tag, l_1_loop in LoopContext(l_0_block.dimensions, undefined):
            _loop_vars = {}
            pass
            yield '<a href="'
            yield escaped(l_0_page.href(l_1_tag.address, ))
            yield '">'
            yield escaped(l_1_tag.label)
            yield '</a>'
            if (not l_1_loop.last):
                pass
                yield ', '
        l_1_loop = l_1_tag = missing
        yield '</p>\n'
    yield '</div>'
