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
    yield '\n'
    def macro(l_1_level, l_1_words, l_1_anchor):
        t_2 = []
        if l_1_level is missing:
            l_1_level = undefined("parameter 'level' was not provided", name='level')
        if l_1_words is missing:
            l_1_words = undefined("parameter 'words' was not provided", name='words')
        if l_1_anchor is missing:
            l_1_anchor = ''
        pass
        t_2.extend((
            '<h',
            escaped(l_1_level),
        ))
        if l_1_anchor:
            pass
            t_2.extend((
                ' id="',
                escaped(l_1_anchor),
                '"',
            ))
        t_2.extend((
            '>',
            escaped(l_1_words),
            '</h',
            escaped(l_1_level),
            '>\n',
        ))
        return concat(t_2)
    context.exported_vars.add('heading')
    context.vars['heading'] = l_0_heading = macro
    yield '\n'
    def macro(l_1_item, l_1_page):
        t_3 = []
        if l_1_item is missing:
            l_1_item = undefined("parameter 'item' was not provided", name='item')
        if l_1_page is missing:
            l_1_page = undefined("parameter 'page' was not provided", name='page')
        pass
        if l_1_item.address:
            pass
            t_3.extend((
                '<a class="bp-tag" href="',
                escaped(l_1_page.href(l_1_item.address, )),
                '">',
                escaped(l_1_item.label),
                '</a>',
            ))
        else:
            pass
            t_3.extend((
                '<span class="bp-tag">',
                escaped(l_1_item.label),
                '</span>',
            ))
        return concat(t_3)
    context.exported_vars.add('tag')
    context.vars['tag'] = l_0_tag = macro
    yield '\n'
    def macro(l_1_items, l_1_page):
        t_4 = []
        if l_1_items is missing:
            l_1_items = undefined("parameter 'items' was not provided", name='items')
        if l_1_page is missing:
            l_1_page = undefined("parameter 'page' was not provided", name='page')
        pass
        l_2_loop = missing
        for l_2_item, l_2_loop in LoopContext(l_1_items, undefined):
            _loop_vars = {}
            pass
            t_4.append(
                (l_0_tag(l_2_item, l_1_page, )),
            )
            if (not l_2_loop.last):
                pass
                t_4.append(
                    ', ',
                )
        l_2_loop = l_2_item = missing
        return concat(t_4)
    context.exported_vars.add('tag_line')
    context.vars['tag_line'] = l_0_tag_line = macro
    yield '\n'
    def macro(l_1_items, l_1_nothing, l_1_page):
        t_5 = []
        if l_1_items is missing:
            l_1_items = undefined("parameter 'items' was not provided", name='items')
        if l_1_nothing is missing:
            l_1_nothing = undefined("parameter 'nothing' was not provided", name='nothing')
        if l_1_page is missing:
            l_1_page = undefined("parameter 'page' was not provided", name='page')
        pass
        if l_1_items:
            pass
            t_5.append(
                '<ul class="bp-list bp-due">\n',
            )
            l_2_loop = missing
            for l_2_one, l_2_loop in LoopContext(l_1_items, undefined):
                _loop_vars = {}
                pass
                t_5.extend((
                    '<li><a href="',
                    escaped(l_1_page.href(l_2_one.item.address, )),
                    '">',
                    escaped(l_2_one.item.label),
                    '</a>\n',
                ))
                if l_2_one.published:
                    pass
                    t_5.extend((
                        '<span class="bp-due__done">',
                        escaped(l_1_page.text('timetable.published', )),
                        ': ',
                    ))
                    l_3_loop = missing
                    for l_3_entry, l_3_loop in LoopContext(l_2_one.published, undefined):
                        _loop_vars = {}
                        pass
                        t_5.extend((
                            '<a href="',
                            escaped(l_1_page.href(l_3_entry.address, )),
                            '">',
                            escaped(l_3_entry.title),
                            '</a>',
                        ))
                        if (not l_3_loop.last):
                            pass
                            t_5.append(
                                ', ',
                            )
                    l_3_loop = l_3_entry = missing
                    t_5.append(
                        '</span>',
                    )
                t_5.append(
                    '</li>\n',
                )
            l_2_loop = l_2_one = missing
            t_5.append(
                '</ul>\n',
            )
        else:
            pass
            t_5.extend((
                '<p class="bp-due__nothing">',
                escaped(l_1_nothing),
                '</p>\n',
            ))
        return concat(t_5)
    context.exported_vars.add('due')
    context.vars['due'] = l_0_due = macro
    yield '\n'
    def macro(l_1_item, l_1_page):
        t_6 = []
        if l_1_item is missing:
            l_1_item = undefined("parameter 'item' was not provided", name='item')
        if l_1_page is missing:
            l_1_page = undefined("parameter 'page' was not provided", name='page')
        pass
        t_6.extend((
            '<div class="bp-notice bp-notice--',
            escaped(l_1_item.kind),
            '" role="note">\n<p>',
        ))
        if (l_1_item.kind == 'warning'):
            pass
            t_6.extend((
                '<strong>',
                escaped(l_1_page.text('page.attention', )),
                '</strong> ',
            ))
        t_6.append(
            escaped(l_1_item.text),
        )
        if l_1_item.link:
            pass
            t_6.extend((
                ' <a href="',
                escaped(l_1_page.href(l_1_item.link.address, )),
                '">',
                escaped(l_1_item.link.label),
                '</a>',
            ))
        t_6.append(
            '</p>\n</div>\n',
        )
        return concat(t_6)
    context.exported_vars.add('notice')
    context.vars['notice'] = l_0_notice = macro
    yield '\n'
    def macro(l_1_item, l_1_page):
        t_7 = []
        if l_1_item is missing:
            l_1_item = undefined("parameter 'item' was not provided", name='item')
        if l_1_page is missing:
            l_1_page = undefined("parameter 'page' was not provided", name='page')
        pass
        t_7.extend((
            '<section class="bp-concern" aria-labelledby="__concern">\n<h2 id="__concern">',
            escaped(l_1_page.text('concern.heading', )),
            '</h2>\n<p>',
            escaped(l_1_item.text),
            '</p>\n',
        ))
        if l_1_item.contacts:
            pass
            t_7.append(
                '<ul class="bp-list bp-concern__contacts">\n',
            )
            for (l_2_label, l_2_shown, l_2_address) in l_1_item.contacts:
                _loop_vars = {}
                pass
                t_7.extend((
                    '<li><span class="bp-concern__who">',
                    escaped(l_2_label),
                    '</span> ',
                ))
                if l_2_address:
                    pass
                    t_7.extend((
                        '<a href="',
                        escaped(l_2_address),
                        '">',
                        escaped(l_2_shown),
                        '</a>',
                    ))
                else:
                    pass
                    t_7.append(
                        escaped(l_2_shown),
                    )
                t_7.append(
                    '</li>\n',
                )
            l_2_label = l_2_shown = l_2_address = missing
            t_7.append(
                '</ul>\n',
            )
        if l_1_item.link:
            pass
            t_7.extend((
                '<p class="bp-concern__more"><a href="',
                escaped(l_1_page.href(l_1_item.link.address, )),
                '">',
                escaped(l_1_item.link.label),
                '</a></p>\n',
            ))
        t_7.append(
            '</section>\n',
        )
        return concat(t_7)
    context.exported_vars.add('concern')
    context.vars['concern'] = l_0_concern = macro
    yield '\n'
    def macro(l_1_items, l_1_page):
        t_8 = []
        if l_1_items is missing:
            l_1_items = undefined("parameter 'items' was not provided", name='items')
        if l_1_page is missing:
            l_1_page = undefined("parameter 'page' was not provided", name='page')
        pass
        if (t_1(l_1_items) > 1):
            pass
            t_8.append(
                '<ul class="bp-list">',
            )
            for l_2_value in l_1_items:
                _loop_vars = {}
                pass
                t_8.extend((
                    '<li>',
                    (l_0_tag(l_2_value, l_1_page, )),
                    '</li>',
                ))
            l_2_value = missing
            t_8.append(
                '</ul>',
            )
        else:
            pass
            for l_2_value in l_1_items:
                _loop_vars = {}
                pass
                t_8.append(
                    (l_0_tag(l_2_value, l_1_page, )),
                )
            l_2_value = missing
        return concat(t_8)
    context.exported_vars.add('values')
    context.vars['values'] = l_0_values = macro
    yield '\n'
    def macro(l_1_items, l_1_page):
        t_9 = []
        if l_1_items is missing:
            l_1_items = undefined("parameter 'items' was not provided", name='items')
        if l_1_page is missing:
            l_1_page = undefined("parameter 'page' was not provided", name='page')
        pass
        t_9.append(
            '<dl class="bp-facts">\n',
        )
        for l_2_fact in l_1_items:
            _loop_vars = {}
            pass
            t_9.extend((
                '<div><dt>',
                escaped(l_2_fact.label),
                '</dt><dd',
            ))
            if l_2_fact.lines:
                pass
                t_9.append(
                    ' class="bp-lines"',
                )
            t_9.extend((
                '>',
                (l_0_values(l_2_fact.values, l_1_page, )),
                '</dd></div>\n',
            ))
        l_2_fact = missing
        t_9.append(
            '</dl>\n',
        )
        return concat(t_9)
    context.exported_vars.add('fact_list')
    context.vars['fact_list'] = l_0_fact_list = macro
    yield '\n'
    def macro(l_1_items, l_1_page):
        t_10 = []
        l_1_first = missing
        if l_1_items is missing:
            l_1_items = undefined("parameter 'items' was not provided", name='items')
        if l_1_page is missing:
            l_1_page = undefined("parameter 'page' was not provided", name='page')
        pass
        l_1_first = (l_1_items if (t_1(l_1_items) <= 2) else l_1_items[:1])
        t_10.extend((
            (l_0_fact_list(l_1_first, l_1_page, )),
            '\n',
        ))
        if (t_1(l_1_items) > t_1(l_1_first)):
            pass
            t_10.extend((
                '<details class="bp-unfold bp-more-facts">\n<summary>',
                escaped(l_1_page.text('page.about', )),
                '</summary>\n',
                (l_0_fact_list(l_1_items[t_1(l_1_first):], l_1_page, )),
                '\n</details>\n',
            ))
        return concat(t_10)
    context.exported_vars.add('facts')
    context.vars['facts'] = l_0_facts = macro
    yield '\n'
    def macro(l_1_items, l_1_page):
        t_11 = []
        if l_1_items is missing:
            l_1_items = undefined("parameter 'items' was not provided", name='items')
        if l_1_page is missing:
            l_1_page = undefined("parameter 'page' was not provided", name='page')
        pass
        t_11.extend((
            '<ul class="bp-list bp-downloads" aria-label="',
            escaped(l_1_page.text('page.downloads', )),
            '">\n',
        ))
        for l_2_item in l_1_items:
            _loop_vars = {}
            pass
            t_11.extend((
                '<li><a href="',
                escaped(l_1_page.href(l_2_item.path, )),
                '" download>',
                escaped(l_2_item.label),
                ' <span>(',
                escaped(l_2_item.kind),
                ', ',
                escaped(l_1_page.size(l_2_item, )),
                ')</span></a></li>\n',
            ))
        l_2_item = missing
        t_11.append(
            '</ul>\n',
        )
        return concat(t_11)
    context.exported_vars.add('downloads')
    context.vars['downloads'] = l_0_downloads = macro
    yield '\n'
    def macro(l_1_card):
        t_12 = []
        if l_1_card is missing:
            l_1_card = undefined("parameter 'card' was not provided", name='card')
        pass
        t_12.extend((
            '<p class="bp-card__about">',
            escaped(l_1_card.kind),
        ))
        if l_1_card.day:
            pass
            if l_1_card.kind:
                pass
                t_12.append(
                    ' <span aria-hidden="true">·</span> ',
                )
            t_12.extend((
                '<time datetime="',
                escaped(l_1_card.iso_day),
                '">',
                escaped(l_1_card.day),
                '</time>',
            ))
        t_12.append(
            '</p>\n',
        )
        return concat(t_12)
    context.exported_vars.add('about')
    context.vars['about'] = l_0_about = macro
    yield '\n'
    def macro(l_1_item, l_1_level, l_1_page):
        t_13 = []
        if l_1_item is missing:
            l_1_item = undefined("parameter 'item' was not provided", name='item')
        if l_1_level is missing:
            l_1_level = undefined("parameter 'level' was not provided", name='level')
        if l_1_page is missing:
            l_1_page = undefined("parameter 'page' was not provided", name='page')
        pass
        t_13.extend((
            '<li class="bp-card">\n<h',
            escaped(l_1_level),
            '>',
        ))
        if l_1_item.address:
            pass
            t_13.extend((
                '<a href="',
                escaped(l_1_page.href(l_1_item.address, )),
                '">',
                escaped(l_1_item.title),
                '</a>',
            ))
        else:
            pass
            t_13.append(
                escaped(l_1_item.title),
            )
        t_13.extend((
            '</h',
            escaped(l_1_level),
            '>\n',
        ))
        if (l_1_item.kind or l_1_item.day):
            pass
            t_13.append(
                (l_0_about(l_1_item, )),
            )
        if l_1_item.summary:
            pass
            t_13.extend((
                '<p>',
                escaped(l_1_item.summary),
                '</p>',
            ))
        if l_1_item.points:
            pass
            t_13.append(
                '<ul class="bp-card__points">\n',
            )
            for l_2_point in l_1_item.points:
                _loop_vars = {}
                pass
                t_13.extend((
                    '<li>',
                    escaped(l_2_point),
                    '</li>\n',
                ))
            l_2_point = missing
            t_13.append(
                '</ul>\n',
            )
        if l_1_item.tags:
            pass
            t_13.extend((
                '<p class="bp-card__tags"><span class="bp-unseen">',
                escaped(l_1_page.text('page.topics', )),
                ' </span>',
            ))
            l_2_loop = missing
            for l_2_tag, l_2_loop in LoopContext(l_1_item.tags, undefined):
                _loop_vars = {}
                pass
                t_13.extend((
                    '<span>',
                    escaped(l_2_tag.label),
                    '</span>',
                ))
                if (not l_2_loop.last):
                    pass
                    t_13.append(
                        '<span class="bp-unseen">, </span>',
                    )
            l_2_loop = l_2_tag = missing
            t_13.append(
                '</p>',
            )
        t_13.append(
            '</li>\n',
        )
        return concat(t_13)
    context.exported_vars.add('card')
    context.vars['card'] = l_0_card = macro
    yield '\n'
    def macro(l_1_cards, l_1_page):
        t_14 = []
        if l_1_cards is missing:
            l_1_cards = undefined("parameter 'cards' was not provided", name='cards')
        if l_1_page is missing:
            l_1_page = undefined("parameter 'page' was not provided", name='page')
        pass
        t_14.append(
            '<ul class="bp-list bp-trail">\n',
        )
        for l_2_entry in l_1_cards:
            _loop_vars = {}
            pass
            t_14.extend((
                '<li><a href="',
                escaped(l_1_page.href(l_2_entry.address, )),
                '">',
                escaped(l_2_entry.title),
                '</a>',
            ))
            if (l_2_entry.kind or l_2_entry.day):
                pass
                t_14.append(
                    (l_0_about(l_2_entry, )),
                )
            t_14.append(
                '</li>\n',
            )
        l_2_entry = missing
        t_14.append(
            '</ul>\n',
        )
        return concat(t_14)
    context.exported_vars.add('trail')
    context.vars['trail'] = l_0_trail = macro
    yield '\n'
    def macro(l_1_item, l_1_page):
        t_15 = []
        if l_1_item is missing:
            l_1_item = undefined("parameter 'item' was not provided", name='item')
        if l_1_page is missing:
            l_1_page = undefined("parameter 'page' was not provided", name='page')
        pass
        t_15.extend((
            '<section class="bp-group bp-group--',
            escaped(l_1_item.level),
            '"',
        ))
        if l_1_item.anchor:
            pass
            t_15.extend((
                ' aria-labelledby="',
                escaped(l_1_item.anchor),
                '"',
            ))
        t_15.append(
            '>\n',
        )
        if l_1_item.heading:
            pass
            t_15.append(
                (l_0_heading(l_1_item.level, l_1_item.heading, l_1_item.anchor, )),
            )
        if l_1_item.intro:
            pass
            t_15.extend((
                '<p class="bp-group__intro">',
                escaped(l_1_item.intro),
                '</p>',
            ))
        if (l_1_item.cards and l_1_item.brief):
            pass
            t_15.append(
                (l_0_trail(l_1_item.cards, l_1_page, )),
            )
        elif l_1_item.cards:
            pass
            t_15.append(
                '<ul class="bp-list bp-cards">\n',
            )
            for l_2_entry in l_1_item.cards:
                _loop_vars = {}
                pass
                t_15.append(
                    (l_0_card(l_2_entry, (l_1_item.level + 1), l_1_page, )),
                )
            l_2_entry = missing
            t_15.append(
                '</ul>\n',
            )
        if l_1_item.more:
            pass
            t_15.extend((
                '<p class="bp-more"><a href="',
                escaped(l_1_page.href(l_1_item.more.address, )),
                '">',
                escaped(l_1_item.more.label),
                '</a></p>',
            ))
        t_15.append(
            '</section>\n',
        )
        return concat(t_15)
    context.exported_vars.add('group')
    context.vars['group'] = l_0_group = macro
    yield '\n'
    def macro(l_1_item, l_1_page):
        t_16 = []
        if l_1_item is missing:
            l_1_item = undefined("parameter 'item' was not provided", name='item')
        if l_1_page is missing:
            l_1_page = undefined("parameter 'page' was not provided", name='page')
        pass
        t_16.append(
            '<section',
        )
        if l_1_item.anchor:
            pass
            t_16.extend((
                ' aria-labelledby="',
                escaped(l_1_item.anchor),
                '"',
            ))
        t_16.extend((
            '>\n',
            (l_0_heading(l_1_item.level, l_1_item.heading, l_1_item.anchor, )),
            '\n',
        ))
        if l_1_item.intro:
            pass
            t_16.extend((
                '<p class="bp-group__intro">',
                escaped(l_1_item.intro),
                '</p>',
            ))
        t_16.extend((
            (l_0_trail(l_1_item.cards, l_1_page, )),
            '\n',
        ))
        if l_1_item.more:
            pass
            t_16.extend((
                '<p class="bp-more"><a href="',
                escaped(l_1_page.href(l_1_item.more.address, )),
                '">',
                escaped(l_1_item.more.label),
                '</a></p>',
            ))
        t_16.append(
            '</section>\n',
        )
        return concat(t_16)
    context.exported_vars.add('related')
    context.vars['related'] = l_0_related = macro
    yield '\n'
    def macro(l_1_fact, l_1_number, l_1_page):
        t_17 = []
        if l_1_fact is missing:
            l_1_fact = undefined("parameter 'fact' was not provided", name='fact')
        if l_1_number is missing:
            l_1_number = undefined("parameter 'number' was not provided", name='number')
        if l_1_page is missing:
            l_1_page = undefined("parameter 'page' was not provided", name='page')
        pass
        t_17.extend((
            '<section class="bp-topic" aria-labelledby="__topic_',
            escaped(l_1_number),
            '">\n',
            (l_0_heading(2, l_1_fact.label, markup_join(('__topic_', l_1_number, )), )),
            '\n<ul class="bp-list">\n',
        ))
        for l_2_value in l_1_fact.values:
            _loop_vars = {}
            pass
            t_17.extend((
                '<li>',
                (l_0_tag(l_2_value, l_1_page, )),
                '</li>\n',
            ))
        l_2_value = missing
        t_17.append(
            '</ul>\n</section>\n',
        )
        return concat(t_17)
    context.exported_vars.add('topic')
    context.vars['topic'] = l_0_topic = macro
