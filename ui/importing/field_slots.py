"""The fields of the tourist above the grid: each a slot that holds one column of the list."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from intake.targets import BY_FIELD, TARGETS
from translations import _, pgettext
from ui.common import icons, theme
from ui.common.cells import one_line
from ui.common.layouts import paint_ground
from ui.common.plain_text import set_tip

REQUIRED = "native_surname"
PER_ROW, RESTING_ROWS = 9, 2
WIDTH, HEIGHT, GAP = 106, 46, 5
_LINE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine)


def _short_names() -> dict[str, str]:
    """Names for the little room in a slot, where the fields' own ones are longer."""
    return {
        "latin_surname": pgettext("slot", "Latin surname"),
        "latin_given_name": pgettext("slot", "Latin name"),
        "international_passport_series": pgettext("slot", "Passport series"),
        "international_passport_number": pgettext("slot", "Passport no."),
        "international_passport_issue_date": pgettext("slot", "Passport issued"),
        "international_passport_expiry": pgettext("slot", "Passport until"),
        "national_passport_series": pgettext("slot", "National series"),
        "national_passport_number": pgettext("slot", "National no."),
    }


class Slot(QWidget):
    """One field. Signal ``pressed(field)``. ``heading`` is the column it holds, "" for none.

    ``offered`` while a column is in the hand; ``lit`` under the pointer: ``promise`` says what a drop does.
    """

    pressed = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.field = name
        self.caption = _short_names().get(name) or _(BY_FIELD[name].label)
        self.heading = ""
        self.offered = self.lit = False
        self.promise = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_(BY_FIELD[name].label))
        self.show_heading("")

    def show_heading(self, heading: str) -> None:
        self.heading = heading
        self.setAccessibleDescription(heading or _("no column"))
        set_tip(self, f"{_(BY_FIELD[self.field].label)}: " + (heading or _("no column")))
        self.update()

    def offer(self, *, offered: bool, promise: str = "") -> None:
        """Outline the slot while a column is in the hand; light it when there is something to promise."""
        self.offered, self.lit, self.promise = offered, bool(promise), promise
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.pressed.emit(self.field)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        strong = bool(self.heading) or self.lit
        font = theme.font(theme.SECONDARY, theme.SEMIBOLD if strong else theme.MEDIUM)
        half = self.height() // 2
        left = theme.px(8)
        upper = QRect(left, theme.px(4), self.width() - left - theme.px(3), half - theme.px(3))
        star = theme.px(12) if self.field == REQUIRED else 0
        width = self._write(
            painter, upper.adjusted(0, 0, -star, 0), self.caption, font, "text" if strong else "text2"
        )
        if star:
            painter.setPen(theme.tone("error"))
            painter.drawText(upper.adjusted(width + theme.px(4), 0, 0, 0), _LINE, "*")
        lower = QRect(left, half, self.width() - left - theme.px(3), half - theme.px(4))
        self._paint_lower(painter, lower)

    def _paint_frame(self, painter: QPainter) -> None:
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setBrush(theme.tone("accent_soft" if self.lit else "surface" if self.heading else "sunken"))
        if self.lit:
            painter.setPen(QPen(theme.tone("focus"), 2))
        elif self.offered:
            painter.setPen(QPen(theme.tone("focus"), 1))
        elif self.heading:
            painter.setPen(QPen(theme.tone("line"), 1))
        else:
            painter.setPen(QPen(theme.tone("field_border"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(frame, 6, 6)

    def _paint_lower(self, painter: QPainter, area: QRect) -> None:
        if self.lit:
            self._write(painter, area, self.promise, theme.font(theme.SECONDARY, theme.MEDIUM), "accent")
        elif self.heading:
            size = theme.px(12)
            painter.drawPixmap(
                area.x(), area.center().y() - size // 2, icons.pixmap("arrow_up", "accent", 12)
            )
            inner = area.adjusted(theme.px(16), 0, 0, 0)
            self._write(painter, inner, self.heading, theme.font(theme.SECONDARY), "text2")
        else:
            self._write(painter, area, _("no column"), theme.font(theme.SECONDARY), "text3")

    def _write(self, painter: QPainter, area: QRect, text: str, font: QFont, tone: str) -> int:
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(one_line(text), Qt.TextElideMode.ElideRight, area.width())
        painter.setFont(font)
        painter.setPen(theme.tone(tone))
        painter.drawText(area, _LINE, shown)
        return metrics.horizontalAdvance(shown)


class SlotStrip(QWidget):
    """All slots in rows of at most nine. At rest there are two rows, and beyond them what holds a column."""

    pressed = Signal(str)
    arranged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._mapping: dict[int, str] = {}
        self._dragged = -1
        self._headings: list[str] = []
        self.slots: dict[str, Slot] = {}
        paint_ground(self, "surface")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _slot(self, name: str) -> Slot:
        """The slot of a field, made when it is first needed: most lists fill few of them."""
        if name not in self.slots:
            slot = self.slots[name] = Slot(name)
            slot.setParent(self)
            slot.pressed.connect(self.pressed)
            self._show_heading(slot)
        return self.slots[name]

    def _show_heading(self, slot: Slot) -> None:
        column = next((column for column, field in self._mapping.items() if field == slot.field), -1)
        slot.show_heading(self._headings[column] if column >= 0 else "")

    def show_mapping(self, mapping: Mapping[int, str], headings: list[str]) -> None:
        """Say which column each field takes."""
        self._mapping, self._headings = dict(mapping), headings
        for slot in self.slots.values():
            self._show_heading(slot)
        self._arrange()

    # --- while a column is in the hand

    def begin_drag(self, column: int) -> None:
        self._dragged = column
        self._arrange()
        self.light(QPoint(-1, -1))

    def light(self, where: QPoint) -> str:
        """Light the slot at the place (in the strip); returns its field, "" if there is none."""
        found = next((slot for slot in self.slots.values() if self._is_under(slot, where)), None)
        for slot in self.slots.values():
            slot.offer(offered=True, promise=self._promise(slot) if slot is found else "")
        return found.field if found else ""

    def end_drag(self) -> None:
        self._dragged = -1
        for slot in self.slots.values():
            slot.offer(offered=False)
        self._arrange()

    def _is_under(self, slot: Slot, where: QPoint) -> bool:
        return slot.isVisibleTo(self) and slot.geometry().contains(where)

    def _promise(self, slot: Slot) -> str:
        """What dropping here does to the column that stands there."""
        if not slot.heading or self._mapping.get(self._dragged) == slot.field:
            return _("drop here")
        if self._mapping.get(self._dragged):
            return _("swap with %(heading)s") % {"heading": slot.heading}
        return _("%(heading)s moves out") % {"heading": slot.heading}

    # --- places

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def _shown(self, per_row: int) -> list[Slot]:
        held = set(self._mapping.values())
        slots = []
        for number, target in enumerate(TARGETS):
            resting = target.usual and number < RESTING_ROWS * per_row and per_row > PER_ROW // 2
            if (
                target.field in held
                or target.field == REQUIRED
                or resting
                or (self._dragged >= 0 and target.usual)
            ):
                slots.append(self._slot(target.field))
        return slots

    def _arrange(self) -> None:
        gap = theme.px(GAP)
        per_row = max(2, min(PER_ROW, (self.width() + gap) // theme.px(WIDTH + GAP)))
        width = (self.width() - gap * (per_row - 1)) // per_row
        height = theme.px(HEIGHT)
        shown = self._shown(per_row)
        for number, slot in enumerate(shown):
            line, place = divmod(number, per_row)
            slot.setGeometry(place * (width + gap), line * (height + gap), width, height)
        for slot in self.slots.values():
            slot.setVisible(slot in shown)
        rows = -(-len(shown) // per_row)
        self.setFixedHeight(rows * height + (rows - 1) * gap)
        self.arranged.emit()


class SlotArea(QScrollArea):
    """Room for the slots: as high as they are, but with large letters never so high that no grid is left."""

    SHARE = 0.22  # of the window's height

    def __init__(self, strip: SlotStrip) -> None:
        super().__init__()
        self._strip = strip
        self.setWidget(strip)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        strip.arranged.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Take the height that the slots need, or that the window can spare."""
        room = int(self.window().height() * self.SHARE)
        spare = room if room > theme.px(2 * HEIGHT) else theme.px(HEIGHT + GAP)
        self.setFixedHeight(min(self._strip.height(), spare))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
