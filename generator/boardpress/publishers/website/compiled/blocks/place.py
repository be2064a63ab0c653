"""Compiled from blocks/place.html by `python tools/make_templates.py`: change that, not this file."""
# ruff: noqa
# mypy: ignore-errors
from boardpress.publishers.website.templating import LoopContext, escaped, missing, template, undefined
from boardpress.publishers.website.compiled import parts


def root(given):
    resolve = given.__getitem__
    t_3 = []
    l_0_block = resolve('block')
    l_0_page = resolve('page')
    pass
    t_3.append(f'''<div class="bp-place">\n''')
    if l_0_block.cycle:
        pass
        t_3.append(f'''<p><a href="{escaped(l_0_page.href(l_0_block.cycle.address, ))}">{escaped(l_0_block.cycle.label)}</a>:\n''')
        t_2 = ''
        def t_4(fiter):
            for l_1_stage in fiter:
                if l_1_stage.here:
                    yield l_1_stage
        for l_1_stage in t_4(l_0_block.stages):
            pass
            t_3.append(f'''{(t_2)}<a class="bp-place__here" href="{escaped(l_0_page.href(l_1_stage.address, ))}">{escaped(l_1_stage.label)}</a>''')
            t_2 = f''', '''
        if l_0_block.step:
            pass
            t_3.append(f''' <span class="bp-place__step">({escaped(l_0_block.step)})</span>''')
        t_3.append(f'''</p>\n<div class="bp-place__bar" aria-hidden="true">''')
        for l_1_stage in l_0_block.stages:
            pass
            t_3.append(f'''<span''')
            if l_1_stage.here:
                pass
                t_3.append(f''' class="bp-place__on"''')
            t_3.append(f'''></span>''')
        t_3.append(f'''</div>\n''')
    if l_0_block.dimensions:
        pass
        t_3.append(f'''<p>{escaped(l_0_block.axis)}: ''')
        t_1 = ''
        for l_1_tag in l_0_block.dimensions:
            pass
            t_3.append(f'''{(t_1)}<a href="{escaped(l_0_page.href(l_1_tag.address, ))}">{escaped(l_1_tag.label)}</a>''')
            t_1 = f''', '''
        t_3.append(f'''</p>\n''')
    t_3.append(f'''</div>''')
    return ''.join(t_3)
