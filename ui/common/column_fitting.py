"""Leaves out less needed columns of a list where the window has no room for all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject

from ui.common import theme
from ui.common.record_list import RecordList


class ColumnFitter(QObject):
    """Hides the columns ``dispensable`` (their numbers, the first to go first) until the stretching ones have
    ``room`` (pixels at 100 %)."""

    def __init__(self, shown: RecordList, dispensable: Sequence[int], room: int = 200) -> None:
        super().__init__(shown)
        self._list = shown
        self.dispensable = list(dispensable)
        self._room = room
        shown.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Show what fits into the width of now."""
        columns = self._list.table_model.columns
        fixed = sum(theme.px(one.width) for one in columns if not one.stretch)
        excess = fixed + theme.px(self._room) - self._list.width()
        for number in self.dispensable:
            hide = excess > 0
            self._list.setColumnHidden(number, hide)
            if hide:
                excess -= theme.px(columns[number].width)
