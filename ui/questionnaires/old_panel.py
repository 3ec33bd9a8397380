"""Old answers above the sheet: what is still true is ticked and confirmed, with the name of who was asked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from translations import N_, _, current_language, ngettext
from ui.common import days, theme
from ui.common.buttons import ENTER, button, key_label, tool
from ui.common.cells import Cell
from ui.common.column_fitting import ColumnFitter
from ui.common.elided_label import ElidedLabel
from ui.common.layouts import column, label, line, paint_ground, row, set_tone
from ui.common.record_table_model import Column
from ui.questionnaires.copy_lists import TickList
from ui.questionnaires.old_lines import OldLine, age_sentence

CTRL, KEYPAD = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.KeypadModifier
ROW_HEIGHT, HEAD_HEIGHT, INDENT = 30, 30, 20
FEWEST_ROWS, MOST_ROWS = 2, 6  # that are seen at once
SHARE = 0.3  # of the window's height that the list takes at most


class OldList(TickList):
    """The old answers, each to be ticked as still true. ``opened`` on Enter or F2: it is to be corrected."""

    def __init__(self) -> None:
        columns = [
            Column(N_("Question"), self._question_cell, 200, stretch=True),
            Column(N_("Answer"), _answer_cell, 280),
            Column(N_("Answered"), _day_cell, 110),
            Column(N_("Asked then"), lambda one: Cell(one.answer.asked, tone="text2"), 170),
        ]
        super().__init__(columns, _("Old answers"), row_height=ROW_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(theme.px(HEAD_HEIGHT + FEWEST_ROWS * ROW_HEIGHT))
        self.indent_first(INDENT)
        ColumnFitter(self, (3, 2), room=180)

    def sizeHint(self) -> QSize:
        """As high as its rows, but not above its share of the window: the answers below want room too."""
        rows = min(max(len(self.table_model.rows), FEWEST_ROWS), MOST_ROWS)
        most = max(self.minimumHeight(), round(self.window().height() * SHARE))
        height = min(theme.px(HEAD_HEIGHT + rows * ROW_HEIGHT) + 2, most)
        return QSize(super().sizeHint().width(), height)

    def show_lines(self, lines: Sequence[OldLine]) -> None:
        """Show these; where an answer is what it was before its tick stays, and so does the current line."""
        before = self.table_model.rows
        if list(lines) == list(before):
            return
        current = self.current()
        self.show_rows(lines, [one.id for one in lines if self.is_ticked(one) and one in before])
        if current is not None:
            self.select_id(current.id)
        self.updateGeometry()

    def _question_cell(self, one: OldLine) -> Cell:
        words = question_words(one)
        taken = self.is_ticked(one)
        said = _("%(name)s, ticked") if taken else _("%(name)s, not ticked")
        return Cell(words, checked=taken, pad=INDENT, spoken=said % {"name": words})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2 and self.current() is not None:
            self.opened.emit(self.current())
        else:
            super().keyPressEvent(event)


def question_words(one: OldLine) -> str:
    """ "21  Current occupation"."""
    question = one.shown.question
    return f"{question.number}  {question.label(current_language()).lstrip('*')}".strip()


def _answer_cell(one: OldLine) -> Cell:
    return Cell(" ".join(one.shown.filled.value.split()))


def _day_cell(one: OldLine) -> Cell:
    return Cell(days.day(one.answer.answered_on), tone="text2")


class AskedBox(QComboBox):
    """Who was asked: one of the names, or whatever is typed. Nothing is completed: a name that begins alike
    would take the place of "mama"."""

    def __init__(self) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setCompleter(None)  # type: ignore[arg-type]  # the stubs do not know that None takes it away
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.setAccessibleName(_("Who was asked"))
        self.lineEdit().setPlaceholderText(_("who was asked"))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel over it changes nothing in passing."""
        event.ignore()


class OldPanel(QWidget):
    """Signals: ``wanted(key)``: go to the answer; ``confirm_asked()`` on Ctrl+Enter; ``closed()``."""

    wanted = Signal(str)
    confirm_asked = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        paint_ground(self, "sunken")
        self.list = OldList()
        self.list.opened.connect(lambda one: self.wanted.emit(one.key))
        self.list.ticked.connect(self._on_edit)
        self.asked = AskedBox()
        self.asked.editTextChanged.connect(self._on_edit)
        confirm = self.confirm_asked.emit
        self.confirm_button = button("", confirm, kind="primary", small=True, key="Ctrl+Return")
        self.asked.lineEdit().returnPressed.connect(self.confirm_button.setFocus)
        self._title = ElidedLabel("", "strong")
        self._problem = label("", "secondary", "error", wrap=True)
        self._names: list[str] = []
        self._put_together()
        self._show_count()

    def _put_together(self) -> None:
        hint = ElidedLabel(_("Space ticks what is still true, Ctrl+A all of it."), "secondary")
        correct = button(_("Correct the answer"), self._correct, kind="ghost", icon="edit", small=True)
        close = tool("x", _("Close"), self.closed.emit, "Esc")
        head = row(self._title, (hint, 1), correct, key_label("F2"), close, margins=(20, 4, 8, 0), gap=10)
        who = label(_("Asked"), "secondary")
        who.setBuddy(self.asked)
        parts = (who, (self.asked, 2), (self._problem, 3), self.confirm_button, key_label("Ctrl+Enter"))
        foot = row(*parts, margins=(20, 4, 16, 4), gap=10)
        self.setLayout(column(head, self.list, foot, line(), gap=4))

    def begin(self, names: Sequence[str]) -> None:
        """Another tourist is asked, or somebody else for them: the first of ``names`` is proposed."""
        self._names = []
        self.offer_names(names)
        self._show_name(names[0])
        self.list.show_rows([], [])
        self.refuse("")

    def offer_names(self, names: Sequence[str]) -> None:
        """Who may be asked; what stands there stays."""
        if list(names) == self._names:
            return
        text, self._names = self.asked.currentText(), list(names)
        self.asked.clear()
        self.asked.addItems([name for name in names if name])
        self._show_name(text)

    def _show_name(self, name: str) -> None:
        self.asked.setCurrentIndex(self.asked.findText(name))
        self.asked.setEditText(name)
        self.asked.lineEdit().setCursorPosition(0)

    def show_lines(self, lines: Sequence[OldLine]) -> None:
        """Show these old answers, at least one."""
        self._title.setText(age_sentence(lines))
        self.list.show_lines(lines)
        self._show_count()

    def ticked(self) -> list[OldLine]:
        """What is still true."""
        return self.list.taken()

    def take_focus(self) -> None:
        """The keys go to the list, which takes its share of the window as it is now."""
        self.list.updateGeometry()
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def has_focus(self) -> bool:
        focus = self.window().focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def refuse(self, sentence: str) -> None:
        """Say why nothing was confirmed; "" says nothing."""
        self._problem.setText(sentence)

    def lack_name(self, sentence: str) -> None:
        """The same, beside the field of who was asked."""
        self.refuse(sentence)
        set_tone(self.asked, "level", "error")
        self.asked.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_edit(self) -> None:
        self.refuse("")
        set_tone(self.asked, "level", "")
        self._show_count()

    def _show_count(self) -> None:
        count = len(self.ticked())
        words = ngettext("Confirm %(count)d answer", "Confirm %(count)d answers", count)
        self.confirm_button.setText(words % {"count": count} if count else _("Confirm"))

    def _correct(self) -> None:
        if (one := self.list.current()) is not None:
            self.wanted.emit(one.key)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Enter is the main button of the window; while the focus is in here it is the panel's."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_ctrl_enter(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_ctrl_enter(event):
            self.confirm_asked.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _is_ctrl_enter(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() in ENTER and event.modifiers() & ~KEYPAD == CTRL
