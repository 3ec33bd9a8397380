"""Changes of forms (D2, D3), each proposed as the entries to be kept; nothing is written here.

Every change makes a new body of the form, checked as a file would be; what of it differs from the program's
form becomes entries. Answers are kept by the keys of questions and options, so a key once given stays.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from models.directories import COUNTRY, FORM, QUESTION, Entry, question_name
from models.errors import AppError
from paperwork.directories import Directories, in_sections
from paperwork.form_files import Body, shipped_bodies
from paperwork.form_mending import free_of
from paperwork.form_rules import problems_of
from translations import N_, message_in


class RefusedChange(AppError):
    """The form would break a rule of docs/FORMS.md; the message says which."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Entries to save and to drop. ``freed``: keys of questions that hung on what is taken out."""

    entries: list[Entry]
    dropped: list[Entry] = field(default_factory=list)
    freed: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.entries and not self.dropped


def with_question(
    directories: Directories, form_id: str, question: Mapping[str, Any], after: str = ""
) -> Proposal:
    """The question in the place of the one with its key, else a new one ``after`` another (last if "")."""
    body = _copy(directories.bodies[form_id])
    keys = [one["key"] for one in body["questions"]]
    if question["key"] in keys:
        body["questions"][keys.index(question["key"])] = dict(question)
    else:
        place = keys.index(after) + 1 if after in keys else len(keys)
        body["questions"].insert(place, dict(question))
    return proposal_for(directories, body)


def without_questions(directories: Directories, form_id: str, keys: Collection[str]) -> Proposal:
    """The form without these questions; others that hang on them are asked without that condition."""
    body = _copy(directories.bodies[form_id])
    questions = [question for question in body["questions"] if question["key"] not in keys]
    freed = [question["key"] for question in questions if free_of(question, keys)]
    body["questions"] = questions
    made = proposal_for(directories, body)
    return Proposal(made.entries, made.dropped, tuple(freed))


def with_moved(directories: Directories, form_id: str, keys: Sequence[str], before: str = "") -> Proposal:
    """The questions moved before another one (to the end if ""), into the section of the one above them."""
    body = _copy(directories.bodies[form_id])
    moved = [question for question in body["questions"] if question["key"] in keys]
    others = [question for question in body["questions"] if question["key"] not in keys]
    place = next((n for n, one in enumerate(others) if one["key"] == before), len(others))
    if others:
        section = others[max(0, place - 1)]["section"]
        moved = [question | {"section": section} for question in moved]
    body["questions"] = in_sections([*others[:place], *moved, *others[place:]], body["sections"])
    return proposal_for(directories, body)


def with_head(directories: Directories, form_id: str, **changes: Any) -> Proposal:
    """The form with other properties of its head: title, edition, source, languages, sections ...

    None takes a property away.
    """
    body = _copy(directories.bodies[form_id]) | changes
    return proposal_for(directories, {name: value for name, value in body.items() if value is not None})


def with_form(directories: Directories, body: Body) -> Proposal:
    """A form of the agency's own, from a file or a copy, with the countries that are to use it."""
    made = proposal_for(directories, body)
    countries = []
    for country in body.get("countries", ()):
        if country in directories.bodies.get(body["id"], {}).get("countries", ()):
            continue
        there = directories.own.get((COUNTRY, country["code"]))
        said = {**((there.body if there is not None else None) or {}), "form": body["id"]}
        countries.append(
            _entry(directories, COUNTRY, country["code"], said | {"languages": country["languages"]})
        )
    return Proposal([*made.entries, *countries], made.dropped)


def also_in(directories: Directories, form_id: str, question: Mapping[str, Any]) -> Proposal:
    """The question asked in another form too: last in the group of the same name, else in the last group.

    What hangs on questions that the other form does not ask is left out.
    """
    body = directories.bodies[form_id]
    sections = [section["key"] for section in body["sections"]]
    section = question["section"] if question["section"] in sections else sections[-1]
    copied = dict(question) | {"section": section, "number": ""}
    asked = set(_by_key(body))
    named = {part.strip().lstrip("!").partition("=")[0] for part in question.get("applies", "").split(",")}
    named.add(question.get("when_empty", "").partition(":")[2])
    free_of(copied, named - asked - {"", "minor"})
    last = [one["key"] for one in body["questions"] if one["section"] == section]
    return with_question(directories, form_id, copied, after=last[-1] if last else "")


def copy_of(directories: Directories, form_id: str) -> Body:
    """A form of one's own like this one, without countries; its titles in lists say that it is a copy."""
    body = _copy(directories.bodies[form_id])
    taken = set(directories.bodies) | set(shipped_bodies())
    name = next(name for n in range(1, len(taken) + 2) if (name := f"{form_id}_{n}") not in taken)
    word = N_("copy")
    titles = {
        language: f"{title} ({message_in(word, language)})" for language, title in body["title"].items()
    }
    on_paper = body.get("paper_title", body["title"])
    return body | {"id": name, "title": titles, "paper_title": on_paper, "countries": []}


def is_changed_form(directories: Directories, form_id: str) -> bool:
    """Whether the agency has anything of the form otherwise than the program."""
    return any(_belongs(entry, form_id) for entry in directories.own.values())


def taken_out(directories: Directories) -> list[str]:
    """Ids of the program's forms that the agency took out."""
    return [form_id for form_id in shipped_bodies() if form_id not in directories.bodies]


def without_form(directories: Directories, form_id: str) -> Proposal:
    """The directories without the form; its countries stay and have no questionnaire."""
    own = directories.own
    questions = [entry for entry in own.values() if _is_of(entry, form_id)]
    head = own.get((FORM, form_id))
    using = [entry for entry in own.values() if _uses(entry, form_id)]
    entries = [_entry(directories, COUNTRY, e.name, {**(e.body or {}), "form": ""}) for e in using]
    if form_id in shipped_bodies():
        return Proposal([_entry(directories, FORM, form_id, None), *entries], questions)
    return Proposal(entries, [*questions, *([head] if head is not None else [])])


def as_shipped(directories: Directories, form_id: str, key: str = "") -> Proposal:
    """The program's form again, or its one question."""
    if key:
        entry = directories.own.get((QUESTION, question_name(form_id, key)))
        body = _copy(directories.bodies[form_id])
        theirs = _by_key(shipped_bodies()[form_id]).get(key)
        questions = [theirs if one["key"] == key else one for one in body["questions"]]
        _refuse_unsound(body | {"questions": [one for one in questions if one is not None]})
        return Proposal([], [entry] if entry is not None else [])
    head = directories.own.get((FORM, form_id))
    dropped = [entry for entry in directories.own.values() if _is_of(entry, form_id)]
    return Proposal([], [*dropped, *([head] if head is not None else [])])


def proposal_for(directories: Directories, body: Mapping[str, Any]) -> Proposal:
    """The entries by which the form becomes like ``body``. RefusedChange."""
    _refuse_unsound(body)
    form_id = body["id"]
    shipped = shipped_bodies().get(form_id, {})
    theirs, mine = _by_key(shipped), _by_key(body)
    wanted: dict[tuple[str, str], Any] = {}
    for key in dict.fromkeys((*theirs, *mine)):
        if mine.get(key) != theirs.get(key):
            wanted[QUESTION, question_name(form_id, key)] = mine.get(key)
    head = _head_differences(shipped, body, list(mine))
    if head or not shipped:
        wanted[FORM, form_id] = head
    return _difference(directories, form_id, wanted)


def _difference(directories: Directories, form_id: str, wanted: Mapping[tuple[str, str], Any]) -> Proposal:
    """What has to be written of the wanted entries, and which ones are not wanted any more."""
    there = {place: entry for place, entry in directories.own.items() if _belongs(entry, form_id)}
    entries = [
        _entry(directories, *place, body)
        for place, body in wanted.items()
        if place not in there or there[place].body != body
    ]
    return Proposal(entries, [entry for place, entry in there.items() if place not in wanted])


def _head_differences(shipped: Mapping[str, Any], body: Mapping[str, Any], keys: list[str]) -> dict[str, Any]:
    names = [name for name in dict.fromkeys((*shipped, *body)) if name not in ("questions", "countries")]
    head = {name: body.get(name) for name in names if body.get(name) != shipped.get(name)}
    kept = [key for key in _by_key(shipped) if key in keys]
    if keys != [*kept, *(key for key in keys if key not in kept)]:
        head["order"] = keys
    return head


def _refuse_unsound(body: Mapping[str, Any]) -> None:
    problems = problems_of(dict(body))
    if problems:
        raise RefusedChange("\n".join(str(problem) for problem in problems[:3]))


def new_key(directories: Directories, words: str) -> str:
    """A key that no question has yet, made of the words' Latin letters."""
    return _free_key(words, {one["key"] for body in directories.bodies.values() for one in body["questions"]})


def _free_key(words: str, used: Collection[str]) -> str:
    from textkit.transliteration import transliterate

    plain = re.sub(r"[^a-z0-9]+", "_", transliterate(words).lower()).strip("_")[:40] or "own"
    numbered = (plain if n == 1 else f"{plain}_{n}" for n in range(1, len(used) + 2))
    return next(key for key in numbered if key not in used)


def with_keys(directories: Directories, question: Mapping[str, Any]) -> dict[str, Any]:
    """The question and its options with keys of their own where they have none yet."""
    made = dict(question)
    if not made["key"]:
        made["key"] = new_key(directories, _words(made["label"]))
    if "options" in made:
        taken = {option["key"] for option in made["options"]}
        options = []
        for option in made["options"]:
            key = option["key"] or _free_key(_words(option["label"]), taken)
            taken.add(key)
            options.append(dict(option) | {"key": key})
        made["options"] = options
    return made


def _words(labels: Mapping[str, str]) -> str:
    """English makes the plainest keys."""
    return labels.get("en") or next(iter(labels.values()), "")


def is_shipped_question(form_id: str, key: str) -> bool:
    """Whether the program's form has this question."""
    return key in _by_key(shipped_bodies().get(form_id, {}))


def asked_in(directories: Directories, key: str) -> list[str]:
    """Ids of the forms that have a question with this key."""
    return [form_id for form_id, body in directories.bodies.items() if key in _by_key(body)]


def _copy(body: Body) -> Body:
    return body | {"questions": [dict(question) for question in body["questions"]]}


def _by_key(body: Mapping[str, Any]) -> dict[str, Any]:
    return {question["key"]: question for question in body.get("questions", ())}


def _entry(directories: Directories, kind: str, name: str, body: Mapping[str, Any] | None) -> Entry:
    there = directories.own.get((kind, name))
    known = (there.id, there.version) if there is not None else (None, 0)
    return Entry(kind, name, body, *known)


def _is_of(entry: Entry, form_id: str) -> bool:
    return entry.kind == QUESTION and entry.name.startswith(f"{form_id}/")


def _belongs(entry: Entry, form_id: str) -> bool:
    return _is_of(entry, form_id) or (entry.kind, entry.name) == (FORM, form_id)


def _uses(entry: Entry, form_id: str) -> bool:
    return entry.kind == COUNTRY and entry.body is not None and entry.body.get("form") == form_id
