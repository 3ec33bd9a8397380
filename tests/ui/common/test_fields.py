"""Fields keep what a person typed, bring it into the clerk's form when left, and say what cannot be kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tests.ui.typing import press, shown, type_text
from ui.common.fields import ChoiceField, CountryField, DateField, NotesField, TextField


def form_of(qtbot, *fields):
    form = QWidget()
    box = QVBoxLayout(form)
    for field in fields:
        box.addWidget(field)
    shown(qtbot, form)
    fields[0].editor.setFocus()
    return form


@pytest.mark.parametrize(
    ("typed", "shown_as", "value"),
    [
        ("010285", "01.02.1985", "1985-02-01"),
        ("1.2.85", "01.02.1985", "1985-02-01"),
        ("01FEB85", "01.02.1985", "1985-02-01"),
        ("1985", "1985", "1985"),
    ],
)
def test_a_date_becomes_the_usual_form_on_leaving(qtbot, typed, shown_as, value):
    """A date typed in any form is shown as day, month, year and kept as ISO 8601."""
    field, other = DateField("birth_date", "Date of birth", "birth"), TextField("x", "X")
    form = form_of(qtbot, field, other)
    type_text(form, typed)
    press(form, Qt.Key.Key_Tab)
    assert field.line.text() == shown_as
    assert field.value() == value
    assert field.message() == ""


def test_a_day_that_does_not_exist_stays_as_typed_with_its_reason(qtbot):
    """31.02.1985 is not changed; the sentence under the field names it."""
    field, other = DateField("birth_date", "Date of birth", "birth"), TextField("x", "X")
    form = form_of(qtbot, field, other)
    type_text(form, "31.02.1985")
    press(form, Qt.Key.Key_Tab)
    assert field.line.text() == "31.02.1985"
    assert "31.02.1985 does not exist" in field.message()
    assert field.editor.accessibleDescription() == field.message()


def test_a_country_is_typed_in_any_language(qtbot):
    """Германия, DEU and Germany are all DE."""
    field, other = CountryField("citizenship", "Citizenship"), TextField("x", "X")
    form = form_of(qtbot, field, other)
    type_text(form, "Германия")
    press(form, Qt.Key.Key_Tab)
    assert field.value() == "DE"
    assert field.line.text() == "Germany"


def test_an_unknown_country_keeps_the_typing(qtbot):
    """What is no country stays, with a sentence."""
    field, other = CountryField("citizenship", "Citizenship"), TextField("x", "X")
    form = form_of(qtbot, field, other)
    type_text(form, "Атлантида")
    press(form, Qt.Key.Key_Tab)
    assert field.line.text() == "Атлантида"
    assert "Атлантида" in field.message()


def test_a_proposal_is_marked_until_a_person_types(qtbot):
    """The wand goes away at the first key."""
    field = TextField("latin_surname", "Surname, Latin")
    form = form_of(qtbot, field)
    field.propose("IVANOV")
    assert field.is_proposed()
    type_text(form, "A")
    assert not field.is_proposed()


def test_showing_a_value_is_no_edit(qtbot):
    """Signals tell only what a person did."""
    fields = [TextField("a", "A"), DateField("b", "B"), NotesField("c", "C"), CountryField("d", "D")]
    _form = form_of(qtbot, *fields)
    edits = []
    for field in fields:
        field.edited.connect(lambda: edits.append(1))
        field.set_value("1985-02-01")
    assert not edits


def test_tab_leaves_the_notes_and_enter_makes_a_line(qtbot):
    """In notes Enter is a new line."""
    notes, other = NotesField("notes", "Notes"), TextField("x", "X")
    form = form_of(qtbot, notes, other)
    type_text(form, "а")
    press(form, Qt.Key.Key_Return)
    type_text(form, "б")
    press(form, Qt.Key.Key_Tab)
    assert notes.value() == "а\nб"
    assert other.line.hasFocus()


def test_a_choice_is_made_with_the_keyboard(qtbot):
    """Arrow keys choose, and the value is the code."""
    field = ChoiceField("sex", "Sex", [("", ""), ("M", "Male"), ("F", "Female")])
    form = form_of(qtbot, field)
    press(form, Qt.Key.Key_Down)
    press(form, Qt.Key.Key_Down)
    assert field.value() == "F"


def test_a_required_field_says_so_aloud(qtbot):
    """The star is for eyes; the accessible name has the word."""
    field = TextField("native_surname", "&Surname", required=True)
    _form = form_of(qtbot, field)
    assert field.editor.accessibleName() == "Surname, required"
