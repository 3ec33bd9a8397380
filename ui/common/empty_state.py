"""A page with nothing to show yet: what is missing, and up to four ways on, each with its button and key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from ui.common import theme
from ui.common.buttons import button, key_label
from ui.common.layouts import column, label, line, picture, row


@dataclass(frozen=True)
class Way:
    """One way on. ``press`` is the button's text, ``key`` does the same everywhere on the page."""

    icon: str
    title: str
    text: str
    press: str
    action: Callable[[], object]
    key: str = ""


class EmptyState(QWidget):
    """A headline, a sentence and the ways on, in the middle of the page; the first way is the primary one."""

    def __init__(self, title: str, text: str, ways: Sequence[Way] = ()) -> None:
        super().__init__()
        self.buttons: list[QPushButton] = []
        lines = [item for number, way in enumerate(ways) for item in self._way(number, way)]
        body = column(label(title, "page", wrap=True), label(text, "quiet", wrap=True), 10, *lines, gap=6)
        inner = QWidget()
        inner.setLayout(body)
        inner.setMaximumWidth(theme.px(660))
        across = row((inner, 20), margins=(20, 20, 20, 20))
        across.insertStretch(0, 1)
        across.addStretch(1)
        self.setLayout(column(None, across, None, None, gap=0))

    def _way(self, number: int, way: Way) -> list[QWidget]:
        pressed = button(way.press, way.action, kind="" if number else "primary", key=way.key)
        self.buttons.append(pressed)
        words = column(label(way.title, "strong", wrap=True), label(way.text, "secondary", wrap=True), gap=2)
        top = Qt.AlignmentFlag.AlignTop
        made = QWidget()
        keys = [key_label(way.key)] if way.key else []
        made.setLayout(
            row(
                (picture(way.icon, "accent"), 0, top),
                (words, 1),
                pressed,
                *keys,
                margins=(0, 8, 0, 8),
                gap=14,
            )
        )
        return [made] if number == 0 else [line(), made]
