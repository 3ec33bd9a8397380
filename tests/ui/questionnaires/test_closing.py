"""Closing the questionnaire window asks about answers that are not saved: nobody would look for them later."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from models.answers import load_answers
from models.drafts import list_drafts
from models.records import Tour
from models.tourists import list_tourists
from models.tours import list_tours, load_tour
from tests.ui.typing import CTRL, press, shown, type_text
from ui.common import messages
from ui.common.background import runner
from ui.questionnaires.print_dialog import PrintDialog
from ui.questionnaires.questionnaire_window import QuestionnaireWindow

DOWN, W = Qt.Key.Key_PageDown, Qt.Key.Key_W


@pytest.fixture
def tour(office) -> Tour:
    return load_tour(next(row.id for row in list_tours() if row.countries == ("IT",) and row.tourists > 3))


@pytest.fixture
def people(tour) -> list[int]:
    return [row.id for row in list_tourists(tour.id)]


@pytest.fixture
def window(qtbot, tour) -> QuestionnaireWindow:
    return shown(qtbot, QuestionnaireWindow(tour.id))


@pytest.fixture
def asked(monkeypatch):
    """``asked(reply)`` answers the question of closing so; the list returned gets its texts."""

    def prepare(reply: str) -> list[str]:
        texts: list[str] = []
        monkeypatch.setattr(messages, "ask", lambda *args: texts.append(args[2]) or reply)
        return texts

    return prepare


def type_answer(window: QuestionnaireWindow, text: str) -> None:
    window.sheet.row_of("occupation").editor.entry().setFocus()
    type_text(window, text)


def test_nothing_typed_asks_nothing(window):
    """Without unsaved answers the window just closes."""
    press(window, W, CTRL)
    assert not window.isVisible()


@pytest.mark.parametrize(("reply", "open_still"), [("save", False), ("discard", False), ("", True)])
def test_closing_asks_about_unsaved_answers(window, people, asked, reply, open_still):
    """Saved, dropped with its draft, or the window stays; the answer still being typed counts."""
    texts = asked(reply)
    type_answer(window, "teacher")
    press(window, W, CTRL)
    assert len(texts) == 1
    assert texts[0].endswith(": 1 answer is not saved and would not be printed.")
    assert window.isVisible() is open_still
    assert ("occupation" in load_answers(people[0])) is (reply == "save")
    assert bool(list_drafts("answers:")) is open_still
    if open_still:
        assert window.sheet.row_of("occupation").editor.text() == "teacher"


@pytest.mark.parametrize("reply", ["save", "discard"])
def test_closing_asks_about_all_tourists_at_once(window, people, asked, reply):
    """Answers of those whom one has left are saved or dropped too, and the question names them."""
    texts = asked(reply)
    type_answer(window, "teacher")
    press(window, DOWN, CTRL)
    type_answer(window, "driver")
    press(window, DOWN, CTRL)
    press(window, W, CTRL)
    assert len(texts) == 1
    assert "2 answers are not saved" in texts[0]
    assert texts[0].count(",") == 1
    assert not window.isVisible()
    assert [("occupation" in load_answers(one)) for one in people[:2]] == [reply == "save"] * 2
    assert list_drafts("answers:") == []


def test_discarding_leaves_what_was_typed_for_another_country(window, people, asked):
    """Nobody was asked about the day typed into the British form: it waits there."""
    asked("discard")
    window.choose_country("GB")
    window.sheet.row_of("departure_date").editor.entry().setFocus()
    type_text(window, "20.07.2026")
    window.choose_country("IT")
    window.sheet.row_of("departure_date").editor.entry().setFocus()
    type_text(window, "17.07.2026")
    press(window, W, CTRL)
    [(_key, body, _at)] = list_drafts("answers:")
    assert list(body["answers"]) == ["departure_date@united_kingdom"]


def test_the_print_dialog_tells_of_answers_that_wait(qtbot, window, tour):
    """Printing from elsewhere says that typed answers are not saved yet."""
    type_answer(window, "teacher")
    press(window, DOWN, CTRL)
    dialog = PrintDialog(None, tour.id)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    shown(qtbot, dialog)
    assert runner().wait(30_000)
    QApplication.processEvents()
    words = [one.text() for one in dialog.findChildren(QLabel) if one.isVisible()]
    assert any("1 answer is not saved and would not be printed." in one for one in words)
