"""The sample office and what completes itself from it."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from models.clients import count_clients
from models.completions import completions
from models.journal import undo
from models.sample_office import SAMPLE_LIST, load_sample_office
from models.search import search_clients
from models.tourists import list_tourists
from models.tours import list_tours
from resources import resource_path

TODAY = date(2026, 3, 1)


def test_it_has_tours_of_all_times_and_the_clients_asked_for(any_database):
    """Past, running and coming tours, and a few hundred clients."""
    load_sample_office(120, TODAY)
    assert count_clients() == 120
    assert all(list_tours(when=when, today=TODAY) for when in ("past", "current", "upcoming"))


def test_families_stand_together(sqlite_database):
    """Neighbours in a tour's list share an address."""
    load_sample_office(200, TODAY)
    rows = [list_tourists(tour.id) for tour in list_tours() if tour.tourists]
    surnames = [[row.native_surname[:4] for row in tour] for tour in rows]
    pairs = sum(one == other for tour in surnames for one, other in pairwise(tour))
    assert pairs > 20


def test_it_is_loaded_once_and_can_be_undone(sqlite_database):
    """A second load writes nothing; after an undo it can be loaded again."""
    first = load_sample_office(50, TODAY)
    assert load_sample_office(50, TODAY).operation_id == 0
    undo(first.operation_id)
    assert count_clients() == 0
    assert load_sample_office(50, TODAY).operation_id > first.operation_id


def test_it_is_always_the_same(sqlite_database):
    """The same day gives the same people."""
    first = load_sample_office(60, TODAY)
    before = [(hit.native_surname, hit.document) for hit in search_clients("", limit=60)]
    undo(first.operation_id)
    load_sample_office(60, TODAY)
    assert [(hit.native_surname, hit.document) for hit in search_clients("", limit=60)] == before


def test_people_of_the_sample_list_are_clients(sqlite_database):
    """So that the import of the list shows recognition, by an old passport too."""
    load_sample_office(50, TODAY)
    assert resource_path(SAMPLE_LIST).exists()
    found = [
        search_clients(text)[0].reason for text in ("71 0012345", "64 7654321", "шевченко олександр 1985")
    ]
    assert found == ["document", "old_document", "surname"]


def test_completions_begin_with_what_was_typed(any_database):
    """Places complete themselves in any letter case, the most frequent first."""
    load_sample_office(120, TODAY)
    assert completions("birth_place", "мо") == ["Москва"]
    assert completions("birth_place", "Москва") == []
    assert len(completions("address", "м", limit=3)) <= 3


def test_a_field_without_completions(any_database):
    """Names of fields that do not complete themselves, an empty prefix and odd text give nothing."""
    assert completions("birth_date", "19") == []
    assert completions("birth_place", " ") == []
    assert completions("birth_place", "%_'\0") == []
