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
        yield f'''<div class="bp-notice bp-notice--{escaped(l_1_notice.kind)}" role="note">\n<p>'''
        if (l_1_notice.kind == 'warning'):
            pass
            yield f'''<strong>{escaped(l_0_page.text('page.attention', ))}</strong> '''
        yield escaped(l_1_notice.text)
        if l_1_notice.link:
            pass
            yield f''' <a href="{escaped(l_0_page.href(l_1_notice.link.address, ))}">{escaped(l_1_notice.link.label)}</a>'''
        yield f'''</p>\n</div>\n'''
    l_1_notice = missing
    if (l_0_view.concern and (l_0_view.kind == 'home')):
        pass
        yield f'''<section class="bp-concern" aria-labelledby="__concern">\n<h2 id="__concern">{escaped(l_0_page.text('concern.heading', ))}</h2>\n<p>{escaped(l_0_view.concern.text)}</p>\n'''
        if l_0_view.concern.contacts:
            pass
            yield f'''<ul class="bp-list bp-concern__contacts">\n'''
            for (l_1_label, l_1_shown, l_1_address) in l_0_view.concern.contacts:
                pass
                yield f'''<li><span class="bp-concern__who">{escaped(l_1_label)}</span> '''
                if l_1_address:
                    pass
                    yield f'''<a href="{escaped(l_1_address)}">{escaped(l_1_shown)}</a>'''
                else:
                    pass
                    yield escaped(l_1_shown)
                yield f'''</li>\n'''
            l_1_label = l_1_shown = l_1_address = missing
            yield f'''</ul>\n'''
        if l_0_view.concern.link:
            pass
            yield f'''<p class="bp-concern__more"><a href="{escaped(l_0_page.href(l_0_view.concern.link.address, ))}">{escaped(l_0_view.concern.link.label)}</a></p>\n'''
        yield f'''</section>\n'''
    if l_0_view.downloads:
        pass
        yield f'''<ul class="bp-list bp-downloads" aria-label="{escaped(l_0_page.text('page.downloads', ))}">\n'''
        for l_1_item in l_0_view.downloads:
            pass
            yield f'''<li><a href="{escaped(l_0_page.href(l_1_item.path, ))}" download>{escaped(l_1_item.label)} <span>({escaped(l_1_item.kind)}, {escaped(l_0_page.size(l_1_item, ))})</span></a></li>\n'''
        l_1_item = missing
        yield f'''</ul>\n'''
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
                yield f'''<h2'''
                if l_1_prose.anchor:
                    pass
                    yield f''' id="{escaped(l_1_prose.anchor)}"'''
                yield f'''>{escaped(l_1_prose.heading)}</h2>\n'''
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
        yield f'''<section class="bp-topic" aria-labelledby="__topic_{escaped(l_1_loop.index)}">\n{(l_0_parts.heading(2, l_1_fact.label, markup_join(('__topic_', l_1_loop.index, )), ))}\n<ul class="bp-list">\n'''
        for l_2_value in l_1_fact.values:
            pass
            yield f'''<li>'''
            if l_2_value.address:
                pass
                yield f'''<a class="bp-tag" href="{escaped(l_0_page.href(l_2_value.address, ))}">{escaped(l_2_value.label)}</a>'''
            else:
                pass
                yield f'''<span class="bp-tag">{escaped(l_2_value.label)}</span>'''
            yield f'''</li>\n'''
        l_2_value = missing
        yield f'''</ul>\n</section>\n'''
    l_1_loop = l_1_fact = missing
    if l_0_view.footnotes:
        pass
        yield f'''<div class="bp-prose bp-footnotes">\n'''
        if l_0_view.footnotes.heading:
            pass
            yield f'''<h2'''
            if l_0_view.footnotes.anchor:
                pass
                yield f''' id="{escaped(l_0_view.footnotes.anchor)}"'''
            yield f'''>{escaped(l_0_view.footnotes.heading)}</h2>\n'''
        yield f'''{(l_0_page.html(l_0_view.footnotes, ))}\n</div>\n'''
    if l_0_view.related:
        pass
        yield f'''<div class="bp-related">\n'''
        for l_1_group in l_0_view.related:
            pass
            yield f'''<section'''
            if l_1_group.anchor:
                pass
                yield f''' aria-labelledby="{escaped(l_1_group.anchor)}"'''
            yield f'''>\n<h{escaped(l_1_group.level)}'''
            if l_1_group.anchor:
                pass
                yield f''' id="{escaped(l_1_group.anchor)}"'''
            yield f'''>{escaped(l_1_group.heading)}</h{escaped(l_1_group.level)}>\n\n'''
            if l_1_group.intro:
                pass
                yield f'''<p class="bp-group__intro">{escaped(l_1_group.intro)}</p>'''
            yield f'''<ul class="bp-list bp-trail">\n'''
            for l_2_entry in l_1_group.cards:
                pass
                yield f'''<li><a href="{escaped(l_0_page.href(l_2_entry.address, ))}">{escaped(l_2_entry.title)}</a>'''
                if (l_2_entry.kind or l_2_entry.day):
                    pass
                    yield f'''<p class="bp-card__about">{escaped(l_2_entry.kind)}'''
                    if l_2_entry.day:
                        pass
                        if l_2_entry.kind:
                            pass
                            yield f''' <span aria-hidden="true">·</span> '''
                        yield f'''<time datetime="{escaped(l_2_entry.iso_day)}">{escaped(l_2_entry.day)}</time>'''
                    yield f'''</p>\n'''
                yield f'''</li>\n'''
            l_2_entry = missing
            yield f'''</ul>\n\n'''
            if l_1_group.more:
                pass
                yield f'''<p class="bp-more"><a href="{escaped(l_0_page.href(l_1_group.more.address, ))}">{escaped(l_1_group.more.label)}</a></p>'''
            yield f'''</section>\n'''
        l_1_group = missing
        yield f'''</div>\n'''
    if (l_0_view.concern and (l_0_view.kind != 'home')):
        pass
        yield f'''<section class="bp-concern" aria-labelledby="__concern">\n<h2 id="__concern">{escaped(l_0_page.text('concern.heading', ))}</h2>\n<p>{escaped(l_0_view.concern.text)}</p>\n'''
        if l_0_view.concern.contacts:
            pass
            yield f'''<ul class="bp-list bp-concern__contacts">\n'''
            for (l_1_label, l_1_shown, l_1_address) in l_0_view.concern.contacts:
                pass
                yield f'''<li><span class="bp-concern__who">{escaped(l_1_label)}</span> '''
                if l_1_address:
                    pass
                    yield f'''<a href="{escaped(l_1_address)}">{escaped(l_1_shown)}</a>'''
                else:
                    pass
                    yield escaped(l_1_shown)
                yield f'''</li>\n'''
            l_1_label = l_1_shown = l_1_address = missing
            yield f'''</ul>\n'''
        if l_0_view.concern.link:
            pass
            yield f'''<p class="bp-concern__more"><a href="{escaped(l_0_page.href(l_0_view.concern.link.address, ))}">{escaped(l_0_view.concern.link.label)}</a></p>\n'''
        yield f'''</section>\n'''
    if l_0_page.terms.found:
        pass
        template = environment.get_template('terms.html', 'page.html')
        gen = template.root_render_func(template.new_context(context.get_all(), True, {'parts': l_0_parts}))
        try:
            for event in gen:
                yield event
        finally: gen.close()
    yield f'''</div>'''
