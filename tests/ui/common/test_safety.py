"""Data are never markup, work beside the window reports back, bugs are told once and without data."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from models.errors import InvalidField
from tests.ui.typing import shown
from ui.common import crash, messages
from ui.common.background import TaskRunner
from ui.common.messages import InfoBar, Question, UndoBar
from ui.common.plain_text import PlainLabel, tip

MARKUP = "<img src=x><b>Иванов</b>"


def test_no_label_reads_markup(qtbot, qapp):
    """A label shows the person's name as it is."""
    label = PlainLabel(MARKUP)
    shown(qtbot, label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == MARKUP


@pytest.mark.parametrize("text", ["Flight, SVO", "A & B < C", ""])
def test_what_is_no_markup_is_a_tip_as_it_is(text):
    """Only what Qt would take for markup is written otherwise."""
    assert tip(text) == text


def test_questions_and_bars_show_markup_as_text(qtbot, qapp):
    """Headlines, explanations and info bars are plain."""
    for widget in (Question(None, MARKUP, MARKUP, [("a", "A")]), InfoBar(MARKUP)):
        shown(qtbot, widget)
        labels = [one for one in widget.findChildren(QLabel) if one.text() == MARKUP]
        assert labels
        assert all(one.textFormat() == Qt.TextFormat.PlainText for one in labels)


def test_work_reports_its_result_and_its_errors(qtbot, empty_office):
    """The result comes back into the window's thread; an error too."""
    runner, results, errors = TaskRunner(), [], []
    work = runner.start(lambda one: 6 * 7, results.append, errors.append)
    qtbot.waitUntil(lambda: results == [42])
    assert not work.is_cancelled()

    def fail(_work):
        raise InvalidField("phone", "No phone.")

    runner.start(fail, results.append, errors.append)
    qtbot.waitUntil(lambda: len(errors) == 1)
    assert str(errors[0]) == "No phone."


def test_cancelled_work_knows_it(qtbot, empty_office):
    """Cancel is seen by the work between two steps."""
    import threading

    runner, results = TaskRunner(), []
    going = threading.Event()

    def wait(work):
        going.set()
        while not work.is_cancelled():
            pass
        return "stopped"

    work = runner.start(wait, results.append, results.append)
    assert going.wait(5)
    work.cancel()
    qtbot.waitUntil(lambda: results == ["stopped"])


def test_the_undo_bar_undoes_its_operation(qtbot, qapp):
    """The button hands over the operation that the bar speaks of, and the bar goes."""
    from PySide6.QtWidgets import QPushButton, QWidget

    undone = []
    parent = QWidget()
    parent.resize(800, 600)
    bar = UndoBar(parent, undone.append)
    shown(qtbot, parent)
    bar.offer("3 tourists removed.", 17)
    assert bar.isVisible()
    qtbot.mouseClick(bar.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert undone == [17]
    assert not bar.isVisible()


def test_a_bug_is_reported_without_its_text(qapp):
    """Details name places and the kind of error; the text may hold a person's data and stays out."""
    try:
        raise ValueError("Иванов 4512345678")
    except ValueError as error:
        details = crash.details(type(error), error.__traceback__)
    assert "ValueError" in details
    assert "test_safety.py" in details
    assert "Иванов" not in details


def test_an_expected_error_is_told_in_the_status_bar(told):
    """What escapes a slot but is a sentence for the person is told as one."""
    crash.on_error(InvalidField, InvalidField("phone", "No phone."), None)
    assert told == [("No phone.", "error")]


def test_leaving_asks_for_one_of_three(qtbot, answer):
    """Stay is the answer of Esc."""
    asked = answer("stay")
    assert messages.ask_unsaved(None, "2 changes") == messages.STAY
    assert asked == ["Save the changes?"]
