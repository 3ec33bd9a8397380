"""A questionnaire shows at once what there is room for; the other rows come without moving anything."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.answers import save_answers
from models.records import Answer
from models.tourists import list_tourists, load_tourist
from models.tours import list_tours, load_tour
from paperwork.forms import load_form
from tests.ui.typing import SHIFT, press, shown
from ui.common.preferences import FOLDED_SECTIONS
from ui.questionnaires.answer_column import AnswerColumn
from ui.questionnaires.answer_row import AnswerRow
from ui.questionnaires.questionnaire_window import QuestionnaireWindow
from ui.questionnaires.section_head import SectionHead
from ui.questionnaires.tourist_answers import TouristAnswers


@pytest.fixture
def tour(office) -> int:
    """A tour of Italy whose first tourist has one gap, far down: the last that was there."""
    tour = next(row.id for row in list_tours() if row.countries == ("IT",) and row.tourists > 3)
    person = load_tourist(list_tourists(tour)[0].id)
    answers = TouristAnswers(load_form("IT"), load_tour(tour), person, list).shown()
    gaps = [one.question.key for one in answers if one.is_gap]
    save_answers(person.id, [Answer(key, "X", form_text="X", overruled=True) for key in gaps[:-1]])
    return tour


@pytest.fixture
def window(qtbot, tour) -> QuestionnaireWindow:
    """Just opened, at the gap."""
    made = QuestionnaireWindow(tour)
    made.resize(1366, 768)
    return shown(qtbot, made)


def in_sight(window: QuestionnaireWindow) -> list[AnswerRow]:
    return [one for one in window.sheet.made if not one.visibleRegion().isEmpty()]


def order_of(window: QuestionnaireWindow) -> list[str]:
    return [one.key for section in window._form.sections for one in window._form.questions
            if one.section == section.key]  # fmt: skip


def whole(window: QuestionnaireWindow) -> bool:
    """Whether the rows in sight follow each other without a hole, and fill the height."""
    order = order_of(window)
    rows = sorted(in_sight(window), key=lambda one: one.y())
    places = [order.index(one.question.key) for one in rows]
    top = window.sheet.verticalScrollBar().value()
    bottom = top + window.sheet.viewport().height()
    starts = (
        min([rows[0].y(), *(one.y() for one in window.sheet.heads.values() if one.y() >= top)]) <= top + 60
    )
    ends = rows[-1].geometry().bottom() >= bottom - 60 or places[-1] == len(order) - 1
    return starts and ends and all(after == before + 1 for before, after in pairwise(places))


def all_there(window: QuestionnaireWindow) -> bool:
    return len(window.sheet.made) == len(window._form.questions)


def test_a_window_far_down_makes_only_what_it_shows(window):
    """The surroundings of the gap are complete; what is far above was not waited for."""
    current = window.sheet.current()
    assert current.shown.is_gap
    assert order_of(window).index(current.question.key) > 40
    assert "surname" not in [one.question.key for one in window.sheet.made]
    assert whole(window)


def test_the_other_rows_move_nothing(qtbot, window):
    """They come above and below by themselves, filled in, in the form's order."""
    current = window.sheet.current()
    before = current.mapToGlobal(QPoint(0, 0))
    qtbot.waitUntil(lambda: all_there(window), timeout=10_000)
    QApplication.processEvents()
    assert current.mapToGlobal(QPoint(0, 0)) == before
    assert [one.question.key for one in window.sheet.made] == order_of(window)
    rows = sorted(window.sheet.made, key=lambda one: one.y())
    assert [one.question.key for one in rows] == order_of(window)
    assert all(one.shown is not None for one in rows)


def test_whoever_scrolls_up_at_once_finds_rows(window):
    """The rows are there when the place comes in sight, not after a while."""
    window.sheet.verticalScrollBar().setValue(0)
    QApplication.processEvents()
    assert "surname" in [one.question.key for one in in_sight(window)]
    assert whole(window)


def test_a_step_of_the_wheel_finds_rows(window):
    """A little up from the gap, and up again."""
    bar = window.sheet.verticalScrollBar()
    for _step in range(6):
        bar.setValue(bar.value() - 200)
        QApplication.processEvents()
        assert whole(window)


@pytest.mark.parametrize("size", [(1366, 500), (1366, 1500), (620, 700)])
def test_a_window_of_any_size_is_filled(qtbot, tour, size):
    """A high screen has more rows at once than a low one, a narrow one has higher rows."""
    made = QuestionnaireWindow(tour)
    made.resize(*size)
    assert whole(shown(qtbot, made))


def test_going_far_at_once_leaves_no_hole(window):
    """Up into the section of the first rows, then from there back: what stands between is there too."""
    window.sheet.go_to(window.sheet.row_of("purpose"))
    QApplication.processEvents()
    assert whole(window)
    window.sheet.go_to(window.sheet.row_of("surname"))
    QApplication.processEvents()
    assert whole(window)


def test_a_section_has_no_hole(qtbot):
    """Who goes far down a long section gets what lies between as well."""
    column, form = AnswerColumn(), load_form("IT")
    qtbot.addWidget(column)
    column.build(form, lambda _section: False)
    column.make(["given_names"])
    column.make(["nationality", "passport_number"])
    keys = [one.question.key for one in column.rows]
    asked = [one.key for one in form.questions]
    assert keys == [*asked[asked.index("given_names") : asked.index("nationality") + 1], "passport_number"]


def test_a_section_is_shown_before_its_rows_were_made(window):
    """A click in the list of sections right after opening."""
    window.sheet.open_section("document")
    QApplication.processEvents()
    top = window.sheet.verticalScrollBar().value()
    assert abs(window.sheet.heads["document"].y() - top) < 40
    assert whole(window)


def test_tab_goes_down_the_sheet_however_the_rows_came(qtbot, window):
    """From the first question over the next head to the rows that were made first."""
    qtbot.waitUntil(lambda: all_there(window), timeout=10_000)
    window.sheet.go_to_first()
    stops: list[QPoint] = []
    for _step in range(70):
        stops.append(QApplication.focusWidget().mapTo(window.sheet.widget(), QPoint(0, 0)))
        press(window, Qt.Key.Key_Tab)
    heights = [one.y() for one in stops]
    assert heights == sorted(heights)
    press(window, Qt.Key.Key_Backtab)
    assert window.sheet.isAncestorOf(QApplication.focusWidget())


def test_tab_stops_at_heads(qtbot, window):
    """The head of a section stands between its questions and those before."""
    qtbot.waitUntil(lambda: all_there(window), timeout=10_000)
    window.sheet.go_to(window.sheet.row_of("national_id_number"))
    press(window, Qt.Key.Key_Tab)
    focus = QApplication.focusWidget()
    assert isinstance(focus, SectionHead)
    assert focus.section.key == "document"
    press(window, Qt.Key.Key_Tab)
    assert window.sheet.current().question.key == "passport_type"


def test_another_form_is_whole_at_once(window):
    """The questions of the chosen country stand there from the first one on."""
    window.choose_country("JP")
    QApplication.processEvents()
    assert window.sheet.verticalScrollBar().value() == 0
    assert whole(window)


def test_a_section_that_was_folded_from_the_start_has_its_rows_when_unfolded(qtbot, tour):
    """They were never made; a click on the head shows them, and the others come."""
    FOLDED_SECTIONS.set('{"schengen": ["person", "journey", "host_means"]}')
    made = QuestionnaireWindow(tour)
    made.resize(1366, 768)
    window = shown(qtbot, made)
    window.sheet.verticalScrollBar().setValue(0)
    QApplication.processEvents()
    head = window.sheet.heads["person"]
    QTest.mouseClick(head, Qt.MouseButton.LeftButton)
    assert {"surname", "given_names"} <= {one.question.key for one in in_sight(window)}
    press(window, Qt.Key.Key_F7, SHIFT)
    press(window, Qt.Key.Key_F7, SHIFT)
    qtbot.waitUntil(lambda: all_there(window), timeout=10_000)
    QApplication.processEvents()
    rows = sorted(window.sheet.made, key=lambda one: one.y())
    assert [one.question.key for one in rows] == order_of(window)
