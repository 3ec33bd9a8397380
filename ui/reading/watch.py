"""Hears in any field that a passport's zone is being typed, pasted or sent by a scanner, and takes it out.

A scanner types as a keyboard does, into whatever has the focus, and very fast. So after each key the watch
looks whether what was typed in one go can only be the beginning of a zone. Then the field gets back what
stood there before, and whoever listens gets what was typed so far, and with the focus all further keys.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from textkit.mrz_typing import looks_like_mrz_start
from ui.reading.former_text import FormerText, cursor_of, has_selection, text_of

Restore = Callable[[], object]
ENTER_OR_TAB = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
# Milliseconds in which an Enter or Tab after a zone is the scanner's: a person sees first what was read.
SCANNERS = 500
# A pasted text that is no longer than this may hold a zone with something before it.
_SHORT_TEXT = 160


class MrzWatch(QObject):
    """Signal ``begun(text)``: the beginning of a zone, or all of it, was taken out of a field."""

    begun = Signal(str)

    def __init__(self, parent: QObject, remember: Callable[[], Restore] | None = None) -> None:
        """``remember()`` is called before the first key of a run. What it answers is called to put back what
        the form made of the keys since."""
        super().__init__(parent)
        self._remember = remember
        self._editor: QWidget | None = None
        self._former: FormerText | None = None
        self._restore: Restore | None = None
        self._text = self._typed = ""
        self._cursor = 0
        self._since_zone = QElapsedTimer()

    def watch(self, editor: QWidget) -> None:
        """Look at this field from now on. Asked again it does nothing, nor for what is no field of text."""
        if not isinstance(editor, QLineEdit | QPlainTextEdit) or editor.property("reads_zones"):
            return
        editor.setProperty("reads_zones", True)
        editor.installEventFilter(self)
        if isinstance(editor, QLineEdit):
            editor.textEdited.connect(self._on_typed)
        else:
            editor.textChanged.connect(self._on_typed)

    def zone_ended(self) -> None:
        """A zone was read just now: the Enter or Tab that the scanner sends after it is nobody's."""
        self._since_zone.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._is_scanners(event):
            return True
        if kind in (QEvent.Type.KeyPress, QEvent.Type.InputMethod, QEvent.Type.ContextMenu):
            assert isinstance(watched, QWidget)
            self._before_key(watched)
        return False

    def _is_scanners(self, event: QKeyEvent) -> bool:
        if event.key() not in ENTER_OR_TAB or not self._since_zone.isValid():
            return False
        if self._since_zone.hasExpired(SCANNERS):
            self._since_zone.invalidate()
            return False
        return True

    def _before_key(self, editor: QWidget) -> None:
        """A run goes on while nothing but keys changes the text, where the last one left the cursor."""
        goes_on = editor is self._editor and cursor_of(editor) == self._cursor and not has_selection(editor)
        if goes_on and text_of(editor) == self._text and self._typed:
            return
        self._editor, self._typed = editor, ""
        self._text, self._cursor = text_of(editor), cursor_of(editor)
        self._former = FormerText(editor)
        self._restore = self._remember() if self._remember is not None else None

    def _on_typed(self) -> None:
        editor = self._editor
        if editor is None or not isValid(editor) or self.sender() is not editor or not editor.hasFocus():
            return
        text, cursor = text_of(editor), cursor_of(editor)
        inserted, removed = _difference(self._text, text, cursor)
        self._text, self._cursor = text, cursor
        if not inserted:
            self._typed = self._typed[: -len(removed) or None]
        else:
            self._typed += inserted
            if self._is_zone(inserted):
                self._take_out()

    def _is_zone(self, inserted: str) -> bool:
        if looks_like_mrz_start(self._typed.lstrip()):
            return True
        if not 60 <= len(inserted) <= _SHORT_TEXT:
            return False
        from textkit.mrz import read_mrz

        return read_mrz(inserted) is not None

    def _take_out(self) -> None:
        typed, self._typed = self._typed, ""
        former, restore, self._editor = self._former, self._restore, None
        if former is not None:
            former.put_back()
        if restore is not None:
            restore()
        self.begun.emit(_as_pasted(typed))


def _difference(before: str, after: str, cursor: int) -> tuple[str, str]:
    """(what was inserted up to the cursor, what was removed there) between two texts of a field."""
    kept_behind = min(len(after) - cursor, len(before))
    same = 0
    most = min(cursor, len(before) - kept_behind)
    while same < most and before[same] == after[same]:
        same += 1
    return after[same:cursor], before[same : len(before) - kept_behind]


def _as_pasted(typed: str) -> str:
    """A field of one line pastes line ends as spaces, which may be fillers too: the clipboard has them."""
    clipboard = QGuiApplication.clipboard().text() if len(typed) > 20 else ""
    same = "".join(clipboard.split()) == "".join(typed.split())
    return clipboard if clipboard and same else typed
