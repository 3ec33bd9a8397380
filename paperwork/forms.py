"""The questionnaires of the embassies: what each asks.

A form is data: a new country needs a file, no code. The shape of the file is in docs/FORMS.md. Which forms
there are is said by paperwork.directories.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from models.errors import AppError
from paperwork.directories import Directories, current_directories
from translations import _

Labels = Mapping[str, str]


class UnknownForm(AppError):
    """No form has this name and none serves this country."""


def in_language(labels: Labels, language: str) -> str:
    """The label in ``language``, else in English, else in whatever language there is."""
    found = labels.get(language) or labels.get(language[:2]) or labels.get("en")
    return found or next(iter(labels.values()), "")


@dataclass(frozen=True, slots=True)
class Option:
    """One choice. ``needs_text`` marks "Other (please specify)".

    A ``retired`` one is not offered any more and has no box on paper; answers that have it keep its words.
    """

    key: str
    labels: Labels
    needs_text: bool = False
    retired: bool = False

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

    @property
    def offered(self) -> tuple[Option, ...]:
        """The options that can be chosen and have a box on paper."""
        return tuple(option for option in self.options if not option.retired)

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

    def stored_key(self, key: str) -> str:
        """The key under which an answer to this form is kept.

        What is about the journey is asked by each country for itself: when one arrives there, whom one knows
        there, whether it refused a visa. So these answers carry the form's id behind the key.
        """
        return self.stored_keys(key)[0]

    def stored_keys(self, key: str) -> tuple[str, str]:
        """That key, and the one of before: whether a question is about the journey can be changed."""
        question, own = self.question(key), f"{key}@{self.id}"
        return (key, own) if question is None or question.kept else (own, key)


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


def list_forms() -> tuple[FormEntry, ...]:
    """All forms, one entry per country that uses one."""
    return tuple(entry for body in current_directories().bodies.values() for entry in _entries(body))


def label_languages(form: QuestionForm) -> tuple[str, ...]:
    """Codes of the languages in which the form's questions have labels, the one it is filled in first."""
    others = {language for question in form.questions for language in question.labels}
    return (form.language, *sorted(others - {form.language}))


def load_form(name: str, language: str = "") -> QuestionForm:
    """The form with the id ``name`` or the form that the country ``name`` (alpha-2) uses.

    ``language`` is the one to fill it in; without it, or if the form does not exist in it, the country's
    usual one. Raises UnknownForm.
    """
    directories = current_directories()
    form_id, country = _named(directories, name)
    if not form_id:
        raise UnknownForm(_("There is no questionnaire for %(name)s yet.") % {"name": name})
    body = directories.bodies[form_id]
    languages = _languages_of(body, country)
    chosen = language if language in body["languages"] else languages[0]
    return replace(_built(directories, form_id), country=country, language=chosen, languages=languages)


def _named(directories: Directories, name: str) -> tuple[str, str]:
    """(id, country) of the form with this name or of this country; ("", ...) if there is none.

    Countries are in capitals, as two letters, and the office may call its form "fr" or "MyForm".
    """
    using = directories.form_of(name)
    if using:
        return using, name
    for form_id in directories.bodies:
        if form_id == name:
            return form_id, ""
    alike = next((one for one in directories.bodies if one.lower() == name.lower()), "")
    return (alike, "") if alike else (directories.form_of(name.upper()), name.upper())


def form_from(body: Mapping[str, Any]) -> QuestionForm:
    """The form that a sound body (docs/FORMS.md) describes, in its first language."""
    official = body.get("official_use", {})
    return QuestionForm(
        id=body["id"],
        edition=body["edition"],
        country="",
        countries=tuple(country["code"] for country in body.get("countries", ())),
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


def _entries(body: Mapping[str, Any]) -> list[FormEntry]:
    return [
        FormEntry(body["id"], country["code"], country["languages"][0], body["edition"], body["title"])
        for country in body.get("countries", ())
    ]


def _languages_of(body: Mapping[str, Any], country: str) -> tuple[str, ...]:
    for entry in body.get("countries", ()):
        if entry["code"] == country:
            return tuple(entry["languages"])
    return tuple(body["languages"])


@lru_cache(maxsize=64)
def _built(directories: Directories, form_id: str) -> QuestionForm:
    return form_from(directories.bodies[form_id])


def _official_item(body: dict[str, Any]) -> OfficialItem:
    return OfficialItem(body["label"], body.get("lines", 0), tuple(body.get("boxes", ())))


def _question(body: dict[str, Any]) -> Question:
    simple = {name: body[name] for name in _SIMPLE if name in body}
    lead = body.get("lead")
    return Question(
        labels=body["label"],
        options=tuple(_option(option) for option in body.get("options", ())),
        lead=Lead(lead["number"], lead["label"]) if lead else None,
        hints=body.get("hint"),
        **simple,
    )


def _option(body: Mapping[str, Any]) -> Option:
    return Option(body["key"], body["label"], body.get("text", False), body.get("retired", False))


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
