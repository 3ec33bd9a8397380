"""The agency's own entries of the directories: kept as operations, one of each, never over a colleague's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.answers import save_answers
from models.directories import (
    COUNTRY,
    QUESTION,
    Entry,
    count_answers,
    count_options,
    directories_state,
    own_entries,
    save_entries,
)
from models.errors import RecordChanged
from models.journal import undo
from models.records import Answer, Tour, Tourist
from models.tourists import TouristSave, save_tourists
from models.tours import save_tour

pytestmark = pytest.mark.usefixtures("any_database")
FRANCE = Entry(COUNTRY, "FR", {"form": "schengen", "languages": ["fr"]})
HIDDEN = Entry(QUESTION, "schengen/surname", None)


def kept(name: str) -> Entry:
    return next(entry for entry in own_entries() if entry.name == name)


def test_entries_are_kept_and_undone_as_one():
    """What was saved together goes together; the state tells that something changed."""
    before = directories_state()
    saved = save_entries([FRANCE, HIDDEN])
    assert [(e.place, e.body) for e in own_entries()] == [(e.place, e.body) for e in (FRANCE, HIDDEN)]
    assert directories_state() != before
    undo(saved.operation_id)
    assert own_entries() == []


def test_an_entry_is_changed_and_dropped():
    """The id stays with a change; what is dropped is gone and comes back with undo."""
    save_entries([FRANCE])
    first = kept("FR")
    save_entries([replace(first, body={"languages": ["en"]})])
    assert (kept("FR").id, kept("FR").body) == (first.id, {"languages": ["en"]})
    saved = save_entries([], [kept("FR")])
    assert own_entries() == []
    undo(saved.operation_id)
    assert kept("FR").body == {"languages": ["en"]}


def test_a_colleagues_entry_is_not_overwritten():
    """Made, changed or dropped meanwhile by somebody else: nothing of mine is written."""
    save_entries([FRANCE])
    with pytest.raises(RecordChanged):
        save_entries([HIDDEN, FRANCE])
    assert len(own_entries()) == 1
    mine = kept("FR")
    save_entries([replace(mine, body={})])
    with pytest.raises(RecordChanged):
        save_entries([replace(mine, body={"form": ""})])
    with pytest.raises(RecordChanged):
        save_entries([], [mine])
    save_entries([], [kept("FR")])
    with pytest.raises(RecordChanged):
        save_entries([mine])


def test_answers_to_a_question_are_counted():
    """Those of the tourist and those kept with the client; options by how often they are ticked."""
    tour = save_tour(Tour(number="1")).changed["tour"][0]
    people = save_tourists(
        [TouristSave(Tourist(tour_id=tour, native_surname=name)) for name in "АБ"]
    ).changed["tourist"]
    save_answers(people[0], [Answer("purpose", "tourism;other:зубной врач"), Answer("surname", "А")])
    save_answers(people[1], [Answer("purpose", "tourism")])
    assert count_answers(["purpose"]) == 2
    assert count_answers(["purpose", "surname"]) == 3
    assert count_answers(["nothing"]) == 0
    assert count_options("purpose") == {"tourism": 2, "other": 1}
