"""The heading of a section on the sheet, which folds it and unfolds it.

It is one painted button: a form has up to twenty of them, and the first paint waits for all.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from paperwork.forms import Section
from translations import _, current_language, ngettext
from ui.common import icons, theme
from ui.common.buttons import ENTER, key_text
from ui.common.plain_text import set_tip
from ui.questionnaires.section_list import SectionRow

HEIGHT, LEFT = 30, 3
ARROW, SIGN, GAP = 16, 14, 8  # widths of the pictures, and the distance between what stands side by side


class SectionHead(QAbstractButton):
    """Name, count, and while folded what waits inside. Click, Space and Enter turn it, Left and Right as in a
    tree. Signal ``turned(folded)``: the person wants the section so."""

    turned = Signal(bool)

    def __init__(self, section: Section) -> None:
        super().__init__()
        self.section = section
        self.is_folded = False
        self._row: SectionRow | None = None
        self._name = section.label(current_language())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover, True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked=False: self.turned.emit(not self.is_folded))
        self._speak()

    def show_count(self, one: SectionRow) -> None:
        """How many of its questions are filled in, of those that want to be."""
        if one != self._row:
            self._row = one
            self._speak()

    def show_folded(self, folded: bool) -> None:
        if folded != self.is_folded:
            self.is_folded = folded
            self._speak()

    def _speak(self) -> None:
        """Say in words what is painted."""
        state = _("folded") if self.is_folded else _("unfolded")
        parts = [self._name, self._counted() or _("nothing is asked"), self._waiting(), state]
        self.setAccessibleName(", ".join(part for part in parts if part))
        name = _("Unfold the section") if self.is_folded else _("Fold the section")
        set_tip(self, f"{name} ({key_text('F7')})")
        self.update()

    def _counted(self) -> str:
        if self._row is None or not self._row.asked:
            return ""
        return _("%(done)d of %(asked)d") % {"done": self._row.done, "asked": self._row.asked}

    def _waiting(self) -> str:
        gaps = self._row.asked - self._row.done if self._row is not None else 0
        return ngettext("%(count)d gap", "%(count)d gaps", gaps) % {"count": gaps} if gaps else ""

    def sizeHint(self) -> QSize:
        return QSize(0, theme.px(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        turning = Qt.Key.Key_Right if self.is_folded else Qt.Key.Key_Left
        if plain and (key in ENTER or key == turning):
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_ground(painter)
        arrow = "right" if self.is_folded else "down"
        painter.drawPixmap(self._place(theme.px(LEFT), ARROW), icons.pixmap(arrow))
        at = theme.px(LEFT + ARROW + GAP)
        at = self._write(painter, at, self._name, theme.BODY, "text", theme.SEMIBOLD)
        at = self._write(painter, at, self._counted(), theme.CAPTION, "text3")
        if self.is_folded and self._row is not None:
            icon, tone = self._row.sign
            painter.drawPixmap(self._place(at, SIGN), icons.pixmap(icon, tone, SIGN))
            self._write(painter, at + theme.px(SIGN + 4), self._waiting(), theme.CAPTION, "text2")

    def _paint_ground(self, painter: QPainter) -> None:
        """The ring of the focus, and the colour of what the mouse could press."""
        if not self.hasFocus() and not self.underMouse():
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.tone("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.tone("hover") if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))

    def _place(self, left: int, size: int) -> QPoint:
        return QPoint(left, (self.height() - theme.px(size)) // 2)

    def _write(
        self, painter: QPainter, left: int, text: str, size: int, tone: str,
        weight: QFont.Weight = QFont.Weight.Normal,
    ) -> int:  # fmt: skip
        """Write the text from there on, cut where the room ends; returns where the next may begin."""
        if not text:
            return left
        face = theme.face(size, weight)
        shown = face.metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width() - left)
        painter.setFont(face.font)
        painter.setPen(theme.tone(tone))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(left, 0, self.width() - left, self.height()), flags, shown)
        return left + face.metrics.horizontalAdvance(shown) + theme.px(GAP)
