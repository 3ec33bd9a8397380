"""Old answers that are still true: today's date and who was asked, with the tourist and with the client."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models import answers, journal, tourists, tours
from models.errors import InvalidField, RecordChanged, RecordGone
from models.records import Answer, Tour, Tourist
from models.tourists import TouristSave

pytestmark = pytest.mark.usefixtures("any_database")

OLD = "2024-03-12"
JOB = Answer("job", "врач", "PHYSICIAN", True, OLD)
CITY = Answer("city", "Тверь", answered_on=OLD)


def confirmed(answer: Answer, asked: str = "мама") -> Answer:
    """The answer as it is after a confirmation of today."""
    return replace(answer, answered_on=date.today().isoformat(), asked=asked)


def kept(answer: Answer) -> Answer:
    """The answer as it is with the client, where nothing is overruled."""
    return replace(answer, form_text="", overruled=False)


@pytest.fixture
def tourist() -> Tourist:
    """A regular client who answered two questions years ago, one of them for good."""
    tour = Tour(number="1")
    tours.save_tour(tour)
    made = Tourist(tour_id=tour.id, native_surname="Иванов")
    tourists.save_tourists([TouristSave(made, add_client=True)])
    answers.save_answers(made.id, [JOB, CITY], ["job"])
    return made


@pytest.fixture
def again(tourist) -> Tourist:
    """The same client on a later tour, where nothing was answered."""
    tour = Tour(number="2")
    tours.save_tour(tour)
    made = Tourist(tour_id=tour.id, native_surname="Иванов", client_id=tourist.client_id)
    tourists.save_tourists([TouristSave(made)])
    return made


def test_day_and_person_are_written_and_nothing_else(tourist):
    """Value and overruled text stay; what is kept with the client gets the day too; others stay old."""
    answers.confirm_answers(tourist.id, [JOB], " мама ")
    assert answers.load_answers(tourist.id) == {"job": confirmed(JOB), "city": CITY}
    assert answers.load_kept_answers(tourist.client_id) == {"job": kept(confirmed(JOB))}


def test_what_only_the_client_has_is_confirmed_there(tourist, again):
    """Kept from an earlier tour: the later tour gets no copy, the earlier one keeps its day."""
    saved = answers.confirm_answers(again.id, [kept(JOB)], "мама")
    assert set(saved.changed) == {"client_answer"}
    assert answers.load_kept_answers(again.client_id) == {"job": kept(confirmed(JOB))}
    assert answers.load_answers(again.id) == {}
    assert answers.load_answers(tourist.id)["job"] == JOB


def test_a_client_who_answered_otherwise_since_is_left_alone(tourist, again):
    """What was true of the earlier tour says nothing about the answer of the later one."""
    later = Answer("job", "учитель", answered_on="2025-01-02")
    answers.save_answers(again.id, [later], ["job"])
    answers.confirm_answers(tourist.id, [JOB], "мама")
    assert answers.load_answers(tourist.id)["job"] == confirmed(JOB)
    assert answers.load_kept_answers(again.client_id) == {"job": later}


def test_a_tourist_without_client_confirms_too():
    """There is only the tourist's own answer."""
    tour = Tour(number="1")
    tours.save_tour(tour)
    made = Tourist(tour_id=tour.id, native_surname="Иванов")
    tourists.save_tourists([TouristSave(made)])
    answers.save_answers(made.id, [CITY])
    answers.confirm_answers(made.id, [CITY], "мама")
    assert answers.load_answers(made.id) == {"city": confirmed(CITY)}


def test_a_confirmation_is_one_operation_and_undone_as_one(tourist):
    """Afterwards both say the old day, and nobody was asked."""
    before = len(journal.recent_operations())
    saved = answers.confirm_answers(tourist.id, [JOB, CITY], "мама")
    operations = journal.recent_operations()
    assert (len(operations), operations[0].kind) == (before + 1, "confirm_answers")
    journal.undo(saved.operation_id)
    assert answers.load_answers(tourist.id) == {"job": JOB, "city": CITY}
    assert answers.load_kept_answers(tourist.client_id) == {"job": kept(JOB)}


def test_undo_keeps_what_was_answered_since(tourist):
    """A new answer after the confirmation is nobody's to take back."""
    saved = answers.confirm_answers(tourist.id, [JOB, CITY], "мама")
    answers.save_answers(tourist.id, [Answer("city", "Псков")])
    report = journal.undo(saved.operation_id)
    assert [note.table for note in report.kept] == ["answer"]
    assert answers.load_answers(tourist.id)["city"].value == "Псков"
    assert answers.load_answers(tourist.id)["job"] == JOB


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda one: answers.save_answers(one, [Answer("job", "учитель")]), id="answered"),
        pytest.param(lambda one: answers.save_answers(one, [replace(JOB, form_text="GP")]), id="overruled"),
        pytest.param(lambda one: answers.save_answers(one, [Answer("job")], ["job"]), id="taken away"),
        pytest.param(lambda one: answers.confirm_answers(one, [JOB], "папа"), id="confirmed"),
    ],
)
def test_what_a_colleague_changed_is_not_confirmed(tourist, change):
    """Whatever they did to one of them: nothing is written, the keys are told, theirs stays."""
    change(tourist.id)
    now, with_client = answers.load_answers(tourist.id), answers.load_kept_answers(tourist.client_id)
    with pytest.raises(RecordChanged) as caught:
        answers.confirm_answers(tourist.id, [JOB, CITY], "мама")
    assert set(caught.value.conflicts) == {"job"}
    assert answers.load_answers(tourist.id) == now
    assert answers.load_kept_answers(tourist.client_id) == with_client


def test_what_another_tour_changed_with_the_client_is_not_confirmed(tourist, again):
    """The kept answer was corrected on the first tour while the second one showed the old."""
    answers.save_answers(tourist.id, [Answer("job", "учитель")], ["job"])
    with pytest.raises(RecordChanged) as caught:
        answers.confirm_answers(again.id, [kept(JOB)], "мама")
    assert caught.value.conflicts == {"job": ("врач", "учитель")}


def test_a_deleted_tourist_confirms_nothing(tourist):
    """The client's answer stays old as well."""
    tourists.delete_tourists([tourist.id])
    with pytest.raises(RecordGone):
        answers.confirm_answers(tourist.id, [JOB], "мама")
    assert answers.load_kept_answers(tourist.client_id) == {"job": kept(JOB)}


@pytest.mark.parametrize("name", ["", "  "])
def test_somebody_has_to_be_asked(tourist, name):
    """A confirmation without a person is none."""
    with pytest.raises(InvalidField) as caught:
        answers.confirm_answers(tourist.id, [JOB], name)
    assert caught.value.field == "asked"
    assert answers.load_answers(tourist.id)["job"] == JOB
