"""The ready-made questionnaires of the embassies: what each asks, read from ``resources/forms/*.json``.

A form is data: a new country needs a file, no code. The shape of the file is in docs/FORMS.md.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from models.errors import AppError
from paperwork.form_rules import problems_of
from resources import resource_path
from translations import _

Labels = Mapping[str, str]


class UnusableForm(AppError):
    """A file of a form breaks the rules of docs/FORMS.md; the message names file, place and reason."""


class UnknownForm(AppError):
    """No form has this name and none serves this country."""


def in_language(labels: Labels, language: str) -> str:
    """The label in ``language``, else in English, else in whatever language there is."""
    found = labels.get(language) or labels.get(language[:2]) or labels.get("en")
    return found or next(iter(labels.values()), "")


@dataclass(frozen=True, slots=True)
class Option:
    """One choice. ``needs_text`` marks "Other (please specify)"."""

    key: str
    labels: Labels
    needs_text: bool = False

    def label(self, language: str) -> str:
        return in_language(self.labels, language)


@dataclass(frozen=True, slots=True)
class Lead:
    """A heading that several questions share, with the number printed before it."""

    number: str
    labels: Labels

    def label(self, language: str) -> str:
        return in_language(self.labels, language)


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a form.

    ``key`` names it by meaning and is the same in all forms, ``number`` is the printed one. ``kind`` is text,
    lines, date, yes_no, number, country, choice or choices; ``translate`` transliterate, dictionary, native,
    country, date, option, yes_no or none. ``binding`` says where the answer is known from, ``applies`` when
    it is asked at all, ``when_empty`` what stands on paper without an answer. ``kept`` answers come back with
    the client, others belong to the journey. ``by_hand`` places are filled in with the pen. ``width`` is in
    sixths of a line.
    """

    key: str
    number: str
    section: str
    labels: Labels
    kind: str
    translate: str
    options: tuple[Option, ...] = ()
    binding: str = ""
    default: str = ""
    applies: str = ""
    when_empty: str = "blank"
    kept: bool = True
    confirmed: bool = False
    multiple: bool = False
    by_hand: bool = False
    own: bool | None = None
    max_length: int | None = None
    lead: Lead | None = None
    hints: Labels | None = None
    example: str = ""
    width: int = 6

    @property
    def required(self) -> bool:
        """Whether the embassy wants something to stand here."""
        return self.when_empty != "blank" and not self.when_empty.startswith(("blank_or_", "repeat:"))

    def label(self, language: str) -> str:
        return in_language(self.labels, language)

    def hint(self, language: str) -> str:
        return in_language(self.hints or {}, language)

    def option(self, key: str) -> Option | None:
        return next((option for option in self.options if option.key == key), None)


@dataclass(frozen=True, slots=True)
class Section:
    key: str
    labels: Labels

    def label(self, language: str) -> str:
        return in_language(self.labels, language)


@dataclass(frozen=True, slots=True)
class OfficialItem:
    """A line of the column for official use: writing lines or boxes that stay empty."""

    labels: Labels
    lines: int = 0
    boxes: tuple[Labels, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionForm:
    """A questionnaire as one country asks it in one language.

    ``country`` is alpha-2, or "" when the form was asked for by its id. ``countries`` are all that use this
    form, ``languages`` those in which it may be filled in for ``country``, ``language`` the one it is filled
    in now.
    """

    id: str
    edition: str
    country: str
    countries: tuple[str, ...]
    language: str
    languages: tuple[str, ...]
    titles: Labels
    paper_titles: Labels
    subtitles: Labels
    source: str
    date_format: str
    capitals: bool
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    notes: tuple[Labels, ...] = ()
    photo: Labels | None = None
    official_titles: Labels | None = None
    official_items: tuple[OfficialItem, ...] = ()
    declarations: tuple[Labels, ...] = ()

    def title(self, language: str) -> str:
        return in_language(self.titles, language)

    def question(self, key: str) -> Question | None:
        return next((question for question in self.questions if question.key == key), None)


@dataclass(frozen=True, slots=True)
class FormEntry:
    """A line of the list of countries that the program has a questionnaire for."""

    form_id: str
    country: str
    language: str
    edition: str
    titles: Labels

    def title(self, language: str) -> str:
        return in_language(self.titles, language)


@cache
def list_forms() -> tuple[FormEntry, ...]:
    """All forms, one entry per country that uses one, in the order of the files."""
    return tuple(entry for form in _all_forms() for entry in _entries(form))


def load_form(name: str, language: str = "") -> QuestionForm:
    """The form with the id ``name`` or the form that the country ``name`` (alpha-2) uses.

    ``language`` is the one to fill it in; without it, or if the form does not exist in it, the country's
    usual one. Raises UnknownForm.
    """
    for body in _all_forms():
        if body["id"] == name.lower():
            return _chosen(body, "", language)
    for body in _all_forms():
        if any(country["code"] == name.upper() for country in body["countries"]):
            return _chosen(body, name.upper(), language)
    raise UnknownForm(_("There is no questionnaire for %(name)s yet.") % {"name": name})


def load_form_file(path: Path) -> QuestionForm:
    """A form from a file of the agency's own. Raises UnusableForm with the file, the place and the reason."""
    return _chosen(_checked(path.name, path.read_text(encoding="utf-8")), "", "")


@cache
def _all_forms() -> tuple[dict[str, Any], ...]:
    found = sorted(resource_path("forms").glob("*.json"))
    return tuple(_checked(path.name, path.read_text(encoding="utf-8")) for path in found)


def _checked(name: str, text: str) -> dict[str, Any]:
    try:
        body = json.loads(text)
    except json.JSONDecodeError as error:
        raise UnusableForm(
            _("%(file)s, line %(line)d: this is not JSON. %(reason)s")
            % {"file": name, "line": error.lineno, "reason": error.msg}
        ) from error
    problems = problems_of(body)
    if problems:
        raise UnusableForm("\n".join(f"{name}: {problem}" for problem in problems[:10]))
    return body  # type: ignore[no-any-return]


def _entries(body: dict[str, Any]) -> list[FormEntry]:
    return [
        FormEntry(body["id"], country["code"], country["languages"][0], body["edition"], body["title"])
        for country in body["countries"]
    ]


def _chosen(body: dict[str, Any], country: str, language: str) -> QuestionForm:
    form = _built(body["id"]) if any(body is known for known in _all_forms()) else _form(body)
    languages = _languages_of(body, country)
    chosen = language if language in body["languages"] else languages[0]
    return replace(form, country=country, language=chosen, languages=languages)


def _languages_of(body: dict[str, Any], country: str) -> tuple[str, ...]:
    for entry in body["countries"]:
        if entry["code"] == country:
            return tuple(entry["languages"])
    return tuple(body["languages"])


@cache
def _built(form_id: str) -> QuestionForm:
    return _form(next(body for body in _all_forms() if body["id"] == form_id))


def _form(body: dict[str, Any]) -> QuestionForm:
    official = body.get("official_use", {})
    return QuestionForm(
        id=body["id"],
        edition=body["edition"],
        country="",
        countries=tuple(country["code"] for country in body["countries"]),
        language=body["languages"][0],
        languages=tuple(body["languages"]),
        titles=body["title"],
        paper_titles=body.get("paper_title", body["title"]),
        subtitles=body.get("subtitle", {}),
        source=body.get("source", ""),
        date_format=body.get("date_format", "dd.MM.yyyy"),
        capitals=body.get("capitals", False),
        sections=tuple(Section(section["key"], section["label"]) for section in body["sections"]),
        questions=tuple(_question(question) for question in body["questions"]),
        notes=tuple(body.get("notes", ())),
        photo=body.get("photo"),
        official_titles=official.get("title"),
        official_items=tuple(_official_item(item) for item in official.get("items", ())),
        declarations=tuple(body.get("declarations", ())),
    )


def _official_item(body: dict[str, Any]) -> OfficialItem:
    return OfficialItem(body["label"], body.get("lines", 0), tuple(body.get("boxes", ())))


def _question(body: dict[str, Any]) -> Question:
    simple = {name: body[name] for name in _SIMPLE if name in body}
    lead = body.get("lead")
    return Question(
        labels=body["label"],
        options=tuple(Option(o["key"], o["label"], o.get("text", False)) for o in body.get("options", ())),
        lead=Lead(lead["number"], lead["label"]) if lead else None,
        hints=body.get("hint"),
        **simple,
    )


_SIMPLE = (
    "key",
    "number",
    "section",
    "kind",
    "translate",
    "binding",
    "default",
    "applies",
    "when_empty",
    "kept",
    "confirmed",
    "multiple",
    "by_hand",
    "own",
    "max_length",
    "example",
    "width",
)
