"""What stands around the editor of a field: the mark of a change, and the sentence below it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from translations import _
from ui.common import icons, theme
from ui.common.layouts import label, set_tone
from ui.common.plain_text import PlainLabel
from ui.common.wording import LEVEL_ICONS


class ChangedMark(PlainLabel):
    """ "• changed" beside a label; only the dot where the label needs the room."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "label")
        self.setProperty("tone", "accent")
        self.setAccessibleName(_("changed"))
        self._words = "• " + _("changed")
        self.setText(self._words)
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._words) + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("•") + 1, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setText(self._words if event.size().width() >= self.sizeHint().width() else "•")


class Message(QWidget):
    """Icon and words under a field; takes no room while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = PlainLabel()
        self._text = label("", "secondary", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 1, 0, 0)
        box.setSpacing(theme.px(5))
        box.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        box.addWidget(self._text, 1)
        self.hide()

    def show_text(self, text: str, level: str) -> None:
        self._text.setText(text)
        self.setVisible(bool(text))
        if text:
            name, tone = LEVEL_ICONS[level]
            self._icon.setPixmap(icons.pixmap(name, tone, 14))
            set_tone(self._text, "tone", level if level not in ("info", "unknown") else "")

    def text(self) -> str:
        return self._text.text()
