"""The editor of clients by keys: where F2 and Tab go, and what the fields say about a name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from models.clients import load_client
from tests.ui.typing import CTRL, SHIFT, press, type_text, walk
from ui.clients.clients_page import ClientsPage


def field(page: ClientsPage, name: str):
    return page.editor.form.fields[name]


@pytest.mark.parametrize(("typed", "signs"), [("<img src=x>", "<=>"), ("Кац (Смит)", "()")])
def test_signs_in_names_are_kept_and_told(page, typed, signs):
    """A name, and a former surname, is stored as typed; the field names what no name has, again when reopened."""
    page.new_record()
    type_text(page, typed)
    page.editor.form.focus_part("former_names")
    former = page.editor.form.groups["former_names"].rows[0].fields["surname"]
    type_text(page, typed)
    press(page, Qt.Key.Key_Tab)
    for one in (field(page, "native_surname"), former):
        assert one.line.text() == typed
        assert one.message().startswith(f"There are characters no name has: {signs}. Ctrl+Space: ")
    press(page, Qt.Key.Key_S, CTRL)
    saved = load_client(page.shown_id())
    assert (saved.native_surname, saved.former_names[0].surname) == (typed, typed)
    press(page, Qt.Key.Key_F2)
    assert field(page, "native_surname").message().startswith(f"There are characters no name has: {signs}.")


def test_f2_selects_the_surname(on_ksenia):
    """What is typed after F2 takes the place of the surname, from the list and from another field."""
    press(on_ksenia, Qt.Key.Key_F2)
    type_text(on_ksenia, "Новиков")
    assert field(on_ksenia, "native_surname").value() == "Новиков"
    field(on_ksenia, "birth_place").setFocus()
    press(on_ksenia, Qt.Key.Key_F2)
    type_text(on_ksenia, "Петров")
    assert field(on_ksenia, "native_surname").value() == "Петров"


def test_tab_goes_round_the_editor_and_the_list(on_ksenia):
    """Tab reaches every field, every row's buttons, the foot and the list, in reading order; Shift+Tab comes back."""
    press(on_ksenia, Qt.Key.Key_F2)
    editor = on_ksenia.editor
    expected = [one.editor for one in editor.form.all_fields()[: len(editor.form.fields) - 1]]
    expected += [place for group in editor.form.groups.values() for place in group.tab_places()]
    expected += [field(on_ksenia, "notes").editor, editor.close_button, editor.save]
    expected = [one for one in expected if one.isVisible()]
    stops = walk(on_ksenia)
    assert stops[: len(expected)] == expected
    assert {on_ksenia.clients.box, on_ksenia.clients.list} < set(stops)
    assert walk(on_ksenia, Qt.Key.Key_Backtab, SHIFT) == [stops[0], *reversed(stops[1:])]


def test_a_latin_name_in_cyrillic_letters_is_told(page):
    """The editor of clients warns as the form of tourists does."""
    page.new_record()
    field(page, "latin_surname").setFocus()
    type_text(page, "ЩERBAKOV")
    press(page, Qt.Key.Key_Tab)
    assert "“Щ” in ЩERBAKOV is Cyrillic" in field(page, "latin_surname").message()


def test_a_card_has_no_thirteenth_month(page):
    """Save waits at the field that says so."""
    page.new_record()
    type_text(page, "Новиков")
    page.editor.form.focus_part("cards")
    card = page.editor.form.groups["cards"].rows[0]
    card.fields["number"].setFocus()
    type_text(page, "4467")
    card.fields["expiry"].setFocus()
    type_text(page, "13/26")
    press(page, Qt.Key.Key_S, CTRL)
    assert page.is_editing()
    assert card.fields["expiry"].message() == "There is no month 13. Type month and year: 09/28."
    assert card.fields["expiry"].editor.hasFocus()
