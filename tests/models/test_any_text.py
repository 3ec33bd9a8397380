"""Whatever text comes from outside, both kinds of database answer, and keep what can be kept."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from models import drafts
from models.client_matching import find_same_person
from models.clients import list_clients, load_client, save_client
from models.completions import completions
from models.errors import InvalidField
from models.records import Client, Document, Tour, Tourist
from models.search import search_clients, search_clients_by, search_tourists, search_tours
from models.tourists import TouristSave, list_tourists, load_tourist, save_tourists
from models.tours import find_tour, list_tours, save_tour
from textkit.cleaning import has_forbidden

ANY = st.text(max_size=60) | st.text("иваноvIVAN'\"%_\\ 0123456789.-@<>&;\0\u202e", max_size=30)
ODD = ["'", "%", "_", "\\", "\0", "\ud83d", "😀", "' OR 1=1 --", "   ", "щ" * 500, "1" * 500, "\u202eабв"]
QUESTIONS = {
    "clients": search_clients,
    "tourists": search_tourists,
    "tours": search_tours,
    "list of clients": list_clients,
    "list of tours": list_tours,
    "number of a tour": find_tour,
    "surname": lambda text: search_clients_by(surname=text, given_name=text),
    "passport": lambda text: search_clients_by(passport_series=text, passport_number=text),
    "birth date": lambda text: search_clients_by(birth_date=text),
    "card": lambda text: search_clients_by(card_series=text, card_number=text),
    "completion": lambda text: completions("birth_place", text),
    "same person": lambda text: find_same_person(
        Tourist(native_surname=text, birth_date=text, international_passport_number=text)
    ),
}


def several_times(function):
    """The database of the test is asked again and again; nothing in it changes the next answer."""
    quiet = settings(max_examples=25, suppress_health_check=list(HealthCheck))
    for text in ODD:
        function = example(text=text)(function)
    return quiet(given(text=ANY)(function))


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_gets_an_answer(any_database, question):
    """No text is an error, and none is read as a command."""
    save_client(Client(native_surname="Иванов", documents=[Document(number="1234567")]))

    @several_times
    def ask(text):
        QUESTIONS[question](text)

    ask()
    assert list_clients().total == 1


def test_every_name_is_kept_as_text_or_refused(any_database):
    """A tour, a tourist and a client of any name come back as they were cleaned, once and for all."""
    tour = Tour(number="1")
    save_tour(tour)

    @several_times
    def keep(text):
        tourist = Tourist(tour_id=tour.id, native_surname=text, birth_place=text, notes=text)
        client = Client(native_surname=text, notes=text)
        with suppress(InvalidField):
            save_tourists([TouristSave(tourist)])
            save_client(client)
            again, kept = load_tourist(tourist.id), load_client(client.id)
            assert (again.native_surname, again.notes) == (kept.native_surname, kept.notes)
            assert not any(has_forbidden(str(getattr(again, one.name))) for one in fields(again))
            save_tourists([TouristSave(again)])
            assert load_tourist(tourist.id).native_surname == kept.native_surname

    keep()
    assert list_tourists(tour.id)


def test_every_typing_waits_as_a_draft(any_database):
    """A draft of any text can be written and read."""

    @several_times
    def wait(text):
        drafts.save_draft("tourist/1", {"tourist": {"native_surname": text}})
        assert isinstance(drafts.load_draft("tourist/1")["tourist"]["native_surname"], str)

    wait()
