"""What stands in a cell of a list, and the one delegate that paints every list."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.common import icons, theme

CELL = Qt.ItemDataRole.UserRole  # the Cell itself
ROW = Qt.ItemDataRole.UserRole + 1  # the row's record
Index = QModelIndex | QPersistentModelIndex
Spans = tuple[tuple[str, bool], ...]  # (text, strong)
Icon = tuple[str, str]  # (name, tone)


@dataclass(frozen=True, slots=True)
class Tag:
    """A word in a small frame: why a hit matched."""

    text: str
    tone: str = "text2"
    ground: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. ``spans`` draw parts of the text strong, in ``strong_tone`` if there is one; ``spoken`` is
    what a screen reader says instead; ``wraps``: the text may go on in a second line."""

    text: str = ""
    second: str = ""
    spans: Spans = ()
    second_spans: Spans = ()
    icon: Icon | None = None
    right: tuple[Icon, ...] = ()
    tags: tuple[Tag, ...] = ()
    tone: str = "text"
    second_tone: str = "text2"
    strong_tone: str = ""
    ground: str = ""
    strong: bool = False
    small: bool = False
    right_aligned: bool = False
    document: bool = False
    checked: bool | None = None
    bar: tuple[float, str] | None = None
    pad: int = 8
    struck: bool = False
    spoken: str = ""
    wraps: bool = False

    def words(self) -> str:
        """The cell in words, for copying and for screen readers."""
        return self.text or "".join(part for part, _strong in self.spans)


EMPTY = Cell()
NORMAL = QFont.Weight.Normal
LINE_FLAGS = int(
    Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
)  # reckoned once: flags of Qt are slow to join
SELECTED, HAS_FOCUS = QStyle.StateFlag.State_Selected.value, QStyle.StateFlag.State_HasFocus.value


@dataclass(slots=True)
class _Place:
    """What is left of the cell while it is painted from both sides."""

    left: int
    right: int
    top: int
    height: int
    rect: QRect = field(default_factory=QRect)

    def area(self) -> QRect:
        return QRect(self.left, self.top, self.right - self.left, self.height)


class CellDelegate(QStyledItemDelegate):
    """Paints a Cell: icon, text with strong parts, second line, tags, bar, tick, icons at the right.

    A list whose arrow keys work from a field beside it (property "has_keys") looks as if it had the focus.
    """

    def __init__(self, parent: QWidget, ground: str = "surface", *, grid: bool = False) -> None:
        super().__init__(parent)
        self.ground = ground
        self.grid = grid

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        cell: Cell = index.data(CELL) or EMPTY
        width = theme.face().metrics.horizontalAdvance(cell.words()) + theme.px(16 + cell.pad)
        return QSize(width, theme.px(48 if cell.second or cell.second_spans else 32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell: Cell = index.data(CELL) or EMPTY
        painter.save()
        try:
            self._paint(painter, option, index, cell)
        finally:
            painter.restore()

    def _paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, cell: Cell) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, index, cell)
        rect = option.rect
        place = _Place(rect.x() + theme.px(cell.pad), rect.right() - theme.px(7), rect.y(), rect.height() - 1)
        self._paint_tick(painter, cell, place)
        self._paint_icons(painter, cell, place)
        self._paint_bar(painter, cell, place)
        self._paint_tags(painter, cell, place)
        self._paint_texts(painter, cell, place)
        if self.grid and option.state.value & HAS_FOCUS:
            painter.setPen(QPen(theme.tone("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, cell: Cell
    ) -> None:
        rect = option.rect
        selected = bool(option.state.value & SELECTED)
        view = option.widget  # Qt says State_Active only for a view that has the focus itself
        active = view.isActiveWindow() and (view.hasFocus() or bool(view.property("has_keys")))
        name = ("selected" if active else "selected_idle") if selected else cell.ground or self.ground
        painter.fillRect(rect, theme.tone(name))
        if selected and index.column() == 0 and not self.grid:
            bar = theme.tone("accent" if active else "field_border")
            painter.fillRect(QRect(rect.x(), rect.y(), theme.px(3), rect.height()), bar)
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), theme.tone("line"))
        if self.grid:
            painter.fillRect(QRect(rect.right(), rect.y(), 1, rect.height()), theme.tone("line"))

    def _paint_tick(self, painter: QPainter, cell: Cell, place: _Place) -> None:
        if cell.checked is None:
            return
        side = theme.px(15)
        box = QRectF(place.left + 0.5, place.area().center().y() - side // 2 + 0.5, side, side)
        painter.setPen(QPen(theme.tone("accent_fill" if cell.checked else "field_border")))
        painter.setBrush(theme.tone("accent_fill" if cell.checked else "field_bg"))
        painter.drawRoundedRect(box, 4, 4)
        if cell.checked:
            painter.drawPixmap(int(box.x()), int(box.y()), icons.pixmap("check", "on_accent", 15))
        place.left += theme.px(24)

    def _paint_icons(self, painter: QPainter, cell: Cell, place: _Place) -> None:
        size = theme.px(16)
        top = place.area().center().y() - size // 2 + 1
        if cell.icon:
            raised = theme.px(10) if cell.second else 0
            painter.drawPixmap(place.left, top - raised, icons.pixmap(*cell.icon))
            place.left += theme.px(22)
        for name, tone in reversed(cell.right):
            painter.drawPixmap(place.right - size + 1, top, icons.pixmap(name, tone))
            place.right -= theme.px(20)

    def _paint_bar(self, painter: QPainter, cell: Cell, place: _Place) -> None:
        if cell.bar is None:
            return
        share, tone = cell.bar
        width, height = theme.px(64), theme.px(6)
        top = place.area().center().y() - height // 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tone("line"))
        painter.drawRoundedRect(QRectF(place.left, top, width, height), 3, 3)
        painter.setBrush(theme.tone(tone))
        if share > 0:
            painter.drawRoundedRect(QRectF(place.left, top, max(height, width * share), height), 3, 3)
        place.left += width + theme.px(8)

    def _paint_tags(self, painter: QPainter, cell: Cell, place: _Place) -> None:
        if not cell.tags:
            return
        face = theme.face(theme.CAPTION, theme.MEDIUM)
        metrics = face.metrics
        painter.setFont(face.font)
        height = theme.px(19)
        for tag in cell.tags:
            width = metrics.horizontalAdvance(tag.text) + theme.px(12)
            frame = QRectF(place.left + 0.5, place.area().center().y() - height // 2 + 0.5, width, height)
            painter.setPen(Qt.PenStyle.NoPen if tag.ground else QPen(theme.tone("line")))
            painter.setBrush(theme.tone(tag.ground) if tag.ground else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame, 4, 4)
            painter.setPen(theme.tone(tag.tone))
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, tag.text)
            place.left += width + theme.px(6)

    def _paint_texts(self, painter: QPainter, cell: Cell, place: _Place) -> None:
        size = theme.SECONDARY if cell.small else theme.BODY
        usual = theme.SEMIBOLD if cell.strong else NORMAL
        first = Faces(
            theme.face(size, usual, document=cell.document, struck=cell.struck),
            theme.face(size, theme.SEMIBOLD, document=cell.document, struck=cell.struck),
        )
        area = place.area()
        if cell.wraps and first.usual.metrics.horizontalAdvance(cell.text) > area.width():
            draw_two_lines(painter, area, cell.text, first, cell.tone)
            return
        spans = cell.spans or ((cell.text, False),)
        tones = (cell.tone, cell.strong_tone)
        if not (cell.second or cell.second_spans):
            draw_spans(painter, area, spans, first, *tones, right_aligned=cell.right_aligned)
            return
        half = theme.px(20)
        top = area.center().y() - half + 2
        upper = QRect(area.x(), top, area.width(), half)
        draw_spans(painter, upper, spans, first, *tones, right_aligned=cell.right_aligned)
        lower = QRect(area.x(), top + half - theme.px(2), area.width(), half)
        second = Faces(theme.face(theme.SECONDARY), theme.face(theme.SECONDARY, theme.SEMIBOLD))
        spans = cell.second_spans or ((cell.second, False),)
        draw_spans(painter, lower, spans, second, cell.second_tone)


class Faces(NamedTuple):
    """What a line is written in: its usual and its strong parts."""

    usual: theme.Face
    strong: theme.Face


def draw_spans(
    painter: QPainter,
    area: QRect,
    spans: Spans,
    faces: Faces,
    tone: str,
    strong_tone: str = "",
    *,
    right_aligned: bool = False,
) -> None:
    """Text whose strong parts are semibold, cut with an ellipsis at the right end of the area."""
    painter.setPen(theme.tone(tone))
    left, right = area.x(), area.right()
    for text, strong in spans:
        if not text:
            continue
        face = faces.strong if strong else faces.usual
        room = right - left
        if room < face.narrowest:
            return
        shown = one_line(text)
        width = face.metrics.horizontalAdvance(shown)
        if width > room:
            shown = face.metrics.elidedText(shown, Qt.TextElideMode.ElideRight, room)
            width = face.metrics.horizontalAdvance(shown)
        painter.setFont(face.font)
        if strong_tone:
            painter.setPen(theme.tone(strong_tone if strong else tone))
        start = right - width if right_aligned else left
        painter.drawText(QRectF(start, area.y(), width + 2, area.height()), LINE_FLAGS, shown)
        left += width


def draw_two_lines(painter: QPainter, area: QRect, text: str, faces: Faces, tone: str) -> None:
    """A long text broken between words; the second line is cut where the area ends."""
    metrics, words = faces.usual.metrics, one_line(text).split(" ")
    beginnings = (" ".join(words[:n]) for n in range(2, len(words)))
    count = 1 + sum(metrics.horizontalAdvance(one) <= area.width() for one in beginnings)
    height = metrics.lineSpacing()
    top = area.center().y() - height + 1
    for number, part in enumerate((words[:count], words[count:])):
        line = QRect(area.x(), top + number * height, area.width(), height)
        draw_spans(painter, line, ((" ".join(part), False),), faces, tone)


def one_line(text: str) -> str:
    """The text as one line of at most 300 characters: nothing longer fits a cell."""
    return text[:300].replace("\n", " ")


def bold_beginning(text: str, strong_part: str) -> Spans:
    """``text`` with its beginning strong: surname before the other names."""
    if strong_part and text.startswith(strong_part):
        return ((strong_part, True), (text[len(strong_part) :], False))
    return ((text, False),)
