"""The search dialog with separate fields, driven by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel

from models.clients import save_client
from models.records import Card, Client, Contact, Document, Tourist
from tests.ui.typing import CTRL, press, shown, type_text
from ui.search import search_dialog
from ui.search.search_dialog import NEW_PERSON, SearchDialog

MARKUP = "<img src=x>"


def person(given: str, born: str, **more: object) -> int:
    client = Client(
        native_surname="Зыбин",
        native_given_name=given,
        latin_surname="ZYBIN",
        birth_date=born,
        documents=[Document(issuing_state="RU", series="71", number=born.replace("-", "")[1:], **more)],
        contacts=[Contact(value="+7 912 555-01-22")],
    )
    save_client(client)
    return client.id


def names(dialog: SearchDialog) -> list[str]:
    model = dialog.list.table_model
    return [model.cell(number, 0).words() for number in range(model.rowCount())]


def words(dialog: SearchDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_results_follow_each_key(office, qtbot):
    """Typing a surname in Latin letters shows the people of that name while it is typed."""
    person("Иван", "1960-08-03")
    dialog = shown(qtbot, SearchDialog())
    assert names(dialog) == []
    type_text(dialog, "zybi")
    assert names(dialog) == ["Зыбин Иван"]
    type_text(dialog, "qqqxxxqqq")
    assert names(dialog) == []
    assert "Nobody fits" in words(dialog)


def test_enter_takes_the_first(office, qtbot):
    """The first of those found is selected, and Enter in a field takes it."""
    first = person("Иван", "1960-08-03")
    person("Пётр", "1961-08-03")
    dialog = shown(qtbot, SearchDialog(None, {"surname": "Зыбин"}))
    press(dialog, Qt.Key.Key_Return)
    assert dialog.answer == first
    assert not dialog.isVisible()


def test_arrows_move_from_any_field(office, qtbot):
    """Down in the field of the birth date goes to the next person without leaving the field."""
    person("Иван", "1960-08-03")
    second = person("Пётр", "1961-08-03")
    dialog = shown(qtbot, SearchDialog(None, {"surname": "Зыбин"}))
    dialog.field("birth_date").setFocus()
    press(dialog, Qt.Key.Key_Down)
    assert dialog.field("birth_date").line.hasFocus()
    press(dialog, Qt.Key.Key_Return, CTRL)
    assert dialog.answer == second


def test_a_year_narrows_namesakes(office, qtbot):
    """Several people of one name lead to the field of the birth date, where a year sets them apart."""
    person("Иван", "1960-08-03")
    young = person("Иван", "1985-02-11")
    dialog = shown(qtbot, SearchDialog(None, {"surname": "Зыбин", "given_name": "Иван"}))
    assert "2 people match. Type a year of birth to narrow." in words(dialog)
    type_text(dialog, "1985")
    assert [hit.id for hit in dialog.list.table_model.rows] == [young]


def test_a_day_that_does_not_exist_is_told_at_its_field(office, qtbot):
    """31.02.1985 is no date at which nobody was born: the field says so, and the foot no longer wonders."""
    person("Иван", "1985-02-11")
    dialog = shown(qtbot, SearchDialog(None, {"surname": "Зыбин"}))
    birth = dialog.field("birth_date")
    birth.setFocus()
    type_text(dialog, "31.02.")
    assert birth.message() == ""
    type_text(dialog, "1985")
    assert birth.message() == "31.02.1985 does not exist. Check the day and the month."
    assert "Nobody fits" not in words(dialog)
    for _letter in range(10):
        press(dialog, Qt.Key.Key_Backspace)
    assert birth.message() == ""
    assert names(dialog)[0] == "Зыбин Иван"


def test_half_a_date_is_told_when_the_person_goes_on(office, qtbot):
    """What cannot be read as a date is told under the list while it is typed, at the field when it is left."""
    dialog = shown(qtbot, SearchDialog(None, {"surname": "Зыбин"}))
    birth = dialog.field("birth_date")
    birth.setFocus()
    type_text(dialog, "31.0")
    assert "31.0 is not a date" in dialog.count.text()
    press(dialog, Qt.Key.Key_Tab)
    assert "31.0 is not a date" in birth.message()


def test_namesakes_are_told_apart(office, qtbot):
    """The last column says what only this one of the namesakes has."""
    person("Иван", "1960-08-03")
    person("Иван", "1985-02-11")
    dialog = shown(qtbot, SearchDialog(None, {"surname": "Зыбин"}))
    model = dialog.list.table_model
    assert {model.cell(number, 5).words() for number in (0, 1)} == {"born in 1960", "born in 1985"}


def test_expired_passport_is_red(office, qtbot):
    """A passport that is over says so in the colour of trouble and in words."""
    person("Иван", "1960-08-03", expiry_date="2020-01-01")
    dialog = shown(qtbot, SearchDialog(None, {"surname": "Зыбин"}))
    cell = dialog.list.table_model.cell(0, 2)
    assert (cell.second, cell.second_tone) == ("expired 01.01.2020", "error")


def test_found_by_part_of_passport_and_by_card(office, qtbot):
    """The end of a passport number or of a client card is enough."""
    found = person("Иван", "1960-08-03")
    with_card = Client(native_surname="Картин", cards=[Card(series="AB", number="778899")])
    save_client(with_card)
    dialog = shown(qtbot, SearchDialog())
    dialog.field("passport_number").setFocus()
    type_text(dialog, "600803")
    assert [hit.id for hit in dialog.list.table_model.rows] == [found]
    dialog.field("passport_number").set_value("")
    dialog.field("card_number").setFocus()
    type_text(dialog, "8899")
    assert with_card.id in [hit.id for hit in dialog.list.table_model.rows]


def test_none_of_these(office, qtbot):
    """Alt+N says that it is a new person."""
    dialog = shown(qtbot, SearchDialog(None, {"surname": "Зыбин"}))
    press(dialog, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: dialog.answer == NEW_PERSON)
    assert not dialog.isVisible()


def test_escape_cancels(office, qtbot):
    """Esc closes the dialog without an answer."""
    person("Иван", "1960-08-03")
    dialog = shown(qtbot, SearchDialog(None, {"surname": "Зыбин"}))
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.answer is None
    assert not dialog.isVisible()


def test_foot_counts_fields(office, qtbot):
    """The foot says how many fields of this tourist the client fills and what stays as typed."""
    person("Иван", "1960-08-03")
    typed = Tourist(native_surname="Зыбин", birth_date="1999-01-01")
    dialog = shown(qtbot, SearchDialog(None, {"surname": "Зыбин"}, tourist=typed))
    assert "1 stays as typed" in words(dialog)


def test_choose_client_answers(office, qtbot, monkeypatch):
    """The function that other screens call hands back the id of the one chosen."""
    found = person("Иван", "1960-08-03")

    def enter(dialog: SearchDialog) -> int:
        shown(qtbot, dialog)
        press(dialog, Qt.Key.Key_Return)
        return dialog.result()

    monkeypatch.setattr(SearchDialog, "exec", enter)
    monkeypatch.setattr(SearchDialog, "deleteLater", lambda _self: None)
    assert search_dialog.choose_client(None, surname="Зыбин") == found


def test_markup_in_a_name_is_text(office, qtbot):
    """A person called like an HTML tag is shown as such, also at the foot."""
    save_client(Client(native_surname=MARKUP))
    dialog = shown(qtbot, SearchDialog(None, {"surname": "<img"}))
    assert names(dialog) == [MARKUP]
    holding = [label for label in dialog.findChildren(QLabel) if MARKUP in label.text()]
    assert holding
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in holding)


def test_odd_texts_give_an_answer(office, qtbot):
    """Quotes, wildcards and very long texts are searched for like any other."""
    dialog = shown(qtbot, SearchDialog())
    for text in ("'", "%", "_", "x" * 500, "Ж"):
        dialog.field("surname").set_value("")
        type_text(dialog, text)
        assert dialog.count.text()


def test_list_model(office, qtbot):
    """The model of the results keeps Qt's rules while they change."""
    person("Иван", "1960-08-03")
    dialog = shown(qtbot, SearchDialog())
    tester = QAbstractItemModelTester(
        dialog.list.table_model, QAbstractItemModelTester.FailureReportingMode.Fatal, dialog
    )
    type_text(dialog, "зы")
    type_text(dialog, "б")
    assert tester.model() is dialog.list.table_model
    assert names(dialog) == ["Зыбин Иван"]
