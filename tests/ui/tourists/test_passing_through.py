"""Going through a form changes nothing: only what a person typed takes its usual form."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.records import Tourist
from models.tourists import TouristSave, load_tourist, save_tourists
from models.tours import list_tours
from tests.ui.typing import CTRL, type_text

TAB, DOWN, S, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_PageDown, Qt.Key.Key_S, Qt.Key.Key_Return

# What other programs and older versions kept: none of it is in the form that typing gets today.
KEPT = [
    Tourist(native_surname="O’Neill (Smith)", latin_surname="O’Neill", phone="89261234567"),
    Tourist(native_surname="Jean-Luc 2", latin_given_name="Jean-Luc 2", birth_surname="иванова"),
    Tourist(
        native_surname="Иванов",
        latin_surname="Ivanov",
        latin_given_name="Ivan",
        international_passport_number="71 0012345",
        national_passport_number="4003 734665",
        payment_card_brand="mir",
        payment_card_last4="4467",
    ),
]


@pytest.fixture
def kept(open_tour):
    """A tour of the sample office on which such tourists are too."""
    tour = next(row for row in list_tours() if row.tourists >= 5)
    save_tourists([TouristSave(replace(one, tour_id=tour.id)) for one in KEPT])
    return open_tour(tour_id=tour.id)


def tab_through(hands) -> None:
    stops = [one for one in hands.page.form.stops() if one.isVisible()]
    hands.go("native_surname")
    for expected in stops[1:]:
        hands.press(TAB)
        assert QApplication.focusWidget() is expected
    hands.press(TAB)


def test_tab_through_every_field_changes_nothing(kept):
    """Whatever a tourist's data look like, passing through all fields leaves nothing unsaved."""
    for number, _tourist in enumerate(kept.ids):
        tab_through(kept)
        assert kept.page.unsaved() == 0, f"tourist {number}"
        kept.press(DOWN, CTRL)
    assert kept.page.unsaved() == 0


def test_saving_another_field_keeps_what_was_passed(kept):
    """Save writes what was typed and leaves the other fields to the letter."""
    kept.page.show_tourist(kept.ids[-1])
    tab_through(kept)
    kept.put("birth_place", "Псков")
    kept.press(S, CTRL)
    saved = load_tourist(kept.ids[-1])
    assert saved.birth_place == "Псков"
    assert (saved.latin_surname, saved.international_passport_number) == ("Ivanov", "71 0012345")


@pytest.mark.parametrize("way_on", [(TAB, None), (ENTER, None), (S, CTRL)], ids=["tab", "enter", "save"])
def test_what_is_typed_takes_its_usual_form(kept, way_on):
    """Leaving by Tab or Enter and saving bring typed names, Latin names and phones into form."""
    from ui.tourists import overwrite_dialog

    kept.page.saving._ask = lambda _groups: overwrite_dialog.Overwrite(overwrite_dialog.TOUR_ONLY)
    for name, typed, expected in (
        ("native_surname", "петров", "Петров"),
        ("latin_surname", "petrov", "PETROV"),
        ("phone", "89261234568", "+7 926 123-45-68"),
    ):
        kept.put(name, typed)
        key, modifiers = way_on
        kept.press(key, *([modifiers] if modifiers else []))
        assert kept.shows(name) == expected


def test_a_reverted_field_is_not_typed(kept):
    """After Ctrl+R the field shows what is kept; leaving it leaves that alone."""
    kept.page.show_tourist(kept.ids[-1])
    kept.put("latin_surname", "petrov")
    kept.press(Qt.Key.Key_R, CTRL)
    kept.go("latin_surname")
    kept.press(TAB)
    assert kept.shows("latin_surname") == "Ivanov"
    assert kept.page.unsaved() == 0


def test_a_letter_typed_into_a_kept_name_counts(kept):
    """One letter more makes the whole name a typed one."""
    kept.page.show_tourist(kept.ids[-1])
    kept.go("latin_surname")
    kept.press(Qt.Key.Key_End)
    type_text(kept.page, "a")
    kept.press(TAB)
    assert kept.shows("latin_surname") == "IVANOVA"
