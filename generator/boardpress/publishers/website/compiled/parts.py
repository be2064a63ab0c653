"""Compiled from parts.html by `python tools/make_templates.py`: change that, not this file."""
# ruff: noqa
# mypy: ignore-errors
from boardpress.publishers.website.templating import LoopContext, Undefined, environment, escaped, markup_join, missing


def root(context, missing=missing, environment=environment):
    resolve = context.resolve_or_missing
    undefined = environment.undefined
    concat = environment.concat
    cond_expr_undefined = Undefined
    if 0: yield None
    l_0_heading = l_0_tag = l_0_tag_line = l_0_due = l_0_notice = l_0_concern = l_0_values = l_0_fact_list = l_0_facts = l_0_downloads = l_0_about = l_0_card = l_0_trail = l_0_group = l_0_related = l_0_topic = missing
    try:
        t_1 = environment.filters['length']
    except KeyError:
        @internalcode
        def t_1(*unused):
            raise TemplateRuntimeError("No filter named 'length' found.")
    pass
    yield f'''\n'''
    def draw_heading(l_1_level, l_1_words, l_1_anchor):
        t_2 = []
        pass
        t_2.append(f'''<h{escaped(l_1_level)}''')
        if l_1_anchor:
            pass
            t_2.append(f''' id="{escaped(l_1_anchor)}"''')
        t_2.append(f'''>{escaped(l_1_words)}</h{escaped(l_1_level)}>\n''')
        return concat(t_2)
    context.exported_vars.add('heading')
    context.vars['heading'] = l_0_heading = draw_heading
    yield f'''\n'''
    def draw_tag(l_1_item, l_1_page):
        t_3 = []
        pass
        if l_1_item.address:
            pass
            t_3.append(f'''<a class="bp-tag" href="{escaped(l_1_page.href(l_1_item.address, ))}">{escaped(l_1_item.label)}</a>''')
        else:
            pass
            t_3.append(f'''<span class="bp-tag">{escaped(l_1_item.label)}</span>''')
        return concat(t_3)
    context.exported_vars.add('tag')
    context.vars['tag'] = l_0_tag = draw_tag
    yield f'''\n'''
    def draw_tag_line(l_1_items, l_1_page):
        t_4 = []
        pass
        l_2_loop = missing
        for l_2_item, l_2_loop in LoopContext(l_1_items, undefined):
            pass
            if l_2_item.address:
                pass
                t_4.append(f'''<a class="bp-tag" href="{escaped(l_1_page.href(l_2_item.address, ))}">{escaped(l_2_item.label)}</a>''')
            else:
                pass
                t_4.append(f'''<span class="bp-tag">{escaped(l_2_item.label)}</span>''')
            if (not l_2_loop.last):
                pass
                t_4.append(f''', ''')
        l_2_loop = l_2_item = missing
        return concat(t_4)
    context.exported_vars.add('tag_line')
    context.vars['tag_line'] = l_0_tag_line = draw_tag_line
    yield f'''\n'''
    def draw_due(l_1_items, l_1_nothing, l_1_page):
        t_5 = []
        pass
        if l_1_items:
            pass
            t_5.append(f'''<ul class="bp-list bp-due">\n''')
            l_2_loop = missing
            for l_2_one, l_2_loop in LoopContext(l_1_items, undefined):
                pass
                t_5.append(f'''<li><a href="{escaped(l_1_page.href(l_2_one.item.address, ))}">{escaped(l_2_one.item.label)}</a>\n''')
                if l_2_one.published:
                    pass
                    t_5.append(f'''<span class="bp-due__done">{escaped(l_1_page.text('timetable.published', ))}: ''')
                    l_3_loop = missing
                    for l_3_entry, l_3_loop in LoopContext(l_2_one.published, undefined):
                        pass
                        t_5.append(f'''<a href="{escaped(l_1_page.href(l_3_entry.address, ))}">{escaped(l_3_entry.title)}</a>''')
                        if (not l_3_loop.last):
                            pass
                            t_5.append(f''', ''')
                    l_3_loop = l_3_entry = missing
                    t_5.append(f'''</span>''')
                t_5.append(f'''</li>\n''')
            l_2_loop = l_2_one = missing
            t_5.append(f'''</ul>\n''')
        else:
            pass
            t_5.append(f'''<p class="bp-due__nothing">{escaped(l_1_nothing)}</p>\n''')
        return concat(t_5)
    context.exported_vars.add('due')
    context.vars['due'] = l_0_due = draw_due
    yield f'''\n'''
    def draw_notice(l_1_item, l_1_page):
        t_6 = []
        pass
        t_6.append(f'''<div class="bp-notice bp-notice--{escaped(l_1_item.kind)}" role="note">\n<p>''')
        if (l_1_item.kind == 'warning'):
            pass
            t_6.append(f'''<strong>{escaped(l_1_page.text('page.attention', ))}</strong> ''')
        t_6.append(escaped(l_1_item.text))
        if l_1_item.link:
            pass
            t_6.append(f''' <a href="{escaped(l_1_page.href(l_1_item.link.address, ))}">{escaped(l_1_item.link.label)}</a>''')
        t_6.append(f'''</p>\n</div>\n''')
        return concat(t_6)
    context.exported_vars.add('notice')
    context.vars['notice'] = l_0_notice = draw_notice
    yield f'''\n'''
    def draw_concern(l_1_item, l_1_page):
        t_7 = []
        pass
        t_7.append(f'''<section class="bp-concern" aria-labelledby="__concern">\n<h2 id="__concern">{escaped(l_1_page.text('concern.heading', ))}</h2>\n<p>{escaped(l_1_item.text)}</p>\n''')
        if l_1_item.contacts:
            pass
            t_7.append(f'''<ul class="bp-list bp-concern__contacts">\n''')
            for (l_2_label, l_2_shown, l_2_address) in l_1_item.contacts:
                pass
                t_7.append(f'''<li><span class="bp-concern__who">{escaped(l_2_label)}</span> ''')
                if l_2_address:
                    pass
                    t_7.append(f'''<a href="{escaped(l_2_address)}">{escaped(l_2_shown)}</a>''')
                else:
                    pass
                    t_7.append(escaped(l_2_shown))
                t_7.append(f'''</li>\n''')
            l_2_label = l_2_shown = l_2_address = missing
            t_7.append(f'''</ul>\n''')
        if l_1_item.link:
            pass
            t_7.append(f'''<p class="bp-concern__more"><a href="{escaped(l_1_page.href(l_1_item.link.address, ))}">{escaped(l_1_item.link.label)}</a></p>\n''')
        t_7.append(f'''</section>\n''')
        return concat(t_7)
    context.exported_vars.add('concern')
    context.vars['concern'] = l_0_concern = draw_concern
    yield f'''\n'''
    def draw_values(l_1_items, l_1_page):
        t_8 = []
        pass
        if (t_1(l_1_items) > 1):
            pass
            t_8.append(f'''<ul class="bp-list">''')
            for l_2_value in l_1_items:
                pass
                t_8.append(f'''<li>''')
                if l_2_value.address:
                    pass
                    t_8.append(f'''<a class="bp-tag" href="{escaped(l_1_page.href(l_2_value.address, ))}">{escaped(l_2_value.label)}</a>''')
                else:
                    pass
                    t_8.append(f'''<span class="bp-tag">{escaped(l_2_value.label)}</span>''')
                t_8.append(f'''</li>''')
            l_2_value = missing
            t_8.append(f'''</ul>''')
        else:
            pass
            for l_2_value in l_1_items:
                pass
                if l_2_value.address:
                    pass
                    t_8.append(f'''<a class="bp-tag" href="{escaped(l_1_page.href(l_2_value.address, ))}">{escaped(l_2_value.label)}</a>''')
                else:
                    pass
                    t_8.append(f'''<span class="bp-tag">{escaped(l_2_value.label)}</span>''')
            l_2_value = missing
        return concat(t_8)
    context.exported_vars.add('values')
    context.vars['values'] = l_0_values = draw_values
    yield f'''\n'''
    def draw_fact_list(l_1_items, l_1_page):
        t_9 = []
        pass
        t_9.append(f'''<dl class="bp-facts">\n''')
        for l_2_fact in l_1_items:
            pass
            t_9.append(f'''<div><dt>{escaped(l_2_fact.label)}</dt><dd''')
            if l_2_fact.lines:
                pass
                t_9.append(f''' class="bp-lines"''')
            t_9.append(f'''>''')
            if (t_1(l_2_fact.values) > 1):
                pass
                t_9.append(f'''<ul class="bp-list">''')
                for l_3_value in l_2_fact.values:
                    pass
                    t_9.append(f'''<li>''')
                    if l_3_value.address:
                        pass
                        t_9.append(f'''<a class="bp-tag" href="{escaped(l_1_page.href(l_3_value.address, ))}">{escaped(l_3_value.label)}</a>''')
                    else:
                        pass
                        t_9.append(f'''<span class="bp-tag">{escaped(l_3_value.label)}</span>''')
                    t_9.append(f'''</li>''')
                l_3_value = missing
                t_9.append(f'''</ul>''')
            else:
                pass
                for l_3_value in l_2_fact.values:
                    pass
                    if l_3_value.address:
                        pass
                        t_9.append(f'''<a class="bp-tag" href="{escaped(l_1_page.href(l_3_value.address, ))}">{escaped(l_3_value.label)}</a>''')
                    else:
                        pass
                        t_9.append(f'''<span class="bp-tag">{escaped(l_3_value.label)}</span>''')
                l_3_value = missing
            t_9.append(f'''</dd></div>\n''')
        l_2_fact = missing
        t_9.append(f'''</dl>\n''')
        return concat(t_9)
    context.exported_vars.add('fact_list')
    context.vars['fact_list'] = l_0_fact_list = draw_fact_list
    yield f'''\n'''
    def draw_facts(l_1_items, l_1_page):
        t_10 = []
        l_1_first = missing
        pass
        l_1_first = (l_1_items if (t_1(l_1_items) <= 2) else l_1_items[:1])
        t_10.append(f'''<dl class="bp-facts">\n''')
        for l_2_fact in l_1_first:
            pass
            t_10.append(f'''<div><dt>{escaped(l_2_fact.label)}</dt><dd''')
            if l_2_fact.lines:
                pass
                t_10.append(f''' class="bp-lines"''')
            t_10.append(f'''>''')
            if (t_1(l_2_fact.values) > 1):
                pass
                t_10.append(f'''<ul class="bp-list">''')
                for l_3_value in l_2_fact.values:
                    pass
                    t_10.append(f'''<li>''')
                    if l_3_value.address:
                        pass
                        t_10.append(f'''<a class="bp-tag" href="{escaped(l_1_page.href(l_3_value.address, ))}">{escaped(l_3_value.label)}</a>''')
                    else:
                        pass
                        t_10.append(f'''<span class="bp-tag">{escaped(l_3_value.label)}</span>''')
                    t_10.append(f'''</li>''')
                l_3_value = missing
                t_10.append(f'''</ul>''')
            else:
                pass
                for l_3_value in l_2_fact.values:
                    pass
                    if l_3_value.address:
                        pass
                        t_10.append(f'''<a class="bp-tag" href="{escaped(l_1_page.href(l_3_value.address, ))}">{escaped(l_3_value.label)}</a>''')
                    else:
                        pass
                        t_10.append(f'''<span class="bp-tag">{escaped(l_3_value.label)}</span>''')
                l_3_value = missing
            t_10.append(f'''</dd></div>\n''')
        l_2_fact = missing
        t_10.append(f'''</dl>\n\n''')
        if (t_1(l_1_items) > t_1(l_1_first)):
            pass
            t_10.append(f'''<details class="bp-unfold bp-more-facts">\n<summary>{escaped(l_1_page.text('page.about', ))}</summary>\n{(l_0_fact_list(l_1_items[t_1(l_1_first):], l_1_page, ))}\n</details>\n''')
        return concat(t_10)
    context.exported_vars.add('facts')
    context.vars['facts'] = l_0_facts = draw_facts
    yield f'''\n'''
    def draw_downloads(l_1_items, l_1_page):
        t_11 = []
        pass
        t_11.append(f'''<ul class="bp-list bp-downloads" aria-label="{escaped(l_1_page.text('page.downloads', ))}">\n''')
        for l_2_item in l_1_items:
            pass
            t_11.append(f'''<li><a href="{escaped(l_1_page.href(l_2_item.path, ))}" download>{escaped(l_2_item.label)} <span>({escaped(l_2_item.kind)}, {escaped(l_1_page.size(l_2_item, ))})</span></a></li>\n''')
        l_2_item = missing
        t_11.append(f'''</ul>\n''')
        return concat(t_11)
    context.exported_vars.add('downloads')
    context.vars['downloads'] = l_0_downloads = draw_downloads
    yield f'''\n'''
    def draw_about(l_1_card):
        t_12 = []
        pass
        t_12.append(f'''<p class="bp-card__about">{escaped(l_1_card.kind)}''')
        if l_1_card.day:
            pass
            if l_1_card.kind:
                pass
                t_12.append(f''' <span aria-hidden="true">·</span> ''')
            t_12.append(f'''<time datetime="{escaped(l_1_card.iso_day)}">{escaped(l_1_card.day)}</time>''')
        t_12.append(f'''</p>\n''')
        return concat(t_12)
    context.exported_vars.add('about')
    context.vars['about'] = l_0_about = draw_about
    yield f'''\n'''
    def draw_card(l_1_item, l_1_level, l_1_page):
        t_13 = []
        pass
        t_13.append(f'''<li class="bp-card">\n<h{escaped(l_1_level)}>''')
        if l_1_item.address:
            pass
            t_13.append(f'''<a href="{escaped(l_1_page.href(l_1_item.address, ))}">{escaped(l_1_item.title)}</a>''')
        else:
            pass
            t_13.append(escaped(l_1_item.title))
        t_13.append(f'''</h{escaped(l_1_level)}>\n''')
        if (l_1_item.kind or l_1_item.day):
            pass
            t_13.append(f'''<p class="bp-card__about">{escaped(l_1_item.kind)}''')
            if l_1_item.day:
                pass
                if l_1_item.kind:
                    pass
                    t_13.append(f''' <span aria-hidden="true">·</span> ''')
                t_13.append(f'''<time datetime="{escaped(l_1_item.iso_day)}">{escaped(l_1_item.day)}</time>''')
            t_13.append(f'''</p>\n''')
        if l_1_item.summary:
            pass
            t_13.append(f'''<p>{escaped(l_1_item.summary)}</p>''')
        if l_1_item.points:
            pass
            t_13.append(f'''<ul class="bp-card__points">\n''')
            for l_2_point in l_1_item.points:
                pass
                t_13.append(f'''<li>{escaped(l_2_point)}</li>\n''')
            l_2_point = missing
            t_13.append(f'''</ul>\n''')
        if l_1_item.tags:
            pass
            t_13.append(f'''<p class="bp-card__tags"><span class="bp-unseen">{escaped(l_1_page.text('page.topics', ))} </span>''')
            l_2_loop = missing
            for l_2_tag, l_2_loop in LoopContext(l_1_item.tags, undefined):
                pass
                t_13.append(f'''<span>{escaped(l_2_tag.label)}</span>''')
                if (not l_2_loop.last):
                    pass
                    t_13.append(f'''<span class="bp-unseen">, </span>''')
            l_2_loop = l_2_tag = missing
            t_13.append(f'''</p>''')
        t_13.append(f'''</li>\n''')
        return concat(t_13)
    context.exported_vars.add('card')
    context.vars['card'] = l_0_card = draw_card
    yield f'''\n'''
    def draw_trail(l_1_cards, l_1_page):
        t_14 = []
        pass
        t_14.append(f'''<ul class="bp-list bp-trail">\n''')
        for l_2_entry in l_1_cards:
            pass
            t_14.append(f'''<li><a href="{escaped(l_1_page.href(l_2_entry.address, ))}">{escaped(l_2_entry.title)}</a>''')
            if (l_2_entry.kind or l_2_entry.day):
                pass
                t_14.append(f'''<p class="bp-card__about">{escaped(l_2_entry.kind)}''')
                if l_2_entry.day:
                    pass
                    if l_2_entry.kind:
                        pass
                        t_14.append(f''' <span aria-hidden="true">·</span> ''')
                    t_14.append(f'''<time datetime="{escaped(l_2_entry.iso_day)}">{escaped(l_2_entry.day)}</time>''')
                t_14.append(f'''</p>\n''')
            t_14.append(f'''</li>\n''')
        l_2_entry = missing
        t_14.append(f'''</ul>\n''')
        return concat(t_14)
    context.exported_vars.add('trail')
    context.vars['trail'] = l_0_trail = draw_trail
    yield f'''\n'''
    def draw_group(l_1_item, l_1_page):
        t_15 = []
        l_1_below = missing
        pass
        l_1_below = (l_1_item.level + 1)
        t_15.append(f'''<section class="bp-group bp-group--{escaped(l_1_item.level)}"''')
        if l_1_item.anchor:
            pass
            t_15.append(f''' aria-labelledby="{escaped(l_1_item.anchor)}"''')
        t_15.append(f'''>\n''')
        if l_1_item.heading:
            pass
            t_15.append(f'''<h{escaped(l_1_item.level)}''')
            if l_1_item.anchor:
                pass
                t_15.append(f''' id="{escaped(l_1_item.anchor)}"''')
            t_15.append(f'''>{escaped(l_1_item.heading)}</h{escaped(l_1_item.level)}>\n''')
        if l_1_item.intro:
            pass
            t_15.append(f'''<p class="bp-group__intro">{escaped(l_1_item.intro)}</p>''')
        if (l_1_item.cards and l_1_item.brief):
            pass
            t_15.append(f'''<ul class="bp-list bp-trail">\n''')
            for l_2_entry in l_1_item.cards:
                pass
                t_15.append(f'''<li><a href="{escaped(l_1_page.href(l_2_entry.address, ))}">{escaped(l_2_entry.title)}</a>''')
                if (l_2_entry.kind or l_2_entry.day):
                    pass
                    t_15.append(f'''<p class="bp-card__about">{escaped(l_2_entry.kind)}''')
                    if l_2_entry.day:
                        pass
                        if l_2_entry.kind:
                            pass
                            t_15.append(f''' <span aria-hidden="true">·</span> ''')
                        t_15.append(f'''<time datetime="{escaped(l_2_entry.iso_day)}">{escaped(l_2_entry.day)}</time>''')
                    t_15.append(f'''</p>\n''')
                t_15.append(f'''</li>\n''')
            l_2_entry = missing
            t_15.append(f'''</ul>\n''')
        elif l_1_item.cards:
            pass
            t_15.append(f'''<ul class="bp-list bp-cards">\n''')
            l_2_loop = missing
            for l_2_entry, l_2_loop in LoopContext(l_1_item.cards, undefined):
                pass
                t_15.append(f'''<li class="bp-card">\n<h{escaped(l_1_below)}>''')
                if l_2_entry.address:
                    pass
                    t_15.append(f'''<a href="{escaped(l_1_page.href(l_2_entry.address, ))}">{escaped(l_2_entry.title)}</a>''')
                else:
                    pass
                    t_15.append(escaped(l_2_entry.title))
                t_15.append(f'''</h{escaped(l_1_below)}>\n''')
                if (l_2_entry.kind or l_2_entry.day):
                    pass
                    t_15.append(f'''<p class="bp-card__about">{escaped(l_2_entry.kind)}''')
                    if l_2_entry.day:
                        pass
                        if l_2_entry.kind:
                            pass
                            t_15.append(f''' <span aria-hidden="true">·</span> ''')
                        t_15.append(f'''<time datetime="{escaped(l_2_entry.iso_day)}">{escaped(l_2_entry.day)}</time>''')
                    t_15.append(f'''</p>\n''')
                if l_2_entry.summary:
                    pass
                    t_15.append(f'''<p>{escaped(l_2_entry.summary)}</p>''')
                if l_2_entry.points:
                    pass
                    t_15.append(f'''<ul class="bp-card__points">\n''')
                    for l_3_point in l_2_entry.points:
                        pass
                        t_15.append(f'''<li>{escaped(l_3_point)}</li>\n''')
                    l_3_point = missing
                    t_15.append(f'''</ul>\n''')
                if l_2_entry.tags:
                    pass
                    t_15.append(f'''<p class="bp-card__tags"><span class="bp-unseen">{escaped(l_1_page.text('page.topics', ))} </span>''')
                    l_3_loop = missing
                    for l_3_tag, l_3_loop in LoopContext(l_2_entry.tags, undefined):
                        pass
                        t_15.append(f'''<span>{escaped(l_3_tag.label)}</span>''')
                        if (not l_3_loop.last):
                            pass
                            t_15.append(f'''<span class="bp-unseen">, </span>''')
                    l_3_loop = l_3_tag = missing
                    t_15.append(f'''</p>''')
                t_15.append(f'''</li>\n''')
            l_2_loop = l_2_entry = missing
            t_15.append(f'''</ul>\n''')
        if l_1_item.more:
            pass
            t_15.append(f'''<p class="bp-more"><a href="{escaped(l_1_page.href(l_1_item.more.address, ))}">{escaped(l_1_item.more.label)}</a></p>''')
        t_15.append(f'''</section>\n''')
        return concat(t_15)
    context.exported_vars.add('group')
    context.vars['group'] = l_0_group = draw_group
    yield f'''\n'''
    def draw_related(l_1_item, l_1_page):
        t_16 = []
        pass
        t_16.append(f'''<section''')
        if l_1_item.anchor:
            pass
            t_16.append(f''' aria-labelledby="{escaped(l_1_item.anchor)}"''')
        t_16.append(f'''>\n<h{escaped(l_1_item.level)}''')
        if l_1_item.anchor:
            pass
            t_16.append(f''' id="{escaped(l_1_item.anchor)}"''')
        t_16.append(f'''>{escaped(l_1_item.heading)}</h{escaped(l_1_item.level)}>\n\n''')
        if l_1_item.intro:
            pass
            t_16.append(f'''<p class="bp-group__intro">{escaped(l_1_item.intro)}</p>''')
        t_16.append(f'''<ul class="bp-list bp-trail">\n''')
        for l_2_entry in l_1_item.cards:
            pass
            t_16.append(f'''<li><a href="{escaped(l_1_page.href(l_2_entry.address, ))}">{escaped(l_2_entry.title)}</a>''')
            if (l_2_entry.kind or l_2_entry.day):
                pass
                t_16.append(f'''<p class="bp-card__about">{escaped(l_2_entry.kind)}''')
                if l_2_entry.day:
                    pass
                    if l_2_entry.kind:
                        pass
                        t_16.append(f''' <span aria-hidden="true">·</span> ''')
                    t_16.append(f'''<time datetime="{escaped(l_2_entry.iso_day)}">{escaped(l_2_entry.day)}</time>''')
                t_16.append(f'''</p>\n''')
            t_16.append(f'''</li>\n''')
        l_2_entry = missing
        t_16.append(f'''</ul>\n\n''')
        if l_1_item.more:
            pass
            t_16.append(f'''<p class="bp-more"><a href="{escaped(l_1_page.href(l_1_item.more.address, ))}">{escaped(l_1_item.more.label)}</a></p>''')
        t_16.append(f'''</section>\n''')
        return concat(t_16)
    context.exported_vars.add('related')
    context.vars['related'] = l_0_related = draw_related
    yield f'''\n'''
    def draw_topic(l_1_fact, l_1_number, l_1_page):
        t_17 = []
        pass
        t_17.append(f'''<section class="bp-topic" aria-labelledby="__topic_{escaped(l_1_number)}">\n{(l_0_heading(2, l_1_fact.label, markup_join(('__topic_', l_1_number, )), ))}\n<ul class="bp-list">\n''')
        for l_2_value in l_1_fact.values:
            pass
            t_17.append(f'''<li>''')
            if l_2_value.address:
                pass
                t_17.append(f'''<a class="bp-tag" href="{escaped(l_1_page.href(l_2_value.address, ))}">{escaped(l_2_value.label)}</a>''')
            else:
                pass
                t_17.append(f'''<span class="bp-tag">{escaped(l_2_value.label)}</span>''')
            t_17.append(f'''</li>\n''')
        l_2_value = missing
        t_17.append(f'''</ul>\n</section>\n''')
        return concat(t_17)
    context.exported_vars.add('topic')
    context.vars['topic'] = l_0_topic = draw_topic
