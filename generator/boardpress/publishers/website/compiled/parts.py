"""Compiled from parts.html by `python tools/make_templates.py`: change that, not this file."""
# ruff: noqa
# mypy: ignore-errors
from boardpress.publishers.website.templating import LoopContext, escaped, missing, template, undefined


pass
def draw_heading(l_1_level, l_1_words, l_1_anchor):
    t_5 = []
    pass
    t_5.append(f'''<h{(l_1_level)}''')
    if l_1_anchor:
        pass
        t_5.append(f''' id="{escaped(l_1_anchor)}"''')
    t_5.append(f'''>{escaped(l_1_words)}</h{(l_1_level)}>\n''')
    return ''.join(t_5)
def draw_tag(l_1_item, l_1_page):
    t_6 = []
    pass
    if l_1_item.address:
        pass
        t_6.append(f'''<a class="bp-tag" href="{escaped(l_1_page.href(l_1_item.address, ))}">{escaped(l_1_item.label)}</a>''')
    else:
        pass
        t_6.append(f'''<span class="bp-tag">{escaped(l_1_item.label)}</span>''')
    return ''.join(t_6)
def draw_tag_line(l_1_items, l_1_page):
    t_7 = []
    pass
    t_4 = ''
    for l_2_item in l_1_items:
        pass
        t_7.append(f'''{(t_4)}''')
        if l_2_item.address:
            pass
            t_7.append(f'''<a class="bp-tag" href="{escaped(l_1_page.href(l_2_item.address, ))}">{escaped(l_2_item.label)}</a>''')
        else:
            pass
            t_7.append(f'''<span class="bp-tag">{escaped(l_2_item.label)}</span>''')
        t_4 = f''', '''
    return ''.join(t_7)
def draw_due(l_1_items, l_1_nothing, l_1_page):
    t_8 = []
    pass
    if l_1_items:
        pass
        t_8.append(f'''<ul class="bp-list bp-due">\n''')
        for l_2_one in l_1_items:
            pass
            t_8.append(f'''<li><a href="{escaped(l_1_page.href(l_2_one.item.address, ))}">{escaped(l_2_one.item.label)}</a>\n''')
            if l_2_one.published:
                pass
                t_8.append(f'''<span class="bp-due__done">{escaped(l_1_page.text('timetable.published', ))}: ''')
                t_3 = ''
                for l_3_entry in l_2_one.published:
                    pass
                    t_8.append(f'''{(t_3)}<a href="{escaped(l_1_page.href(l_3_entry.address, ))}">{escaped(l_3_entry.title)}</a>''')
                    t_3 = f''', '''
                t_8.append(f'''</span>''')
            t_8.append(f'''</li>\n''')
        t_8.append(f'''</ul>\n''')
    else:
        pass
        t_8.append(f'''<p class="bp-due__nothing">{escaped(l_1_nothing)}</p>\n''')
    return ''.join(t_8)
def draw_notice(l_1_item, l_1_page):
    t_9 = []
    pass
    t_9.append(f'''<div class="bp-notice bp-notice--{escaped(l_1_item.kind)}" role="note">\n<p>''')
    if (l_1_item.kind == 'warning'):
        pass
        t_9.append(f'''<strong>{escaped(l_1_page.text('page.attention', ))}</strong> ''')
    t_9.append(escaped(l_1_item.text))
    if l_1_item.link:
        pass
        t_9.append(f''' <a href="{escaped(l_1_page.href(l_1_item.link.address, ))}">{escaped(l_1_item.link.label)}</a>''')
    t_9.append(f'''</p>\n</div>\n''')
    return ''.join(t_9)
def draw_concern(l_1_item, l_1_page):
    t_10 = []
    pass
    t_10.append(f'''<section class="bp-concern" aria-labelledby="__concern">\n<h2 id="__concern">{escaped(l_1_page.text('concern.heading', ))}</h2>\n<p>{escaped(l_1_item.text)}</p>\n''')
    if l_1_item.contacts:
        pass
        t_10.append(f'''<ul class="bp-list bp-concern__contacts">\n''')
        for (l_2_label, l_2_shown, l_2_address) in l_1_item.contacts:
            pass
            t_10.append(f'''<li><span class="bp-concern__who">{escaped(l_2_label)}</span> ''')
            if l_2_address:
                pass
                t_10.append(f'''<a href="{escaped(l_2_address)}">{escaped(l_2_shown)}</a>''')
            else:
                pass
                t_10.append(escaped(l_2_shown))
            t_10.append(f'''</li>\n''')
        t_10.append(f'''</ul>\n''')
    if l_1_item.link:
        pass
        t_10.append(f'''<p class="bp-concern__more"><a href="{escaped(l_1_page.href(l_1_item.link.address, ))}">{escaped(l_1_item.link.label)}</a></p>\n''')
    t_10.append(f'''</section>\n''')
    return ''.join(t_10)
def draw_values(l_1_items, l_1_page):
    t_11 = []
    pass
    if (len(l_1_items) > 1):
        pass
        t_11.append(f'''<ul class="bp-list">''')
        for l_2_value in l_1_items:
            pass
            t_11.append(f'''<li>''')
            if l_2_value.address:
                pass
                t_11.append(f'''<a class="bp-tag" href="{escaped(l_1_page.href(l_2_value.address, ))}">{escaped(l_2_value.label)}</a>''')
            else:
                pass
                t_11.append(f'''<span class="bp-tag">{escaped(l_2_value.label)}</span>''')
            t_11.append(f'''</li>''')
        t_11.append(f'''</ul>''')
    else:
        pass
        for l_2_value in l_1_items:
            pass
            if l_2_value.address:
                pass
                t_11.append(f'''<a class="bp-tag" href="{escaped(l_1_page.href(l_2_value.address, ))}">{escaped(l_2_value.label)}</a>''')
            else:
                pass
                t_11.append(f'''<span class="bp-tag">{escaped(l_2_value.label)}</span>''')
    return ''.join(t_11)
def draw_fact_list(l_1_items, l_1_page):
    t_12 = []
    pass
    t_12.append(f'''<dl class="bp-facts">\n''')
    for l_2_fact in l_1_items:
        pass
        t_12.append(f'''<div><dt>{escaped(l_2_fact.label)}</dt><dd''')
        if l_2_fact.lines:
            pass
            t_12.append(f''' class="bp-lines"''')
        t_12.append(f'''>''')
        if (len(l_2_fact.values) > 1):
            pass
            t_12.append(f'''<ul class="bp-list">''')
            for l_3_value in l_2_fact.values:
                pass
                t_12.append(f'''<li>''')
                if l_3_value.address:
                    pass
                    t_12.append(f'''<a class="bp-tag" href="{escaped(l_1_page.href(l_3_value.address, ))}">{escaped(l_3_value.label)}</a>''')
                else:
                    pass
                    t_12.append(f'''<span class="bp-tag">{escaped(l_3_value.label)}</span>''')
                t_12.append(f'''</li>''')
            t_12.append(f'''</ul>''')
        else:
            pass
            for l_3_value in l_2_fact.values:
                pass
                if l_3_value.address:
                    pass
                    t_12.append(f'''<a class="bp-tag" href="{escaped(l_1_page.href(l_3_value.address, ))}">{escaped(l_3_value.label)}</a>''')
                else:
                    pass
                    t_12.append(f'''<span class="bp-tag">{escaped(l_3_value.label)}</span>''')
        t_12.append(f'''</dd></div>\n''')
    t_12.append(f'''</dl>\n''')
    return ''.join(t_12)
def draw_facts(l_1_items, l_1_page):
    t_13 = []
    l_1_first = missing
    pass
    l_1_first = (l_1_items if (len(l_1_items) <= 2) else l_1_items[:1])
    t_13.append(f'''<dl class="bp-facts">\n''')
    for l_2_fact in l_1_first:
        pass
        t_13.append(f'''<div><dt>{escaped(l_2_fact.label)}</dt><dd''')
        if l_2_fact.lines:
            pass
            t_13.append(f''' class="bp-lines"''')
        t_13.append(f'''>''')
        if (len(l_2_fact.values) > 1):
            pass
            t_13.append(f'''<ul class="bp-list">''')
            for l_3_value in l_2_fact.values:
                pass
                t_13.append(f'''<li>''')
                if l_3_value.address:
                    pass
                    t_13.append(f'''<a class="bp-tag" href="{escaped(l_1_page.href(l_3_value.address, ))}">{escaped(l_3_value.label)}</a>''')
                else:
                    pass
                    t_13.append(f'''<span class="bp-tag">{escaped(l_3_value.label)}</span>''')
                t_13.append(f'''</li>''')
            t_13.append(f'''</ul>''')
        else:
            pass
            for l_3_value in l_2_fact.values:
                pass
                if l_3_value.address:
                    pass
                    t_13.append(f'''<a class="bp-tag" href="{escaped(l_1_page.href(l_3_value.address, ))}">{escaped(l_3_value.label)}</a>''')
                else:
                    pass
                    t_13.append(f'''<span class="bp-tag">{escaped(l_3_value.label)}</span>''')
        t_13.append(f'''</dd></div>\n''')
    t_13.append(f'''</dl>\n\n''')
    if (len(l_1_items) > len(l_1_first)):
        pass
        t_13.append(f'''<details class="bp-unfold bp-more-facts">\n<summary>{escaped(l_1_page.text('page.about', ))}</summary>\n{(draw_fact_list(l_1_items[len(l_1_first):], l_1_page, ))}\n</details>\n''')
    return ''.join(t_13)
def draw_downloads(l_1_items, l_1_page):
    t_14 = []
    pass
    t_14.append(f'''<ul class="bp-list bp-downloads" aria-label="{escaped(l_1_page.text('page.downloads', ))}">\n''')
    for l_2_item in l_1_items:
        pass
        t_14.append(f'''<li><a href="{escaped(l_1_page.href(l_2_item.path, ))}" download>{escaped(l_2_item.label)} <span>({escaped(l_2_item.kind)}, {escaped(l_1_page.size(l_2_item, ))})</span></a></li>\n''')
    t_14.append(f'''</ul>\n''')
    return ''.join(t_14)
def draw_about(l_1_card):
    t_15 = []
    pass
    t_15.append(f'''<p class="bp-card__about">{escaped(l_1_card.kind)}''')
    if l_1_card.day:
        pass
        if l_1_card.kind:
            pass
            t_15.append(f''' <span aria-hidden="true">·</span> ''')
        t_15.append(f'''<time datetime="{escaped(l_1_card.iso_day)}">{escaped(l_1_card.day)}</time>''')
    t_15.append(f'''</p>\n''')
    return ''.join(t_15)
def draw_card(l_1_item, l_1_level, l_1_page):
    t_16 = []
    pass
    t_16.append(f'''<li class="bp-card">\n<h{(l_1_level)}>''')
    if l_1_item.address:
        pass
        t_16.append(f'''<a href="{escaped(l_1_page.href(l_1_item.address, ))}">{escaped(l_1_item.title)}</a>''')
    else:
        pass
        t_16.append(escaped(l_1_item.title))
    t_16.append(f'''</h{(l_1_level)}>\n''')
    if (l_1_item.kind or l_1_item.day):
        pass
        t_16.append(f'''<p class="bp-card__about">{escaped(l_1_item.kind)}''')
        if l_1_item.day:
            pass
            if l_1_item.kind:
                pass
                t_16.append(f''' <span aria-hidden="true">·</span> ''')
            t_16.append(f'''<time datetime="{escaped(l_1_item.iso_day)}">{escaped(l_1_item.day)}</time>''')
        t_16.append(f'''</p>\n''')
    if l_1_item.summary:
        pass
        t_16.append(f'''<p>{escaped(l_1_item.summary)}</p>''')
    if l_1_item.points:
        pass
        t_16.append(f'''<ul class="bp-card__points">\n''')
        for l_2_point in l_1_item.points:
            pass
            t_16.append(f'''<li>{escaped(l_2_point)}</li>\n''')
        t_16.append(f'''</ul>\n''')
    if l_1_item.tags:
        pass
        t_16.append(f'''<p class="bp-card__tags"><span class="bp-unseen">{escaped(l_1_page.text('page.topics', ))} </span>''')
        t_2 = ''
        for l_2_tag in l_1_item.tags:
            pass
            t_16.append(f'''{(t_2)}<span>{escaped(l_2_tag.label)}</span>''')
            t_2 = f'''<span class="bp-unseen">, </span>'''
        t_16.append(f'''</p>''')
    t_16.append(f'''</li>\n''')
    return ''.join(t_16)
def draw_trail(l_1_cards, l_1_page):
    t_17 = []
    pass
    t_17.append(f'''<ul class="bp-list bp-trail">\n''')
    for l_2_entry in l_1_cards:
        pass
        t_17.append(f'''<li><a href="{escaped(l_1_page.href(l_2_entry.address, ))}">{escaped(l_2_entry.title)}</a>''')
        if (l_2_entry.kind or l_2_entry.day):
            pass
            t_17.append(f'''<p class="bp-card__about">{escaped(l_2_entry.kind)}''')
            if l_2_entry.day:
                pass
                if l_2_entry.kind:
                    pass
                    t_17.append(f''' <span aria-hidden="true">·</span> ''')
                t_17.append(f'''<time datetime="{escaped(l_2_entry.iso_day)}">{escaped(l_2_entry.day)}</time>''')
            t_17.append(f'''</p>\n''')
        t_17.append(f'''</li>\n''')
    t_17.append(f'''</ul>\n''')
    return ''.join(t_17)
def draw_group(l_1_item, l_1_page):
    t_18 = []
    l_1_below = missing
    pass
    l_1_below = (l_1_item.level + 1)
    t_18.append(f'''<section class="bp-group bp-group--{(l_1_item.level)}"''')
    if l_1_item.anchor:
        pass
        t_18.append(f''' aria-labelledby="{escaped(l_1_item.anchor)}"''')
    t_18.append(f'''>\n''')
    if l_1_item.heading:
        pass
        t_18.append(f'''<h{(l_1_item.level)}''')
        if l_1_item.anchor:
            pass
            t_18.append(f''' id="{escaped(l_1_item.anchor)}"''')
        t_18.append(f'''>{escaped(l_1_item.heading)}</h{(l_1_item.level)}>\n''')
    if l_1_item.intro:
        pass
        t_18.append(f'''<p class="bp-group__intro">{escaped(l_1_item.intro)}</p>''')
    if (l_1_item.cards and l_1_item.brief):
        pass
        t_18.append(f'''<ul class="bp-list bp-trail">\n''')
        for l_2_entry in l_1_item.cards:
            pass
            t_18.append(f'''<li><a href="{escaped(l_1_page.href(l_2_entry.address, ))}">{escaped(l_2_entry.title)}</a>''')
            if (l_2_entry.kind or l_2_entry.day):
                pass
                t_18.append(f'''<p class="bp-card__about">{escaped(l_2_entry.kind)}''')
                if l_2_entry.day:
                    pass
                    if l_2_entry.kind:
                        pass
                        t_18.append(f''' <span aria-hidden="true">·</span> ''')
                    t_18.append(f'''<time datetime="{escaped(l_2_entry.iso_day)}">{escaped(l_2_entry.day)}</time>''')
                t_18.append(f'''</p>\n''')
            t_18.append(f'''</li>\n''')
        t_18.append(f'''</ul>\n''')
    elif l_1_item.cards:
        pass
        t_18.append(f'''<ul class="bp-list bp-cards">\n''')
        for l_2_entry in l_1_item.cards:
            pass
            t_18.append(f'''<li class="bp-card">\n<h{(l_1_below)}>''')
            if l_2_entry.address:
                pass
                t_18.append(f'''<a href="{escaped(l_1_page.href(l_2_entry.address, ))}">{escaped(l_2_entry.title)}</a>''')
            else:
                pass
                t_18.append(escaped(l_2_entry.title))
            t_18.append(f'''</h{(l_1_below)}>\n''')
            if (l_2_entry.kind or l_2_entry.day):
                pass
                t_18.append(f'''<p class="bp-card__about">{escaped(l_2_entry.kind)}''')
                if l_2_entry.day:
                    pass
                    if l_2_entry.kind:
                        pass
                        t_18.append(f''' <span aria-hidden="true">·</span> ''')
                    t_18.append(f'''<time datetime="{escaped(l_2_entry.iso_day)}">{escaped(l_2_entry.day)}</time>''')
                t_18.append(f'''</p>\n''')
            if l_2_entry.summary:
                pass
                t_18.append(f'''<p>{escaped(l_2_entry.summary)}</p>''')
            if l_2_entry.points:
                pass
                t_18.append(f'''<ul class="bp-card__points">\n''')
                for l_3_point in l_2_entry.points:
                    pass
                    t_18.append(f'''<li>{escaped(l_3_point)}</li>\n''')
                t_18.append(f'''</ul>\n''')
            if l_2_entry.tags:
                pass
                t_18.append(f'''<p class="bp-card__tags"><span class="bp-unseen">{escaped(l_1_page.text('page.topics', ))} </span>''')
                t_1 = ''
                for l_3_tag in l_2_entry.tags:
                    pass
                    t_18.append(f'''{(t_1)}<span>{escaped(l_3_tag.label)}</span>''')
                    t_1 = f'''<span class="bp-unseen">, </span>'''
                t_18.append(f'''</p>''')
            t_18.append(f'''</li>\n''')
        t_18.append(f'''</ul>\n''')
    if l_1_item.more:
        pass
        t_18.append(f'''<p class="bp-more"><a href="{escaped(l_1_page.href(l_1_item.more.address, ))}">{escaped(l_1_item.more.label)}</a></p>''')
    t_18.append(f'''</section>\n''')
    return ''.join(t_18)
def draw_related(l_1_item, l_1_page):
    t_19 = []
    pass
    t_19.append(f'''<section''')
    if l_1_item.anchor:
        pass
        t_19.append(f''' aria-labelledby="{escaped(l_1_item.anchor)}"''')
    t_19.append(f'''>\n<h{(l_1_item.level)}''')
    if l_1_item.anchor:
        pass
        t_19.append(f''' id="{escaped(l_1_item.anchor)}"''')
    t_19.append(f'''>{escaped(l_1_item.heading)}</h{(l_1_item.level)}>\n\n''')
    if l_1_item.intro:
        pass
        t_19.append(f'''<p class="bp-group__intro">{escaped(l_1_item.intro)}</p>''')
    t_19.append(f'''<ul class="bp-list bp-trail">\n''')
    for l_2_entry in l_1_item.cards:
        pass
        t_19.append(f'''<li><a href="{escaped(l_1_page.href(l_2_entry.address, ))}">{escaped(l_2_entry.title)}</a>''')
        if (l_2_entry.kind or l_2_entry.day):
            pass
            t_19.append(f'''<p class="bp-card__about">{escaped(l_2_entry.kind)}''')
            if l_2_entry.day:
                pass
                if l_2_entry.kind:
                    pass
                    t_19.append(f''' <span aria-hidden="true">·</span> ''')
                t_19.append(f'''<time datetime="{escaped(l_2_entry.iso_day)}">{escaped(l_2_entry.day)}</time>''')
            t_19.append(f'''</p>\n''')
        t_19.append(f'''</li>\n''')
    t_19.append(f'''</ul>\n\n''')
    if l_1_item.more:
        pass
        t_19.append(f'''<p class="bp-more"><a href="{escaped(l_1_page.href(l_1_item.more.address, ))}">{escaped(l_1_item.more.label)}</a></p>''')
    t_19.append(f'''</section>\n''')
    return ''.join(t_19)
def draw_topic(l_1_fact, l_1_number, l_1_page):
    t_20 = []
    pass
    t_20.append(f'''<section class="bp-topic" aria-labelledby="__topic_{(l_1_number)}">\n{(draw_heading(2, l_1_fact.label, ''.join(map(str, ('__topic_', l_1_number, ))), ))}\n<ul class="bp-list">\n''')
    for l_2_value in l_1_fact.values:
        pass
        t_20.append(f'''<li>''')
        if l_2_value.address:
            pass
            t_20.append(f'''<a class="bp-tag" href="{escaped(l_1_page.href(l_2_value.address, ))}">{escaped(l_2_value.label)}</a>''')
        else:
            pass
            t_20.append(f'''<span class="bp-tag">{escaped(l_2_value.label)}</span>''')
        t_20.append(f'''</li>\n''')
    t_20.append(f'''</ul>\n</section>\n''')
    return ''.join(t_20)
