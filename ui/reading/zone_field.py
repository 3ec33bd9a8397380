"""The field in which a passport's zone is typed, pasted or scanned, and what is read of it at each key."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from textkit.mrz.progress import FIRST_SIGNS, has_another, is_whole
from textkit.mrz.reading import Mrz, looks_like_mrz_start, read_mrz
from translations import _
from ui.common import theme
from ui.reading.watch import SCANNERS

LINES = 3
LONGEST = 44  # signs of the longest line
# Within so many milliseconds of the key before it an Enter or Tab is the scanner's.
QUICK = 120


class ZoneField(QPlainTextEdit):
    """Signal ``zone_read(mrz or None, whole)`` at each change; ``whole``: nothing more is to come.

    Enter makes a line, and so does the Tab of a scanner; after a whole zone both do nothing for a moment.
    A further zone takes the place of a whole one.
    """

    zone_read = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self.setFont(_equal_width())
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(_("Scan the passport, paste its zone,\nor type the lines with the < signs"))
        self.setAccessibleName(_("Machine-readable zone"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._since_key = QElapsedTimer()
        self._whole = ""  # the text of the zone that is complete, "" while there is none
        self.others = False  # whether the text that was pasted has a further zone
        self._quiet = False
        self.textChanged.connect(self._on_changed)

    def sizeHint(self) -> QSize:
        """Room for the longest zone and no more."""
        metrics = QFontMetrics(self.font())
        margins = 2 * round(self.document().documentMargin()) + theme.px(14)
        width = metrics.horizontalAdvance("<" * LONGEST) + margins
        return QSize(width, LINES * metrics.lineSpacing() + margins)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def take(self, text: str) -> None:
        """Begin with this text, as if it had been typed here just now."""
        self._since_key.start()
        self._show(text)
        self._read(pasted=len(text) > LONGEST)

    def lines(self) -> str:
        return self.toPlainText()

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()  # the pane's: Ctrl+Enter fills, Alt+Enter repairs
            return
        if enter and self._whole:
            return
        if event.text() and event.text().isprintable():
            self._begin_another(event.text())
        self._since_key.start()
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes on, unless a scanner ends a line with it."""
        if not self._is_quick():
            return bool(super().focusNextPrevChild(forward))
        if not self._whole:
            self.insertPlainText("\n")
        return True

    def _is_quick(self) -> bool:
        allowed = SCANNERS if self._whole else QUICK
        return self._since_key.isValid() and not self._since_key.hasExpired(allowed)

    def _begin_another(self, sign: str) -> None:
        """Behind a whole zone, a sign with which a zone can begin is the first of the next one."""
        cursor = self.textCursor()
        if self._whole and sign.upper() in FIRST_SIGNS and cursor.atEnd() and not cursor.hasSelection():
            self._show("")

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted takes the place of all: half a zone and a whole one make none."""
        text = source.text()
        if looks_like_mrz_start(text.lstrip()) or read_mrz(text) is not None:
            self._show(text.strip())
            self._read(pasted=True)
        else:
            super().insertFromMimeData(source)

    # -- reading

    def _on_changed(self) -> None:
        if not self._quiet:
            self._read()

    def _read(self, *, pasted: bool = False) -> None:
        """Of typed lines a zone is whole only when all its signs are there: more may come."""
        text = self.toPlainText()
        mrz = read_mrz(text) if text.strip() else None
        whole = mrz is not None and (pasted or is_whole(text, mrz))
        self._whole = ""
        self.others = mrz is not None and pasted and has_another(text, mrz)
        if mrz is not None and whole:
            self._show_clean(mrz)
        self.zone_read.emit(mrz, whole)

    def _show_clean(self, mrz: Mrz) -> None:
        clean = "\n".join(mrz.lines)
        at = self.textCursor().position()
        at_end = self.textCursor().atEnd() or _count(self.toPlainText()) != _count(clean)
        if clean != self.toPlainText():
            self._show(clean)
            cursor = self.textCursor()
            cursor.setPosition(len(clean) if at_end else min(at, len(clean)))
            self.setTextCursor(cursor)
        self._whole = clean

    def _show(self, text: str) -> None:
        self._quiet = True
        self.setPlainText(text)
        self.moveCursor(self.textCursor().MoveOperation.End)
        self._quiet = False
        self._whole = ""


def _count(text: str) -> int:
    return len(text.replace("\n", ""))


def _equal_width() -> QFont:
    made = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    made.setPixelSize(theme.px(theme.SECONDARY))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
