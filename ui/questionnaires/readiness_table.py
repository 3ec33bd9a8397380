"""Tourist by question as a table of signs: a click or Enter on one asks to go there."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from paperwork.readiness import Readiness
from translations import _
from ui.common import icons, theme
from ui.common.cells import Index
from ui.common.layouts import paint_ground
from ui.questionnaires.readiness_headers import NAMES, PeopleHeader, QuestionHeader
from ui.questionnaires.readiness_model import COLUMN, ReadinessModel
from ui.questionnaires.readiness_words import SIGNS

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
WIDEST = 64  # column, at 100 %
PATCH = 20  # behind the sign of what wants something


class SignDelegate(QStyledItemDelegate):
    """Paints a state: its sign, on a patch of colour where something is to do; row and column of the current
    cell are tinted, so that the eye finds name and number."""

    def __init__(self, table: ReadinessTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        table, rect = self._table, option.rect
        current, focused = table.currentIndex(), table.hasFocus()
        sign = SIGNS[table.found_model.state(index.row(), index.column())]
        ground = "surface"
        if index.row() == current.row():
            ground = "selected" if focused else "selected_idle"
        elif index.column() == current.column():
            ground = "selected_idle"
        painter.fillRect(rect, theme.tone(ground))
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), theme.tone("line"))
        if table.begins_section(index.column()):
            painter.fillRect(QRect(rect.x(), rect.y(), 1, rect.height()), theme.tone("line"))
        here = index.row() == current.row() and index.column() == current.column()
        self._paint_patch(painter, rect, sign.ground, ring=here and focused)
        if sign.icon:
            side = theme.px(16)
            left, top = rect.center().x() - side // 2 + 1, rect.center().y() - side // 2
            painter.drawPixmap(left, top, icons.pixmap(sign.icon, sign.tone))

    def _paint_patch(self, painter: QPainter, rect: QRect, ground: str, *, ring: bool) -> None:
        if not ground and not ring:
            return
        side = theme.px(PATCH + (2 if ring else 0))
        area = QRectF(0, 0, side, side)
        area.moveCenter(QRectF(rect).center())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.tone(ground or "surface"))
        painter.setPen(QPen(theme.tone("focus"), 2) if ring else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(area, theme.px(4), theme.px(4))
        painter.restore()


class ReadinessTable(QTableView):
    """Signals: ``wanted(tourist_id, key)`` on a click or Enter, ``moved()`` when another cell is current."""

    wanted = Signal(int, str)
    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.found_model = ReadinessModel(self)
        self.setModel(self.found_model)
        self.setAccessibleName(_("Readiness"))
        self.setItemDelegate(SignDelegate(self))
        paint_ground(self, "surface")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        for set_mode in (self.setVerticalScrollMode, self.setHorizontalScrollMode):
            set_mode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._people = PeopleHeader(self, self.found_model)
        self._questions = QuestionHeader(self, self.found_model)
        self.setVerticalHeader(self._people)
        self.setHorizontalHeader(self._questions)
        self._people.sectionClicked.connect(self._on_name)
        self.clicked.connect(self._go)
        self.selectionModel().currentChanged.connect(self._on_moved)

    def show_found(self, found: Readiness | None, *, only_gaps: bool) -> None:
        """Show this; the current tourist and question stay current where they are still shown."""
        tourist_id, key = self.current()
        places = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        self.found_model.show_found(found, only_gaps=only_gaps)
        self.fit(self.window().width())
        row, column = self.found_model.place_of(tourist_id, key)
        self.verticalScrollBar().setValue(places[0])
        self.horizontalScrollBar().setValue(places[1])
        self._set_current(max(row, 0), max(column, 0))
        if row < 0 or column < 0:
            self.next_gap(1, from_here=True)
        self._on_moved()

    def current(self) -> tuple[int | None, str]:
        """Id of the tourist and key of the question of the current cell."""
        index = self.currentIndex()
        if not index.isValid():
            return None, ""
        return self.found_model.row(index.row()).tourist.id, self.found_model.question(index.column()).key

    def begins_section(self, column: int) -> bool:
        model = self.found_model
        return column > 0 and model.question(column).section != model.question(column - 1).section

    def next_gap(self, step: int, *, from_here: bool = False) -> bool:
        """To the next (1) or previous (-1) cell where something is to do, going round; False if none is."""
        columns = self.found_model.columnCount()
        count = self.found_model.rowCount() * columns
        index = self.currentIndex()
        at = index.row() * columns + index.column() if index.isValid() else 0
        for n in range(0 if from_here else 1, count + 1) if count else ():
            row, column = divmod((at + step * n) % count, columns)
            if self.found_model.is_to_do(row, column):
                self._set_current(row, column)
                return True
        return False

    def _set_current(self, row: int, column: int) -> None:
        index = self.found_model.index(row, column)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def _on_name(self, row: int) -> None:
        """A click on a name: the first thing that is to do with this tourist."""
        columns = range(self.found_model.columnCount())
        first = next((at for at in columns if self.found_model.is_to_do(row, at)), 0)
        self._set_current(row, first)
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def _go(self, index: QModelIndex) -> None:
        if index.isValid():
            tourist_id = self.found_model.row(index.row()).tourist.id
            self.wanted.emit(tourist_id or 0, self.found_model.question(index.column()).key)

    def _on_moved(self) -> None:
        self._update_all()
        self.moved.emit()

    def _update_all(self) -> None:
        """Row and column of the current cell are tinted, so more than two cells look different."""
        for part in (self, self._people, self._questions):
            part.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._go(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._update_all()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._update_all()

    def fit(self, width: int) -> None:
        """Of the window's width the names take at most four tenths; few columns are wider than many."""
        names = min(theme.px(NAMES), round(width * 0.4))
        self._people.setFixedWidth(names)
        count = max(1, self.found_model.columnCount())
        room = (width - names - theme.px(12)) // count
        self._questions.setDefaultSectionSize(max(theme.px(COLUMN), min(theme.px(WIDEST), room)))
