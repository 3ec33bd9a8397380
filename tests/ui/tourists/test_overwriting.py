"""T7: what of the changed fields goes to the client base."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel

from models.clients import load_client, save_client
from models.tourists import load_tourist
from tests.ui.typing import CTRL, press

S, SPACE, ENTER, DOWN = Qt.Key.Key_S, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_PageDown


def client_of(hands, number: int = 0):
    return load_client(load_tourist(hands.ids[number]).client_id)


def box(dialog, text: str) -> QCheckBox:
    return next(one for one in dialog.findChildren(QCheckBox) if one.text() == text)


def confirm(dialog) -> None:
    press(dialog, ENTER, CTRL)


def test_only_what_was_changed_is_offered(hands, overwrite):
    """One field changed, one row; confirmed, the client has it."""
    seen = overwrite(confirm)
    hands.put("birth_place", "Кострома")
    hands.press(S, CTRL)
    assert seen[0][0] == "Place of birth"
    assert "Save and update 1 field" in seen[0]
    assert client_of(hands).birth_place == "Кострома"
    assert load_tourist(hands.ids[0]).birth_place == "Кострома"


def test_each_field_can_be_declined(hands, overwrite):
    """Space on the focused row unticks it; the rest is written."""
    old = client_of(hands).birth_place

    def act(dialog) -> None:
        press(dialog, SPACE)
        confirm(dialog)

    overwrite(act)
    hands.put("birth_place", "Кострома")
    hands.put("email", "new@example.com")
    hands.press(S, CTRL)
    assert client_of(hands).birth_place == old
    assert "new@example.com" in [one.value for one in client_of(hands).contacts]
    assert load_tourist(hands.ids[0]).birth_place == "Кострома"


def test_save_on_this_tour_only(hands, overwrite):
    """The tour has the new value, the base keeps its own."""
    old = client_of(hands).birth_place
    overwrite(lambda dialog: dialog.tour_only.click())
    hands.put("birth_place", "Кострома")
    hands.press(S, CTRL)
    assert load_tourist(hands.ids[0]).birth_place == "Кострома"
    assert client_of(hands).birth_place == old


def test_back_to_the_form_saves_nothing(hands, overwrite):
    """Esc goes back; the typing is still there and unsaved."""
    old = load_tourist(hands.ids[0]).birth_place
    overwrite(lambda dialog: press(dialog, Qt.Key.Key_Escape))
    hands.put("birth_place", "Кострома")
    hands.press(S, CTRL)
    assert load_tourist(hands.ids[0]).birth_place == old
    assert hands.shows("birth_place") == "Кострома"
    assert hands.page.unsaved() == 1


def test_services_and_ticket_ask_nothing(hands, overwrite):
    """What belongs to the trip alone is saved without a question."""
    seen = overwrite(confirm)
    hands.put("ticket_number", "555-1234567890")
    hands.press(S, CTRL)
    assert seen == []
    assert load_tourist(hands.ids[0]).ticket_number == "555-1234567890"


def new_passport(hands) -> None:
    hands.put("international_passport_series", "98")
    hands.put("international_passport_number", "7654321")
    hands.put("international_passport_expiry", "01.02.2035")


def papers(hands) -> dict[str, str]:
    found = [one for one in client_of(hands).documents if one.kind == "international_passport"]
    return {one.number: one.state for one in found}


def test_a_new_passport_replaces_the_old_one(hands, overwrite):
    """The old one stays in the history."""
    old = load_tourist(hands.ids[0]).international_passport_number
    overwrite(confirm)
    new_passport(hands)
    hands.press(S, CTRL)
    assert papers(hands)["7654321"] == "current"
    assert papers(hands)[old] == "replaced"


def test_a_new_passport_may_be_a_second_one(hands, overwrite):
    """Chosen in its row by keyboard, both stay valid."""
    old = load_tourist(hands.ids[0]).international_passport_number

    def act(dialog) -> None:
        press(dialog, Qt.Key.Key_Tab)
        press(dialog, Qt.Key.Key_Down)
        confirm(dialog)

    overwrite(act)
    new_passport(hands)
    hands.press(S, CTRL)
    assert papers(hands)["7654321"] == "current"
    assert papers(hands)[old] == "current"


def test_dates_follow_the_number(hands, overwrite):
    """Unticking the passport unticks its dates, which are another paper's."""
    states = []

    def act(dialog) -> None:
        box(dialog, "International passport").setFocus()
        press(dialog, SPACE)
        follower = box(dialog, "International passport, expires")
        states.append((follower.isChecked(), follower.isEnabled()))
        assert dialog.update_clients.isEnabled() is False
        dialog.tour_only.click()

    overwrite(act)
    new_passport(hands)
    hands.press(S, CTRL)
    assert states == [(False, False)]
    assert "7654321" not in papers(hands)


def test_a_group_is_asked_once(hands, overwrite):
    """Two tourists changed, one dialog with a heading for each."""
    seen = overwrite(confirm)
    hands.put("birth_place", "Кострома")
    hands.press(DOWN, CTRL)
    hands.put("birth_place", "Рязань")
    hands.press(S, CTRL)
    assert len(seen) == 1
    assert client_of(hands, 0).birth_place == "Кострома"
    assert client_of(hands, 1).birth_place == "Рязань"
    assert seen[0].count("Place of birth") == 2
    assert "Save and update 2 fields" in seen[0]


def test_all_fields_at_once(hands, overwrite):
    """The last box ticks and unticks all; its state says "some" between."""
    states = []

    def act(dialog) -> None:
        press(dialog, SPACE)
        states.append(dialog.all.checkState())
        dialog.all.click()
        states.append(dialog.all.checkState())
        QApplication.processEvents()
        press(dialog, Qt.Key.Key_Escape)

    overwrite(act)
    hands.put("birth_place", "Кострома")
    hands.put("address", "Рязань, ул. Ленина, 1")
    hands.press(S, CTRL)
    assert states == [Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked]


def label_of(dialog, text: str) -> QLabel:
    """The label with that text, unseen places to break aside."""
    return next(one for one in dialog.findChildren(QLabel) if one.text().replace("\u200b", "") == text)


def test_an_empty_field_of_the_base_is_filled(hands, overwrite):
    """Where the base has nothing the dialog does not speak of replacing."""
    client = client_of(hands)
    client.birth_place = ""
    save_client(client)
    texts = []

    def act(dialog) -> None:
        texts.extend(one.text() for one in dialog.findChildren(QLabel))
        confirm(dialog)

    overwrite(act)
    hands.put("birth_place", "Кострома")
    hands.press(S, CTRL)
    assert "–" in texts
    assert "Fills the empty field in the base" in texts
    assert "Replaces the one in the base" not in texts
    assert client_of(hands).birth_place == "Кострома"


LONG = "Отделом по вопросам миграции ОМВД России по району Хамовники города Москвы, код 770-001"


@pytest.mark.parametrize("value", [LONG, "Ы" * 300], ids=["words", "one word"])
def test_long_values_can_be_read_in_full(hands, overwrite, value):
    """A value longer than its column goes on in the next line, whatever it is made of."""
    seen = []

    def act(dialog) -> None:
        shown = label_of(dialog, value)
        seen.append((shown.width(), shown.height(), shown.heightForWidth(shown.width()), dialog.width()))
        press(dialog, Qt.Key.Key_Escape)

    overwrite(act)
    hands.put("birth_place", value)
    hands.press(S, CTRL)
    [(width, height, needed, dialog_width)] = seen
    assert height >= needed
    assert width < 500
    assert dialog_width == 960
    assert height > 40


def test_page_keys_scroll_what_is_longer_than_the_window(hands, overwrite):
    """Page down shows what is below, without a mouse."""
    places = []

    def act(dialog) -> None:
        bar = dialog._area.verticalScrollBar()
        press(dialog, Qt.Key.Key_PageDown)
        places.append(bar.value())
        press(dialog, Qt.Key.Key_PageUp)
        places.append(bar.value())
        press(dialog, Qt.Key.Key_Escape)

    overwrite(act)
    hands.put("birth_place", "Ж" * 499)
    hands.put("address", "улица " * 300)
    hands.press(S, CTRL)
    assert places[0] > 0
    assert places[1] == 0
