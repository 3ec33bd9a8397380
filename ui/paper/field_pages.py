"""The pages of an embassy's form with its fields on them: joined, guessed, open; a click chooses one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen

from paperwork.page_frames import PageFrame
from paperwork.pdf_fields import FormField
from ui.common import theme
from ui.common.page_view import PageView
from ui.paper.field_rows import JOINED, OPEN

TONES = {JOINED: "accent"}
SHADE = 40  # of 255, the colour laid over a field


class FieldPages(PageView):
    """Signal ``chosen(name)``: a field was clicked."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._fields: Sequence[FormField] = ()
        self._states: Mapping[str, str] = {}
        self._current_name = ""
        self._frames: Sequence[PageFrame] = ()

    def show_frames(self, frames: Sequence[PageFrame]) -> None:
        """Another document, see PagePictures."""
        self._frames = frames
        self.show_pages([one.size for one in frames])

    def show_fields(self, fields: Sequence[FormField], states: Mapping[str, str]) -> None:
        """``states`` by the name of the field, as in field_rows."""
        self._fields, self._states = fields, states
        self.viewport().update()

    def show_current(self, one: FormField) -> None:
        """Mark the chosen field and bring it into view."""
        self._current_name = one.name
        place = self._place(one, 0) if one.widgets else None
        if place is not None and not self.viewport().rect().contains(place.toRect()):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(place.center().y()) - self.viewport().height() // 3)
        self.viewport().update()

    def _place(self, one: FormField, number: int) -> QRectF | None:
        """Where a place of the field stands in the window now."""
        widget = one.widgets[number]
        page = self.page_rect(widget.page - 1)
        if page is None:
            return None
        frame = self._frames[widget.page - 1]
        factor = page.width() / frame.size[0]
        left, top, right, bottom = (factor * one for one in frame.shown(widget.rect))
        return QRectF(page.left() + left, page.top() + top, right - left, bottom - top)

    def page_rect(self, number: int) -> QRect | None:
        """Where a page stands in the window now; None for one that is not there."""
        if not 0 <= number < len(self._rects):
            return None
        return self._rects[number].translated(
            -self.horizontalScrollBar().value(), -self.verticalScrollBar().value()
        )

    def _paint_page(self, painter: QPainter, number: int, place: QRect) -> None:
        super()._paint_page(painter, number, place)
        for one in self._fields:
            for at, widget in enumerate(one.widgets):
                if widget.page == number + 1 and (rect := self._place(one, at)) is not None:
                    self._paint_field(painter, rect, self._states.get(one.name, OPEN), one.name)

    def _paint_field(self, painter: QPainter, rect: QRectF, state: str, name: str) -> None:
        current = name == self._current_name
        tone = QColor(theme.tone("warn_icon" if state == OPEN else "accent_fill"))
        shade = QColor(tone)
        shade.setAlpha(SHADE * 3 if current else SHADE)
        dashed = Qt.PenStyle.SolidLine if state == JOINED else Qt.PenStyle.DashLine
        painter.save()
        painter.setPen(QPen(tone, theme.px(3) if current else 1, dashed))
        painter.setBrush(shade)
        painter.drawRect(rect)
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.field_at(event.position())
        if found is not None:
            self.chosen.emit(found.name)
        else:
            super().mousePressEvent(event)

    def field_at(self, point: QPointF) -> FormField | None:
        """The field at a point of the window; of several the smallest."""
        hits = [
            (rect.width() * rect.height(), number, one)
            for number, one in enumerate(self._fields)
            for at in range(len(one.widgets))
            if (rect := self._place(one, at)) is not None and rect.adjusted(-2, -2, 2, 2).contains(point)
        ]
        return min(hits, key=lambda hit: hit[:2])[2] if hits else None
