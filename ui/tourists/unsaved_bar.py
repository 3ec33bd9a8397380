"""The bar at the foot: what is not saved, Revert, Questionnaire, Save."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from translations import _, ngettext
from ui.common import theme
from ui.common.buttons import button, key_label
from ui.common.elided_label import ElidedLabel
from ui.common.layouts import paint_ground, picture, row


class UnsavedBar(QWidget):
    """Signals: ``revert_asked()``, ``questionnaire_asked()``, ``save_asked()``."""

    revert_asked = Signal()
    questionnaire_asked = Signal()
    save_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        paint_ground(self, "sunken")
        self._dot = picture("dot", "accent")
        self._count = ElidedLabel("", "strong")
        self._names = ElidedLabel("", "quiet")
        self.revert = button(_("Re&vert"), self.revert_asked.emit, kind="ghost", icon="undo", key="Ctrl+R")
        self.questionnaire = button(_("&Questionnaire"), self.questionnaire_asked.emit, icon="form", key="F9")
        self.save = button(_("&Save"), self.save_asked.emit, kind="primary", icon="save", key="Ctrl+S")
        self._key = key_label("Ctrl+Return")
        buttons = (self.revert, self.questionnaire, self.save, self._key)
        self.setMinimumWidth(theme.px(300))
        self.setLayout(row(self._dot, self._count, (self._names, 1), *buttons, margins=(20, 8, 20, 8)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Without room the key is told in the button's tip only, and the changes are only counted."""
        buttons = (self.revert, self.questionnaire, self.save)
        taken = sum(one.sizeHint().width() for one in buttons) + theme.px(104)  # with margins, gaps and dot
        count = self._count.sizeHint().width() if self._count.text() else 0
        room = self.width() - taken - count
        self._names.setVisible(not count or room >= theme.px(100))
        self._key.setVisible(room >= theme.px(100) + self._key.sizeHint().width())

    def show_changes(self, names: Sequence[str], count: int, others: int) -> None:
        """``count`` changes of the shown tourist with their names, and how many ``others`` have a draft."""
        parts = [", ".join(names)] if names else []
        if others:
            text = ngettext("%(count)d other tourist not saved", "%(count)d other tourists not saved", others)
            parts.append(text % {"count": others})
        unsaved = ngettext("%(count)d unsaved change", "%(count)d unsaved changes", count) % {"count": count}
        self._dot.setVisible(bool(count or others))
        self._count.setText(unsaved if count else "")
        self._count.setVisible(bool(count))
        self._count.updateGeometry()
        self._names.setText(" · ".join(parts) or _("Everything is saved"))
        self.revert.setEnabled(bool(count))
        self._fit()

    def words(self) -> str:
        """What the bar says, for tests and screen readers."""
        return " ".join(filter(None, (self._count.text(), self._names.text())))
