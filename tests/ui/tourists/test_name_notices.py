"""Signs that no name has are kept as typed and told at the field, never dropped without a word."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from models.tourists import load_tourist
from tests.ui.typing import CTRL, type_text

INS, TAB, S = Qt.Key.Key_Insert, Qt.Key.Key_Tab, Qt.Key.Key_S


@pytest.mark.parametrize(
    ("typed", "signs", "clean"),
    [
        ("<img src=x>", "<=>", "img src x"),
        ("O'Brien % _", "%_", "O'Brien"),
        ("Кац-Коэн (Смит)", "()", "Кац-Коэн Смит"),
        ("Смайл😀", "😀", "Смайл"),
    ],
)
def test_a_name_with_signs_is_kept_and_warned_of(hands, typed, signs, clean):
    """The field says which characters no name has, and Save writes the name as typed."""
    hands.press(INS)
    type_text(hands.page, typed)
    hands.press(TAB)
    field = hands.field("native_surname")
    assert hands.shows("native_surname") == typed
    assert field.message() == f"There are characters no name has: {signs}. Ctrl+Space: {clean}"
    hands.press(S, CTRL)
    assert load_tourist(max(hands.ids)).native_surname == typed
    assert field.message() == f"There are characters no name has: {signs}. Ctrl+Space: {clean}"


def test_digits_in_a_name_are_warned_of(hands):
    """ "Jean-Luc 2" stays; in the Latin field it gets its capitals."""
    hands.press(INS)
    type_text(hands.page, "Jean-Luc 2")
    hands.put("latin_surname", "Jean-Luc 2")
    hands.press(TAB)
    assert hands.shows("native_surname") == "Jean-Luc 2"
    assert hands.field("native_surname").message() == (
        "There are digits in the name: Jean-Luc 2. Ctrl+Space: Jean-Luc"
    )
    assert hands.shows("latin_surname") == "JEAN-LUC 2"
    assert hands.field("latin_surname").message() == (
        "There are digits in the name: JEAN-LUC 2. Ctrl+Space: JEAN-LUC"
    )


def test_the_warning_goes_with_the_signs(hands):
    """While typing nothing is said; without the signs nothing is said either."""
    hands.press(INS)
    type_text(hands.page, "Иванов*")
    assert hands.field("native_surname").message() == ""
    hands.press(TAB)
    assert hands.field("native_surname").message()
    hands.put("native_surname", "Иванов")
    assert hands.field("native_surname").message() == ""
    hands.press(TAB)
    assert hands.field("native_surname").message() == ""


def test_former_surnames_may_have_commas_and_years(hands):
    """They are several in one field: commas and brackets are no signs there."""
    hands.press(INS)
    hands.put("former_surnames", "Иванова, Петрова (1990)")
    hands.press(TAB)
    assert hands.field("former_surnames").message() == ""


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("ЩERBAKOV", "The letter “Щ” in ЩERBAKOV is Cyrillic. A Latin one belongs there."),
        (
            "СMITH",
            "The letter “С” in СMITH is Cyrillic. A Latin one belongs there. Ctrl+Space: CMITH",
        ),
        ("ИВАНОВИЧ", "ИВАНОВИЧ is not written in Latin letters."),
        ("НАТА", "НАТА is not written in Latin letters."),
        ("ИBАНОВ", "The letter “И” in ИBАНОВ is Cyrillic. A Latin one belongs there."),
        ("כהן", "כהן is not written in Latin letters."),
        ("MÜLLER-O’NEILL", ""),
    ],
)
def test_letters_of_other_scripts_in_a_latin_name_are_told(hands, typed, sentence):
    """A Latin field warns of every letter that is not Latin, not only of those that look so."""
    hands.press(INS)
    hands.put("latin_surname", typed)
    hands.press(TAB)
    assert hands.field("latin_surname").message() == sentence
    row = hands.page.list_pane.list.current()
    assert bool(row.level) == bool(sentence)
