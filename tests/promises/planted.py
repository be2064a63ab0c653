"""A site full of canaries: everything that only unlisted publications use carries one, and listed ones point there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yaml

from boardpress.contenttype import Field, Kind
from boardpress.reading.configuration import built_in
from boardpress.reading.declared import checked
from tests.promises.values import LISTS, Values
from tests.promises.words import Canaries
from tests.sites import DAY

TODAY = DAY
AFTERWARDS = "2035-01-01"
"""A day on which everything that was to come has come."""
STATES = ("draft", "internal", "held", "scheduled", "withdrawn", "retired", "uncleared", "cleared-later", "elsewhere",
          "on-request")  # fmt: skip
"""Why a publication is not listed; `retired` is withdrawn from an address that identifies somebody."""
ONLY_REVIEWS = frozenset({"uncleared", "cleared-later", "elsewhere"})
ON_REQUEST = frozenset({"review", "everykind"})
TYPES = ("annual-report", "briefing", "learning-summary", "newsletter", "page", "review")
"""Built-in types whose every key and section has canaries in every state; `tests/test_types.py` tries all types."""
EVERYKIND = "everykind"
KEPT_FOR_BOARD = "internal part"
"""Owner of what is internal in a publication that is listed."""
LATER = "later"
"""Owner of what a listed publication says from a later day on."""


@dataclass
class Planted:
    """Writes the site. With `listed`, the same words stand in publications that the public may read."""

    canaries: Canaries
    listed: bool = False
    values: Values = field(init=False)
    files: dict[str, str | bytes] = field(default_factory=dict)
    config: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.values = Values(self.canaries, self.folder, self.files)

    def site(self) -> dict[str, str | bytes]:
        """The files of the site by path."""
        self.config = {
            "name": "Testmere Safeguarding Children Partnership",
            "short_name": "TSCP",
            "url": "https://www.testmere.example/",
            "summary": "A board for tests.",
            "contacts": {"office": {"label": "Office", "email": "office@testmere.example"}},
            **{name: {"plain": {"label": "Plain"}} for name in LISTS},
            "glossary": {},
            **self._structure(),
            "navigation": [{"page": "plain.md"}],
            "footer": ["plain.md"],
            "types": self._types(),
        }
        self._plain()
        for state in STATES:
            self._board(state)
            for name in self.types:
                if self._applies(state, name):
                    self._publication(state, name)
            self._own_type(state)
            self._pointer(state)
        self._board(KEPT_FOR_BOARD)
        self._internal_parts()
        self._later()
        self.files["site-config.yml"] = _yaml(self.config)
        return self.files

    # The board: types and lists.

    @property
    def types(self) -> dict[str, dict[str, Any]]:
        return {**{name: built_in().types[name] for name in TYPES}, EVERYKIND: self.config["types"][EVERYKIND]}

    def fields(self, name: str) -> dict[str, Field]:
        """The keys that all types have and the type's own; what the type changes of them lies on top."""
        common, types = built_in()
        own = {**types, EVERYKIND: self.config["types"][EVERYKIND]}[name].get("fields", {})
        merged = {**common, **{key: {**common.get(key, {}), **value} for key, value in own.items()}}
        return {key: checked(Field, value) for key, value in merged.items()}

    def _types(self) -> dict[str, Any]:
        """Everything public in the control, and in both a type with a field of every kind."""
        then = {"minimum_months": 12, "then": "keep" if self.listed else "on-request", "ask": "office"}
        shown = {"public": True}
        changes: dict[str, Any] = {"review": {"listing": then}}
        if self.listed:
            changes["review"]["fields"] = {"publication_reason": shown, "clearance": shown}
            changes["learning-summary"] = {"sections": {"method": shown, "comments": shown}}
        changes[EVERYKIND] = {
            "label": {"singular": "Everykind", "plural": "Everykinds"},
            "folder": "content/everykinds",
            "section": "everykinds",
            "feed": True,
            "fields": dict(self._every_kind()),
            "sections": {"story": {"heading": "The story"}, "behind": {"heading": self._behind, "public": self.listed}},
            "deck": [{"slide": "title"}, {"slide": "about"}, {"slide": "section", "of": ["story", "behind"]}],
            "listing": then,
        }
        return changes

    def _structure(self) -> dict[str, Any]:
        """How the board works: one entry of each list for everybody, and a group and a report for the board."""
        plain = {"label": "Plain"}

        def kept(name: str, *keys: str) -> dict[str, Any]:
            words = {key: f"Some {self.canaries.word(KEPT_FOR_BOARD, f'{name}.{key}')}" for key in keys}
            return words | {"internal": not self.listed}

        return {
            "groups": {"plain": {**plain, "reports_to": ["kept"]}, "kept": kept("group", "label", "summary", "chair")},
            "cycle": {"label": "Cycle", "stages": {"plain": plain}},
            "dimensions": {"label": "Axis", "entries": {"plain": plain}},
            "timetable": {
                "plain": {**plain, "months": [1], "to": ["kept"]},
                "kept": kept("timetable", "label", "summary", "owner", "when"),
            },
            "allowed_in_text": [self.canaries.word(KEPT_FOR_BOARD, "allowed")],
        }

    @property
    def _behind(self) -> str:
        return f"Behind {self.canaries.word(KEPT_FOR_BOARD, 'section.heading')}"

    def _every_kind(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """A field of every kind, alone and as a list, public and internal, and in a group within them."""
        for prefix, public in (("open", True), ("closed", self.listed)):
            inner = {
                **{kind.value: _declared(kind) for kind in Kind if kind is not Kind.GROUP},
                "publication": _declared(Kind.REFERENCE),
                "title": _declared(Kind.TEXT),
                "secret": {**_declared(Kind.TEXT), "public": self.listed},
            }
            for kind in Kind:
                told = {"public": public, **_declared(kind), **({"fields": inner} if kind is Kind.GROUP else {})}
                if prefix == "closed":
                    told["label"] = f"{kind} {self.canaries.word(KEPT_FOR_BOARD, 'field.label', kind)}"
                    told["help"] = f"{kind} {self.canaries.word(KEPT_FOR_BOARD, 'field.help', kind)}"
                yield f"{prefix}_{kind.value}", told
                yield f"{prefix}_{kind.value}_list", {**told, "list": True}
            for name, one in LISTS.items():
                yield f"{prefix}_{one}s", {"kind": "choice", "from": name, "label": one, "list": True, "public": public}
        yield "stays_closed", {**_declared(Kind.TEXT), "public": self.listed, "stays": True}
        yield "stays_open", {**_declared(Kind.REFERENCE), "stays": True}

    def _applies(self, state: str, name: str) -> bool:
        if state in ONLY_REVIEWS:
            return name == "review"
        return state != "on-request" or name in ON_REQUEST

    def _board(self, state: str) -> None:
        """Entries of the board's lists, contacts and abbreviations that one state alone uses."""
        word = self.canaries.word
        for name, one in LISTS.items():
            self.config[name][word(state, f"{one}.key")] = {
                "label": f"About {word(state, f'{one}.label')}",
                "summary": f"About {word(state, f'{one}.summary')}.",
            }
        self.config["contacts"][word(state, "contact.key")] = {
            "label": f"Role {word(state, 'contact.label')}",
            "email": f"{word(state, 'contact.email')}@testmere.example",
            "phone": self.canaries.phone(state, "contact.phone"),
            "text": f"For {word(state, 'contact.text')}.",
        }
        self.config["glossary"][word(state, "glossary.term").upper()] = f"the {word(state, 'glossary.meaning')}"
        review = self.config["types"]["review"].setdefault("fields", {})
        outcome = review.setdefault("decision", {}).setdefault("fields", {}).setdefault("outcome", {})
        for told in (review.setdefault("subtype", {}), outcome):
            told.setdefault("values", {})[self.values.choice(state)] = self.values.choice_label(state)
        for declared in self.config["types"][EVERYKIND]["fields"].values():
            for told in (declared, declared.get("fields", {}).get("choice", {})):
                if told.get("kind") == "choice" and "values" in told:
                    told["values"][self.values.choice(state)] = self.values.choice_label(state)

    def _own_type(self, state: str) -> None:
        """A type of the board's own that one state alone uses."""
        if state == "on-request":
            return
        word = self.canaries.word
        name = word(state, "type.name")
        key = word(state, "type.field.key")
        self.config["types"][name] = {
            "label": {"singular": f"One {word(state, 'type.singular')}",
                      "plural": f"Many {word(state, 'type.plural')}"},
            "description": f"What {word(state, 'type.description')} is.",
            "folder": f"content/{word(state, 'type.folder')}",
            "section": word(state, "type.section"),
            "feed": True,
            "access": "internal" if state == "internal" and not self.listed else "public",
            "fields": {
                key: {"kind": "text", "label": f"Field {word(state, 'type.field.label')}",
                      "help": f"Help {word(state, 'type.field.help')}."},
            },
            "sections": {
                word(state, "type.section.key"): {"heading": f"Part {word(state, 'type.section.heading')}",
                                                  "help": f"Help {word(state, 'type.section.help')}."},
            },
            "deck": [{"slide": "title"}, {"slide": "section", "of": [word(state, "type.section.key")],
                                          "title": f"Slide {word(state, 'type.slide')}"}],
            "listing": {"minimum_months": 1, "source": f"Rule {word(state, 'type.rule')}"},
        }  # fmt: skip
        front = {"title": "Of a type of its own", "date": self._date(state, name), "summary": "Short.",
                 key: f"Said {word(state, 'type.field.value')}"}  # fmt: skip
        if state not in ONLY_REVIEWS:
            front |= self._state(state, name)
            front.pop("access", None)
        else:
            front |= {} if self.listed else {"draft": True}
        body = f"## Part {word(state, 'type.section.heading')}\n\nWords {word(state, 'type.body')}.\n"
        folder = f"content/{word(state, 'type.folder')}"
        self.files[f"{folder}/{word(state, 'type.slug')}.md"] = _document(front, body)
        self.config["navigation"].append({"section": name, "title": f"See {word(state, 'navigation.section')}"})

    # The publications that are not listed.

    def slug(self, state: str, name: str) -> str:
        return self.canaries.word(state, f"{name}.slug")

    def _publication(self, state: str, name: str) -> None:
        front = dict(self._front(state, name))
        path = f"{self.folder(name)}/{self.slug(state, name)}.md"
        self.files[path] = _document(front, self._body(state, name))
        if name == "page":
            self.config["navigation"].append(
                {
                    "page": f"{self.slug(state, name)}.md",
                    "title": f"Go to {self.canaries.word(state, 'navigation.page')}",
                }
            )
            self.config["footer"].append(f"{self.slug(state, name)}.md")

    def folder(self, name: str) -> str:
        return str(self.types[name]["folder"])

    def _date(self, state: str, name: str) -> Any:
        if state == "scheduled":
            return self.canaries.day(state, f"{name}.date", when="come")
        if state == "on-request":
            return date(2015, 1, 15)
        return self.canaries.day(state, f"{name}.date", when="recent")

    def _front(self, state: str, name: str) -> Iterator[tuple[str, Any]]:
        """Every key of the type, each with a canary of its own."""
        word = self.canaries.word
        handled = {"title", "date", "access", "draft", "held", "withdrawn", "listed_until", "language", "aliases",
                   "publication_decision", "subtype", "updated", "corrections", "reference", "clearance"}  # fmt: skip
        shown_when_asked = "asked for" if state == "on-request" else ""
        yield "title", f"Title {shown_when_asked or word(state, f'{name}.title')}"
        yield "date", self._date(state, name)
        yield "reference", f"Ref {shown_when_asked or word(state, f'{name}.reference')} {name}"
        yield "language", f"en-{word(state, f'{name}.language')}"
        yield "aliases", [f"old/asked-for-{name}" if shown_when_asked else f"old/{word(state, f'{name}.alias')}"]
        after = {"when": "come" if state == "scheduled" else "recent"}
        yield "updated", self.canaries.day(state, f"{name}.updated", **after)
        yield "corrections", [{"date": self.canaries.day(state, f"{name}.corrections.date", **after),
                               "what": f"Wrong {word(state, f'{name}.corrections.what')}."}]  # fmt: skip
        for key, declared in self.fields(name).items():
            if key not in handled:
                yield key, self.values.of(state, f"{name}.{key}", declared)
        if name == "review":
            yield "clearance", self._clearance(state)
            yield "subtype", self.values.choice(state)
            yield "publication_decision", "elsewhere" if state == "elsewhere" and not self.listed else "full"
        yield from self._state(state, name).items()

    def _clearance(self, state: str) -> dict[str, Any]:
        """Everything that clears a review, but for one part where that is why it is not listed."""
        given: dict[str, Any] = self.values.of(state, "review.clearance", self.fields("review")["clearance"])
        if state == "uncleared" and not self.listed:
            del given["legal_check"]
        if state == "cleared-later":
            given["family_told"] = self.canaries.day(state, "review.clearance.told", when="come")
        return given

    def _state(self, state: str, name: str) -> dict[str, Any]:
        """The keys that make it unlisted."""
        if self.listed:
            return {}
        word = self.canaries.word
        if state == "draft":
            return {"draft": True}
        if state == "internal":
            return {"access": "internal"}
        if state == "held":
            due = self.canaries.day(state, f"{name}.held.next_check", when="come")
            return {"held": {"reason": f"Since {word(state, f'{name}.held.reason')}", "next_check": due}}
        if state in {"withdrawn", "retired"}:
            gone = {
                "date": self.canaries.day(state, f"{name}.withdrawn.date", when="recent"),
                "reason": f"Since {word(state, f'{name}.withdrawn.reason')}",
                "authorised_by": f"Role {word(state, f'{name}.withdrawn.authorised_by')}",
            }
            return {"withdrawn": gone | ({"address": "retired"} if state == "retired" else {})}
        return {}

    def _body(self, state: str, name: str) -> str:
        sections = self.types[name].get("sections", {"own": {"heading": "Words"}})
        parts = [self.values.everything(state, f"{name}.text", "Before the first heading")]
        for key, section in sections.items():
            parts.append(f"## {section['heading']}\n\n" + self.values.everything(state, f"{name}.section", f"{key}"))
        return "\n".join(parts)

    # What is listed: what points to the unlisted, what has internal parts, what says more on a later day.

    def _plain(self) -> None:
        front = {"title": "Plain", "date": date(2021, 3, 1), "summary": "Short."}
        lists = {"themes": ["plain"], "agencies": ["plain"], "age_groups": ["plain"], "audience": ["plain"]}
        self.files["content/briefings/plain.md"] = _document(front | lists, "## What to do now\n\nLook.\n")
        self.files["content/pages/about.md"] = _document({"title": "About"}, "About us.\n")

    def _pointer(self, state: str) -> None:
        """Listed publications that point to what is not, in every way there is."""
        names = [name for name in self.types if self._applies(state, name)]
        unlisted = [f"{self.folder(name).rpartition('/')[2]}/{self.slug(state, name)}.md" for name in names]
        points = [self.canaries.word(state, f"{name}.text.point", "Before the first heading") for name in names]
        body = "## What to do now\n\n"
        for path, point in zip(unlisted, points, strict=True):
            body += f"- the text of [link]({path}) and [its heading]({path}#point-{point})\n\n"
            body += f"| [cell]({path}) |\n| --- |\n| [cell]({path}) |\n\n"
        body += f"More[^1].\n\n[^1]: [Note]({unlisted[0]}).\n"
        front = {"title": "Pointer", "date": date(2021, 4, 1), "summary": "Short.",
                 "related": unlisted, "derived_from": unlisted, "replaced_by": unlisted[0]}  # fmt: skip
        self.files[f"content/briefings/pointer-{STATES.index(state)}.md"] = _document(front, body)
        entries = [
            {"publication": path, "text": f"Entry {self.canaries.word(state, 'entry.text', path)}",
             "title": f"Entry {self.canaries.word(state, 'entry.title', path)}"} for path in unlisted
        ]  # fmt: skip
        board = {
            "title": "Everykind", "date": date(2026, 11, 2), "summary": "Short.",
            "open_markdown": f"Rich [text]({unlisted[0]}).", "open_markdown_list": [f"Rich [text]({unlisted[0]})."],
            "open_reference": unlisted[0], "open_reference_list": unlisted, "open_group": entries[0],
            "open_group_list": entries, "stays_open": unlisted[0],
        }  # fmt: skip
        self.files[f"content/everykinds/pointer-{STATES.index(state)}.md"] = _document(board, "Words.\n")
        asked = {"title": "Asked for", "date": date(2014, 1, 15), "summary": "Short.",
                 "stays_open": unlisted[0]}  # fmt: skip
        self.files[f"content/everykinds/asked-{STATES.index(state)}.md"] = _document(asked, "Words.\n")

        if state in {"withdrawn", "retired", "on-request"}:
            items = [{"publication": path, "text": f"Entry {self.canaries.word(state, 'entry.text', f'letter {path}')}"}
                     for path in unlisted]  # fmt: skip
            letter = {"title": "Letter", "date": date(2026, 11, 3), "summary": "Short.", "issue": 1, "items": items}
            self.files[f"content/newsletters/letter-{STATES.index(state)}.md"] = _document(letter, "Words.\n")

    def _internal_parts(self) -> None:
        """Listed publications with internal fields and sections."""
        recent = date(2026, 11, 1)
        closed = {
            key: self.values.of(KEPT_FOR_BOARD, f"{EVERYKIND}.{key}", declared)
            for key, declared in self.fields(EVERYKIND).items()
            if "closed" in key
        }
        secret = self.canaries.word(KEPT_FOR_BOARD, "everykind.open_group_list.secret")
        for name, more in (
            (EVERYKIND, closed | {"open_group_list": [{"title": "Open", "secret": secret}]}),
            ("learning-summary", {"completed": date(2021, 1, 1)}),
            ("review", {"reference": "R 1", "subtype": "scr"}),
        ):  # fmt: skip
            front = {"title": "With internal parts", "date": recent, "summary": "Short.", "groups": ["kept"], **more}
            if name == "review":
                fields = self.fields(name)
                front |= {key: self.values.of(KEPT_FOR_BOARD, f"{name}.{key}", fields[key])
                          for key in ("clearance", "publication_reason")}  # fmt: skip
            self.files[f"{self.folder(name)}/parts.md"] = _document(front, self._internal_sections(name))

    def _internal_sections(self, name: str) -> str:
        sections = {
            "learning-summary": ("What we learnt about the review method", "Other comments and advice"),
            EVERYKIND: (self._behind,),
        }.get(name, ())
        return "## Open\n\nOpen words.\n\n" + "\n".join(
            f"## {heading}\n\n{self.values.everything(KEPT_FOR_BOARD, f'{name}.section', heading)}"
            for heading in sections
        )

    def _later(self) -> None:
        """A listed publication that is corrected, changed and withdrawn on days to come."""
        word, day = self.canaries.word, self.canaries.day
        front: dict[str, Any] = {
            "title": "Later", "date": date(2021, 5, 1), "summary": "Short.",
            "updated": day(LATER, "later.updated", when="come"),
            "corrections": [{"date": day(LATER, "later.corrections.date", when="come"),
                             "what": f"Wrong {word(LATER, 'later.corrections.what')}"}],
        }  # fmt: skip
        if not self.listed:
            front["withdrawn"] = {
                "date": day(LATER, "later.withdrawn.date", when="come"),
                "reason": f"Since {word(LATER, 'later.withdrawn.reason')}",
                "authorised_by": f"Role {word(LATER, 'later.withdrawn.authorised_by')}",
            }
        self.files["content/briefings/later.md"] = _document(front, "Words.\n")


def _declared(kind: Kind) -> dict[str, Any]:
    told: dict[str, Any] = {"kind": kind.value, "label": kind.value.capitalize()}
    if kind is Kind.CHOICE:
        told["values"] = {"plain": "Plain"}
    return told


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        return True


def _yaml(data: Any) -> str:
    return yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000)


def _document(front: Mapping[str, Any], body: str) -> str:
    return f"---\n{_yaml(dict(front))}---\n\n{body}"
