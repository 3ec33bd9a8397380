"""The one door for messages to the person: status bar, info bar, undo bar, questions with outcomes.

No sentence here holds markup; a text that names a person is shown as plain text.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog, QFrame, QWidget

from models.errors import AppError
from translations import _
from ui.common import theme
from ui.common.buttons import button, key_label
from ui.common.changes import changes
from ui.common.layouts import column, label, paint_ground, pane, picture, row
from ui.common.wording import LEVEL_ICONS

log = logging.getLogger(__name__)
UNDO_SECONDS = 10


class Messages(QObject):
    """Signals: ``status(text, level)`` for the status bar, ``undo_offered(text, operation_id)``."""

    status = Signal(str, str)
    undo_offered = Signal(str, object)

    def tell(self, text: str, level: str = "ok") -> None:
        """Say something about the program in the status bar."""
        self.status.emit(text, level)

    def offer_undo(self, text: str, operation_id: int) -> None:
        """Say what was done and offer to undo it for ten seconds."""
        self.status.emit(text, "ok")
        self.undo_offered.emit(text, operation_id)


messages = Messages()


@contextmanager
def errors_told() -> Iterator[None]:
    """What a person can do something about is told in the status bar; all else is a bug and goes on."""
    try:
        yield
    except AppError as error:
        log.info("told: %s", type(error).__name__)
        messages.tell(str(error), "error")


class InfoBar(QWidget):
    """A sentence about the record above its form, with at most two actions. No timer."""

    def __init__(self, text: str, level: str = "warn", *actions: QWidget) -> None:
        super().__init__()
        ground = {"info": "accent_soft"}.get(level, f"{level}_soft")
        paint_ground(self, ground)
        name, tone = LEVEL_ICONS[level]
        self.text = label(text, wrap=True)
        self.setLayout(row(picture(name, tone), (self.text, 1), *actions, margins=(12, 6, 8, 6)))


class UndoBar(QFrame):
    """What was just done, and Undo, in the lower left corner; stays while pointed at or focused.

    It goes when there is nothing to undo any more, whoever has undone it.
    """

    def __init__(
        self, parent: QWidget, on_undo: Callable[[int], object], above: int = 40, left: int = 14
    ) -> None:
        """``above`` the lower edge of the parent, where its foot ends; ``left``: what stands there ends."""
        super().__init__(parent)
        self.setObjectName("undo")
        self._on_undo = on_undo
        self._above, self._left = above, left
        self._operation = 0
        self._text = label()
        self._button = button(_("Undo"), self._undo)
        self.setLayout(row(self._text, self._button, margins=(14, 4, 8, 4)))
        self._timer = QTimer(self)
        self._timer.setInterval(UNDO_SECONDS * 1000)
        self._timer.timeout.connect(self._leave)
        changes.written.connect(self._on_written)
        self.hide()

    def offer(self, text: str, operation_id: int) -> None:
        self._operation = operation_id
        self._text.setText(text)
        self.place()
        self.show()
        self.raise_()
        self._timer.start()

    def place(self) -> None:
        """Stand in the lower left corner of the parent."""
        self.adjustSize()
        self.move(theme.px(self._left), self.parentWidget().height() - self.height() - theme.px(self._above))

    def withdraw(self) -> None:
        """What was offered is not true any more."""
        self.hide()
        self._timer.stop()

    def _leave(self) -> None:
        if not self.underMouse() and not self._button.hasFocus():
            self.withdraw()

    def _on_written(self, _tables: object) -> None:
        if self.isVisible() and self._operation and not _can_be_undone(self._operation):
            self.withdraw()

    def _undo(self) -> None:
        self.withdraw()
        self._on_undo(self._operation)


def _can_be_undone(operation_id: int) -> bool:
    """Whether an undo would put anything back: it was not undone, and not all of it was changed since."""
    from models.journal import undo_preview

    try:
        return undo_preview(operation_id).reversed > 0
    except AppError:
        return True  # the undo itself will say what is wrong with the database


class Question(QDialog):
    """A choice with several outcomes: a headline, an explanation, and one button for each outcome.

    ``outcomes`` are (code, text); the last is the primary one. Esc answers "".
    """

    def __init__(
        self, parent: QWidget | None, headline: str, text: str, outcomes: list[tuple[str, str]]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(headline)
        self.answer = ""
        buttons = [
            self._outcome(code, words, n == len(outcomes) - 1) for n, (code, words) in enumerate(outcomes)
        ]
        body = column(
            label(headline, "title", wrap=True), label(text, "quiet", wrap=True), margins=(20, 16, 20, 16)
        )
        foot = row(None, *buttons, key_label("Ctrl+Return"), margins=(20, 10, 20, 12))
        self.setLayout(column(pane(body, "surface"), pane(foot, "sunken"), gap=0))
        self.setMinimumWidth(theme.px(440))
        buttons[-1].setFocus()

    def _outcome(self, code: str, words: str, primary: bool) -> QWidget:
        made = button(words, lambda: self._choose(code), kind="primary" if primary else "")
        if primary:
            made.setShortcut("Ctrl+Return")
        return made

    def _choose(self, code: str) -> None:
        self.answer = code
        self.accept()


def ask(parent: QWidget | None, headline: str, text: str, outcomes: list[tuple[str, str]]) -> str:
    """The code of the outcome chosen, "" if the person went back. Tests replace this function."""
    question = Question(parent, headline, text, outcomes)
    question.exec()
    question.deleteLater()
    return question.answer


def may_go(parent: QWidget | None, keep: Callable[[], object]) -> bool:
    """Whether a window may close after ``keep`` wrote its typing as a draft, or answered False.

    If that told an error, what was typed is kept nowhere, so the person is asked.
    """
    errors: list[str] = []

    def hear(text: str, level: str) -> None:
        if level == "error":
            errors.append(text)

    messages.status.connect(hear)
    try:
        may = keep() is not False
    finally:
        messages.status.disconnect(hear)
    if not (may and errors):
        return may
    outcomes = [("leave", _("Close all the same")), ("stay", _("Stay here"))]
    return ask(parent, _("What you typed could not be kept"), errors[-1], outcomes) == "leave"


SAVE, DISCARD, STAY = "save", "discard", ""


def ask_unsaved(parent: QWidget | None, what: str) -> str:
    """Leaving with unsaved typing: SAVE, DISCARD or STAY."""
    return ask(
        parent,
        _("Save the changes?"),
        what,
        [(DISCARD, _("Discard")), ("stay", _("Stay here")), (SAVE, _("Save"))],
    ).replace("stay", STAY)
