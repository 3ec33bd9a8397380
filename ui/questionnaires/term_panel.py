"""The dictionary at an answer: one line a language, near terms, and words for this one form only.

It takes no key until the person asks for it (Ctrl+D); Esc and Enter in its last line go back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QVBoxLayout

from models.dictionary import Term
from translations import _
from ui.common import theme
from ui.common.buttons import button, key_label, tool
from ui.common.layouts import clear, column, label, row
from ui.questionnaires.answer_words import language_name

LANGUAGES = ("ru", "en", "fr")
LONGEST_NEAR = 90  # letters of a near term that are shown
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TermLine(QLineEdit):
    """A line that says when Enter is pressed in it. Signal ``went_on()``."""

    went_on = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTERS and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self.went_on.emit()
        else:
            super().keyPressEvent(event)


class TermPanel(QFrame):
    """Signals: ``term_given(Term)`` to be kept, ``words_given(text)`` for this form only, ``closed()``."""

    term_given = Signal(object)
    words_given = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("term_panel")
        self._term = Term({})
        self._lines: dict[tuple[str, str], TermLine] = {}
        self._title = label("", "strong")
        self._problem = label("", "secondary", "error", wrap=True)
        self._near = QVBoxLayout()
        self._near.setSpacing(theme.px(2))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setVerticalSpacing(theme.px(4))
        self._words = TermLine()
        self._words.setAccessibleName(_("On this form only"))
        self._words.went_on.connect(self._give_words)
        self._save = button(_("Keep in the dictionary"), self._give_term, kind="primary", small=True)
        close = tool("x", _("Close"), self.leave, "Esc")
        head = row(self._title, key_label("Ctrl+D"), None, close)
        only = row(label(_("On this form only"), "secondary"), (self._words, 1), gap=8)
        foot = row((self._problem, 1), self._save)
        self.setLayout(column(head, self._grid, self._near, foot, only, margins=(14, 8, 8, 10), gap=6))

    def show_term(
        self, text: str, term: Term | None, near: Sequence[Term], language: str, words: str
    ) -> None:
        """Offer to translate ``text``. ``language`` is the form's, ``words`` what stands there by hand."""
        self._term = term or Term({(_language_of(text), ""): text})
        self._title.setText(_("Dictionary: “%(text)s”") % {"text": text})
        self._make_lines(language)
        self._show_texts(self._term)
        self._words.setText(words)
        self._problem.clear()
        self._show_near(near, language)

    def _make_lines(self, language: str) -> None:
        clear(self._grid)
        self._lines = {}
        languages = dict.fromkeys((*LANGUAGES, language, *sorted(self._term.languages())))
        for column_number, words in ((1, _("everybody, or a man")), (2, _("a woman, if it differs"))):
            self._grid.addWidget(label(words, "caption"), 0, column_number)
        for number, code in enumerate(languages, 1):
            name = language_name(code)
            self._grid.addWidget(label(name, "secondary"), number, 0)
            for at, (sex, whose) in enumerate((("", ""), ("F", _("a woman"))), 1):
                line = self._lines[code, sex] = TermLine()
                line.setAccessibleName(f"{name}, {whose}" if whose else name)
                line.went_on.connect(lambda line=line: self._go_on(line))
                self._grid.addWidget(line, number, at)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(2, 2)

    def _show_texts(self, term: Term) -> None:
        for (code, sex), line in self._lines.items():
            both = term.texts.get((code, ""), "") or term.texts.get((code, "M"), "")
            line.setText(term.texts.get((code, "F"), "") if sex else both)

    def _show_near(self, near: Sequence[Term], language: str) -> None:
        clear(self._near)
        for term in near:
            words = f"{term.text(LANGUAGES[0]) or term.text('en')}: {term.text(language)}"
            shown = words if len(words) <= LONGEST_NEAR else f"{words[:LONGEST_NEAR]}…"
            made = button(shown, lambda term=term: self._take(term), kind="ghost", icon="book", small=True)
            made.setAccessibleName(_("Near term: %(words)s") % {"words": words})
            self._near.addLayout(row(made, None))

    def _take(self, term: Term) -> None:
        """A near term's translations; the text that was asked for stays."""
        for (code, sex), line in self._lines.items():
            if (code, sex) not in self._term.texts and not line.text().strip():
                both = term.texts.get((code, ""), "") or term.texts.get((code, "M"), "")
                line.setText(term.texts.get((code, "F"), "") if sex else both)
        self.ask()

    def ask(self) -> None:
        """Ctrl+D: the keys go here, to the first language that has no text."""
        lines = [line for (_code, sex), line in self._lines.items() if not sex]
        empty = next((line for line in lines if not line.text().strip()), lines[0] if lines else self._words)
        empty.setFocus(Qt.FocusReason.TabFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say why it was not kept; what was typed stays."""
        self._problem.setText(sentence)

    def _go_on(self, line: TermLine) -> None:
        """Enter: the next line without a text, after the last one the term is kept."""
        lines = [one for (_code, sex), one in self._lines.items() if not sex]
        following = lines[lines.index(line) + 1 :] if line in lines else []
        empty = next((one for one in following if not one.text().strip()), None)
        if empty is not None:
            empty.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._give_term()

    def term(self) -> Term:
        """The term as it is typed."""
        texts: dict[tuple[str, str], str] = {}
        for (code, sex), line in self._lines.items():
            if text := line.text().strip():
                texts[code, sex or ("M" if self._lines[code, "F"].text().strip() else "")] = text
        return replace(self._term, texts=texts)

    def _give_term(self) -> None:
        self.term_given.emit(self.term())

    def _give_words(self) -> None:
        self.words_given.emit(self._words.text().strip())

    def leave(self) -> None:
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


def _language_of(text: str) -> str:
    """A term in Cyrillic letters is Russian until somebody says otherwise."""
    return "ru" if any("\u0400" <= letter <= "\u04ff" for letter in text) else "en"
