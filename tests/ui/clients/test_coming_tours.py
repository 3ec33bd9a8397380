"""A client's newer record is offered to the tours they are still going on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from models.clients import load_client, save_client
from models.journal import undo
from models.records import Client, Document, Tour, Tourist
from models.tourists import TouristSave, load_tourist, save_tourists
from models.tours import save_tour
from tests.ui.typing import CTRL, press, type_text
from ui.common import messages


@pytest.fixture
def traveller(ksenia) -> tuple[Client, int]:
    """The client, and the tourist they are on a tour that begins next month."""
    start = date.today() + timedelta(days=30)
    tour = Tour(number="X-1", title="Рим", start_date=start.isoformat(), end_date=start.isoformat())
    save_tour(tour)
    tourist = Tourist(
        tour_id=tour.id,
        client_id=ksenia.id,
        native_surname="Жвыгмуз",
        native_given_name="Ксения",
        latin_surname="ZHVYGMUZ",
        latin_given_name="KSENIIA",
        birth_date="1984-02-29",
    )
    save_tourists([TouristSave(tourist)])
    return load_client(ksenia.id), tourist.id


def renamed(page, client) -> None:
    """Change the given name in the editor and press Ctrl+S."""
    page.show_client(client.id)
    press(page, Qt.Key.Key_F2)
    field = page.editor.form.fields["native_given_name"]
    field.editor.setFocus()
    field.editor.selectAll()
    type_text(page, "Оксана")
    press(page, Qt.Key.Key_S, CTRL)


def test_a_newer_name_goes_to_the_coming_tour_if_the_person_says_so(page, traveller, monkeypatch):
    """The question names tour and field; the tour's copy follows, and that can be undone."""
    client, tourist_id = traveller
    asked = []

    def answer(_parent, headline, text, _outcomes):
        asked.append(text)
        return "update"

    monkeypatch.setattr(messages, "ask", answer)
    offered = []
    messages.messages.undo_offered.connect(lambda _text, operation: offered.append(operation))
    renamed(page, client)
    assert load_client(client.id).native_given_name == "Оксана"
    assert load_tourist(tourist_id).native_given_name == "Оксана"
    assert "X-1" in asked[0]
    assert "Given name" in asked[0]
    undo(offered[-1])
    assert load_tourist(tourist_id).native_given_name == "Ксения"


def test_the_tour_keeps_its_own_copy_otherwise(page, traveller, answer):
    """Leaving the tours as they are changes only the base."""
    client, tourist_id = traveller
    assert answer("leave") == []
    renamed(page, client)
    assert load_client(client.id).native_given_name == "Оксана"
    assert load_tourist(tourist_id).native_given_name == "Ксения"


def test_what_differed_before_is_not_asked_again(page, traveller, answer):
    """Only what this save changed is offered."""
    client, _tourist_id = traveller
    client.documents.append(Document(kind="national_passport", series="65 05", number="123456"))
    save_client(client)
    asked = answer("leave")
    page.show_client(client.id)
    press(page, Qt.Key.Key_F2)
    notes = page.editor.form.fields["notes"]
    notes.editor.setFocus()
    type_text(page, "окно")
    press(page, Qt.Key.Key_S, CTRL)
    assert load_client(client.id).notes == "окно"
    assert asked == []
