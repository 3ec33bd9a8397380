"""Questionnaires: readiness of a long tour, and the window of a tourist with all answers there."""

from __future__ import annotations

import gc
import os
import random
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from statistics import median
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench.measures import Measure, Work, calibration, interleaved, remark, scaled, seconds
from bench.people import People, Person
from bench.terms import translating_measure
from paperwork.forms import Question, QuestionForm, load_form

TOURISTS = 200
FIELDS = 80
ROUNDS = 9
WINDOWS = 15
TEXTS = (
    "Москва, ул. Мира, 5",
    "accountant",
    "бухгалтер",
    "Hotel Roma, Via Nazionale 7, Roma",
    "+39 06 1234567",
)
OF_KIND = {"date": "2026-03-05", "country": "IT", "yes_no": "no", "number": "3"}


def measures() -> Iterator[Measure]:
    """The goals of questionnaires, in a database of their own."""
    yield translating_measure()
    from models.database import close_database, open_database

    with tempfile.TemporaryDirectory() as folder:
        open_database(f"sqlite:///{folder}/questionnaires.db")
        form = wide_form(FIELDS)
        tour_id = filled_tour(form, TOURISTS)
        yield from readiness_measures(tour_id, form)
        yield from window_measures(tour_id, form)
        close_database()


def wide_form(fields: int) -> QuestionForm:
    """The Schengen form with its questions asked again under other keys, until there are so many."""
    form = load_form("IT")
    asked = [question for question in form.questions if not question.by_hand]
    again = [replace(one, key=f"{one.key}_again", number=f"{one.number}′") for one in asked]
    return replace(form, questions=tuple([*asked, *again][:fields]))


def filled_tour(form: QuestionForm, count: int) -> int:
    """A tour with so many tourists, all regular clients, each with an answer to each question."""
    from models.answers import save_answers
    from models.records import Answer, Service, Tour
    from models.tourists import TouristSave, save_tourists
    from models.tours import find_tour, save_tour

    service = Service(kind="hotel", name="Hotel Roma")
    save_tour(
        Tour(
            number="1",
            title="Bench",
            start_date="2026-12-01",
            end_date="2026-12-10",
            countries=["IT", "FR"],
            services=[service],
        )
    )
    tour_id = find_tour("1").id or 0
    chance = random.Random(7)
    people = [tourist(one, tour_id) for one in People(7).take(count)]
    save_tourists([TouristSave(one, add_client=True, allow_duplicate=True) for one in people])
    kept = [question.key for question in form.questions if question.kept]
    for one in people:
        answers = [
            Answer(question.key, answer_to(question, chance), answered_on=chance.choice(("2024-01-01", "")))
            for question in form.questions
        ]
        save_answers(one.id or 0, answers, kept)
    return tour_id


def tourist(one: Person, tour_id: int) -> Any:
    """A client of the large base as a tourist, passport included."""
    from models.records import Tourist

    names = ("native_surname", "native_given_name", "patronymic", "latin_surname", "latin_given_name")
    facts = ("sex", "birth_date", "birth_place", "citizenship", "phone", "email")
    document = one.documents[0]
    return Tourist(
        tour_id=tour_id,
        international_passport_series=document[2],
        international_passport_number=document[3],
        international_passport_issue_date=document[4],
        international_passport_expiry=document[5],
        **{name: getattr(one, name) for name in (*names, *facts)},
    )


def answer_to(question: Question, chance: random.Random) -> str:
    if question.options:
        return chance.choice(question.options).key
    return OF_KIND.get(question.kind) or chance.choice(TEXTS)


def readiness_measures(tour_id: int, form: QuestionForm) -> Iterator[Measure]:
    """All tourists by all questions, from the database to the states; and the states alone."""
    from models.tourists import list_tourists, load_tourists
    from models.tours import load_tour
    from paperwork.printing import answers_of
    from paperwork.readiness import readiness, tour_readiness

    tour = load_tour(tour_id)
    people = load_tourists([row.id for row in list_tourists(tour_id)])
    answers = answers_of(form, people)

    def whole(_number: int) -> Work:
        return lambda: tour_readiness(tour_id, form)

    def states(_number: int) -> Work:
        return lambda: readiness(form, tour, people, answers)

    both = interleaved([whole, states], ROUNDS)
    remark(f"readiness {1000 * both[0]:.0f} ms, without reading {1000 * both[1]:.0f} ms")
    name = f"readiness of {len(people)} tourists by {len(form.questions)} questions"
    yield Measure(name, 1000 * both[0], "ms", scaled(300.0, calibration()))


def window_measures(tour_id: int, form: QuestionForm) -> Iterator[Measure]:
    """A tourist with all answers: the window to its paint, and the next tourist in it."""
    from models.tourists import list_tourists
    from ui import application
    from ui.questionnaires import questionnaire_window

    app = application.make_application("en")
    people = [row.id for row in list_tourists(tour_id)]
    ours = questionnaire_window.load_form
    questionnaire_window.load_form = lambda *_name: form
    opening, stepping = [], []
    try:
        for number in range(WINDOWS):
            gc.collect()
            begun = time.perf_counter()
            window = opened(app, tour_id, people[number])
            opening.append(time.perf_counter() - begun)
            stepping.append(seconds(partial(stepped, app, window)))
            close(app, window)
    finally:
        questionnaire_window.load_form = ours
    goal = scaled(100.0, calibration())
    yield Measure(f"questionnaire of {FIELDS} answers opened, painted", 1000 * median(opening), "ms", goal)
    yield Measure("the next tourist's questionnaire painted", 1000 * median(stepping), "ms", None)


def opened(app: Any, tour_id: int, tourist_id: int) -> Any:
    from ui.questionnaires.questionnaire_window import QuestionnaireWindow

    window = QuestionnaireWindow(tour_id, tourist_id)
    window.resize(1366, 768)
    window.show()
    app.processEvents()
    return window


def stepped(app: Any, window: Any) -> None:
    window.step(1)
    app.processEvents()


def close(app: Any, window: Any) -> None:
    """Gone for good: the next one is timed alone."""
    window.close()
    window.deleteLater()
    app.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
    app.processEvents()
