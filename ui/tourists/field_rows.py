"""Rows of fields that stand side by side while there is room and one below the other where there is none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.common import theme
from ui.common.fields import Field
from ui.common.layouts import column, label, row

Direction = QBoxLayout.Direction


class FieldRow(QWidget):
    """Fields with their weights of the width; ``least`` is the width at 100 % below which they stack."""

    def __init__(self, fields: Sequence[tuple[Field, int]], least: int = 420) -> None:
        super().__init__()
        self._least = least
        self._weights = [weight for _field, weight in fields]
        self._box = QBoxLayout(Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        for one, weight in fields:
            one.setMinimumWidth(theme.px(40))
            self._box.addWidget(one, weight)
        self._set_gap()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < theme.px(self._least)
        wanted = Direction.TopToBottom if narrow else Direction.LeftToRight
        if self._box.direction() != wanted:
            self._box.setDirection(wanted)
            for number, weight in enumerate(self._weights):
                self._box.setStretch(number, 0 if narrow else weight)
            self._set_gap()

    def _set_gap(self) -> None:
        beside = self._box.direction() == Direction.LeftToRight
        self._box.setSpacing(theme.px(12 if beside else 7))


def section(title: str, *rows: QWidget, beside: QWidget | None = None) -> QWidget:
    """A headline over rows of fields; ``beside`` stands at the end of its line."""
    made = QWidget()
    headline = label(title, "section")
    made.setLayout(column(row(headline, None, beside) if beside else headline, *rows, gap=7))
    return made
