"""The directories as the office has them: the program's forms and countries with the agency's own over them.

What the agency changed of a form that got better with a new version of the program stays changed, everything
else of it is the new version's. Where both do not go together any more, what hangs on nothing is left out
(form_mending); if that is not enough the program's form is used. The directory says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from models.directories import COUNTRY, FORM, LANGUAGE, QUESTION, Entry, directories_state, own_entries
from paperwork.form_files import Body, shipped_bodies
from paperwork.form_mending import languages_of, mended
from paperwork.form_rules import Problem, has_shape, problems_of

DICTIONARY_LANGUAGES = ("ru", "en", "fr")
Own = Mapping[tuple[str, str], Entry]


@dataclass(frozen=True, slots=True, eq=False)
class Directories:
    """A picture of all directories at one moment; compared by identity.

    ``bodies``: the forms by id, in the shape of docs/FORMS.md, each sound. ``problems``: of forms whose own
    entries do not go together with the program's form or each other; what they say is left out. ``own``: the
    agency's entries.
    """

    bodies: Mapping[str, Body]
    own: Own
    problems: Mapping[str, Sequence[Problem]]

    def languages(self) -> list[str]:
        """Codes of the languages that the dictionary has lines for."""
        added = [
            entry.name for entry in self.own.values() if entry.kind == LANGUAGE and entry.body is not None
        ]
        return list(dict.fromkeys((*DICTIONARY_LANGUAGES, *added)))

    def form_of(self, country: str) -> str:
        """The id of the form that the country uses, "" if it uses none."""
        using = (form for form, body in self.bodies.items() if country in _codes(body))
        return next(using, "")

    def is_own_form(self, form_id: str) -> bool:
        """Whether the agency brought the form, or the program."""
        return form_id not in shipped_bodies()


def current_directories() -> Directories:
    """The directories of the office as they are now; put together again only when somebody changed one.

    Without a database, those of the program.
    """
    from models import database

    if not database.is_open():
        return _of_program()
    state, base = directories_state(), database.current()
    if _kept.directories is None or _kept.state != state or _kept.database is not base:
        _kept.directories = put_together(own_entries())
        _kept.state, _kept.database = state, base
    return _kept.directories


@dataclass(slots=True)
class _Kept:
    state: tuple[int, int, int] | None = None
    database: object = None
    directories: Directories | None = None
    program: Directories | None = None


_kept = _Kept()


def _of_program() -> Directories:
    if _kept.program is None:
        _kept.program = put_together([])
    return _kept.program


def put_together(entries: Iterable[Entry]) -> Directories:
    """The program's directories with these entries of an agency over them."""
    own = {entry.place: entry for entry in entries}
    said = {name: entry.body for (kind, name), entry in own.items() if kind == COUNTRY}
    bodies: dict[str, Body] = {}
    problems: dict[str, list[Problem]] = {}
    for form_id in _form_ids(own):
        body = form_body(form_id, own)
        if body is None:
            continue
        body = _with_countries(body, said)
        found = problems_of(body) if _is_touched(form_id, own) else []
        if found:
            problems[form_id] = found
            body = _sound(body) or _with_countries(shipped_bodies().get(form_id), said)
        if body is not None:
            bodies[form_id] = body
    return Directories(bodies, own, problems)


def _sound(body: Body | None) -> Body | None:
    """An unsound form without what hangs on nothing; None if that is not all that is wrong with it."""
    if body is None or not has_shape(body):
        return None
    whole = mended(body)
    whole["questions"] = in_sections(whole["questions"], whole["sections"])
    return None if problems_of(whole) else whole


def form_body(form_id: str, own: Own) -> Body | None:
    """A form as the agency has it, whether it keeps the rules or not; None if it was taken out."""
    shipped = shipped_bodies().get(form_id, {})
    head = own.get((FORM, form_id))
    if head is not None and head.body is None:
        return None
    said = head.body if head is not None and head.body else {}
    body = {name: value for name, value in {**shipped, **said}.items() if value is not None}
    questions = {question["key"]: question for question in shipped.get("questions", ())}
    order = list(questions)
    for entry in _questions_of(form_id, own):
        key = entry.name.partition("/")[2]
        if entry.body is None:
            questions.pop(key, None)
        else:
            questions[key] = dict(entry.body)
    wanted = body.pop("order", [])
    listed = [questions[key] for key in in_order(questions, wanted, order)]
    body["questions"] = in_sections(listed, body.get("sections", ()))
    return body


def in_sections(questions: Iterable[Body], sections: Iterable[Body]) -> list[Body]:
    """The questions with those of a section together, in the order of the sections."""
    places = {section["key"]: number for number, section in enumerate(sections)}
    return sorted(questions, key=lambda question: places.get(question["section"], len(places)))


def in_order(keys: Iterable[str], wanted: Sequence[str], shipped: Sequence[str]) -> list[str]:
    """The keys as ``wanted``, without it as ``shipped``.

    What a new version of the program brings follows whom it follows in ``shipped``, all else is last.
    """
    there = list(keys)
    found = [key for key in wanted if key in there] if wanted else [key for key in shipped if key in there]
    before = ""
    for key in (*shipped, *there):
        if key not in there:
            continue
        if key not in found:
            after = found.index(before) + 1 if before else 0
            found.insert(after if key in shipped else len(found), key)
        before = key
    return found


def _form_ids(own: Own) -> list[str]:
    return list(dict.fromkeys((*shipped_bodies(), *(name for kind, name in own if kind == FORM))))


def _questions_of(form_id: str, own: Own) -> list[Entry]:
    return [
        entry for (kind, name), entry in own.items() if kind == QUESTION and name.startswith(f"{form_id}/")
    ]


def _is_touched(form_id: str, own: Own) -> bool:
    return (FORM, form_id) in own or bool(_questions_of(form_id, own))


def _with_countries(body: Body | None, said: Mapping[str, Mapping[str, Any] | None]) -> Body | None:
    """The form with the countries that use it; what the agency says of a country stands above."""
    if body is None or not said:
        return body
    countries = [one for one in body.get("countries", ()) if one["code"] not in said]
    for code, country in said.items():
        if country and country.get("form") == body["id"]:
            countries.append({"code": code, "languages": languages_of(country, body)})
    return body | {"countries": countries}


def _codes(body: Body) -> list[str]:
    return [country["code"] for country in body.get("countries", ())]
