"""One page of each kind that the website has, and the screens on which people read them."""

from __future__ import annotations

KINDS = {
    "home": "index.html",
    "section": "briefings/index.html",
    "theme": "themes/neglect/index.html",
    "themes": "themes/index.html",
    "agency": "agencies/police/index.html",
    "agencies": "agencies/index.html",
    "cycle": "cycle/index.html",
    "timetable": "timetable/index.html",
    "groups": "groups/index.html",
    "group": "groups/learning/index.html",
    "priority": "priorities/tackling-neglect/index.html",
    "glossary": "glossary/index.html",
    "briefing with a term explained": "briefings/self-harm/index.html",
    "review": "reviews/baby-rowan/index.html",
    "learning summary": "learning-summaries/baby-rowan/index.html",
    "briefing with a table": "briefings/neglect-assessment-tool/index.html",
    "newsletter": "newsletters/autumn-2026/index.html",
    "annual report": "annual-report/2025-26/index.html",
    "concern": "concerned-about-a-child/index.html",
    "not found": "404.html",
}
OLD_ADDRESS = "reviews/alder/index.html"
NEW_ADDRESS = "reviews/family-alder/index.html"

PHONE, DESKTOP = 375, 1280
WIDTHS = (320, PHONE, 768, DESKTOP)
