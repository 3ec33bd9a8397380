"""Undo in the bar above the form takes back what was filled, and nothing else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from models.clients import save_client
from models.records import Client
from tests.ui.scanner import IVANOVA, scan
from tests.ui.typing import type_text

INS, F3 = Qt.Key.Key_Insert, Qt.Key.Key_F3


@pytest.fixture
def filled_by_passport(hands):
    hands.press(INS)
    scan(hands.page, IVANOVA)
    return hands


@pytest.fixture
def filled_by_client(hands):
    save_client(Client(native_surname="Чебурашкин", latin_surname="CHEBURASHKIN", birth_date="1985-02-01"))
    hands.press(INS)
    type_text(hands.page, "Чебурашкин")
    hands.press(F3)
    return hands


@pytest.mark.parametrize("filled", ["filled_by_passport", "filled_by_client"])
def test_what_was_typed_since_stays(filled, request):
    """A phone typed after the fill, before it was seen to be wrong, is not lost with it."""
    hands = request.getfixturevalue(filled)
    assert hands.shows("birth_date") == "01.02.1985"
    hands.put("phone", "+7 926 123-45-67")
    hands.push("Undo")
    assert hands.shows("birth_date") == ""
    assert hands.shows("phone") == "+7 926 123-45-67"
    assert hands.page.form._edited.tourist.client_id is None


def test_a_filled_value_typed_over_stays(filled_by_passport):
    """Of a filled field that was changed since the change stays, and is nobody's proposal."""
    hands = filled_by_passport
    hands.put("native_surname", "Иванова-Ли")
    hands.push("Undo")
    assert hands.shows("native_surname") == "Иванова-Ли"
    assert not hands.field("native_surname").is_proposed()
    assert hands.shows("international_passport_number") == ""
