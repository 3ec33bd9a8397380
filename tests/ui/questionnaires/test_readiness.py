"""Readiness: tourist by question, gone through by keys; each sign is told in words and leads to its answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.answers import save_answers
from models.records import Answer, Tour
from models.tourists import delete_tourists, list_tourists
from models.tours import list_tours, load_tour
from paperwork.answering import old_before
from tests.ui.typing import CTRL, SHIFT, press, shown
from ui.common.changes import changes
from ui.common.elided_label import ElidedLabel
from ui.common.page import navigator
from ui.common.preferences import OLD_AFTER, QUESTIONNAIRE_COUNTRY
from ui.questionnaires.questionnaire_window import QuestionnaireWindow
from ui.questionnaires.readiness_window import ReadinessWindow

K = Qt.Key


@pytest.fixture
def tour(office) -> Tour:
    """A tour of Italy with one answer that is old and one that waits for a translation."""
    made = load_tour(next(row.id for row in list_tours() if row.countries == ("IT",) and row.tourists > 3))
    first, second, *_others = list_tourists(made.id)
    save_answers(first.id, [Answer("occupation", "cook", answered_on="2001-01-01")])
    save_answers(second.id, [Answer("occupation", "бухгалтер-кукольник")])
    return made


@pytest.fixture
def people(tour) -> list[int]:
    return [row.id for row in list_tourists(tour.id)]


@pytest.fixture
def window(qtbot, tour) -> ReadinessWindow:
    made = shown(qtbot, ReadinessWindow(tour.id))
    qtbot.waitUntil(made.is_read)
    return made


def place(window: ReadinessWindow, tourist_id: int, key: str) -> None:
    """Make the cell current, as the arrow keys do."""
    row, column = window.table.found_model.place_of(tourist_id, key)
    for step in (K.Key_Home, *[K.Key_Right] * column):
        press(window, step)
    here = window.table.currentIndex().row()
    for _step in range(abs(row - here)):
        press(window, K.Key_Down if row > here else K.Key_Up)


def state(window: ReadinessWindow, tourist_id: int, key: str) -> str:
    return window.table.found_model.state(*window.table.found_model.place_of(tourist_id, key))


def said(window: ReadinessWindow) -> tuple[str, str]:
    """The two lines below: the question, and what the sign means."""
    return window._question.text(), window._words.text()


def legend(window: ReadinessWindow) -> str:
    return " ".join(one.text() for one in window.findChildren(ElidedLabel) if one.isVisible())


def questionnaires() -> list[QuestionnaireWindow]:
    return [
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, QuestionnaireWindow) and one.isVisible()
    ]


@pytest.fixture
def main(qtbot, office):
    """The main window: it opens the others."""
    from ui.main_window import MainWindow

    made = shown(qtbot, MainWindow())
    qtbot.waitUntil(lambda: made.place() == "tours")
    yield made
    for one in made.opened_windows():
        one.close()


def test_the_window_names_the_tour_and_begins_at_a_gap(window, tour):
    """Its title says whose readiness it is; the first cell is one where something is to do."""
    assert window.windowTitle() == f"Readiness: tour {tour.number}"
    index = window.table.currentIndex()
    assert window.table.found_model.is_to_do(index.row(), index.column())
    assert window.table.hasFocus()


def test_each_state_is_told_in_words(window, people):
    """Old with its date, and waiting for a translation; a sign alone would say it to few."""
    place(window, people[0], "occupation")
    assert said(window)[0].startswith("21  ")
    assert said(window)[1].endswith("older than a year: ask again. “cook”, answered 1 Jan 2001")
    place(window, people[1], "occupation")
    assert "no translation yet. “бухгалтер-кукольник”" in said(window)[1]
    place(window, people[0], "surname")
    assert "filled in" in said(window)[1]


def test_the_age_of_old_answers_is_the_one_of_the_settings(qtbot, window, people):
    """Set to five years while the window is open: the answer of two years ago is old no more, and is said so."""
    day = old_before(2 * 12)
    save_answers(people[0], [Answer("occupation", "cook", answered_on=day)])
    press(window, K.Key_F5)
    qtbot.waitUntil(lambda: "older than a year" in legend(window))
    qtbot.waitUntil(lambda: state(window, people[0], "occupation") == "old")
    OLD_AFTER.set(60)
    changes.announce_all()
    qtbot.waitUntil(lambda: state(window, people[0], "occupation") == "filled")
    assert "older than 5 years: ask again" in legend(window)


def test_a_screen_reader_hears_name_state_and_question(window, people):
    """The cell itself is only a picture."""
    model = window.table.found_model
    index = model.index(*model.place_of(people[0], "occupation"))
    heard = model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert model.name(0) in heard
    assert "ask again" in heard
    assert "21" in heard


def test_f8_goes_through_all_that_is_to_do_and_round(window):
    """Each cell once, row by row, and back to the first; Shift+F8 the other way."""
    model = window.table.found_model
    rows, columns = range(model.rowCount()), range(model.columnCount())
    wanted = [(row, column) for row in rows for column in columns if model.is_to_do(row, column)]
    visited = []
    for _step in range(len(wanted) + 1):
        index = window.table.currentIndex()
        visited.append((index.row(), index.column()))
        press(window, K.Key_F8)
    assert visited == [*wanted, wanted[0]]
    for _back in range(2):  # the loop ended on the second
        press(window, K.Key_F8, SHIFT)
    index = window.table.currentIndex()
    assert (index.row(), index.column()) == wanted[-1]


def test_only_gaps_leaves_out_what_nobody_lacks(window, people):
    """F6, Tab, Space; the current question stays current if it is still there."""
    place(window, people[1], "occupation")
    for key in (K.Key_F6, K.Key_Tab, K.Key_Space):
        press(window, key)
    model = window.table.found_model
    keys = [model.question(column).key for column in range(model.columnCount())]
    assert "occupation" in keys
    assert "surname" not in keys
    assert window.table.current() == (people[1], "occupation")


@pytest.mark.parametrize("by", ["enter", "click"])
def test_a_cell_leads_to_the_question(qtbot, main, tour, people, by):
    """Enter or a click opens the questionnaire there, and the second time the same window."""
    navigator.readiness.emit(tour.id)
    window = main.opened_windows()[-1]
    qtbot.waitUntil(lambda: window.is_read() and window.isActiveWindow())
    for tourist_id in people[:2]:
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.table.setFocus()
        place(window, tourist_id, "occupation")
        if by == "enter":
            press(window, K.Key_Return)
        else:
            middle = window.table.visualRect(window.table.currentIndex()).center()
            QTest.mouseClick(window.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle))
        [questionnaire] = questionnaires()
        qtbot.waitUntil(questionnaire.isActiveWindow)
        assert questionnaire._answers.tourist.id == tourist_id
        assert questionnaire.sheet.current().question.key == "occupation"


def test_it_opens_once_from_tourists_and_from_the_questionnaire(qtbot, main, tour, people):
    """Ctrl+Shift+Q in both; the window that is open comes to the front."""
    main.open_tour(tour.id, people[0])
    press(main, K.Key_Q, CTRL | SHIFT)
    [window] = main.opened_windows()
    assert isinstance(window, ReadinessWindow)
    main.open_questionnaire(tour.id, people[0])
    questionnaire = main.opened_windows()[-1]
    qtbot.waitUntil(questionnaire.isActiveWindow)
    press(questionnaire, K.Key_Q, CTRL | SHIFT)
    qtbot.waitUntil(window.isActiveWindow)
    assert [one for one in main.opened_windows() if isinstance(one, ReadinessWindow)] == [window]


def test_a_saved_answer_is_seen_at_once(qtbot, window, people):
    """Whoever saves it, and the current cell stays where it is."""
    place(window, people[1], "occupation")
    changes.announce(save_answers(people[1], [Answer("occupation", "accountant")]))
    qtbot.waitUntil(lambda: state(window, people[1], "occupation") == "filled")
    assert window.table.current() == (people[1], "occupation")
    assert "filled in" in said(window)[1]


def test_f5_reads_what_another_workstation_saved(qtbot, window, people):
    """Nothing was announced here."""
    save_answers(people[0], [Answer("occupation", "")])
    press(window, K.Key_F5)
    qtbot.waitUntil(lambda: state(window, people[0], "occupation") == "empty")


def test_a_tour_that_lost_its_tourists_says_so(qtbot, window, people):
    """The table gives way to the way on."""
    changes.announce(delete_tourists(people))
    qtbot.waitUntil(lambda: window._stack.currentIndex() == 1)


def test_the_country_is_chosen_by_keys_and_remembered(qtbot, window):
    """F6 goes to the countries; what is chosen is what the questionnaire begins with."""
    press(window, K.Key_F6)
    before = window._country
    press(window, K.Key_Down)
    assert window._country != before
    assert QUESTIONNAIRE_COUNTRY.get() == window._country
    qtbot.waitUntil(lambda: window._found.form.country == window._country)


def test_f6_goes_between_the_head_and_the_table(window):
    """And back."""
    press(window, K.Key_F6)
    assert not window.table.hasFocus()
    press(window, K.Key_F6)
    assert window.table.hasFocus()


def test_the_list_goes_to_excel_in_words(window, monkeypatch, people):
    """Ctrl+Shift+L: names, counts, and each state as words under its question."""
    from python_calamine import CalamineWorkbook

    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    press(window, K.Key_L, CTRL | SHIFT)
    rows = CalamineWorkbook.from_path(Path(opened[0])).get_sheet_by_index(0).to_python()
    assert len(rows) == len(people) + 1
    column = next(at for at, heading in enumerate(rows[0]) if heading.startswith("21 "))
    assert [row[column] for row in rows[1:3]] == ["older than a year: ask again", "no translation yet"]
    assert rows[1][0] == window.table.found_model.name(0)


def test_large_letters_fit_the_screen(qtbot, qapp, tour):
    """At 160 % the head needs no more than the screen has."""
    from ui.common import theme

    theme.apply(qapp, "light", 1.6)
    window = shown(qtbot, ReadinessWindow(tour.id))
    try:
        assert window.minimumSizeHint().width() <= 1366
    finally:
        window.close()
        theme.apply(qapp, "light")
