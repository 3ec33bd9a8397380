"""What shows only between the tourists of a tour stands at the field of the one who is typed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from models.records import Tour, Tourist
from models.tourists import TouristSave, load_tourist, save_tourists
from models.tours import find_tour, save_tour
from tests.ui.typing import CTRL, type_text
from ui.common.changes import changes

INS, TAB, S = Qt.Key.Key_Insert, Qt.Key.Key_Tab, Qt.Key.Key_S
FATHER = Tourist(
    native_surname="Юрьев",
    native_given_name="Пётр",
    latin_surname="YURIEV",
    latin_given_name="PETR",
    citizenship="RU",
    international_passport_state="RU",
    international_passport_series="75",
    international_passport_number="0012345",
)
SPELLED = "Spelled IURIEVA, and YURIEV with Юрьев Пётр. Both may be right"


@pytest.fixture
def hands(open_tour):
    """A tour with the father alone, a new tourist begun."""
    save_tour(Tour(number="T-10", title="Test", countries=["IT"]))
    tour_id = find_tour("T-10").id
    save_tourists([TouristSave(replace(FATHER, tour_id=tour_id))])
    hands = open_tour(0, tour_id=tour_id)
    hands.press(INS)
    return hands


def test_a_family_spelled_in_two_ways_is_pointed_out_and_not_changed(hands):
    """At the Latin surname, when it was left; Save writes it as it was typed."""
    type_text(hands.page, "Юрьева")
    hands.put("latin_surname", "IURIEVA")
    assert not hands.field("latin_surname").message()
    hands.press(TAB)
    assert hands.field("latin_surname").message().startswith(SPELLED)
    assert hands.field("latin_surname").editor.property("level") == "warn"
    assert hands.page.list_pane.list.current().level
    hands.press(S, CTRL)
    assert [bool(row.level) for row in hands.page.list_pane.rows()] == [True, True]
    assert load_tourist(max(hands.ids)).latin_surname == "IURIEVA"
    assert load_tourist(min(hands.ids)).latin_surname == "YURIEV"


@pytest.mark.parametrize(("native", "latin"), [("Юрьева", "YURIEVA"), ("Юрченко", "IURCHENKO")])
def test_one_spelling_and_another_name_say_nothing(hands, native, latin):
    """A woman's form is the same spelling; a surname of its own is nobody's family."""
    type_text(hands.page, native)
    hands.put("latin_surname", latin)
    hands.press(TAB)
    assert "Spelled" not in hands.field("latin_surname").message()
    assert not hands.page.list_pane.list.current().level


def test_a_number_that_somebody_else_has_is_red_at_once(hands):
    """Series and number are compared, however they are typed; nobody has the same as themselves."""
    type_text(hands.page, "Сидорова")
    hands.put("international_passport_series", "75")
    hands.put("international_passport_number", "0012345")
    hands.press(TAB)
    field = hands.field("international_passport_number")
    assert field.message() == "Юрьев Пётр has the same number on this tour."
    assert field.editor.property("level") == "error"
    hands.put("international_passport_number", "0012346")
    hands.press(TAB)
    assert not field.message()


def test_what_is_saved_elsewhere_counts_from_then_on(hands):
    """The father gets a new passport, spelled like hers."""
    type_text(hands.page, "Юрьева")
    hands.put("latin_surname", "IURIEVA")
    hands.press(TAB)
    father = load_tourist(min(hands.ids))
    changes.announce(save_tourists([TouristSave(replace(father, latin_surname="IURIEV"))]))
    hands.go("latin_surname")
    hands.press(TAB)
    assert not hands.field("latin_surname").message()
