"""T5, T6, T8: finding, filling, adding, editing regular clients from the form."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from models.clients import count_clients, list_clients, load_client, save_client
from models.records import Client, Contact, Document
from models.search import search_clients_by
from models.tourists import load_tourist
from tests.ui.typing import CTRL, SHIFT, type_text

INS, F3, F4, S = Qt.Key.Key_Insert, Qt.Key.Key_F3, Qt.Key.Key_F4, Qt.Key.Key_S


@pytest.fixture
def known(office) -> Client:
    """A regular client whom nobody is called like."""
    client = Client(
        native_surname="Чебурашкин",
        native_given_name="Глеб",
        latin_surname="CHEBURASHKIN",
        latin_given_name="GLEB",
        birth_date="1985-02-01",
        citizenship="RU",
        documents=[Document(series="98", number="7600123", expiry_date="2033-01-01", issuing_state="RU")],
        contacts=[Contact(kind="phone", value="+7 912 000-11-22")],
    )
    save_client(client)
    return client


@pytest.fixture
def dialog(monkeypatch):
    """``dialog(answer)``: the search dialog answers so; what it was opened with is in the list returned."""
    from ui.search import search_dialog

    def prepare(answer) -> list[dict]:
        opened: list[dict] = []

        def choose(_parent, **values):
            opened.append(values)
            return answer

        monkeypatch.setattr(search_dialog, "choose_client", choose)
        return opened

    return prepare


def test_one_match_fills_the_form(known, hands):
    """F3 after a surname in Latin letters fills every field and says how many."""
    hands.press(INS)
    hands.put("latin_surname", "cheburashkin")
    hands.press(F3)
    assert hands.shows("native_surname") == "Чебурашкин"
    assert hands.shows("birth_date") == "01.02.1985"
    assert hands.shows("international_passport_number") == "7600123"
    assert "Filled 10 fields from the client base." in hands.info()
    assert hands.page.person.regular.text() == "Edit &regular client"


def test_a_fill_can_be_undone(known, hands):
    """Undo puts back the form as it was typed."""
    hands.press(INS)
    type_text(hands.page, "Чебурашкин")
    hands.press(F3)
    hands.push("Undo")
    assert hands.shows("native_surname") == "Чебурашкин"
    assert hands.shows("birth_date") == ""
    assert hands.page.person.regular.text() == "Add to &regular clients"


def test_contradictions_are_named(known, hands):
    """What was typed otherwise stays and is named with both values."""
    hands.press(INS)
    type_text(hands.page, "Чебурашкин")
    hands.put("phone", "+7 926 123-45-67")
    hands.press(F3)
    assert hands.shows("phone") == "+7 926 123-45-67"
    assert "Phone: typed +7 926 123-45-67, in the base +7 912 000-11-22." in hands.info()


def test_nobody_fits(known, hands):
    """It is said, and the form is left alone."""
    hands.press(INS)
    type_text(hands.page, "Чебурашкин")
    hands.put("birth_date", "02.03.1990")
    hands.press(F3)
    assert "No regular client Чебурашкин, born 02.03.1990." in hands.info()
    assert hands.shows("native_given_name") == ""


def test_find_needs_a_surname(hands):
    """With nothing typed F3 asks for the surname at its field."""
    hands.press(INS)
    hands.press(F3)
    assert hands.field("native_surname").editor.hasFocus()
    assert "F3" in hands.field("native_surname").message()


def test_several_open_the_search_dialog(known, hands, dialog):
    """The dialog gets what was typed; the chosen client fills the form."""
    save_client(Client(native_surname="Чебурашкин", native_given_name="Пётр"))
    opened = dialog(known.id)
    hands.press(INS)
    type_text(hands.page, "Чебурашкин")
    hands.press(F3)
    assert [one["surname"] for one in opened] == ["Чебурашкин"]
    assert hands.shows("native_given_name") == "Глеб"


def test_shift_f3_always_opens_the_dialog(known, hands, dialog):
    """Also when one fits; cancelled, it changes nothing."""
    opened = dialog(None)
    hands.press(INS)
    type_text(hands.page, "Чебурашкин")
    hands.press(F3, SHIFT)
    assert len(opened) == 1
    assert hands.shows("native_given_name") == ""


def test_add_to_regular_clients(hands):
    """F4 marks, Save writes the client and ties it; from then on the button edits."""
    before = count_clients()
    hands.press(INS)
    type_text(hands.page, "Бармалеев")
    hands.press(F4)
    assert count_clients() == before
    assert "with Save" in hands.page.person.state()
    hands.press(S, CTRL)
    assert count_clients() == before + 1
    assert load_tourist(max(hands.ids)).client_id == list_clients("Бармалеев").rows[0].id
    assert hands.page.person.regular.text() == "Edit &regular client"


def test_the_mark_can_be_taken_back(hands):
    """F4 again, and Save writes no client."""
    before = count_clients()
    hands.press(INS)
    type_text(hands.page, "Бармалеев")
    hands.press(F4)
    hands.press(F4)
    hands.press(S, CTRL)
    assert count_clients() == before


def test_edit_regular_client_opens_the_base(hands, asked_for):
    """For whoever came from the base F4 opens the list there."""
    hands.go("phone")
    hands.press(F4)
    assert asked_for.client == [(load_tourist(hands.ids[0]).client_id,)]


def test_the_same_passport_is_recognised_on_leaving(known, hands):
    """Typing the number of a known passport offers that client; using it ties and fills."""
    hands.press(INS)
    type_text(hands.page, "Чебурашкина")
    hands.put("international_passport_series", "98 7600123")
    hands.go("international_passport_number")
    hands.go("birth_place")
    assert "with the same passport: Чебурашкин Глеб" in hands.info()
    hands.push("Use this client")
    assert hands.page.person.regular.text() == "Edit &regular client"
    assert "Surname: typed Чебурашкина, in the base Чебурашкин." in hands.info()


def test_adding_a_known_person_offers_the_client(known, hands):
    """Same name and birth date: Save waits for the choice; a new client is made if told so."""
    before = count_clients()
    hands.press(INS)
    type_text(hands.page, "Чебурашкин")
    hands.put("native_given_name", "Глеб")
    hands.put("birth_date", "010285")
    hands.press(F4)
    assert "with the same name and date of birth" in hands.info()
    hands.press(S, CTRL)
    assert count_clients() == before
    assert "with the same name and date of birth" in hands.info()
    hands.push("Add as a new client all the same")
    hands.press(S, CTRL)
    assert count_clients() == before + 1


def test_using_the_offered_client_makes_no_duplicate(known, hands):
    """The tourist is tied to the client the base had."""
    before = count_clients()
    hands.press(INS)
    type_text(hands.page, "Чебурашкин")
    hands.put("native_given_name", "Глеб")
    hands.put("birth_date", "010285")
    hands.press(F4)
    hands.push("Use this client")
    hands.press(S, CTRL)
    assert count_clients() == before
    assert load_tourist(max(hands.ids)).client_id == known.id


def test_putting_clients_on_the_tour(known, hands, qtbot):
    """One operation with undo offered; who is there already is not put twice."""
    from ui.common.messages import messages

    with qtbot.waitSignal(messages.undo_offered):
        hands.page.put_clients([known.id])
    assert load_tourist(hands.ids[-1]).client_id == known.id
    assert hands.shows("native_surname") == "Чебурашкин"
    hands.page.put_clients([known.id])
    assert [load_tourist(one).client_id for one in hands.ids].count(known.id) == 1


def test_an_empty_tour_takes_regular_clients(known, open_tour, dialog):
    """F3 on a tour without tourists puts the chosen client on it."""
    hands = open_tour(0)
    dialog(known.id)
    hands.press(F3)
    assert [load_tourist(one).client_id for one in hands.ids] == [known.id]
    assert search_clients_by(surname="Чебурашкин")[0].last_tour != ""
    assert load_client(known.id).version == known.version
