"""Answers to questionnaires and drafts of forms."""

from __future__ import annotations

import pytest

from models import answers, database, drafts, journal, tourists, tours
from models.errors import RecordChanged, RecordGone
from models.records import Answer, Tour, Tourist
from models.tourists import TouristSave

pytestmark = pytest.mark.usefixtures("any_database")


@pytest.fixture
def tourist() -> Tourist:
    tour = Tour(number="1")
    tours.save_tour(tour)
    made = Tourist(tour_id=tour.id, native_surname="Иванов")
    tourists.save_tourists([TouristSave(made, add_client=True)])
    return made


def test_answers_come_back(tourist):
    """An answer keeps what was overruled and when it was given."""
    answer = Answer("job", "врач", "DOCTOR", True, "2026-01-02")
    answers.save_answers(tourist.id, [answer])
    assert answers.load_answers(tourist.id) == {"job": answer}


def test_only_given_answers_change(tourist):
    """The others of the tourist stay; an emptied one goes."""
    answers.save_answers(tourist.id, [Answer("job", "врач"), Answer("city", "Тверь")])
    answers.save_answers(tourist.id, [Answer("job", "")])
    assert list(answers.load_answers(tourist.id)) == ["city"]


def test_kept_answers_go_to_the_client_and_journey_answers_do_not(tourist):
    """Q8: what is kept comes back on the next tour, with its date."""
    given = [Answer("job", "врач", answered_on="2026-01-02"), Answer("hotel", "Roma")]
    answers.save_answers(tourist.id, given, ["job"])
    kept = answers.load_kept_answers(tourist.client_id)
    assert kept == {"job": Answer("job", "врач", answered_on="2026-01-02")}


def test_kept_answer_is_replaced(tourist):
    """A newer answer takes the older one's place with the client."""
    answers.save_answers(tourist.id, [Answer("job", "врач")], ["job"])
    answers.save_answers(tourist.id, [Answer("job", "учитель")], ["job"])
    assert answers.load_kept_answers(tourist.client_id)["job"].value == "учитель"


def test_answers_of_several_come_together(tourist):
    """A whole tour is read at once, each tourist and each client with their own; who has none is there too."""
    other = Tourist(tour_id=tourist.tour_id, native_surname="Петров")
    tourists.save_tourists([TouristSave(other, add_client=True)])
    answers.save_answers(tourist.id, [Answer("job", "врач", answered_on="2026-01-02")], ["job"])
    ids, clients = (tourist.id, other.id), (tourist.client_id, other.client_id)
    assert answers.load_answers_of(ids) == {one: answers.load_answers(one) for one in ids}
    assert answers.load_answers_of(ids)[other.id] == {}
    kept = {clients[0]: {"job": Answer("job", "врач", answered_on="2026-01-02")}, clients[1]: {}}
    assert answers.load_kept_answers_of(clients) == kept
    assert answers.load_answers_of([]) == answers.load_kept_answers_of([]) == {}


def test_answers_are_undone_as_one(tourist):
    """The tourist's and the client's copies go back together."""
    saved = answers.save_answers(tourist.id, [Answer("job", "врач"), Answer("city", "Тверь")], ["job"])
    journal.undo(saved.operation_id)
    assert answers.load_answers(tourist.id) == {}
    assert answers.load_kept_answers(tourist.client_id) == {}


def test_same_answer_of_two_people_is_asked(tourist):
    """A colleague's answer is not silently lost."""
    loaded = answers.load_answers(tourist.id)
    answers.save_answers(tourist.id, [Answer("job", "врач")], loaded=loaded)
    with pytest.raises(RecordChanged) as caught:
        answers.save_answers(tourist.id, [Answer("job", "учитель")], loaded=loaded)
    assert caught.value.conflicts == {"job": ("учитель", "врач")}


def test_answers_of_a_deleted_tourist_are_refused(tourist):
    """A questionnaire whose tourist is gone is told so."""
    tourists.delete_tourists([tourist.id])
    with pytest.raises(RecordGone):
        answers.save_answers(tourist.id, [Answer("job", "врач")])


def test_draft_survives_and_is_no_operation(any_database):
    """What was being typed is there after a crash, and nobody undoes it."""
    drafts.save_draft("tourist:1", {"notes": "a", "list": ["б", 1, None]})
    drafts.save_draft("tourist:1", {"notes": "b"})
    drafts.save_draft("client:1", {"notes": "c"})
    database.open_database(any_database, person="Anna")
    assert drafts.load_draft("tourist:1") == {"notes": "b"}
    assert [(key, body) for key, body, _at in drafts.list_drafts("tourist:")] == [
        ("tourist:1", {"notes": "b"})
    ]
    assert journal.recent_operations() == []


def test_dropped_draft_is_gone():
    """A saved form leaves no draft."""
    drafts.save_draft("tourist:1", {})
    drafts.drop_draft("tourist:1")
    drafts.drop_draft("tourist:1")
    assert drafts.load_draft("tourist:1") is None


def test_draft_never_holds_a_bank_card():
    """A full card number is cut in a draft as everywhere, however deep it stands."""
    drafts.save_draft("tourist:1", {"fields": [{"notes": "4111 1111 1111 1111"}]})
    assert "4111 1111" not in str(drafts.load_draft("tourist:1"))


def test_drafts_are_each_persons_own(any_database):
    """Two people of an office begin a new tour at the same time: neither sees the other's typing."""
    drafts.save_draft("tour:new", {"title": "Anna's"})
    database.close_database()
    database.open_database(any_database, person="Boris")
    assert drafts.load_draft("tour:new") is None
    assert drafts.list_drafts() == []
    drafts.save_draft("tour:new", {"title": "Boris's"})
    drafts.drop_draft("tour:new")
    database.close_database()
    database.open_database(any_database, person="Anna")
    assert drafts.load_draft("tour:new") == {"title": "Anna's"}


OURS = Answer("job", "врач", answered_on="2026-01-02")
THEIRS = Answer("job", "врач", "FROM A", True, "2026-01-03")


def test_overruled_text_of_a_colleague_is_asked(tourist):
    """What stands on the form is an answer too: another one does not silently take its place."""
    answers.save_answers(tourist.id, [OURS])
    loaded = answers.load_answers(tourist.id)
    answers.save_answers(tourist.id, [THEIRS], loaded=loaded)
    for mine, shown in (
        (Answer("job", "врач", "FROM B", True), "врач → FROM B"),
        (Answer("job", "учитель"), "учитель"),
    ):
        with pytest.raises(RecordChanged) as caught:
            answers.save_answers(tourist.id, [mine], loaded=loaded)
        assert caught.value.conflicts == {"job": (shown, "врач → FROM A")}
    assert answers.load_answers(tourist.id) == {"job": THEIRS}
    answers.save_answers(tourist.id, [Answer("job", "учитель")])
    assert answers.load_answers(tourist.id)["job"].form_text == ""


def test_answer_that_only_a_colleague_changed_stays(tourist):
    """A form that hands all its answers back does not undo theirs, nor brings back what they emptied."""
    answers.save_answers(tourist.id, [OURS, Answer("city", "Тверь")], ["job", "city"])
    loaded = answers.load_answers(tourist.id)
    answers.save_answers(tourist.id, [THEIRS, Answer("city")], ["city"], loaded=loaded)
    mine = [*loaded.values(), Answer("hotel", "Roma")]
    answers.save_answers(tourist.id, mine, ["job", "city"], loaded=loaded)
    now = answers.load_answers(tourist.id)
    assert (now["job"], sorted(now)) == (THEIRS, ["hotel", "job"])
    assert sorted(answers.load_kept_answers(tourist.client_id)) == ["job"]


def test_same_overruled_text_of_two_people_is_no_conflict(tourist):
    """Two people who typed the same agree, whenever they did."""
    loaded = answers.load_answers(tourist.id)
    answers.save_answers(tourist.id, [THEIRS], loaded=loaded)
    answers.save_answers(tourist.id, [Answer("job", "врач", "FROM A", True)], loaded=loaded)
    assert answers.load_answers(tourist.id)["job"].form_text == "FROM A"


@pytest.fixture
def companion(tourist) -> Tourist:
    """Another regular client on the same tour."""
    made = Tourist(tour_id=tourist.tour_id, native_surname="Ким")
    tourists.save_tourists([TouristSave(made, add_client=True)])
    return made


def test_answers_of_several_are_one_operation(tourist, companion):
    """Each gets theirs, lasting ones go to each client; undone together, what was there before comes back."""
    answers.save_answers(companion.id, [Answer("job", "учитель")], ["job"])
    before = len(journal.recent_operations())
    given = {
        tourist.id: [Answer("job", "врач"), Answer("hotel", "Roma")],
        companion.id: [Answer("job", "врач")],
    }
    saved = answers.save_answers_of_several(given, ["job"])
    assert len(journal.recent_operations()) == before + 1
    assert sorted(answers.load_answers(tourist.id)) == ["hotel", "job"]
    assert answers.load_kept_answers(companion.client_id)["job"].value == "врач"
    journal.undo(saved.operation_id)
    assert answers.load_answers(tourist.id) == {}
    assert answers.load_kept_answers(tourist.client_id) == {}
    assert answers.load_answers(companion.id)["job"].value == "учитель"
    assert answers.load_kept_answers(companion.client_id)["job"].value == "учитель"


def test_answers_of_several_are_all_saved_or_none(tourist, companion):
    """A colleague's answer to one of them, or a deleted one, leaves everybody as they were."""
    loaded = {one.id: answers.load_answers(one.id) for one in (tourist, companion)}
    answers.save_answers(companion.id, [Answer("hotel", "Torino")])
    given = {one.id: [Answer("hotel", "Roma")] for one in (tourist, companion)}
    with pytest.raises(RecordChanged) as caught:
        answers.save_answers_of_several(given, loaded=loaded)
    assert caught.value.conflicts == {"hotel": ("Roma", "Torino")}
    assert answers.load_answers(tourist.id) == {}
    tourists.delete_tourists([companion.id])
    with pytest.raises(RecordGone):
        answers.save_answers_of_several(given)
    assert answers.load_answers(tourist.id) == {}
