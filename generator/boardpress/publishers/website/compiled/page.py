"""Compiled from page.html by `python tools/make_templates.py`: change that, not this file."""
# ruff: noqa
# mypy: ignore-errors
from boardpress.publishers.website.templating import LoopContext, Undefined, environment, escaped, markup_join, missing


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
    yield f'''<div class="bp-page bp-page--{escaped(l_0_view.kind)}">\n<header class="bp-head">\n'''
    if l_0_view.label:
        pass
        yield f'''<p class="bp-head__label">'''
        if l_0_view.label.address:
            pass
            yield f'''<a href="{escaped(l_0_page.href(l_0_view.label.address, ))}">{escaped(l_0_view.label.label)}</a>'''
        else:
            pass
            yield escaped(l_0_view.label.label)
        yield f'''</p>\n'''
    yield f'''<h1>{escaped(l_0_view.title)}</h1>\n'''
    if l_0_view.summary:
        pass
        yield f'''<p class="bp-head__summary">{escaped(l_0_view.summary)}</p>'''
    yield f'''</header>\n'''
    for l_1_notice in l_0_view.notices:
        pass
        yield (l_0_parts.notice(l_1_notice, l_0_page, ))
    l_1_notice = missing
    if (l_0_view.concern and (l_0_view.kind == 'home')):
        pass
        yield (l_0_parts.concern(l_0_view.concern, l_0_page, ))
    if l_0_view.downloads:
        pass
        yield (l_0_parts.downloads(l_0_view.downloads, l_0_page, ))
    if l_0_view.facts:
        pass
        yield (l_0_parts.facts(l_0_view.facts, l_0_page, ))
    if l_0_contents:
        pass
        yield f'''<details class="bp-unfold bp-contents">\n<summary>{escaped(l_0_page.text('page.contents', ))}</summary>\n<ul class="bp-list">\n'''
        for l_1_entry in l_0_contents:
            pass
            yield f'''<li><a href="#{escaped(l_1_entry.anchor)}">{escaped(l_1_entry.heading)}</a></li>\n'''
        l_1_entry = missing
        yield f'''</ul>\n</details>\n'''
    for l_1_block in l_0_view.leading:
        pass
        template = environment.get_or_select_template(markup_join(('blocks/', l_1_block.template, '.html', )), 'page.html')
        gen = template.root_render_func(template.new_context(context.get_all(), True, {'block': l_1_block, 'parts': l_0_parts}))
        try:
            for event in gen:
                yield event
        finally: gen.close()
    l_1_block = missing
    if l_0_view.prose:
        pass
        yield f'''<div class="bp-prose">\n'''
        for l_1_prose in l_0_view.prose:
            pass
            if l_1_prose.heading:
                pass
                yield (l_0_parts.heading(2, l_1_prose.heading, l_1_prose.anchor, ))
            yield f'''{(l_0_page.html(l_1_prose, ))}\n'''
        l_1_prose = missing
        yield f'''</div>\n'''
    for l_1_group in l_0_view.groups:
        pass
        yield (l_0_parts.group(l_1_group, l_0_page, ))
    l_1_group = missing
    for l_1_block in l_0_view.blocks:
        pass
        template = environment.get_or_select_template(markup_join(('blocks/', l_1_block.template, '.html', )), 'page.html')
        gen = template.root_render_func(template.new_context(context.get_all(), True, {'block': l_1_block, 'parts': l_0_parts}))
        try:
            for event in gen:
                yield event
        finally: gen.close()
    l_1_block = missing
    l_1_loop = missing
    for l_1_fact, l_1_loop in LoopContext(l_0_view.topics, undefined):
        pass
        yield (l_0_parts.topic(l_1_fact, l_1_loop.index, l_0_page, ))
    l_1_loop = l_1_fact = missing
    if l_0_view.footnotes:
        pass
        yield f'''<div class="bp-prose bp-footnotes">\n'''
        if l_0_view.footnotes.heading:
            pass
            yield (l_0_parts.heading(2, l_0_view.footnotes.heading, l_0_view.footnotes.anchor, ))
        yield f'''{(l_0_page.html(l_0_view.footnotes, ))}\n</div>\n'''
    if l_0_view.related:
        pass
        yield f'''<div class="bp-related">\n'''
        for l_1_group in l_0_view.related:
            pass
            yield (l_0_parts.related(l_1_group, l_0_page, ))
        l_1_group = missing
        yield f'''</div>\n'''
    if (l_0_view.concern and (l_0_view.kind != 'home')):
        pass
        yield (l_0_parts.concern(l_0_view.concern, l_0_page, ))
    if l_0_page.terms.found:
        pass
        template = environment.get_template('terms.html', 'page.html')
        gen = template.root_render_func(template.new_context(context.get_all(), True, {'parts': l_0_parts}))
        try:
            for event in gen:
                yield event
        finally: gen.close()
    yield f'''</div>'''
