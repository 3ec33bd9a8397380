"""T10: a regular client's findings stand at the fields of the editor, without a journey."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from models.clients import load_client
from tests.ui.typing import CTRL, PLAIN, SHIFT, press, type_text

TAB, S, SPACE, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_S, Qt.Key.Key_Space, Qt.Key.Key_Return


def put(page, field, text: str) -> None:
    """Type over what stands in the field and go on."""
    field.setFocus()
    QApplication.processEvents()
    if isinstance(field.editor, QLineEdit):
        field.editor.selectAll()
    type_text(page, text)
    if (popup := QApplication.activePopupWidget()) is not None:
        popup.close()  # a list of completions, which off-screen keeps the window inactive
        page.window().activateWindow()
        QTest.qWaitForWindowActive(page.window(), 2000)
    press(page, TAB)


def new_row(page, group: str):
    page.editor.form.groups[group].add_row()
    return page.editor.form.groups[group].rows[-1]


def test_papers_and_contacts_are_checked(page):
    """An expired passport, one issued before the birth, and a mistyped address; nothing of it stops saving."""
    page.new_record()
    type_text(page, "Иванов")
    fields = page.editor.form.fields
    put(page, fields["birth_date"], "01.02.1985")
    row = new_row(page, "documents")
    put(page, row.fields["issue_date"], "01.02.1980")
    put(page, row.fields["expiry_date"], "01.02.1990")
    assert row.fields["issue_date"].message() == "Issued before the birth on 01.02.1985. Check both dates."
    assert row.fields["expiry_date"].message() == "Expired on 01.02.1990."
    assert row.fields["series_and_number"].message() == "The number is missing."
    contact = new_row(page, "contacts")
    put(page, contact.fields["value"], "ivan@gmial.com")
    assert contact.fields["value"].message().endswith("Ctrl+Space: ivan@gmail.com")
    contact.fields["value"].setFocus()
    press(page, SPACE, CTRL)
    press(QApplication.activePopupWidget(), ENTER)
    QApplication.processEvents()
    assert contact.fields["value"].message() == ""
    press(page, S, CTRL)
    saved = load_client(page.shown_id())
    assert saved.contacts[0].value == "ivan@gmail.com"
    assert saved.documents[0].expiry_date == "1990-02-01"


def test_f8_goes_from_warning_to_warning(page, told):
    """Round the form, back with Shift, also into what is folded; without any it says so."""
    page.new_record()
    type_text(page, "Иванов")
    fields = page.editor.form.fields
    press(page, Qt.Key.Key_F8)
    assert ("Nothing to look at on this form.", "ok") in told
    put(page, fields["birth_date"], "01.02.1885")
    row = new_row(page, "documents")
    put(page, row.fields["series_and_number"], "75 1234567")
    row.fields["printed_birth_date"].set_value("1985-02-01")
    row.fields["printed_birth_date"].edited.emit()
    page.editor.form.flush()
    assert not row.fields["printed_birth_date"].isVisible()
    fields["native_surname"].setFocus()
    stops = []
    for key, modifiers in ((Qt.Key.Key_F8, PLAIN),) * 3 + ((Qt.Key.Key_F8, SHIFT),):
        press(page, key, modifiers)
        stops.append(QApplication.focusWidget())
    born, printed = fields["birth_date"].editor, row.fields["printed_birth_date"].editor
    assert stops == [born, printed, born, printed]


def test_a_replaced_passport_may_be_over(page):
    """Only of a current one it is news that it expired."""
    page.new_record()
    type_text(page, "Иванов")
    row = new_row(page, "documents")
    put(page, row.fields["expiry_date"], "01.02.2020")
    assert row.fields["expiry_date"].message() == "Expired on 01.02.2020."
    row.fields["state"].box.setFocus()
    press(page, Qt.Key.Key_Down)
    press(page, TAB)
    assert row.fields["state"].value() == "replaced"
    assert row.fields["expiry_date"].message() == ""


def test_what_is_typed_is_not_judged_before_it_is_left(page):
    """The sentence goes with the first key and comes back on leaving."""
    page.new_record()
    type_text(page, "Иванов1")
    surname = page.editor.form.fields["native_surname"]
    assert surname.message() == ""
    press(page, TAB)
    assert surname.message().startswith("There are digits in the name")
    surname.setFocus()
    press(page, Qt.Key.Key_End)
    press(page, Qt.Key.Key_Backspace)
    assert surname.message() == ""
    assert surname.editor.text() == "Иванов"


def test_lost_zeros_of_series_and_number_are_proposed_together(page):
    """Both stand in one field: one proposal is for the whole."""
    page.new_record()
    type_text(page, "Иванов")
    put(page, page.editor.form.fields["citizenship"], "RU")
    row = new_row(page, "documents")
    field = row.fields["series_and_number"]
    put(page, field, "7 123456")
    assert field.message() == (
        "9 digits belong here. Zeros at the beginning may be gone. Ctrl+Space: 07 0123456"
    )
    field.setFocus()
    press(page, SPACE, CTRL)
    press(QApplication.activePopupWidget(), ENTER)
    QApplication.processEvents()
    assert field.editor.text() == "07 0123456"
    press(page, TAB)
    assert field.message() == ""


def test_a_look_alike_letter_is_put_right_and_taken_back(page):
    """The letter is shown; Ctrl+Space and Enter mend the name, and Ctrl+Z in the field brings it back."""
    page.new_record()
    type_text(page, "ИBАНОВ")
    press(page, TAB)
    surname = page.editor.form.fields["native_surname"]
    assert surname.message().startswith("The letter “B” in ИBАНОВ is Latin.")
    surname.setFocus()
    press(page, SPACE, CTRL)
    press(QApplication.activePopupWidget(), ENTER)
    QApplication.processEvents()
    assert surname.editor.text() == "ИВАНОВ"
    press(page, Qt.Key.Key_Z, CTRL)
    assert surname.editor.text() == "ИBАНОВ"
    press(page, TAB)
    assert surname.message().startswith("The letter “B” in ИBАНОВ is Latin.")


def test_age_phone_and_number_of_a_client(page):
    """A minor today, in grey; a phone too short for its country; a number unlike the citizenship's."""
    page.new_record()
    type_text(page, "Иванов")
    fields = page.editor.form.fields
    put(page, fields["birth_date"], f"01.01.{date.today().year - 10}")
    put(page, fields["citizenship"], "RU")
    assert fields["birth_date"].message() == "A minor: 10 years today."
    assert not fields["birth_date"].editor.property("level")
    contact = new_row(page, "contacts")
    put(page, contact.fields["value"], "+7 926 123-45")
    assert contact.fields["value"].message() == ("+7 926 123-45 has too few digits for a number of Russia.")
    paper = new_row(page, "documents").fields["series_and_number"]
    put(page, paper, "FB 123456")
    assert paper.message() == "Not like a passport of Russia, which is numbered like 75 1234567."
    put(page, fields["citizenship"], "UA")
    assert paper.message() == ""
