"""Rows of fields that stand side by side while there is room and one below the other where there is none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.common import theme
from ui.common.fields import Field
from ui.common.layouts import column, label, row

VISIBILITY = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)


class FieldRow(QWidget):
    """Fields with their weights of the width; ``least`` is the width at 100 % below which they stack.

    What is said of a field stands below it and takes the room of those to the right that say nothing: a
    sentence in a field for a date alone would be ten lines high.
    """

    def __init__(self, fields: Sequence[tuple[Field, int]], least: int = 420) -> None:
        super().__init__()
        self._least = least
        self._fields = [one for one, _weight in fields]
        self._weights = [weight for _field, weight in fields]
        self._narrow = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for one in self._fields:
            one.setMinimumWidth(theme.px(40))
            for part in (one, one.message_part):
                part.installEventFilter(self)
        self._place()

    def _place(self) -> None:
        """Put fields and sentences where they belong for the width, and for what is shown and said."""
        shown = [at for at, one in enumerate(self._fields) if not _is_put_away(one)]
        self._grid.setHorizontalSpacing(theme.px(0 if self._narrow else 12))
        self._grid.setVerticalSpacing(theme.px(3))
        for at_column, one in enumerate(self._fields):
            self._grid.setColumnStretch(at_column, 0)
            if at_column not in shown:  # else its column takes a gap
                self._grid.removeWidget(one)
                self._grid.removeWidget(one.message_part)
        for place, at in enumerate(shown):
            one, at_row, at_column = self._fields[at], 0, place
            if self._narrow:
                at_row, at_column = 2 * place, 0
            self._grid.setColumnStretch(at_column, self._weights[at])
            self._grid.addWidget(one, at_row, at_column)
            span = 1 if self._narrow else self._room(shown[place:])
            self._grid.addWidget(one.message_part, at_row + 1, at_column, 1, span)

    def _room(self, shown: Sequence[int]) -> int:
        """How many columns the sentence of the first of these may take: to the next that has one."""
        following = enumerate(shown[1:], 1)
        talking = (count for count, at in following if not self._fields[at].message_part.isHidden())
        return next(talking, len(shown))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < theme.px(self._least)
        if narrow != self._narrow:
            self._narrow = narrow
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in VISIBILITY:
            self._place()
        return super().eventFilter(watched, event)


def _is_put_away(widget: QWidget) -> bool:
    """Hidden on purpose; one that was not shown yet counts as hidden as well."""
    return widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)


def section(title: str, *rows: QWidget, beside: QWidget | None = None) -> QWidget:
    """A headline over rows of fields; ``beside`` stands at the end of its line."""
    made = QWidget()
    headline = label(title, "section")
    made.setLayout(column(row(headline, None, beside) if beside else headline, *rows, gap=7))
    return made
