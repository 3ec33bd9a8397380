"""A proposal typed over in its cell: a person knows better what should stand there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from models.cleaning.applying import clean_proposal
from models.cleaning.findings import CleaningFinding
from models.errors import InvalidField
from textkit.dates import parse_date
from translations import _
from ui.cleaning import words
from ui.cleaning.finding_cells import shown_value
from ui.common.messages import messages
from ui.common.wording import date_problem

OWN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class ProposalField(QLineEdit):
    """Enter takes what was typed, Esc keeps the old proposal; so does going away with what cannot be
    kept."""

    def __init__(
        self, parent: QWidget, place: QRect, one: CleaningFinding, on_typed: Callable[[str], object]
    ) -> None:
        super().__init__(shown_value(one, one.proposal or one.value), parent)
        self._finding, self._on_typed = one, on_typed
        self._open = True
        self.setAccessibleName(_("Should be"))
        self.setGeometry(place)
        self.selectAll()
        self.show()
        self.setFocus()

    def event(self, event: QEvent) -> bool:
        """Enter and Esc are the field's own while it is open: the desk has them as shortcuts."""
        own = event.type() == QEvent.Type.ShortcutOverride and _is_own(event)
        if own:
            event.accept()
        return own or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _is_own(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            self.take()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.take()
            self._leave()

    def take(self) -> bool:
        """Take what was typed and go; False if it cannot be taken, which is told."""
        value = self._value() if self._open else None
        if value is not None:
            self._leave()
            self._on_typed(value)
        return not self._open

    def _value(self) -> str | None:
        """What was typed as it is kept; None, and a sentence, for what cannot be kept."""
        typed = self.text().strip()
        meaning = words.DATES.get(self._finding.field)
        value = _date(typed, meaning) if meaning and typed else typed
        return _clean(self._finding, value) if value else value

    def _leave(self) -> None:
        if self._open:
            self._open = False
            self.hide()
            self.parentWidget().parentWidget().setFocus()
            self.deleteLater()


def _date(typed: str, meaning: str) -> str | None:
    read = parse_date(typed, meaning, date.today())
    if read.value:
        return read.value
    messages.tell(date_problem(typed, read.problem), "warn")
    return None


def _clean(finding: CleaningFinding, value: str) -> str | None:
    try:
        return clean_proposal(replace(finding, proposal=value))
    except InvalidField as problem:
        messages.tell(str(problem), "warn")
        return None


def _is_own(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() in OWN_KEYS and not event.modifiers()
