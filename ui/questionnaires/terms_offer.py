"""Beside what lacks: how many terms wait for the dictionary, and the way to all of them at once (Ctrl+D)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from paperwork.dictionary import current_dictionary
from paperwork.waiting_terms import WaitingAnswer, waiting_terms
from translations import _
from ui.common.buttons import button, key_label
from ui.common.elided_label import ElidedLabel
from ui.common.layouts import picture, row
from ui.common.messages import errors_told, messages
from ui.questionnaires.waiting_list import waiting_count


class TermsOffer(QWidget):
    """Not there while nothing waits. Signal ``closed()``: the terms were gone through."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._answers: Sequence[WaitingAnswer] = ()
        self._count = ElidedLabel("", "secondary")
        go = button(_("&Translate…"), self.open, key="Ctrl+D", small=True)
        self.setLayout(row(picture("book", "warn_icon"), (self._count, 1), go, key_label("Ctrl+D")))
        self.hide()

    def show_answers(self, answers: Sequence[WaitingAnswer]) -> None:
        """These wait now."""
        self._answers = answers
        count = len(waiting_terms(current_dictionary(), answers)) if answers else 0
        self._count.setText(waiting_count(count))
        self.setVisible(count > 0)

    def open(self) -> None:
        """Ctrl+D: all terms that wait, in one list."""
        from ui.questionnaires.terms_dialog import TermsDialog

        if self.isHidden():
            messages.tell(_("No term waits for the dictionary."), "info")
            return
        with errors_told():
            dialog = TermsDialog(self.window(), self._answers)
            dialog.finished.connect(self.closed)
            dialog.open()
