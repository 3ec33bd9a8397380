"""What stands still in readiness: names with their counts at the left, questions by section above."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QTableView

from ui.common import theme
from ui.common.cells import Faces, bold_beginning, draw_spans
from ui.questionnaires.readiness_model import COLUMN, ROW_HEIGHT, ReadinessModel
from ui.questionnaires.readiness_words import count_words

NAMES, BAR, COUNT = 346, 48, 64  # widths at 100 %
SECTIONS, NUMBERS = 24, 26  # heights of the two lines above


class PeopleHeader(QHeaderView):
    """Each tourist's name, how far they are as a bar, and the count. It does not scroll sideways."""

    def __init__(self, table: QTableView, model: ReadinessModel) -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self._table, self._model = table, model
        self.setMinimumSectionSize(theme.px(ROW_HEIGHT))
        self.setDefaultSectionSize(theme.px(ROW_HEIGHT))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setFixedWidth(theme.px(NAMES))

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        row = self._model.found.rows[logical] if self._model.found else None
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = logical == self._table.currentIndex().row()
        ground = ("selected" if self._table.hasFocus() else "selected_idle") if current else "surface"
        painter.fillRect(rect, theme.tone(ground))
        if current:
            mark = QRect(rect.x(), rect.y(), theme.px(3), rect.height())
            painter.fillRect(mark, theme.tone("accent" if self._table.hasFocus() else "field_border"))
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), theme.tone("line"))
        self._paint_name(painter, rect, logical)
        self._paint_count(painter, rect, logical)
        painter.restore()

    def _paint_name(self, painter: QPainter, rect: QRect, logical: int) -> None:
        name = self._model.name(logical)
        row = self._model.row(logical)
        surname = row.tourist.native_surname or row.tourist.latin_surname
        faces = Faces(theme.face(), theme.face(theme.BODY, theme.SEMIBOLD))
        room = rect.width() - theme.px(20 + BAR + COUNT + 16)
        area = QRect(rect.x() + theme.px(20), rect.y(), room, rect.height() - 1)
        draw_spans(painter, area, bold_beginning(name, surname), faces, "text")

    def _paint_count(self, painter: QPainter, rect: QRect, logical: int) -> None:
        counts = self._model.row(logical).counts
        share = counts.done / counts.asked if counts.asked else 1.0
        left = rect.right() - theme.px(BAR + COUNT + 8)
        height = theme.px(6)
        top = rect.center().y() - height // 2
        painter.setPen(Qt.PenStyle.NoPen)
        for width, tone in ((1.0, "line"), (share, "accent_fill" if counts.gaps else "ok_icon")):
            painter.setBrush(theme.tone(tone))
            if width > 0:
                bar = QRectF(left, top, max(height, theme.px(BAR) * width), height)
                painter.drawRoundedRect(bar, height / 2, height / 2)
        face = theme.face(theme.SECONDARY)
        area = QRect(rect.right() - theme.px(COUNT), rect.y(), theme.px(COUNT - 8), rect.height() - 1)
        one_line = ((count_words(counts), False),)
        draw_spans(painter, area, one_line, Faces(face, face), "text2", right_aligned=True)


class QuestionHeader(QHeaderView):
    """The numbers of the questions, and above them the sections that they belong to."""

    def __init__(self, table: QTableView, model: ReadinessModel) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table, self._model = table, model
        self.setMinimumSectionSize(theme.px(COLUMN))
        self.setDefaultSectionSize(theme.px(COLUMN))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFixedHeight(theme.px(SECTIONS + NUMBERS))
        # The sections reach over many columns: what scrolls in at one side moves their words.
        self.sectionResized.connect(self.viewport().update)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(SECTIONS + NUMBERS))

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        question = self._model.question(logical)
        painter.save()
        current = logical == self._table.currentIndex().column()
        lower = rect.adjusted(0, theme.px(SECTIONS), 0, 0)
        painter.fillRect(rect, theme.tone("surface"))
        if current:
            painter.fillRect(lower, theme.tone("selected_idle"))
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), theme.tone("line"))
        painter.setFont(theme.face(theme.CAPTION, theme.SEMIBOLD if current else theme.MEDIUM).font)
        painter.setPen(theme.tone("text" if current else "text2"))
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, question.number)
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        face = theme.face(theme.SECONDARY, theme.MEDIUM)
        for title, first, last in self._sections():
            left = self.sectionViewportPosition(first) + theme.px(3)
            right = self.sectionViewportPosition(last) + self.sectionSize(last) - theme.px(3)
            area = QRect(left, 0, right - left, theme.px(SECTIONS) - 1)
            painter.fillRect(area, theme.tone("surface"))
            painter.fillRect(QRect(left, area.bottom(), area.width(), 1), theme.tone("field_border"))
            seen = area.intersected(self.viewport().rect())  # a section that begins further left is named too
            draw_spans(painter, seen, ((title, False),), Faces(face, face), "text2")
        painter.end()

    def _sections(self) -> Iterator[tuple[str, int, int]]:
        """(title, first column, last column) of each section that is shown."""
        columns = range(self._model.columnCount())
        for title, run in groupby(columns, self._model.section_title):
            own = list(run)
            yield title, own[0], own[-1]
