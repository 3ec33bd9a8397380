"""The texts of a dictionary term in a grid: a line for each language, and a second one for a woman."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from models.dictionary import Term
from paperwork.directories import current_directories
from translations import _
from ui.common import theme
from ui.common.layouts import clear, keep_tab_order, label
from ui.common.wording import language_name

ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class TermLine(QLineEdit):
    """A line that says when Enter is pressed in it. Signal ``went_on()``."""

    went_on = Signal()

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z in a line where nothing is typed is the window's: Qt would keep the key for nothing."""
        asks = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asks and event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable():
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTERS and event.modifiers() in PLAIN:
            self.went_on.emit()
        else:
            super().keyPressEvent(event)


class TermLines(QWidget):
    """Signals: ``finished()`` when Enter is pressed and nothing more is to be typed; ``edited()``."""

    finished = Signal()
    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._term = Term({})
        self._wanted = ""
        self.lines: dict[tuple[str, str], TermLine] = {}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setVerticalSpacing(theme.px(4))
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(2, 2)
        self.setLayout(self._grid)

    def show_term(self, term: Term, languages: Iterable[str] = (), *, wanted: str = "") -> None:
        """Show the texts, with lines for the dictionary's languages and for these too.

        ``wanted`` is a language that is waited for: the keys go to its line, and with its text all is typed;
        else Enter leads through all languages.
        """
        self._term, self._wanted = term, wanted
        usual = current_directories().languages()
        codes = list(dict.fromkeys(filter(None, (*usual, wanted, *languages, *sorted(term.languages())))))
        if codes != list(dict.fromkeys(code for code, _sex in self.lines)):
            self._make(codes)
        for (code, sex), line in self.lines.items():
            line.setText(_text_of(term, code, sex))

    def _make(self, languages: list[str]) -> None:
        clear(self._grid)
        self.lines = {}
        for column, words in ((1, _("everybody, or a man")), (2, _("a woman, if it differs"))):
            self._grid.addWidget(label(words, "caption"), 0, column)
        for number, code in enumerate(languages, 1):
            name = language_name(code)
            self._grid.addWidget(label(name, "secondary"), number, 0)
            for column, (sex, whose) in enumerate((("", ""), ("F", _("a woman"))), 1):
                line = self.lines[code, sex] = TermLine()
                line.setAccessibleName(f"{name}, {whose}" if whose else name)
                line.went_on.connect(lambda code=code: self._go_on(code))
                line.textEdited.connect(self.edited)
                self._grid.addWidget(line, number, column)
        keep_tab_order(self, self.lines.values())

    def is_changed(self) -> bool:
        return self.term() != self._term

    def type_again(self, typed: Term) -> None:
        """Put back what a person had typed for this term."""
        for (code, sex), line in self.lines.items():
            line.setText(_text_of(typed, code, sex))

    def fill_from(self, other: Term) -> None:
        """Put the texts of another term where this one has none."""
        for (code, sex), line in self.lines.items():
            if not line.text().strip() and code not in self._term.languages():
                line.setText(_text_of(other, code, sex))
        self.edited.emit()

    def take_focus(self) -> None:
        """The keys go to the language waited for, else to the first without a text, else to the first."""
        lines = [line for (_code, sex), line in self.lines.items() if not sex]
        empty = next((line for line in lines if not line.text().strip()), lines[0] if lines else None)
        line = self.lines.get((self._wanted, ""), empty)
        if line is not None:
            line.setFocus(Qt.FocusReason.TabFocusReason)

    def _go_on(self, code: str) -> None:
        if code == self._wanted and self.lines[code, ""].text().strip():
            self.finished.emit()
            return
        codes = [one for one, sex in self.lines if not sex]
        following = (self.lines[one, ""] for one in codes[codes.index(code) + 1 :])
        empty = next((line for line in following if not line.text().strip()), None)
        if empty is not None:
            empty.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.finished.emit()

    def term(self) -> Term:
        """The term as it is typed."""
        texts: dict[tuple[str, str], str] = {}
        for (code, sex), line in self.lines.items():
            if text := line.text().strip():
                differs = bool(self.lines[code, "F"].text().strip())
                texts[code, sex or ("M" if differs else "")] = text
        return replace(self._term, texts=texts)


def _text_of(term: Term, code: str, sex: str) -> str:
    """What stands in a line: the woman's text only where it differs."""
    if sex:
        return term.texts.get((code, "F"), "")
    return term.texts.get((code, ""), "") or term.texts.get((code, "M"), "")
