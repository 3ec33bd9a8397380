"""Terms of the dictionary that are like the one asked for: a press, or Alt and a figure, takes one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.dictionary import OWN_LANGUAGE, Term
from translations import _
from ui.common import theme
from ui.common.buttons import button, key_label, shortcut
from ui.common.layouts import clear, row

LONGEST = 90  # letters of a near term that are shown
KEYS = ("Alt+1", "Alt+2", "Alt+3", "Alt+4")


class NearTerms(QWidget):
    """A button for each of up to four terms. Signal ``taken(Term)``."""

    taken = Signal(object)

    def __init__(self, keys_in: QWidget) -> None:
        """``keys_in``: within it the keys work."""
        super().__init__()
        self._near: list[Term] = []
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme.px(2))
        self.setLayout(self._lines)
        for number, key in enumerate(KEYS):
            shortcut(keys_in, key, lambda number=number: self._take(number))

    def show_near(self, near: Sequence[Term], language: str) -> None:
        """Offer these, each with its text in ``language``."""
        clear(self._lines)
        self._near = list(near[: len(KEYS)])
        for number, term in enumerate(self._near):
            words = f"{term.text(OWN_LANGUAGE) or term.text('en')}: {term.text(language)}"
            shown = words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
            made = button(
                shown.replace("&", "&&"), lambda number=number: self._take(number),
                kind="ghost", icon="book", key=KEYS[number], small=True,
            )  # fmt: skip
            made.setAccessibleName(_("Near term: %(words)s") % {"words": words})
            self._lines.addLayout(row(made, key_label(KEYS[number]), None))
        self.setVisible(bool(self._near))

    def _take(self, number: int) -> None:
        if number < len(self._near):
            self.taken.emit(self._near[number])
