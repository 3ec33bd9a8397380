"""A passport's zone in the boxes that search: typed, pasted or sent by a scanner."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from models.clients import save_client
from models.records import Client, Document
from tests.ui.scanner import IVANOVA, RUSSIAN, SHCHERBAKOV, scan
from tests.ui.typing import CTRL, press, shown, type_text
from ui.common.layouts import column
from ui.common.page import navigator
from ui.reading.zone_search import NewFromPassport
from ui.search import search_dialog
from ui.search.global_search import GlobalSearch
from ui.search.search_dialog import SearchDialog

ENTER, TAB, V = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_V


def ivanova(number: str = "0123456", surname: str = "Иванова") -> int:
    client = Client(
        native_surname=surname,
        native_given_name="Анастасия",
        birth_date="1985-02-01",
        documents=[Document(series="75", number=number, issuing_state="RU")],
    )
    save_client(client)
    return client.id


@pytest.fixture
def asked(qapp):
    """What the search asked of the main window."""
    calls: list[tuple] = []
    slots = {
        navigator.client: lambda client: calls.append(("client", client)),
        navigator.read_passport: lambda text: calls.append(("read", text.split())),
    }
    for signal, slot in slots.items():
        signal.connect(slot)
    yield calls
    for signal, slot in slots.items():
        signal.disconnect(slot)


@pytest.fixture
def clipboard():
    board = QGuiApplication.clipboard()
    yield board
    board.clear()


@pytest.fixture
def search(office, qtbot) -> Iterator[GlobalSearch]:
    window = QWidget()
    window.resize(1366, 768)
    made = GlobalSearch()
    window.other = QLineEdit()
    window.setLayout(column(made, window.other, None))
    shown(qtbot, window)
    made.focus_box()
    yield made
    window.close()


def lines(search: GlobalSearch) -> list[str]:
    model = search.popup().list.table_model
    return [model.cell(number, 0).words() for number in range(model.rowCount())]


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize("russian", [False, True], ids=["latin", "russian"])
@pytest.mark.parametrize("end", [ENTER, TAB], ids=["enter", "tab"])
def test_a_scan_opens_the_client(search, asked, russian, end):
    """The line ends of the scanner keep the box until the last one opens whose passport it is."""
    found = ivanova()
    scan(search, IVANOVA, end=end, russian=russian)
    assert asked == [("client", found)]


def test_a_pasted_zone_finds_the_client(search, clipboard):
    """Pasted, the client is shown to be opened by the person."""
    ivanova()
    clipboard.setText("\n".join(IVANOVA))
    press(search, V, CTRL)
    assert lines(search)[1] == "Иванова Анастасия"


@pytest.mark.parametrize("russian", [False, True], ids=["latin", "russian"])
def test_a_scan_behind_other_words_is_searched_for_alone(search, asked, russian):
    """What was searched for before makes room for the passport."""
    found = ivanova()
    type_text(search, "Зыбин")
    scan(search, IVANOVA, russian=russian)
    assert asked == [("client", found)]
    assert not search.box.text().startswith("Зыбин")


def test_a_zone_pasted_behind_other_words(search, clipboard):
    """The clipboard's zone alone is searched for, however much stood in the box."""
    ivanova()
    type_text(search, "Зыбин ")
    clipboard.setText("\n".join(IVANOVA))
    press(search, V, CTRL)
    assert lines(search)[1] == "Иванова Анастасия"


def test_nobody_found_offers_a_new_person(search, asked):
    """The zone of somebody unknown is read into a new tourist or client by one Enter more."""
    scan(search, SHCHERBAKOV)
    assert "Nobody has the passport of SHCHERBAKOV IURII 53 0012345." in words(search.popup())
    assert lines(search)[0] == "New tourist or client from this passport"
    assert asked == []
    QTest.qWait(520)
    press(search, ENTER)
    assert asked == [("read", [*SHCHERBAKOV])]


def test_half_a_zone_is_not_searched_for(search):
    """While a person types the lines nothing is said about nobody."""
    type_text(search, IVANOVA[0].lower())
    assert not search.is_open()
    assert not (search._popup and search.popup().isVisible())


@pytest.mark.parametrize("field", ["surname", "passport_number", "birth_date"])
@pytest.mark.parametrize("russian", [False, True], ids=["latin", "russian"])
def test_a_scan_into_the_dialog(office, qtbot, field, russian):
    """A zone in any of its fields fills them all, and its client is the one to take."""
    found = ivanova()
    dialog = shown(qtbot, SearchDialog())
    dialog.field(field).setFocus()
    scan(dialog, IVANOVA, russian=russian)
    assert dialog.values()["passport_number"] == "0123456"
    assert dialog.values()["birth_date"] == "01.02.1985"
    assert dialog.isVisible()
    QTest.qWait(520)
    press(dialog, ENTER)
    assert dialog.answer == found


@pytest.mark.parametrize(
    ("number", "surname"), [("7777777", "Иванова"), ("0123456", "Петрова")], ids=["old passport", "old name"]
)
def test_the_dialog_finds_who_is_known_otherwise(office, qtbot, number, surname):
    """An older passport, or the surname before a marriage, does not hide the client."""
    found = ivanova(number, surname)
    dialog = shown(qtbot, SearchDialog())
    scan(dialog, IVANOVA)
    assert dialog.list.current().id == found


def test_the_dialog_makes_a_new_person_from_the_passport(office, qtbot):
    """Nobody found: the button takes the passport along, and the scanner's last key does not press it."""
    dialog = shown(qtbot, SearchDialog())
    scan(dialog, SHCHERBAKOV)
    assert "Nobody fits" in words(dialog)
    assert dialog.isVisible()
    QTest.qWait(520)
    dialog.none.setFocus()
    press(dialog, Qt.Key.Key_Space)
    assert dialog.answer == NewFromPassport("\n".join(SHCHERBAKOV))


def test_looking_for_a_client_to_open_may_end_with_a_new_one(office, qtbot, monkeypatch, asked):
    """From the dialog that opens clients the window is asked to read the passport."""

    def act(dialog: SearchDialog) -> None:
        shown(qtbot, dialog)
        scan(dialog, SHCHERBAKOV)
        dialog.none.click()

    monkeypatch.setattr(SearchDialog, "exec", act)
    assert search_dialog.find_client(None) is None
    assert asked == [("read", [*SHCHERBAKOV])]


def test_the_russian_layout_is_that_of_the_keyboard():
    """The table of the scanner has the letters that a zone's first line needs."""
    assert "P<RUS".translate(RUSSIAN) == "ЗБКГЫ"
