"""Making and editing clients by keys; nothing typed is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton

from models import drafts
from models.clients import count_clients, delete_client, list_clients, load_client, save_client
from models.records import Client, Document
from tests.ui.typing import CTRL, press, shown, type_text
from ui.clients import conflict_dialog
from ui.clients.clients_page import ClientsPage
from ui.clients.clients_window import ClientsWindow
from ui.clients.conflict_dialog import ConflictDialog
from ui.common.changes import changes


def field(page: ClientsPage, name: str):
    return page.editor.form.fields[name]


def retype(page: ClientsPage, name: str, text: str) -> None:
    """Go to the field and type over what is there."""
    field(page, name).setFocus()
    press(page, Qt.Key.Key_A, CTRL)
    press(page, Qt.Key.Key_Delete)
    type_text(page, text)


def only_draft() -> dict:
    found = drafts.list_drafts("client/")
    assert len(found) == 1
    return found[0][1]


def test_new_client_by_keys(page):
    """Enter leads through the fields, Latin names are proposed, Ctrl+Enter saves."""
    page.new_record()
    type_text(page, "Жвыгмузов")
    press(page, Qt.Key.Key_Return)
    type_text(page, "Йоахимус")
    press(page, Qt.Key.Key_Return)
    press(page, Qt.Key.Key_Return)
    assert field(page, "latin_surname").line.hasFocus()
    field(page, "birth_date").setFocus()
    type_text(page, "010285")
    press(page, Qt.Key.Key_Return, CTRL)
    saved = load_client(page.shown_id())
    assert (saved.native_surname, saved.latin_surname, saved.birth_date) == (
        "Жвыгмузов",
        "ZHVYGMUZOV",
        "1985-02-01",
    )
    assert not page.is_editing()
    assert drafts.list_drafts("client/") == []


def test_f2_edits_and_ctrl_s_saves(on_ksenia, ksenia):
    """F2 opens the editor, a changed field is marked, Ctrl+S writes it."""
    press(on_ksenia, Qt.Key.Key_F2)
    retype(on_ksenia, "birth_place", "Пермь")
    assert on_ksenia.unsaved() == 1
    press(on_ksenia, Qt.Key.Key_S, CTRL)
    assert load_client(ksenia.id).birth_place == "Пермь"
    assert on_ksenia.unsaved() == 0


def test_typed_latin_name_stays(page):
    """A Latin name that a person typed is not proposed over."""
    page.new_record()
    type_text(page, "Юрьев")
    retype(page, "latin_surname", "YURYEV")
    field(page, "native_surname").setFocus()
    press(page, Qt.Key.Key_End)
    type_text(page, "а")
    assert field(page, "latin_surname").value() == "YURYEV"


def test_add_a_passport(on_ksenia, ksenia):
    """A new passport is typed in one field and split; the old one becomes replaced."""
    on_ksenia.edit("documents")
    documents = on_ksenia.editor.form.groups["documents"]
    documents.rows[0].fields["state"].setFocus()
    press(on_ksenia, Qt.Key.Key_Down)
    documents.add.setFocus()
    press(on_ksenia, Qt.Key.Key_Space)
    QApplication.processEvents()
    new = documents.rows[-1]
    assert new.isAncestorOf(on_ksenia.focusWidget())
    new.fields["issuing_state"].setFocus()
    type_text(on_ksenia, "Россия")
    press(on_ksenia, Qt.Key.Key_Return)
    type_text(on_ksenia, "76 1234567")
    press(on_ksenia, Qt.Key.Key_S, CTRL)
    papers = load_client(ksenia.id).documents
    assert [(one.series, one.number, one.state) for one in papers] == [
        ("75", "3318206", "replaced"),
        ("63", "2210457", "replaced"),
        ("76", "1234567", "current"),
    ]


def test_visa_has_entries_and_days(on_ksenia, ksenia):
    """Entries and days are asked of a visa only."""
    on_ksenia.edit("documents")
    documents = on_ksenia.editor.form.groups["documents"]
    documents.add_row()
    row = documents.rows[-1]
    assert not row.fields["days"].isVisible()
    row.fields["kind"].setFocus()
    type_text(on_ksenia, "Visa")
    assert row.fields["days"].isVisible()
    row.fields["series_and_number"].setFocus()
    type_text(on_ksenia, "FRA 123456789")
    row.fields["days"].setFocus()
    type_text(on_ksenia, "30")
    press(on_ksenia, Qt.Key.Key_S, CTRL)
    visa = load_client(ksenia.id).documents[-1]
    assert (visa.kind, visa.days) == ("visa", "30")


def test_document_without_number_is_not_dropped(on_ksenia, ksenia):
    """A document with a date but no number is kept with a mark at the number: a gap is never a wall."""
    on_ksenia.edit("documents")
    documents = on_ksenia.editor.form.groups["documents"]
    documents.add_row()
    documents.rows[-1].fields["issue_date"].setFocus()
    type_text(on_ksenia, "01.02.2020")
    assert documents.rows[-1].fields["series_and_number"].message()
    press(on_ksenia, Qt.Key.Key_S, CTRL)
    assert not on_ksenia.is_editing()
    assert load_client(ksenia.id).documents[-1].issue_date == "2020-02-01"


def test_the_mark_of_a_missing_number_goes_with_the_number(on_ksenia, ksenia):
    """Typing the number answers the mark."""
    on_ksenia.edit("documents")
    documents = on_ksenia.editor.form.groups["documents"]
    documents.add_row()
    row = documents.rows[-1]
    assert not row.fields["series_and_number"].message()
    row.fields["issue_date"].setFocus()
    type_text(on_ksenia, "01.02.2020")
    row.fields["series_and_number"].setFocus()
    type_text(on_ksenia, "7")
    assert not row.fields["series_and_number"].message()


def test_remove_a_phone(on_ksenia, ksenia):
    """A row can be removed; Save writes that."""
    on_ksenia.edit("contacts")
    press(on_ksenia, Qt.Key.Key_Tab)
    press(on_ksenia, Qt.Key.Key_Tab)
    press(on_ksenia, Qt.Key.Key_Space)
    assert on_ksenia.editor.form.groups["contacts"].rows == []
    press(on_ksenia, Qt.Key.Key_S, CTRL)
    assert load_client(ksenia.id).contacts == []


def test_email_is_told_from_phone(on_ksenia, ksenia):
    """What holds an @ is kept as an e-mail address."""
    on_ksenia.edit("contacts")
    on_ksenia.editor.form.groups["contacts"].add_row()
    type_text(on_ksenia, "k@example.com")
    press(on_ksenia, Qt.Key.Key_S, CTRL)
    assert [(one.kind, one.value) for one in load_client(ksenia.id).contacts][1] == ("email", "k@example.com")


def test_payment_card_is_cut(on_ksenia, ksenia):
    """A full card number becomes brand and last four digits when the field is left."""
    on_ksenia.edit("cards")
    cards = on_ksenia.editor.form.groups["cards"]
    cards.rows[0].fields["number"].setFocus()
    type_text(on_ksenia, "4111 1111 1111 1111")
    press(on_ksenia, Qt.Key.Key_Return)
    assert cards.rows[0].fields["number"].value() == "1111"
    press(on_ksenia, Qt.Key.Key_S, CTRL)
    card = load_client(ksenia.id).cards[0]
    assert (card.kind, card.brand, card.number) == ("payment", "VISA", "1111")


def test_former_surname(on_ksenia, ksenia):
    """A former surname typed in the editor finds the client."""
    on_ksenia.edit("former_names")
    type_text(on_ksenia, "Цыплякова")
    press(on_ksenia, Qt.Key.Key_S, CTRL)
    assert [hit.id for hit in list_clients("Цыплякова").rows] == [ksenia.id]


@pytest.mark.parametrize(("name", "text"), [("birth_date", "31.02.1985"), ("citizenship", "Нарния")])
def test_what_cannot_be_kept_stays_at_its_field(on_ksenia, ksenia, name, text):
    """Save goes to the field whose text cannot be read and says why; nothing is written."""
    press(on_ksenia, Qt.Key.Key_F2)
    retype(on_ksenia, name, text)
    press(on_ksenia, Qt.Key.Key_S, CTRL)
    assert field(on_ksenia, name).message()
    assert field(on_ksenia, name).line.hasFocus()
    assert load_client(ksenia.id).version == ksenia.version


def test_surname_is_asked_for(page):
    """A client without any surname is not saved, and the field says so."""
    before = count_clients()
    page.new_record()
    field(page, "notes").setFocus()
    type_text(page, "без имени")
    press(page, Qt.Key.Key_Return, CTRL)
    assert field(page, "native_surname").message()
    assert count_clients() == before


def test_error_in_a_row_stands_at_the_row(on_ksenia):
    """A passport that ends before it begins says so at its own date."""
    on_ksenia.edit("documents")
    row = on_ksenia.editor.form.groups["documents"].rows[0]
    row.fields["expiry_date"].setFocus()
    type_text(on_ksenia, "01.01.2010")
    press(on_ksenia, Qt.Key.Key_S, CTRL)
    assert "ends before" in row.fields["expiry_date"].message()


def test_switching_keeps_what_was_typed(on_ksenia, ksenia):
    """Another client opens without asking; coming back, the typing is there, and the line is marked."""
    press(on_ksenia, Qt.Key.Key_F2)
    retype(on_ksenia, "birth_place", "Пермь")
    on_ksenia.clients.list.setFocus()
    press(on_ksenia, Qt.Key.Key_Down)
    assert on_ksenia.shown_id() != ksenia.id
    press(on_ksenia, Qt.Key.Key_Up)
    assert on_ksenia.is_editing()
    assert field(on_ksenia, "birth_place").value() == "Пермь"
    number = on_ksenia.clients.list.table_model.row_of(ksenia.id)
    assert on_ksenia.clients.list.table_model.cell(number, 0).right == (("dot", "accent"),)


def test_draft_survives_a_crash(on_ksenia, ksenia, make_page, qtbot):
    """What is typed is in the database before anything is saved, and a new window has it again."""
    press(on_ksenia, Qt.Key.Key_F2)
    retype(on_ksenia, "birth_place", "Пермь")
    qtbot.waitUntil(lambda: drafts.list_drafts("client/") != [])
    assert only_draft()["client"]["birth_place"] == "Пермь"
    again = make_page()
    again.show_client(ksenia.id)
    assert again.is_editing()
    assert field(again, "birth_place").value() == "Пермь"


def test_new_client_waits_in_the_list(page, make_page):
    """A new client that was not saved stands in front of the list, in this window and the next."""
    page.new_record()
    type_text(page, "Недописанный")
    page.clients.list.setFocus()
    press(page, Qt.Key.Key_Down)
    assert page.may_leave()
    first = make_page().clients.list.table_model.cell(0, 0)
    assert (first.words(), first.second) == ("Недописанный", "new, not saved yet")


def test_discard_a_new_client(page, answer):
    """Del on a client never saved asks first, because nothing could bring it back."""
    asked = answer("discard")
    before = count_clients()
    page.new_record()
    type_text(page, "Недописанный")
    page.clients.list.setFocus()
    page.clients.list.select_row(0)
    press(page, Qt.Key.Key_Delete)
    assert asked == ["Discard what was typed?"]
    assert count_clients() == before
    assert drafts.list_drafts("client/") == []


def test_revert(on_ksenia):
    """Ctrl+R brings back what is saved and drops the draft."""
    press(on_ksenia, Qt.Key.Key_F2)
    retype(on_ksenia, "birth_place", "Пермь")
    press(on_ksenia, Qt.Key.Key_R, CTRL)
    assert field(on_ksenia, "birth_place").value() == ""
    assert on_ksenia.unsaved() == 0
    assert drafts.list_drafts("client/") == []


def test_escape_without_changes_closes(on_ksenia):
    """Esc goes back to the record when nothing was typed."""
    press(on_ksenia, Qt.Key.Key_F2)
    press(on_ksenia, Qt.Key.Key_Escape)
    assert not on_ksenia.is_editing()


@pytest.mark.parametrize(
    ("reply", "place", "editing"), [("save", "Пермь", False), ("discard", "", False), ("", "", True)]
)
def test_escape_with_changes_asks(on_ksenia, ksenia, answer, reply, place, editing):
    """Esc with unsaved typing asks: saved, discarded, or one stays."""
    asked = answer(reply)
    press(on_ksenia, Qt.Key.Key_F2)
    retype(on_ksenia, "birth_place", "Пермь")
    press(on_ksenia, Qt.Key.Key_Escape)
    assert asked == ["Save the changes?"]
    assert load_client(ksenia.id).birth_place == place
    assert on_ksenia.is_editing() is editing


@pytest.mark.parametrize(("reply", "more"), [("open", 0), ("save", 1), ("", 0)])
def test_same_passport(page, ksenia, answer, reply, more):
    """A passport that the base knows: open the other, save all the same, or back to the form."""
    asked = answer(reply)
    before = count_clients()
    page.new_record()
    type_text(page, "Двойников")
    page.editor.form.focus_part("documents")
    row = page.editor.form.groups["documents"].rows[0]
    row.fields["series_and_number"].setFocus()
    type_text(page, "75 3318206")
    press(page, Qt.Key.Key_S, CTRL)
    assert asked == ["The base knows this passport"]
    assert count_clients() == before + more
    assert (page.shown_id() == ksenia.id) is (reply == "open")
    assert page.unsaved() == (0 if reply == "save" else 3)


def change_elsewhere(ksenia: Client, **values: str) -> None:
    other = load_client(ksenia.id)
    for name, value in values.items():
        setattr(other, name, value)
    save_client(other)


def test_both_changes_are_kept(on_ksenia, ksenia):
    """Somebody else changed another field meanwhile: both are kept without a question."""
    press(on_ksenia, Qt.Key.Key_F2)
    change_elsewhere(ksenia, notes="звонить после 18")
    retype(on_ksenia, "birth_place", "Пермь")
    press(on_ksenia, Qt.Key.Key_S, CTRL)
    saved = load_client(ksenia.id)
    assert (saved.notes, saved.birth_place) == ("звонить после 18", "Пермь")


@pytest.mark.parametrize(("theirs", "kept"), [(set(), "Пермь"), ({"birth_place"}, "Омск")])
def test_conflict_is_asked(on_ksenia, ksenia, monkeypatch, theirs, kept):
    """Only the field that both changed is asked for, mine and theirs side by side."""
    asked: list[dict] = []

    def choose(_parent: object, _who: str, _when: str, conflicts: dict) -> set[str]:
        asked.append(conflicts)
        return theirs

    monkeypatch.setattr(conflict_dialog, "choose_theirs", choose)
    press(on_ksenia, Qt.Key.Key_F2)
    change_elsewhere(ksenia, birth_place="Омск", notes="x")
    retype(on_ksenia, "birth_place", "Пермь")
    press(on_ksenia, Qt.Key.Key_S, CTRL)
    assert asked == [{"birth_place": ("Пермь", "Омск")}]
    assert (load_client(ksenia.id).birth_place, load_client(ksenia.id).notes) == (kept, "x")


def test_conflict_in_a_document(on_ksenia, ksenia, monkeypatch):
    """The number of one passport changed on both sides is a conflict of that number alone."""
    path = f"documents.{ksenia.documents[0].id}.authority"
    monkeypatch.setattr(conflict_dialog, "choose_theirs", lambda *_arguments: {path})
    on_ksenia.edit("documents")
    row = on_ksenia.editor.form.groups["documents"].rows[0]
    other = load_client(ksenia.id)
    other.documents[0].authority = "ФМС 1"
    other.documents.append(Document(kind="other", number="77"))
    save_client(other)
    row.fields["authority"].setFocus()
    type_text(on_ksenia, "ФМС 2")
    press(on_ksenia, Qt.Key.Key_S, CTRL)
    papers = load_client(ksenia.id).documents
    assert [one.authority for one in papers] == ["ФМС 1", "", ""]
    assert [one.number for one in papers] == ["3318206", "2210457", "77"]


def test_conflict_dialog_by_keys(office, qtbot):
    """Mine is chosen at first; the right arrow takes theirs, Ctrl+Enter agrees."""
    conflicts = {"birth_place": ("Пермь", "<b>Омск</b> & Ко"), "notes": ("a", "b")}
    dialog = shown(qtbot, ConflictDialog(None, "Ольга", "2026-01-01T10:00:00+00:00", conflicts))
    assert dialog.theirs() == set()
    dialog.findChildren(type(next(iter(dialog._choices.values()))))[0].setFocus()
    press(dialog, Qt.Key.Key_Right)
    assert dialog.theirs() == {"birth_place"}
    press(dialog, Qt.Key.Key_Return, CTRL)
    assert dialog.result() == ConflictDialog.DialogCode.Accepted


@pytest.mark.parametrize(
    ("path", "both", "said"),
    [
        (
            "latin_scheme",
            ("", "old_passport"),
            ["Latin spelling", "By citizenship", "As in the old passport"],
        ),
        ("sex", ("F", ""), ["Sex", "Female", "(empty)"]),
        ("citizenship", ("RU", "KZ"), ["Citizenship", "Russia", "Kazakhstan"]),
        ("surname_changed_on", ("2026-02-10", "2026"), ["Surname changed on", "10.02.2026", "2026"]),
        ("documents.7.issuing_state", ("RU", ""), ["Documents, issuing state", "Russia", "(empty)"]),
        (
            "documents.7.printed_sex",
            ("M", "F"),
            ["Sex in the international passport", "Male", "Female"],
        ),
    ],
)
def test_conflicting_values_in_words(office, qtbot, path, both, said):
    """Both values stand there as the form shows them, not as they are kept, under the name of the field."""
    dialog = shown(qtbot, ConflictDialog(None, "Ольга", "2026-01-01T10:00:00+00:00", {path: both}))
    words = [one.text() for one in dialog.findChildren(QLabel)] + [
        one.text() for one in dialog.findChildren(QRadioButton)
    ]
    assert set(said) <= set(words)


def test_deleted_meanwhile(on_ksenia, ksenia, answer):
    """A client whom somebody deleted can be saved as a new one: nothing typed is lost."""
    asked = answer("new")
    press(on_ksenia, Qt.Key.Key_F2)
    retype(on_ksenia, "birth_place", "Пермь")
    changes.announce(delete_client(ksenia.id))
    assert on_ksenia.is_editing()
    press(on_ksenia, Qt.Key.Key_S, CTRL)
    assert asked == ["This client was deleted"]
    assert load_client(on_ksenia.shown_id()).birth_place == "Пермь"


def test_window_of_its_own(ksenia, qtbot):
    """The window opens at the client, Ctrl+N makes a new one, Ctrl+W closes and keeps the typing."""
    window = shown(qtbot, ClientsWindow(ksenia.id))
    assert window.page.shown_id() == ksenia.id
    press(window, Qt.Key.Key_N, CTRL)
    type_text(window, "Оконный")
    press(window, Qt.Key.Key_W, CTRL)
    assert not window.isVisible()
    assert only_draft()["client"]["native_surname"] == "Оконный"
