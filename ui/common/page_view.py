"""Pages of a document one below the other, white in both themes; pictures come from beside the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea

from paperwork.page_pictures import POINTS_PER_INCH, Picture
from translations import _
from ui.common import theme

MARGIN, GAP = 16, 12  # at 100 % letters
SMALLEST, LARGEST = 0.25, 4.0
STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
KEPT = 12  # pictures; those farthest from what is seen go first


def image_of(picture: Picture) -> QImage:
    """The picture for Qt."""
    formats = QImage.Format
    kind = formats.Format_Grayscale8 if picture.grey else formats.Format_RGB32
    return QImage(picture.pixels, picture.width, picture.height, picture.stride, kind).copy()


class PageView(QAbstractScrollArea):
    """Shows pages of given sizes. A ``zoom`` of 1 is the size on paper; 0 fits the width.

    Signals: ``wanted(number, scale)`` asks for the picture of a page with so many pixels a point, which
    ``show_picture`` brings; ``turned(number)`` says which page is seen now, ``zoomed(percent)`` how large.
    """

    wanted = Signal(int, float)
    turned = Signal(int)
    zoomed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._sizes: Sequence[tuple[float, float]] = ()
        self._rects: list[QRect] = []
        self._pictures: dict[int, tuple[float, QImage]] = {}
        self._asked: dict[int, float] = {}
        self._zoom = 0.0
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._on_scrolled())

    def show_pages(self, sizes: Sequence[tuple[float, float]]) -> None:
        """Another document, from its first page."""
        self._sizes = sizes
        self._pictures.clear()
        self._asked.clear()
        self._current = 0
        self._arrange()
        self.go_to(0)

    def show_picture(self, number: int, scale: float, image: QImage) -> None:
        """The picture of a page that was ``wanted`` in this scale."""
        self._pictures[number] = (scale, image)
        for far in sorted(self._pictures, key=lambda one: abs(one - self._current))[KEPT:]:
            del self._pictures[far]
            self._asked.pop(far, None)
        self.viewport().update()

    # Where one is

    @property
    def current(self) -> int:
        """The number of the page that is seen, from 0."""
        return self._current

    def go_to(self, number: int) -> None:
        """Bring the head of a page to the top."""
        if 0 <= number < len(self._rects):
            self.verticalScrollBar().setValue(self._rects[number].top() - theme.px(GAP))
            self._set_current(number)

    def step(self, screens: int) -> None:
        """Go on (1) or back (-1) by what is seen at once; a page that fits is turned."""
        bar = self.verticalScrollBar()
        whole_page = bool(self._rects) and self._rects[self._current].height() <= self.viewport().height()
        if whole_page:
            self.go_to(min(max(self._current + screens, 0), len(self._rects) - 1))
        else:
            bar.setValue(bar.value() + screens * (self.viewport().height() - theme.px(48)))

    def _on_scrolled(self) -> None:
        seen = QRect(QPoint(0, self.verticalScrollBar().value()), self.viewport().size())
        shares = [(one.intersected(seen).height(), -number) for number, one in enumerate(self._rects)]
        if shares:
            self._set_current(-max(shares)[1])
        self.viewport().update()

    def _set_current(self, number: int) -> None:
        self._current = number
        words = {"page": number + 1, "count": len(self._sizes)}
        self.setAccessibleName(_("Page %(page)d of %(count)d") % words)
        self.turned.emit(number)

    # How large

    @property
    def zoom(self) -> float:
        """The size now in terms of the size on paper."""
        return self._zoom or self._fitting()

    def fit_width(self) -> None:
        """As wide as the window, also when that changes."""
        self.set_zoom(0.0)

    def larger(self) -> None:
        self.set_zoom(next((one for one in STEPS if one > self.zoom + 0.01), LARGEST))

    def smaller(self) -> None:
        self.set_zoom(next((one for one in reversed(STEPS) if one < self.zoom - 0.01), SMALLEST))

    def set_zoom(self, zoom: float, anchor: QPoint | None = None) -> None:
        """Show so large; what is at ``anchor`` (the middle of the view) stays there."""
        at = anchor or self.viewport().rect().center()
        height = self.verticalScrollBar()
        before = (height.value() + at.y()) / max(1, self._height())
        self._zoom = min(max(zoom, SMALLEST), LARGEST) if zoom else 0.0
        self._arrange()
        height.setValue(round(before * self._height()) - at.y())
        across = self.horizontalScrollBar()
        across.setValue((across.maximum() + across.minimum()) // 2)

    def _fitting(self) -> float:
        widest = max((width for width, _height in self._sizes), default=1.0)
        room = self.viewport().width() - 2 * theme.px(MARGIN)
        return min(max(room / (widest * self._per_point()), SMALLEST), LARGEST)

    def _per_point(self) -> float:
        """Pixels of the window for a point of the paper in its own size."""
        return self.logicalDpiX() / POINTS_PER_INCH

    def _arrange(self) -> None:
        """Where each page stands, from the upper left corner of the first."""
        factor, gap = self.zoom * self._per_point(), theme.px(GAP)
        widths = [round(width * factor) for width, _height in self._sizes]
        room = max([self.viewport().width(), *[width + 2 * theme.px(MARGIN) for width in widths]])
        self._rects, top = [], gap
        for (_width, height), width in zip(self._sizes, widths, strict=True):
            self._rects.append(QRect((room - width) // 2, top, width, round(height * factor)))
            top = self._rects[-1].bottom() + 1 + gap
        upright, across = self.verticalScrollBar(), self.horizontalScrollBar()
        upright.setRange(0, max(0, top - self.viewport().height()))
        upright.setPageStep(self.viewport().height())
        upright.setSingleStep(theme.px(40))
        across.setRange(0, max(0, room - self.viewport().width()))
        across.setPageStep(self.viewport().width())
        self.viewport().update()
        self.zoomed.emit(round(100 * self.zoom))

    def _height(self) -> int:
        return self._rects[-1].bottom() + theme.px(GAP) if self._rects else 0

    # Painting and events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), theme.tone("sunken"))
        away = QPoint(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        for number, rect in enumerate(self._rects):
            place = rect.translated(away)
            if place.intersects(self.viewport().rect()):
                self._paint_page(painter, number, place)
        painter.end()

    def _paint_page(self, painter: QPainter, number: int, place: QRect) -> None:
        painter.fillRect(place.adjusted(-1, -1, 1, 1), theme.tone("line"))
        painter.fillRect(place, QColor(Qt.GlobalColor.white))
        scale = place.width() * self.devicePixelRatioF() / self._sizes[number][0]
        has, image = self._pictures.get(number, (0.0, QImage()))
        if has:
            painter.drawImage(place, image)
        if abs(has - scale) > 0.001 and self._asked.get(number) != scale:
            self._asked[number] = scale
            self.wanted.emit(number, scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        current = self._current
        self._arrange()
        if not self._zoom:
            self.go_to(current)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the pages grow and shrink around the pointer."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        turns = event.angleDelta().y() / 120
        self.set_zoom(self.zoom * 1.15**turns, event.position().toPoint())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, keys = self.verticalScrollBar(), Qt.Key
        steps = {keys.Key_Up: -bar.singleStep(), keys.Key_Down: bar.singleStep()}
        if event.key() in (keys.Key_PageUp, keys.Key_PageDown):
            self.step(1 if event.key() == keys.Key_PageDown else -1)
        elif event.key() in (keys.Key_Home, keys.Key_End):
            self.go_to(0 if event.key() == keys.Key_Home else len(self._rects) - 1)
        elif event.key() in steps:
            bar.setValue(bar.value() + steps[keys(event.key())])
        else:
            super().keyPressEvent(event)
