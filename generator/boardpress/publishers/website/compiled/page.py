"""Compiled from page.html by `python tools/make_templates.py`: change that, not this file."""
# ruff: noqa
# mypy: ignore-errors
from boardpress.publishers.website.templating import LoopContext, Macro, Undefined, environment, markup_join, missing


def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_view = resolve('view')
    l_0_page = resolve('page')
    l_0_contents = resolve('contents')
    l_0_parts = missing
    pass
    l_0_parts = context.vars['parts'] = environment.get_template('parts.html', 'page.html')._get_default_module(context)
    context.exported_vars.discard('parts')
    yield '<div class="bp-page bp-page--'
    yield environment.escaped((undefined(name='view') if l_0_view is missing else l_0_view).kind)
    yield '">\n<header class="bp-head">\n'
    if (undefined(name='view') if l_0_view is missing else l_0_view).label:
        pass
        yield '<p class="bp-head__label">'
        if (undefined(name='view') if l_0_view is missing else l_0_view).label.address:
            pass
            yield '<a href="'
            yield environment.escaped((undefined(name='page') if l_0_page is missing else l_0_page).href((undefined(name='view') if l_0_view is missing else l_0_view).label.address, ))
            yield '">'
            yield environment.escaped((undefined(name='view') if l_0_view is missing else l_0_view).label.label)
            yield '</a>'
        else:
            pass
            yield environment.escaped((undefined(name='view') if l_0_view is missing else l_0_view).label.label)
        yield '</p>\n'
    yield '<h1>'
    yield environment.escaped((undefined(name='view') if l_0_view is missing else l_0_view).title)
    yield '</h1>\n'
    if (undefined(name='view') if l_0_view is missing else l_0_view).summary:
        pass
        yield '<p class="bp-head__summary">'
        yield environment.escaped((undefined(name='view') if l_0_view is missing else l_0_view).summary)
        yield '</p>'
    yield '</header>\n'
    for l_1_notice in (undefined(name='view') if l_0_view is missing else l_0_view).notices:
        _loop_vars = {}
        pass
        yield environment.escaped((undefined(name='parts') if l_0_parts is missing else l_0_parts).notice(l_1_notice, (undefined(name='page') if l_0_page is missing else l_0_page), ))
    l_1_notice = missing
    if ((undefined(name='view') if l_0_view is missing else l_0_view).concern and ((undefined(name='view') if l_0_view is missing else l_0_view).kind == 'home')):
        pass
        yield environment.escaped((undefined(name='parts') if l_0_parts is missing else l_0_parts).concern((undefined(name='view') if l_0_view is missing else l_0_view).concern, (undefined(name='page') if l_0_page is missing else l_0_page), ))
    if (undefined(name='view') if l_0_view is missing else l_0_view).downloads:
        pass
        yield environment.escaped((undefined(name='parts') if l_0_parts is missing else l_0_parts).downloads((undefined(name='view') if l_0_view is missing else l_0_view).downloads, (undefined(name='page') if l_0_page is missing else l_0_page), ))
    if (undefined(name='view') if l_0_view is missing else l_0_view).facts:
        pass
        yield environment.escaped((undefined(name='parts') if l_0_parts is missing else l_0_parts).facts((undefined(name='view') if l_0_view is missing else l_0_view).facts, (undefined(name='page') if l_0_page is missing else l_0_page), ))
    if (undefined(name='contents') if l_0_contents is missing else l_0_contents):
        pass
        yield '<details class="bp-unfold bp-contents">\n<summary>'
        yield environment.escaped((undefined(name='page') if l_0_page is missing else l_0_page).text('page.contents', ))
        yield '</summary>\n<ul class="bp-list">\n'
        for l_1_entry in (undefined(name='contents') if l_0_contents is missing else l_0_contents):
            _loop_vars = {}
            pass
            yield '<li><a href="#'
            yield environment.escaped(l_1_entry.anchor)
            yield '">'
            yield environment.escaped(l_1_entry.heading)
            yield '</a></li>\n'
        l_1_entry = missing
        yield '</ul>\n</details>\n'
    for l_1_block in (undefined(name='view') if l_0_view is missing else l_0_view).leading:
        _loop_vars = {}
        pass
        template = environment.get_or_select_template(markup_join(('blocks/', l_1_block.template, '.html', )), 'page.html')
        gen = template.root_render_func(template.new_context(context.get_all(), True, {'block': l_1_block, 'parts': l_0_parts}))
        try:
            for event in gen:
                yield event
        finally: gen.close()
    l_1_block = missing
    if (undefined(name='view') if l_0_view is missing else l_0_view).prose:
        pass
        yield '<div class="bp-prose">\n'
        for l_1_prose in (undefined(name='view') if l_0_view is missing else l_0_view).prose:
            _loop_vars = {}
            pass
            if l_1_prose.heading:
                pass
                yield environment.escaped((undefined(name='parts') if l_0_parts is missing else l_0_parts).heading(2, l_1_prose.heading, l_1_prose.anchor, ))
            yield environment.escaped((undefined(name='page') if l_0_page is missing else l_0_page).html(l_1_prose, ))
            yield '\n'
        l_1_prose = missing
        yield '</div>\n'
    for l_1_group in (undefined(name='view') if l_0_view is missing else l_0_view).groups:
        _loop_vars = {}
        pass
        yield environment.escaped((undefined(name='parts') if l_0_parts is missing else l_0_parts).group(l_1_group, (undefined(name='page') if l_0_page is missing else l_0_page), ))
    l_1_group = missing
    for l_1_block in (undefined(name='view') if l_0_view is missing else l_0_view).blocks:
        _loop_vars = {}
        pass
        template = environment.get_or_select_template(markup_join(('blocks/', l_1_block.template, '.html', )), 'page.html')
        gen = template.root_render_func(template.new_context(context.get_all(), True, {'block': l_1_block, 'parts': l_0_parts}))
        try:
            for event in gen:
                yield event
        finally: gen.close()
    l_1_block = missing
    l_1_loop = missing
    for l_1_fact, l_1_loop in LoopContext((undefined(name='view') if l_0_view is missing else l_0_view).topics, undefined):
        _loop_vars = {}
        pass
        yield environment.escaped((undefined(name='parts') if l_0_parts is missing else l_0_parts).topic(l_1_fact, l_1_loop.index, (undefined(name='page') if l_0_page is missing else l_0_page), ))
    l_1_loop = l_1_fact = missing
    if (undefined(name='view') if l_0_view is missing else l_0_view).footnotes:
        pass
        yield '<div class="bp-prose bp-footnotes">\n'
        if (undefined(name='view') if l_0_view is missing else l_0_view).footnotes.heading:
            pass
            yield environment.escaped((undefined(name='parts') if l_0_parts is missing else l_0_parts).heading(2, (undefined(name='view') if l_0_view is missing else l_0_view).footnotes.heading, (undefined(name='view') if l_0_view is missing else l_0_view).footnotes.anchor, ))
        yield environment.escaped((undefined(name='page') if l_0_page is missing else l_0_page).html((undefined(name='view') if l_0_view is missing else l_0_view).footnotes, ))
        yield '\n</div>\n'
    if (undefined(name='view') if l_0_view is missing else l_0_view).related:
        pass
        yield '<div class="bp-related">\n'
        for l_1_group in (undefined(name='view') if l_0_view is missing else l_0_view).related:
            _loop_vars = {}
            pass
            yield environment.escaped((undefined(name='parts') if l_0_parts is missing else l_0_parts).related(l_1_group, (undefined(name='page') if l_0_page is missing else l_0_page), ))
        l_1_group = missing
        yield '</div>\n'
    if ((undefined(name='view') if l_0_view is missing else l_0_view).concern and ((undefined(name='view') if l_0_view is missing else l_0_view).kind != 'home')):
        pass
        yield environment.escaped((undefined(name='parts') if l_0_parts is missing else l_0_parts).concern((undefined(name='view') if l_0_view is missing else l_0_view).concern, (undefined(name='page') if l_0_page is missing else l_0_page), ))
    if (undefined(name='page') if l_0_page is missing else l_0_page).terms.found:
        pass
        template = environment.get_template('terms.html', 'page.html')
        gen = template.root_render_func(template.new_context(context.get_all(), True, {'parts': l_0_parts}))
        try:
            for event in gen:
                yield event
        finally: gen.close()
    yield '</div>'
