"""Compiled from blocks/year.html by `python tools/make_templates.py`: change that, not this file."""
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
    l_0_parts = resolve('parts')
    l_0_page = resolve('page')
    pass
    yield '<section class="bp-group" aria-labelledby="'
    yield escaped(l_0_block.anchor)
    yield '">\n'
    yield (l_0_parts.heading(2, l_0_block.heading, l_0_block.anchor, ))
    yield '\n<p class="bp-group__intro">'
    yield escaped(l_0_block.caption)
    yield '</p>\n<table class="bp-year">\n<caption class="bp-unseen">'
    yield escaped(l_0_block.heading)
    yield ': '
    yield escaped(l_0_block.caption)
    yield '</caption>\n<thead><tr><th scope="col">'
    yield escaped(l_0_page.text('timetable.item', ))
    yield '</th>'
    for l_1_month in l_0_block.months:
        _loop_vars = {}
        pass
        yield '<th scope="col"><abbr title="'
        yield escaped(l_1_month.name)
        yield '">'
        yield escaped(l_1_month.short)
        yield '</abbr></th>'
    l_1_month = missing
    yield '</tr></thead>\n<tbody>\n'
    for l_1_row in l_0_block.rows:
        _loop_vars = {}
        pass
        yield '<tr><th scope="row"><a href="'
        yield escaped(l_0_page.href(l_1_row.item.address, ))
        yield '">'
        yield escaped(l_1_row.item.label)
        yield '</a></th>\n'
        for l_2_cell in l_1_row.cells:
            _loop_vars = {}
            pass
            yield '<td>'
            if (l_2_cell and l_2_cell.published):
                pass
                for l_3_entry in l_2_cell.published:
                    _loop_vars = {}
                    pass
                    yield '<a class="bp-year__done" href="'
                    yield escaped(l_0_page.href(l_3_entry.address, ))
                    yield '"><span class="bp-unseen">'
                    yield escaped(l_0_page.text('timetable.published', ))
                    yield ': '
                    yield escaped(l_3_entry.title)
                    yield '</span></a>'
                l_3_entry = missing
            elif l_2_cell:
                pass
                yield '<span class="bp-year__due"><span class="bp-unseen">'
                yield escaped(l_0_page.text('timetable.due', ))
                yield '</span></span>'
            yield '</td>\n'
        l_2_cell = missing
        yield '</tr>\n'
    l_1_row = missing
    yield '</tbody>\n</table>\n<p class="bp-year__key" aria-hidden="true"><span class="bp-year__due"></span> '
    yield escaped(l_0_page.text('timetable.due', ))
    yield ' <span class="bp-year__done"></span> '
    yield escaped(l_0_page.text('timetable.published', ))
    yield '</p>\n<dl class="bp-yearlist">\n'
    for l_1_month in l_0_block.months:
        _loop_vars = {}
        pass
        yield '<div><dt>'
        yield escaped(l_1_month.name)
        yield '</dt><dd>'
        yield (l_0_parts.due(l_1_month.due, l_0_block.nothing, l_0_page, ))
        yield '</dd></div>\n'
    l_1_month = missing
    yield '</dl>\n</section>'
