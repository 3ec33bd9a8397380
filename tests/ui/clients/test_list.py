"""The list of regular clients: search, order, columns, paging."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from models.clients import count_clients, save_client
from models.records import Client
from tests.ui.typing import CTRL, SHIFT, press, shown, type_text
from ui.clients.clients_page import ClientsPage
from ui.clients.list_pane import PAGE
from ui.common.page import navigator
from ui.search import search_dialog


def ids(page: ClientsPage) -> list[int]:
    return [hit.id for hit in page.clients.list.table_model.rows]


def test_typing_finds_at_once(page, ksenia, qtbot):
    """Letters of the other script find the client as they are typed, and the record follows."""
    type_text(page, "zhvyg")
    assert ids(page) == [ksenia.id]
    assert page.clients.count.text().startswith("1 of ")
    qtbot.waitUntil(lambda: page.shown_id() == ksenia.id)


def test_matched_part_is_strong(page, ksenia):
    """The part of the name that was typed is strong in both scripts."""
    type_text(page, "жвыг")
    cell = page.clients.list.table_model.cell(0, 0)
    assert [text for text, strong in cell.spans if strong] == ["Жвыг"]
    assert [text for text, strong in cell.second_spans if strong] == ["ZHVYG"]


def test_old_passport_says_why(page, ksenia):
    """A hit by an old passport says so, because the name does not show it."""
    type_text(page, "63 2210457")
    assert ids(page) == [ksenia.id]
    assert "old passport" in page.clients.list.table_model.cell(0, 0).second


def test_arrows_in_the_box_move_in_the_list(page):
    """Down in the search box goes down the list, and the record follows."""
    press(page, Qt.Key.Key_Down)
    assert page.clients.box.hasFocus()
    assert page.shown_id() == ids(page)[1]


def test_escape_empties_the_box(page, ksenia):
    """Esc takes the search away, and the whole list is back."""
    type_text(page, "zhvyg")
    press(page, Qt.Key.Key_Escape)
    assert page.clients.text() == ""
    assert len(ids(page)) == PAGE


def test_scrolling_fetches_more(page):
    """At the end of the list the next clients come, until all are there once."""
    bar = page.clients.list.verticalScrollBar()
    for _time in range(5):
        bar.setValue(bar.maximum())
        page.clients.list.table_model.canFetchMore(page.clients.list.rootIndex())
        page.clients.list.scrollToBottom()
        page.clients.list.table_model.fetchMore(page.clients.list.rootIndex())
    assert len(ids(page)) == len(set(ids(page))) == count_clients()


def test_order_by_birth(page):
    """The order can be the date of birth."""
    page.clients.sort.setFocus()
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Down)
    births = [hit.birth_date for hit in page.clients.list.table_model.rows]
    assert births == sorted(births)


def test_best_match_only_while_searching(page):
    """Best match first is a choice only while there is something to match."""
    choices = page.clients.sort
    before = [choices.itemText(at) for at in range(choices.count())]
    type_text(page, "ив")
    assert choices.currentText() == "Best match first"
    press(page, Qt.Key.Key_Escape)
    assert [choices.itemText(at) for at in range(choices.count())] == before


def test_columns_are_the_persons_choice(page, make_page):
    """A column switched on is there the next time too."""
    assert page.clients.list.isColumnHidden(2)
    page.clients.show_column("passport", True)
    assert not page.clients.list.isColumnHidden(2)
    assert not make_page().clients.list.isColumnHidden(2)


def test_nobody_found(page):
    """A text that fits nobody gives a sentence and a way on; Ctrl+N's form takes the name over."""
    type_text(page, "фщжыкцъх")
    assert ids(page) == []
    assert page.clients._nothing.isVisible()
    page.new_record()
    assert page.editor.form.fields["native_surname"].value() == "Фщжыкцъх"
    assert page.editor.form.fields["latin_surname"].value() == "FSHCHZHYKTSIEKH"


def test_half_a_phone_number(page):
    """The list says too which digits of a phone number it looks for."""
    type_text(page, "+7 (000) 12")
    assert ids(page) == []
    assert "last four digits" in page.clients._nothing.text()


def test_empty_base(empty_office, qtbot):
    """Without clients the page says what is missing."""
    page = shown(qtbot, ClientsPage())
    page.activate()
    assert "No regular clients yet" in page.clients._nothing.text()
    assert page.shown_id() is None


@pytest.mark.parametrize("text", ["'", "%", "_", "x" * 500, "Ж", "\u202e<b>"])
def test_odd_texts(page, text):
    """Whatever is typed, the list or a sentence answers."""
    type_text(page, text)
    assert ids(page) or page.clients._nothing.isVisible()


def test_markup_in_a_name(page):
    """A client called like an HTML tag stands as such in the list, in the header and in the editor."""
    client = Client(native_surname="<img src=x>", notes="<b>bold</b>")
    save_client(client)
    page.search("<img src")
    page.show_client(client.id)
    assert page.clients.list.table_model.cell(0, 0).words() == "<img src=x>"
    assert page.view.name.text() == "<img src=x>"
    assert page.view.name.textFormat() == Qt.TextFormat.PlainText
    page.edit()
    assert page.editor.heading.text() == "<img src=x>"
    assert page.editor.heading.textFormat() == Qt.TextFormat.PlainText


def test_model_rules(page):
    """The model of the list keeps Qt's rules while lines come and go."""
    model = page.clients.list.table_model
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    model.fetchMore(page.clients.list.rootIndex())
    type_text(page, "ив")
    press(page, Qt.Key.Key_Escape)
    assert tester.model() is model
    assert len(ids(page)) == PAGE


def test_separate_fields(page, ksenia, monkeypatch):
    """Shift+F3 asks with separate fields, and the client found there is shown."""
    monkeypatch.setattr(search_dialog, "find_client", lambda _parent: ksenia.id)
    press(page, Qt.Key.Key_F3, SHIFT)
    assert page.shown_id() == ksenia.id


def test_client_beyond_the_first_page(page, ksenia):
    """A client whom the list has not read yet is shown in front of it."""
    last = Client(native_surname="Яяящук")
    save_client(last)
    page.show_client(last.id)
    assert page.clients.list.current().id == last.id
    assert page.shown_id() == last.id


def test_put_on_a_tour(on_ksenia, ksenia):
    """Ctrl+T hands the client to the open tour."""
    put: list[list[int]] = []
    navigator.put_on_tour.connect(put.append)
    press(on_ksenia, Qt.Key.Key_T, CTRL)
    navigator.put_on_tour.disconnect(put.append)
    assert put == [[ksenia.id]]
