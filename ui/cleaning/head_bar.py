"""The head of the desk: as of when the numbers are, how far a count is, and the way to count again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QProgressBar, QWidget

from translations import _
from ui.cleaning import words
from ui.common import theme
from ui.common.buttons import button, key_label
from ui.common.layouts import label, row


class HeadBar(QWidget):
    """``on_count`` counts again, ``on_cancel`` calls a count off."""

    def __init__(self, on_count: Callable[[], object], on_cancel: Callable[[], object]) -> None:
        super().__init__()
        self._as_of = label("", "quiet")
        self._far = label("", "secondary")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("How far the count is"))
        self._bar.setFixedWidth(theme.px(160))
        self.cancel = button(_("Cancel"), on_cancel, key="Esc", small=True)
        self.count = button(_("Count again"), on_count, icon="redo", key="F5")
        self._key = key_label("F5")
        self.setLayout(
            row(
                *(label(_("Cleaning desk"), "page"), self._as_of, None, self._far, self._bar, self.cancel),
                *(self.count, self._key),
                margins=(20, 0, 16, 0),
                gap=10,
            )
        )
        self.setFixedHeight(theme.px(54))
        self.show_progress(0, 0)

    def show_time(self, counted_at: str, clients: int) -> None:
        """As of when the numbers are; "" before the first count."""
        values = {"time": counted_at, "count": words.number(clients)}
        text = _("as of %(time)s, %(count)s clients") % values if counted_at else ""
        self._as_of.setText(text)

    def show_progress(self, done: int, total: int) -> None:
        """The bar and Cancel while the base is counted; a total of 0 takes them away."""
        during: tuple[QWidget, ...] = (self._far, self._bar, self.cancel)
        between: tuple[QWidget, ...] = (self.count, self._key)
        for one in during:
            one.setVisible(total > 0)
        for one in between:
            one.setVisible(total == 0)
        if total:
            self._bar.setRange(0, total)
            self._bar.setValue(done)
            self._far.setText(_("counting: %(share)d %%") % {"share": 100 * done // total})
