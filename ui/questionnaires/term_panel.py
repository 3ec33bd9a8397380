"""The dictionary at an answer: one line a language, near terms, and words for this one form only.

It takes no key until the person asks for it (Ctrl+D); Esc and Enter in its last line go back.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from models.dictionary import Term
from textkit.terms import language_of
from translations import _
from ui.common.buttons import button, key_label, tool
from ui.common.layouts import column, label, row
from ui.common.term_lines import TermLine, TermLines
from ui.questionnaires.near_terms import NearTerms


class TermPanel(QFrame):
    """Signals: ``term_given(Term)`` to be kept, ``words_given(text)`` for this form only, ``closed()``."""

    term_given = Signal(object)
    words_given = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("term_panel")
        self.text = ""  # the term that was asked for
        self.lines = TermLines()
        self.lines.finished.connect(self._give_term)
        self._title = label("", "strong")
        self._problem = label("", "secondary", "error", wrap=True)
        self._near = NearTerms(self)
        self._near.taken.connect(self._take)
        self._words = TermLine()
        self._words.setAccessibleName(_("On this form only"))
        self._words.went_on.connect(self._give_words)
        self._save = button(_("Keep in the dictionary"), self._give_term, kind="primary", small=True)
        close = tool("x", _("Close"), self.leave, "Esc")
        head = row(self._title, key_label("Ctrl+D"), None, close)
        only = row(label(_("On this form only"), "secondary"), (self._words, 1), gap=8)
        foot = row((self._problem, 1), self._save)
        self.setLayout(column(head, self.lines, self._near, foot, only, margins=(14, 8, 8, 10), gap=6))

    def show_term(
        self, text: str, term: Term | None, near: Sequence[Term], language: str, words: str
    ) -> None:
        """Offer to translate ``text``. ``language`` is the form's, ``words`` what stands there by hand."""
        self.text = text
        self._title.setText(_("Dictionary: “%(text)s”") % {"text": text})
        self.lines.show_term(term or Term({(language_of(text), ""): text}), [language])
        self._words.setText(words)
        self._problem.clear()
        self._near.show_near(near, language)

    def _take(self, term: Term) -> None:
        """A near term's translations; the text that was asked for stays."""
        self.lines.fill_from(term)
        self.ask()

    def ask(self) -> None:
        """Ctrl+D: the keys go here, to the first language that has no text."""
        self.lines.take_focus()

    def is_changed(self) -> bool:
        """Whether something is typed that the dictionary does not have."""
        return self.lines.is_changed()

    def refuse(self, sentence: str) -> None:
        """Say why it was not kept; what was typed stays."""
        self._problem.setText(sentence)

    def _give_term(self) -> None:
        self.term_given.emit(self.lines.term())

    def _give_words(self) -> None:
        self.words_given.emit(self._words.text().strip())

    def leave(self) -> None:
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
