"""A clerk at the keyboard: whatever window is in front gets the keys, and nothing is put in any other way."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QWidget
from shiboken6 import isValid

from paperwork.forms import Question
from tests.ui.typing import CTRL, PLAIN, press, type_text
from translations import current_language
from ui.common.background import runner
from ui.questionnaires.answer_sheet import AnswerRow
from ui.questionnaires.questionnaire_window import QuestionnaireWindow

K = Qt.Key
DOWN, ENTER, NEXT_GAP = K.Key_Down, K.Key_Return, K.Key_F8
MOST_STEPS = 200  # of one questionnaire: a key that leads nowhere ends the test and not the day


class Clerk:
    """At work in the main window and the ``windows`` that open beside it, the newest last."""

    def __init__(self, main: QWidget, wait_until: Callable[..., object]) -> None:
        self.main = main
        self.windows = [main]
        self._wait_until = wait_until

    def window(self) -> QWidget:
        """Where keys go. A screen without a window manager forgets it when a popup or a dialog closes."""
        if (front := QApplication.activePopupWidget() or QApplication.activeModalWidget()) is not None:
            return front
        self.windows = [one for one in self.windows if isValid(one)]
        window = next(one for one in reversed(self.windows) if one.isVisible())
        if not window.isActiveWindow():
            window.activateWindow()
            QApplication.processEvents()
        return window

    def bring(self, window: QWidget) -> None:
        """A window that has just been opened: the keys go there now."""
        window.resize(1366, 768)  # the off-screen screen is smaller, and leaves out what has no room
        self.windows.append(window)
        self.wait()

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
        for key in keys:
            press(self.window(), key, held)

    def type(self, text: str) -> None:
        type_text(self.window(), text)
        QApplication.processEvents()

    def write(self, text: str) -> None:
        """Type over whatever stands in the field."""
        self.press(K.Key_A, held=CTRL)
        self.type(text)

    def fill(self, *values: str) -> None:
        """Fill fields as they follow each other: each typed and left with Enter, "" left as it is.

        " " ticks a box; a text that ends in "↓" is completed by the first offer of its list.
        """
        for value in values:
            box = QApplication.focusWidget()
            if isinstance(box, QComboBox) and value:
                self.choose(box, next(one for one in texts(box) if one.startswith(value)))
            elif value == " ":
                self.press(K.Key_Space)
            else:
                self.type(value.removesuffix("↓"))
            if value.endswith("↓"):
                self.press(DOWN)
            self.press(ENTER)

    def choose(self, box: QComboBox, text: str) -> None:
        """Home and Down to the text. Letters would do, but not as fast as a test: the box adds them up."""
        self.press(K.Key_Home)
        self.press(*[DOWN] * texts(box).index(text))
        assert box.currentText() == text

    def wait(self) -> None:
        """Let the work beside the window end and be shown."""
        assert runner().wait(30_000)
        for _round in range(3):
            QApplication.processEvents()

    def read(self, window: QWidget, words: str) -> None:
        """Look at the window until some label in it says this (a pattern)."""

        def is_there() -> bool:
            return any(re.search(words, one.text()) for one in window.findChildren(QLabel) if one.isVisible())

        self._wait_until(is_there, timeout=10_000)


class Answering:
    """The clerk in one questionnaire window, question by question, from what the family wrote down."""

    def __init__(self, clerk: Clerk, window: QuestionnaireWindow) -> None:
        self.clerk = clerk
        self.window = window
        clerk.bring(window)

    def here(self) -> AnswerRow:
        """The question with the focus; there has to be one."""
        row = self.window.sheet.current()
        assert row is not None, f"the focus is lost: {QApplication.focusWidget()}"
        return row

    def answer_all(self, answers: Mapping[str, str]) -> None:
        """Go on with Enter until all of these are answered."""
        left = dict(answers)
        for _step in range(MOST_STEPS):
            question = self.here().question
            if question.key in left:
                self._answer(question, left.pop(question.key))
            self.clerk.press(ENTER)
            if not left:
                return
        raise AssertionError(f"not reached: {sorted(left)}")

    def translate(self, *texts: str) -> None:
        """Ctrl+D, and the term in each language that the dictionary lacks."""
        self.clerk.press(K.Key_D, held=CTRL)
        for text in texts:
            self.clerk.fill(text)

    def _answer(self, question: Question, answer: str) -> None:
        """``answer`` is a text, "yes" or "no", or keys of options, the words of "other" behind a colon."""
        if question.kind == "yes_no":
            self._say(answer)
        elif question.kind == "choice":
            self._choose(question, answer)
        elif question.kind == "choices":
            for each in answer.split(";"):
                self._tick(question, each)
        else:
            self.clerk.write(answer)

    def _say(self, answer: str) -> None:
        """An arrow chooses the other button, but only moves there where nothing was chosen yet."""
        editor = self.here().editor
        if answer == "yes" and editor.text() != "yes":
            self.clerk.press(K.Key_Right)
        elif answer == "no" and editor.text() == "yes":
            self.clerk.press(K.Key_Left)
        if editor.text() != answer:
            self.clerk.press(K.Key_Space)

    def _choose(self, question: Question, answer: str) -> None:
        key, _colon, words = answer.partition(":")
        self.clerk.choose(focus(QComboBox), _label(question, key))
        self._add_words(words)

    def _tick(self, question: Question, answer: str) -> None:
        key, _colon, words = answer.partition(":")
        for _option in question.options:
            if focus(QCheckBox).text() == _label(question, key):
                break
            self.clerk.press(K.Key_Tab)
        if not focus(QCheckBox).isChecked():
            self.clerk.press(K.Key_Space)
        self._add_words(words)

    def _add_words(self, words: str) -> None:
        if words:
            self.clerk.press(ENTER)
            self.clerk.write(words)


def texts(box: QComboBox) -> list[str]:
    return [box.itemText(number) for number in range(box.count())]


def focus(kind: type[Any]) -> Any:
    """The widget with the focus, which has to be of this kind."""
    widget = QApplication.focusWidget()
    assert isinstance(widget, kind), widget
    return widget


def _label(question: Question, key: str) -> str:
    option = question.option(key)
    assert option is not None
    return option.label(current_language())
