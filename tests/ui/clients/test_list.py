"""The list of regular clients: search, order, columns, paging."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from models.clients import count_clients, list_clients, save_client
from models.records import Client
from tests.ui.typing import CTRL, SHIFT, press, shown, type_text
from ui.clients.clients_page import ClientsPage
from ui.clients.list_pane import PAGE
from ui.common.changes import changes
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


def order(page: ClientsPage) -> list[int]:
    return [hit.id for hit in list_clients(limit=count_clients()).rows]


def far_down(page: ClientsPage) -> int:
    """The id of a client whom the first page of the list does not hold."""
    return order(page)[PAGE + 60]


def test_the_list_opens_at_a_client_whom_it_has_not_read(page, qtbot):
    """The client stands between their neighbours in the alphabet, in sight and chosen."""
    wanted = far_down(page)
    page.show_client(wanted)
    assert page.clients.list.current().id == wanted
    assert page.shown_id() == wanted
    everybody, shown_ids = order(page), ids(page)
    start = everybody.index(shown_ids[0])
    assert shown_ids == everybody[start : start + len(shown_ids)]
    place = page.clients.list.visualRect(page.clients.list.currentIndex())
    assert page.clients.list.viewport().rect().contains(place)
    assert place.top() > 0


def test_the_list_that_begins_in_the_middle_goes_on_both_ways(page, qtbot):
    """Up and down at its ends lead to the first and to the last of all, each once."""
    page.show_client(far_down(page))
    chosen = page.clients.list.current().id
    bar = page.clients.list.verticalScrollBar()
    while page.clients.list.table_model.before is not None:
        top = page.clients.list.rowAt(0)
        first = page.clients.list.table_model.rows[top].id
        bar.setValue(10)
        assert bar.value() > 10 or page.clients.list.table_model.before is None
    assert first in ids(page)
    for _time in range(5):
        page.clients.list.table_model.fetchMore(page.clients.list.rootIndex())
    assert ids(page) == order(page)
    assert page.clients.list.current().id == chosen


def test_what_is_in_sight_stays_while_the_list_reads_upwards(page):
    """Lines that come in front push nothing away from under the eyes."""
    page.show_client(far_down(page))
    shown_list = page.clients.list
    shown_list.verticalScrollBar().setValue(shown_list.verticalHeader().defaultSectionSize() + 5)
    before = shown_list.table_model.rows[shown_list.rowAt(100)].id
    shown_list.verticalScrollBar().setValue(shown_list.verticalScrollBar().value() - 10)
    assert len(ids(page)) > PAGE
    assert shown_list.table_model.rows[shown_list.rowAt(110)].id == before


def test_ctrl_home_goes_to_the_first_of_all(page):
    """In a list that begins in the middle too."""
    page.show_client(far_down(page))
    page.clients.list.setFocus()
    press(page, Qt.Key.Key_Home, CTRL)
    assert ids(page)[0] == page.clients.list.current().id == order(page)[0]
    assert page.shown_id() == order(page)[0]


def test_the_list_stays_at_its_place_when_somebody_writes(page):
    """Another client's saving leaves the lines around the chosen one where they are."""
    wanted = far_down(page)
    page.show_client(wanted)
    height = page.clients.list.visualRect(page.clients.list.currentIndex()).top()
    changes.announce(save_client(Client(native_surname="Аааронов")))
    assert page.clients.list.current().id == page.shown_id() == wanted
    assert page.clients.list.visualRect(page.clients.list.currentIndex()).top() == height


def test_the_neighbour_is_chosen_when_a_client_far_down_is_deleted(page):
    """Del in the middle of the list goes on with the next one there."""
    wanted = far_down(page)
    following = order(page)[order(page).index(wanted) + 1]
    page.show_client(wanted)
    page.clients.list.setFocus()
    press(page, Qt.Key.Key_Delete)
    assert page.clients.list.current().id == page.shown_id() == following


def test_a_client_near_the_end_is_shown_there(page):
    """Behind the last client there is nothing to read, and nothing is read twice."""
    last = order(page)[-1]
    page.show_client(last)
    assert page.clients.list.current().id == page.shown_id() == last
    assert ids(page)[-1] == last
    page.clients.list.table_model.fetchMore(page.clients.list.rootIndex())
    assert ids(page)[-1] == last


def test_put_on_a_tour(on_ksenia, ksenia):
    """Ctrl+T hands the client to the open tour."""
    put: list[list[int]] = []
    navigator.put_on_tour.connect(put.append)
    press(on_ksenia, Qt.Key.Key_T, CTRL)
    navigator.put_on_tour.disconnect(put.append)
    assert put == [[ksenia.id]]


def test_a_new_client_emptied_again_has_no_line(page, told):
    """What was typed is taken back, or was a passport that is not taken: no line is left that leads nowhere."""
    before = [hit.id for hit in page.clients.list.table_model.rows]
    page.new_record()
    type_text(page, "Ж")
    assert page.clients.list.table_model.rows[0].id < 0
    press(page, Qt.Key.Key_Backspace)
    assert [hit.id for hit in page.clients.list.table_model.rows] == before
    assert page.clients.list.selected() == []
    type_text(page, "Я")
    assert (page.clients.list.current().id, field(page).value()) == (page.editor.client.list_id, "Я")


def field(page):
    return page.editor.form.fields["native_surname"]
