"""The names that a Word template may use: one table, which a window shows and the filling asks.

``tour``, ``tourist`` (the one it is printed for), ``tourists`` and ``tour.services`` (as many as there are, a
row each), ``answer`` (the answers of a questionnaire as they stand on its form), ``today``, ``clerk``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from models.field_names import field_name
from models.records import DATE_FIELDS, TOURIST_FIELDS, Service, Tour, Tourist
from paperwork.answering import FilledAnswer
from paperwork.forms import QuestionForm, list_forms, load_form
from paperwork.known_data import Circumstances, find_known
from paperwork.wording import country_words
from translations import N_, _, current_language

TOURISTS, SERVICES = "tourists", "tour.services"
REPEATING = (TOURISTS, SERVICES)
ANSWER = "answer."
_COUNTRIES = frozenset({"citizenship", "international_passport_state"})

_TOUR_WORDS = {
    "number": N_("Tour: number"),
    "title": N_("Tour: title"),
    "start_date": N_("Tour: first day"),
    "end_date": N_("Tour: last day"),
    "days": N_("Tour: days"),
    "countries": N_("Tour: countries"),
    "hotels": N_("Tour: hotels"),
    "services": N_("Tour: services"),
    "customer_name": N_("Tour: customer"),
    "notes": N_("Tour: notes"),
}
_SERVICE_WORDS = {
    "name": N_("Service: name"),
    "kind": N_("Service: kind (flight, hotel, transfer, visa, insurance, excursion, other)"),
    "start_date": N_("Service: first day"),
    "end_date": N_("Service: last day"),
}
_PERSON_WORDS = {
    "full_name": N_("Surname, given name, patronymic"),
    "latin_name": N_("Surname and given name, Latin"),
    "initials": N_("Surname and initials"),
    "international_passport": N_("International passport, series and number"),
    "national_passport": N_("National passport, series and number"),
}
_OTHER_WORDS = {
    "today": N_("The day of printing"),
    "clerk": N_("Clerk in charge"),
    TOURISTS: N_("All tourists in one line"),
}
_LOOP_WORDS = {
    "index": N_("Number of the row"),
    "first": N_("Filled in the first row only"),
    "last": N_("Filled in the last row only"),
}


@dataclass(frozen=True, slots=True)
class OfferedName:
    """``words`` say in the clerk's language what it is filled with.

    ``repeats``: tourists or tour.services if the row or paragraph in which it stands is repeated for each.
    """

    name: str
    words: str
    repeats: str = ""


@dataclass(frozen=True, slots=True)
class Manner:
    """How things are put down: the language of countries and months, the usual pattern of dates."""

    language: str = ""
    dates: str = "dd.MM.yyyy"

    def words_in(self) -> str:
        return self.language or current_language()


USUAL = Manner()


@dataclass(frozen=True, slots=True)
class Filling:
    """What stands behind a name; ``date`` is the ISO date if it is one, for other patterns than the usual."""

    text: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom and what a document is about. ``answers`` by the key of the question."""

    tour: Tour | None
    tourist: Tourist | None
    tourists: Sequence[Tourist] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    today: str = ""
    clerk: str = ""
    manner: Manner = USUAL

    def items(self, collection: str) -> Sequence[Tourist | Service]:
        """What the rows of a collection are repeated for."""
        if collection == TOURISTS:
            return self.tourists
        return self.tour.services if collection == SERVICES and self.tour else ()

    def filling(self, name: str) -> Filling:
        """What stands behind a name of the table; nothing behind any other."""
        if name.startswith(ANSWER):
            return Filling(self.answers.get(name.removeprefix(ANSWER), ""))
        if name == "today":
            return _date(self.today, self.manner)
        if name == "clerk":
            return Filling(self.clerk)
        if name == TOURISTS:
            return Filling(", ".join(filter(None, map(_full_name, self.tourists))))
        root, _dot, part = name.partition(".")
        if root == "tour" and self.tour:
            return self._of_tour(self.tour, part)
        if root == "tourist" and self.tourist:
            return item_filling(self.tourist, part, self.manner)
        return Filling()

    def _of_tour(self, tour: Tour, part: str) -> Filling:
        if part in ("start_date", "end_date"):
            return _date(str(getattr(tour, part)), self.manner)
        if part == "countries":
            return Filling(", ".join(country_words(code, self.manner.words_in()) for code in tour.countries))
        if part == "services":
            return Filling(", ".join(service.name for service in tour.services if service.name))
        if part in ("days", "hotels"):
            known = find_known(f"tour.{part}", Circumstances(self.tourist or Tourist(), tour))
            return Filling(", ".join(piece.text for piece in known.pieces) if known else "")
        return Filling(str(getattr(tour, part))) if part in _TOUR_WORDS else Filling()


def item_filling(item: Tourist | Service, part: str, manner: Manner) -> Filling:
    """What stands behind a name of a tourist or of a service: ``latin_surname``, ``start_date``."""
    if isinstance(item, Service):
        if part not in _SERVICE_WORDS:
            return Filling()
        text = str(getattr(item, part))
        return _date(text, manner) if part.endswith("_date") else Filling(text)
    if part in _PERSON_WORDS:
        return Filling(_of_person(item, part))
    if part not in TOURIST_FIELDS:
        return Filling()
    text = str(getattr(item, part))
    if part in DATE_FIELDS:
        return _date(text, manner)
    return Filling(country_words(text, manner.words_in()) if part in _COUNTRIES else text)


def canonical(path: str, loops: Iterable[tuple[str, str]]) -> str:
    """The name as it stands in the table: ``tourists.phone`` for ``t.phone`` in ``for t in tourists``.

    ``loops`` are what an item is called and its collection, the innermost first.
    """
    for target, collection in loops:
        if path == target or path.startswith(f"{target}."):
            return collection + path.removeprefix(target)
    return path


def names_offered(form: QuestionForm | None = None) -> list[OfferedName]:
    """Every name, with words, in the order of a list to choose from; the answers are those of the form."""
    person = {**_PERSON_WORDS, **dict.fromkeys(TOURIST_FIELDS, "")}
    told = {part: _(words) if words else field_name(part) for part, words in person.items()}
    return [
        *(OfferedName(f"tour.{part}", _(words)) for part, words in _TOUR_WORDS.items()),
        *(OfferedName(name, _(words)) for name, words in _OTHER_WORDS.items()),
        *(OfferedName(f"tourist.{part}", words) for part, words in told.items()),
        *(OfferedName(f"{TOURISTS}.{part}", words, TOURISTS) for part, words in told.items()),
        *(OfferedName(f"{SERVICES}.{part}", _(words), SERVICES) for part, words in _SERVICE_WORDS.items()),
        *(OfferedName(f"loop.{part}", _(words), "loop") for part, words in _LOOP_WORDS.items()),
        *(OfferedName(f"{ANSWER}{key}", label) for key, label in _questions(form)),
    ]


def known_names() -> frozenset[str]:
    """Every name that something can stand behind, the answers of all forms among them."""
    forms = {entry.form_id for entry in list_forms()}
    keys = {question.key for form in forms for question in load_form(form).questions}
    return frozenset({offered.name for offered in names_offered()} | {f"{ANSWER}{key}" for key in keys})


def answer_texts(answers: Iterable[FilledAnswer]) -> dict[str, str]:
    """The answers of a questionnaire as they stand on its form, by the keys of the questions."""
    return {one.question.key: one.form_text for one in answers}


def _questions(form: QuestionForm | None) -> Iterator[tuple[str, str]]:
    for question in form.questions if form else ():
        yield question.key, question.label(current_language())


def _date(iso: str, manner: Manner) -> Filling:
    from textkit.dates import format_date

    return Filling(format_date(iso, manner.dates), iso) if iso else Filling()


def _full_name(person: Tourist) -> str:
    native = (person.native_surname, person.native_given_name, person.patronymic)
    return " ".join(filter(None, native)) or _latin_name(person)


def _latin_name(person: Tourist) -> str:
    return " ".join(filter(None, (person.latin_surname, person.latin_given_name)))


def _of_person(person: Tourist, part: str) -> str:
    from textkit.names import initials

    if part == "full_name":
        return _full_name(person)
    if part == "latin_name":
        return _latin_name(person)
    if part == "initials":
        if person.native_surname:
            return initials(person.native_surname, person.native_given_name, person.patronymic)
        return initials(person.latin_surname, person.latin_given_name)
    series, number = (str(getattr(person, f"{part}_{half}")) for half in ("series", "number"))
    return " ".join(filter(None, (series, number)))
