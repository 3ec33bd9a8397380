"""The editors of answers, one for each kind of question.

An editor shows a Shown, tells ``edited()`` while the person types and ``finished()`` once an answer stands:
when it is left, chosen, or Enter pressed. ``went_on()`` asks for the next answer.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from paperwork.forms import Question
from paperwork.wording import split_choice
from translations import _, current_language
from ui.common import theme
from ui.common.completing import complete
from ui.common.country_list import complete_countries
from ui.common.fields import countries_like, date_hint, is_country
from ui.common.layouts import column, row, set_tone
from ui.common.plain_text import set_tip
from ui.questionnaires.tourist_answers import Shown

ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
NOTHING, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


class AnswerEditor(QWidget):
    """Base of all editors. Signals as above, and ``entered()`` when the focus comes in."""

    edited = Signal()
    finished = Signal()
    went_on = Signal()
    entered = Signal()

    def __init__(self, question: Question, spoken: str) -> None:
        super().__init__()
        self.question = question
        self.stops: list[QWidget] = []  # what Tab goes to, in its order
        self._spoken = spoken
        self._dirty = False
        self._quiet = False

    def show_answer(self, shown: Shown, hint: str) -> None:
        """Show the answer; this is not an edit. ``hint`` stands where nothing is answered."""
        self._quiet = True
        self._show(shown, hint)
        self._quiet = False
        self._dirty = False
        self.setEnabled(not shown.is_closed)

    def _show(self, shown: Shown, hint: str) -> None:
        raise NotImplementedError

    def text(self) -> str:
        """What the person answered: a code, or words that paperwork.readings understands."""
        raise NotImplementedError

    def entry(self) -> QWidget:
        """Where the focus goes when this question is gone to."""
        raise NotImplementedError

    def is_being_typed(self) -> bool:
        return self._dirty

    def let_go(self) -> None:
        """What is being typed was taken over already."""
        self._dirty = False

    def finish(self) -> None:
        """Tell that the answer stands, if anything was changed since it was shown."""
        if self._dirty:
            self._dirty = False
            self.finished.emit()

    def describe(self, words: str) -> None:
        """What a screen reader adds to the question: what stands on the form."""
        self.entry().setAccessibleDescription(words)

    def mark(self, level: str) -> None:
        """Colour the frame: warn, error or ""."""

    def _watch(self, *widgets: QWidget) -> None:
        self.stops += widgets
        for widget in widgets:
            widget.installEventFilter(self)
            widget.setAccessibleName(self._spoken)

    def _on_edit(self) -> None:
        if not self._quiet:
            self._dirty = True
            self.edited.emit()

    def _on_choice(self) -> None:
        """A choice is an answer at once."""
        if not self._quiet:
            self._dirty = True
            self.finish()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._obey(watched, event) or super().eventFilter(watched, event)
        if kind == QEvent.Type.Wheel and isinstance(watched, QComboBox) and not watched.hasFocus():
            event.ignore()  # the wheel scrolls the page, it changes no answer in passing
            return True
        if kind == QEvent.Type.FocusIn:
            self.entered.emit()
        elif kind == QEvent.Type.FocusOut and not _is_for_popup(event):
            self.finish()
        return super().eventFilter(watched, event)

    def _obey(self, watched: QObject, event: QKeyEvent) -> bool:
        plain = event.modifiers() in (NOTHING, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in ENTERS and plain:
            self._go_on()
            return True
        return False

    def _go_on(self) -> None:
        self.finish()
        self.went_on.emit()


def _is_for_popup(event: QEvent) -> bool:
    """The focus only lends itself to a list of completions."""
    return isinstance(event, QFocusEvent) and event.reason() == Qt.FocusReason.PopupFocusReason


class LineEditor(AnswerEditor):
    """Text, number, date and countries: one line."""

    def __init__(self, question: Question, spoken: str) -> None:
        super().__init__(question, spoken)
        self.line = QLineEdit(self)
        if question.kind == "country" and question.multiple:
            complete_countries(self.line)
        elif question.kind == "country":
            complete(self.line, countries_like, is_country)
        self._watch(self.line)
        self.line.textEdited.connect(lambda _text: self._on_edit())
        self.setLayout(column(self.line, gap=0))

    def _show(self, shown: Shown, hint: str) -> None:
        filled = shown.filled
        self.line.setText(filled.value if filled.code and not shown.is_closed else "")
        self.line.setCursorPosition(0)
        self.line.setPlaceholderText(hint or (date_hint() if self.question.kind == "date" else ""))

    def text(self) -> str:
        return self.line.text().strip()

    def entry(self) -> QWidget:
        return self.line

    def mark(self, level: str) -> None:
        set_tone(self.line, "level", level)


class LinesEditor(AnswerEditor):
    """Several lines. Enter goes to the next answer, Shift+Enter makes a line."""

    def __init__(self, question: Question, spoken: str) -> None:
        super().__init__(question, spoken)
        self.area = QPlainTextEdit(self)
        self.area.setTabChangesFocus(True)
        set_tip(self.area, _("Shift+Enter makes a new line"))
        self._watch(self.area)
        self.area.textChanged.connect(self._on_edit)
        self.setLayout(column(self.area, gap=0))
        self.setFixedHeight(theme.px(52))  # of the area itself the style sheet decides

    def _show(self, shown: Shown, hint: str) -> None:
        self.area.setPlainText(shown.filled.value if shown.filled.code and not shown.is_closed else "")
        self.area.setPlaceholderText(hint)

    def text(self) -> str:
        return self.area.toPlainText().strip()

    def entry(self) -> QWidget:
        return self.area

    def _obey(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() in ENTERS and event.modifiers() == SHIFT:
            self.area.insertPlainText("\n")
            return True
        return super()._obey(watched, event)


class YesNoEditor(AnswerEditor):
    """No or yes; Del or Backspace takes the answer back."""

    def __init__(self, question: Question, spoken: str) -> None:
        super().__init__(question, spoken)
        self._no, self._yes = QRadioButton(_("No"), self), QRadioButton(_("Yes"), self)
        self._group = QButtonGroup(self)
        for one, words in ((self._no, _("No")), (self._yes, _("Yes"))):
            self._group.addButton(one)
            one.clicked.connect(self._on_choice)
            self._watch(one)
            one.setAccessibleName(f"{spoken}: {words}")
        self.setLayout(row(self._no, self._yes, None, margins=(0, 4, 0, 0), gap=16))

    def _show(self, shown: Shown, hint: str) -> None:
        self._choose("" if shown.is_closed else shown.filled.code)

    def _choose(self, code: str) -> None:
        self._group.setExclusive(False)
        self._no.setChecked(code == "no")
        self._yes.setChecked(code == "yes")
        self._group.setExclusive(True)

    def text(self) -> str:
        if self._yes.isChecked():
            return "yes"
        return "no" if self._no.isChecked() else ""

    def entry(self) -> QWidget:
        return self._yes if self._yes.isChecked() else self._no

    def _obey(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._choose("")
            self._on_choice()
            return True
        return super()._obey(watched, event)


class _WithOther(AnswerEditor):
    """Editors of choices whose last one is "other", with words of one's own: Enter goes there first."""

    def __init__(self, question: Question, spoken: str) -> None:
        super().__init__(question, spoken)
        self.words = QLineEdit(self)
        self.words.setPlaceholderText(_("which?"))
        self.words.hide()
        self.words.textEdited.connect(lambda _text: self._on_edit())

    def _obey(self, watched: QObject, event: QKeyEvent) -> bool:
        wanted = watched is not self.words and not self.words.isHidden() and not self.words.text().strip()
        if wanted and event.key() in ENTERS:
            self.words.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super()._obey(watched, event)

    def _watch_with_words(self, *boxes: QWidget) -> None:
        """The choices, and behind them the words."""
        self._watch(*boxes, self.words)
        self.words.setAccessibleName(f"{self._spoken}: " + _("other, in words"))

    def _with_words(self, keys: list[str]) -> str:
        """The code of the chosen keys; the words stand after "other:"."""
        words = self.words.text().strip()
        return ";".join(f"{key}:{words}" if self._needs_words(key) and words else key for key in keys)

    def _needs_words(self, key: str) -> bool:
        option = self.question.option(key)
        return option is not None and option.needs_text


class ChoiceEditor(_WithOther):
    """One of the options; the empty line on top takes the answer back."""

    def __init__(self, question: Question, spoken: str) -> None:
        super().__init__(question, spoken)
        self.box = QComboBox(self)
        self.box.addItem("", "")
        for option in question.offered:
            self.box.addItem(option.label(current_language()), option.key)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(8)
        self._watch_with_words(self.box)
        self.box.activated.connect(lambda _index: self._on_activated())
        self.setLayout(column(self.box, self.words, gap=4))

    def _on_activated(self) -> None:
        self.words.setVisible(self._needs_words(str(self.box.currentData())))
        self._on_choice()

    def _show(self, shown: Shown, hint: str) -> None:
        code = "" if shown.is_closed else shown.filled.code
        keys, words = split_choice(code)
        at = self.box.findData(code if len(keys) > 1 else keys[0] if keys else "")
        if at < 0:  # what was imported or typed elsewhere and is no option, or is several, stays visible
            self.box.addItem(shown.filled.value, code)
            at = self.box.count() - 1
        self.box.setCurrentIndex(at)
        self.box.setPlaceholderText(hint)
        self.words.setText(words)
        self.words.setVisible(bool(keys) and self._needs_words(keys[0]))

    def text(self) -> str:
        key = str(self.box.currentData() or "")
        return self._with_words([key]) if key else ""

    def entry(self) -> QWidget:
        return self.box


class ChoicesEditor(_WithOther):
    """Several options, ticked."""

    def __init__(self, question: Question, spoken: str) -> None:
        super().__init__(question, spoken)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(2))
        self._grid.setHorizontalSpacing(theme.px(12))
        self._across = 0
        self.boxes: dict[str, QCheckBox] = {}
        for option in question.offered:
            self._add_box(option.key)
        self._watch_with_words(*self.boxes.values())
        for key in self.boxes:
            self._name_box(key)
        self._arrange(1)
        self.setLayout(column(self._grid, self.words, margins=(0, 4, 0, 0), gap=4))

    def _add_box(self, key: str) -> None:
        box = self.boxes[key] = QCheckBox(self._words_of(key).replace("&", "&&"), self)
        box.clicked.connect(lambda _checked=False: self._on_ticked())

    def _name_box(self, key: str) -> None:
        self.boxes[key].setAccessibleName(f"{self._spoken}: {self._words_of(key)}")

    def _words_of(self, key: str) -> str:
        option = self.question.option(key)
        return option.label(current_language()) if option else key

    def _arrange(self, across: int) -> None:
        """The options in one column, or in two where there is room for their texts."""
        if across == self._across:
            return
        self._across = across
        for number, box in enumerate(self.boxes.values()):
            self._grid.addWidget(box, number // across, number % across)
        self._grid.setColumnStretch(across - 1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        widest = max(box.sizeHint().width() for box in self.boxes.values())
        self._arrange(2 if self.width() >= 2 * widest + theme.px(12) else 1)

    def _on_ticked(self) -> None:
        self.words.setVisible(any(self._needs_words(key) for key in self._ticked()))
        self._on_choice()

    def _ticked(self) -> list[str]:
        return [key for key, box in self.boxes.items() if box.isChecked()]

    def _show(self, shown: Shown, hint: str) -> None:
        keys, words = split_choice("" if shown.is_closed else shown.filled.code)
        for key in keys:
            if (
                key not in self.boxes
            ):  # an option that is not offered any more stays visible where it was ticked
                self._add_box(key)
                self._watch(self.boxes[key])
                self._name_box(key)
                across, self._across = self._across, 0
                self._arrange(across)
        for key, box in self.boxes.items():
            box.setChecked(key in keys)
        self.words.setText(words)
        self.words.setVisible(any(self._needs_words(key) for key in keys))

    def text(self) -> str:
        return self._with_words(self._ticked())

    def entry(self) -> QWidget:
        return next(iter(self.boxes.values()))


EDITORS: dict[str, type[AnswerEditor]] = {
    "lines": LinesEditor,
    "yes_no": YesNoEditor,
    "choice": ChoiceEditor,
    "choices": ChoicesEditor,
}


def make_editor(question: Question, spoken: str) -> AnswerEditor:
    """The editor for the question's kind; text, number, date and country are one line."""
    return EDITORS.get(question.kind, LineEditor)(question, spoken)
