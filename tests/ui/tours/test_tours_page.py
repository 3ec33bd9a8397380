"""The list of tours: found, opened, deleted and brought back by keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from models.journal import undo
from models.records import Tour
from models.tourists import list_tourists
from models.tours import find_tour, list_tours, save_tour
from tests.ui.typing import CTRL, press, shown, type_text
from ui.common.changes import changes
from ui.common.messages import messages
from ui.common.page import navigator
from ui.common.preferences import TOURS_WHEN
from ui.common.record_table_model import RecordTableModel
from ui.tours import tour_editor
from ui.tours.tour_columns import tour_columns
from ui.tours.tours_page import ToursPage


@pytest.fixture
def page(qtbot, office) -> ToursPage:
    made = shown(qtbot, ToursPage())
    made.activate()
    return made


@pytest.fixture
def opened() -> Iterator[list[tuple[int, object]]]:
    asked: list[tuple[int, object]] = []

    def hear(tour_id: int, tourist_id: object) -> None:
        asked.append((tour_id, tourist_id))

    navigator.tour.connect(hear)
    yield asked
    navigator.tour.disconnect(hear)


def numbers(page: ToursPage) -> list[str]:
    return [row.number for row in page.tours.table_model.rows]


def search(page: ToursPage, text: str) -> None:
    page.find_here()
    type_text(page, text)
    press(page, Qt.Key.Key_Return)


def test_the_next_to_leave_stands_first(page):
    """Departing tours are shown at first, the soonest on top and chosen."""
    starts = [row.start_date for row in page.tours.table_model.rows]
    assert starts == sorted(starts)
    assert page.tours.current().start_date == starts[0]


def test_the_period_goes_by_key_and_is_remembered(page, qtbot):
    """Ctrl+Tab shows the tours on the way; the next page begins with them."""
    press(page, Qt.Key.Key_Tab, CTRL)
    assert TOURS_WHEN.get() == "current"
    again = shown(qtbot, ToursPage())
    again.activate()
    assert numbers(again) == [row.number for row in list_tours("", "current")]


def test_a_tour_is_found_by_a_tourist_and_opened_by_enter(page, opened):
    """The surname of somebody who travels, Enter into the list, Enter opens."""
    tour = list_tours("", "upcoming")[-1]
    surname = list_tourists(tour.id)[0].native_surname
    search(page, surname)
    assert tour.number in numbers(page)
    page.tours.select_id(tour.id)
    press(page, Qt.Key.Key_Return)
    assert opened == [(tour.id, None)]


def test_what_another_period_holds_is_offered(page):
    """A past tour searched for under Departing is one press away."""
    past = list_tours("", "past")[0]
    search(page, past.number)
    button = next(one for one in page.findChildren(QPushButton) if one.text() == "Show 1 tour of all")
    assert button.isVisible()
    button.click()
    assert numbers(page) == [past.number]


def test_escape_empties_the_search(page):
    """Esc in the search shows all again."""
    before = numbers(page)
    search(page, "no such tour")
    page.find_here()
    press(page, Qt.Key.Key_Escape)
    page.read()
    assert numbers(page) == before


def test_del_deletes_with_an_offer_to_undo(page, qtbot):
    """The tour goes with its tourists; undo brings both back."""
    chosen = page.tours.current()
    with qtbot.waitSignal(messages.undo_offered) as offered:
        press(page, Qt.Key.Key_Delete)
    assert chosen.number not in numbers(page)
    assert str(chosen.tourists) in offered.args[0]
    undo(offered.args[1])
    changes.announce_all()
    assert chosen.number in numbers(page)
    assert len(list_tourists(chosen.id)) == chosen.tourists


def test_f2_edits_the_chosen_tour(page, monkeypatch):
    """The editor gets the tour that is chosen in the list."""
    asked = []
    monkeypatch.setattr(tour_editor, "edit_tour", lambda _parent, tour_id: asked.append(tour_id))
    press(page, Qt.Key.Key_F2)
    assert asked == [page.tours.current().id]


def test_ctrl_enter_makes_a_new_tour(page, monkeypatch):
    """The primary button of the page is pressed by its key wherever the focus is, also in an empty office."""
    asked = []
    monkeypatch.setattr(tour_editor, "edit_tour", lambda _parent, tour_id: asked.append(tour_id))
    press(page, Qt.Key.Key_Return, CTRL)
    page.find_here()
    press(page, Qt.Key.Key_Return, CTRL)
    assert asked == [None, None]


def test_f6_goes_round_search_period_and_list(page):
    """From the list to the search, to the period, to the list again."""
    assert page.tours.hasFocus()
    names = []
    for _step in range(3):
        press(page, Qt.Key.Key_F6)
        focus = page.focusWidget()
        names.append(focus.accessibleName() or focus.text())
    assert names == ["Search in tours", "Departing", "Tours"]


def test_f6_goes_to_what_stands_in_place_of_the_list(page):
    """Where the search finds nothing, the next pane is the way on."""
    search(page, "no such tour")
    page.find_here()
    press(page, Qt.Key.Key_F6)
    press(page, Qt.Key.Key_F6)
    assert page.focusWidget().text() == "Clear the search"


def test_a_new_tour_is_shown_whatever_the_period(page, monkeypatch):
    """A tour without dates is not departing: the list goes to All and chooses it."""
    made = Tour(number="2026-9000", title="Без дат")

    def make(_parent: object, _tour_id: object) -> int | None:
        save_tour(made)
        return made.id

    monkeypatch.setattr(tour_editor, "edit_tour", make)
    page.new_record()
    assert TOURS_WHEN.get() == "all"
    assert page.tours.current().number == "2026-9000"


def test_others_changes_appear(page):
    """A tour renamed elsewhere is renamed in the list."""
    tour = find_tour(page.tours.current().number)
    tour.title = "<b>Рим</b> & Ко"
    changes.announce(save_tour(tour))
    assert page.tours.current().title == "<b>Рим</b> & Ко"


def test_an_empty_office_says_how_to_begin(qtbot, empty_office):
    """Without any tour: what is missing, and the sample office by Tab and Space."""
    page = shown(qtbot, ToursPage())
    page.activate()
    assert any(one.text() == "No tours yet" and one.isVisible() for one in page.findChildren(QLabel))
    assert QApplication.focusWidget().text() == "New tour"
    press(page, Qt.Key.Key_Tab)
    with qtbot.waitSignal(page.sample_office_asked):
        press(page, Qt.Key.Key_Space)


def test_the_lines_are_a_proper_model(qtmodeltester, office):
    """Tours as an item model keep Qt's rules."""
    model = RecordTableModel(tour_columns())
    model.set_rows(list_tours())
    qtmodeltester.check(model)
