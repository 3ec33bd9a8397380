"""T12: a client's international passport has folded fields for what it says otherwise, checked like a tourist's."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from models.clients import load_client, save_client
from models.records import Client, Document
from tests.ui.typing import CTRL, press, type_text

K = Qt.Key


def put(page, field, text: str) -> None:
    """Type over what stands in the field and go on."""
    field.setFocus()
    QApplication.processEvents()
    if isinstance(field.editor, QLineEdit):
        field.editor.selectAll()
    type_text(page, text)
    if (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
        page.window().activateWindow()
    press(page, K.Key_Tab)


def opened(page, **printed: str):
    """The editor at a client with one international passport; the row of it."""
    paper = Document(
        kind="international_passport", issuing_state="RU", series="75", number="1234567", **printed
    )
    person = Client(
        native_surname="Абрамов",
        native_given_name="Семён",
        latin_surname="ABRAMOV",
        latin_given_name="SEMEN",
        citizenship="RU",
        birth_date="1985-02-01",
        sex="M",
        documents=[paper],
    )
    saved = save_client(person, allow_duplicate=True)
    page.refresh()
    page.show_client(person.id or saved.ids["client"][0])
    page.edit()
    QApplication.processEvents()
    return page.editor.form.groups["documents"].rows[0]


def test_the_fields_are_folded_until_they_hold_something(page):
    """With nothing otherwise they take one line; with another name they are shown with what it means."""
    row = opened(page)
    assert row.printed.isVisible()
    assert row.printed.is_folded
    assert not row.fields["printed_surname"].isVisible()
    row = opened(page, printed_given_name="Семен", printed_sex="F")
    assert not row.printed.is_folded
    assert row.fields["printed_given_name"].message().startswith("The passports differ by Ё and Е.")
    assert row.fields["printed_sex"].message().startswith("The sex differs.")


def test_only_international_passports_have_them(page):
    """A national passport is what the person's own data say."""
    row = opened(page)
    row.fields["kind"].box.setFocus()
    while row.fields["kind"].value() == "international_passport":
        press(page, K.Key_Down)
    assert not row.printed.isVisible()


def test_what_is_typed_is_kept_with_the_paper(page):
    """Unfolded by a key, typed, told, saved."""
    row = opened(page)
    row.printed.head.setFocus()
    press(page, K.Key_Right)
    put(page, row.fields["printed_birth_date"], "10.02.1985")
    assert row.fields["printed_birth_date"].message().startswith("The dates of birth differ.")
    press(page, K.Key_S, CTRL)
    assert load_client(page.shown_id()).documents[0].printed_birth_date == "1985-02-10"


def test_what_a_replaced_passport_had_is_no_news(page):
    """It is out of use: nobody travels with it."""
    row = opened(page, printed_sex="F", state="replaced")
    assert row.fields["printed_sex"].message() == ""


def test_a_date_that_cannot_be_read_unfolds(page):
    """Saving stops at the field with its reason, also where it was folded away."""
    row = opened(page)
    row.printed.turn(False)
    put(page, row.fields["printed_birth_date"], "99.99.1985")
    row.printed.turn(True)
    press(page, K.Key_S, CTRL)
    assert not row.printed.is_folded
    assert row.fields["printed_birth_date"].hasFocus()
    assert row.fields["printed_birth_date"].message()


def test_the_day_of_the_change_is_told_at_its_field(page):
    """In the person's part of the editor; the issue of the passport decides what it means."""
    row = opened(page, issue_date="2021-05-05")
    assert row.fields["issue_date"].value() == "2021-05-05"
    put(page, page.editor.form.fields["surname_changed_on"], "10.02.2026")
    assert (
        page.editor.form.fields["surname_changed_on"]
        .message()
        .startswith(
            "The surname changed on 10.02.2026, after this passport was issued: it is void after 10.08.2026"
        )
    )
