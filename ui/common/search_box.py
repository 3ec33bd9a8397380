"""The line in which something is searched for, with its magnifier."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from ui.common import icons, theme

ICON = 16
BEFORE, BEHIND = 8, 6  # the icon: room to the border, and to the text


_LINE_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
# Milliseconds in which an Enter or Tab after another key is a scanner's.
QUICK = 500
BETWEEN_KEYS = 120  # milliseconds between two keys of a scanner at most, what each of them finds included


class SearchBox(QLineEdit):
    """``name`` is what it is called aloud, ``hint`` what can be typed.

    Signal ``zone_scanned()``: a scanner has sent all of a passport's zone, and the Enter or Tab that ends it.
    The magnifier is painted here: actions of a line have icons of one size whatever the letters.
    """

    zone_scanned = Signal()

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setClearButtonEnabled(True)
        self._zone_keys = ZoneKeys(self)
        self.setTextMargins(theme.px(ICON + BEHIND), 0, 0, 0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Whatever else hears the keys of the box hears them after the watch over zones.
        self.installEventFilter(self._zone_keys)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = theme.px(ICON)
        painter = QPainter(self)
        painter.drawPixmap(theme.px(BEFORE), (self.height() - size) // 2, icons.pixmap("search", size=ICON))
        painter.end()


class ZoneKeys(QObject):
    """Lets a scanner send a zone into a search box: its line ends neither open anything nor leave the box."""

    def __init__(self, box: SearchBox) -> None:
        super().__init__(box)
        self._box = box
        self._since_key, self._since_text = QElapsedTimer(), QElapsedTimer()
        self._text = box.text()
        self._run = 0  # how many signs came without a pause
        self._behind = ""  # the zone that came behind other words
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._search_alone)
        box.textEdited.connect(self.on_text)

    def on_text(self, text: str) -> None:
        """A zone that is scanned or pasted behind other words is searched for alone."""
        from textkit.mrz.progress import zone_behind

        came, self._text = len(text) - len(self._text), text
        goes_on = came == 1 and self._since_text.isValid() and not self._since_text.hasExpired(BETWEEN_KEYS)
        self._since_text.start()
        self._run = self._run + 1 if goes_on else came
        self._behind = zone_behind(text, self._run) if came > 0 else ""
        if self._behind:
            self._soon.start()

    def _search_alone(self) -> None:
        """After all others have heard of the text: with the next key, or soon."""
        zone, self._behind = self._behind, ""
        if zone and self._box.text() == self._text:
            self._text = zone
            self._box.setText(zone)
            self._box.textEdited.emit(zone)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        self._search_alone()
        if event.key() in _LINE_ENDS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return self._is_within_zone()
        self._since_key.start()
        return False

    def _is_within_zone(self) -> bool:
        """Between two lines it is a space. After the last one a scanner's tells that the zone is there."""
        from textkit.mrz.progress import begins_zone, whole_zone

        text = self._box.text()
        if not begins_zone(text):
            return False
        if whole_zone(text) is None:
            self._box.insert(" ")
            return True
        if not self._since_key.isValid() or self._since_key.hasExpired(QUICK):
            return False
        self._box.zone_scanned.emit()
        return True
