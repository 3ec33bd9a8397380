"""Readiness of a tour: each tourist's state of each question, and how much is to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.answers import save_answers
from models.dictionary import Term
from models.records import Answer, Tour, Tourist
from models.tourists import TouristSave, save_tourists
from models.tours import save_tour
from paperwork.answering import old_before
from paperwork.dictionary import Dictionary
from paperwork.readiness import Readiness, readiness, tour_readiness

TODAY = date(2026, 6, 2)


@pytest.fixture
def ready(form, tour, father, daughter):
    """Readiness of father and daughter, the father's answers given as key=(value, date)."""

    def made(**answers: tuple[str, str]) -> Readiness:
        own = {key: Answer(key, value, answered_on=day) for key, (value, day) in answers.items()}
        return readiness(form, tour, [father, daughter], {father.id: own}, clerk_language="ru", today=TODAY)

    return made


def state(found: Readiness, key: str, row: int = 0) -> str:
    keys = [question.key for question in found.questions]
    return found.rows[row].states[keys.index(key)]


def test_each_question_has_a_state_for_each_tourist(ready):
    """Known, missing, waiting for a translation, may stay blank, and not asked of an adult."""
    found = ready(occupation=("бухгалтер", "2026-06-01"))
    assert state(found, "surname") == "filled"
    assert state(found, "marital_status") == "empty"
    assert state(found, "occupation") == "untranslated"
    assert state(found, "national_id_number") == "blank"
    assert state(found, "guardian_details") == "not_applicable"
    assert state(found, "guardian_details", 1) == "filled"


@pytest.mark.parametrize(("day", "wanted"), [("2025-06-02", "filled"), ("2025-06-01", "old"), ("", "filled")])
def test_an_answer_is_old_after_a_year(ready, day, wanted):
    """365 days are not more than a year; what has no date cannot be old."""
    assert state(ready(occupation=("accountant", day)), "occupation") == wanted


@pytest.mark.parametrize(
    ("months", "today", "wanted"),
    [
        (12, date(2026, 6, 2), "2025-06-02"),
        (24, date(2028, 2, 29), "2026-02-28"),
        (6, date(2026, 8, 31), "2026-02-28"),
        (3, date(2026, 1, 15), "2025-10-15"),
    ],
)
def test_the_age_of_old_answers_is_counted_in_months(form, tour, father, months, today, wanted):
    """Back from today to the same day of a month, or its last; readiness goes by the age that it is given."""
    assert old_before(months, today) == wanted
    for day, expected in ((wanted, "filled"), ("1999-12-31", "old")):
        answers = {father.id: {"occupation": Answer("occupation", "cook", answered_on=day)}}
        found = readiness(form, tour, [father], answers, old_after=months, today=today)
        assert state(found, "occupation") == expected


def test_what_waits_for_a_translation_is_not_called_old(ready):
    """The gap is what matters: it is asked for anyway."""
    assert state(ready(occupation=("бухгалтер", "2001-01-01")), "occupation") == "untranslated"


def test_what_the_tourist_record_says_is_never_old(form, tour, father):
    """Only answers have a date on which they were given."""
    found = readiness(form, tour, [replace(father, birth_place="")], {}, today=date(2099, 1, 1))
    assert "old" not in found.rows[0].states


def test_counts_of_tourists_and_questions_agree(ready):
    """The same cells are counted along the rows and down the columns; old ones are done and still to do."""
    found = ready(occupation=("accountant", "2001-01-01"), marital_status=("married", "2026-06-01"))
    for name in ("done", "gaps", "old", "asked", "to_do"):
        by_row = sum(getattr(row.counts, name) for row in found.rows)
        assert by_row == sum(getattr(counts, name) for counts in found.by_question)
    counts = found.rows[0].counts
    assert counts.old == 1
    assert counts.to_do == counts.gaps + 1
    assert counts.done == sum(one in ("filled", "old") for one in found.rows[0].states)


def test_questions_for_the_pen_are_left_out(form, ready):
    """Nobody can fill in place, date and signature here."""
    assert any(question.by_hand for question in form.questions)
    assert not any(question.by_hand for question in ready().questions)


def test_a_tour_without_tourists_has_its_questions(form, tour):
    """The counts are nought, not missing."""
    found = readiness(form, tour, [], {})
    assert (found.rows, found.ready) == ((), 0)
    assert [one.asked for one in found.by_question] == [0] * len(found.questions)


def test_the_dictionary_is_asked(form, tour, father):
    """What it knows waits no longer."""
    term = Term(texts={("ru", ""): "бухгалтер", ("en", ""): "accountant"})
    answers = {father.id: {"occupation": Answer("occupation", "бухгалтер")}}
    for dictionary, wanted in ((Dictionary([]), "untranslated"), (Dictionary([term]), "filled")):
        found = readiness(form, tour, [father], answers, dictionary=dictionary)
        assert state(found, "occupation") == wanted


@pytest.mark.usefixtures("any_database")
def test_a_tour_is_read_from_what_is_kept(form):
    """Own answers, those of the regular client from an earlier tour, in order of booking."""
    tour, later = Tour(number="1", countries=["IT"]), Tour(number="2", countries=["IT"])
    save_tour(tour)
    save_tour(later)
    first = Tourist(tour_id=tour.id, native_surname="Иванов", citizenship="RU")
    save_tourists([TouristSave(first, add_client=True)])
    save_answers(first.id, [Answer("occupation", "cook", answered_on="2001-01-01")], ["occupation"])
    again = Tourist(tour_id=later.id, native_surname="Иванов", citizenship="RU", client_id=first.client_id)
    other = Tourist(tour_id=later.id, native_surname="Петров")
    save_tourists([TouristSave(again), TouristSave(other)])
    save_answers(other.id, [Answer("occupation", "driver")])
    found = tour_readiness(later.id, form)
    assert [row.tourist.native_surname for row in found.rows] == ["Иванов", "Петров"]
    assert [state(found, "occupation", row) for row in (0, 1)] == ["old", "filled"]


@pytest.mark.usefixtures("any_database")
def test_more_tourists_cost_no_more_queries(form, monkeypatch):
    """A tour is read with as many queries as two tourists."""
    from models.tables import database

    def queries(count: int) -> int:
        tour = Tour(number=f"T{count}")
        save_tour(tour)
        people = [Tourist(tour_id=tour.id, native_surname=f"Иванов{n}") for n in range(count)]
        save_tourists([TouristSave(one, add_client=True) for one in people])
        asked = []
        real = database.obj
        run = real.execute_sql
        with monkeypatch.context() as patch:
            patch.setattr(real, "execute_sql", lambda *a, **k: asked.append(1) or run(*a, **k))
            tour_readiness(tour.id, form)
        return len(asked)

    queries(1)  # reads the dictionary as well, once
    few = queries(2)
    assert few
    assert queries(9) == few
