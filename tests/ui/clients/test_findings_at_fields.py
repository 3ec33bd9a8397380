"""T10: a regular client's findings stand at the fields of the editor, without a journey."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from models.clients import load_client
from tests.ui.typing import CTRL, press, type_text

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
