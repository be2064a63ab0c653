"""Compiled from page.html by `python tools/make_templates.py`: change that, not this file."""
# ruff: noqa
# mypy: ignore-errors
from boardpress.publishers.website.templating import LoopContext, escaped, missing, template, undefined
from boardpress.publishers.website.compiled import parts


def root(given):
    resolve = given.__getitem__
    t_1 = []
    l_0_view = resolve('view')
    l_0_page = resolve('page')
    l_0_contents = resolve('contents')
    pass
    t_1.append(f'''<div class="bp-page bp-page--{escaped(l_0_view.kind)}">\n<header class="bp-head">\n''')
    if l_0_view.label:
        pass
        t_1.append(f'''<p class="bp-head__label">''')
        if l_0_view.label.address:
            pass
            t_1.append(f'''<a href="{escaped(l_0_page.href(l_0_view.label.address, ))}">{escaped(l_0_view.label.label)}</a>''')
        else:
            pass
            t_1.append(escaped(l_0_view.label.label))
        t_1.append(f'''</p>\n''')
    t_1.append(f'''<h1>{escaped(l_0_view.title)}</h1>\n''')
    if l_0_view.summary:
        pass
        t_1.append(f'''<p class="bp-head__summary">{escaped(l_0_view.summary)}</p>''')
    t_1.append(f'''</header>\n''')
    for l_1_notice in l_0_view.notices:
        pass
        t_1.append(f'''<div class="bp-notice bp-notice--{escaped(l_1_notice.kind)}" role="note">\n<p>''')
        if (l_1_notice.kind == 'warning'):
            pass
            t_1.append(f'''<strong>{escaped(l_0_page.text('page.attention', ))}</strong> ''')
        t_1.append(escaped(l_1_notice.text))
        if l_1_notice.link:
            pass
            t_1.append(f''' <a href="{escaped(l_0_page.href(l_1_notice.link.address, ))}">{escaped(l_1_notice.link.label)}</a>''')
        t_1.append(f'''</p>\n</div>\n''')
    if (l_0_view.concern and (l_0_view.kind == 'home')):
        pass
        t_1.append(f'''<section class="bp-concern" aria-labelledby="__concern">\n<h2 id="__concern">{escaped(l_0_page.text('concern.heading', ))}</h2>\n<p>{escaped(l_0_view.concern.text)}</p>\n''')
        if l_0_view.concern.contacts:
            pass
            t_1.append(f'''<ul class="bp-list bp-concern__contacts">\n''')
            for (l_1_label, l_1_shown, l_1_address) in l_0_view.concern.contacts:
                pass
                t_1.append(f'''<li><span class="bp-concern__who">{escaped(l_1_label)}</span> ''')
                if l_1_address:
                    pass
                    t_1.append(f'''<a href="{escaped(l_1_address)}">{escaped(l_1_shown)}</a>''')
                else:
                    pass
                    t_1.append(escaped(l_1_shown))
                t_1.append(f'''</li>\n''')
            t_1.append(f'''</ul>\n''')
        if l_0_view.concern.link:
            pass
            t_1.append(f'''<p class="bp-concern__more"><a href="{escaped(l_0_page.href(l_0_view.concern.link.address, ))}">{escaped(l_0_view.concern.link.label)}</a></p>\n''')
        t_1.append(f'''</section>\n''')
    if l_0_view.downloads:
        pass
        t_1.append(f'''<ul class="bp-list bp-downloads" aria-label="{escaped(l_0_page.text('page.downloads', ))}">\n''')
        for l_1_item in l_0_view.downloads:
            pass
            t_1.append(f'''<li><a href="{escaped(l_0_page.href(l_1_item.path, ))}" download>{escaped(l_1_item.label)} <span>({escaped(l_1_item.kind)}, {escaped(l_0_page.size(l_1_item, ))})</span></a></li>\n''')
        t_1.append(f'''</ul>\n''')
    if l_0_view.facts:
        pass
        t_1.append((parts.draw_facts(l_0_view.facts, l_0_page, )))
    if l_0_contents:
        pass
        t_1.append(f'''<details class="bp-unfold bp-contents">\n<summary>{escaped(l_0_page.text('page.contents', ))}</summary>\n<ul class="bp-list">\n''')
        for l_1_entry in l_0_contents:
            pass
            t_1.append(f'''<li><a href="#{escaped(l_1_entry.anchor)}">{escaped(l_1_entry.heading)}</a></li>\n''')
        t_1.append(f'''</ul>\n</details>\n''')
    for l_1_block in l_0_view.leading:
        pass
        t_1.append(template(''.join(map(str, ('blocks/', l_1_block.template, '.html', )))).render({**given, **{'block': l_1_block}}))
    if l_0_view.prose:
        pass
        t_1.append(f'''<div class="bp-prose">\n''')
        for l_1_prose in l_0_view.prose:
            pass
            if l_1_prose.heading:
                pass
                t_1.append(f'''<h{(2)}''')
                if l_1_prose.anchor:
                    pass
                    t_1.append(f''' id="{escaped(l_1_prose.anchor)}"''')
                t_1.append(f'''>{escaped(l_1_prose.heading)}</h{(2)}>\n''')
            t_1.append(f'''{(l_0_page.html(l_1_prose, ))}\n''')
        t_1.append(f'''</div>\n''')
    for l_1_group in l_0_view.groups:
        pass
        t_1.append((parts.draw_group(l_1_group, l_0_page, )))
    for l_1_block in l_0_view.blocks:
        pass
        t_1.append(template(''.join(map(str, ('blocks/', l_1_block.template, '.html', )))).render({**given, **{'block': l_1_block}}))
    l_1_loop = missing
    for l_1_fact, l_1_loop in LoopContext(l_0_view.topics, undefined):
        pass
        t_1.append(f'''<section class="bp-topic" aria-labelledby="__topic_{(l_1_loop.index)}">\n{(parts.draw_heading(2, l_1_fact.label, ''.join(map(str, ('__topic_', l_1_loop.index, ))), ))}\n<ul class="bp-list">\n''')
        for l_2_value in l_1_fact.values:
            pass
            t_1.append(f'''<li>''')
            if l_2_value.address:
                pass
                t_1.append(f'''<a class="bp-tag" href="{escaped(l_0_page.href(l_2_value.address, ))}">{escaped(l_2_value.label)}</a>''')
            else:
                pass
                t_1.append(f'''<span class="bp-tag">{escaped(l_2_value.label)}</span>''')
            t_1.append(f'''</li>\n''')
        t_1.append(f'''</ul>\n</section>\n''')
    if l_0_view.footnotes:
        pass
        t_1.append(f'''<div class="bp-prose bp-footnotes">\n''')
        if l_0_view.footnotes.heading:
            pass
            t_1.append(f'''<h{(2)}''')
            if l_0_view.footnotes.anchor:
                pass
                t_1.append(f''' id="{escaped(l_0_view.footnotes.anchor)}"''')
            t_1.append(f'''>{escaped(l_0_view.footnotes.heading)}</h{(2)}>\n''')
        t_1.append(f'''{(l_0_page.html(l_0_view.footnotes, ))}\n</div>\n''')
    if l_0_view.related:
        pass
        t_1.append(f'''<div class="bp-related">\n''')
        for l_1_group in l_0_view.related:
            pass
            t_1.append(f'''<section''')
            if l_1_group.anchor:
                pass
                t_1.append(f''' aria-labelledby="{escaped(l_1_group.anchor)}"''')
            t_1.append(f'''>\n<h{(l_1_group.level)}''')
            if l_1_group.anchor:
                pass
                t_1.append(f''' id="{escaped(l_1_group.anchor)}"''')
            t_1.append(f'''>{escaped(l_1_group.heading)}</h{(l_1_group.level)}>\n\n''')
            if l_1_group.intro:
                pass
                t_1.append(f'''<p class="bp-group__intro">{escaped(l_1_group.intro)}</p>''')
            t_1.append(f'''<ul class="bp-list bp-trail">\n''')
            for l_2_entry in l_1_group.cards:
                pass
                t_1.append(f'''<li><a href="{escaped(l_0_page.href(l_2_entry.address, ))}">{escaped(l_2_entry.title)}</a>''')
                if (l_2_entry.kind or l_2_entry.day):
                    pass
                    t_1.append(f'''<p class="bp-card__about">{escaped(l_2_entry.kind)}''')
                    if l_2_entry.day:
                        pass
                        if l_2_entry.kind:
                            pass
                            t_1.append(f''' <span aria-hidden="true">·</span> ''')
                        t_1.append(f'''<time datetime="{escaped(l_2_entry.iso_day)}">{escaped(l_2_entry.day)}</time>''')
                    t_1.append(f'''</p>\n''')
                t_1.append(f'''</li>\n''')
            t_1.append(f'''</ul>\n\n''')
            if l_1_group.more:
                pass
                t_1.append(f'''<p class="bp-more"><a href="{escaped(l_0_page.href(l_1_group.more.address, ))}">{escaped(l_1_group.more.label)}</a></p>''')
            t_1.append(f'''</section>\n''')
        t_1.append(f'''</div>\n''')
    if (l_0_view.concern and (l_0_view.kind != 'home')):
        pass
        t_1.append(f'''<section class="bp-concern" aria-labelledby="__concern">\n<h2 id="__concern">{escaped(l_0_page.text('concern.heading', ))}</h2>\n<p>{escaped(l_0_view.concern.text)}</p>\n''')
        if l_0_view.concern.contacts:
            pass
            t_1.append(f'''<ul class="bp-list bp-concern__contacts">\n''')
            for (l_1_label, l_1_shown, l_1_address) in l_0_view.concern.contacts:
                pass
                t_1.append(f'''<li><span class="bp-concern__who">{escaped(l_1_label)}</span> ''')
                if l_1_address:
                    pass
                    t_1.append(f'''<a href="{escaped(l_1_address)}">{escaped(l_1_shown)}</a>''')
                else:
                    pass
                    t_1.append(escaped(l_1_shown))
                t_1.append(f'''</li>\n''')
            t_1.append(f'''</ul>\n''')
        if l_0_view.concern.link:
            pass
            t_1.append(f'''<p class="bp-concern__more"><a href="{escaped(l_0_page.href(l_0_view.concern.link.address, ))}">{escaped(l_0_view.concern.link.label)}</a></p>\n''')
        t_1.append(f'''</section>\n''')
    if l_0_page.terms.found:
        pass
        t_1.append(template('terms.html').render({**given, **{}}))
    t_1.append(f'''</div>''')
    return ''.join(t_1)
