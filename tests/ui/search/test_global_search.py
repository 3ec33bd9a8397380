"""The search of the top bar, driven by keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from models.clients import save_client
from models.records import Client, Contact, Document, Tour, Tourist
from models.tourists import TouristSave, save_tourists
from models.tours import save_tour
from tests.ui.typing import CTRL, SHIFT, press, shown, type_text
from ui.common.layouts import column
from ui.common.page import navigator
from ui.search import search_dialog
from ui.search.entries import IN_GROUP
from ui.search.global_search import GlobalSearch


@pytest.fixture
def asked(qapp):
    """What the search asked of the main window."""
    calls: list[tuple] = []
    slots = {
        navigator.client: lambda client: calls.append(("client", client)),
        navigator.tour: lambda tour, tourist: calls.append(("tour", tour, tourist)),
        navigator.put_on_tour: lambda ids: calls.append(("put", ids)),
        navigator.clients: lambda text: calls.append(("clients", text)),
    }
    for signal, slot in slots.items():
        signal.connect(slot)
    yield calls
    for signal, slot in slots.items():
        signal.disconnect(slot)


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


def zybin(**more: object) -> int:
    client = Client(native_surname="Зыбин", native_given_name="Иван", birth_date="1960-08-03", **more)
    save_client(client)
    return client.id


def lines(search: GlobalSearch) -> list[str]:
    model = search.popup().list.table_model
    return [model.cell(number, 0).words() for number in range(model.rowCount())]


def test_typing_opens_and_keeps_the_focus(search):
    """The drop-down opens while typing, and the letters go on into the box."""
    zybin()
    type_text(search, "zybi")
    assert search.is_open()
    assert search.box.hasFocus()
    assert search.box.text() == "zybi"
    assert lines(search)[:2] == ["Regular clients", "Зыбин Иван"]


def test_no_text_no_list(search):
    """Emptying the box closes the drop-down."""
    type_text(search, "и")
    assert search.is_open()
    press(search, Qt.Key.Key_Backspace)
    assert not search.is_open()


def test_enter_opens_the_client(search, asked):
    """Enter goes to the client that is chosen and closes the list."""
    found = zybin()
    type_text(search, "Зыбин")
    press(search, Qt.Key.Key_Return)
    assert asked == [("client", found)]
    assert not search.is_open()


def test_arrows_go_over_headings(search, asked):
    """Down from the last client goes to the first tourist, whose tour Enter opens."""
    save_client(Client(native_surname="Жвыгмуз"))
    tour = Tour(number="T-1")
    save_tour(tour)
    saved = save_tourists([TouristSave(Tourist(tour_id=tour.id, native_surname="Жвыгмуз"))])
    type_text(search, "жвыгмуз")
    press(search, Qt.Key.Key_Down)
    press(search, Qt.Key.Key_Return)
    assert asked == [("tour", tour.id, saved.changed["tourist"][0])]


def test_tours_are_found(search, asked):
    """A tour's number finds the tour."""
    tour = Tour(number="QX-77", title="Зимний сад")
    save_tour(tour)
    type_text(search, "qx-77")
    assert "QX-77  Зимний сад" in lines(search)
    press(search, Qt.Key.Key_Up)
    press(search, Qt.Key.Key_Return)
    assert asked == [("tour", tour.id, None)]


def test_ctrl_enter_puts_on_the_open_tour(search, asked):
    """Ctrl+Enter hands the client to the open tour."""
    found = zybin()
    type_text(search, "Зыбин")
    press(search, Qt.Key.Key_Return, CTRL)
    assert asked == [("put", [found])]


def test_escape_closes(search, asked):
    """Esc closes the list; the text stays."""
    zybin()
    type_text(search, "Зыб")
    press(search, Qt.Key.Key_Escape)
    assert not search.is_open()
    assert search.box.text() == "Зыб"
    assert asked == []


def test_a_second_escape_goes_back(search):
    """Esc in the closed box puts the focus where it was before Ctrl+K."""
    search.window().other.setFocus()
    search.focus_box()
    type_text(search, "Зыб")
    press(search, Qt.Key.Key_Escape)
    assert search.box.hasFocus()
    press(search, Qt.Key.Key_Escape)
    assert search.window().other.hasFocus()


def test_escape_with_nowhere_to_go_back_says_so(search, qtbot):
    """Where the widget before is gone, the window is asked to put the focus into its page."""
    search.window().other.setFocus()
    search.focus_box()
    search.window().other.hide()
    with qtbot.waitSignal(search.left):
        press(search, Qt.Key.Key_Escape)


def test_leaving_closes(search):
    """Going on to another field closes the list."""
    zybin()
    type_text(search, "Зыб")
    search.window().other.setFocus()
    assert not search.is_open()


def test_nobody_found_has_ways_on(search, asked):
    """A text that fits nobody is answered with a sentence and what to do."""
    type_text(search, "qqqqzzz")
    assert "Nobody found for “qqqqzzz”" in search.popup().nothing.text()
    press(search, Qt.Key.Key_Down)
    press(search, Qt.Key.Key_Return)
    assert asked == [("clients", "qqqqzzz")]


@pytest.mark.parametrize(
    ("text", "advised"),
    [("+7 934 9", True), ("(934) 977", True), ("934-97", True), ("0000000", False), ("qqqq", False)],
)
def test_half_a_phone_number_says_what_to_type(search, text, advised):
    """A number that is not found yet is no mystery: the sentence says which digits are looked for."""
    type_text(search, text)
    assert ("last four digits" in search.popup().nothing.text()) == advised


def test_a_phone_is_found_from_its_beginning(search, asked):
    """Digits typed from the left find the client before the number is whole."""
    found = zybin(contacts=[Contact(value="+7 934 977-57-12")])
    type_text(search, "+7 934 977-5")
    press(search, Qt.Key.Key_Return)
    assert asked == [("client", found)]


def test_at_most_eight_a_group(search, asked):
    """Of many clients eight are shown, and a line that leads to all of them."""
    for number in range(10):
        save_client(Client(native_surname=f"Зыбин{'а' * number}"))
    type_text(search, "зыбин")
    kinds = [entry.kind for entry in search.popup().list.table_model.rows]
    assert kinds.count("client") == IN_GROUP
    for _step in range(IN_GROUP):
        press(search, Qt.Key.Key_Down)
    press(search, Qt.Key.Key_Return)
    assert asked == [("clients", "зыбин")]


def test_more_tourists_and_tours_than_are_shown_are_told(search, asked):
    """The heading says that these are the first, a line how to find the others; it cannot be chosen."""
    for number in range(10):
        tour = Tour(number=f"QX-{number}", title="Жвыгмуз")
        save_tour(tour)
        save_tourists([TouristSave(Tourist(tour_id=tour.id, native_surname="Жвыгмуз"))])
    type_text(search, "жвыгмуз")
    model = search.popup().list.table_model
    kinds = [entry.kind for entry in model.rows]
    assert kinds == ["heading", *["tourist"] * IN_GROUP, "hint", "heading", *["tour"] * IN_GROUP, "hint"]
    assert {model.cell(number, 1).words() for number in (0, IN_GROUP + 2)} == {"the first 8"}
    assert "type further letters" in lines(search)[IN_GROUP + 1]
    for _step in range(IN_GROUP):
        press(search, Qt.Key.Key_Down)
    assert search.popup().current().kind == "tour"


@pytest.mark.parametrize("text", ["зыбин", "qqqq", "ив", "+7 934 9"])
def test_the_drop_down_is_as_high_as_its_lines(search, text):
    """Where there is room for all lines there is nothing to scroll, and each sentence is whole."""
    zybin()
    search.window().resize(1366, 1900)
    type_text(search, text)
    QApplication.processEvents()
    popup = search.popup()
    assert popup.list.verticalScrollBar().maximum() == 0
    assert popup.nothing.isHidden() or popup.nothing.height() >= popup.nothing.heightForWidth(
        popup.nothing.width()
    )


def test_says_why(search):
    """Each hit says why it matched; a second tag says that the birth date fits too."""
    zybin(documents=[Document(series="63", number="0419872", state="replaced")])
    model = search.popup().list.table_model
    type_text(search, "зыбин 1960")
    assert [tag.text for tag in model.cell(1, 1).tags] == ["surname", "date of birth"]
    search.box.clear()
    type_text(search, "63 0419872")
    assert [tag.text for tag in model.cell(1, 1).tags] == ["old passport"]


def test_separate_fields(search, asked, monkeypatch):
    """Shift+F3 opens the dialog with the words typed; the client found there is opened."""
    given: list[dict[str, str]] = []

    def find(_parent: object, **known: str) -> int:
        given.append(known)
        return 7

    monkeypatch.setattr(search_dialog, "find_client", find)
    type_text(search, "зыбин иван 1960")
    press(search, Qt.Key.Key_F3, SHIFT)
    assert given == [{"surname": "зыбин", "given_name": "иван"}]
    assert asked == [("client", 7)]


def test_click_opens(search, asked, qtbot):
    """A click on a line opens it; on a heading nothing happens."""
    found = zybin()
    type_text(search, "зыбин")
    hits = search.popup().list
    for number in (0, 1):
        place = hits.visualRect(hits.table_model.index(number, 0)).center()
        qtbot.mouseClick(hits.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked == [("client", found)]


@pytest.mark.parametrize("text", ["'", "%", "_", "Ж", "x" * 500, "\u202e", "<b>", '"; DROP TABLE client'])
def test_any_text_is_answered(search, text):
    """Whatever is typed, there is an answer."""
    type_text(search, text)
    assert search.is_open()
    assert lines(search)


def test_markup_is_text(search):
    """A person called like an HTML tag is shown as such."""
    save_client(Client(native_surname="<img src=x>"))
    type_text(search, "<img src")
    assert "<img src=x>" in lines(search)
    formats = {label.textFormat() for label in search.popup().findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


def test_model_rules(search):
    """The model of the drop-down keeps Qt's rules, and headings cannot be chosen."""
    zybin()
    model = search.popup().list.table_model
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, search)
    type_text(search, "зыбин")
    assert tester.model() is model
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
