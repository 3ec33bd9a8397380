"""The foot of a window: what the program said last."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.common import icons, theme
from ui.common.layouts import label, paint_ground, row, set_tone
from ui.common.plain_text import PlainLabel
from ui.common.wording import LEVEL_ICONS

HEIGHT = 26


class StatusLine(QWidget):
    """Icon and words at the left; whatever else stands at the right."""

    def __init__(self, *right: QWidget) -> None:
        super().__init__()
        self._icon = PlainLabel()
        self._text = label("", "secondary")
        self.setLayout(row(self._icon, (self._text, 1), *right, margins=(12, 0, 14, 0), gap=6))
        self.setFixedHeight(theme.px(HEIGHT))
        paint_ground(self, "window")

    def tell(self, text: str, level: str = "ok") -> None:
        name, tone = LEVEL_ICONS[level]
        self._icon.setPixmap(icons.pixmap(name, tone, 14))
        self._icon.setVisible(bool(text))
        self._text.setText(text)
        set_tone(self._text, "tone", level if level in {"error", "warn"} else "")

    def text(self) -> str:
        return self._text.text()
