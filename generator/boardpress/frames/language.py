"""Our words where Material looks for those of a language: a template that gives the words for a key."""

from __future__ import annotations

import json
from pathlib import Path

from boardpress.frames import FramePlan

_NAME = "boardpress"
_FOLDER = "partials/languages"
_WORDS = {
    "action.skip": "site.skip",
    "header": "site.header",
    "nav": "site.menu",
    "tabs": "site.sections",
    "search": "search.name",
    "search.placeholder": "search.placeholder",
    "search.reset": "search.clear",
    "search.result.initializer": "search.starting",
    "search.result.placeholder": "search.start",
    "search.result.none": "search.none",
    "search.result.term.missing": "search.without",
    "toc": "page.contents",
}
"""Material's keys and ours."""
_COUNTED = {"search.result": "search.found", "search.result.more": "search.more"}
"""Material's keys that have a form for one and a form with `#` for other numbers, and ours."""
_MANY = 1000
"""A number that takes the form for many in every language, which is Material's only other one."""


def write_language(plan: FramePlan, theme: Path, material: Path) -> str:
    """Puts the words into a merged theme, and returns the name under which Material finds them.

    A board that has words for its language in its own `theme/partials/languages/` has those. What we have no
    words for comes from Material's, in the language or English.
    """
    if (theme / _FOLDER / f"{plan.language}.html").exists():
        return plan.language
    wider = _material_language(plan.language, material)
    words = json.dumps({"language": plan.language, **_material_words(plan)})
    path = theme / _FOLDER / f"{_NAME}.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f'{{% import "{_FOLDER}/{wider}.html" as wider %}}\n'
        f"{{% macro t(key) %}}{{{{ {words}[key] or wider.t(key) }}}}{{% endmacro %}}\n",
        "utf-8",
    )
    return _NAME


def _material_words(plan: FramePlan) -> dict[str, str]:
    words = {key: plan.words.text(ours) for key, ours in _WORDS.items()}
    for key, ours in _COUNTED.items():
        words[f"{key}.one"] = plan.words.count(ours, 1)
        words[f"{key}.other"] = plan.words.count(ours, _MANY).replace(str(_MANY), "#")
    return words


def _material_language(language: str, material: Path) -> str:
    """The language, or the wider one, where Material has words of its own for it; English otherwise."""
    names = (language, language.partition("-")[0])
    return next((name for name in names if (material / _FOLDER / f"{name}.html").exists()), "en")
