"""The list of every screen: shows what it is given, is driven by keys, copies as spreadsheets paste."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from intake.clipboard import tables_from_mime
from tests.ui.typing import CTRL, press, shown
from ui.common.cells import Cell, Tag, bold_beginning
from ui.common.record_list import RecordList
from ui.common.record_table_model import Column, RecordTableModel


@dataclass(frozen=True)
class Person:
    id: int
    name: str
    number: str


COLUMNS = (
    Column("Name", lambda one: Cell(spans=bold_beginning(one.name, one.name.split()[0])), sort="name"),
    Column("Number", lambda one: Cell(one.number, "second", tags=(Tag("tag"),), icon=("person", "text2"))),
)
PEOPLE = [Person(5, "Иванов Иван", "0012"), Person(7, "<b>Анна</b> Белова", "=1+1"), Person(9, "Ким", "3\n4")]


@pytest.fixture
def people(qtbot):
    view = RecordList(COLUMNS, "People", many=True)
    view.set_rows(PEOPLE)
    shown(qtbot, view)
    view.setFocus()
    return view


def test_the_model_is_a_proper_one(qtmodeltester, qapp):
    """Qt's own checks of item models pass before and after rows are handed in."""
    model = RecordTableModel(COLUMNS)
    qtmodeltester.check(model)
    model.set_rows(PEOPLE)
    qtmodeltester.check(model)


def test_enter_opens_the_chosen_record(qtbot, people):
    """Down and Enter open the second person."""
    people.select_row(0)
    press(people, Qt.Key.Key_Down)
    with qtbot.waitSignal(people.opened) as opened:
        press(people, Qt.Key.Key_Return)
    assert opened.args[0].id == 7


@pytest.mark.parametrize(("key", "wanted"), [(Qt.Key.Key_Home, 5), (Qt.Key.Key_End, 9)])
def test_home_and_end_go_to_the_first_and_last(people, key, wanted):
    """Rows are chosen whole, so the two keys go through rows and not through the cells of one."""
    people.select_row(1)
    press(people, key)
    assert [one.id for one in people.selected()] == [wanted]


def test_del_asks_for_the_removal_of_what_is_selected(qtbot, people):
    """Del hands over the selected records, all of them."""
    people.selectAll()
    with qtbot.waitSignal(people.removal_asked) as asked:
        press(people, Qt.Key.Key_Delete)
    assert [one.id for one in asked.args[0]] == [5, 7, 9]


def test_the_choice_stays_with_the_record_when_rows_change(people):
    """A list read again keeps the person chosen, wherever they stand now."""
    people.select_id(7)
    people.set_rows(list(reversed(PEOPLE)))
    assert people.current().id == 7


def test_copied_rows_are_read_back_as_they_were(people):
    """Zeros, line breaks and markup survive the way through the clipboard in both forms."""
    people.selectAll()
    press(people, Qt.Key.Key_C, CTRL)
    mime = QGuiApplication.clipboard().mimeData()
    for kind in ("text/html", "text/plain"):
        [table] = tables_from_mime({kind: bytes(mime.data(kind).data())})
        cells = [table.headings, *table.rows] if table.header_rows else table.rows
        assert [[cell.strip() for cell in row] for row in cells] == [
            ["Иванов Иван", "0012"],
            ["<b>Анна</b> Белова", "=1+1"],
            ["Ким", "3\n4"],
        ]


def test_cells_are_spoken_in_words(people):
    """A screen reader hears text and second line."""
    index = people.model().index(0, 1)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "0012, second"


def test_every_kind_of_cell_is_painted(people):
    """Painting does not fail on ticks, bars, tags, long texts and right-to-left letters."""
    odd = [
        Cell("x" * 10_000, checked=True, bar=(0.5, "ok_icon"), right=(("warn", "warn_icon"),)),
        Cell("\u202eשלום", "second", checked=False, bar=(0.0, "accent"), right_aligned=True, struck=True),
        Cell("", second_spans=(("a", True), ("b", False)), document=True, small=True, strong=True),
    ]
    view = RecordList([Column("Odd", lambda one: odd[one.id])], "Odd")
    view.set_rows([Person(n, "", "") for n in range(len(odd))])
    picture = view.grab()
    assert not picture.isNull()
