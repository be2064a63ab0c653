"""Every kind of author's mistake has a small bad site; the message is asserted to the letter."""

# The messages stand as they are shown, however long.
# ruff: noqa: E501

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from boardpress.cli import run
from tests.sites import CONFIG, DAY, GOOD, briefing, snapshot, write_site

X = "content/briefings/x.md"


class Mistake(NamedTuple):
    """A file that an author got wrong, and every line that is said about it."""

    name: str
    files: dict[str, str | bytes]
    said: list[str]


def at(line: int, rest: str, path: str = X) -> str:
    return f"{path}:{line}: {rest}"


D = "content/documents/x.md"


def document(front: str) -> str:
    """A document of the board with more front matter."""
    return f"---\ntitle: A policy\ndate: 2026-03-01\nsummary: What we do.\nsubtype: policy\nreview_by: 2027-03-01\n{front}---\n\nText.\n"


PLAN = """\
---
title: A plan
date: 2026-03-01
summary: What we do.
subtype: multi-agency
answers: [reviews/one.md]
actions:
  - action: Tell everybody
    owner: Head of service
    deadline: 2026-12-01
    measure: All teams have read it
    answers: [reviews/one.md#finding-1]
---

Text.
"""

MISTAKES = [
    Mistake(
        "a misspelt key",
        {X: briefing("theems: [neglect]\n")},
        [at(5, "theems: is not a key of this type. Did you mean `themes`?")],
    ),
    Mistake(
        "a key that stands twice",
        {X: briefing("title: Again\n")},
        [at(5, "file: `title` stands twice, first on line 2. Keep one of the two.")],
    ),
    Mistake(
        "a YAML alias",
        {X: briefing("owner: *lead\n")},
        [at(5, "file: `*lead` is a YAML alias. Write the value out, or put it in quotes.")],
    ),
    Mistake(
        "a YAML anchor",
        {X: briefing("owner: &lead Manager\n")},
        [at(5, "file: `&lead` is a YAML anchor. Put a value that starts with & in quotes.")],
    ),
    Mistake(
        "a YAML tag",
        {X: briefing("owner: !important Manager\n")},
        [at(5, "file: A value starts with `!`, which is a YAML tag. Put it in quotes.")],
    ),
    Mistake(
        "a day that does not exist",
        {X: briefing(date="2026-02-31")},
        [at(3, "date: '2026-02-31' is no day of the calendar. Write it as 2026-02-28.")],
    ),
    Mistake(
        "a date in words",
        {X: briefing(date="31 Feb")},
        [at(3, "date: '31 Feb' is no date. Write it as 2026-02-28.")],
    ),
    Mistake(
        "a date that can be read in two ways",
        {X: briefing(date="03/04/2026")},
        [at(3, "date: '03/04/2026' can be read in two ways. If you mean 3 April 2026, write it as 2026-04-03.")],
    ),
    Mistake(
        "a text that YAML reads as false",
        {X: briefing("owner: NO\n")},
        [at(5, 'owner: YAML reads NO as true or false. Put it in quotes: "NO".')],
    ),
    Mistake(
        "a version that YAML reads as a number",
        {X: briefing("reference: 1.10\n")},
        [at(5, 'reference: YAML reads 1.10 as a number. Put it in quotes: "1.10".')],
    ),
    Mistake(
        "a text cut short by #",
        {X: briefing("owner: Manager #7\n")},
        [at(5, "owner: everything from # on is left out, so this is read as 'Manager'. Put the value in quotes.")],
    ),
    Mistake(
        "an empty value",
        {X: briefing("owner:\n")},
        [at(5, "owner: is empty. Write a value, or remove the line.")],
    ),
    Mistake(
        "no title",
        {X: "---\ndate: 2026-03-01\nsummary: S\n---\nText.\n"},
        [at(2, "title: is missing. What the reader sees first. Plain words, no reference number.")],
    ),
    Mistake(
        "no day of publication",
        {X: "---\ntitle: T\nsummary: S\n---\nText.\n"},
        [at(2, "date: is missing. The day of publication. Nothing of it appears before that day.")],
    ),
    Mistake(
        "an unknown theme",
        {X: briefing("themes: [neglct]\n")},
        [at(5, "themes.1: 'neglct' is not among `themes` of site-config.yml. Did you mean `neglect`?")],
    ),
    Mistake(
        "an unknown agency that resembles none",
        {X: briefing("agencies:\n  - police\n  - zoo\n")},
        [at(7, "agencies.2: 'zoo' is not among `agencies` of site-config.yml. Choose one, or add it under `agencies` in site-config.yml.")],
    ),
    Mistake(
        "a value outside the allowed ones",
        {X: briefing("access: secret\n")},
        [at(5, "access: 'secret' is not among the allowed values. Choose one of `public`, `internal`.")],
    ),
    Mistake(
        "a single value where a list belongs",
        {X: briefing("themes: neglect\n")},
        [at(5, "themes: must be a list. Write [a, b], or one entry a line after `- `.")],
    ),
    Mistake(
        "an entry that stands twice",
        {X: briefing("themes: [neglect, neglect]\n")},
        [at(5, "themes: 'neglect' stands twice. Remove one.")],
    ),
    Mistake(
        "yes for true",
        {X: briefing("draft: yes\n")},
        [at(5, "draft: 'yes' must be true or false. Write one of the two, without quotes.")],
    ),
    Mistake(
        "a reference to a file that is not there",
        {X: briefing("derived_from: [reviews/onee.md]\n")},
        [at(5, "derived_from.1: there is no 'reviews/onee.md'. Did you mean `reviews/one.md`?")],
    ),
    Mistake(
        "a reference without the ending of the file",
        {X: briefing("related: [good]\n")},
        [at(5, "related.1: 'good' is no file name. Write the file's name with its ending: good.md.")],
    ),
    Mistake(
        "a reference that can be two files",
        {"content/reviews/two.md": GOOD["content/reviews/one.md"].replace("R 1", "R 2"),
         "learning/summaries/two.md": "---\ntitle: S\ndate: 2026-03-01\nsummary: S\ncompleted: 2026-03-01\n---\nText.\n",
         X: briefing("related: [two.md]\n")},
        [at(5, "related.1: 'two.md' can be more than one file. Write reviews/two.md or summaries/two.md.")],
    ),
    Mistake(
        "a link to a file that is not there",
        {X: briefing(body="One.\n\nSee [this](godo.md).\n")},
        [at(9, "body: there is no 'godo.md'. Did you mean `good.md`?")],
    ),
    Mistake(
        "a link to an address instead of a file",
        {X: briefing(body="See [this](/briefings/good/).\n")},
        [at(7, "body: '/briefings/good/' names no file. Link to a publication by its file name, such as neglect.md.")],
    ),
    Mistake(
        "a link to a heading that is not there",
        {X: briefing(body="See [this](good.md#why-this-maters).\n")},
        [at(7, "body: '#why-this-maters' is no heading of content/briefings/good.md. Did you mean `why-this-matters`?")],
    ),
    Mistake(
        "a link without words",
        {X: briefing(body="See [](good.md).\n")},
        [at(7, "body: the link to 'good.md' has no words. Write [what it is](good.md).")],
    ),
    Mistake(
        "an image without alternative text",
        {X: briefing(body="![](chart.png)\n"), "content/briefings/chart.png": b"\x89PNG"},
        [at(7, "body: the image 'chart.png' has no alternative text. Write ![what it shows](chart.png).")],
    ),
    Mistake(
        "an image from another site",
        {X: briefing(body="![a chart](https://elsewhere.example/c.png)\n")},
        [at(7, "body: the image 'https://elsewhere.example/c.png' lies elsewhere. Put the file beside the text and name it.")],
    ),
    Mistake(
        "raw HTML",
        {X: briefing(body='Text.\n\n<div onclick="go()">Hello</div>\n')},
        [
            at(9, 'body: `</div>` is raw HTML, which is not published. Write it in Markdown, or put code in `...`.'),
            at(9, 'body: `<div onclick="go()">` is raw HTML, which is not published. Write it in Markdown, or put code in `...`.'),
        ],
    ),
    Mistake(
        "an HTML comment",
        {X: briefing(body="Text.\n\n<!-- the mother's name -->\n")},
        [at(9, "body: `<!-- the mother's name -->` is an HTML comment, which is not published. Write it in Markdown, or put code in `...`.")],
    ),
    Mistake(
        "a link that runs script",
        {X: briefing(body="[go](javascript:alert(1))\n")},
        [at(7, "body: a link to 'javascript:alert(1)' is not published. Use https, mailto or tel, or a file's name.")],
    ),
    Mistake(
        "a link that runs script behind entities",
        {X: briefing(body="Text.\n\n[go](java&#115;cript:alert)\n")},
        [at(9, "body: a link to 'javascript:alert' is not published. Use https, mailto or tel, or a file's name.")],
    ),
    Mistake(
        "a link to an address that cannot be read",
        {X: briefing(body="[go](https://a[b)\n\n[see](https://[a]/)\n")},
        [
            at(7, "body: 'https://a[b' names no site. Write the whole address."),
            at(9, "body: 'https://[a]/' names no site. Write the whole address."),
        ],
    ),
    Mistake(
        "a data link",
        {X: briefing(body="[go](data:text/html;base64,PHN2Zz4=)\n")},
        [at(7, "body: a link to 'data:text/html;base64,PHN2Zz4=' is not published. Use https, mailto or tel, or a file's name.")],
    ),
    Mistake(
        "a heading of level 1",
        {X: briefing(body="# Hello\n")},
        [at(7, "body: 'Hello' is a heading of level 1, which the title is. Start it with `##`.")],
    ),
    Mistake(
        "a section that stands twice",
        {X: briefing(body="## Why this matters\n\nA.\n\n## Why this matters\n\nB.\n")},
        [at(7, "body: the section 'Why this matters' stands twice. Join the two.")],
    ),
    Mistake(
        "brackets nested too deep",
        {X: briefing("owner: " + "[" * 50_000 + "\n")},
        [at(5, "file: Brackets are nested more than 20 deep. Put text with brackets in quotes.")],
    ),
    Mistake(
        "a paragraph of brackets",
        {X: briefing(body="[" * 20_000 + "\n")},
        [at(7, "body: the paragraph holds too many brackets or marks. Split it or remove them.")],
    ),
    Mistake(
        "raw HTML that is never closed, with code behind it",
        {X: briefing(body="Text.\n\na <x`e`\n")},
        [at(9, "body: `<x` is raw HTML, which is not published. Write it in Markdown, or put code in `...`.")],
    ),
    Mistake(
        "lists in lists without end",
        {X: briefing(body="- " * 150 + "x\n")},
        [at(6, "body: lists or quotations are nested too deep. Make them flatter.")],
    ),
    Mistake(
        "a tab for indentation",
        {X: briefing("themes:\n\t- neglect\n")},
        [at(6, "file: A tab stands here. Use spaces to indent.")],
    ),
    Mistake(
        "a quotation mark that is never closed",
        {X: briefing('owner: "Manager\n')},
        [at(5, "file: A quotation mark that opens a value is never closed. Close it.")],
    ),
    Mistake(
        "a colon in a value without quotes",
        {X: briefing("owner: Manager: North\n")},
        [at(5, "file: A colon followed by a space stands in a value. Put the whole value in quotes.")],
    ),
    Mistake(
        "no front matter",
        {X: "# Hello\n"},
        [at(1, "file: the file does not begin with front matter. Write `---`, the keys, and `---` before the text.")],
    ),
    Mistake(
        "front matter that is never closed",
        {X: "---\ntitle: T\n"},
        [at(1, "file: the front matter is never closed. Write `---` on a line of its own after the last key.")],
    ),
    Mistake("UTF-16", {X: briefing().encode("utf-16")}, [at(1, "file: the file is in UTF-16. Save it as UTF-8.")]),
    Mistake(
        "another encoding",
        {X: briefing(body="Caf\u00e9\n").encode("latin-1")},
        [at(7, "file: the file is not in UTF-8. Save it as UTF-8.")],
    ),
    Mistake("a NUL", {X: briefing(body="a\0b\n")}, [at(7, "file: the invisible character U+0000 stands here. Remove it.")]),
    Mistake(
        "text that runs backwards",
        {X: briefing(body="a\u202eb\n")},
        [at(7, "file: the invisible character U+202E stands here. Remove it.")],
    ),
    Mistake(
        "a conflict that git left",
        {X: briefing(body="<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main\n")},
        [at(7, "file: git left a conflict here. Keep the right version and remove the marks.")],
    ),
    Mistake(
        "a pointer of Git LFS",
        {X: "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"},
        [at(1, "file: this is a pointer of Git LFS, not the file. Run `git lfs pull`, or keep text out of LFS.")],
    ),
    Mistake(
        "a name with capitals and spaces",
        {"content/briefings/My Note.md": briefing()},
        [at(1, "file: 'My Note.md' cannot be an address: only lower-case letters, digits and hyphens are safe everywhere. "
            "Rename it to my-note.md.", "content/briefings/My Note.md")],
    ),
    Mistake(
        "a file in the folder of no type",
        {"content/x/1/2/3/4/5/6/7/8/9/notes.md": briefing()},
        [at(1, "file: it lies in the folder of no type of content. Move it to the folder of its type. docs/types.md lists the folders.",
            "content/x/1/2/3/4/5/6/7/8/9/notes.md")],
    ),
    Mistake(
        "a file in a folder that is nearly that of a type",
        {"content/breifings/notes.md": briefing()},
        [at(1, "file: it lies in the folder of no type of content. Move it to the folder of its type. Did you mean `content/briefings`?",
            "content/breifings/notes.md")],
    ),
    Mistake(
        "a version that is not that of the last row",
        {D: document('version: "1.3"\nversions:\n  - {version: "0.2", when: "2015-04"}\n  - {version: "0.3", when: "2016-03"}\n')},
        [at(7, "version: is '1.3', but the last of `versions.version` is '0.3'. Correct one of them.", D)],
    ),
    Mistake(
        "a decision before anybody was told",
        {"content/reviews/two.md": GOOD["content/reviews/one.md"].replace("reference: R 1",
         "reference: R 2\ndecision:\n  notified_on: 2025-03-01\n  decided_on: 2025-02-01")},
        [at(9, "decision.decided_on: 2025-02-01 is before `notified_on`, 2025-03-01. Correct one of them.", "content/reviews/two.md")],
    ),
    Mistake(
        "an action that answers a recommendation which is not there",
        {"learning/action-plans/p.md": PLAN.replace("finding-1", "finding-2")},
        [at(7, "actions.answers: '#finding-2' is no heading of content/reviews/one.md. Did you mean `finding-1`?",
            "learning/action-plans/p.md")],
    ),
    Mistake(
        "a rule that speaks of a key which is not there",
        {"site-config.yml": CONFIG + "types:\n  event:\n    fields:\n      booked_by: {kind: day, label: Book by, not_before: start}\n"
         "      edition: {kind: text, label: Edition, same_as: versions.version}\n"},
        [at(16, "types.event.fields.booked_by: speaks of `start`, which is no key beside it. Did you mean `starts`?", "site-config.yml"),
         at(17, "types.event.fields.edition: must be the same as `versions.version`, which there is not. Correct `same_as`.",
            "site-config.yml")],
    ),
    Mistake(
        "two publications with one address",
        {"content/pages/briefings.md": "---\ntitle: T\n---\nText.\n"},
        [at(1, "file: the address /briefings/ is already that of the list of briefings. Rename one of the two.",
            "content/pages/briefings.md")],
    ),
    Mistake(
        "an alias that is somebody's address",
        {X: briefing("aliases: [briefings/good]\n")},
        [at(5, "aliases: 'briefings/good' is the address of content/briefings/good.md. Remove it here.")],
    ),
    Mistake(
        "an alias that is no address",
        {X: briefing('aliases: ["https://old.example/x"]\n')},
        [at(5, "aliases: 'https://old.example/x' is no address on this site. Write it without the site's name, as `briefings/old-name`.")],
    ),
    Mistake(
        "the day of an incident",
        {"content/reviews/two.md": GOOD["content/reviews/one.md"].replace("reference: R 1", "reference: R 2\nincident: 2025-05-04")},
        [at(7, "incident: '2025-05-04' is a day, and a day can help somebody to identify a child. "
            'Write the month or the year only, as "2024-05" or "2024".', "content/reviews/two.md")],
    ),
    Mistake(
        "a telephone number for drama",
        {X: briefing(body="Call 01632 960123.\n")},
        [at(7, "file: 01632 960123 is a telephone number for drama, which nobody answers. Write a real one.")],
    ),
    Mistake(
        "an attachment that is not there",
        {"content/reviews/two.md": GOOD["content/reviews/one.md"].replace("R 1", "R 2\nreport: report.pdf")},
        [at(7, "report: there is no file 'report.pdf' beside the text. Check the file name.", "content/reviews/two.md")],
    ),
    Mistake(
        "an attachment of a kind that is not published",
        {"content/reviews/two.md": GOOD["content/reviews/one.md"].replace("R 1", "R 2\nreport: report.zip"),
         "content/reviews/report.zip": b"PK"},
        [at(7, "report: 'report.zip' is not of a kind that is published here (.pdf, .docx, .xlsx, .pptx, .csv, .odt, .ods). Convert it.",
            "content/reviews/two.md")],
    ),
    Mistake(
        "an attachment outside the site",
        {"content/reviews/two.md": GOOD["content/reviews/one.md"].replace("R 1", "R 2\nreport: ../../../x.pdf")},
        [at(7, "report: '../../../x.pdf' lies outside the site's folder. Put the file beside the text.", "content/reviews/two.md")],
    ),
    Mistake(
        "an address that cannot be read",
        {"content/newsletters/n.md": "---\ntitle: N\ndate: 2026-02-01\nsummary: S\nissue: 1\nitems:\n"
            '  - {url: "https://a[b", text: T}\n---\n'},
        [at(7, "items.1.url: 'https://a[b' is no address. Write the whole of it, with https://.",
            "content/newsletters/n.md")],
    ),
    Mistake(
        "a newsletter that points to something later",
        {"content/newsletters/n.md": "---\ntitle: N\ndate: 2026-02-01\nsummary: S\nissue: 1\nitems:\n"
         "  - {publication: good.md, text: Read it.}\n---\nText.\n"},
        [at(6, "items.publication: content/briefings/good.md is not public on the day of this. Remove the entry, or publish it first.",
            "content/newsletters/n.md")],
    ),
    Mistake(
        "replacements that go round",
        {X: briefing("replaced_by: y.md\n"), "content/briefings/y.md": briefing("replaced_by: x.md\n")},
        [at(5, "replaced_by: the replacements lead back to this file. Remove one `replaced_by`."),
         at(5, "replaced_by: the replacements lead back to this file. Remove one `replaced_by`.", "content/briefings/y.md")],
    ),
    Mistake(
        "to be checked before it was checked",
        {X: briefing("checked_on: 2026-05-01\nreview_by: 2026-04-01\n")},
        [at(6, "review_by: 2026-04-01 is before `checked_on`, 2026-05-01. Correct one of them.")],
    ),
    Mistake(
        "an unknown key of the board",
        {"site-config.yml": CONFIG + "contats: {}\n"},
        [at(13, "contats: is not a key that is known here. Did you mean `contacts`?", "site-config.yml")],
    ),
    Mistake(
        "an unknown key deep in the board's learning cycle",
        {"site-config.yml": CONFIG + "cycle:\n  label: C\n  stages:\n    found: {label: Found, tpyes: [review]}\n"},
        [at(16, "cycle.stages.found.tpyes: is not a key that is known here. Did you mean `types`?", "site-config.yml")],
    ),
    Mistake(
        "an unknown key of a term",
        {"site-config.yml": CONFIG + "glossary:\n  SAR: {meens: x, means: y}\n"},
        [at(14, "glossary.SAR.meens: is not a key that is known here. Did you mean `means`?", "site-config.yml")],
    ),
    Mistake(
        "groups that report to each other",
        {"site-config.yml": CONFIG + "groups:\n  one: {label: One, reports_to: [two]}\n  two: {label: Two, reports_to: [one, thre]}\n"},
        [
            at(14, "groups.one.reports_to: `one` reports to itself in the end. Remove one of the groups that lead back to it.", "site-config.yml"),
            at(15, "groups.two.reports_to: `two` reports to itself in the end. Remove one of the groups that lead back to it.", "site-config.yml"),
            at(15, "groups.two.reports_to.1: `thre` is none of the groups. Add it there.", "site-config.yml"),
        ],
    ),
    Mistake(
        "a stage for a type that is not there",
        {"site-config.yml": CONFIG + "cycle:\n  label: C\n  stages:\n    told: {label: Told, types: [breifing]}\n"},
        [at(16, "cycle.stages.told.types.0: `breifing` is none of the types. Did you mean `briefing`?", "site-config.yml")],
    ),
    Mistake(
        "a stage that is not there",
        {X: briefing("stage: [told]\n")},
        [at(5, "stage.1: 'told' is not among `cycle` of site-config.yml. Choose one, or add it under `cycle` in site-config.yml.")],
    ),
    Mistake(
        "a timetable that does not say when",
        {"site-config.yml": CONFIG + "timetable:\n  a: {label: A}\n  b: {label: B, every: quarterly}\n"
         "  c: {label: C, every: monthly, months: [1]}\n  d: {label: D, months: [13]}\n"},
        [at(17, "timetable.d.months.0: 13 is too large. Write at most 12.", "site-config.yml")],
    ),
    Mistake(
        "a timetable whose parts do not go together",
        {"site-config.yml": CONFIG + "timetable:\n  a: {label: A}\n  b: {label: B, every: quarterly}\n"
         "  c: {label: C, every: monthly, months: [1]}\n  d: {label: D, months: [1, 1], first: 2}\n"
         "  e: {label: E, months: [2], to: [nobody], agencies: [polce], type: breifing}\n"},
        [
            at(14, "timetable.a: nothing says when it comes. Add `months:`, `every:` or `when:`.", "site-config.yml"),
            at(15, "timetable.b.every: nothing says in which months. Add `first:` with the number of a month in which it comes.", "site-config.yml"),
            at(16, "timetable.c.every: the months are given already. Remove `every:` or `months:`.", "site-config.yml"),
            at(17, "timetable.d.first: goes with `every:` only. Remove it, or add `every:`.", "site-config.yml"),
            at(17, "timetable.d.months: 1 stands twice. Remove one.", "site-config.yml"),
            at(18, "timetable.e.agencies.0: `polce` is none of the agencies. Did you mean `police`?", "site-config.yml"),
            at(18, "timetable.e.to.0: `nobody` is none of the groups. Add it there.", "site-config.yml"),
            at(18, "timetable.e.type: `breifing` is none of the types. Did you mean `briefing`?", "site-config.yml"),
        ],
    ),
    Mistake(
        "a year that starts on no day",
        {"site-config.yml": CONFIG + "reporting_year: {starts: 1 April}\n"},
        [at(13, "reporting_year.starts: '1 April' is not written right here. Write month and day in quotes, such as \"04-01\" for 1 April.", "site-config.yml")],
    ),
    Mistake(
        "contacts that are not there",
        {"site-config.yml": CONFIG + "media_contact: press\nrequests_contact: ofice\n"},
        [at(13, "media_contact: `press` is none of the contacts. Add it there.", "site-config.yml"),
         at(14, "requests_contact: `ofice` is none of the contacts. Did you mean `office`?", "site-config.yml")],
    ),
    Mistake(
        "a type of content declared wrongly",
        {"site-config.yml": CONFIG + "types:\n  briefing:\n    fields:\n      length: {kind: nummber, label: Length}\n"},
        [at(16, "types.briefing.fields.length.kind: 'nummber' is not one of 'text', 'markdown', 'day', 'month', 'choice', 'reference', "
            "'contact', 'file', 'link', 'address', 'number', 'boolean' or 'group'. Choose one of them.", "site-config.yml")],
    ),
    Mistake(
        "a section in the navigation that is no type",
        {"site-config.yml": CONFIG + "navigation:\n  - {section: breifing}\n"},
        [at(14, "navigation.0.section: there is no type `breifing`. Did you mean `briefing`?", "site-config.yml")],
    ),
    Mistake(
        "a folder that is no folder",
        {"site-config.yml": CONFIG + "types:\n  page:\n    folder: /content/x/\n"},
        [
            at(
                15,
                "types.page.folder: '/content/x/' is not written right here. "
                "Write the folder from the site's folder on, such as `content/storyboards`.",
                "site-config.yml",
            )
        ],
    ),
    Mistake(
        "two types with one section",
        {"site-config.yml": CONFIG + "types:\n  newsletter:\n    section: briefings\n"},
        [at(15, "types.newsletter.section: 'briefings' is that of `briefing` too. Choose another.", "site-config.yml")],
    ),
    Mistake(
        "on request with nobody to ask",
        {"site-config.yml": CONFIG + "types:\n  review:\n    listing: {then: on-request}\n"},
        [
            at(
                15,
                "types.review.listing.then: what is on request needs somebody to ask. Add `ask:` with one of the contacts.",
                "site-config.yml",
            )
        ],
    ),
    Mistake(
        "listed for less than the law asks",
        {"content/reviews/two.md": GOOD["content/reviews/one.md"].replace("R 1", "R 2\nlisted_until: 2026-06-01")},
        [
            at(
                7,
                "listed_until: 2026-06-01 is before 2027-01-15, until which it must stay (Children Act 2004 section 16F "
                "with SI 2018/789 (at least one year); Working Together 2013 and 2015 for serious case reviews "
                "(at least 12 months)). Write a later day, or remove the line.",
                "content/reviews/two.md",
            )
        ],
    ),
    Mistake(
        "a correction before the publication",
        {X: briefing("corrections:\n  - {date: 2026-02-01, what: Too early}\n")},
        [at(5, "corrections: 2026-02-01 is before the publication itself, 2026-03-01. Correct one of them.")],
    ),
    Mistake(
        "a page in the navigation that is not there",
        {"site-config.yml": CONFIG + "navigation:\n  - {page: goood.md}\n"},
        [at(14, "navigation.0.page: there is no 'goood.md'. Did you mean `good.md`?", "site-config.yml")],
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A good site, published once."""
    site = write_site(tmp_path_factory.mktemp("good"), GOOD)
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 0
    return site


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_said_with_its_place_and_remedy_and_leaves_the_last_site(
    mistake: Mistake, published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = tmp_path / "site"
    shutil.copytree(published, site)
    before = snapshot(site / "site")
    capsys.readouterr()

    write_site(site, mistake.files)
    code = run(["build", "--site", str(site), "--as-of", DAY])

    captured = capsys.readouterr()
    *said, last = captured.err.splitlines()
    assert said == mistake.said
    count = len(mistake.said)
    assert last == f"{count} problem{'s' * (count > 1)}. Nothing was published; the last site is untouched."
    assert code == 1
    assert captured.out == ""
    assert snapshot(site / "site") == before


def test_all_problems_of_all_files_come_in_one_run_sorted_by_path_and_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {
        **GOOD,
        "content/briefings/b.md": briefing("theems: [a]\nowner: NO\n", date="31 Feb"),
        "content/briefings/a.md": briefing(body="<b>x\n"),
        "content/reviews/c.md": "no front matter",
    }
    site = write_site(tmp_path, files)
    assert run(["check", "--site", str(site), "--as-of", DAY]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [":".join(line.split(":")[:2]) for line in lines] == [
        "content/briefings/a.md:7",
        "content/briefings/b.md:3",
        "content/briefings/b.md:5",
        "content/briefings/b.md:6",
        "content/reviews/c.md:1",
        "5 problems, 0 warnings.",
    ]


def test_a_symbolic_link_out_of_the_site_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text(briefing())
    site = write_site(tmp_path / "site", GOOD)
    (site / "content/briefings/x.md").symlink_to(outside)
    assert run(["check", "--site", str(site), "--as-of", DAY]) == 1
    assert capsys.readouterr().out.startswith(
        "content/briefings/x.md:1: file: it is a link to another file. Put the file itself here.\n"
    )


BEHIND_A_LINK = "content/briefings/x.md:7: body: 'now/f.pdf' lies behind a link. Put the file itself beside the text."


@pytest.mark.parametrize("before", ["nothing", "a folder"])
def test_a_file_behind_a_link_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], before: str) -> None:
    """Where the link leads may change unseen; a folder that became a link may hold the very same file."""
    site = write_site(tmp_path, {**GOOD, X: briefing(body="[Form](now/f.pdf)\n"), "forms/f.pdf": b"%PDF"})
    now = site / "content/briefings/now"
    if before == "a folder":
        shutil.copytree(site / "forms", now)
        assert run(["build", "--site", str(site), "--as-of", DAY]) == 0
        shutil.rmtree(now)
    now.symlink_to("../../forms")
    capsys.readouterr()
    assert run(["build", "--site", str(site), "--as-of", DAY]) == 1
    assert capsys.readouterr().err.startswith(BEHIND_A_LINK)


def test_an_example_board_may_print_numbers_for_drama(tmp_path: Path) -> None:
    files = {**GOOD, "site-config.yml": CONFIG + "example: true\n", X: briefing(body="Call 01632 960123.\n")}
    assert run(["check", "--site", str(write_site(tmp_path, files)), "--as-of", DAY]) == 0
